/** Small questions about an agenda and the next one. Pure. */
import type { Fired } from '../../actions/perform/agenda/advance.js';
import type { Agenda, ScheduledCalls } from '../../actions/world.js';

/**
 * The commands of one tick, remembered until the devices have answered. Its id is that of the first with its time: the
 * agenda's own counter is for what people are told of, and goes on as if nothing had been broken off.
 */
export function underway(fired: readonly Fired[], now: string): ScheduledCalls {
  const done = fired.filter(({ kind, skipped }) => kind === 'scheduled' && skipped !== true);
  const [{ id, at } = { id: 'scheduled', at: now }] = done;
  return {
    id: `${id.split('@', 1)[0] ?? id}@${at}`,
    at,
    repeat: null,
    once: null,
    calls: done.flatMap(({ calls }) => calls),
    ...strictestConsent(done),
  };
}

/** Each was allowed when it came due; together they need what the strictest of them was given. */
function strictestConsent(done: readonly Fired[]): Pick<ScheduledCalls, 'consent'> {
  const given = done.map(({ consent }) => consent);
  const consent = given.includes('pin') ? 'pin' : given.includes('confirm') ? 'confirm' : undefined;
  return consent === undefined ? {} : { consent };
}

export function idsOf({ timers, clock, scheduled }: Agenda): ReadonlySet<string> {
  return new Set([...timers, ...clock, ...scheduled].map(({ id }) => id));
}

export function isEmpty({ timers, clock, scheduled }: Agenda): boolean {
  return timers.length + clock.length + scheduled.length === 0;
}

/** The agenda as it was where nothing differs, so that a tick without news writes nothing. */
export function keepingIdentity(before: Agenda, after: Agenda): Agenda {
  const keys = ['timers', 'clock', 'scheduled', 'carrying', 'notes', 'pin', 'lists', 'nextId'] as const;
  const same = keys.every((key) => before[key] === after[key] || sameEntries(before[key], after[key]));
  return same ? before : after;
}

function sameEntries(a: unknown, b: unknown): boolean {
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((entry, index) => entry === b[index])
  );
}
