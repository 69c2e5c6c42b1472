/** Changes of the agenda as the hub's listeners are told of them. */
import type { Agenda, Effect } from '../actions/world.js';
import type { HubEvent } from './events.js';

/** null: the effect is not about a timer, alarm or reminder. */
export function agendaEvent(effect: Effect): HubEvent | null {
  if (effect.type === 'timer') {
    const { id, label, remaining, duration } = effect.timer;
    return { event: 'timer', op: effect.op, kind: 'timer', id, label, seconds: remaining ?? duration };
  }
  if (effect.type !== 'clock') return null;
  const { id, kind, label, time } = effect.entry;
  return { event: 'timer', op: effect.op, kind, id, label, time };
}

/** What rings now, as the events that told of its beginning. Reminders are said, not rung. */
export function ringingEvents({ timers, clock }: Agenda): HubEvent[] {
  const alarms = clock.filter(({ kind }) => kind === 'alarm');
  const fired = { event: 'timer', op: 'fired' } as const;
  return [
    ...timers
      .filter(({ ringing }) => ringing)
      .map(({ id, label }) => ({ ...fired, kind: 'timer' as const, id, label })),
    ...alarms
      .filter(({ ringing }) => ringing)
      .map(({ id, label }) => ({ ...fired, kind: 'alarm' as const, id, label })),
  ];
}
