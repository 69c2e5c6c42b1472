/**
 * "And off again at eleven", "back on at seven tomorrow": of what was spoken of last, or was last put off, and not of the first
 * thing in a row of sentences that go on from one another.
 */
import type { LocalTime } from '../../../actions/world.js';
import type { Call, When } from '../../call.js';
import { addSeconds, dayOf, saidClock, timesNear } from '../../time.js';
import { justPlanned } from '../agenda/plans.js';
import type { Said } from '../said.js';

const AGAIN_AT =
  /^(?:(?:and|then|but|now|please|okay)[\s,]+)*(?:(?:it|that|this|them|those)(?: ones?)? )?(?:back )?(?<state>on|off|open|closed?|shut)(?: again| back)?(?<time> (?:at|in|by|after|around|when|once|until|till|every|tomorrow|tonight|on|before)\b.+?)(?:[\s,]+(?:then|please|again|too))*[\s.!]*$/i;
const ORDERS: Readonly<Record<string, string>> = {
  on: 'turn it on',
  off: 'turn it off',
  open: 'open it',
  close: 'close it',
  closed: 'close it',
  shut: 'close it',
};

/** Null where no time is said, or it is none for what was spoken of. */
export function againAt(said: Said): readonly Call[] | null {
  const { state, time } = AGAIN_AT.exec(said.text.trim())?.groups ?? {};
  if (state === undefined || time === undefined) return null;
  return laterThan(`${ORDERS[state.toLowerCase()]}${time}`, said);
}

/**
 * An order for "it" with a time; after something that is still to come, the time that follows it, and as often.
 *
 * @param lasts whether a length is counted from when that comes, and not from now
 */
export function laterThan(
  order: string,
  { session, world, sense }: Said,
  lasts = false,
): readonly Call[] | null {
  const call = sense.call(order);
  if (call?.do !== 'set' || call.target?.ref !== 'last' || call.when === undefined) return null;
  const { when } = call;
  const [plan, ...more] = justPlanned(session, world);
  const from = plan?.at ?? null;
  if (plan === undefined || from === null || more.length > 0) return [call];
  const at = (time: LocalTime): readonly Call[] => [{ ...call, when: comesAt(time, plan.repeat) }];
  if ('delay' in when) return lasts ? at(addSeconds(from, when.delay)) : [call];
  if (!('at' in when) || !('clock' in when.at) || when.repeat !== undefined) return [call];
  if (when.at.day !== undefined || when.at.meridiem !== undefined) return [call];
  // "On at sunset." "Off again at eleven": at night, once it has been on.
  const [after] = timesNear(when.at, from, [0, 1])
    .filter((one) => one > from)
    .toSorted();
  return after === undefined ? [call] : at(after);
}

export function comesAt(time: LocalTime, repeat: string | null): When {
  const clock = saidClock(time);
  return repeat === null ? { at: { ...clock, day: dayOf(time) } } : { at: clock, repeat };
}
