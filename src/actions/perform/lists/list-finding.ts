/** Which list is meant, and which item on it: names as people say them. */
import type { ListCall } from '../../../nlu/call.js';
import { normalWords } from '../../../nlu/normalize.js';
import { soundDistance, soundsOf } from '../../../nlu/sound/spelled-sound.js';
import type { ListDefinition } from '../../home.js';
import { itemsOn, listsOf } from '../../own-lists.js';
import type { TodoItem, World } from '../../world.js';

/** The list that is meant: said, or the only one, or the one for shopping. */
export function findList(call: ListCall, world: World): ListDefinition | 'unknown' | 'ambiguous' {
  const lists = listsOf(world);
  const ids = call.target?.ids ?? (call.list === undefined ? undefined : [call.list]);
  if (ids !== undefined) return lists.find(({ id }) => ids.includes(id)) ?? 'unknown';
  if (call.listName !== undefined) {
    return byName(lists, call.listName) ?? 'unknown';
  }
  if (lists.length === 1 && lists[0] !== undefined) return lists[0];
  // Said of no list: the one that holds it.
  const items = call.op === 'add' ? [] : (call.items ?? []);
  const holding = lists.filter(({ id }) =>
    items.some((text) => findItem(itemsOn(id, world), text) !== undefined),
  );
  if (holding.length === 1 && holding[0] !== undefined) return holding[0];
  const shopping = lists.find(({ id, name, aliases }) =>
    [id, name, ...aliases].some((own) => /shopping|grocer|market/i.test(own)),
  );
  return shopping ?? (lists.length === 0 ? 'unknown' : 'ambiguous');
}

/** Words for the two lists that nearly every house has, whatever it calls them. */
const KINDS: readonly RegExp[] = [
  /\b(?:shopping|grocer(?:y|ies)|supermarket|food)\b/,
  /\b(?:to ?do|todos?|tasks?|chores?|errands?|jobs)\b/,
];

/** The list of exactly that name. */
export function listNamed(lists: readonly ListDefinition[], said: string): ListDefinition | undefined {
  const wanted = plain(said);
  return lists.find(({ name, aliases }) => [name, ...aliases].some((own) => plain(own) === wanted));
}

/** Lists with those words in their name: "the presents", of the Christmas Presents. */
export function listsByPart(lists: readonly ListDefinition[], said: string): readonly ListDefinition[] {
  const wanted = plain(said);
  if (wanted === '' || wanted === 'list') return [];
  return lists.filter(({ name, aliases }) =>
    [name, ...aliases].some((own) => ` ${plain(own)} `.includes(` ${wanted} `)),
  );
}

/** The list of that name, else the only one that has those words in its name, else the only one of that kind. */
function byName(lists: readonly ListDefinition[], said: string): ListDefinition | undefined {
  const named = listNamed(lists, said);
  if (named !== undefined) return named;
  const part = listsByPart(lists, said);
  if (part.length === 1) return part[0];
  const wanted = plain(said);
  const kind = KINDS.find((words) => words.test(wanted.replace(/-/g, ' ')));
  if (kind === undefined) return undefined;
  const alike = lists.filter(({ id, name, aliases }) =>
    [id, name, ...aliases].some((own) => kind.test(own.toLowerCase().replace(/[-_]/g, ' '))),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

/** As said, or in the other number ("egg", "eggs"), or the one item that holds the words. */
export function findItem(items: readonly TodoItem[], said: string): TodoItem | undefined {
  const wanted = plain(said);
  const exact = items.find(({ text }) => plain(text) === wanted);
  if (exact !== undefined) return exact;
  const singular = items.find(({ text }) => stem(plain(text)) === stem(wanted));
  if (singular !== undefined) return singular;
  const holding = items.filter(({ text }) => ` ${stem(plain(text))} `.includes(` ${stem(wanted)} `));
  return holding.length === 1 ? holding[0] : undefined;
}

/** Sounds so near that they are one word to the ear: "flower" and "flour", "leak" and "leek". */
const SAME_SOUND = 0.13;
/** Shorter words sound like too many others. */
const LETTERS = 4;

/** The one item that sounds as what was said, for what is taken off or asked about. */
export function findHeard(items: readonly TodoItem[], said: string): TodoItem | undefined {
  const found = findItem(items, said);
  if (found !== undefined || plain(said).length < LETTERS) return found;
  const sound = soundsOf(plain(said).split(' '));
  const alike = items.filter(
    ({ text }) => soundDistance(sound, soundsOf(plain(text).split(' '))) <= SAME_SOUND,
  );
  return alike.length === 1 ? alike[0] : undefined;
}

export function plain(text: string): string {
  return normalWords(text)
    .filter((word, index) => !(index === 0 && ['the', 'a', 'an', 'some', 'my'].includes(word)))
    .filter((word, index, words) => !(word === 'list' && index === words.length - 1 && words.length > 1))
    .join(' ');
}

/** One spelling for both numbers of the last word: "apples" and "apple", "tomatoes" and "tomato", "berries" and "berry". */
function stem(text: string): string {
  return text
    .replace(/(?<=[a-z]{2})ies$/, 'y')
    .replace(/(?<=o)es$/, '')
    .replace(/(?<=[a-z]{2})s$/, '')
    .replace(/(?<=(?:s|x|ch|sh))e$/, '');
}

/** "the shopping list", whether its name says "list" or not. */
export function spoken(list: ListDefinition): string {
  const name = list.name.toLowerCase();
  // "Einkaufsliste", "checklist": it says itself that it is one.
  return /list/.test(name) || /s$/.test(name) ? `the ${name.replace(/^the /, '')}` : `the ${name} list`;
}

export function be(items: readonly string[]): string {
  const [only = ''] = items;
  return items.length > 1 || (/s$/.test(only) && !/(ss|us)$/.test(only)) ? 'are' : 'is';
}
