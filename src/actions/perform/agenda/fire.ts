/** One thing that came due: what it does and what is said, at its time or late. Pure. */
import { sayLength, secondsBetween } from '../../../nlu/time.js';
import { devicesById } from '../../devices-by-id.js';
import { effectsOf } from '../../effects-of.js';
import { mayComeDue } from '../../policy/policy.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { ClockEntry, Effect, LocalTime, ScheduledCalls, Timer, World } from '../../world.js';
import { describeCalls } from '../describe-calls.js';
import { silent } from './clock-choice.js';
import {
  type Away,
  BECAUSE,
  LATE_SECONDS,
  sayLateClock,
  sayLateCommand,
  sayLateTimer,
  saySkipped,
  stillCarriedOut,
  stillRings,
} from './overdue.js';

export interface Fired {
  readonly kind: 'timer' | 'alarm' | 'reminder' | 'scheduled';
  readonly id: string;
  /** When it was due. */
  readonly at: LocalTime;
  readonly label: string | null;
  readonly calls: readonly ResolvedCall[];
  /** To be spoken. */
  readonly says: string;
  /** Of `scheduled`: it came too late, or is not allowed now, and nothing was done. */
  readonly skipped?: true;
  /** Of `scheduled`: what was agreed to when it was said. */
  readonly consent?: ScheduledCalls['consent'];
}

export type Due =
  | { readonly kind: 'timer'; readonly at: LocalTime; readonly entry: Timer }
  | { readonly kind: 'clock'; readonly at: LocalTime; readonly entry: ClockEntry }
  | { readonly kind: 'scheduled'; readonly at: LocalTime; readonly entry: ScheduledCalls };

/** What happens with something that is due. */
export interface Step {
  /** As it came due. */
  readonly due: Due;
  readonly effects: readonly Effect[];
  readonly fired: Fired;
  /** It rings; false where it is only told. */
  readonly rings: boolean;
}

export function fire(due: Due, world: World): Step {
  const { at } = due;
  if (due.kind === 'timer') {
    const timer = { ...due.entry, endsAt: at, ringing: true };
    const name = timer.label === null ? `${sayLength(timer.duration)} timer` : `${timer.label} timer`;
    const fired = { kind: 'timer', id: timer.id, at, label: timer.label, calls: [] } as const;
    return {
      due: { ...due, entry: timer },
      effects: [{ type: 'timer', op: 'fired', timer }],
      fired: { ...fired, says: `Your ${name} is up.` },
      rings: true,
    };
  }
  if (due.kind === 'clock') {
    const entry = { ...silent(due.entry), time: at, ringing: true };
    const says =
      entry.kind === 'alarm'
        ? `Your ${entry.label ?? ''} alarm.`.replace('  ', ' ')
        : `Reminder: ${entry.label ?? ''}.`;
    return {
      due: { ...due, entry },
      effects: [{ type: 'clock', op: 'fired', entry }],
      fired: { kind: entry.kind, id: entry.id, at, label: entry.label, calls: [], says },
      rings: true,
    };
  }
  const { entry } = due;
  const own = entry.calls.flatMap((call) => effectsOf(call, world));
  const does = [...own, ...(entry.effects ?? [])];
  const { calls, consent } = entry;
  const fired = { kind: 'scheduled', id: entry.id, at, label: null, calls } as const;
  const over: Effect = { type: 'schedule', op: 'fired', entry };
  const allowed = mayComeDue(does, world, consent ?? null);
  if (!allowed.ok) {
    const why = allowed.quiet ? 'because these are quiet hours' : 'because that has to be confirmed';
    const says = saySkipped(calls, at, world, why);
    return { due, effects: [over], fired: { ...fired, says, skipped: true }, rings: false };
  }
  const agreed = consent === undefined ? {} : { consent };
  return {
    due,
    effects: [over, ...does],
    fired: { ...fired, ...agreed, says: sayDue(entry, world) },
    rings: false,
  };
}

function sayDue({ calls }: ScheduledCalls, { home }: World): string {
  const [only] = calls;
  const there = devicesById(home);
  const meant = calls.flatMap(({ devices = [] }) => devices);
  const gone = meant.filter((id) => !there.has(id)).length;
  if (gone > 0 && gone === meant.length)
    return 'Something was planned for now, but what it was for is not in the house any more, so I did nothing.';
  return only?.do === 'reminder' && calls.length === 1
    ? `Reminder: ${String(only['label'])}.`
    : `As you asked: ${describeCalls(calls, home)}.`;
}

/** The same for what came due while the house was away. */
export function fireLate(due: Due, world: World, away: Away): Step {
  const step = fire(due, world);
  const late = secondsBetween(due.at, world.now);
  if (late <= LATE_SECONDS) return step;
  const rings = stillRings(late);
  const saying = (says: string): Fired => ({ ...step.fired, says });
  // Rung now, it rings its full length from now.
  const now = { since: world.now };
  if (step.due.kind === 'timer') {
    const entry = { ...step.due.entry, ...now };
    const fired = saying(sayLateTimer(entry, late, away));
    return {
      ...step,
      due: { ...step.due, entry },
      effects: [{ type: 'timer', op: 'fired', timer: entry }],
      fired,
      rings,
    };
  }
  if (step.due.kind === 'clock') {
    const entry = { ...step.due.entry, ...now };
    const fired = saying(sayLateClock(entry, due.at, late, away));
    return {
      ...step,
      due: { ...step.due, entry },
      effects: [{ type: 'clock', op: 'fired', entry }],
      fired,
      rings,
    };
  }
  if (step.fired.skipped === true) return step;
  const { calls } = step.due.entry;
  if (stillCarriedOut(calls, late)) {
    return { ...step, fired: saying(sayLateCommand(calls, world.home, late, away)) };
  }
  const effects: Effect[] = [{ type: 'schedule', op: 'cancel', entry: step.due.entry }];
  return {
    ...step,
    effects,
    fired: { ...saying(saySkipped(calls, due.at, world, BECAUSE[away])), skipped: true },
  };
}
