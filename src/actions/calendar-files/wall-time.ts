/** Times of a calendar file on the house's own clock. */
import ICAL from 'ical.js';
import { localClock } from '../../local-clock.js';

/**
 * @param named the zone that the file names for it, where it does not say what that zone is
 * @param timezone IANA name of the house; null: this machine's own
 * @returns `2026-11-21T09:00` or, for a whole day, `2026-11-21`
 */
export function wallTime(time: ICAL.Time, named: string | undefined, timezone: string | null): string {
  const text = time.toString();
  if (time.isDate) return text.slice(0, 10);
  const minutes = text.slice(0, 16);
  const atMs =
    time.zone === ICAL.Timezone.localTimezone ? instantIn(minutes, named) : time.toUnixTime() * 1_000;
  // "Floating", or a zone that nobody knows: nine o'clock is nine o'clock.
  return atMs === null ? minutes : shownIn(timezone)(atMs).slice(0, 16);
}

const CLOCKS = new Map<string | null, (ms: number) => string>();

/** A zone's clock, made once: a year of appointments asks a thousand times. @throws RangeError: there is no such zone */
function shownIn(zone: string | null): (ms: number) => string {
  const known = CLOCKS.get(zone);
  if (known !== undefined) return known;
  let atMs = 0;
  const clock = localClock(zone, () => atMs);
  const shown = (ms: number): string => {
    atMs = ms;
    return clock();
  };
  CLOCKS.set(zone, shown);
  return shown;
}

/** When a zone's clocks show this; null: there is no such zone. */
function instantIn(minutes: string, zone: string | undefined): number | null {
  if (zone === undefined) return null;
  try {
    const utc = Date.parse(`${minutes}:00Z`);
    const clock = shownIn(zone);
    const shown = (ms: number): number => Date.parse(`${clock(ms)}Z`);
    // The offset of a moment nearby, and then of the moment itself: they differ in the hours around a change of the clocks.
    const near = utc - (shown(utc) - utc);
    return utc - (shown(near) - near);
  } catch {
    return null;
  }
}
