/** Changes of the agenda as the hub's listeners are told of them. */
import type { Effect } from '../actions/world.js';
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
