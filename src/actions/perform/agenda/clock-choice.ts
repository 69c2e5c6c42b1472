/** Which alarm or reminder is meant: by time, day, label, or because there is only one. */
import type { ClockCall, TimeExpression } from '../../../nlu/call.js';
import { normalWords } from '../../../nlu/normalize.js';
import {
  addDays,
  capital,
  clockOf,
  dateOf,
  isIn,
  nextOccurrence,
  parseRule,
  resolveDay,
  resolveTime,
  sayClock,
  sayDay,
  sayRepeat,
  secondsBetween,
  showsClock,
  WEEK,
  WEEKDAY_NAMES,
  weekdayOf,
} from '../../../nlu/time.js';
import { singular } from '../../resolve/names.js';
import type { Agenda, ClockEntry, LocalTime } from '../../world.js';
import type { PerformContext } from '../perform.js';
import { RING_LIMIT_SECONDS } from './timer-choice.js';

const NOON = 12;

/** The entry as it is when it does not ring: nothing of the last ringing is left in it. */
export function silent({ since: _since, delivered: _delivered, ...entry }: ClockEntry): ClockEntry {
  return { ...entry, ringing: false };
}

/** Beyond the limit it has rung itself out. */
export function rangOut({ ringing, since, time }: ClockEntry, now: LocalTime): boolean {
  return ringing && secondsBetween(since ?? time, now) > RING_LIMIT_SECONDS;
}

/** A timer, an alarm or a reminder. */
export function isAnythingRinging({ timers, clock }: Agenda): boolean {
  return [...timers, ...clock].some(({ ringing }) => ringing);
}

/** Alarms and reminders that are still to come or ring now. */
export function liveEntries(entries: readonly ClockEntry[], now: LocalTime): ClockEntry[] {
  return entries
    .filter((entry) => entry.repeat !== null || !rangOut(entry, now))
    .sort((a, b) => (a.time < b.time ? -1 : 1));
}

/** Entries of the call's kind that fit what was said. */
export function fittingEntries(call: ClockCall, context: PerformContext): ClockEntry[] {
  const { agenda, now } = context.world;
  let entries = liveEntries(agenda.clock, now).filter(({ kind }) => kind === call.do);
  const ids = call.target?.ids;
  if (ids !== undefined) return entries.filter(({ id }) => ids.includes(id));
  if (call.label !== undefined) entries = byLabel(entries, call.label);
  if (call.repeat !== undefined) {
    const repeating = entries.filter(
      // "Saturday's alarm" may be the one of next Saturday.
      ({ repeat, time }) => repeat === call.repeat || (repeat === null && isOnDayOf(time, call.repeat)),
    );
    // "the weekday alarm" may also be a daily one; better that than none.
    entries = repeating.length > 0 ? repeating : entries.filter(({ repeat }) => repeat !== null);
  }
  const { time: said } = call;
  if (said !== undefined)
    entries = entries.filter((entry) => fitsTime(timeOn(entry, said, context), said, context));
  return entries;
}

/** Is that a time of the one weekday that the rule is of? */
function isOnDayOf(time: LocalTime, rule: string | undefined): boolean {
  const { days, freq } = parseRule(rule ?? '');
  return freq === 'WEEKLY' && days.length === 1 && days[0] === weekdayOf(time);
}

/** When it rings on the day that was said; where it then does not, when it rings next. */
function timeOn({ time, repeat }: ClockEntry, said: TimeExpression, { world }: PerformContext): LocalTime {
  if (repeat === null || said.day === undefined) return time;
  const day = resolveDay(said.day, world.now);
  return comesOn(day, time, repeat) ? `${day}T${time.slice(11)}` : time;
}

/** Does what comes first at this time, and then again, come on that day? */
export function comesOn(day: string, time: LocalTime, repeat: string | null): boolean {
  if (dateOf(time) === day) return true;
  return (
    repeat !== null && day > dateOf(time) && dateOf(nextOccurrence(repeat, time, `${day}T00:00:00`)) === day
  );
}

/** Is this the time, or of the day, that was said of something already set? */
export function fitsTime(time: LocalTime, said: TimeExpression, { world }: PerformContext): boolean {
  const { now, home } = world;
  if ('sun' in said) return time === resolveTime(said, now, home);
  if (said.day !== undefined && dateOf(time) !== resolveDay(said.day, now)) return false;
  if ('clock' in said) return showsClock(clockOf(time), said);
  const { part } = said;
  const hour = Number(clockOf(time).slice(0, 2));
  // An alarm at two is of that morning, though at two nobody calls it morning yet.
  return part === undefined || isIn(part, hour) || (part === 'morning' && hour < NOON);
}

function byLabel(entries: readonly ClockEntry[], said: string): ClockEntry[] {
  const called = entries.filter(({ label }) => sameLabel(label ?? '', said));
  if (called.length > 0) return called;
  // "The weekend alarm" is that of the weekend.
  const repeated = HABITS[normalWords(said).map(singular).join(' ')];
  return repeated === undefined
    ? []
    : entries.filter(({ repeat }) => repeat !== null && repeated.test(repeat));
}

/** "The weekend one", "the Sunday one": whether it comes on those days and no others. */
export function comesOnDays({ time, repeat }: Pick<ClockEntry, 'time' | 'repeat'>, said: string): boolean {
  const word = normalWords(said).map(singular).join(' ');
  const rule = HABITS[word];
  if (rule !== undefined) return repeat !== null && rule.test(repeat);
  const day = WEEK.find((one) => WEEKDAY_NAMES[one].toLowerCase() === word);
  if (day === undefined) return false;
  return repeat === null ? weekdayOf(time) === day : new RegExp(`BYDAY=${day}$`).test(repeat);
}

const HABITS: Readonly<Record<string, RegExp>> = {
  weekend: /BYDAY=SA,SU$/,
  weekday: /BYDAY=MO,TU,WE,TH,FR$/,
  workday: /BYDAY=MO,TU,WE,TH,FR$/,
  daily: /^FREQ=DAILY$/,
  weekly: /^FREQ=WEEKLY/,
};

/** All of the words that were said are in the label. */
export function sameLabel(label: string, said: string): boolean {
  const words = (text: string): string[] =>
    normalWords(text)
      .filter((word) => !['the', 'my', 'our', 'a', 'an', 'to', 'alarm', 'reminder'].includes(word))
      .map(singular);
  const wanted = words(said);
  const own = new Set(words(label));
  return wanted.length > 0 && wanted.every((word) => own.has(word));
}

/** "7 AM tomorrow", "7 AM every weekday", "7 AM every day, next on Monday" where it is left out before. */
export function sayWhen(entry: ClockEntry, now: LocalTime): string {
  if (entry.repeat !== null) {
    const next = comesLater(entry.repeat, entry.time, now) ? `, next ${sayDay(entry.time, now)}` : '';
    return `${sayClock(entry.time)} ${sayRepeat(entry.repeat)}${next}`;
  }
  return `${sayClock(entry.time)} ${sayDay(entry.time, now)}`;
}

const WEEKS_BACK = -28;

/** Not at the first time that the habit by itself would have it; of longer intervals nobody can tell. */
function comesLater(repeat: string, time: LocalTime, now: LocalTime): boolean {
  if (!/^FREQ=(?:DAILY|WEEKLY)(?!.*INTERVAL)/.test(repeat)) return false;
  const before = `${addDays(dateOf(now), WEEKS_BACK)}T${time.slice(11)}`;
  return dateOf(time) > dateOf(nextOccurrence(repeat, before, now));
}

export function entryOptions(
  entries: readonly ClockEntry[],
  now: LocalTime,
): { devices: readonly string[]; label: string }[] {
  return entries.slice(0, 3).map((entry) => ({
    devices: [entry.id],
    label:
      entry.kind === 'alarm'
        ? `${sayWhen(entry, now)}${entry.label === null ? '' : `, ${entry.label}`}`
        : `${capital(entry.label ?? 'reminder')} at ${sayWhen(entry, now)}`,
  }));
}
