/** "Put it back at ten", "turn it back down in an hour": what was just changed, as it was before, at that time. */
import { remembered } from '../../../actions/resolve/place.js';
import type { Call } from '../../call.js';
import type { Said } from '../said.js';
import { asBefore } from './restoring.js';

const BACK =
  /^(?:(?:and|then|but|please|okay|ok|now)[\s,]+)*(?:put|turn|set|bring|take|change|move|switch|drop|go) (?:it|them|that|those)? ?back(?: up| down)?(?: again)?(?: to (?:what|how|where|the way) (?:it|they) (?:was|were)(?: before)?)? (?<time>(?:at|in|after|around|tomorrow|tonight)\b.+?)(?: please)?[\s.!]*$/i;

/** Null where nothing was changed, or no time is said. */
export function backAt({ text, session, world, sense }: Said): readonly Call[] | null {
  const time = BACK.exec(text.trim())?.groups?.['time'];
  const last = remembered(session, world.now);
  // What was switched on is "back off": that says so itself.
  if (time === undefined || last === null || !last.calls.every((call) => call.do === 'adjust')) return null;
  const dated = [`remind me ${time} to call`, `remind me to call ${time}`]
    .map((words) => sense.call(words))
    .find((call) => call?.do === 'reminder' && call.label === 'call');
  if (dated?.do !== 'reminder') return null;
  const { duration, time: at, repeat } = dated;
  if (repeat !== undefined) return null;
  const when = duration !== undefined ? { delay: duration } : at === undefined ? null : { at };
  const devices = world.home.devices.filter(({ id }) => last.devices.includes(id));
  const calls = when === null ? [] : asBefore(devices, session, world);
  // "Back up in an hour" is no lamp that was off.
  const up = /\bback up\b/i.test(text) && calls.some((call) => call.do === 'set' && call.state === 'off');
  return calls.length === 0 || when === null || up ? null : calls.map((call) => ({ ...call, when }));
}
