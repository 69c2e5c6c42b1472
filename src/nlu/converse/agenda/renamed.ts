/** "Call it brownies", "that's for the cake", after a timer was set: the same timer by that name. */
import { secondsLeft } from '../../../actions/perform/agenda/timer-choice.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { made } from '../follow-up/afterwards.js';

const CALLED =
  /^(?:(?:and|please|okay|ok)[\s,]+)*(?:(?:call|name|label) (?:it|that|this)(?: one)?|(?:it|that|this)(?:['’]s| is) for)\s+(?:the |my |our )?(\p{L}[\p{L}'’ -]{1,29}?)(?: timer)?[\s.!]*$/iu;

export function renamed(text: string, session: Session, world: World): readonly Call[] | null {
  const [, label] = CALLED.exec(text.trim()) ?? [];
  const effect = made(session);
  if (label === undefined || effect?.type !== 'timer') return null;
  const timer = world.agenda.timers.find(({ id }) => id === effect.timer.id);
  if (timer === undefined || timer.ringing || timer.endsAt === null) return null;
  return [
    { do: 'timer', op: 'cancel', target: { ids: [timer.id] } },
    { do: 'timer', op: 'set', duration: secondsLeft(timer, world.now), label: label.toLowerCase() },
  ];
}
