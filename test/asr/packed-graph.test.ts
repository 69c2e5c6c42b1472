import { describe, expect, it } from 'vitest';
import { buffersOf, packGraph } from '../../src/asr/graph-data.js';
import { openGraph } from '../../src/asr/packed-graph.js';
import type { GrammarSource } from '../../src/asr/recognizer.js';
import { buildWordGraph, type Node } from '../../src/asr/word-graph.js';
import { described } from './described-graph.js';

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
