/** Properties that stand for themselves: sensors, numbers, choices, switches. */
import type { Home } from '../../home.js';
import { encodeEach, Routes, type Spoken } from '../binding.js';
import { numeric, temperatureScale } from '../fields.js';
import { type HomieProperty, isNumeric, rangeOf, valuesOf } from './model.js';
import { unitOf } from './node-build.js';
import { isDegrees } from './roles.js';
import { readFlag } from './values.js';

const BY_UNIT: Readonly<Record<string, string>> = {
  '°C': 'temperature',
  '°F': 'temperature',
  W: 'power',
  kW: 'power',
  kWh: 'energy',
  Wh: 'energy',
  V: 'voltage',
  A: 'current',
  Pa: 'pressure',
  hPa: 'pressure',
  lx: 'illuminance',
  ppm: 'carbon_dioxide',
};
const BY_WORD: readonly (readonly [RegExp, string])[] = [
  [/temperature/, 'temperature'],
  [/humidity|moisture/, 'humidity'],
  [/battery/, 'battery'],
  [/illumin|\blux\b|brightness/, 'illuminance'],
  [/pressure/, 'pressure'],
  [/\bco2\b/, 'carbon_dioxide'],
  [/\bpower\b/, 'power'],
  [/energy/, 'energy'],
];
const FLAG_WORDS: readonly (readonly [RegExp, string])[] = [
  [/window/, 'window'],
  [/door|contact/, 'door'],
  [/motion|\bpir\b/, 'motion'],
  [/occup|presence/, 'occupancy'],
  [/leak|water|rain|flood/, 'moisture'],
  [/smoke/, 'smoke'],
  [/\bgas\b/, 'gas'],
  [/vibration/, 'vibration'],
];

/** A device, or why there is none. */
export function looseProperty(property: HomieProperty, units: Home['units']): Spoken | string {
  const { topic, datatype, settable, retained, unit } = property;
  if (!retained && !settable) return 'only sends events';
  const said = `${property.id} ${property.name}`.toLowerCase();
  const wordClass = (table: readonly (readonly [RegExp, string])[]): string | null =>
    table.find(([pattern]) => pattern.test(said))?.[1] ?? null;
  const routes = new Routes();
  const plain = { abilities: {}, routes, deviceClass: null };
  const send = (payload: string) => [{ topic: `${topic}/set`, payload }];
  if (datatype === 'boolean') {
    routes.add(topic, undefined, ['on'], (text) => {
      const on = readFlag(text);
      return on === null ? null : { on };
    });
    if (!settable) {
      return { ...plain, kind: 'binary_sensor', deviceClass: wordClass(FLAG_WORDS), encode: encodeEach({}) };
    }
    return { ...plain, kind: 'switch', encode: encodeEach({ on: (value) => send(String(value === true)) }) };
  }
  if (isNumeric(property)) {
    const { toHome, fromHome } = temperatureScale(isDegrees(property) ? unitOf(property) : undefined, units);
    const shown = isDegrees(property) ? (units === 'imperial' ? '°F' : '°C') : unit;
    routes.add(topic, undefined, ['value'], (text) => {
      const value = numeric(text);
      return value === null ? null : { value: toHome(value), ...(shown === '' ? {} : { unit: shown }) };
    });
    const deviceClass = BY_UNIT[unit] ?? wordClass(BY_WORD);
    if (!settable) return { ...plain, kind: 'sensor', deviceClass, encode: encodeEach({}) };
    const { min = 0, max = 100, step = 1 } = rangeOf(property);
    return {
      ...plain,
      kind: 'number',
      abilities: { value: { min: toHome(min), max: toHome(max), step } },
      encode: encodeEach({
        value: (value) => (typeof value === 'number' ? send(String(fromHome(value))) : null),
      }),
    };
  }
  if (datatype === 'enum' && settable) {
    const values = valuesOf(property);
    const [single] = values;
    if (values.length === 1 && single !== undefined && !retained) {
      return { ...plain, kind: 'button', encode: encodeEach({}, { run: () => send(single) }) };
    }
    routes.add(topic, undefined, ['value'], (text) => ({ value: text.slice(0, 200) }));
    return {
      ...plain,
      kind: 'select',
      abilities: { value: { values } },
      encode: encodeEach({
        value: (value) => (typeof value === 'string' && values.includes(value) ? send(value) : null),
      }),
    };
  }
  if (settable) return `is a ${datatype} to set, which is not done by voice`;
  if (datatype !== 'enum' && datatype !== 'string') return `is a ${datatype}, which is not read out`;
  routes.add(topic, undefined, ['value'], (text) => ({ value: text.slice(0, 200) }));
  return { ...plain, kind: 'sensor', encode: encodeEach({}) };
}
