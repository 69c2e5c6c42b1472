/** A word graph in words, to compare two. */
import type { Node, Trie } from '../../src/asr/word-graph.js';

/** Everything that can be reached, with nodes and tries named by the order in which they are met. */
export function described(root: Node): unknown[] {
  const nodes = [root];
  const tries: Trie[] = [];
  const named = <T>(all: T[], thing: T): number => {
    if (!all.includes(thing)) all.push(thing);
    return all.indexOf(thing);
  };
  const shown: unknown[] = [];
  for (const { words, free, lists, wild, final, opening, hub } of nodes) {
    shown.push({
      words: words.map(({ word, to }) => [word, named(nodes, to)]),
      free: free.map(({ to, cost }) => [named(nodes, to), cost]),
      lists: lists.map(({ root: trie, to }) => [named(tries, trie), named(nodes, to)]),
      wild: wild.map((to) => named(nodes, to)),
      flags: { final, opening, hub },
    });
  }
  for (const { children, cost } of tries)
    shown.push({ cost, children: [...children].map(([word, child]) => [word, named(tries, child)]) });
  return shown;
}
