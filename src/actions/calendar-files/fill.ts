/** What stands in the calendar files that home.yaml names (`calendars: [{id, name, file}]`), beside the events written there. */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { messageOf } from '../../errors.js';
import { localClock } from '../../local-clock.js';
import { addDays, dateOf } from '../../nlu/time.js';
import { readAtMost } from '../../read-text.js';
import type { Calendar, Home } from '../home.js';
import { type ReadCalendar, readIcsAside } from './read-aside.js';

const MAX_BYTES = 10 * 1024 * 1024;
/** Days before and after today that can be asked about. */
const BACK = 7;
const AHEAD = 400;

const NOTHING: ReadCalendar = { events: [], problem: null };

export interface Filled {
  readonly calendars: readonly Calendar[];
  /** One line each, with the file: what of its events is missing; nothing else is. */
  readonly problems: readonly string[];
}

/** @param homeFile whose folder the names of calendar files start from */
export async function fillCalendars(home: Home, homeFile: string): Promise<Filled> {
  const timezone = home.location?.timezone ?? null;
  const today = dateOf(localClock(timezone)());
  const span = { from: addDays(today, -BACK), to: addDays(today, AHEAD) };
  const problems: string[] = [];
  const calendars: Calendar[] = [];
  for (const calendar of home.calendars) {
    const path = pathOf(calendar, homeFile);
    try {
      const text = path === null ? null : await textOf(path);
      const { events: told, problem } =
        text === null ? NOTHING : await readIcsAside({ text, span, timezone });
      if (problem !== null) problems.push(`${path}: ${problem}`);
      calendars.push(told.length === 0 ? calendar : { ...calendar, events: [...calendar.events, ...told] });
    } catch (error) {
      problems.push(`${path ?? ''}: ${messageOf(error)}; calendar ${calendar.id} has none of its events`);
      calendars.push(calendar);
    }
  }
  return { calendars, problems };
}

/** Changes whenever a file does, or the day: time to fill anew. */
export async function stampOf(home: Home, homeFile: string): Promise<string> {
  const parts = [dateOf(localClock(home.location?.timezone ?? null)())];
  for (const calendar of home.calendars) {
    const path = pathOf(calendar, homeFile);
    if (path === null) continue;
    const found = await stat(path).catch(() => null);
    parts.push(found === null ? `${path} -` : `${path} ${found.mtimeMs} ${found.size}`);
  }
  return parts.join('\n');
}

export function pathOf({ file }: Calendar, homeFile: string): string | null {
  return file === undefined ? null : resolve(dirname(homeFile), file);
}

async function textOf(path: string): Promise<string> {
  // A pipe would keep the hub waiting at its start, and be empty the next time.
  if (!(await stat(path)).isFile()) throw new Error('it is no regular file');
  const bytes = await readAtMost(path, MAX_BYTES);
  if (bytes === null) throw new Error(`larger than ${MAX_BYTES / 1024 / 1024} MB`);
  return new TextDecoder('utf-8').decode(bytes);
}
