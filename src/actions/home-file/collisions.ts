/** Names that cannot be told apart: the same name twice in one room is an error, aliases that collide are warnings. */
import type { Device, Home } from '../home.js';
import type { Places } from './places.js';
import { clip, type Reader } from './reader.js';

export interface SectionPlaces {
  readonly floors: Places;
  readonly areas: Places;
  readonly devices: Places;
  readonly lists: Places;
  readonly calendars: Places;
}

/** Case, accents, hyphens and spacing do not make two names different to the ear. */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}

export function checkNames(reader: Reader, home: Home, places: SectionPlaces): void {
  checkDeviceNames(reader, home.devices, places.devices);
  checkDeviceAliases(reader, home.devices, places.devices);
  checkSection(reader, home.floors, places.floors, 'floor');
  checkSection(reader, home.areas, places.areas, 'area');
  checkSection(reader, home.lists, places.lists, 'list');
  checkSection(reader, home.calendars, places.calendars, 'calendar');
}

function lineOf(reader: Reader, places: Places, id: string): number {
  return reader.line(places.get(id)?.offset ?? 0);
}

function checkDeviceNames(reader: Reader, devices: readonly Device[], places: Places): void {
  const byRoomAndName = new Map<string, Device>();
  for (const device of devices) {
    const key = `${device.area ?? ''}/${nameKey(device.name)}`;
    const first = byRoomAndName.get(key);
    if (first === undefined) {
      byRoomAndName.set(key, device);
      continue;
    }
    const at = places.get(device.id) ?? 0;
    const other = `${first.id} (line ${lineOf(reader, places, first.id)})`;
    const where = device.area === null ? 'without an area' : `in area ${device.area}`;
    const text = `device ${device.id} has the same name "${clip(device.name)}" as ${other}, both ${where}; rename one`;
    // Without an area nothing forbids it (home-file.md), but nobody can say which one is meant.
    if (device.area === null) reader.warn(at, text);
    else reader.fail(at, text);
  }
}

/** One warning per alias, with everything it could mean. Same names in different rooms are fine: the room tells. */
function checkDeviceAliases(reader: Reader, devices: readonly Device[], places: Places): void {
  const meanings = new Map<string, { alias: string; devices: Device[]; aliased: Device[] }>();
  for (const device of devices) {
    const own = new Set([nameKey(device.name)]);
    for (const alias of device.aliases) {
      const key = nameKey(alias);
      if (own.has(key)) {
        reader.warn(
          places.get(device.id) ?? 0,
          `device ${device.id} has the alias "${clip(alias)}" already; drop it`,
        );
        continue;
      }
      own.add(key);
      const entry = meanings.get(key) ?? { alias, devices: [], aliased: [] };
      entry.devices.push(device);
      entry.aliased.push(device);
      meanings.set(key, entry);
    }
  }
  for (const device of devices) meanings.get(nameKey(device.name))?.devices.push(device);
  for (const { alias, devices: all, aliased } of meanings.values()) {
    const last = aliased.at(-1);
    if (all.length < 2 || last === undefined) continue;
    const ids = all.map(({ id }) => `${id} (line ${lineOf(reader, places, id)})`).join(', ');
    reader.warn(
      places.get(last.id) ?? 0,
      `the alias "${clip(alias)}" fits ${ids}; where the room does not decide, Earshot asks which one is meant`,
    );
  }
}

function checkSection(
  reader: Reader,
  entries: readonly { id: string; name: string; aliases: readonly string[] }[],
  places: Places,
  what: string,
): void {
  const names = new Map<string, string>();
  for (const { id, name } of entries) {
    const first = names.get(nameKey(name));
    if (first === undefined) {
      names.set(nameKey(name), id);
      continue;
    }
    const line = lineOf(reader, places, first);
    reader.fail(
      places.get(id) ?? 0,
      `${what} ${id} has the same name "${clip(name)}" as ${first} (line ${line}); rename one`,
    );
  }
  for (const { id, aliases } of entries) {
    for (const alias of aliases) {
      const first = names.get(nameKey(alias));
      if (first === undefined) names.set(nameKey(alias), id);
      else if (first !== id) {
        const line = lineOf(reader, places, first);
        reader.warn(
          places.get(id) ?? 0,
          `the alias "${clip(alias)}" of ${what} ${id} also means ${first} (line ${line})`,
        );
      }
    }
  }
}
