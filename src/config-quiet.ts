/** `quiet:` of config.yaml: the hours in which the hub keeps its voice down, one map or a list of them (docs/config.md). */
import type { Item, Reader } from './actions/home-file/reader.js';
import type { QuietHours } from './actions/policy/quiet.js';
import type { Config } from './config.js';
import { inRange, mapOf } from './config-reading.js';
import { WEEKDAYS, type Weekday } from './nlu/time.js';

const KEYS = ['from', 'to', 'days', 'rooms', 'volume', 'players'] as const;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** Percent. A voice that is heard beside the bed, music that is not heard next door. */
const USUAL = { volume: 20, players: 30 } as const;
const MOST_SPANS = 8;

export function readQuiet(reader: Reader, item: Item | undefined): Config['quiet'] {
  if (item === undefined || reader.scalar(item) === null) return [];
  const spans = reader.isList(item) ? reader.list(item, 'quiet') : [item];
  if (spans.length > MOST_SPANS)
    reader.fail(item, `quiet: ${spans.length} are too many; keep at most ${MOST_SPANS}`);
  return spans.flatMap((span) => readSpan(reader, span));
}

function readSpan(reader: Reader, item: Item): QuietHours[] {
  const map = mapOf(reader, item, 'quiet', KEYS);
  if (map.size === 0) return [];
  const time = (key: 'from' | 'to'): string | null => readClock(reader, map.get(key), item, `quiet ${key}`);
  const [from, to] = [time('from'), time('to')];
  if (from !== null && from === to) reader.fail(item, `quiet from and to are both ${from}: they must differ`);
  const rooms = map.get('rooms');
  const named = reader.texts(rooms, 'quiet rooms');
  if (rooms !== undefined && named.length === 0)
    reader.fail(
      rooms,
      'quiet rooms is empty: name rooms of home.yaml by their id, or leave it out for the whole house',
    );
  const days = readDays(reader, map.get('days'));
  const percent = (key: keyof typeof USUAL): number =>
    inRange(reader, map.get(key), `quiet ${key}`, 0, 100) ?? USUAL[key];
  const levels = { volume: percent('volume'), players: percent('players') };
  if (from === null || to === null) return [];
  return [{ from, to, days, rooms: rooms === undefined ? null : named, ...levels }];
}

/** YAML 1.2 leaves 22:30 a word, quoted or not. */
function readClock(reader: Reader, item: Item | undefined, map: Item, what: string): string | null {
  if (item === undefined) {
    reader.fail(map, `${what} is missing: give a time of day like "22:30"`);
    return null;
  }
  const text = reader.text(item, what);
  if (text === null) return null;
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  if (hour !== '' && Number(hour) < 24 && Number(minute) < 60) return `${hour.padStart(2, '0')}:${minute}`;
  reader.fail(item, `${what} "${text.slice(0, 20)}" is no time of day: write it like "22:30"`);
  return null;
}

function readDays(reader: Reader, item: Item | undefined): readonly Weekday[] | null {
  const days = reader.list(item, 'quiet days').flatMap((day) => {
    const word = reader.oneOf(day, 'quiet day', DAYS);
    return word === null ? [] : [WEEKDAYS[DAYS.indexOf(word)] ?? 'SU'];
  });
  return days.length === 0 ? null : days;
}
