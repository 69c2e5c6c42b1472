/** Which timer is meant: by name, by the length it was set for, by room, or because there is only one. */
import type { TimerCall } from '../../../nlu/call.js';
import { normalWords } from '../../../nlu/normalize.js';
import { sayDuration, sayLength, secondsBetween } from '../../../nlu/time.js';
import { singular } from '../../resolve/names.js';
import type { LocalTime, Timer } from '../../world.js';
import type { PerformContext } from '../perform.js';

/** A timer that nobody stopped rings for this long, then counts as over. */
export const RING_LIMIT_SECONDS = 15 * 60;

/** Timers that still run, wait or ring. */
export function liveTimers(timers: readonly Timer[], now: LocalTime): Timer[] {
  return timers.filter(({ ringing, since, endsAt }) => {
    const from = since ?? endsAt;
    return !ringing || from === null || secondsBetween(from, now) <= RING_LIMIT_SECONDS;
  });
}

/** The timer as it is when it does not ring. */
export function silent({ since: _since, ...timer }: Timer): Timer {
  return { ...timer, ringing: false };
}

/** Seconds left; 0 when it rings. */
export function secondsLeft(timer: Timer, now: LocalTime): number {
  if (timer.ringing) return 0;
  return timer.endsAt === null ? (timer.remaining ?? 0) : Math.max(0, secondsBetween(now, timer.endsAt));
}

/** The timers that fit what was said; several where it was not said which. */
export function fittingTimers(call: TimerCall, context: PerformContext): Timer[] {
  const { agenda, now, home } = context.world;
  let timers = liveTimers(agenda.timers, now);
  const ids = call.target?.ids;
  if (ids !== undefined) return timers.filter(({ id }) => ids.includes(id));
  if (call.label !== undefined) timers = byLabel(timers, call.label);
  if (call.which !== undefined) timers = timers.filter(({ duration }) => duration === call.which);
  const said = call.target?.area;
  if (said !== undefined) {
    const area = said === 'here' ? context.room : said;
    const there = timers.filter(({ room }) => room === area);
    const name = home.areas.find(({ id }) => id === area)?.name;
    // "the kitchen timer" may as well be one called so.
    timers = there.length > 0 || name === undefined ? there : byLabel(timers, name);
  }
  return timers;
}

/** One of several without asking, where the situation makes it plain. */
export function obvious(timers: readonly Timer[], call: TimerCall, context: PerformContext): Timer | null {
  if (timers.length === 1) return timers[0] ?? null;
  const ringing = timers.filter((timer) => timer.ringing);
  if (call.op === 'cancel' && ringing.length === 1) return ringing[0] ?? null;
  const state = timers.filter(({ endsAt, ringing: rings }) =>
    call.op === 'resume' ? endsAt === null : call.op === 'pause' ? endsAt !== null && !rings : !rings,
  );
  if (state.length === 1) return state[0] ?? null;
  const here = state.filter(({ room }) => room !== null && room === context.room);
  return here.length === 1 ? (here[0] ?? null) : null;
}

/** "pizza timer", "5 minute timer". */
export function describeTimer(timer: Timer): string {
  return timer.label === null ? `${sayLength(timer.duration)} timer` : `${timer.label} timer`;
}

/** What tells timers apart when asking which one; the time left where the name does not. */
export function timerOptions(
  timers: readonly Timer[],
  now: LocalTime,
): { devices: readonly string[]; label: string }[] {
  const names = timers.map(describeTimer);
  return timers.slice(0, 3).map((timer, index) => {
    const name = names[index] ?? '';
    const shared = names.filter((other) => other === name).length > 1;
    const label = shared ? `${name} with ${sayDuration(secondsLeft(timer, now))} left` : name;
    return { devices: [timer.id], label };
  });
}

function byLabel(timers: readonly Timer[], said: string): Timer[] {
  const wanted = plainWords(said);
  const labels = timers.map(({ label }) => (label === null ? '' : plainWords(label)));
  const exact = timers.filter((_, index) => labels[index] === wanted);
  if (exact.length > 0) return exact;
  return timers.filter((_, index) => {
    const label = labels[index] ?? '';
    return (
      label !== '' &&
      wanted !== '' &&
      (` ${label} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${label} `))
    );
  });
}

function plainWords(text: string): string {
  return normalWords(text)
    .filter((word) => !['the', 'my', 'our', 'a', 'an', 'timer'].includes(word))
    .map(singular)
    .join(' ');
}
