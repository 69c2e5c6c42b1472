/**
 * Reading a house: which property a question is about, and whether a device fits a test. Questions, conditions
 * ("if the window is open") and waiting ("when the washer finishes") all read through here.
 */

import { normalWords } from '../nlu/normalize.js';
import type { Device, DeviceState, PropertyValue } from './home.js';
import { canonicalProperty, KIND_TABLE, propertyOf } from './kinds/kinds.js';
import { isActive, sameValue } from './kinds/operations.js';
import { sensorWords } from './kinds/sensor-words.js';
import { convertBetween, degreesOf, scaleOfUnit } from './kinds/unit-symbols.js';
import { lookup } from './lookup.js';

export interface StateTest {
  readonly is?: PropertyValue;
  readonly above?: number;
  readonly below?: number;
  /** The level itself is enough. */
  readonly reach?: boolean;
}

/** What is measured, not what is aimed for: a thermostat's temperature is that of its room. */
const MEASURED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  climate: { temperature: 'current', humidity: 'humidity' },
  water_heater: { temperature: 'current' },
  humidifier: { humidity: 'current' },
};

/** Other words for a sensor's class. */
const CLASS_WORDS: Readonly<Record<string, readonly string[]>> = {
  temperature: ['temperature'],
  humidity: ['humidity', 'moisture'],
  battery: ['battery'],
  power: ['power', 'apparent_power', 'reactive_power'],
  energy: ['energy'],
  co2: ['carbon_dioxide'],
  illuminance: ['illuminance'],
  light: ['illuminance'],
  air_quality: ['aqi'],
  pressure: ['pressure', 'atmospheric_pressure'],
  atmospheric_pressure: ['atmospheric_pressure', 'pressure'],
};

/** Asked in these words, a device answers with its main property. */
const ASKS_MAIN: ReadonlySet<string> = new Set([
  'state',
  'on',
  'open',
  'closed',
  'locked',
  'playback',
  'position',
  'mode',
  'activity',
]);

/** The property of this device that holds the answer; null where it has none. `state` is the main one. */
export function propertyRead(device: Device, attr: string): string | null {
  const spec = KIND_TABLE[device.kind];
  if (device.kind === 'sensor') {
    const classes = lookup(CLASS_WORDS, attr) ?? [attr];
    const own = device.deviceClass !== null && classes.includes(device.deviceClass);
    if (attr === 'value' || own || ASKS_MAIN.has(attr)) return 'value';
    return attr === 'battery' && device.state['battery'] !== undefined ? 'battery' : null;
  }
  if (device.kind === 'binary_sensor') {
    if (attr === 'battery') {
      return device.deviceClass === 'battery'
        ? 'on'
        : device.state['battery'] === undefined
          ? null
          : 'battery';
    }
    // A dryer that says whether it runs tells nothing of the power it takes.
    const classes = lookup(CLASS_WORDS, attr) ?? [attr];
    return ASKS_MAIN.has(attr) || classes.includes(device.deviceClass ?? '') ? 'on' : null;
  }
  if (attr === 'state') return spec.main;
  // "Temperature" is an everyday word for what a device aims at, and a humidifier does not aim at warmth.
  if (attr === 'temperature' && device.kind === 'humidifier') return null;
  const measured = lookup(MEASURED[device.kind] ?? {}, attr);
  if (measured !== undefined) return measured;
  const name = canonicalProperty(device.kind, attr);
  if (Object.hasOwn(spec.properties, name)) return name;
  if (attr === 'battery') return device.state['battery'] === undefined ? null : 'battery';
  // "Is the blind on?", "is the door open?": the main property answers on, open and locked alike.
  return ASKS_MAIN.has(attr) ? spec.main : null;
}

/** The value that answers the question now. */
export function readProperty(device: Device, state: DeviceState, attr: string): PropertyValue | undefined {
  const name = propertyRead(device, attr);
  return name === null ? undefined : state[name];
}

interface Measured {
  readonly device: Device;
  readonly state: DeviceState;
  readonly attr: string;
  readonly units: 'metric' | 'imperial';
}

/** What a sensor counts in that does not say. */
const USUAL_UNIT: Readonly<Record<string, string>> = {
  power: 'W',
  energy: 'kWh',
  voltage: 'V',
  current: 'A',
};

/**
 * The limits of a test in the unit that the device itself counts in.
 *
 * @param unit as it was said; left out, temperatures are the house's
 */
export function inOwnUnit(test: StateTest, unit: string | undefined, measured: Measured): StateTest {
  const { above, below } = test;
  const own = above === undefined && below === undefined ? undefined : unitOf(measured);
  if (own === undefined) return test;
  const said = unit ?? (scaleOfUnit(own) === undefined ? own : degreesOf(measured.units));
  const converted = (limit: number): number => {
    const there = convertBetween(limit, said, own);
    // 20 °C are 68 °F, not 67.99999999999997.
    return there === null ? limit : Math.round(there * 1e6) / 1e6;
  };
  return {
    ...test,
    ...(above === undefined ? {} : { above: converted(above) }),
    ...(below === undefined ? {} : { below: converted(below) }),
  };
}

function unitOf({ device, state, attr, units }: Measured): string | undefined {
  const property = propertyRead(device, attr);
  if (property === null) return undefined;
  if (propertyOf(device.kind, property)?.spec.unit === 'temperature') return degreesOf(units);
  if (property !== 'value') return undefined;
  const told = state['unit'] ?? device.state['unit'];
  if (typeof told === 'string' && told !== '') return told;
  if (device.deviceClass === 'temperature') return degreesOf(units);
  return lookup(USUAL_UNIT, device.deviceClass ?? '');
}

/** True if the device fits: "on", "open", "locked", above 20 ... */
export function meets(device: Device, state: DeviceState, attr: string, test: StateTest): boolean {
  const value = readProperty(device, state, attr);
  if (typeof value === 'number' && test.reach === true && [test.above, test.below].includes(value))
    return true;
  if (test.above !== undefined && !(typeof value === 'number' && value > test.above)) return false;
  if (test.below !== undefined && !(typeof value === 'number' && value < test.below)) return false;
  if (test.is === undefined) return value !== undefined;
  const name = propertyRead(device, attr);
  if (name === null) return false;
  if (typeof test.is === 'string') return isWord(device, state, name, test.is);
  if (typeof test.is === 'boolean') {
    if (device.kind === 'sensor') return wordsFor(value).includes(test.is ? 'on' : 'off');
    if (typeof value === 'boolean' && attr !== 'open' && attr !== 'on') return value === test.is;
    return (name === KIND_TABLE[device.kind].main ? isActive(device, state) : value === true) === test.is;
  }
  return sameValue(value, test.is);
}

const plain = (text: string): string => normalWords(text.replaceAll('_', ' ')).join(' ');

function isWord(device: Device, state: DeviceState, name: string, word: string): boolean {
  const said = plain(word);
  const value = state[name];
  if (device.kind === 'binary_sensor' && name === 'on') {
    const [on, off] = sensorWords(device.deviceClass);
    if (said === 'on' || on.some((candidate) => plain(candidate) === said)) return value === true;
    if (said === 'off' || off.some((candidate) => plain(candidate) === said)) return value === false;
    return false;
  }
  if (
    device.kind === 'weather' &&
    name === 'condition' &&
    lookup(FALLING, said)?.test(String(value)) === true
  )
    return true;
  if (device.kind === 'person') return isLocation(typeof value === 'string' ? value : '', said);
  if (typeof value === 'string' && plain(value) === said) return true;
  if (device.kind === 'sensor') return wordsFor(value).includes(said);
  const known = stateWords(device, state);
  return known.includes(said);
}

/** It rains in more than one way (Home Assistant's conditions). */
const FALLING: Readonly<Record<string, RegExp>> = { rainy: /rain|pouring/i, snowy: /snow/i };

const AT_WORK = ['on', 'running', 'active', 'working', 'in use', 'busy'];
const AT_REST = [
  'off',
  'done',
  'finished',
  'complete',
  'completed',
  'ready',
  'idle',
  'stopped',
  'standby',
  'not running',
];
const AWAY = ['unavailable', 'unknown', ''];

/** A machine that reports in words ("rinsing", "finished") is at work unless it says that it is not. */
function wordsFor(value: PropertyValue | undefined): readonly string[] {
  if (typeof value !== 'string' || AWAY.includes(plain(value))) return [];
  return AT_REST.includes(plain(value)) ? AT_REST : AT_WORK;
}

function isLocation(location: string, said: string): boolean {
  const place = plain(location);
  const home = place === 'home';
  if (said === 'home' || said === 'at home') return home;
  if (['away', 'not home', 'out', 'gone'].includes(said)) return !home && place !== '';
  return place === said || `at ${place}` === said;
}

/** Every everyday word that is true of the device now: `on`, `open`, `unlocked`, `running` ... */
export function stateWords(device: Device, state: DeviceState): readonly string[] {
  const active = isActive(device, state);
  const main = KIND_TABLE[device.kind].main;
  switch (device.kind) {
    case 'cover':
    case 'valve':
      return active ? ['open', 'opened', 'on', 'up'] : ['closed', 'shut', 'off', 'down', 'close'];
    case 'lock':
      return active
        ? ['locked', 'closed', 'lock', 'secure', 'on']
        : ['unlocked', 'open', 'unlock', 'off', String(state['bolt'] ?? '')];
    case 'alarm':
      // What arms has not armed yet.
      if (state['mode'] === 'arming' || state['mode'] === 'disarming') return [state['mode'], 'on'];
      return active ? ['on', 'armed', 'set', 'active'] : ['off', 'disarmed', 'not set', 'inactive'];
    case 'vacuum':
    case 'mower':
      return active
        ? ['on', 'running', 'cleaning', 'working', 'mowing', 'active']
        : [String(state['activity'] ?? ''), 'off', 'stopped', 'not running'];
    case 'media':
      return active ? [String(state['playback'] ?? ''), 'on'] : ['off', 'stopped'];
    case 'climate': {
      const mode = String(state['mode'] ?? '');
      const doing: Record<string, string> = { heat: 'heating', cool: 'cooling', dry: 'drying' };
      return active ? ['on', 'running', plain(mode), lookup(doing, mode) ?? mode] : ['off'];
    }
    default:
      return main === 'on' ? (active ? ['on', 'running', 'active'] : ['off', 'not running', 'inactive']) : [];
  }
}
