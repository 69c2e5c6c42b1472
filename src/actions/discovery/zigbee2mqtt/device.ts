/** One device of zigbee2mqtt's list -> the devices of the house that it is. */
import type { Home } from '../../home.js';
import { isTopic } from '../../mqtt/topic.js';
import type { Announced } from '../adapter.js';
import { type Availability, type Command, type DeviceBinding, Routes } from '../binding.js';
import { hardwareId, spokenName } from '../identity.js';
import { isObject, type Json, parseObject } from '../json.js';
import { type Exposed, readExposes } from './exposes.js';
import { type Feature, readFeatures } from './feature.js';
import { genericPart } from './generic.js';
import { encodePart, type Part } from './part.js';
import { nameParts } from './part-names.js';

/** An entry of `bridge/devices`, as far as it concerns us. */
export interface Entry {
  readonly address: string;
  readonly friendlyName: string;
  /** Of the model, for people. */
  readonly description: string;
  readonly exposes: unknown;
  readonly battery: boolean;
  /** Names of endpoints by number, where zigbee2mqtt tells them. */
  readonly endpoints: ReadonlyMap<string, string>;
}

/** A sound entry, or why it is nothing to speak to; undefined for what is no entry, or the stick itself. */
export function readEntry(value: unknown): Entry | string | undefined {
  if (!isObject(value)) return undefined;
  const { ieee_address: address, friendly_name: name, type, definition } = value;
  if (typeof address !== 'string' || !/^0x[0-9a-f]{16}$/i.test(address) || type === 'Coordinator')
    return undefined;
  if (typeof name !== 'string' || name.length > 200 || !isTopic(name))
    return 'has no name that a topic can hold';
  if (value['disabled'] === true) return 'is disabled in zigbee2mqtt';
  if (value['interviewing'] === true) return 'is still being interviewed by zigbee2mqtt';
  if (!isObject(definition)) return 'is a model that zigbee2mqtt does not know';
  const description = definition['description'];
  return {
    address: address.toLowerCase(),
    friendlyName: name,
    description: typeof description === 'string' ? description.slice(0, 200) : '',
    exposes: definition['exposes'],
    battery: value['power_source'] === 'Battery',
    endpoints: endpointNames(value['endpoints']),
  };
}

function endpointNames(value: unknown): ReadonlyMap<string, string> {
  if (!isObject(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([number, endpoint]) =>
      isObject(endpoint) && typeof endpoint['name'] === 'string' ? [[endpoint['name'], number] as const] : [],
    ),
  );
}

/** Topics of an entity under the base topic. */
export function availabilityOf(base: string, friendlyName: string): Availability {
  const read = (text: string): boolean | null => {
    // Plain words before zigbee2mqtt 1.17 and by `legacy_availability_payload`, JSON since.
    const word = parseObject(text)?.['state'] ?? text;
    return word === 'online' ? true : word === 'offline' ? false : null;
  };
  return {
    mode: 'all',
    topics: [
      { topic: `${base}/bridge/state`, read },
      { topic: `${base}/${friendlyName}/availability`, read, optional: true },
    ],
  };
}

export function announceEntry(
  entry: Entry,
  base: string,
  units: Home['units'],
): { readonly devices: readonly Announced[]; readonly skipped: Exposed['skipped'] } {
  const { description } = entry;
  const exposed = readExposes(readFeatures(entry.exposes), { units, description });
  const parts = exposed.parts.toSorted(byImportance);
  const names = nameParts(parts, spokenName(entry.friendlyName));
  const topic = `${base}/${entry.friendlyName}`;
  const availability = availabilityOf(base, entry.friendlyName);
  const hardware = [hardwareId(entry.address)];
  const ask = entry.battery ? [] : askFor(parts, base, entry.friendlyName);
  const taken = new Set<string>();
  const devices = parts.map((part, index): Announced => {
    const first = index === 0;
    const ids = idsOf(part, entry, first, taken);
    const { address } = entry;
    const memberId = memberOf(part, parts, entry);
    const { secondary, kind, deviceClass, abilities, feature } = part;
    const plain = {
      key: `${base}/${address}/${ids[0]}`,
      // The one that the address begins: it outlasts renaming.
      uniqueId: `zigbee2mqtt ${ids.at(-1) ?? address}`,
      ids,
      name: names[index] ?? null,
      area: null,
      secondary,
      kind,
      deviceClass,
      abilities,
      hardware,
      ...(memberId === null ? {} : { memberId }),
      ...(first ? { bridge: { base, address } } : {}),
    };
    if (secondary && !first && feature !== undefined)
      return setAside(plain, feature, topic, availability, units);
    const more = first ? { ask, battery: exposed.battery } : { ask: [], battery: null };
    return { ...plain, binding: bindPart(part, topic, availability, more) };
  });
  return { devices, skipped: exposed.skipped };
}

/** What is spoken to first, and of that what matters most: it has the device's name, its ids and its battery. */
function byImportance(a: Part, b: Part): number {
  if (a.secondary !== b.secondary) return a.secondary ? 1 : -1;
  return a.weight === b.weight ? 0 : a.weight - b.weight;
}

/**
 * A setting that hardly any house names: its binding is made when somebody asks for it. A network of real devices has
 * two of these for each that is spoken to, and they took half of its memory.
 */
function setAside(
  plain: Omit<Announced, 'binding'>,
  feature: Feature,
  topic: string,
  availability: Availability,
  units: Home['units'],
): Announced {
  let made: DeviceBinding | null = null;
  return {
    ...plain,
    get binding() {
      if (made === null) {
        const part = genericPart(feature, { units, description: '' });
        if (typeof part === 'string') throw new TypeError(`a part was read before, and now ${part}`);
        made = bindPart(part, topic, availability, { ask: [], battery: null });
      }
      return made;
    },
  };
}

/** Where a part listens and speaks. */
export function bindPart(
  part: Part,
  topic: string,
  availability: Availability,
  { ask, battery }: { readonly ask: readonly Command[]; readonly battery: string | null },
): DeviceBinding {
  const routes = new Routes();
  const json =
    (read: (state: Json) => ReturnType<Part['read']>) =>
    (text: string): ReturnType<Part['read']> => {
      const state = parseObject(text);
      return state === null ? null : read(state);
    };
  routes.add(topic, undefined, part.reports, json(part.read));
  if (battery !== null) {
    routes.add(
      topic,
      undefined,
      ['battery'],
      json((state) => {
        const charge = state[battery];
        return typeof charge === 'number' && charge >= 0 && charge <= 100 ? { battery: charge } : null;
      }),
    );
  }
  return {
    routes: routes.readers,
    reports: routes.reports,
    availability,
    encode: encodePart(part, `${topic}/set`),
    joins: `${topic}/set`,
    ...(ask.length === 0 ? {} : { ask }),
  };
}

/** One question for the whole device: what it does now, not how it is set up. */
function askFor(parts: readonly Part[], base: string, friendlyName: string): readonly Command[] {
  const properties = parts.filter(({ secondary }) => !secondary).flatMap(({ asks }) => asks);
  if (properties.length === 0) return [];
  const payload = JSON.stringify(Object.fromEntries(properties.map((property) => [property, ''])));
  return [{ topic: `${base}/${friendlyName}/get`, payload }];
}

/**
 * What home.yaml may call a part: by the friendly name, by the address (which survives renaming), and by the object ids
 * that zigbee2mqtt gives it in Home Assistant's discovery.
 */
function idsOf(
  part: Part,
  { address, friendlyName }: Entry,
  first: boolean,
  taken: Set<string>,
): readonly string[] {
  const suffix = [
    part.kind === 'sensor' || part.kind === 'binary_sensor' || part.secondary ? part.label : part.kind,
  ]
    .concat(part.endpoint === null ? [] : [part.endpoint])
    .join('_')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
  let unique = suffix;
  for (let n = 2; taken.has(unique); n++) unique = `${suffix}_${n}`;
  taken.add(unique);
  const own = [`${friendlyName}_${unique}`, `${address}_${unique}`];
  return first ? [friendlyName, address, ...own] : own;
}

const GROUPABLE: ReadonlySet<string> = new Set(['light', 'switch', 'outlet', 'cover', 'lock']);

/** How Zigbee groups name the part; null where it cannot be told which part of the device a group reaches. */
function memberOf(part: Part, parts: readonly Part[], { address, endpoints }: Entry): string | null {
  if (!GROUPABLE.has(part.kind) || part.secondary) return null;
  const candidates = parts.filter(({ kind, secondary }) => GROUPABLE.has(kind) && !secondary);
  if (candidates.length === 1) return `${hardwareId(address)}/*`;
  const number = part.endpoint === null ? undefined : endpoints.get(part.endpoint);
  return number === undefined ? null : `${hardwareId(address)}/${number}`;
}
