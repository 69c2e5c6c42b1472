/**
 * The agenda of a hub that starts again: what rang without being stopped is due once more (and will be told with its
 * lateness), what was on its way to the devices is due again where doing it twice does no harm. Pure.
 */
import { effectsOf } from '../../actions/effects-of.js';
import { silent as silentEntry } from '../../actions/perform/agenda/clock-choice.js';
import { stillCarriedOut } from '../../actions/perform/agenda/overdue.js';
import { silent as silentTimer } from '../../actions/perform/agenda/timer-choice.js';
import { holds } from '../../actions/perform/conditions.js';
import { describeCalls } from '../../actions/perform/describe-calls.js';
import type { Agenda, ClockEntry, ScheduledCalls, World } from '../../actions/world.js';
import { sayClock } from '../../nlu/time.js';

export interface Restarted {
  readonly agenda: Agenda;
  readonly says: readonly string[];
}

export function afterRestart(world: World): Restarted {
  const { agenda, home } = world;
  const again: ScheduledCalls[] = [];
  const says: string[] = [];
  for (const entry of agenda.carrying) {
    if (isHarmlessTwice(entry, world)) again.push(entry);
    else {
      says.push(
        `I was switched off while I was about to ${describeCalls(entry.calls, home)} at ${sayClock(entry.at ?? world.now)}. I do not know whether it happened.`,
      );
    }
  }
  return {
    agenda: {
      ...agenda,
      timers: agenda.timers.map((timer) =>
        timer.ringing && timer.endsAt !== null ? silentTimer(timer) : timer,
      ),
      clock: agenda.clock.map((entry) => (isUnheard(entry) ? silentEntry(entry) : entry)),
      scheduled: [...agenda.scheduled.map(unwatched), ...again],
      carrying: [],
    },
    says,
  };
}

/** Nobody knows what happened while the hub was off: what has to last counts anew. */
function unwatched({ since: _, ...entry }: ScheduledCalls): ScheduledCalls {
  return entry;
}

/**
 * Commands that wait for a state which has come while the hub was off. Nobody knows when, so it counts as long ago.
 * @param goneS how long the hub was off, seconds
 */
export function cameMeanwhile(world: World, goneS: number): Restarted {
  const { agenda, home } = world;
  const gone = agenda.scheduled.filter(
    ({ once, armed, calls }) =>
      once !== null &&
      once.lasts === undefined &&
      armed !== false &&
      holds(once, world) &&
      !stillCarriedOut(calls, goneS),
  );
  if (gone.length === 0) return { agenda, says: [] };
  return {
    agenda: { ...agenda, scheduled: agenda.scheduled.filter((entry) => !gone.includes(entry)) },
    says: gone.map(
      ({ calls }) =>
        `What you were waiting for happened while I was off, so I did not ${describeCalls(calls, home)}. Ask again if you still want it.`,
    ),
  };
}

/** An alarm that nobody stopped, a reminder that has not been said to its end. */
function isUnheard({ kind, ringing, delivered }: ClockEntry): boolean {
  return ringing && (kind === 'alarm' || delivered !== true);
}

/** Absolute states may be set twice. A scene, "next" or a cover's stop may not. */
function isHarmlessTwice({ calls }: ScheduledCalls, world: World): boolean {
  return calls.every((call) => effectsOf(call, world).every(({ type }) => type === 'device'));
}
