/** "For half an hour", "just until nine", after something was turned on: what ends it, and when. */
import { remembered } from '../../../actions/resolve/place.js';
import type { Call } from '../../call.js';
import { secondsBetween } from '../../time.js';
import { justPlanned } from '../agenda/plans.js';
import type { Said } from '../said.js';
import type { Understood } from '../sense.js';
import { isSetSince } from '../session.js';
import { laterThan } from './again-at.js';

const HELD =
  /^(?:(?:and|but|just|only|no|actually|please|oh)[\s,]+)*(?<how>for|until|till|til)\s+(?<time>.+?)(?:[\s,]+(?:only|please|though|then))*[\s.!]*$/i;
/** Seconds; whoever adds something does so at once. */
const MOMENT = 60;

/** The order that ends it. */
const ENDS: Readonly<Record<string, string>> = {
  on: 'turn it off',
  off: 'turn it back on',
  open: 'close it',
  close: 'open it again',
};

/** The end of what was just begun; null where nothing was, or the words say no time. */
export function heldFor(said: Said): Understood | null {
  const { text, session, world, sense } = said;
  const { how = '', time } = HELD.exec(text.trim())?.groups ?? {};
  const last = remembered(session, world.now);
  if (time === undefined || last === null || secondsBetween(last.at, world.now) > MOMENT) return null;
  // After words that came to nothing it is of those.
  if (session.unmet != null) return null;
  const [call, ...more] = last.calls;
  const [plan, ...plans] = justPlanned(session, world);
  if (call?.when !== undefined && plan !== undefined && more.length + plans.length === 0) {
    // "On when it gets dark." "Until eleven." "For an hour."
    const end = endOf(call);
    const later =
      end === undefined ? null : laterThan(`${end} ${/^for$/i.test(how) ? 'in' : 'at'} ${time}`, said, true);
    return later === null ? null : { ...sense.tried([later]), text };
  }
  if (isSetSince(session, last)) return null;
  const end = call === undefined || more.length > 0 || call.when !== undefined ? undefined : endOf(call);
  if (end === undefined) return null;
  const found = sense.ofText(`${end} ${/^for$/i.test(how) ? 'in' : 'at'} ${time}`);
  const [ending, ...others] = found?.commands.flat() ?? [];
  const later = ending?.when !== undefined && ('delay' in ending.when || 'at' in ending.when);
  if (found === null || !later || others.length > 0 || ending?.target?.ref !== 'last') return null;
  return { ...found, text };
}

function endOf(call: Call): string | undefined {
  if (call.do === 'set') return ENDS[call.state];
  if (call.do === 'run') return call.op === 'start' ? 'stop it' : undefined;
  return call.do === 'media' && (call.op === 'play' || call.op === 'resume') ? 'stop it' : undefined;
}
