/** "Turn the lamp and the heater on until eleven", "lamp and heater off at ten": several things before "on", in the order that is read. */
import { findByName } from '../../../actions/resolve/names.js';
import type { World } from '../../../actions/world.js';

const SEVERAL =
  /^(?<lead>(?:(?:please|and|now|okay|can you|could you)[\s,]+)*)(?:(?<verb>turn|switch|put|shut|keep|leave) )?(?<things>(?:the |my |our )?[\p{L}\p{N}'’ ,-]+? and (?:the |my |our )?[\p{L}\p{N}'’ -]+?) (?<way>on|off) (?<rest>(?:until|till|til|for|in|at|from|after|when|once|if|every|tomorrow|tonight)\b.+)$/iu;

/** The sentence with "on" or "off" before the things; null where not all of them are called so in this house. */
export function particleFirst(text: string, { home }: World): string | null {
  const { lead = '', verb = 'turn', things, way, rest } = SEVERAL.exec(text.trim())?.groups ?? {};
  if (things === undefined || way === undefined || rest === undefined) return null;
  const named = things
    .split(/,\s*(?:and )?| and /i)
    .every((thing) => findByName(home, thing.replace(/^(?:the|my|our) /i, ''), home.devices).length > 0);
  return named ? `${lead}${/^(?:keep|leave)$/i.test(verb) ? 'turn' : verb} ${way} ${things} ${rest}` : null;
}
