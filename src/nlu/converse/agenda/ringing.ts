/** While something rings, "shut up", "turn it off" and "restart it" are said to what rings, not to the stereo. */
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import type { Match } from '../../skill.js';
import { isFree } from '../pointing/pronoun.js';

const STOP: Call = { do: 'control', op: 'stop' };
/** What sounds by itself is meant where it is named. */
const NAMED =
  /\b(?:music|song|songs|tv|telly|television|radio|stereo|speakers?|volume|podcast|video|film|movie)\b/i;
const ANEW = /\b(?:restart|again|over)\b/i;

/** What a call comes to that names nothing; null where nothing rings, or it is said of something else. */
export function ofWhatRings(
  call: Call,
  { text }: Match,
  { last }: Session,
  { agenda }: World,
): readonly Call[] | null {
  const timers = agenda.timers.filter(({ ringing }) => ringing);
  const clock = agenda.clock.filter(({ ringing }) => ringing);
  if (timers.length + clock.length === 0 || call.when !== undefined || NAMED.test(text)) return null;
  if (isHush(call)) return [STOP];
  const began = [
    ...timers.map(({ since, endsAt }) => since ?? endsAt ?? ''),
    ...clock.map(({ since, time }) => since ?? time),
  ];
  // "Five more minutes": of the alarm, where no timer runs or rings.
  if (call.do === 'timer' && call.op === 'add' && call.duration !== undefined && agenda.timers.length === 0)
    return [{ do: 'alarm', op: 'snooze', duration: call.duration }];
  // Spoken of since it began to ring: "it" is that.
  if (last !== null && began.every((at) => at < last.at)) return null;
  if (call.target?.ref !== 'last' || !isFree(call.target)) return null;
  const [timer, ...more] = timers;
  const starts =
    (call.do === 'media' && call.op === 'previous') || (call.do === 'set' && call.state === 'on');
  if (starts && ANEW.test(text) && timer !== undefined && more.length + clock.length === 0) {
    const { duration, label } = timer;
    return [STOP, { do: 'timer', op: 'set', duration, ...(label === null ? {} : { label }) }];
  }
  const ends =
    (call.do === 'set' && (call.state === 'off' || call.state === 'stop')) ||
    (call.do === 'media' && (call.op === 'stop' || call.op === 'pause'));
  return ends ? [STOP] : null;
}

/** Silence asked of nobody in particular. */
function isHush(call: Call): boolean {
  if (call.do === 'control') return call.op === 'mute';
  return call.do === 'adjust' && call.attr === 'muted' && call.value === true && isFree(call.target);
}
