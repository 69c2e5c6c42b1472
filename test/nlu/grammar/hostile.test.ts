import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/nlu/matcher/read.js';
import type { ListSource } from '../../../src/nlu/skill.js';
import { parseTemplate } from '../../../src/nlu/template/parse.js';

const many = (piece: string, count: number, between = ' '): string => Array(count).fill(piece).join(between);
const numbered = (count: number, piece: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => piece(index));

/** `d30` is d29 once, twice or not at all, and so on: 2^30 ways to say nothing but x. */
const doubling = Object.fromEntries(
  numbered(31, (index) => (index === 0 ? 'x' : `[<d${index - 1}>] [<d${index - 1}>]`)).map((rule, index) => [
    `d${index}`,
    rule,
  ]),
);
const RULES = {
  ...doubling,
  left: '[<left>] x',
  both: '[<both>] (x|y) [<both>]',
  one: '(<two> x|x)',
  two: '(<one> y|y)',
};
const LISTS: Readonly<Record<string, ListSource>> = {
  any: { wildcard: true },
  spellings: { values: [{ in: `${many('[x]', 25)} y`, out: 1 }] },
  lengths: {
    values: numbered(60, (index) => many('x', index + 1)).map((words) => ({ in: words, out: words.length })),
  },
};
const TEXTS = [many('x', 60), many('x y', 30), many('x and', 30), `${many('x', 20)} y`, `${many('x', 59)} z`];

describe('hostile templates', () => {
  it.each<[string, string[]]>([
    ['everything optional', [many('[x]', 200)]],
    ['alternatives that say the same', [many('(x|x|x y|y x)', 40)]],
    ['free words beside free words', [numbered(25, (index) => `[{any:s${index}}] [x]`).join(' ')]],
    ['an item with millions of spellings', [many('{spellings}', 6)]],
    ['names that are beginnings of names', [numbered(10, (index) => `{lengths:s${index}}`).join(' ')]],
    ['a thousand loose sentences', numbered(1000, (index) => `{any:a${index}} [x] {any:b} y {any:c} z`)],
    ['rules that double', ['<d30>']],
    ['rules that begin with themselves', ['<left>', '<both>', '<one>']],
  ])('%s: read or given up with a bounded amount of work', (_, sentences) => {
    const read = createReader({
      rules: RULES,
      lists: LISTS,
      groups: [{ skill: 's', intent: 'i', sentences }],
    });
    // Where the work grew with the combinations, this would not end within the test's time.
    for (const text of TEXTS) expect(Array.isArray(read(text))).toBe(true);
  });

  it('reads a rule that doubles', () => {
    const groups = [{ skill: 's', intent: 'i', sentences: ['go <d30>'] }];
    expect(createReader({ rules: RULES, lists: LISTS, groups })('go x x x')).toHaveLength(1);
  });

  it('says that a list holds itself', () => {
    const lists: Readonly<Record<string, ListSource>> = {
      a: { from: 'b', where: {} },
      b: { from: 'a', where: {} },
    };
    const groups = [{ skill: 's', intent: 'i', sentences: ['go {a}'] }];
    expect(() => createReader({ rules: {}, lists, groups })).toThrow(/\{\w\} holds itself/);
  });

  it('refuses permutations of permutations', () => {
    const inner = '(a;b;c;d;e)';
    expect(() => parseTemplate(`(${inner};${inner};${inner})`, 'here')).toThrow(/too many orders/);
    expect(() => parseTemplate(inner, 'here')).not.toThrow();
  });
});

describe('hostile sentences', () => {
  const read = createReader({
    rules: {},
    lists: {},
    groups: [1, 2, 3, 4].map((index) => ({
      skill: 's',
      intent: `i${index}`,
      sentences: ['lights on', 'lights'],
    })),
  });

  it.each([
    ['a thousand words', many('lights on and', 330)],
    ['one endless word', 'x'.repeat(100_000)],
    ['only joins', many('and', 60)],
    ['only politeness', many('could you please', 20)],
    ['seven commands', many('lights on', 7, ' and ')],
    ['a last word that fits nothing', `${many('lights on', 6, ' and ')} and perhaps`],
  ])('%s means nothing', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  it('gives no more readings of six commands than can be weighed', () => {
    const readings = read(many('lights on', 6, ' and '));
    expect(readings.length).toBeGreaterThan(100);
    expect(readings.length).toBeLessThan(300);
  });
});
