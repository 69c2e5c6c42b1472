/** The `devices` section of home.yaml. */
import { messageOf } from '../../errors.js';
import { readByHand } from '../discovery/by-hand.js';
import {
  type Color,
  type Device,
  type DeviceState,
  type Home,
  KINDS,
  type Kind,
  type PropertyValue,
  RISKS,
} from '../home.js';
import { type PropertySpec, propertyNames, propertyOf, startState, valuesTold } from '../kinds/kinds.js';
import { abilitiesFromState, readAbilities } from './abilities.js';
import { claimId, type Places, readId, readName, readReference, suggestId } from './places.js';
import { clip, type Item, type Reader } from './reader.js';
import { didYouMean } from './suggest.js';

/** Keys of `changes` (cli.md) that no device may be called. */
export const RESERVED_IDS = ['lists', 'timers', 'alarms', 'reminders', 'scheduled', 'fired'] as const;

const KEYS = ['id', 'name', 'aliases', 'area', 'kind', 'class', 'can', 'state', 'risk', 'mqtt'] as const;

/** One device that cannot be reached is no reason for the house to be refused: a warning. */
function checkBinding(
  reader: Reader,
  item: Item,
  what: string,
  mqtt: unknown,
  kind: Kind,
  units: Home['units'],
): void {
  try {
    readByHand(mqtt, kind, units);
  } catch (error) {
    reader.warn(item, `mqtt of ${what} cannot be used: ${messageOf(error)}`);
  }
}

export function readDevices(
  reader: Reader,
  section: Item | undefined,
  places: Places,
  areas: Places,
  units: Home['units'],
): Device[] {
  return reader.list(section, 'devices').flatMap((item) => {
    const map = reader.map(item, 'a device', KEYS);
    if (map === null) return [];
    const id = readDeviceId(reader, map.get('id'), item);
    const what = id === null ? 'a device' : `device ${id}`;
    const name = readName(reader, map.get('name'), item, what);
    const kind = reader.oneOf<Kind>(map.get('kind'), `${what}: kind`, KINDS);
    if (kind === null && !map.has('kind')) {
      reader.fail(item, `${what} needs a "kind", such as light, switch, cover or sensor`);
    }
    const fresh = id !== null && claimId(reader, places, id, map.get('id') ?? item, 'device');
    const area = readReference(reader, map.get('area'), `area of ${what}:`, 'area', areas);
    const risk = reader.oneOf(map.get('risk'), `${what}: risk`, RISKS);
    const deviceClass = reader.text(map.get('class'), `class of ${what}`);
    const aliases = reader.texts(map.get('aliases'), `aliases of ${what}`);
    const mqtt = reader.plain(map.get('mqtt'), `mqtt of ${what}`);
    if (!fresh || name === null || kind === null) return [];
    if (mqtt !== null) checkBinding(reader, map.get('mqtt') ?? item, what, mqtt, kind, units);
    const state = readState(reader, map.get('state'), kind, units, id);
    const can = map.get('can');
    const canGiven = can !== undefined && reader.scalar(can) !== null;
    const abilities = canGiven
      ? readAbilities(reader, can, kind, units, id)
      : abilitiesFromState(kind, Object.keys(state), units);
    return [
      {
        id,
        name,
        aliases,
        area,
        kind,
        deviceClass: deviceClass?.toLowerCase() ?? null,
        abilities,
        state: { ...startState(kind), ...state },
        risk,
        mqtt,
      },
    ];
  });
}

function readDeviceId(reader: Reader, item: Item | undefined, owner: Item): string | null {
  const id = readId(reader, item, owner, 'a device');
  if (id === null || item === undefined) return null;
  if ((RESERVED_IDS as readonly string[]).includes(id)) {
    reader.fail(
      item,
      `the id "${id}" is reserved for the output of commands; call the device "${id}_device"`,
    );
    return null;
  }
  if (id.includes('-')) {
    reader.fail(item, `the id "${clip(id)}" of a device may hold only a-z, 0-9 and _${suggestId(id)}`);
    return null;
  }
  return id;
}

function readState(
  reader: Reader,
  section: Item | undefined,
  kind: Kind,
  units: Home['units'],
  device: string,
): DeviceState {
  const state: Record<string, PropertyValue> = {};
  for (const [word, item] of reader.map(section, `state of ${device}`) ?? []) {
    const found = propertyOf(kind, word);
    if (found === undefined) {
      const hint = didYouMean(word, propertyNames(kind));
      reader.fail(item, `state of ${device}: a ${kind} has no property "${clip(word)}"${hint}`);
      continue;
    }
    if (Object.hasOwn(state, found.name)) {
      reader.fail(item, `state of ${device} gives "${found.name}" twice ("${word}" is a word for it)`);
      continue;
    }
    const value = readValue(reader, item, found.spec, units, `${found.name} of ${device}`);
    if (value !== undefined) state[found.name] = value;
  }
  return state;
}

/** undefined: reported. `null` in the file is a value that is not known. */
function readValue(
  reader: Reader,
  item: Item,
  spec: PropertySpec,
  units: Home['units'],
  what: string,
): PropertyValue | undefined {
  if (reader.scalar(item) === null) return null;
  switch (spec.type) {
    case 'boolean':
      return reader.boolean(item, what) ?? undefined;
    case 'number':
      return readNumber(reader, item, spec, units, what);
    case 'color':
      return readColor(reader, item, what);
    case 'any': {
      const value = reader.scalar(item);
      if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
      reader.fail(item, `${what} must be a number or a word`);
      return undefined;
    }
    default: {
      const value = reader.source(item);
      const known = valuesTold(spec);
      if (value === null) {
        reader.fail(item, `${what} must be a word`);
      } else if (known !== undefined && !known.includes(value)) {
        reader.fail(item, `${what} cannot be "${clip(value)}"${didYouMean(value, known)}`);
      } else {
        return value;
      }
      return undefined;
    }
  }
}

function readNumber(
  reader: Reader,
  item: Item,
  spec: PropertySpec,
  units: Home['units'],
  what: string,
): number | undefined {
  const value = reader.number(item, what);
  if (value === null) return undefined;
  // The table's temperatures are metric and only a guide; a state is what a thermometer says.
  const { min, max } = spec.unit === 'temperature' ? temperatureLimits(units) : spec;
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    const unit = spec.unit === 'temperature' ? ' degrees' : spec.unit === undefined ? '' : ` ${spec.unit}`;
    const range = max === undefined ? `from ${min} up` : `from ${min} to ${max}`;
    reader.fail(item, `${what} is ${value}, but runs ${range}${unit}`);
    return undefined;
  }
  return value;
}

function temperatureLimits(units: Home['units']): { min: number; max: number } {
  return units === 'imperial' ? { min: -130, max: 260 } : { min: -90, max: 125 };
}

function readColor(reader: Reader, item: Item, what: string): Color | undefined {
  if (!reader.isMap(item)) {
    reader.fail(item, `${what} must be {h: 0-360, s: 0-100} (hue in degrees, saturation in percent)`);
    return undefined;
  }
  const map = reader.map(item, what, ['h', 's']);
  const h = reader.number(map?.get('h'), `h of ${what}`);
  const s = reader.number(map?.get('s'), `s of ${what}`);
  if (h === null || s === null || h < 0 || h > 360 || s < 0 || s > 100) {
    reader.fail(item, `${what} needs h from 0 to 360 degrees and s from 0 to 100 percent`);
    return undefined;
  }
  return { h, s };
}
