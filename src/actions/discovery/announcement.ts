/**
 * One discovery message -> the devices it announces. Untrusted: a payload that cannot be read is a problem in words, and
 * nothing else is lost. Home Assistant's topics and our own (`earshot/discovery/...`) have the same layout.
 */
import { z } from 'zod';
import { messageOf } from '../../errors.js';
import type { Ability, Home, Kind } from '../home.js';
import { isObject, type Json, longForm } from './abbreviations.js';
import { availabilityFields, readAvailability } from './availability.js';
import type { Availability, DeviceBinding, Spoken } from './binding.js';
import { flag, maybe, template, text, topic } from './fields.js';
import { climatePlatform, waterHeaterPlatform } from './platforms/climate.js';
import { coverPlatform, valvePlatform } from './platforms/cover.js';
import { fanPlatform } from './platforms/fan.js';
import { humidifierPlatform } from './platforms/humidifier.js';
import { defaultLight } from './platforms/light-default.js';
import { jsonLight } from './platforms/light-json.js';
import { alarmPlatform, lockPlatform } from './platforms/lock.js';
import { isKind, plainPlatform } from './platforms/plain.js';
import { sirenPlatform, switchPlatform } from './platforms/switch.js';
import { mowerPlatform, vacuumPlatform } from './platforms/vacuum.js';
import {
  binarySensorPlatform,
  buttonPlatform,
  numberPlatform,
  scenePlatform,
  selectPlatform,
  sensorPlatform,
} from './platforms/value.js';

/** Subscribe to these for everything that is announced. `+/+/config` and `+/+/+/config` below each prefix. */
export const DISCOVERY_PREFIXES = ['homeassistant', 'earshot/discovery'] as const;
/** A device with a hundred entities takes about 60 kB. */
const MAX_CONFIG_BYTES = 256 * 1024;

type Platform = (config: Json, units: Home['units']) => Spoken;

const PLATFORMS: Readonly<Record<string, Platform>> = {
  light: (config) => (config['schema'] === 'json' ? jsonLight(config) : defaultLight(config)),
  switch: switchPlatform,
  siren: sirenPlatform,
  cover: coverPlatform,
  valve: valvePlatform,
  lock: lockPlatform,
  alarm_control_panel: alarmPlatform,
  climate: climatePlatform,
  humidifier: humidifierPlatform,
  water_heater: waterHeaterPlatform,
  fan: fanPlatform,
  vacuum: vacuumPlatform,
  lawn_mower: mowerPlatform,
  scene: scenePlatform,
  button: buttonPlatform,
  number: numberPlatform,
  select: selectPlatform,
  sensor: sensorPlatform,
  binary_sensor: binarySensorPlatform,
};

export interface Announced {
  /** Unique among all that is announced: topic, and component in a device's payload. */
  readonly key: string;
  /** What home.yaml may call it: object id, unique id. Most telling first. */
  readonly ids: readonly string[];
  readonly name: string;
  /** As the device suggests it: an area's name, not its id. */
  readonly area: string | null;
  /** Diagnostics and settings: not part of the spoken house unless home.yaml names them. */
  readonly secondary: boolean;
  readonly kind: Kind;
  readonly deviceClass: string | null;
  readonly abilities: Readonly<Record<string, Ability>>;
  readonly binding: DeviceBinding;
}

export interface Announcement {
  /** Empty where the message removes what its topic announced before. */
  readonly devices: readonly Announced[];
  /** What was dropped, and why. */
  readonly problems: readonly string[];
}

/** `homeassistant/<component>/[<node>/]<object>/config`; null for any other topic. */
export function discoveryTopic(from: string): { own: boolean; component: string; object: string } | null {
  const prefix = DISCOVERY_PREFIXES.find((known) => from.startsWith(`${known}/`));
  if (prefix === undefined) return null;
  const [component, ...rest] = from.slice(prefix.length + 1).split('/');
  const last = rest.pop();
  const object = rest.at(-1);
  if (component === undefined || last !== 'config' || object === undefined || rest.length > 2) return null;
  return { own: prefix !== 'homeassistant', component, object };
}

export function discoveryFilters(): readonly string[] {
  return DISCOVERY_PREFIXES.flatMap((prefix) => [`${prefix}/+/+/config`, `${prefix}/+/+/+/config`]);
}

export function readAnnouncement(from: string, bytes: Uint8Array, units: Home['units']): Announcement {
  const place = discoveryTopic(from);
  if (place === null || bytes.length === 0) return { devices: [], problems: [] };
  if (bytes.length > MAX_CONFIG_BYTES) return problem(from, `is larger than ${MAX_CONFIG_BYTES / 1024} kB`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return problem(from, `is not JSON: ${messageOf(error)}`);
  }
  if (!isObject(json)) return problem(from, 'is not a JSON object');
  const config = longForm(json);
  if (place.component !== 'device')
    return readOne(from, place.component, place.object, config, units, place.own);
  const components = config['components'];
  if (!isObject(components)) return problem(from, 'announces a device without components (cmps)');
  const { components: _, ...shared } = config;
  const announced = Object.entries(components).map(([id, own]): Announcement => {
    if (!isObject(own) || typeof own['platform'] !== 'string')
      return problem(`${from} ${id}`, 'names no platform (p)');
    return readOne(
      `${from} ${id}`,
      own['platform'],
      `${place.object}_${id}`,
      { ...shared, ...own },
      units,
      place.own,
    );
  });
  return {
    devices: announced.flatMap(({ devices }) => devices),
    problems: announced.flatMap(({ problems }) => problems),
  };
}

function problem(from: string, text: string): Announcement {
  return { devices: [], problems: [`${from.slice(0, 200)} ${text}`] };
}

const COMMON = z.object({
  name: z.string().max(200).nullish(),
  unique_id: maybe(text),
  object_id: maybe(text),
  default_entity_id: maybe(text),
  entity_category: maybe(text),
  enabled_by_default: flag,
  device: maybe(z.object({ name: maybe(z.string().max(200)), suggested_area: maybe(z.string().max(200)) })),
  json_attributes_topic: topic,
  json_attributes_template: template,
  ...availabilityFields,
});
type Common = z.infer<typeof COMMON>;

function readOne(
  from: string,
  component: string,
  object: string,
  config: Json,
  units: Home['units'],
  own: boolean,
): Announcement {
  const platform = platformOf(component, own);
  // Cameras, updates, tags ...: nothing to talk to, and nothing wrong with them.
  if (platform === null) return { devices: [], problems: [] };
  try {
    const common = COMMON.parse(config);
    const spoken = platform(config, units);
    addBattery(common, spoken);
    const entity = common.default_entity_id?.split('.').at(-1);
    const ids = [common.object_id, entity, common.unique_id, object].filter((id) => id !== undefined);
    const device: Announced = {
      key: from,
      ids: [...new Set(ids)],
      name: nameOf(common, object),
      area: common.device?.suggested_area ?? null,
      secondary: common.entity_category !== undefined || common.enabled_by_default === false,
      kind: spoken.kind,
      deviceClass: spoken.deviceClass,
      abilities: spoken.abilities,
      binding: toBinding(spoken, readAvailability(common)),
    };
    return { devices: [device], problems: [] };
  } catch (error) {
    return problem(from, `cannot be used: ${explain(error)}`);
  }
}

/** Attributes are free-form; the charge is the one that people ask for. */
function addBattery(common: Common, spoken: Spoken): void {
  spoken.routes.add(common.json_attributes_topic, common.json_attributes_template, ['battery'], (value) => {
    const battery = /"battery(?:_level)?"\s*:\s*(\d+(?:\.\d+)?)/.exec(value)?.[1];
    return battery === undefined ? null : { battery: Math.min(100, Number(battery)) };
  });
}

function platformOf(component: string, own: boolean): Platform | null {
  if (own) return isKind(component) ? (config, units) => plainPlatform(config, component, units) : null;
  return Object.hasOwn(PLATFORMS, component) ? (PLATFORMS[component] ?? null) : null;
}

/** A hand-written binding of home.yaml: `{platform: light, ...}` in Home Assistant's keys, or the plain form. */
export function readBinding(mqtt: unknown, kind: Kind, units: Home['units']): DeviceBinding {
  if (!isObject(mqtt)) throw new SyntaxError('it must be a map of topics');
  const config = longForm(mqtt);
  const component = config['platform'];
  const platform = typeof component === 'string' ? platformOf(component, false) : null;
  if (typeof component === 'string' && platform === null) {
    throw new SyntaxError(
      `the platform "${component.slice(0, 40)}" is unknown; known: ${Object.keys(PLATFORMS).join(', ')}`,
    );
  }
  const spoken = platform === null ? plainPlatform(config, kind, units) : platform(config, units);
  return toBinding(spoken, readAvailability(COMMON.parse(config)));
}

function toBinding(spoken: Spoken, availability: Availability): DeviceBinding {
  const { readers, reports } = spoken.routes;
  return { routes: readers, reports, availability, encode: spoken.encode };
}

/** As Home Assistant says it: the device's name, then the entity's own, unless that is null or says it already. */
function nameOf(common: Common, object: string): string {
  const device = common.device?.name?.trim() ?? '';
  const own = common.name?.trim() ?? '';
  if (own === '') return device === '' ? object.replaceAll('_', ' ') : device;
  return device === '' || own.toLowerCase().startsWith(device.toLowerCase()) ? own : `${device} ${own}`;
}

function explain(error: unknown): string {
  if (!(error instanceof z.ZodError)) return messageOf(error);
  const [first] = error.issues;
  return first === undefined ? 'it does not fit' : `${first.path.join('.') || 'it'}: ${first.message}`;
}
