/**
 * "Is the telly on Sky", "is the heat pump's fan on quiet", "what's the stereo tuned to": which of its own values a thing has. What
 * the words would put it to says which property they are about.
 */
import { findByName } from '../../../actions/resolve/names.js';
import type { World } from '../../../actions/world.js';
import type { Call, QueryCall } from '../../call.js';
import type { Sense } from '../sense.js';

const LEAD = '^(?:(?:and|so|but|hey|okay|right)[\\s,]+)*';
const WHETHER = new RegExp(
  `${LEAD}(?:is|are) (?<what>.+?) (?:still |already )?(?:set |tuned |switched |running )?(?:on|to|in|at) (?:the )?(?<value>[^,;.?!]+?)(?: (?:mode|now|still|yet|already))*[\\s?.!]*$`,
  'i',
);
const WHICH = new RegExp(
  `${LEAD}(?:what(?:['’]?s| is)|what (?:channel|station|input|source|programme|program) is|which (?:channel|station|input|source) is) (?<what>.+?) (?:on|tuned to|tuned in to|playing from|set to)[\\s?.!]*$`,
  'i',
);
/** Properties whose values are words of the thing's own. */
const OWN: ReadonlySet<string> = new Set(['source', 'mode', 'preset', 'fan_mode', 'direction']);

export function askedOwnValue(text: string, { home }: World, sense: Sense): QueryCall | null {
  const { what, value } = WHETHER.exec(text.trim())?.groups ?? {};
  const put = what === undefined ? null : sense.call(`set ${what} to ${value}`);
  if (put !== null && isOwn(put)) return { do: 'query', attr: put.attr, target: put.target ?? {} };
  const player = WHICH.exec(text.trim())?.groups?.['what'];
  const [thing, ...more] = player === undefined ? [] : findByName(home, player, home.devices);
  if (thing?.kind !== 'media' || more.length > 0 || thing.abilities.source === undefined) return null;
  return { do: 'query', attr: 'source', target: { ids: [thing.id] } };
}

function isOwn(call: Call): call is Extract<Call, { do: 'adjust' }> {
  return (
    call.do === 'adjust' && OWN.has(call.attr) && typeof call.value === 'string' && call.delta === undefined
  );
}
