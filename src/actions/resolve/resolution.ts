/** What a target comes to: devices, a question which of several, or nothing. */
import type { Device } from '../home.js';
import { areasOf, type PlaceContext } from './place.js';
import { labelsOf, soundsLike } from './tell-apart.js';

export interface Option {
  readonly devices: readonly string[];
  /** What tells it apart: its name, or its room where names are the same. */
  readonly label: string;
}

export type Resolution =
  | {
      readonly type: 'devices';
      readonly devices: readonly Device[];
      /** Areas meant or, where none was, those of the devices: for "there". */
      readonly areas: readonly string[];
      /** named: a device by name; group: "the lights"; sweep: "everything". */
      readonly how: 'named' | 'group' | 'sweep';
    }
  | { readonly type: 'ambiguous'; readonly options: readonly Option[] }
  /** "It" with nothing remembered: ask which. */
  | { readonly type: 'forgotten' }
  | { readonly type: 'none' };

/** @param areas that were said; left out, those of the devices */
export function choose(
  devices: readonly Device[],
  how: 'named' | 'group' | 'sweep',
  areas: readonly string[] = areasOf(devices),
): Resolution {
  return devices.length === 0 ? { type: 'none' } : { type: 'devices', devices, areas, how };
}

/** Names tell devices apart where each is alone in its room and named for itself; else their rooms do; else names again. */
export function ask(devices: readonly Device[], context: PlaceContext): Resolution {
  const areaName = new Map(context.world.home.areas.map((area) => [area.id, area.name]));
  const byRoom = new Map<string, Device[]>();
  for (const device of devices) {
    const label = (device.area === null ? undefined : areaName.get(device.area)) ?? device.name;
    byRoom.set(label, [...(byRoom.get(label) ?? []), device]);
  }
  const distinct = new Set(devices.map(soundsLike)).size === devices.length;
  const byName = byRoom.size === 1 || (distinct && byRoom.size === devices.length);
  const labels = labelsOf(devices);
  const options = byName
    ? devices.map((device, at) => ({ label: labels[at] ?? device.name, devices: [device.id] }))
    : [...byRoom].map(([label, those]) => ({ label, devices: those.map(({ id }) => id) }));
  return { type: 'ambiguous', options };
}
