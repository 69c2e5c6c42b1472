/**
 * One discovery message -> the devices it announces. Home Assistant's topics and our own (`earshot/discovery/...`) have
 * the same layout. ESPHome, zigbee2mqtt, OpenMQTTGateway, ring-mqtt and many others announce themselves so.
 */
import { z } from 'zod';
import type { Home, Kind } from '../../home.js';
import {
  type Announced,
  announced,
  type News,
  NO_NEWS,
  type Problem,
  passedOver,
  problem,
} from '../adapter.js';
import type { Spoken } from '../binding.js';
import { toBinding } from '../binding.js';
import { explain, flag, maybe, template, text, topic } from '../fields.js';
import { spokenName } from '../identity.js';
import { isObject, type Json, readJson } from '../json.js';
import { isKind, plainPlatform } from '../plain/plain.js';
import { longForm } from './abbreviations.js';
import { isAboutItself, withoutModule } from './about-itself.js';
import { availabilityFields, readAvailability } from './availability.js';
import { announcerOf, deviceFields, hardwareOf, isBridge } from './identity.js';
import { type Platform, platformOf, whyNot } from './platforms.js';
import { USUAL_PREFIX } from './prefix.js';
import { withQuirks } from './quirks.js';

/** Of the plain form. */
const OWN_PREFIX = 'earshot/discovery';
/** A device with a hundred entities takes about 60 kB. */
const MAX_CONFIG_BYTES = 256 * 1024;

/** `<prefix>/<component>/[<node>/]<object>/config`, of the longest prefix that fits; null for any other topic. */
export function discoveryTopic(
  from: string,
  prefixes: readonly string[] = [USUAL_PREFIX],
): { own: boolean; component: string; object: string } | null {
  const prefix = [OWN_PREFIX, ...prefixes]
    .filter((known) => from.startsWith(`${known}/`))
    .toSorted((a, b) => b.length - a.length)[0];
  if (prefix === undefined) return null;
  const [component, ...rest] = from.slice(prefix.length + 1).split('/');
  const last = rest.pop();
  const object = rest.at(-1);
  if (component === undefined || last !== 'config' || object === undefined || rest.length > 2) return null;
  return { own: prefix === OWN_PREFIX, component, object };
}

/** `+/+/config` and `+/+/+/config` below each prefix. */
export function discoveryFilters(prefixes: readonly string[] = [USUAL_PREFIX]): readonly string[] {
  const all = new Set([...prefixes, OWN_PREFIX]);
  return [...all].flatMap((prefix) => [`${prefix}/+/+/config`, `${prefix}/+/+/+/config`]);
}

interface Place {
  /** The key of what is announced: the topic, and the component in a device's payload. */
  readonly key: string;
  readonly component: string;
  readonly object: string;
  readonly own: boolean;
}
type One = Announced | Problem | string;

export function readAnnouncement(
  from: string,
  bytes: Uint8Array,
  units: Home['units'],
  prefixes?: readonly string[],
): News {
  const place = discoveryTopic(from, prefixes);
  if (place === null) return NO_NEWS;
  if (bytes.length === 0) return announced(from, []);
  if (bytes.length > MAX_CONFIG_BYTES) return problem(from, `is larger than ${MAX_CONFIG_BYTES / 1024} kB`);
  const read = readJson(bytes);
  if (!read.ok) return problem(from, read.reason);
  const json = read.value;
  if (!isObject(json)) return problem(from, 'is not a JSON object');
  // Said while a device moves from entity topics to its own; its retained configs follow.
  if (json['migrate_discovery'] === true) return NO_NEWS;
  const config = longForm(json);
  if (place.component === 'device') return readComponents(from, place, config, units);
  const one = readOne({ ...place, key: from }, config, units);
  if (typeof one === 'string') return passedOver(from, one);
  return 'reason' in one ? problem(one.source, one.reason) : announced(from, [one]);
}

function readComponents(
  from: string,
  place: { own: boolean; object: string },
  config: Json,
  units: Home['units'],
): News {
  const { components, ...shared } = config;
  if (!isObject(components)) return problem(from, 'announces a device without components (cmps)');
  const devices: Announced[] = [];
  const problems: Problem[] = [];
  const reasons: string[] = [];
  for (const [id, own] of Object.entries(components)) {
    const key = `${from} ${id}`.slice(0, 400);
    if (!isObject(own) || typeof own['platform'] !== 'string') {
      problems.push({ source: key, reason: 'names no platform (p)' });
      continue;
    }
    // `{"p": "sensor"}` alone takes one component back.
    if (Object.keys(own).length === 1) continue;
    const object = `${place.object}_${id}`;
    const one = readOne(
      { key, component: own['platform'], object, own: place.own },
      { ...shared, ...own },
      units,
    );
    if (typeof one === 'string') reasons.push(one);
    else if ('reason' in one) problems.push(one);
    else devices.push(one);
  }
  if (devices.length === 0 && problems.length > 0) return { ...NO_NEWS, problems };
  const [reason] = reasons;
  return {
    sources: new Map([[from, devices]]),
    problems,
    passedOver:
      devices.length === 0 && reason !== undefined ? new Map([[from, { reason, hardware: [] }]]) : new Map(),
  };
}

const COMMON = z.object({
  name: z.string().max(200).nullish(),
  unique_id: maybe(text),
  object_id: maybe(text),
  default_entity_id: maybe(text),
  entity_category: maybe(text),
  enabled_by_default: flag,
  device: maybe(deviceFields),
  json_attributes_topic: topic,
  json_attributes_template: template,
  ...availabilityFields,
});
type Common = z.infer<typeof COMMON>;

/** A device, what is wrong with it, or why there is nothing to speak to. */
function readOne({ key, component, object, own }: Place, config: Json, units: Home['units']): One {
  const platform = own ? ownPlatform(component) : platformOf(component);
  if (platform === null) return whyNot(component);
  try {
    const common = COMMON.parse(config);
    const spoken = platform(withQuirks(config), units);
    const hardware = hardwareOf(common.device);
    addBattery(common, spoken);
    const entity = common.default_entity_id?.split('.').at(-1);
    const ids = [common.object_id, entity, common.unique_id, object].filter((id) => id !== undefined);
    return {
      key,
      ids: [...new Set(ids)],
      name: nameOf(common, object, spoken),
      area: common.device?.suggested_area ?? null,
      secondary:
        common.entity_category !== undefined ||
        common.enabled_by_default === false ||
        isBridge(common.device) ||
        isAboutItself(component, config),
      kind: spoken.kind,
      deviceClass: spoken.deviceClass,
      abilities: spoken.abilities,
      binding: toBinding(spoken, readAvailability(common)),
      hardware,
      announcer: announcerOf(config, common.device, hardware),
      ...(common.unique_id === undefined ? {} : { uniqueId: `${component}.${common.unique_id}` }),
    };
  } catch (error) {
    return { source: key.slice(0, 200), reason: `cannot be used: ${explain(error)}` };
  }
}

function ownPlatform(component: string): Platform | null {
  return isKind(component) ? (config, units) => plainPlatform(config, component, units) : null;
}

/** Attributes are free-form; the charge is the one that people ask for. */
function addBattery(common: Common, spoken: Spoken): void {
  spoken.routes.add(common.json_attributes_topic, common.json_attributes_template, ['battery'], (value) => {
    const battery = /"battery(?:_level)?"\s*:\s*(\d+(?:\.\d+)?)/.exec(value)?.[1];
    return battery === undefined ? null : { battery: Math.min(100, Number(battery)) };
  });
}

/** What Home Assistant calls by what it measures, where the announcer leaves the name out. */
const NAMED_BY_CLASS: ReadonlySet<Kind> = new Set(['sensor', 'binary_sensor', 'number', 'button']);

/** As Home Assistant says it: the device's name, then the entity's own, unless that is null or says it already. */
function nameOf(common: Common, object: string, { kind, deviceClass }: Spoken): string | null {
  const device = spokenName(common.device?.name ?? '');
  const byClass =
    common.name === undefined && device !== null && deviceClass !== null && NAMED_BY_CLASS.has(kind);
  const own = byClass ? deviceClass : withoutModule(common.name?.trim() ?? '');
  if (own === '') {
    // A device that is called by its address is not called better by the object id made of it.
    if (device === null && (common.device?.name ?? '') !== '') return null;
    return device ?? spokenName(object);
  }
  const part = spokenName(own);
  if (part === null) return device;
  if (device === null) return (common.device?.name ?? '') === '' ? part : null;
  return joined(device, part);
}

/** "Hall Lamp" and "Lamp left" are "Hall Lamp left". */
function joined(device: string, part: string): string {
  if (part.toLowerCase().startsWith(device.toLowerCase())) return part;
  const words = part.split(' ');
  for (let shared = words.length; shared > 0; shared--) {
    const said = words.slice(0, shared).join(' ').toLowerCase();
    if (` ${device.toLowerCase()}`.endsWith(` ${said}`)) return [device, ...words.slice(shared)].join(' ');
  }
  return `${device} ${part}`;
}
