/** "Leave the left one on, turn the other off", of the things last spoken of. */
import { findByName } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { Call } from '../../call.js';
import type { Said } from '../said.js';

const LEAVING =
  /^(?:(?:and|no|okay|ok|actually|just|please)[\s,]+)*(?:leave|keep) (?:the |my |our )?(?<kept>.+?)(?: ones?)?(?: (?:on|off|open|closed|as it is|alone|be))?[\s,]+(?:and |but )?(?:just )?(?:(?:turn|switch|put) (?:off )?(?:the )?(?:others?|rest)(?: ones?)? ?(?<state>on|off)?|(?<opens>open|close|shut) (?:the )?(?:others?|rest)(?: ones?)?)(?: please)?[\s.!]*$/i;

/** What is done to the others; null where nothing of what was spoken of is called so. */
export function leavingOne({ text, session, world }: Said): Call | null {
  const { kept = '', state, opens } = LEAVING.exec(text.trim())?.groups ?? {};
  const last = remembered(session, world.now);
  if (kept === '' || last === null) return null;
  const ids = [...last.devices, ...(last.also ?? []), ...(last.before ?? [])];
  const those = world.home.devices.filter(({ id }) => ids.includes(id));
  const left = findByName(world.home, kept, those);
  const others = those.filter((device) => !left.includes(device));
  if (left.length === 0 || others.length === 0) return null;
  const target = { ids: others.map(({ id }) => id) };
  if (opens !== undefined) return { do: 'set', state: /^open$/i.test(opens) ? 'open' : 'close', target };
  return { do: 'set', state: /^on$/i.test(state ?? '') ? 'on' : 'off', target };
}
