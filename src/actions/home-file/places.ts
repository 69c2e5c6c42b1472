/** The sections of home.yaml that are not devices: floors, areas, lists, calendars, rooms, location. */
import type { Area, Calendar, CalendarEvent, Floor, Home, ListDefinition } from '../home.js';
import { clip, type Item, type Reader } from './reader.js';
import { didYouMean } from './suggest.js';

/** Ids of areas, floors, lists and calendars; devices are stricter (no hyphen: they are property names in scripts). */
const ID = /^[a-z0-9_-]+$/;

/** Where a thing was written, for messages about two things. */
export type Places = Map<string, Item>;

export function readId(reader: Reader, item: Item | undefined, owner: Item, what: string): string | null {
  if (item === undefined || reader.scalar(item) === null) {
    reader.fail(owner, `${what} needs an "id"`);
    return null;
  }
  const id = reader.text(item, `the id of ${what}`);
  if (id === null) return null;
  if (ID.test(id) && id.length <= 64) return id;
  reader.fail(item, `the id "${clip(id)}" may hold only a-z, 0-9 and _, 64 at most${suggestId(id)}`);
  return null;
}

export function suggestId(id: string): string {
  const better = id
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64);
  return better === '' ? '' : `; "${better}" would do`;
}

export function readName(reader: Reader, item: Item | undefined, owner: Item, what: string): string | null {
  if (item === undefined || reader.scalar(item) === null) {
    reader.fail(owner, `${what} needs a "name": the words it is called by`);
    return null;
  }
  return reader.text(item, `the name of ${what}`);
}

/** Remembers where the id stands; the second one of a kind is an error that names the first. */
export function claimId(reader: Reader, places: Places, id: string, item: Item, what: string): boolean {
  const first = places.get(id);
  if (first !== undefined) {
    reader.fail(
      item,
      `the id "${id}" is taken by another ${what} (line ${reader.line(first.offset)}); ids are unique`,
    );
    return false;
  }
  places.set(id, item);
  return true;
}

/** A reference to another section; an id that does not exist is an error with the nearest one that does. */
export function readReference(
  reader: Reader,
  item: Item | undefined,
  what: string,
  target: string,
  ids: Places,
): string | null {
  const id = reader.text(item, what);
  if (item === undefined || id === null || ids.has(id)) return id;
  const hint = ids.size === 0 ? `; there is no ${target} yet` : didYouMean(id, [...ids.keys()]);
  reader.fail(item, `${what} "${clip(id)}" is not the id of any ${target}${hint}`);
  return null;
}

export function readFloors(reader: Reader, section: Item | undefined, places: Places): Floor[] {
  return reader.list(section, 'floors').flatMap((item) => {
    const map = reader.map(item, 'a floor', ['id', 'name', 'aliases', 'level']);
    if (map === null) return [];
    const id = readId(reader, map.get('id'), item, 'a floor');
    const name = readName(reader, map.get('name'), item, `floor ${id ?? ''}`.trim());
    if (id === null || name === null || !claimId(reader, places, id, item, 'floor')) return [];
    const level = reader.number(map.get('level'), `level of floor ${id}`);
    return [{ id, name, aliases: reader.texts(map.get('aliases'), `aliases of floor ${id}`), level }];
  });
}

export function readAreas(reader: Reader, section: Item | undefined, places: Places, floors: Places): Area[] {
  return reader.list(section, 'areas').flatMap((item) => {
    const map = reader.map(item, 'an area', ['id', 'name', 'aliases', 'floor', 'outside']);
    if (map === null) return [];
    const id = readId(reader, map.get('id'), item, 'an area');
    const name = readName(reader, map.get('name'), item, `area ${id ?? ''}`.trim());
    if (id === null || name === null || !claimId(reader, places, id, item, 'area')) return [];
    return [
      {
        id,
        name,
        aliases: reader.texts(map.get('aliases'), `aliases of area ${id}`),
        floor: readReference(reader, map.get('floor'), `floor of area ${id}:`, 'floor', floors),
        outside: reader.boolean(map.get('outside'), `outside of area ${id}`) ?? false,
      },
    ];
  });
}

export function readLists(reader: Reader, section: Item | undefined, places: Places): ListDefinition[] {
  return reader.list(section, 'lists').flatMap((item) => {
    const map = reader.map(item, 'a list', ['id', 'name', 'aliases', 'items']);
    if (map === null) return [];
    const id = readId(reader, map.get('id'), item, 'a list');
    const name = readName(reader, map.get('name'), item, `list ${id ?? ''}`.trim());
    if (id === null || name === null || !claimId(reader, places, id, item, 'list')) return [];
    return [
      {
        id,
        name,
        aliases: reader.texts(map.get('aliases'), `aliases of list ${id}`),
        items: reader.texts(map.get('items'), `items of list ${id}`),
      },
    ];
  });
}

export function readCalendars(reader: Reader, section: Item | undefined, places: Places): Calendar[] {
  return reader.list(section, 'calendars').flatMap((item) => {
    const map = reader.map(item, 'a calendar', ['id', 'name', 'aliases', 'file', 'events']);
    if (map === null) return [];
    const id = readId(reader, map.get('id'), item, 'a calendar');
    const name = readName(reader, map.get('name'), item, `calendar ${id ?? ''}`.trim());
    if (id === null || name === null || !claimId(reader, places, id, item, 'calendar')) return [];
    const events = reader.list(map.get('events'), `events of calendar ${id}`);
    const file = reader.text(map.get('file'), `the file of calendar ${id}`);
    return [
      {
        id,
        name,
        aliases: reader.texts(map.get('aliases'), `aliases of calendar ${id}`),
        ...(file === null ? {} : { file }),
        events: events.flatMap((event) => readEvent(reader, event, id)),
      },
    ];
  });
}

function readEvent(reader: Reader, item: Item, calendar: string): CalendarEvent[] {
  const what = `an event of calendar ${calendar}`;
  const map = reader.map(item, what, ['summary', 'start', 'end', 'location', 'description']);
  if (map === null) return [];
  const summary = reader.text(map.get('summary'), `the summary of ${what}`);
  const start = readTime(reader, map.get('start'), `the start of ${what}`);
  const end = readTime(reader, map.get('end'), `the end of ${what}`);
  if (summary === null && !map.has('summary')) reader.fail(item, `${what} needs a "summary"`);
  if (start === null && !map.has('start')) {
    reader.fail(item, `${what} needs a "start", such as 2026-11-21T09:00 or, all day, 2026-11-21`);
  }
  if (summary === null || start === null) return [];
  if (end !== null && end.length > 10 !== start.length > 10) {
    reader.fail(item, `${what} has a time of day in only one of start and end; write both or neither`);
  } else if (end !== null && end < start) {
    reader.fail(item, `${what} ends before it starts`);
  }
  const location = reader.text(map.get('location'), `the location of ${what}`);
  return [
    {
      summary,
      start,
      end,
      location,
      description: reader.text(map.get('description'), `the description of ${what}`),
    },
  ];
}

/** Local wall time, `2026-11-21T09:00`, or a date; normalised to minutes where no seconds were written. */
function readTime(reader: Reader, item: Item | undefined, what: string): string | null {
  const text = reader.text(item, what);
  if (item === undefined || text === null) return null;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?$/.exec(text);
  const [, day, minutes, seconds] = match ?? [];
  // Date.parse is strict about ranges here, except that it rolls 30 February over: the round trip shows it.
  const real =
    day === undefined ? Number.NaN : Date.parse(`${day}T${minutes ?? '00:00'}${seconds ?? ':00'}Z`);
  if (day === undefined || Number.isNaN(real) || new Date(real).toISOString().slice(0, 10) !== day) {
    reader.fail(
      item,
      `${what}, "${clip(text)}", is not a local time such as 2026-11-21T09:00 (no offset) or a date such as 2026-11-21`,
    );
    return null;
  }
  return minutes === undefined ? day : `${day}T${minutes}${seconds ?? ''}`;
}

export function readLocation(reader: Reader, section: Item | undefined): Home['location'] {
  const map = reader.map(section, 'location', ['latitude', 'longitude', 'timezone']);
  if (map === null || section === undefined) return null;
  const degrees = (key: string, limit: number): number | null => {
    const value = reader.number(map.get(key), key);
    if (value === null) {
      if (!map.has(key)) reader.fail(section, `location needs a "${key}" in degrees`);
    } else if (Math.abs(value) > limit) {
      reader.fail(map.get(key) ?? section, `${key} is ${value}, but runs from -${limit} to ${limit}`);
    }
    return value;
  };
  const latitude = degrees('latitude', 90);
  const longitude = degrees('longitude', 180);
  const timezone = reader.text(map.get('timezone'), 'timezone');
  if (timezone !== null && !isTimezone(timezone)) {
    const at = map.get('timezone') ?? section;
    reader.fail(at, `timezone "${clip(timezone)}" is unknown; write a name such as Europe/London`);
  }
  return latitude === null || longitude === null ? null : { latitude, longitude, timezone };
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
