/** Features that stand alone: sensors, and settings that are numbers, choices, switches or buttons. */
import type { Kind } from '../../home.js';
import { degreesOf, scaleOfUnit } from '../../kinds/unit-symbols.js';
import { temperatureScale } from '../fields.js';
import type { Feature } from './feature.js';
import { asNumber, asWord, binary, type Part, type PartContext } from './part.js';

/** By name without its endpoint: Home Assistant's device class, which is what people ask for. */
const NUMERIC_CLASS: readonly (readonly [RegExp, string])[] = [
  [/^(local_|soil_|probe_|external_|outdoor_|water_|pool_|air_|floor_|current_)?temperature/, 'temperature'],
  [/^(soil_)?(humidity|moisture)/, 'humidity'],
  [/^illuminance/, 'illuminance'],
  [/^pressure/, 'pressure'],
  [/^(co2|carbon_dioxide)/, 'carbon_dioxide'],
  [/^co$/, 'carbon_monoxide'],
  [/^pm25/, 'pm25'],
  [/^pm10/, 'pm10'],
  [/^voc/, 'volatile_organic_compounds'],
  [/^(aqi|air_quality)/, 'aqi'],
  [/^power(_phase_\w|_[abc])?$/, 'power'],
  [/^(produced_)?energy/, 'energy'],
  [/^(water_consumed|volume_flow|flow)/, 'water'],
  [/^battery/, 'battery'],
];
const BINARY_CLASS: readonly (readonly [RegExp, string])[] = [
  [/^contact/, 'door'],
  [/^(occupancy|occupied)/, 'occupancy'],
  [/^presence/, 'occupancy'],
  [/^(motion|pir)/, 'motion'],
  [/^(water_leak|leak|rain|moisture)/, 'moisture'],
  [/^smoke/, 'smoke'],
  [/^carbon_monoxide/, 'carbon_monoxide'],
  [/^gas/, 'gas'],
  [/^vibration/, 'vibration'],
  [/^(window_open|window|opening)/, 'window'],
  [/^(garage_door|door|door_state)/, 'door'],
  [/^sound|^noise/, 'sound'],
  [/^(tamper)/, 'tamper'],
  [/^battery_low/, 'battery'],
];
/** Readings of the device itself that zigbee2mqtt does not always mark as such. */
const ABOUT_ITSELF =
  /^(linkquality|device_temperature|voltage|current(_phase_\w|_[abc])?$|ac_frequency|power_factor|power_outage_count|mains_|tamper|battery|test|uptime|error|fault|action|reboot|rejoin|reported_|last_|update|trouble|ac_status|restore|supervision|identify|effect|power_on_|x_axis|y_axis|z_axis|angle|lifetime|power_reactive|power_apparent)/;
/** Of a device that only senses, these are what it is for: they carry its name. */
const MAIN_SENSE = [
  'door',
  'window',
  'occupancy',
  'motion',
  'moisture',
  'smoke',
  'gas',
  'carbon_monoxide',
  'vibration',
];

const plainName = ({ name, endpoint }: Feature): string =>
  (endpoint !== null && name.endsWith(`_${endpoint}`)
    ? name.slice(0, -endpoint.length - 1)
    : name
  ).toLowerCase();

const classOf = (name: string, table: readonly (readonly [RegExp, string])[]): string | null =>
  table.find(([pattern]) => pattern.test(name))?.[1] ?? null;

/** A part, or why there is none. */
export function genericPart(feature: Feature, context: PartContext): Part | string {
  const { type, settable, told } = feature;
  if (feature.name === 'action' || feature.name.startsWith('action_')) return 'only sends events';
  if (type === 'composite') return 'is made of several settings at once';
  if (type === 'list') return 'is a list';
  if (type === 'text' && settable) return 'is a free text';
  if (!settable && !told) return 'can neither be read nor set';
  if (settable) return setting(feature, context) ?? `is of a type that is not known here: ${type}`;
  return reading(feature, context) ?? `is of a type that is not known here: ${type}`;
}

const base = (feature: Feature) => ({
  abilities: {},
  write: {},
  operate: {},
  asks: [],
  endpoint: feature.endpoint,
  label: feature.label,
  feature,
  weight: Number.POSITIVE_INFINITY,
});

function reading(feature: Feature, { units }: PartContext): Part | null {
  const name = plainName(feature);
  const { property, unit, type } = feature;
  const secondary = feature.category !== null || ABOUT_ITSELF.test(name);
  if (type === 'binary') {
    const deviceClass = classOf(name, BINARY_CLASS);
    const main = MAIN_SENSE.indexOf(deviceClass ?? '');
    return {
      ...base(feature),
      kind: 'binary_sensor',
      deviceClass,
      reports: ['on'],
      read: (json) => {
        const on = binary(feature, json[property]);
        return on === null ? null : { on };
      },
      secondary,
      weight: main < 0 ? Number.POSITIVE_INFINITY : 10 + main,
    };
  }
  if (type !== 'numeric' && type !== 'enum' && type !== 'text') return null;
  const scale = type === 'numeric' ? scaleOfUnit(unit ?? undefined) : undefined;
  const { toHome } = temperatureScale(scale, units);
  const shown = scale === undefined ? unit : degreesOf(units);
  return {
    ...base(feature),
    kind: 'sensor',
    deviceClass: type === 'numeric' ? classOf(name, NUMERIC_CLASS) : null,
    reports: ['value'],
    read: (json) => {
      const value = type === 'numeric' ? asNumber(json[property]) : asWord(json[property]);
      if (value === null) return null;
      const told = typeof value === 'number' ? toHome(value) : value;
      return { value: told, ...(shown === null ? {} : { unit: shown }) };
    },
    secondary: secondary || type === 'text',
  };
}

/** Settings are for home.yaml to name: "switch type of the kitchen lamp" is nothing one says every day. */
function setting(feature: Feature, { units }: PartContext): Part | null {
  const { type, property, values } = feature;
  const common = { ...base(feature), deviceClass: null, secondary: true };
  const reports = feature.told ? ['value'] : [];
  if (type === 'binary') {
    return {
      ...common,
      kind: 'switch',
      reports: feature.told ? ['on'] : [],
      read: (json) => {
        const on = binary(feature, json[property]);
        return on === null ? null : { on };
      },
      write: { on: (value) => ({ [property]: value === true ? feature.on : feature.off }) },
    };
  }
  if (type === 'numeric') {
    const { min = 0, max = 100, step = 1 } = feature;
    // Of a calibration, a degree is a difference and not a temperature.
    const scale = min < 0 && max === -min ? undefined : scaleOfUnit(feature.unit ?? undefined);
    const { toHome, fromHome } = temperatureScale(scale, units);
    return {
      ...common,
      kind: 'number',
      abilities: { value: { min: toHome(min), max: toHome(max), step } },
      reports,
      read: (json) => {
        const value = asNumber(json[property]);
        return value === null ? null : { value: toHome(value) };
      },
      write: { value: (value) => (typeof value === 'number' ? { [property]: fromHome(value) } : null) },
    };
  }
  if (type !== 'enum') return null;
  const [single] = values;
  if (values.length === 1 && single !== undefined) {
    const kind: Kind = 'button';
    return { ...common, kind, reports: [], read: () => null, operate: { run: { [property]: single } } };
  }
  return {
    ...common,
    kind: 'select',
    abilities: { value: { values } },
    reports,
    read: (json) => {
      const value = asWord(json[property]);
      return value === null ? null : { value };
    },
    write: {
      value: (value) => (typeof value === 'string' && values.includes(value) ? { [property]: value } : null),
    },
  };
}
