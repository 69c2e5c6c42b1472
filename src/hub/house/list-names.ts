/**
 * The names of lists that people start by talking are phrases of the house like those of its devices: the recogniser learns
 * a name when its list is started, and forgets it when the list is given up.
 */
import { listsKey, withOwnLists } from '../../actions/own-lists.js';
import type { World } from '../../actions/world.js';
import type { Grammar } from '../grammar.js';

/**
 * @param snapshot the house and its agenda as they are now
 * @returns to be called after every change of the agenda; most of them are about no list, and cost nothing
 */
export function listNames(snapshot: () => World, grammar: Pick<Grammar, 'changed'>): () => void {
  let known = listsKey(snapshot().home);
  return () => {
    const home = withOwnLists(snapshot());
    const now = listsKey(home);
    if (now === known) return;
    known = now;
    grammar.changed(home);
  };
}
