/**
 * "And put butter on there too", "do we have eggs on it", "clear it", "remove the jam", "add it then", "make it two kilos of sugar", "to the other list": said of
 * the list that was last read, changed or asked about, in words that do not name it.
 */
import { itemsOn, listsOf } from '../../../actions/own-lists.js';
import { findItem, findList, listNamed } from '../../../actions/perform/lists/list-finding.js';
import type { World } from '../../../actions/world.js';
import type { Call, ListCall } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import type { Said } from '../said.js';
import type { ReadAs } from '../sense.js';
import { listedLast, mayBeItem } from './list-correction.js';

const AROUND =
  /^(?:(?:and|also|oh|yes|yeah|okay|ok|then|now|please|can you|could you)[\s,]+)*(.+?)(?:[\s,]+(?:too|as well|also|then|please|instead))*[\s.!]*$/i;
const THERE =
  /\s+(?:to|on|onto|from|off|off of) (?:it|there|that(?: (?:list|one))?|this(?: (?:list|one))?)$/i;
const ADDS =
  /^(?:add|put|include|stick|pop|chuck|throw|write|note)\b(?: (?:on|down|in))?\s+(.+?)(?: on| down)?$/i;
const TAKES =
  /^(?:remove|delete|take off|take out|take|drop|scratch|strike|lose|get rid of|forget)\s+(.+?)(?: off| out)?$/i;
/** "And a new hose on the other one", where there are two. */
const OTHER_LIST =
  /^(?:(?:add|put|include|stick|pop|chuck|throw|write|note) )?(.+?) (to|on|onto) (?:the|my|our) other (?:one|list)$/i;
const IT = /^(?:it|that|them|those|some|one)$/i;
const MADE = /^(?:make|change) (?:it|that|them|those) (?:to )?(.+)$/i;
const COUNTS =
  /^how many (?:items?|things?)?\s*(?:are|is|do (?:i|we) have|have (?:i|we) got)(?: there)?(?: on (?:it|there|that(?: one| list)?|the list))?(?: now| already)?[\s?]*$/i;
/** "Clear the list", "empty it": all that is on it. */
const CLEARS =
  /^(?:clear|empty|wipe|erase|reset)(?: (?:out|off))?(?: (?:it|that|the (?:whole |entire )?list|that list|everything))?(?: (?:off|from|on) (?:it|that|there|the list))?(?: out)?$|^(?:delete|remove|take) (?:everything|all of (?:it|them)|them all|it all)(?: (?:off|from|on)(?: (?:it|that|there|the list))?)?$/i;
/** "Do I have eggs on there", "is there any milk on it". */
const HAS =
  /^(?:(?:do|have|did) (?:i|we)(?: already)?(?: have| got| put| get| add)?|(?:is|are)(?: there)?|has anyone (?:put|added))(?: any| some| the)? (.+?)(?: already)? (?:on|to) (?:it|there|that(?: list)?|the list|this(?: list)?)(?: already| yet| too| now)?[\s?]*$/i;
/** "What about jam, is it on there". */
const ABOUT =
  /^what about (?:the |any )?(.+?)[\s,]+is (?:it|that|there any) (?:on )?(?:there|it|that list|the list)(?: already| yet)?[\s?]*$/i;
/** "I already have jam", "we don't need jam": it need not be bought. */
const HAVE =
  /^(?:(?:i|we)(?:['’]ve)? (?:already |still )?(?:have|got)(?: got)?|(?:i|we)['’]ve(?= (?:enough|plenty)\b)|(?<less>(?:i|we) (?:don['’]?t|do not) need|no need for)) (?:any |the |some |plenty of |enough )?(?<what>.+?)(?: already| any ?more| at home| in the house| after all)*$/i;
/** "And jam as well", "also jam", after the list was read: on it, too. "And jam?" may only ask. */
const ALSO =
  /^(?:oh[\s,]+)?(?:(?:and|plus)\s+(?<with>.+?)[\s,]+(?:too|as well)|also[\s,]+(?<also>.+?))(?: please)?[\s.!]*$/i;
const ELSEWHERE = /^(?:to|on|onto|for) (?:the |my |our )(.+?)(?: list)?$/i;

/** The calls for the list that was spoken of; null where none was, or the words say nothing of a list. */
export function ofThatList({ text, session, world, sense }: Said): readonly Call[] | null {
  const { before } = sense;
  const readAs: ReadAs = (sentence) => sense.call(sentence);
  const changed = listedLast(session, world);
  const spoken = before?.do === 'list' ? before : null;
  if (spoken === null && (changed === null || !isLast(session, before))) return null;
  const list = spoken?.list ?? changed?.list ?? defaultFor(spoken, world);
  if (list === undefined || spoken?.listName !== undefined) return null;
  const [, said = ''] = AROUND.exec(text.trim()) ?? [];
  if (COUNTS.test(said)) return [{ do: 'list', op: 'query', list }];
  if (CLEARS.test(said)) return [{ do: 'list', op: 'clear', list }];
  const asked = HAS.exec(said)?.[1] ?? ABOUT.exec(said)?.[1];
  if (asked !== undefined) return [{ do: 'list', op: 'query', list, items: [asked] }];
  const { what: owned, less } = HAVE.exec(said)?.groups ?? {};
  const item = owned === undefined ? undefined : findItem(itemsOn(list, world), owned);
  // Not two things that were put down as one.
  if (item !== undefined && !/ and /i.test(item.text))
    return [{ do: 'list', op: less === undefined ? 'complete' : 'remove', list, items: [item.text] }];
  const moved = elsewhere(said, changed, world);
  if (moved !== null) return moved;
  const [, amount] = MADE.exec(said) ?? [];
  if (amount !== undefined) return madeMore(amount, list, world);
  const more = spoken?.op === 'query' ? ALSO.exec(text.trim())?.groups : undefined;
  const also = more?.['with'] ?? more?.['also'];
  if (also !== undefined && mayBeItem(also, world, readAs) && listNamed(listsOf(world), also) === undefined) {
    const read = readAs(`add ${also}`);
    return read?.do === 'list' && read.op === 'add' ? [{ ...read, list }] : null;
  }
  const [, thing, onto] = OTHER_LIST.exec(said) ?? [];
  if (thing !== undefined && onto !== undefined) {
    const [other, ...more] = listsOf(world).filter(({ id }) => id !== list);
    const read = other === undefined || more.length > 0 ? null : readAs(`add ${thing} to the ${other.name}`);
    return read?.do === 'list' && read.op === 'add' && read.list === other?.id ? [read] : null;
  }
  const bare = said.replace(THERE, '');
  const points = bare !== said;
  const [, taken] = TAKES.exec(bare) ?? [];
  if (taken !== undefined) {
    // "Is jam on it?" "Take that off."
    const spokenOf = IT.test(taken) && spoken?.op === 'query' ? spoken.items?.[0] : undefined;
    const item = findItem(itemsOn(list, world), spokenOf ?? taken.replace(/^(?:the|my|our) /i, ''));
    return item === undefined ? null : [{ do: 'list', op: 'remove', list, items: [item.text] }];
  }
  const [, added] = ADDS.exec(bare) ?? [];
  if (added === undefined) return null;
  if (IT.test(added)) {
    const items = spoken?.op === 'query' ? spoken.items : undefined;
    return items === undefined ? null : [{ do: 'list', op: 'add', list, items }];
  }
  const read = readAs(`add ${added}`);
  // "Add five minutes", "put the kettle on": something else.
  if (read?.do !== 'list' || read.op !== 'add' || read.listName !== undefined) return null;
  const own = points ? null : readAs(bare);
  if (!points && (read.list !== undefined || (own !== null && own.do !== 'list'))) return null;
  return [{ do: 'list', op: 'add', list, items: read.items ?? [] }];
}

/** "Is milk on the list?": the one that is meant where none is named. */
function defaultFor(spoken: ListCall | null, world: World): string | undefined {
  const list = spoken === null ? 'unknown' : findList(spoken, world);
  return typeof list === 'string' ? undefined : list.id;
}

/** Nothing else was said since the list was changed. */
function isLast({ undo, last }: Session, before: Call | null): boolean {
  return before === null && undo?.at !== undefined && (last === null || last.at <= undo.at);
}

/** "To the garden list", of what was just put on another. */
function elsewhere(
  said: string,
  changed: ReturnType<typeof listedLast>,
  world: World,
): readonly Call[] | null {
  const [, name] = ELSEWHERE.exec(said) ?? [];
  const added = changed?.added ?? [];
  if (name === undefined || changed === null || added.length === 0) return null;
  const lists = listsOf(world);
  const list = listNamed(lists, name) ?? listNamed(lists, `${name} list`);
  if (list === undefined || list.id === changed.list) return null;
  return [
    { do: 'control', op: 'undo' },
    { do: 'list', op: 'add', list: list.id, items: [...added] },
  ];
}

/** "Make it two sticks of butter": in the place of the butter that is on it. */
function madeMore(more: string, list: string, world: World): readonly ListCall[] | null {
  const words = normalWords(more);
  const fitting = itemsOn(list, world).filter(({ text, done }) => {
    const own = normalWords(text);
    return (
      !done &&
      words.length > own.length &&
      own.every((word, at) => word === words[words.length - own.length + at])
    );
  });
  const [item, ...others] = fitting;
  if (item === undefined || others.length > 0) return null;
  return [
    { do: 'list', op: 'remove', list, items: [item.text] },
    { do: 'list', op: 'add', list, items: [more.replace(/[\s.!]+$/, '')] },
  ];
}

/** Of which list the next words are. */
export function spokenList(calls: readonly Call[], world: World): { readonly text?: string } {
  const call = calls.findLast((one): one is ListCall => one.do === 'list');
  const list = listsOf(world).find((one) => one.id === call?.list);
  const [item] = call?.op === 'query' ? (call.items ?? []) : [];
  // "Is jam on it?" "Take that off."
  const asked = item === undefined ? 'what is' : `is ${item}`;
  return list === undefined ? {} : { text: `${asked} on the ${list.name}` };
}
