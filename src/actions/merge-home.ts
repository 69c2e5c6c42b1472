/**
 * home.yaml and what is announced -> one home. A device named in home.yaml and announced by discovery is one device:
 * the file gives its names, room and risk, the announcement its topics and, where the file names none, its abilities.
 * Pure.
 */
import type { Announced } from './discovery/announcement.js';
import type { DeviceBinding } from './discovery/binding.js';
import type { Area, Device, Home, Kind } from './home.js';
import { nameKey } from './home-file/collisions.js';
import { RESERVED_IDS } from './home-file/devices.js';

export interface MergedHome {
  readonly home: Home;
  /** By device id. */
  readonly bindings: ReadonlyMap<string, DeviceBinding>;
}

export function mergeHome(
  base: Home,
  announced: readonly Announced[],
  byHand: ReadonlyMap<string, DeviceBinding> = new Map(),
): MergedHome {
  const areas = new Map<string, Area>(base.areas.map((area) => [area.id, area]));
  const devices = new Map<string, Device>(base.devices.map((device) => [device.id, device]));
  const bindings = new Map(byHand);
  const finder = new Finder(base);
  for (const found of announced) {
    const area = found.area === null ? null : areaFor(found.area, areas, false);
    const named = finder.find(found, area);
    if (named !== null) {
      if (bindings.has(named.id)) continue;
      bindings.set(named.id, found.binding);
      devices.set(named.id, withAbilities(named, found));
    } else if (!found.secondary) {
      const id = freeId(found.ids[0] ?? found.name, devices);
      bindings.set(id, found.binding);
      devices.set(id, {
        id,
        name: found.name,
        aliases: [],
        area: found.area === null ? null : areaFor(found.area, areas, true),
        kind: found.kind,
        deviceClass: found.deviceClass,
        abilities: found.abilities,
        state: {},
        risk: null,
        mqtt: null,
      });
    }
  }
  return { home: { ...base, areas: [...areas.values()], devices: [...devices.values()] }, bindings };
}

function withAbilities(device: Device, found: Announced): Device {
  return {
    ...device,
    deviceClass: device.deviceClass ?? found.deviceClass,
    // An empty list may be "nothing said" or `can: []`; the announcement then knows better.
    abilities: Object.keys(device.abilities).length > 0 ? device.abilities : found.abilities,
  };
}

/** Finds the device of home.yaml that an announcement is about: by id, else by name in its area, else by name alone. */
class Finder {
  private readonly byId = new Map<string, Device>();
  private readonly byName = new Map<string, Device[]>();

  constructor(home: Home) {
    for (const device of home.devices) {
      this.byId.set(device.id, device);
      for (const name of [device.name, ...device.aliases]) {
        const key = nameKey(name);
        this.byName.set(key, [...(this.byName.get(key) ?? []), device]);
      }
    }
  }

  find(found: Announced, area: string | null): Device | null {
    for (const id of found.ids) {
      const device = this.byId.get(slug(id));
      if (device !== undefined && goTogether(device.kind, found.kind)) return device;
    }
    if (found.secondary) return null;
    const namesakes = (this.byName.get(nameKey(found.name)) ?? []).filter(({ kind }) =>
      goTogether(kind, found.kind),
    );
    const here = namesakes.filter((device) => device.area === area);
    if (here.length === 1) return here[0]!;
    // Without an area on one side, a name that stands once is enough.
    const [only] = namesakes;
    return namesakes.length === 1 && only !== undefined && (area === null || only.area === null)
      ? only
      : null;
  }
}

const ON_OFF: ReadonlySet<Kind> = new Set(['light', 'switch', 'outlet', 'fan', 'siren']);

/** A lamp on a switch actuator is a light in home.yaml and announced as a switch: on and off are the same there. */
function goTogether(named: Kind, announced: Kind): boolean {
  return named === announced || (ON_OFF.has(named) && ON_OFF.has(announced));
}

function areaFor(name: string, areas: Map<string, Area>, create: boolean): string | null {
  const key = nameKey(name);
  for (const area of areas.values()) {
    if ([area.id, area.name, ...area.aliases].some((own) => nameKey(own) === key)) return area.id;
  }
  if (!create) return null;
  const id = slug(name);
  if (id === '') return null;
  areas.set(id, { id, name, aliases: [], floor: null, outside: false });
  return id;
}

function freeId(wanted: string, devices: ReadonlyMap<string, Device>): string {
  const id = slug(wanted) || 'device';
  const taken = (candidate: string): boolean =>
    devices.has(candidate) || (RESERVED_IDS as readonly string[]).includes(candidate);
  if (!taken(id)) return id;
  for (let n = 2; ; n++) if (!taken(`${id}_${n}`)) return `${id}_${n}`;
}

export function slug(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64);
}
