import { describe, expect, it } from 'vitest';
import { buffersOf, packGraph } from '../../src/asr/graph-data.js';
import { openGraph } from '../../src/asr/packed-graph.js';
import type { GrammarSource } from '../../src/asr/recognizer.js';
import { buildWordGraph, type Node, type Trie } from '../../src/asr/word-graph.js';

const GRAMMAR: GrammarSource = {
  groups: [
    { skill: 'a', intent: 'on', sentences: ['turn (on|off) [the] {name}', 'all [of] {name} off'] },
    { skill: 'a', intent: 'set', sentences: ['set {name} to {level} [percent]'] },
    { skill: 'a', intent: 'note', sentences: ['write down {text}'] },
    { skill: 'when', intent: 'in', sentences: ['in {level} minutes'] },
  ],
  rules: {},
  lists: {
    name: {
      values: [
        { in: 'desk lamp', out: 1 },
        { in: 'desk fan', out: 2 },
        { in: '(hall|hallway) light', out: 3 },
      ],
    },
    level: { range: { from: 0, to: 20 } },
    text: { wildcard: true },
  },
};

/** Everything that can be reached, with nodes and tries named by the order in which they are met. */
function described(root: Node): unknown[] {
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

describe('a packed word graph', () => {
  it('is the graph that was packed', () => {
    const root = buildWordGraph(GRAMMAR);
    const shown = described(root);
    expect(shown.length).toBeGreaterThan(100);
    expect(described(openGraph(packGraph(root)))).toEqual(shown);
  });

  it('moves to another thread whole', () => {
    const data = packGraph(buildWordGraph(GRAMMAR));
    const shown = described(openGraph(data));
    const moved = structuredClone(data, { transfer: buffersOf(data) });
    expect(data.flags).toHaveLength(0);
    expect(described(openGraph(moved))).toEqual(shown);
  });

  it('has one object for each place', () => {
    const root = openGraph(packGraph(buildWordGraph(GRAMMAR)));
    const ways = (): Node[] => root.free.map(({ to }) => to);
    expect(ways().every((to, at) => to === ways()[at])).toBe(true);
  });
});
