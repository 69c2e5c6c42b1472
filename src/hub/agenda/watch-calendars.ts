/**
 * Reads the calendar files of home.yaml: those that were left for later at the start, and again when one of them changes,
 * and every day: next year's birthdays come nearer.
 */
import { stampOf } from '../../actions/calendar-files/fill.js';
import type { Calendar, Home } from '../../actions/home.js';
import { loadHome } from '../../actions/home-file.js';
import { messageOf } from '../../errors.js';
import type { Logger } from '../../log.js';

/** A calendar program writes its export every few minutes at most. */
const LOOK_MS = 60_000;

export interface WatchCalendarsParts {
  readonly home: Home;
  /** Where home.yaml is. */
  readonly homeFile: string;
  readonly changed: (calendars: readonly Calendar[]) => void;
  readonly log: Pick<Logger, 'warn'>;
  readonly lookMs?: number;
}

/** @returns ends it */
export function watchCalendars(parts: WatchCalendarsParts): () => void {
  const { home, homeFile, changed, log, lookMs = LOOK_MS } = parts;
  if (home.calendars.every(({ file }) => file === undefined)) return () => {};
  let ended = false;
  let timer: NodeJS.Timeout;
  let seen: string | null = null;
  const look = async (): Promise<void> => {
    const stamp = await stampOf(home, homeFile);
    if (seen === null ? home.calendars.some(({ unread }) => unread === true) : stamp !== seen) {
      const { home: now, warnings } = await loadHome(homeFile);
      for (const warning of warnings) log.warn(warning);
      if (!ended) changed(now.calendars);
    }
    seen = stamp;
  };
  const wait = (ms: number): void => {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => log.warn({ error: messageOf(error) }, 'the calendars stay as they were'))
        .finally(() => ended || wait(lookMs));
    }, ms);
    timer.unref();
  };
  wait(0);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
