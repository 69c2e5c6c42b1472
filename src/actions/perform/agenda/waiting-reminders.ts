/** Reminders that wait for a state of the house ("when the dryer is done"): they stand among what is scheduled. */
import type { ClockCall } from '../../../nlu/call.js';
import { sayCondition } from '../../../nlu/reply/condition.js';
import type { Home } from '../../home.js';
import type { ResolvedCondition, ScheduledCalls } from '../../world.js';
import type { PerformContext } from '../perform.js';
import { sameLabel } from './clock-choice.js';

export interface WaitingReminder {
  readonly label: string;
  readonly once: ResolvedCondition;
  readonly entry: ScheduledCalls;
}

/** Those that fit the call's words; none where it asks for a time, which they have not got. */
export function waitingReminders(call: ClockCall, { world }: PerformContext): WaitingReminder[] {
  if (call.do !== 'reminder' || call.time !== undefined || call.repeat !== undefined) return [];
  const ids = call.target?.ids;
  return world.agenda.scheduled.flatMap((entry) => {
    const [first, ...more] = entry.calls;
    if (entry.once === null || first?.do !== 'reminder' || more.length > 0) return [];
    const label = String(first['label'] ?? '');
    const meant = ids?.includes(entry.id) ?? (call.label === undefined || sameLabel(label, call.label));
    return meant ? [{ label, once: entry.once, entry }] : [];
  });
}

/** "when the Tumble Dryer is done". */
export function sayWaiting({ once }: WaitingReminder, home: Home): string {
  return `when ${sayCondition(once, home)}`;
}
