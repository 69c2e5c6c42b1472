/** What a request altered, as the `changes` of the command line (cli.md, section try). Pure. */
import { clockOf, secondsBetween } from '../nlu/time/local-time.js';
import type { DeviceState, PropertyValue } from './home.js';
import { sameValue } from './kinds/operations.js';
import type { ResolvedCall } from './resolve/resolved-call.js';
import type {
  ClockEntry,
  Effect,
  LocalTime,
  ResolvedCondition,
  ScheduledCalls,
  Timer,
  TimerOp,
  World,
} from './world.js';

export interface TimerChange {
  readonly op: TimerOp;
  readonly id: string;
  readonly label?: string;
  readonly room?: string;
  /** Left after the operation; 0 once cancelled or fired. */
  readonly seconds: number;
}

export interface ClockChange {
  readonly op: string;
  readonly id: string;
  /** `HH:MM` for what repeats, an ISO date-time for what comes once. */
  readonly time: string;
  readonly repeat?: string;
  readonly label?: string;
}

export interface ScheduledChange {
  readonly op: 'set' | 'cancel' | 'fired';
  readonly id: string;
  /** null while it waits for a state. */
  readonly at: LocalTime | null;
  readonly repeat?: string;
  readonly once?: ResolvedCondition;
  readonly calls: readonly ResolvedCall[];
}

export interface ListChange {
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  readonly completed?: readonly string[];
  /** The list itself was started or given up. */
  readonly created?: true;
  readonly deleted?: true;
}

/** Device properties by device id, and the agenda's keys where they apply (no device may be called so). */
export interface Changes {
  readonly lists?: Readonly<Record<string, ListChange>>;
  readonly timers?: readonly TimerChange[];
  readonly alarms?: readonly ClockChange[];
  readonly reminders?: readonly ClockChange[];
  readonly scheduled?: readonly ScheduledChange[];
  /** Delayed commands that came due. */
  readonly fired?: readonly { readonly id: string; readonly calls: readonly ResolvedCall[] }[];
  readonly [device: string]: unknown;
}

/**
 * What differs between two worlds. Device properties are compared, the agenda's changes are read from the effects
 * (a snooze and a change of time look the same afterwards).
 *
 * @param before the world with the line's own `state` applied already: that is not a change of the request's
 */
export function diffWorld(before: World, after: World, effects: readonly Effect[]): Changes {
  const changes: Record<string, unknown> = {};
  for (const { id } of after.home.devices) {
    const altered = diffState(before.states.get(id) ?? {}, after.states.get(id) ?? {});
    if (altered !== null) changes[id] = altered;
  }
  const lists = listChanges(effects);
  if (lists !== null) changes['lists'] = lists;
  const timers = effects.flatMap((effect) =>
    effect.type === 'timer' ? [timerChange(effect.op, effect.timer, after.now)] : [],
  );
  if (timers.length > 0) changes['timers'] = timers;
  for (const [key, kind] of [
    ['alarms', 'alarm'],
    ['reminders', 'reminder'],
  ] as const) {
    const entries = effects.flatMap((effect) =>
      effect.type === 'clock' && effect.entry.kind === kind ? [clockChange(effect.op, effect.entry)] : [],
    );
    if (entries.length > 0) changes[key] = entries;
  }
  const scheduled = effects.flatMap((effect) =>
    effect.type === 'schedule' ? [scheduledChange(effect.op, effect.entry)] : [],
  );
  if (scheduled.length > 0) changes['scheduled'] = scheduled;
  const fired = scheduled.filter(({ op }) => op === 'fired').map(({ id, calls }) => ({ id, calls }));
  if (fired.length > 0) changes['fired'] = fired;
  return changes;
}

function diffState(before: DeviceState, after: DeviceState): Record<string, PropertyValue> | null {
  const altered: Record<string, PropertyValue> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!sameValue(before[name], after[name])) altered[name] = after[name] ?? null;
  }
  return Object.keys(altered).length === 0 ? null : altered;
}

function listChanges(effects: readonly Effect[]): Record<string, ListChange> | null {
  const lists = new Map<string, Record<'added' | 'removed' | 'completed', string[]>>();
  const made = new Map<string, Pick<ListChange, 'created' | 'deleted'>>();
  for (const effect of effects) {
    if (effect.type !== 'list') continue;
    const change = lists.get(effect.list) ?? { added: [], removed: [], completed: [] };
    change.added.push(...(effect.added ?? []));
    change.removed.push(...(effect.removed ?? []));
    change.completed.push(...(effect.completed ?? []));
    lists.set(effect.list, change);
    if (effect.created === true) made.set(effect.list, { created: true });
    if (effect.deleted === true) made.set(effect.list, { deleted: true });
  }
  const shown = [...lists].flatMap(([id, texts]) => {
    const parts = Object.entries(texts).filter(([, some]) => some.length > 0);
    const list = made.get(id) ?? {};
    const change = { ...list, ...Object.fromEntries(parts) };
    return Object.keys(change).length === 0 ? [] : [[id, change] as const];
  });
  return shown.length === 0 ? null : Object.fromEntries(shown);
}

function timerChange(op: TimerOp, timer: Timer, now: LocalTime): TimerChange {
  const over = op === 'cancel' || op === 'fired' || timer.ringing;
  const left = timer.endsAt === null ? (timer.remaining ?? 0) : secondsBetween(now, timer.endsAt);
  return {
    op,
    id: timer.id,
    ...(timer.label === null ? {} : { label: timer.label }),
    ...(timer.room === null ? {} : { room: timer.room }),
    seconds: over ? 0 : Math.max(0, left),
  };
}

function clockChange(op: string, entry: ClockEntry): ClockChange {
  return {
    op,
    id: entry.id,
    time: entry.repeat === null ? entry.time : clockOf(entry.time),
    ...(entry.repeat === null ? {} : { repeat: entry.repeat }),
    ...(entry.label === null ? {} : { label: entry.label }),
  };
}

function scheduledChange(op: ScheduledChange['op'], entry: ScheduledCalls): ScheduledChange {
  return {
    op,
    id: entry.id,
    at: entry.at,
    ...(entry.repeat === null ? {} : { repeat: entry.repeat }),
    ...(entry.once === null ? {} : { once: entry.once }),
    calls: entry.calls,
  };
}
