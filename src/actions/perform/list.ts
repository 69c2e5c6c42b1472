/** Shopping and to-do lists: add, take off, tick off, read, empty. What is not there is said, never invented. */
import type { ListCall } from '../../nlu/call.js';
import { normalWords } from '../../nlu/normalize.js';
import { capital, joinAnd } from '../../nlu/time.js';
import type { ListDefinition } from '../home.js';
import type { ResolvedCall } from '../resolved-call.js';
import type { Effect, TodoItem, World } from '../world.js';
import { splitItems } from './list-items.js';
import type { Perform, Performance } from './perform.js';
import { asked, done, refused, told } from './performance.js';

/** Longest list that is read aloud whole. */
const READ_LIMIT = 12;

export const performList: Perform<ListCall> = (said, { world }) => {
  if (said.which === true) return told({ do: 'list', op: said.op }, sayLists(world));
  if (said.create === true) {
    const name = said.listName === undefined ? {} : { list: said.listName };
    return told({ do: 'list', op: said.op, ...name }, `I cannot start a new list. ${sayLists(world)}`);
  }
  const found = findList(said, world);
  if (typeof found === 'string') {
    const options = world.home.lists.slice(0, 3).map(({ id, name }) => ({ devices: [id], label: name }));
    if (found === 'ambiguous') {
      const question = `Which list: ${joinAnd(
        options.map(({ label }) => label),
        'or',
      )}?`;
      return asked({ kind: 'choose', call: said, rest: [], options, at: world.now }, question);
    }
    const known = joinAnd(options.map(({ label }) => label));
    const name = said.listName === undefined ? 'list' : `${said.listName.replace(/ list$/i, '')} list`;
    return refused(
      'no_device',
      `There is no ${name} here.${known === '' ? '' : ` ${options.length === 1 ? 'There is' : 'There are'} ${known}.`}`,
    );
  }
  const items = world.agenda.lists[found.id] ?? [];
  const call = { ...said, ...(said.items === undefined ? {} : { items: itemsOf(said, found, items) }) };
  const shown: ResolvedCall = {
    do: 'list',
    op: call.op,
    list: found.id,
    ...(call.items === undefined ? {} : { items: call.items }),
  };
  switch (call.op) {
    case 'add':
      if ((call.items ?? []).length === 0) {
        return asked({ kind: 'missing', call, field: 'items', at: world.now }, 'What should I add?');
      }
      return add(shown, found, items, call.items ?? []);
    case 'query':
      return read(shown, found, items, call.items);
    case 'clear':
      return clear(shown, found, items);
    default:
      if ((call.items ?? []).length === 0) {
        return asked({ kind: 'missing', call, field: 'items', at: world.now }, 'Which item?');
      }
      return take(shown, call.op, found, items, call.items ?? []);
  }
};

const GOODS_LIST = /shopping|grocer|market|food|bazaar/i;

/** "Okra and lentils": one thing on a list of things to do, two on a list of things to buy, and two where either is there. */
function itemsOf(call: ListCall, list: ListDefinition, items: readonly TodoItem[]): string[] {
  const goods = [list.name, ...list.aliases].some((name) => GOODS_LIST.test(name));
  return (call.items ?? []).flatMap((said) => {
    const parts = splitItems(said);
    const known = (text: string): boolean => findItem(items, text) !== undefined;
    const apart = call.op === 'add' ? goods : !known(said) && parts.some(known);
    return apart ? parts : [said];
  });
}

function sayLists({ home }: World): string {
  const names = home.lists.map(({ name }) => name);
  return names.length === 0
    ? 'There are no lists here.'
    : `There ${names.length === 1 ? 'is' : 'are'} ${joinAnd(names)}.`;
}

/** The list that is meant: said, or the only one, or the one for shopping. */
function findList(call: ListCall, world: World): ListDefinition | 'unknown' | 'ambiguous' {
  const { lists } = world.home;
  const ids = call.target?.ids ?? (call.list === undefined ? undefined : [call.list]);
  if (ids !== undefined) return lists.find(({ id }) => ids.includes(id)) ?? 'unknown';
  if (call.listName !== undefined) {
    return byName(lists, call.listName) ?? 'unknown';
  }
  if (lists.length === 1 && lists[0] !== undefined) return lists[0];
  // Said of no list: the one that holds it.
  const items = call.op === 'add' ? [] : (call.items ?? []);
  const holding = lists.filter(({ id }) =>
    items.some((text) => findItem(world.agenda.lists[id] ?? [], text) !== undefined),
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

/** The list of that name, else the only one of that kind. */
function byName(lists: readonly ListDefinition[], said: string): ListDefinition | undefined {
  const wanted = plain(said);
  const named = lists.find(({ name, aliases }) => [name, ...aliases].some((own) => plain(own) === wanted));
  if (named !== undefined) return named;
  const kind = KINDS.find((words) => words.test(wanted.replace(/-/g, ' ')));
  if (kind === undefined) return undefined;
  const alike = lists.filter(({ id, name, aliases }) =>
    [id, name, ...aliases].some((own) => kind.test(own.toLowerCase().replace(/[-_]/g, ' '))),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

function add(
  shown: ResolvedCall,
  list: ListDefinition,
  items: readonly TodoItem[],
  wanted: readonly string[],
): Performance {
  const open = items.filter(({ done: ticked }) => !ticked);
  const there = wanted.filter((text) => open.some((item) => plain(item.text) === plain(text)));
  const added = wanted.filter((text) => !there.includes(text));
  const where = spoken(list);
  if (added.length === 0) {
    return told(shown, `${capital(joinAnd(there))} ${be(there)} already on ${where}.`);
  }
  const rest = there.length === 0 ? '' : ` ${capital(joinAnd(there))} ${be(there)} already there.`;
  return done(shown, [{ type: 'list', list: list.id, added }], `Added ${joinAnd(added)} to ${where}.${rest}`);
}

function take(
  shown: ResolvedCall,
  op: 'remove' | 'complete',
  list: ListDefinition,
  items: readonly TodoItem[],
  wanted: readonly string[],
): Performance {
  const candidates = op === 'complete' ? items.filter(({ done: ticked }) => !ticked) : items;
  const found = wanted.map((text) => ({ text, item: findItem(candidates, text) }));
  const texts = found.flatMap(({ item }) => (item === undefined ? [] : [item.text]));
  const missing = found.filter(({ item }) => item === undefined).map(({ text }) => text);
  const where = spoken(list);
  const sorry = missing.length === 0 ? '' : `${capital(joinAnd(missing))} ${be(missing)} not on ${where}.`;
  if (texts.length === 0) return told(shown, sorry);
  const effect: Effect =
    op === 'complete'
      ? { type: 'list', list: list.id, completed: texts }
      : { type: 'list', list: list.id, removed: texts };
  const did = op === 'complete' ? `Ticked off ${joinAnd(texts)}.` : `Took ${joinAnd(texts)} off ${where}.`;
  return done(shown, [effect], sorry === '' ? did : `${did} ${sorry}`);
}

function clear(shown: ResolvedCall, list: ListDefinition, items: readonly TodoItem[]): Performance {
  if (items.length === 0) return told(shown, `${capital(spoken(list))} is already empty.`);
  const removed = items.map(({ text }) => text);
  return done(shown, [{ type: 'list', list: list.id, removed }], `${capital(spoken(list))} is empty now.`);
}

function read(
  shown: ResolvedCall,
  list: ListDefinition,
  items: readonly TodoItem[],
  wanted: readonly string[] | undefined,
): Performance {
  const open = items.filter(({ done: ticked }) => !ticked).map(({ text }) => text);
  const where = spoken(list);
  if (wanted !== undefined && wanted.length > 0) {
    const there = wanted.filter(
      (text) =>
        findItem(
          items.filter(({ done: ticked }) => !ticked),
          text,
        ) !== undefined,
    );
    const missing = wanted.filter((text) => !there.includes(text));
    if (missing.length === 0) return told(shown, `Yes, ${joinAnd(there)} ${be(there)} on ${where}.`);
    const some = there.length === 0 ? 'No, ' : `${capital(joinAnd(there))} ${be(there)}, but `;
    return told(shown, `${some}${joinAnd(missing)} ${be(missing)} not on ${where}.`);
  }
  if (open.length === 0) return told(shown, `${capital(where)} is empty.`);
  const rest = open.length - READ_LIMIT;
  const named = rest > 0 ? `${open.slice(0, READ_LIMIT).join(', ')} and ${rest} more` : joinAnd(open);
  return told(shown, `On ${where}: ${named}.`);
}

/** As said, or in the other number ("egg", "eggs"), or the one item that holds the words. */
function findItem(items: readonly TodoItem[], said: string): TodoItem | undefined {
  const wanted = plain(said);
  const exact = items.find(({ text }) => plain(text) === wanted);
  if (exact !== undefined) return exact;
  const singular = items.find(({ text }) => stem(plain(text)) === stem(wanted));
  if (singular !== undefined) return singular;
  const holding = items.filter(({ text }) => ` ${stem(plain(text))} `.includes(` ${stem(wanted)} `));
  return holding.length === 1 ? holding[0] : undefined;
}

function plain(text: string): string {
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
function spoken(list: ListDefinition): string {
  const name = list.name.toLowerCase();
  return /\blist\b/.test(name) || /s$/.test(name) ? `the ${name.replace(/^the /, '')}` : `the ${name} list`;
}

function be(items: readonly string[]): string {
  const [only = ''] = items;
  return items.length > 1 || (/s$/.test(only) && !/(ss|us)$/.test(only)) ? 'are' : 'is';
}
