/** Times and durations as a person would say them in a reply. The voice reads digits; no symbol needs guessing. */
import type { LocalTime } from '../../actions/world.js';
import { ordinalDigits, WEEKDAY_NAMES } from './day-phrases.js';
import { addDays, clockOf, dateOf, daysBetween, WEEKDAYS, weekdayOf } from './local-time.js';
import { parseRule } from './repeat.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "1 hour and 30 minutes", "45 seconds". */
export function sayDuration(seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  if (total === 0) return 'no time';
  const parts = [
    count(Math.floor(total / 86_400), 'day'),
    count(Math.floor((total % 86_400) / 3600), 'hour'),
    count(Math.floor((total % 3600) / 60), 'minute'),
    count(total % 60, 'second'),
  ].filter((part) => part !== '');
  return joinAnd(parts);
}

/** Seconds from which on nobody counts them until something begins. */
const COUNTED_IN_MINUTES = 600;

/** How long until something begins: "8 hours and 23 minutes", "4 minutes and 10 seconds". */
export function sayUntil(seconds: number): string {
  return sayDuration(seconds < COUNTED_IN_MINUTES ? seconds : Math.round(seconds / 60) * 60);
}

/** A length as an adjective: "10 minute", "1 hour 30 minute". */
export function sayLength(seconds: number): string {
  return sayDuration(seconds).replace(/ and /g, ' ').replace(/,/g, '').replace(/s\b/g, '');
}

/** "7 AM", "7:30 PM", "noon", "midnight". */
export function sayClock(time: LocalTime): string {
  const clock = time.length === 5 ? time : clockOf(time);
  if (clock === '12:00') return 'noon';
  if (clock === '00:00') return 'midnight';
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const shown = minute === 0 ? `${hour % 12 || 12}` : `${hour % 12 || 12}:${clock.slice(3)}`;
  return `${shown} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** "today", "tomorrow", "on Monday", "on 3 May". */
export function sayDay(time: LocalTime, now: LocalTime): string {
  const days = daysBetween(now, time);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  if (days > 1 && days < 7) return `on ${capital(WEEKDAY_NAMES[weekdayOf(time)])}`;
  return `on ${sayDate(time, now)}`;
}

/** "3 May", with the year where it is not this one. */
export function sayDate(time: LocalTime, now?: LocalTime): string {
  const date = dateOf(time);
  const text = `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`;
  return now !== undefined && date.slice(0, 4) !== now.slice(0, 4) ? `${text} ${date.slice(0, 4)}` : text;
}

/** "Saturday, 21 November 2026". */
export function sayFullDate(time: LocalTime): string {
  return `${capital(WEEKDAY_NAMES[weekdayOf(time)])}, ${sayDate(time)} ${dateOf(time).slice(0, 4)}`;
}

/** "at 7 AM", "at 7 AM tomorrow", "at 9 AM on Monday": the day only where it is not today. */
export function sayMoment(time: LocalTime, now: LocalTime): string {
  // Midnight ends the day: tonight's has tomorrow's date.
  const midnight = time.length > 5 && clockOf(time) === '00:00';
  const day = sayDay(midnight ? addDays(dateOf(time), -1) : time, now);
  if (day === 'today') return midnight ? 'at midnight tonight' : `at ${sayClock(time)}`;
  return `at ${sayClock(time)} ${day}`;
}

/** "every day", "every weekday", "every Monday and Friday", "every 2 hours", "on the 1st of every month". */
export function sayRepeat(repeat: string): string {
  const { freq, interval, days, monthDay } = parseRule(repeat);
  const names = days.map((day) => capital(WEEKDAY_NAMES[day]));
  const week = [...days].sort().join();
  if (freq === 'WEEKLY' && interval === 1) {
    if (week === 'FR,MO,TH,TU,WE') return 'every weekday';
    if (week === 'SA,SU') return 'every weekend';
    const others = WEEKDAYS.filter((day) => !days.includes(day));
    if (days.length === 6) return `every day except ${capital(WEEKDAY_NAMES[others[0] ?? 'SU'])}`;
    // Sunday closes a spoken list, although it opens the array.
    const spoken = names[0] === 'Sunday' ? [...names.slice(1), 'Sunday'] : names;
    if (names.length > 0) return `every ${joinAnd(spoken)}`;
  }
  const unit = {
    DAILY: 'day',
    WEEKLY: 'week',
    MONTHLY: 'month',
    YEARLY: 'year',
    HOURLY: 'hour',
    MINUTELY: 'minute',
  }[freq];
  if (unit === undefined) return 'again and again';
  if (monthDay !== null && interval === 1)
    return `on the ${monthDay === -1 ? 'last day' : ordinalDigits(monthDay)} of every month`;
  return interval === 1
    ? `every ${unit}`
    : interval === 2 && freq === 'DAILY'
      ? 'every other day'
      : `every ${interval} ${unit}s`;
}

/** "every day at 7 AM", "every 2 hours from 7 PM". */
export function sayRepeatAt(repeat: string, at: string): string {
  const within = ['HOURLY', 'MINUTELY'].includes(parseRule(repeat).freq);
  return `${sayRepeat(repeat)} ${within ? 'from' : 'at'} ${at}`;
}

/** "a", "a and b", "a, b and c". */
export function joinAnd(parts: readonly string[], word = 'and'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

export function count(amount: number, noun: string): string {
  if (amount === 0) return '';
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
