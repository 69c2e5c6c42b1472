/**
 * "And off again at eleven", "back on at seven tomorrow": of what was spoken of last, or was last put off, and not of the first
 * thing in a row of sentences that go on from one another.
 */
import type { Call } from '../call.js';
import { clockOf, dateOf, timesNear } from '../time.js';
import type { Said } from './otherwise.js';
import { justPlanned } from './plans.js';

const AGAIN_AT =
  /^(?:(?:and|then|but|now|please|okay)[\s,]+)*(?:back )?(?<state>on|off|open|closed?|shut)(?: again| back)?(?: (?:at|in|by|after|around|when|once|until|till|every|tomorrow|tonight|on|before)\b.+)$/i;
const ORDERS: Readonly<Record<string, string>> = {
  on: 'turn it on',
  off: 'turn it off',
  open: 'open it',
  close: 'close it',
  closed: 'close it',
  shut: 'close it',
};

/** Null where no time is said, or it is none for what was spoken of. */
export function againAt({ text, session, world, sense }: Said): readonly Call[] | null {
  const state = AGAIN_AT.exec(text.trim())?.groups?.['state'];
  if (state === undefined) return null;
  const at = text.toLowerCase().indexOf(state.toLowerCase()) + state.length;
  const time = text.slice(at).replace(/^(?:\s+(?:again|back))+/i, '');
  const call = sense.call(`${ORDERS[state.toLowerCase()]}${time}`);
  if (call?.do !== 'set' || call.target?.ref !== 'last' || call.when === undefined) return null;
  const { when } = call;
  const [plan, ...more] = justPlanned(session, world);
  // "On at sunset." "Off again at eleven": at night, once it has been on.
  if (
    plan?.at == null ||
    more.length > 0 ||
    !('at' in when) ||
    !('clock' in when.at) ||
    when.repeat !== undefined
  )
    return [call];
  if (when.at.day !== undefined || when.at.meridiem !== undefined) return [call];
  const after = timesNear(when.at, plan.at, [0, 1])
    .filter((one) => plan.at !== null && one > plan.at)
    .toSorted()[0];
  if (after === undefined) return [call];
  const clock = clockOf(after);
  const [year = 0, month = 0, day = 0] = dateOf(after).split('-').map(Number);
  const fixed = { clock, meridiem: clock < '12' ? 'am' : 'pm', day: { year, month, day } } as const;
  return [{ ...call, when: { at: fixed } }];
}
