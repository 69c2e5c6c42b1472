/** Lists that are started and given up by voice. A list that has something on it is not deleted without a question. */
import type { ListCall } from '../../../nlu/call.js';
import { joinAnd } from '../../../nlu/time.js';
import type { ListDefinition } from '../../home.js';
import { isOwn, itemsOn, listsOf, MAX_LISTS, newListId } from '../../own-lists.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { Effect, World } from '../../world.js';
import type { Performance } from '../perform.js';
import { asked, done, refused, told } from '../performance.js';
import { findList, listNamed, spoken } from './list-finding.js';

/** The phrases' words for the two lists that nearly every house has, whatever it calls them. */
const KIND = /^(?:shopping|to-?do)$/i;
const PLAIN_NAME = 2;

/** The list of exactly that name: "garden jobs" is another list than the jobs to do. */
function called(call: ListCall, world: World): ListDefinition | 'unknown' {
  if (call.list !== undefined) return listsOf(world).find(({ id }) => id === call.list) ?? 'unknown';
  return listNamed(listsOf(world), call.listName ?? '') ?? 'unknown';
}

export function sayLists(world: World): string {
  const names = listsOf(world).map(({ name }) => name);
  return names.length === 0
    ? 'There are no lists here.'
    : `There ${names.length === 1 ? 'is' : 'are'} ${joinAnd(names)}.`;
}

/** A new list; with `items`, those stand on it at once. */
export function createList(call: ListCall, world: World): Performance {
  if (call.listName === undefined && call.list === undefined)
    return asked(
      { kind: 'missing', call, field: 'listName', at: world.now },
      'What should the list be called?',
    );
  const known = KIND.test(call.listName ?? '') ? findList(call, world) : called(call, world);
  if (typeof known !== 'string')
    return told({ do: 'list', op: 'create', list: known.id }, `There is ${indefinite(known)} already.`);
  const id = newListId(call.listName ?? '');
  if (id === '')
    return asked(
      { kind: 'missing', call: nameless(call), field: 'listName', at: world.now },
      'What should the list be called?',
    );
  if (listsOf(world).length >= MAX_LISTS)
    return refused('unsupported', 'There are too many lists already. Delete one that nobody needs first.');
  const items = call.items ?? [];
  const words = id.replaceAll('_', ' ');
  // Many words may be no name: "a list of the best restaurants in town".
  if (id.split('_').length > PLAIN_NAME && call.sure !== true) {
    const calls: ListCall[] = [{ ...call, sure: true }];
    return asked(
      { kind: 'confirm', calls, at: world.now, devices: [] },
      `Shall I start a list called ${words}?`,
    );
  }
  const resolved: ResolvedCall = {
    do: 'list',
    op: 'create',
    list: id,
    ...(items.length === 0 ? {} : { items }),
  };
  const effect: Effect = {
    type: 'list',
    list: id,
    created: true,
    ...(items.length === 0 ? {} : { added: items }),
  };
  const name = `the ${words} list`;
  const reply = items.length === 0 ? `Started ${name}.` : `Started ${name} with ${joinAnd(items)} on it.`;
  return done(resolved, [effect], reply);
}

function nameless({ listName: _, ...call }: ListCall): ListCall {
  return call;
}

/** Something is to go on a list that is not there: perhaps misheard, perhaps new. */
export function offerList(call: ListCall, world: World): Performance {
  const name = newListId(call.listName ?? '').replaceAll('_', ' ');
  if (name === '') return refused('no_device', `There is no such list here. ${sayLists(world)}`);
  const question = `There is no ${name} list. Shall I start one?`;
  return asked({ kind: 'confirm', calls: [{ ...call, op: 'create' }], at: world.now, devices: [] }, question);
}

/** A list of home.yaml stays, whatever is said: it can be emptied. */
export function deleteList(call: ListCall, list: ListDefinition, world: World): Performance {
  const items = itemsOn(list.id, world);
  const own = isOwn(list.id, world);
  const where = spoken(list);
  if (items.length === 0 && !own)
    return told(
      { do: 'list', op: 'clear', list: list.id },
      `${capitalThe(where)} belongs to the house and stays, but it is empty.`,
    );
  if (items.length > 0 && call.sure !== true) {
    const count = items.length === 1 ? 'one thing' : `${items.length} things`;
    const calls: ListCall[] = own
      ? [{ do: 'list', op: 'delete', list: list.id, sure: true }]
      : [{ do: 'list', op: 'clear', list: list.id }];
    const question = own
      ? `There ${items.length === 1 ? 'is' : 'are'} ${count} on ${where}. Shall I delete it?`
      : `${capitalThe(where)} belongs to the house, so I can only empty it. There ${items.length === 1 ? 'is' : 'are'} ${count} on it. Shall I?`;
    return asked({ kind: 'confirm', calls, at: world.now, devices: [] }, question);
  }
  const effect: Effect = {
    type: 'list',
    list: list.id,
    deleted: true,
    ...(items.length === 0 ? {} : { removed: items.map(({ text }) => text) }),
    ...(items.some((item) => item.done)
      ? { ticked: items.filter((item) => item.done).map(({ text }) => text) }
      : {}),
  };
  return done({ do: 'list', op: 'delete', list: list.id }, [effect], `Deleted ${where}.`);
}

function capitalThe(text: string): string {
  return text.replace(/^the /, 'The ');
}

function indefinite(list: ListDefinition): string {
  return spoken(list).replace(/^the /, 'a ');
}
