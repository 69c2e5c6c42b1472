/**
 * The lists of a house: those of home.yaml, and those that people have started by voice. The latter stand in the agenda
 * alone, under an id made of their name, and are as durable as what is on them.
 */
import { normalWords } from '../nlu/normalize.js';
import type { Home, ListDefinition } from './home.js';
import { lookup } from './lookup.js';
import type { TodoItem, World } from './world.js';

/** A list more than anybody keeps: nobody fills the disk by talking. */
export const MAX_LISTS = 60;

export function listsOf({ home, agenda }: Pick<World, 'home' | 'agenda'>): readonly ListDefinition[] {
  const known = new Set(home.lists.map(({ id }) => id));
  const own = Object.keys(agenda.lists).filter((id) => !known.has(id));
  return own.length === 0 ? home.lists : [...home.lists, ...own.map((id) => defined(id, home))];
}

/** The house as it is spoken of: with the lists of its people beside its own. The same object where there are none. */
export function withOwnLists(world: Pick<World, 'home' | 'agenda'>): Home {
  const lists = listsOf(world);
  return lists === world.home.lists ? world.home : { ...world.home, lists };
}

/** Which lists there are, as one text: another one where a list was begun or given up. */
export function listsKey({ lists }: Pick<Home, 'lists'>): string {
  return lists.map(({ id }) => id).join(' ');
}

/** Started by voice: it can be given up so, too. */
export function isOwn(id: string, { home }: Pick<World, 'home'>): boolean {
  return !home.lists.some((list) => list.id === id);
}

export function itemsOn(id: string, { agenda }: Pick<World, 'agenda'>): readonly TodoItem[] {
  return lookup(agenda.lists, id) ?? [];
}

/** The id of a new list: its words, from which its name is made again. Empty where the name has none. */
export function newListId(name: string): string {
  const words = [...normalWords(name.replace(/[_\s]+/g, ' '))];
  while (words.at(-1) === 'list' && words.length > 1) words.pop();
  return (['the', 'a', 'my', 'our'].includes(words[0] ?? '') ? words.slice(1) : words).join('_');
}

/**
 * One word alone is more often something else ("stop", "lights"), and so is what a thing of the house is called: such a list
 * is asked for as one ("the stop list").
 */
function defined(id: string, { devices, areas }: Home): ListDefinition {
  const name = id
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
  const taken = [...devices, ...areas].some((one) =>
    [one.name, ...one.aliases].some((own) => normalWords(own).join('_') === id),
  );
  return { id, name: `${name} List`, aliases: id.includes('_') && !taken ? [name] : [], items: [] };
}
