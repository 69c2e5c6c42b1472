/** "Bedroom heating to twenty." "And the study two degrees less than that": a level that is counted from another thing's. */
import { attrOf } from '../../../actions/adjusting.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { AdjustCall, Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import type { Said } from '../said.js';

const THAN =
  /^(?:(?:and|then|okay|now|please|also) )*(?:(?:set|put|turn|make|have|keep) )?(?<thing>(?:the |my |our )?.+?)(?: (?:to|at))? (?<amount>\d+(?:\.\d+)?|a|half a)(?: (?<unit>degrees?|percent|points?))? (?<way>less|more|lower|higher|warmer|hotter|cooler|colder|brighter|dimmer|louder|quieter|faster|slower|below|above)(?: than)? (?:that|it|this)$/;
const FALLS: ReadonlySet<string> = new Set('less lower cooler colder dimmer quieter slower below'.split(' '));
const AMOUNTS: Readonly<Record<string, number>> = { a: 1, 'half a': 0.5 };

/** The other thing's own level; null where "that" is of nothing with a level, or the words name nothing else. */
export function thanThat({ text, session, world, sense }: Said): Call | null {
  const { thing, amount = '', way = '', unit } = THAN.exec(normalWords(text).join(' '))?.groups ?? {};
  const last = remembered(session, world.now);
  const [device, ...more] = world.home.devices.filter(({ id }) => last?.devices.includes(id) === true);
  if (thing === undefined || last === null || device === undefined || more.length > 0) return null;
  const before = last.calls.findLast((call): call is AdjustCall => call.do === 'adjust');
  const attr = attrOf(device, before?.attr ?? 'level');
  const level = world.states.get(device.id)?.[attr];
  if (typeof level !== 'number') return null;
  const by = AMOUNTS[amount] ?? Number(amount);
  const value = level + (FALLS.has(way) ? -by : by);
  const suffix = unit?.startsWith('degree') === true ? ' degrees' : '';
  const call = ['set the % to #', 'set # in the %']
    .map((words) =>
      sense.call(words.replace('%', thing.replace(/^(?:the|my|our) /, '')).replace('#', `${value}${suffix}`)),
    )
    .find((one) => one?.do === 'adjust' && one.value === value && one.target?.ref === undefined);
  return call ?? null;
}
