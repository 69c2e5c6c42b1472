/** What a time expression means now: a point on the house's wall clock. Pure; every rule of thumb is written here. */
import type { Home } from '../../actions/home.js';
import type { LocalTime } from '../../actions/world.js';
import type { DayExpression, TimeExpression } from '../call.js';
import { possibleHours } from './clock-readings.js';
import { hourOf } from './day-parts.js';
import { addDays, addSeconds, at, dateOf, isDate, isoDate, WEEKDAYS, weekdayOf } from './local-time.js';
import { nextOccurrence, parseRule } from './repeat.js';
import { sunTime } from './sun.js';

export interface ResolveOptions {
  /**
   * What an hour without am or pm leans to: `waking` (alarms) takes 4 to 11 as morning, `next` whatever comes first, and
   * `awake` (reminders) that, too, but no hour that one sleeps through, unless it is night already.
   */
  readonly lean?: Lean;
}

type Lean = 'next' | 'waking' | 'awake';

/** The small hours, and when somebody who names one is up for it. */
const SLEEP = { from: 1, to: 5, after: 22 } as const;

/** "tomorrow" alone. */
const DAY_HOUR = 9;

/**
 * The point in time that is meant.
 *
 * - No am or pm and no day: the next time the clock shows it.
 * - No am or pm but a day: 6 to 11 is morning, 12 to 5 is after noon.
 * - A weekday that is today, with a time that has passed, is next week's.
 *
 * @returns null where it cannot be known: a sun event without a location, or one that does not happen that day
 * @example resolveTime({ clock: '07:30' }, '2026-11-21T09:00:00', home) // 2026-11-21T19:30:00
 */
export function resolveTime(
  expression: TimeExpression,
  now: LocalTime,
  home: Home,
  options: ResolveOptions = {},
): LocalTime | null {
  if ('sun' in expression) return resolveSun(expression, now, home);
  if ('clock' in expression) return resolveClock(expression, now, options.lean ?? 'next');
  const date = resolveDay(expression.day, now);
  const hour = expression.part === undefined ? DAY_HOUR : hourOf(expression.part);
  const meant = expression.part === 'midnight' ? at(addDays(date, 1), 0) : at(date, hour);
  if (meant > now || date !== dateOf(now)) return meant;
  // "remind me today" in the afternoon: at the next full hour but one, not in the past.
  return addSeconds(`${now.slice(0, 13)}:00:00`, 7200);
}

/** `YYYY-MM-DD` of a day as said. A weekday is the next such day, today included unless `next` was said. */
export function resolveDay(day: DayExpression, now: LocalTime): string {
  const today = dateOf(now);
  if ('in' in day) return addDays(today, day.in);
  if ('weekday' in day) {
    const ahead = (WEEKDAYS.indexOf(day.weekday) - WEEKDAYS.indexOf(weekdayOf(now)) + 7) % 7;
    return addDays(today, ahead === 0 && day.next === true ? 7 : ahead);
  }
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  // The last day of this month: the day before the first of the next.
  if ('dayOfMonth' in day && day.dayOfMonth === -1)
    return addDays(month === 12 ? isoDate(year + 1, 1, 1) : isoDate(year, month + 1, 1), -1);
  const candidates: string[] = [];
  if ('month' in day && day.year !== undefined) {
    return isDate(day.year, day.month, day.day) ? isoDate(day.year, day.month, day.day) : today;
  }
  if ('month' in day) {
    for (let y = year; y <= year + 8; y += 1) {
      if (isDate(y, day.month, day.day)) candidates.push(isoDate(y, day.month, day.day));
    }
  } else {
    for (let ahead = 0; ahead < 12; ahead += 1) {
      const y = year + Math.floor((month - 1 + ahead) / 12);
      const m = ((month - 1 + ahead) % 12) + 1;
      if (isDate(y, m, day.dayOfMonth)) candidates.push(isoDate(y, m, day.dayOfMonth));
    }
  }
  return candidates.find((date) => date >= today) ?? today;
}

function resolveSun(
  expression: Extract<TimeExpression, { sun: string }>,
  now: LocalTime,
  home: Home,
): LocalTime | null {
  const offset = expression.offset ?? 0;
  const on = (date: string): LocalTime | null => {
    const time = sunTime(expression.sun, date, home);
    return time === null ? null : addSeconds(time, offset);
  };
  if (expression.day !== undefined) return on(resolveDay(expression.day, now));
  const today = on(dateOf(now));
  return today !== null && today > now ? today : on(addDays(dateOf(now), 1));
}

function resolveClock(
  expression: Extract<TimeExpression, { clock: string }>,
  now: LocalTime,
  lean: Lean,
): LocalTime {
  const [hour = 0, minute = 0] = expression.clock.split(':').map(Number);
  const saidHour = hour === 24 ? 0 : hour;
  const hours = possibleHours(hour, expression.meridiem);
  const today = dateOf(now);
  if (expression.day === undefined) {
    const choice = lean === 'waking' && hours.length > 1 ? [dayHour(saidHour, lean)] : hours;
    const times = [today, addDays(today, 1)].flatMap((date) =>
      awake(choice, lean, now).map((hour) => at(date, hour, minute)),
    );
    return times.filter((time) => time > now).sort()[0] ?? at(addDays(today, 1), saidHour, minute);
  }
  const date = resolveDay(expression.day, now);
  if (date === today) {
    const ahead = hours.map((hour) => at(date, hour, minute)).filter((time) => time > now);
    const first = ahead.sort()[0];
    if (first !== undefined) return first;
    if ('weekday' in expression.day) return at(addDays(date, 7), dayHour(saidHour, lean, hours), minute);
    // "tonight at midnight" is the end of today.
    if (hours.length === 1 && hours[0] === 0) return at(addDays(date, 1), 0, minute);
  }
  return at(date, dayHour(saidHour, lean, hours), minute);
}

/** "Remind me at half past three", said in the evening, is of the afternoon. */
function awake(hours: readonly number[], lean: Lean, now: LocalTime): readonly number[] {
  const hour = Number(now.slice(11, 13));
  if (lean !== 'awake' || hours.length < 2 || hour >= SLEEP.after || hour < SLEEP.to) return hours;
  return hours.filter((one) => one < SLEEP.from || one >= SLEEP.to);
}

/** The likelier half of the day, where a day was named and am or pm was not. */
function dayHour(hour: number, lean: Lean, hours?: readonly number[]): number {
  if (hours !== undefined && hours.length === 1) return hours[0] ?? hour;
  if (hour === 12) return 12;
  if (hour === 0 || hour > 12) return hour;
  return hour >= (lean === 'waking' ? 4 : 6) ? hour : hour + 12;
}

/** The first occurrence of something repeated: at its time of day, on the first day that fits the rule. */
export function resolveRepeating(
  expression: TimeExpression | null,
  repeat: string,
  now: LocalTime,
  home: Home,
  options: ResolveOptions = {},
): LocalTime | null {
  const rule = parseRule(repeat);
  const timed = expression !== null && ('clock' in expression || 'sun' in expression);
  if (!timed && (rule.freq === 'HOURLY' || rule.freq === 'MINUTELY')) {
    return nextOccurrence(repeat, now, now);
  }
  const said: TimeExpression = expression ?? { day: { in: 1 }, part: 'morning' };
  // A habit has a day: "every day at seven" is seven in the morning, not the next seven on the dial.
  const placed: TimeExpression =
    'clock' in said && said.day === undefined ? { ...said, day: { in: 1 } } : said;
  const first = resolveTime(placed, now, home, options);
  if (first === null) return null;
  if ('clock' in said && said.day === undefined) {
    const anchor = addSeconds(first, -86_400);
    return rule.days.length > 0 || rule.monthDay !== null || anchor <= now
      ? nextOccurrence(repeat, fitAnchor(rule.days, anchor), now)
      : anchor;
  }
  if (rule.monthDay !== null) return nextOccurrence(repeat, first, now);
  return rule.days.length > 0 && !rule.days.includes(weekdayOf(first))
    ? nextOccurrence(repeat, fitAnchor(rule.days, first), now)
    : first;
}

/** Moves an anchor back onto a day of the rule, so that intervals count from a day that is in it. */
function fitAnchor(days: readonly string[], anchor: LocalTime): LocalTime {
  if (days.length === 0) return anchor;
  for (let back = 0; back < 7; back += 1) {
    const time = addSeconds(anchor, -back * 86_400);
    if (days.includes(weekdayOf(time))) return time;
  }
  return anchor;
}
