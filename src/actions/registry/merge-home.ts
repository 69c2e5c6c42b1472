/**
 * home.yaml and what is announced -> one home. A device named in home.yaml and announced by discovery is one device:
 * the file gives its names, room and risk, the announcement its topics and, where the file names none, its abilities.
 * Names and rooms that people gave on the page come last and win. Pure.
 */

import type { Announced, Bridge } from '../discovery/adapter.js';
import { Areas } from '../discovery/areas.js';
import type { DeviceBinding } from '../discovery/binding.js';
import type { Listed } from '../discovery/catalogue.js';
import { Finder } from '../discovery/finder.js';
import { isMember } from '../discovery/groups.js';
import { headsOf, usualRoom } from '../discovery/rooms.js';
import { slug } from '../discovery/slug.js';
import type { Device, Home } from '../home.js';
import { RESERVED_IDS } from '../home-file/devices.js';
import { KIND_NOUNS } from '../kinds/groups.js';
import { type Given, homeIdentity } from './given-names.js';
import { idsInMemory, KnownIds } from './known-ids.js';

export interface MergedHome {
  readonly home: Home;
  /** By device id. */
  readonly bindings: ReadonlyMap<string, DeviceBinding>;
  /** By device id: where an announced device comes from. */
  readonly origins: ReadonlyMap<string, Origin>;
}

export interface Origin {
  /** The adapter's name: "zigbee2mqtt". */
  readonly adapter: string;
  /** What home.yaml may call it to keep its name and room: ids and addresses, most telling first. */
  readonly ids: readonly string[];
  /** Announced without a name that can be said, and given none: somebody should be asked. */
  readonly nameless: boolean;
  /** home.yaml has it. */
  readonly inFile: boolean;
  /** What people's names for it are kept by (`given-names.ts`). */
  readonly identity: string;
  readonly bridge: Bridge | null;
}

/** What people called a device on the page; null: nothing. */
export type GivenTo = (identity: string) => Given | null;

export function mergeHome(
  base: Home,
  listed: readonly Listed[],
  byHand: ReadonlyMap<string, DeviceBinding> = new Map(),
  givenTo: GivenTo = () => null,
  known = new KnownIds(idsInMemory()),
): MergedHome {
  const areas = new Areas(base.areas);
  const given = new Map<string, Given>();
  const give = (device: Device, identity: string): Device => {
    const gift = givenTo(identity);
    if (gift === null) return device;
    given.set(device.id, gift);
    const { name = device.name, aliases = device.aliases, area } = gift;
    const room = area === undefined ? device.area : area === null ? null : areas.findOrAdd(area);
    return { ...device, name, aliases, area: room };
  };
  const devices = new Map<string, Device>(
    base.devices.map((device) => [device.id, give(device, homeIdentity(device.id))]),
  );
  const bindings = new Map(byHand);
  const origins = new Map<string, Origin>();
  const finder = new Finder(base);
  const ids = new Map<Announced, string>();
  const nameless: { readonly id: string; readonly key: string }[] = [];
  for (const { device: found, adapter } of listed) {
    const area = found.area === null ? null : areas.find(found.area);
    const named = finder.find(found, area);
    if (named === null && found.secondary) continue;
    if (named !== null && bindings.has(named.id)) continue;
    const id = named?.id ?? ownId(found, devices, known);
    const identity = named === null ? known.identityOf(found) : homeIdentity(id);
    if (named === null) known.learn({ identity, hardware: found.hardware }, id);
    ids.set(found, id);
    bindings.set(id, found.binding);
    const device =
      named === null
        ? give(newDevice(id, found, areas), identity)
        : withAbilities(devices.get(id) ?? named, found);
    devices.set(id, device);
    const unnamed = device.name === '';
    if (unnamed) nameless.push({ id, key: found.key });
    origins.set(id, {
      adapter: adapter.name,
      ids: found.ids,
      nameless: unnamed,
      inFile: named !== null,
      identity,
      bridge: found.bridge ?? null,
    });
  }
  nameNew(nameless, devices);
  addMembers(listed, ids, devices);
  addRooms(base, areas, devices, given);
  return { home: { ...base, areas: areas.list, devices: [...devices.values()] }, bindings, origins };
}

function newDevice(id: string, found: Announced, areas: Areas): Device {
  return {
    id,
    name: found.name ?? '',
    aliases: [],
    area: found.area === null ? null : areas.findOrAdd(found.area),
    kind: found.kind,
    deviceClass: found.deviceClass,
    abilities: found.abilities,
    state: {},
    risk: null,
    mqtt: null,
  };
}

/** "New light", "new light 2": until somebody names them, in the order of their addresses. */
function nameNew(nameless: readonly { id: string; key: string }[], devices: Map<string, Device>): void {
  const counts = new Map<string, number>();
  for (const { id } of nameless.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    const device = devices.get(id);
    if (device === undefined) continue;
    const word = device.deviceClass?.replaceAll('_', ' ') ?? KIND_NOUNS[device.kind]?.[0] ?? 'device';
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    devices.set(id, { ...device, name: count === 1 ? `New ${word}` : `New ${word} ${count}` });
  }
}

/** Devices that suggest no area may tell it by their names. */
function addRooms(
  base: Home,
  areas: Areas,
  devices: Map<string, Device>,
  given: ReadonlyMap<string, Given>,
): void {
  const own = new Set(base.devices.map(({ id }) => id));
  for (const device of devices.values()) {
    // "No room" is an answer, too.
    if (device.area !== null || own.has(device.id) || given.get(device.id)?.area === null) continue;
    const known =
      headsOf(device.name)
        .map((head) => areas.findKey(head))
        .find((id) => id !== null) ?? null;
    const usual = known === null && base.areas.length === 0 ? usualRoom(device.name) : null;
    const area = known ?? (usual === null ? null : areas.findOrAdd(usual.name, usual.outside));
    if (area !== null) devices.set(device.id, { ...device, area });
  }
}

/** Groups know their members by address; the house by id. */
function addMembers(
  listed: readonly Listed[],
  ids: ReadonlyMap<Announced, string>,
  devices: Map<string, Device>,
): void {
  const single = listed.filter(({ device: { memberId } }) => memberId !== undefined);
  for (const { device: group } of listed) {
    const { members } = group;
    const device = devices.get(ids.get(group) ?? '');
    if (members === undefined || device === undefined) continue;
    const own = single.flatMap(({ device: { memberId } }, place) =>
      members.some((written) => isMember(written, memberId ?? ''))
        ? (ids.get(single[place]!.device) ?? [])
        : [],
    );
    devices.set(device.id, { ...device, members: own });
  }
}

function withAbilities(device: Device, found: Announced): Device {
  return {
    ...device,
    deviceClass: device.deviceClass ?? found.deviceClass,
    // An empty list may be "nothing said" or `can: []`; the announcement then knows better.
    abilities: Object.keys(device.abilities).length > 0 ? device.abilities : found.abilities,
  };
}

/** The id that it had before, or a new one. */
function ownId(found: Announced, devices: ReadonlyMap<string, Device>, known: KnownIds): string {
  const identity = known.identityOf(found);
  const before = known.of(identity);
  if (before !== null && !devices.has(before)) return before;
  const taken = (id: string): boolean =>
    devices.has(id) || known.isKeptFor(id, { identity, hardware: found.hardware });
  return freeId(found.ids[0] ?? found.name ?? '', taken);
}

function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  const id = slug(wanted) || 'device';
  const taken = (candidate: string): boolean =>
    isTaken(candidate) || (RESERVED_IDS as readonly string[]).includes(candidate);
  if (!taken(id)) return id;
  for (let n = 2; ; n++) if (!taken(`${id}_${n}`)) return `${id}_${n}`;
}
