/** "Is anything else on in the kitchen besides the beam lights", "what else is open", after one thing was told: all but that. */
import { remembered } from '../../../actions/resolve/place.js';
import type { Target } from '../../call.js';
import { bareWords, uncontracted } from '../../normalize.js';
import type { Said } from '../said.js';
import type { Understood } from '../sense.js';

const ELSE =
  /^(?:(?:and|so|okay|ok|but) )*(?<head>(?:is|are|was|did (?:i|we) leave|have (?:i|we) left) (?:anything|something|any (?:\S+ )??\S+)|(?:what|which|which \S+))(?<else> else)? (?<rest>(?:is |are |did (?:i|we) leave |have (?:i|we) left )?.+?)(?: (?:besides|beside|apart from|aside from|other than|except|except for|but) (?<but>(?:the |my |our )?.+))?$/;

/** Null where no rest is asked after. */
export function askedOfTheRest({ text, session, world, sense }: Said): Understood | null {
  const { head, rest, but: left, else: more } = ELSE.exec(bareWords(uncontracted(text)))?.groups ?? {};
  if (head === undefined || rest === undefined || (more === undefined && left === undefined)) return null;
  // "Any window apart from the bathroom one."
  const noun = head.split(' ').at(-1) ?? '';
  const but = left?.replace(/ ones?$/, ` ${noun}`);
  // "What's on" is asked of a calendar, too.
  const things = `what things ${rest.replace(/^is /, 'are ')}`;
  const call = sense.call(head === 'what' ? things : `${head} ${rest}`);
  if (call?.do !== 'query' || call.agg === undefined) return null;
  const named = but === undefined ? null : sense.call(`is ${but} on`)?.target;
  if (but !== undefined && named?.ids === undefined && named?.kind === undefined) return null;
  const known = remembered(session, world.now)?.devices ?? [];
  const except: Target[] = named == null ? [{ ids: known, all: true }] : [named];
  const { except: before = [], ...target } = call.target ?? {};
  return sense.tried([[{ ...call, target: { ...target, all: true, except: [...before, ...except] } }]]);
}
