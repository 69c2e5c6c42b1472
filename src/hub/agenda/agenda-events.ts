/** Changes of the agenda as the hub's listeners are told of them. */
import { WRONG_IN_A_ROW } from '../../actions/policy/pin-tries.js';
import type { Agenda, Effect } from '../../actions/world.js';
import { clockOf } from '../../nlu/time.js';
import type { HubEvent } from '../events.js';

/** null: the effect is not about a timer, alarm or reminder, nor too many wrong PINs. */
export function agendaEvent(effect: Effect): HubEvent | null {
  if (effect.type === 'pin') {
    const until = effect.tries?.until ?? null;
    if (until === null) return null;
    const message = `${WRONG_IN_A_ROW} wrong PINs in a row: no PIN is taken until ${clockOf(until)}.`;
    return { event: 'error', part: 'hub', code: 'PIN_LOCKED', message };
  }
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
