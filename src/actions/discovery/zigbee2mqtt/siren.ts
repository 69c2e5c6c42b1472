/** Sirens: an `alarm` that is on or off, an `alarm` of several sounds, or the `warning` of the Zigbee standard. */
import { type Feature, part } from './feature.js';
import { asWord, binary, type Part } from './part.js';

const SILENT = ['stop', 'off', 'normal', 'none'];

const common = {
  kind: 'siren',
  deviceClass: null,
  abilities: {},
  operate: {},
  asks: [],
  label: 'siren',
  secondary: false,
  weight: 3,
} as const;

/** null where the feature is nothing that makes a noise. */
export function sirenPart(feature: Feature): Part | null {
  if (!feature.settable && feature.type !== 'composite') return null;
  const { name, type, property, endpoint } = feature;
  if (type === 'composite') return name === 'warning' ? warningPart(feature) : null;
  if (!/^(alarm|siren|alarm_switch)$/.test(name)) return null;
  if (type === 'binary') {
    return {
      ...common,
      endpoint,
      reports: feature.told ? ['on'] : [],
      read: (json) => {
        const on = binary(feature, json[property]);
        return on === null ? null : { on };
      },
      write: { on: (value) => ({ [property]: value === true ? feature.on : feature.off }) },
    };
  }
  const off = feature.values.find((value) => SILENT.includes(value));
  // The last of several is the loudest or the most complete ("sound and light").
  const on = feature.values.findLast((value) => value !== off);
  if (off === undefined || on === undefined) return null;
  return {
    ...common,
    endpoint,
    reports: feature.told ? ['on'] : [],
    read: (json) => {
      const word = asWord(json[property]);
      return word === null ? null : { on: word !== off };
    },
    write: { on: (value) => ({ [property]: value === true ? on : off }) },
  };
}

/** Seconds: the standard wants an end; a siren nobody stops falls silent by itself. */
const WARNING_SECONDS = 180;

function warningPart(feature: Feature): Part | null {
  const mode = part(feature, 'mode');
  const loud = mode?.values.find((value) => value === 'burglar' || value === 'emergency');
  if (loud === undefined) return null;
  const level = part(feature, 'level')?.values.at(-1);
  return {
    ...common,
    endpoint: feature.endpoint,
    // Nothing tells whether it sounds.
    reports: [],
    read: () => null,
    write: {
      on: (value) => ({
        [feature.property]:
          value === true
            ? {
                mode: loud,
                ...(level === undefined ? {} : { level }),
                strobe: true,
                duration: WARNING_SECONDS,
              }
            : { mode: 'stop', strobe: false, duration: 0 },
      }),
    },
  };
}
