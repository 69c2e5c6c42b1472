/** Shopping and to-do lists: add, take off, tick off, read, empty. What is not there is said, never invented. Lists that are started and given up: list-life.ts. */
import type { ListCall } from '../../../nlu/call.js';
import { capital, joinAnd } from '../../../nlu/time.js';
import type { ListDefinition } from '../../home.js';
import { itemsOn, listsOf } from '../../own-lists.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { Effect, TodoItem } from '../../world.js';
import type { Perform, Performance } from '../perform.js';
import { asked, done, refused, told } from '../performance.js';
import { onEvery } from './list-every.js';
import { be, findHeard, findItem, findList, plain, spoken } from './list-finding.js';
import { splitItems } from './list-items.js';
import { createList, deleteList, offerList, sayLists } from './list-life.js';

/** So few are named where only their number was asked. */
const NAMED = 4;
/** Longest list that is read aloud whole. */
const READ_LIMIT = 12;

export const performList: Perform<ListCall> = (said, { world }) => {
  if (said.which === true && said.op !== 'query')
    return refused('unsupported', `One list at a time, please. ${sayLists(world)}`);
  if (said.which === true) return told({ do: 'list', op: said.op }, sayLists(world));
  if (said.op === 'create') return createList(said, world);
  if (said.every === true) return onEvery(said, world);
  const found = findList(said, world);
  if (typeof found === 'string') {
    if (found === 'unknown' && said.op === 'add' && said.listName !== undefined)
      return offerList(said, world);
    const options = listsOf(world)
      .slice(0, 3)
      .map(({ id, name }) => ({ devices: [id], label: name }));
    if (found === 'ambiguous') {
      const question = `Which list: ${joinAnd(
        options.map(({ label }) => label),
        'or',
      )}?`;
      return asked({ kind: 'choose', call: said, rest: [], options, at: world.now }, question);
    }
    const name = said.listName === undefined ? 'list' : `${said.listName.replace(/ list$/i, '')} list`;
    return refused('no_device', `There is no ${name} here. ${sayLists(world)}`);
  }
  const items = itemsOn(found.id, world);
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
      return call.agg === 'count' ? count(shown, found, items) : read(shown, found, items, call.items);
    case 'clear':
      return clear(shown, found, items);
    case 'create':
      return createList(said, world);
    case 'delete':
      return deleteList(said, found, world);
    case 'remove':
    case 'complete':
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
  const found = wanted.map((text) => ({ text, item: findHeard(candidates, text) }));
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
  if (items.length === 0) return told(shown, `${capital(spoken(list))} ${be([spoken(list)])} already empty.`);
  const removed = items.map(({ text }) => text);
  return done(
    shown,
    [{ type: 'list', list: list.id, removed }],
    `${capital(spoken(list))} ${be([spoken(list)])} empty now.`,
  );
}

function count(shown: ResolvedCall, list: ListDefinition, items: readonly TodoItem[]): Performance {
  const open = items.filter(({ done: ticked }) => !ticked).map(({ text }) => text);
  if (open.length === 0) return read(shown, list, items, undefined);
  const things = open.length === 1 ? 'There is 1 thing' : `There are ${open.length} things`;
  const named = open.length > NAMED ? '' : `: ${joinAnd(open)}`;
  return told({ ...shown, agg: 'count' }, `${things} on ${spoken(list)}${named}.`);
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
    const waiting = items.filter(({ done: ticked }) => !ticked);
    const isThere = (text: string): boolean => findItem(waiting, text) !== undefined;
    const heard = wanted.map((text) => (isThere(text) ? text : (findHeard(waiting, text)?.text ?? text)));
    const there = heard.filter(isThere);
    const missing = heard.filter((text) => !there.includes(text));
    if (missing.length === 0) return told(shown, `Yes, ${joinAnd(there)} ${be(there)} on ${where}.`);
    const some = there.length === 0 ? 'No, ' : `${capital(joinAnd(there))} ${be(there)}, but `;
    return told(shown, `${some}${joinAnd(missing)} ${be(missing)} not on ${where}.`);
  }
  if (open.length === 0) return told(shown, `${capital(where)} ${be([spoken(list)])} empty.`);
  const rest = open.length - READ_LIMIT;
  const named = rest > 0 ? `${open.slice(0, READ_LIMIT).join(', ')} and ${rest} more` : joinAnd(open);
  return told(shown, `On ${where}: ${named}.`);
}
