/** Lists in words of their own: "put hinges on the hardware one", "change the bananas to apples". */
import { itemsOn, listsOf } from '../../../actions/own-lists.js';
import { findItem, listsByPart } from '../../../actions/perform/lists/list-finding.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Said } from '../said.js';
import { mayBeItem } from './list-correction.js';

const ONE =
  /\b((?:to|on|onto|off|from|of) )(?:the |my |our )((?:[\p{L}\p{N}'’-]+ ){1,3}?)one(?=$|[.!?]| (?:please|too|as well)\b)/iu;

/** The sentence with a list's name for "the hardware one"; null where not exactly one list is called so. */
export function withListForOne(text: string, world: World): string | null {
  const [said, before = '', part = ''] = ONE.exec(text) ?? [];
  const [list, ...more] = said === undefined ? [] : listsByPart(listsOf(world), part);
  if (said === undefined || list === undefined || more.length > 0) return null;
  return text.replace(said, `${before}the ${list.name.replace(/\s+list$/i, '')} list`);
}

const SWAPS =
  /^(?:(?:please|no|and|actually|can you|could you)[\s,]+)*(?:change|swap|replace|switch)(?: out)? (?:the |my |our )?(.+?) (?:to|for|with|by) (?:some |the )?(.+?)[\s.!]*$/i;

/** "Change the bananas to apples": of the one list that has bananas on it. */
export function swappedItem({ text, world, sense }: Said): readonly Call[] | null {
  const [, out, meant] = SWAPS.exec(text.trim()) ?? [];
  if (out === undefined || meant === undefined) return null;
  const holding = listsOf(world).flatMap(({ id }) => {
    const item = findItem(itemsOn(id, world), out);
    return item === undefined || item.done ? [] : [{ id, item }];
  });
  const [only, ...more] = holding;
  if (only === undefined || more.length > 0 || !mayBeItem(meant, world, (one) => sense.call(one)))
    return null;
  return [
    { do: 'list', op: 'remove', list: only.id, items: [only.item.text] },
    { do: 'list', op: 'add', list: only.id, items: [meant] },
  ];
}
