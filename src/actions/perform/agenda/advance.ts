/** What comes due between two instants: timers and alarms ring, reminders are said, scheduled calls are carried out. */
import { addSeconds, later, nextOccurrence } from '../../../nlu/time.js';
import { applyEffects } from '../../apply-effects.js';
import type {
  Agenda,
  ClockEntry,
  Effect,
  LocalTime,
  Note,
  ScheduledCalls,
  Timer,
  World,
} from '../../world.js';
import { holds, tells } from '../conditions.js';
import { rangOut, silent } from './clock-choice.js';
import { type Due, type Fired, fire, fireLate, type Step } from './fire.js';
import { type Away, lastMissed, lastMissedCalls, sayUnheard } from './overdue.js';
import { afterFired } from './schedule.js';
import { liveTimers } from './timer-choice.js';

export type { Fired } from './fire.js';

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

/**
 * Moves the house's clock on. Call it before each sentence (what came due since), after it (a command may bring about
 * what another waits for) and, in the hub, whenever a state changes.
 *
 * @param away why the house was away until now: what is overdue is then said with its lateness, and what is too late is
 * only told (overdue.ts). null: each thing happens at its own time, however many there are.
 */
export function advance(
  world: World,
  now: LocalTime,
  apply: Apply = applyEffects,
  away: Away | null = null,
): Advanced {
  let current = tidy(world);
  const effects: Effect[] = [];
  const fired: Fired[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    current = watch(arm(current));
    const due = firstDue(current, now);
    if (due === null) break;
    const at = away === null ? later(due.at, current.now) : later(now, current.now);
    current = { ...current, now: at };
    const step = away === null ? fire(due, current) : fireLate(lastOf(due, current), current, away);
    current = settle(step, apply(current, step.effects));
    effects.push(...step.effects);
    fired.push(step.fired);
  }
  return { world: tidy({ ...current, now: later(now, current.now) }), effects, fired };
}

/** Of a house where nobody was for weeks, the last ones are enough. */
const MAX_NOTES = 20;

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
      const at = entry.once.lasts === undefined ? world.now : lastedAt(entry);
      if (at !== null) due.push({ kind: 'scheduled', at, entry });
    }
  }
  const ready = due.filter(({ at }) => at <= now);
  return ready.reduce<Due | null>(
    (first, next) => (first === null || next.at < first.at ? next : first),
    null,
  );
}

/** Of a repeat that was missed several times, the last one. */
function lastOf(due: Due, world: World): Due {
  if (due.kind === 'clock') {
    const entry = lastMissed({ ...due.entry, time: due.at }, world.now);
    return { ...due, at: entry.time, entry };
  }
  if (due.kind !== 'scheduled') return due;
  const entry = lastMissedCalls(due.entry, world);
  return { ...due, at: entry.at ?? due.at, entry };
}

/** The agenda after something fired: ringing, gone, or waiting for its next time. Says it whatever `apply` made of it. */
function settle({ due, rings }: Step, world: World): World {
  const { agenda } = world;
  if (due.kind === 'timer') {
    const timers = rings
      ? replace(agenda.timers, due.entry)
      : agenda.timers.filter(({ id }) => id !== due.entry.id);
    return { ...world, agenda: { ...agenda, timers } };
  }
  if (due.kind === 'clock') {
    if (rings) return { ...world, agenda: { ...agenda, clock: replace(agenda.clock, due.entry) } };
    const rest = agenda.clock.filter(({ id }) => id !== due.entry.id);
    const next = nextOf(due.entry, world.now);
    return { ...world, agenda: { ...agenda, clock: [...rest, ...next] } };
  }
  const next = afterFired(due.entry, world);
  const rest = agenda.scheduled.filter(({ id }) => id !== due.entry.id);
  return { ...world, agenda: { ...agenda, scheduled: next === null ? rest : [...rest, next] } };
}

/** The entry waiting for its next time; nothing where it comes once. */
function nextOf(entry: ClockEntry, now: LocalTime): ClockEntry[] {
  if (entry.repeat === null) return [];
  return [{ ...silent(entry), time: nextOccurrence(entry.repeat, entry.time, now) }];
}

function replace<T extends { readonly id: string }>(entries: readonly T[], next: T): T[] {
  const found = entries.some(({ id }) => id === next.id);
  return found ? entries.map((entry) => (entry.id === next.id ? next : entry)) : [...entries, next];
}

/** When it has been so for as long as was said, if nothing changes. */
function lastedAt({ once, since }: ScheduledCalls): LocalTime | null {
  return once?.lasts === undefined || since === undefined ? null : addSeconds(since, once.lasts);
}

/** Since when what has to last has been so; a device that is out of reach changes nothing of that. */
function watched(entry: ScheduledCalls, world: World): ScheduledCalls {
  if (entry.once?.lasts === undefined) return entry;
  const so = tells(entry.once, world);
  if (so === true) return entry.since === undefined ? { ...entry, since: world.now } : entry;
  if (so === null || entry.since === undefined) return entry;
  const { since: _, ...again } = entry;
  return again;
}

function watch(world: World): World {
  const scheduled = world.agenda.scheduled.map((entry) => watched(entry, world));
  const same = scheduled.every((entry, at) => entry === world.agenda.scheduled[at]);
  return same ? world : { ...world, agenda: { ...world.agenda, scheduled } };
}

/** What waits for a state has to see it otherwise first: a door that is open already does not come open. */
function arm(world: World): World {
  const { scheduled } = world.agenda;
  const waiting = (entry: ScheduledCalls): boolean =>
    entry.once !== null && entry.armed === false && tells(entry.once, world) === false;
  if (!scheduled.some(waiting)) return world;
  const agenda: Agenda = {
    ...world.agenda,
    scheduled: scheduled.map((entry) => (waiting(entry) ? { ...entry, armed: true } : entry)),
  };
  return { ...world, agenda };
}

/** Drops what rang itself out, and leaves a note of it; what repeats waits for its next time again. */
function tidy(world: World): World {
  const { now, agenda } = world;
  const timers = liveTimers(agenda.timers, now);
  const over = agenda.clock.filter((entry) => rangOut(entry, now));
  if (timers.length === agenda.timers.length && over.length === 0) return world;
  const unheard = [
    ...agenda.timers
      .filter((timer) => !timers.includes(timer))
      .map((timer) => note(timer, timer.endsAt ?? now)),
    // A reminder has been said; only its snooze is over.
    ...over.filter(({ kind }) => kind === 'alarm').map((entry) => note(entry, entry.time)),
  ];
  const clock = agenda.clock.flatMap((entry) => (over.includes(entry) ? nextOf(entry, now) : [entry]));
  return {
    ...world,
    agenda: { ...agenda, timers, clock, notes: [...agenda.notes, ...unheard].slice(-MAX_NOTES) },
  };
}

function note(entry: Timer | ClockEntry, at: LocalTime): Note {
  return { id: `${entry.id}@${at}`, at, text: sayUnheard(entry, at) };
}
