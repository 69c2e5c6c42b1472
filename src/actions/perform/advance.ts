/** What comes due between two instants: timers and alarms ring, reminders are said, scheduled calls are carried out. */
import { later, nextOccurrence, sayDuration, sayLength, secondsBetween } from '../../nlu/time.js';
import { applyEffects } from '../apply-effects.js';
import { effectsOf } from '../effects-of.js';
import type { ResolvedCall } from '../resolved-call.js';
import type { Agenda, ClockEntry, Effect, LocalTime, ScheduledCalls, Timer, World } from '../world.js';
import { holds } from './conditions.js';
import { describeCalls } from './describe-calls.js';
import { afterFired } from './schedule.js';
import { liveTimers, RING_LIMIT_SECONDS } from './timer-choice.js';

export interface Fired {
  readonly kind: 'timer' | 'alarm' | 'reminder' | 'scheduled';
  readonly id: string;
  /** When it was due. */
  readonly at: LocalTime;
  readonly label: string | null;
  readonly calls: readonly ResolvedCall[];
  /** To be spoken. */
  readonly says: string;
}

export interface Advanced {
  readonly world: World;
  /** In order; already in `world`. */
  readonly effects: readonly Effect[];
  readonly fired: readonly Fired[];
}

/** The next world of a world and effects (apply-effects.ts). */
export type Apply = (world: World, effects: readonly Effect[]) => World;

/** One entry may fall due this often in one step; a clock that jumps a year must not ring for hours. */
const MAX_ROUNDS = 1000;

/** Later than this is worth saying: "... 20 minutes ago". */
const LATE_SECONDS = 60;

/**
 * Moves the house's clock on. Call it before each sentence (what came due since), after it (a command may bring about
 * what another waits for) and, in the hub, whenever a state changes.
 *
 * @param late true where the house was away (a power cut): what is overdue is then said with its lateness
 */
export function advance(world: World, now: LocalTime, apply: Apply = applyEffects, late = false): Advanced {
  let current = tidy(world);
  const effects: Effect[] = [];
  const fired: Fired[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    current = arm(current);
    const due = firstDue(current, now);
    if (due === null) break;
    const at = later(due.at, current.now);
    current = { ...current, now: at };
    const step = fire(due, current);
    current = settle(due, apply(current, step.effects));
    effects.push(...step.effects);
    const delay = secondsBetween(due.at, now);
    const says =
      late && delay > LATE_SECONDS ? `${step.says} That was ${sayDuration(delay)} ago.` : step.says;
    fired.push({ ...step.fired, says });
  }
  return { world: tidy({ ...current, now: later(now, current.now) }), effects, fired };
}

type Due =
  | { readonly kind: 'timer'; readonly at: LocalTime; readonly entry: Timer }
  | { readonly kind: 'clock'; readonly at: LocalTime; readonly entry: ClockEntry }
  | { readonly kind: 'scheduled'; readonly at: LocalTime; readonly entry: ScheduledCalls };

function firstDue(world: World, now: LocalTime): Due | null {
  const { timers, clock, scheduled } = world.agenda;
  const due: Due[] = [];
  for (const entry of timers) {
    if (!entry.ringing && entry.endsAt !== null) due.push({ kind: 'timer', at: entry.endsAt, entry });
  }
  for (const entry of clock) {
    const at = !entry.ringing
      ? entry.time
      : entry.repeat === null
        ? null
        : nextOccurrence(entry.repeat, entry.time, entry.time);
    if (at !== null) due.push({ kind: 'clock', at, entry });
  }
  for (const entry of scheduled) {
    if (entry.at !== null) due.push({ kind: 'scheduled', at: entry.at, entry });
    else if (entry.once !== null && entry.armed !== false && holds(entry.once, world)) {
      due.push({ kind: 'scheduled', at: world.now, entry });
    }
  }
  const ready = due.filter(({ at }) => at <= now);
  return ready.reduce<Due | null>(
    (first, next) => (first === null || next.at < first.at ? next : first),
    null,
  );
}

function fire(due: Due, world: World): { effects: Effect[]; fired: Omit<Fired, 'says'>; says: string } {
  const { at } = due;
  if (due.kind === 'timer') {
    const timer = { ...due.entry, endsAt: at, ringing: true };
    const name = timer.label === null ? `${sayLength(timer.duration)} timer` : `${timer.label} timer`;
    return {
      effects: [{ type: 'timer', op: 'fired', timer }],
      fired: { kind: 'timer', id: timer.id, at, label: timer.label, calls: [] },
      says: `Your ${name} is up.`,
    };
  }
  if (due.kind === 'clock') {
    const entry = { ...due.entry, time: at, ringing: true };
    return {
      effects: [{ type: 'clock', op: 'fired', entry }],
      fired: { kind: entry.kind, id: entry.id, at, label: entry.label, calls: [] },
      says:
        entry.kind === 'alarm'
          ? `Your ${entry.label ?? ''} alarm.`.replace('  ', ' ')
          : `Reminder: ${entry.label ?? ''}.`,
    };
  }
  const { entry } = due;
  const own = entry.calls.flatMap((call) => effectsOf(call, world));
  return {
    effects: [{ type: 'schedule', op: 'fired', entry }, ...own, ...(entry.effects ?? [])],
    fired: { kind: 'scheduled', id: entry.id, at, label: null, calls: entry.calls },
    says: `As you asked: ${describeCalls(entry.calls, world.home)}.`,
  };
}

/** The agenda after something fired: ringing, gone, or waiting for its next time. Says it whatever `apply` made of it. */
function settle(due: Due, world: World): World {
  const { agenda } = world;
  if (due.kind === 'timer') {
    const timers = replace(agenda.timers, { ...due.entry, endsAt: due.at, ringing: true });
    return { ...world, agenda: { ...agenda, timers } };
  }
  if (due.kind === 'clock') {
    const clock = replace(agenda.clock, { ...due.entry, time: due.at, ringing: true });
    return { ...world, agenda: { ...agenda, clock } };
  }
  const next = afterFired(due.entry, world);
  const rest = agenda.scheduled.filter(({ id }) => id !== due.entry.id);
  return { ...world, agenda: { ...agenda, scheduled: next === null ? rest : [...rest, next] } };
}

function replace<T extends { readonly id: string }>(entries: readonly T[], next: T): T[] {
  const found = entries.some(({ id }) => id === next.id);
  return found ? entries.map((entry) => (entry.id === next.id ? next : entry)) : [...entries, next];
}

/** What waits for a state has to see it otherwise first: a door that is open already does not come open. */
function arm(world: World): World {
  const { scheduled } = world.agenda;
  const waiting = (entry: ScheduledCalls): boolean =>
    entry.once !== null && entry.armed === false && !holds(entry.once, world);
  if (!scheduled.some(waiting)) return world;
  const agenda: Agenda = {
    ...world.agenda,
    scheduled: scheduled.map((entry) => (waiting(entry) ? { ...entry, armed: true } : entry)),
  };
  return { ...world, agenda };
}

/** Drops what rang itself out; what repeats waits for its next time again. */
function tidy(world: World): World {
  const { now, agenda } = world;
  const timers = liveTimers(agenda.timers, now);
  const over = ({ ringing, time }: ClockEntry): boolean =>
    ringing && secondsBetween(time, now) > RING_LIMIT_SECONDS;
  if (timers.length === agenda.timers.length && !agenda.clock.some(over)) return world;
  const clock = agenda.clock.flatMap((entry): ClockEntry[] => {
    if (!over(entry)) return [entry];
    if (entry.repeat === null) return [];
    return [{ ...entry, time: nextOccurrence(entry.repeat, entry.time, now), ringing: false }];
  });
  return { ...world, agenda: { ...agenda, timers, clock } };
}
