/** What was just put on a list, said to be wrong: "no, gin", "I meant the jobs list", "not the limes". */

import { itemsOn, listsOf } from '../../../actions/own-lists.js';
import { findItem, listNamed } from '../../../actions/perform/lists/list-finding.js';
import { findByName } from '../../../actions/resolve/names.js';
import { MEMORY_SECONDS } from '../../../actions/resolve/place.js';
import type { Effect, World } from '../../../actions/world.js';
import { type Call, UNDO } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { secondsBetween } from '../../time.js';
import { takenOut } from '../correction/correction.js';
import { CORRECTING } from '../correction/instead.js';
import { courtesyFor } from '../telling/courtesy.js';

/** Words; more of them are no thing to buy. */
const MAX_ITEM = 4;
/** What somebody says about the deed, not what he wants in its place. */
const NO_ITEM =
  /^(?:i|you|we|he|she|they|it|its|that|thats|this|these|those|there|dont|do|not|just|only|leave|please|never|nothing|all|yes|no|now|later|okay|wrong|again)\b/;

type Listed = Extract<Effect, { type: 'list' }>;

/** The list that was changed last, where that is the last deed and still in mind. */
export function listedLast({ undo }: Session, { now }: World): Listed | null {
  const effect = undo?.effects.at(-1);
  if (effect?.type !== 'list' || undo?.at === undefined) return null;
  return secondsBetween(undo.at, now) <= MEMORY_SECONDS ? effect : null;
}

export function listedInstead(
  text: string,
  session: Session,
  world: World,
  readAs: (sentence: string) => Call | null,
): readonly Call[] | null {
  const effect = listedLast(session, world);
  const added = effect?.added ?? [];
  if (effect === null || added.length === 0) return null;
  const lists = listsOf(world);
  const not = takenOut(text);
  const match = CORRECTING.exec(text);
  if (not !== null) {
    const wrong = findItem(
      itemsOn(effect.list, world).filter((item) => added.includes(item.text)),
      not.out,
    );
    if (wrong === undefined) return null;
    const out: Call = { do: 'list', op: 'remove', list: effect.list, items: [wrong.text] };
    return not.meant === null
      ? [out]
      : [out, { do: 'list', op: 'add', list: effect.list, items: [not.meant] }];
  }
  if (match === null) return null;
  const meant = text.slice(match[0].length).replace(/[\s.!?]+$/, '');
  const place = meant.replace(/^(?:(?:to|on|onto|for) )?(?:the |my |our )?/i, '');
  const list = listNamed(lists, place) ?? listNamed(lists, place.replace(/ list$/i, ''));
  if (list !== undefined)
    return list.id === effect.list
      ? null
      : [UNDO, { do: 'list', op: 'add', list: list.id, items: [...added] }];
  const amount = otherAmount(meant, effect);
  if (amount !== null) return amount;
  if (added.length > 1 || !mayBeItem(meant, world, readAs)) return null;
  const here = lists.find(({ id }) => id === effect.list);
  const read = readAs(`add ${meant} to the ${here?.name ?? ''}`);
  if (read?.do !== 'list' || read.op !== 'add' || read.items === undefined) return null;
  return [UNDO, { do: 'list', op: 'add', list: effect.list, items: read.items }];
}

/** A few words that are no name of the house and nothing by themselves. */
export function mayBeItem(
  meant: string,
  { home }: World,
  readAs: (sentence: string) => Call | null,
): boolean {
  const words = normalWords(meant);
  if (words.length === 0 || words.length > MAX_ITEM || NO_ITEM.test(words.join(' '))) return false;
  if (courtesyFor(meant) !== null || readAs(meant) !== null) return false;
  return findByName(home, meant, home.devices).length === 0;
}

const AMOUNT =
  /^(?:(?:half a|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)(?: (?:dozen|couple(?: of)?|pair(?: of)?|kilos?(?: of)?|pounds?(?: of)?|lit(?:re|er)s?(?: of)?|pints?(?: of)?|bottles?(?: of)?|packs?(?: of)?|packets?(?: of)?|tins?(?: of)?|cans?(?: of)?|bags?(?: of)?|loaves(?: of)?))?)$/i;

/** "No, half a dozen", of the one thing among those just put on that has an amount. */
function otherAmount(meant: string, { list, added = [] }: Listed): readonly Call[] | null {
  if (!AMOUNT.test(meant)) return null;
  const counted = added.flatMap((item) => {
    const words = item.split(' ');
    const ends = words.findLastIndex((_, at) => AMOUNT.test(words.slice(0, at + 1).join(' ')));
    return ends < 0 || ends === words.length - 1 ? [] : [{ item, thing: words.slice(ends + 1).join(' ') }];
  });
  const [only, ...more] = counted;
  if (only === undefined || more.length > 0) return null;
  return [
    { do: 'list', op: 'remove', list, items: [only.item] },
    { do: 'list', op: 'add', list, items: [`${meant} ${only.thing}`] },
  ];
}
