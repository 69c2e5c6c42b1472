/**
 * Arithmetic on local wall time, `YYYY-MM-DDTHH:MM:SS` without offset. The house lives by its wall clock: an alarm at
 * seven is at seven on both sides of a daylight-saving change, so no time zone enters here.
 */
import type { LocalTime } from '../../actions/world.js';

export const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Monday first, as calendars of most of the world and RFC 5545's examples have it. */
export const WEEK: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export const DAY_SECONDS = 86_400;

/** Seconds of the wall clock since 1970; only differences and the way back mean anything. */
export function toSeconds(time: LocalTime): number {
  const full = time.length <= 10 ? `${time}T00:00:00` : time;
  return Math.round(Date.parse(`${full}Z`) / 1000);
}

/** Four digits of a year, and no more: what is further off in either direction is the last, or the first, of these. */
const FIRST = toSeconds('0001-01-01');
const LAST = toSeconds('9999-12-31T23:59:59');

export function fromSeconds(seconds: number): LocalTime {
  const within = Math.min(LAST, Math.max(FIRST, Math.round(seconds)));
  return new Date(within * 1000).toISOString().slice(0, 19);
}

export function addSeconds(time: LocalTime, seconds: number): LocalTime {
  return fromSeconds(toSeconds(time) + seconds);
}

/** `later - earlier` in seconds. */
export function secondsBetween(earlier: LocalTime, later: LocalTime): number {
  return toSeconds(later) - toSeconds(earlier);
}

/** `YYYY-MM-DD`. */
export function dateOf(time: LocalTime): string {
  return time.slice(0, 10);
}

/** `HH:MM`; midnight for a bare date. */
export function clockOf(time: LocalTime): string {
  return time.length <= 10 ? '00:00' : time.slice(11, 16);
}

/** The day of a time in its parts, as a day is said by its date; `month` counts from 1. */
export function dayOf(time: LocalTime): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const [year = 0, month = 1, day = 1] = dateOf(time).split('-').map(Number);
  return { year, month, day };
}

export function addDays(date: string, days: number): string {
  return fromSeconds(toSeconds(date) + days * DAY_SECONDS).slice(0, 10);
}

export function weekdayOf(time: LocalTime): Weekday {
  return WEEKDAYS[new Date(toSeconds(time) * 1000).getUTCDay()] ?? 'SU';
}

/** Whole days from one date to another, negative into the past. */
export function daysBetween(from: LocalTime, to: LocalTime): number {
  return Math.round((toSeconds(dateOf(to)) - toSeconds(dateOf(from))) / DAY_SECONDS);
}

/** The week of the year by ISO 8601: weeks begin on Monday, the first is the one with the year's first Thursday. */
export function weekOfYear(date: LocalTime): number {
  const fromMonday = (WEEKDAYS.indexOf(weekdayOf(date)) + 6) % 7;
  const thursday = addDays(dateOf(date), 3 - fromMonday);
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01T00:00:00`, `${thursday}T00:00:00`) / 7) + 1;
}

/** `hour` and `minute` on a date. */
export function at(date: string, hour: number, minute = 0): LocalTime {
  return `${date}T${two(hour)}:${two(minute)}:00`;
}

/** The later of two times; ISO strings sort as time does. */
export function later(a: LocalTime, b: LocalTime): LocalTime {
  return a.localeCompare(b) < 0 ? b : a;
}

/** Is there such a day (29 February only in leap years)? */
export function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}
