/** What a clock shows when it shows what was said: "eight" is 08:00 and 20:00. */
import type { LocalTime } from '../../actions/world.js';
import { addDays, at, clockOf, dateOf, secondsBetween } from './local-time.js';

export interface SaidClock {
  /** `HH:MM`; hours 1 to 12 are of either half of the day. */
  readonly clock: string;
  readonly meridiem?: 'am' | 'pm';
}

/** The clock of a time as it is said in full: with the half of the day that it is in. */
export function saidClock(time: LocalTime): Required<SaidClock> {
  const clock = clockOf(time);
  return { clock, meridiem: clock < '12' ? 'am' : 'pm' };
}

/** 24-hour readings of an hour as said. */
export function possibleHours(hour: number, meridiem?: 'am' | 'pm'): readonly number[] {
  // "Half past twenty four" is half past midnight.
  if (hour === 24) return [0];
  if (hour === 0 || hour > 12) return [hour];
  const twelve = hour % 12;
  if (meridiem === 'am') return [twelve];
  if (meridiem === 'pm') return [twelve + 12];
  return [twelve, twelve + 12];
}

/** Does a clock (`HH:MM`) show what was said? */
export function showsClock(clock: string, { clock: said, meridiem }: SaidClock): boolean {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const [saidHour = 0, saidMinute = 0] = said.split(':').map(Number);
  return minute === saidMinute && possibleHours(saidHour, meridiem).includes(hour);
}

/**
 * The times at which a clock shows what was said, the nearest to a time first, those of its own day before others as near.
 *
 * @param days that may be meant, counted from that time's own
 */
export function timesNear(
  { clock, meridiem }: SaidClock,
  time: LocalTime,
  days: readonly number[] = [0, -1, 1],
): readonly LocalTime[] {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const apart = (one: LocalTime): number => Math.abs(secondsBetween(time, one));
  return days
    .flatMap((day) => possibleHours(hour, meridiem).map((one) => at(addDays(dateOf(time), day), one, minute)))
    .sort((a, b) => apart(a) - apart(b));
}
