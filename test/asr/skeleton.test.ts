import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buffersOf } from '../../src/asr/graph-data.js';
import { openGraph } from '../../src/asr/packed-graph.js';
import { PhraseWeights } from '../../src/asr/phrase-weights.js';
import type { GrammarSource } from '../../src/asr/recognizer.js';
import { inHouse, makeSkeleton } from '../../src/asr/skeleton.js';
import { readSkeleton, writeSkeleton } from '../../src/asr/skeleton-file.js';
import { buildWordGraph } from '../../src/asr/word-graph.js';
import { described } from './described-graph.js';

const RULES = { all: '(all|every) [of] [the]' };
const LEVEL = { range: { from: 0, to: 20 } };
const item = (said: string) => ({ in: said, out: said });
/** The same in every house, but that the singular of the second is rare where there are many. */
const OWN = {
  color: { values: ['red', '(navy|dark) blue', 'warm white'].map(item) },
  thing: { values: ['(light|lights)', 'radio'].map(item) },
};
const EVERY: GrammarSource = {
  groups: [
    {
      skill: 'a',
      intent: 'on',
      sentences: ['turn (on|off) [the] {name}', "<all> (light|lights) {name}'s"],
      rules: RULES,
    },
    {
      skill: 'a',
      intent: 'set',
      sentences: ['set {name} to {level} [percent]'],
      requires: { kind: 'light' },
    },
    { skill: 'a', intent: 'fan', sentences: ['spin {name} [at {level}]', 'spin'], requires: { kind: 'fan' } },
    { skill: 'a', intent: 'note', sentences: ['write down {text}'] },
    { skill: 'a', intent: 'paint', sentences: ['paint {name} {color}', '{thing} on'], lists: OWN },
    { skill: 'when', intent: 'in', sentences: ['in {level} minutes'] },
  ],
  rules: {},
  lists: { name: { values: [] }, level: LEVEL, text: { wildcard: true } },
};
const WEIGHTS = new PhraseWeights();
const skeleton = makeSkeleton(EVERY, WEIGHTS);

/** A house with lights of these names, and no fan: its phrases are left out. */
function house(names: readonly string[], more: Partial<GrammarSource> = {}): GrammarSource {
  const values = names.map((name) => ({ in: name, out: name, context: { kind: 'light', id: name } }));
  return {
    ...EVERY,
    groups: EVERY.groups.filter(({ intent }) => intent !== 'fan'),
    lists: { ...EVERY.lists, name: { values } },
    ...more,
  };
}

const whole = (source: GrammarSource): unknown => described(buildWordGraph(source, WEIGHTS));

describe('the skeleton of the phrases', () => {
  it.each([
    ['none', []],
    ['one lamp', ['desk lamp']],
    ['so many that their singular is rare', ['desk lamp', '(hall|hallway) light', 'moon', 'pendant']],
  ])('makes of a house the graph that is made of it without: %s', (_, names) => {
    const source = house(names);
    const made = inHouse(skeleton, source, WEIGHTS);
    if (made === null) throw new Error('not made');
    expect(described(openGraph(made))).toEqual(whole(source));
    // Nothing of one house is left for the next.
    const other = house(['kettle']);
    expect(described(openGraph(inHouse(skeleton, other, WEIGHTS) ?? made))).toEqual(whole(other));
  });

  it('takes a list that says something else in this house from the house', () => {
    const groups = EVERY.groups.map((group) =>
      group.intent === 'paint' ? { ...group, lists: { ...OWN, color: { values: [item('beige')] } } } : group,
    );
    const source = { ...house(['desk lamp', 'moon', 'pendant']), groups };
    const made = inHouse(skeleton, source, WEIGHTS);
    if (made === null) throw new Error('not made');
    expect(described(openGraph(made))).toEqual(whole(source));
    expect(JSON.stringify(whole(source))).toContain('beige');
  });

  it('is of no use where the phrases are others', () => {
    const [first, ...rest] = EVERY.groups;
    if (first === undefined) throw new Error('no group');
    const plugin = { skill: 'coffee', intent: 'brew', sentences: ['brew me a coffee'] };
    const use = (more: Partial<GrammarSource>) => inHouse(skeleton, house(['lamp'], more), WEIGHTS);
    expect(use({ groups: [...EVERY.groups, plugin] })).toBeNull();
    expect(use({ groups: [{ ...first, rules: { all: 'each' } }, ...rest] })).toBeNull();
    expect(
      use({ groups: [{ ...first, sentences: [...first.sentences, 'light {name}'] }, ...rest] }),
    ).toBeNull();
    expect(use({ lists: { ...EVERY.lists, level: { range: { from: 0, to: 99 } } } })).toBeNull();
    expect(use({ lists: { ...EVERY.lists, text: { values: [{ in: 'milk', out: 'milk' }] } } })).toBeNull();
  });

  describe('in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-skeleton-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'phrases.skeleton');
    const weights = join(folder, 'weights.json');
    const source = house(['desk lamp', 'moon']);

    it('comes back whole, and its graph moves to another thread', () => {
      writeFileSync(weights, '{}');
      writeSkeleton(file, skeleton, weights);
      const read = readSkeleton(file, weights);
      const made = read === null ? null : inHouse(read, source, WEIGHTS);
      if (made === null) throw new Error('not made');
      const moved = structuredClone(made, { transfer: buffersOf(made) });
      expect(described(openGraph(moved))).toEqual(whole(source));
    });

    it('is not used with other weights, or where it is damaged or missing', () => {
      writeFileSync(weights, '{"other": 1}');
      expect(readSkeleton(file, weights)).toBeNull();
      writeFileSync(file, 'no skeleton');
      expect(readSkeleton(file, weights)).toBeNull();
      expect(readSkeleton(join(folder, 'none'), weights)).toBeNull();
    });
  });
});
