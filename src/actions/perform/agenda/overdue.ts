/**
 * What came due while the house was away (a power cut, a machine that slept, a clock that was set): told with its
 * lateness, rung only while it is fresh, and carried out late only where nobody is surprised by it.
 */
import { nextOccurrence, sayClock, sayDay, sayDuration, secondsBetween } from '../../../nlu/time.js';
import type { Home } from '../../home.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { ClockEntry, LocalTime, ScheduledCalls, Timer, World } from '../../world.js';
import { describeCalls } from '../describe-calls.js';
import { afterFired } from './schedule.js';
import { describeTimer, RING_LIMIT_SECONDS } from './timer-choice.js';

/** Why the house was away. */
export type Away = 'off' | 'asleep' | 'clock';

/** Later than this is worth saying. */
export const LATE_SECONDS = 15;

/** Any delayed command may be so late: the house was restarted, not left alone. */
export const COMMAND_LATE_SECONDS = 5 * 60;

/** What only switches off or locks may be so late: a heater that was on "for twenty minutes" goes off after the cut. */
export const SAFE_LATE_SECONDS = 12 * 3600;

/** A timer or alarm that is later than a ringing lasts is told, not rung. */
export function stillRings(lateSeconds: number): boolean {
  return lateSeconds <= RING_LIMIT_SECONDS;
}

export function stillCarriedOut(calls: readonly ResolvedCall[], lateSeconds: number): boolean {
  if (lateSeconds <= COMMAND_LATE_SECONDS) return true;
  return lateSeconds <= SAFE_LATE_SECONDS && calls.length > 0 && calls.every(isSafeLate);
}

/** Off, locked, silent: nothing starts, moves or opens. */
function isSafeLate(call: ResolvedCall): boolean {
  if (call.do === 'set') return call['state'] === 'off' || call['state'] === 'lock';
  if (call.do === 'adjust') return call['attr'] === 'muted' && call['value'] === true;
  return call.do === 'media' && (call['op'] === 'pause' || call['op'] === 'stop');
}

const WHILE: Readonly<Record<Away, string>> = {
  off: 'while I was off',
  asleep: 'while this machine slept',
  clock: 'by the clock, which has just been set',
};

export const BECAUSE: Readonly<Record<Away, string>> = {
  off: 'because I was off',
  asleep: 'because this machine slept',
  clock: 'because the clock was wrong',
};

/** "The pasta timer ended 12 minutes ago, while I was off." */
export function sayLateTimer(timer: Timer, late: number, away: Away): string {
  return `The ${describeTimer(timer)} ended ${sayAgo(late)}, ${WHILE[away]}.`;
}

/** "Your 7 AM alarm was 12 minutes ago, while I was off." */
export function sayLateClock(entry: ClockEntry, at: LocalTime, late: number, away: Away): string {
  if (entry.kind === 'reminder') {
    return `Reminder from ${sayAgo(late)}, ${WHILE[away]}: ${entry.label ?? ''}.`;
  }
  const label = entry.label === null ? '' : `${entry.label} `;
  return `Your ${sayClock(at)} ${label}alarm was ${sayAgo(late)}, ${WHILE[away]}.`;
}

export function sayLateCommand(calls: readonly ResolvedCall[], home: Home, late: number, away: Away): string {
  return `As you asked, but ${sayRounded(late)} late, ${BECAUSE[away]}: ${describeCalls(calls, home)}.`;
}

/** "I did not turn on the lamp at 9 AM, 2 hours ago, because I was off. Ask again if you still want it." */
export function saySkipped(
  calls: readonly ResolvedCall[],
  at: LocalTime,
  { home, now }: Pick<World, 'home' | 'now'>,
  because: string,
): string {
  const day = sayDay(at, now);
  const late = secondsBetween(at, now);
  const ago = late > LATE_SECONDS ? `, ${sayAgo(late)}` : '';
  const when = `at ${sayClock(at)}${day === 'today' ? '' : ` ${day}`}${ago}`;
  return `I did not ${describeCalls(calls, home)} ${when}, ${because}. Ask again if you still want it.`;
}

/** "The pasta timer ended at 9 AM, and nobody stopped it." For when somebody is there again. */
export function sayUnheard(entry: Timer | ClockEntry, at: LocalTime): string {
  if ('duration' in entry)
    return `The ${describeTimer(entry)} ended at ${sayClock(at)}, and nobody stopped it.`;
  const label = entry.label === null ? '' : `${entry.label} `;
  return `Your ${sayClock(at)} ${label}alarm rang, and nobody stopped it.`;
}

function sayAgo(seconds: number): string {
  return `${sayRounded(seconds)} ago`;
}

/** Nobody wants the seconds of a lateness, nor the minutes of days. */
function sayRounded(seconds: number): string {
  const step = seconds >= 86_400 ? 3600 : seconds >= 60 ? 60 : 1;
  return sayDuration(Math.round(seconds / step) * step);
}

/** Repeats that were missed count once: the entry as it stood at its last time that has come. */
export function lastMissed(entry: ClockEntry, now: LocalTime): ClockEntry {
  if (entry.repeat === null) return entry;
  return {
    ...entry,
    time: lastTime(entry.time, now, (time) => nextOccurrence(entry.repeat ?? '', time, time)),
  };
}

export function lastMissedCalls(entry: ScheduledCalls, world: Pick<World, 'home' | 'now'>): ScheduledCalls {
  if (entry.repeat === null || entry.at === null) return entry;
  const next = (at: LocalTime): LocalTime => afterFired({ ...entry, at }, world)?.at ?? at;
  return { ...entry, at: lastTime(entry.at, world.now, next) };
}

/** Enough for every minute of two months; whatever is older is old enough. */
const MAX_MISSED = 100_000;

function lastTime(first: LocalTime, now: LocalTime, next: (time: LocalTime) => LocalTime): LocalTime {
  let last = first;
  for (let count = 0; count < MAX_MISSED; count += 1) {
    const following = next(last);
    if (following > now || following <= last) break;
    last = following;
  }
  return last;
}
