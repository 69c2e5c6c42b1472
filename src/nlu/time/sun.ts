/** Sunrise and sunset at the house, as its own wall time (suncalc; the same algorithm as NOAA's calculator). */
import { getTimes } from 'suncalc';
import type { Home } from '../../actions/home.js';
import type { LocalTime } from '../../actions/world.js';
import { toSeconds } from './local-time.js';

export type SunEvent = 'sunrise' | 'sunset';

/**
 * @param date `YYYY-MM-DD`
 * @returns null where the house has no location, or the sun does not rise or set that day (polar summer and winter)
 */
export function sunTime(event: SunEvent, date: string, home: Home): LocalTime | null {
  if (home.location === null) return null;
  const { latitude, longitude, timezone } = home.location;
  // suncalc works on the solar day of an instant: local noon keeps it on the date that was meant.
  const noon = new Date(toSeconds(`${date}T12:00:00`) * 1000 - (longitude / 15) * 3_600_000);
  const instant = getTimes(noon, latitude, longitude)[event];
  return instant === null || Number.isNaN(instant.getTime()) ? null : wallTime(instant, timezone);
}

/** An instant as the house's clock shows it. */
export function wallTime(instant: Date, timezone: string | null): LocalTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...(timezone === null ? {} : { timeZone: timezone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((p) => p.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}
