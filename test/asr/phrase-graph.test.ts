import { describe, expect, it } from 'vitest';
import { PhraseWeights, sentenceKey } from '../../src/asr/phrase-weights.js';
import type { GrammarSource } from '../../src/asr/recognizer.js';
import { TokenGraph } from '../../src/asr/token-graph.js';
import { Tokenizer } from '../../src/asr/tokenizer.js';
import { buildWordGraph } from '../../src/asr/word-graph.js';
import { modelPath } from '../../src/models.js';
import type { NumberRange } from '../../src/nlu/skill.js';
import { parseTemplate } from '../../src/nlu/template/parse.js';

const tokenizer = Tokenizer.load(modelPath('asr-tokenizer'));
const lights = (count: number): GrammarSource['lists'] => ({
  name: {
    values: Array.from({ length: count }, (_, at) => ({
      in: ['desk lamp', 'Café light', 'hall light', 'attic light'][at] ?? `light ${at}`,
      out: at,
      context: { id: `l${at}`, kind: 'light' },
    })),
  },
  level: { range: { from: 0, to: 100 } },
  text: { wildcard: true },
});
const source = (sentences: readonly string[], count = 2): GrammarSource => ({
  groups: [{ skill: 'demo', intent: 'do', sentences }],
  rules: { the: '[the|my]' },
  lists: lights(count),
});
const tokensOf = (text: string): number[] =>
  text.split(' ').flatMap((word) => {
    const [, plain = word, glued = ''] = /^(.*?)([%,]?)$/.exec(word) ?? [];
    return [...tokenizer.word(plain), ...(glued === '' ? [] : tokenizer.word(glued, true))];
  });
const costs = (grammar: GrammarSource, weights?: PhraseWeights) => {
  const graph = new TokenGraph(buildWordGraph(grammar, weights), tokenizer);
  return (text: string) => graph.cost(tokensOf(text));
};

describe('the phrase graph', () => {
  const cost = costs(
    source(['turn on <the> {name}', 'set <the> {name} to {level} percent', 'add {text} to it']),
  );

  it.each([
    'turn on the desk lamp',
    'Turn on my Desk Lamp',
    'Turn on Café light',
    'Set the desk lamp to 45 percent',
    'set desk lamp to forty five percent',
    'Set the desk lamp to 45%',
    'Hey, turn on the desk lamp',
    'please turn on the desk lamp for me',
    'turn on the desk lamp and set hall light to 5 percent',
    'add oat milk to it',
  ])('knows "%s"', (text) => {
    const known = /hall/.test(text)
      ? costs(source(['turn on <the> {name}', 'set {name} to {level} percent'], 3))
      : cost;
    expect(known(text)).toBeLessThan(12);
  });

  it.each([
    'turn on',
    'turn on the desk',
    'turn on the attic light',
    'turn on the the desk lamp',
    'set the desk lamp to 101 percent',
    'and turn on the desk lamp',
    'add to it',
    'weather',
  ])('has no place for "%s"', (text) => {
    expect(cost(text)).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes what stands around a command for rarer than the command alone', () => {
    expect(cost('please turn on the desk lamp')).toBeGreaterThan(cost('turn on the desk lamp'));
    expect(cost('turn on the desk lamp and turn on the desk lamp')).toBeGreaterThan(
      2 * cost('turn on the desk lamp'),
    );
  });

  it('does not let free words begin a command', () => {
    const anything = costs(source(['{text} please me']));
    expect(anything('whatever please me')).toBe(Number.POSITIVE_INFINITY);
  });

  it('says the same once the states of a long day are forgotten', () => {
    const graph = new TokenGraph(buildWordGraph(source(['turn on <the> {name}'])), tokenizer);
    const before = graph.cost(tokensOf('turn on the desk lamp'));
    graph.forget();
    expect(graph.cost(tokensOf('turn on the desk lamp'))).toBe(before);
  });
});

describe('ranges in the phrase graph', () => {
  const ranged = (range: NumberRange) => {
    const { lists, ...rest } = source(['set it to {number} degrees']);
    const cost = costs({ ...rest, lists: { ...lists, number: { range } } });
    return (number: string): boolean => Number.isFinite(cost(`set it to ${number} degrees`));
  };

  it('hold their steps and nothing between', () => {
    const knows = ranged({ from: 1500, to: 9000, step: 50 });
    for (const number of ['1500', '2700', '4050', '6500', '9000']) expect(knows(number)).toBe(true);
    for (const number of ['1510', '2725', '9050', '2700.5', '2700 point five'])
      expect(knows(number)).toBe(false);
  });

  it.each<[NumberRange['fractions'], string[], string[]]>([
    [undefined, ['21', 'minus 4'], ['21.5', 'twenty one and a half']],
    [
      'halves',
      ['21.5', 'twenty one and a half', '21 point five', 'minus 4.5'],
      ['21.3', '30.5', 'minus 5.5'],
    ],
    ['tenths', ['21.5', '21.3', 'twenty one point three', '21 and a half', 'minus 4.9'], ['21.35', '30.1']],
  ])('with fractions: %s', (fractions, known, unknown) => {
    const knows = ranged({ from: -5, to: 30, step: 1, ...(fractions === undefined ? {} : { fractions }) });
    for (const number of known) expect(knows(number), number).toBe(true);
    for (const number of unknown) expect(knows(number), number).toBe(false);
  });

  it('may have steps of half', () => {
    const knows = ranged({ from: 0, to: 3, step: 0.5 });
    for (const number of ['2', '2.5', 'two point five', 'two and a half']) expect(knows(number)).toBe(true);
    for (const number of ['2.4', '3.5']) expect(knows(number)).toBe(false);
  });
});

describe('what people say more often', () => {
  it('is the first of a template that was never counted', () => {
    const cost = costs(source(['(dim|lower|sink) {name}']));
    expect(cost('dim desk lamp')).toBeLessThan(cost('lower desk lamp'));
    expect(cost('lower desk lamp')).toBeLessThan(cost('sink desk lamp'));
  });

  it('is what was counted, among ways and among sentences', () => {
    const grammar = source(['sink {name}', 'lower {name}']);
    const key = (text: string): string => sentenceKey('do', parseTemplate(text, 'test'));
    const cost = costs(
      grammar,
      new PhraseWeights({
        choices: {},
        sentences: { demo: { [key('sink {name}')]: 40, [key('lower {name}')]: 1 } },
      }),
    );
    expect(cost('sink desk lamp')).toBeLessThan(cost('lower desk lamp'));
  });

  it('is the plural, where the house has several', () => {
    const one = costs(source(['turn on the (light|lights)'], 1));
    const many = costs(source(['turn on the (light|lights)'], 4));
    expect(one('turn on the light')).toBeLessThan(one('turn on the lights'));
    expect(many('turn on the lights')).toBeLessThan(many('turn on the light'));
  });
});

describe('a grammar of thousands of names', () => {
  it('opens no more states for a sentence than a small one', () => {
    const big: GrammarSource = {
      groups: [{ skill: 'demo', intent: 'do', sentences: ['turn on <the> {name}'] }],
      rules: { the: '[the|my]' },
      lists: {
        name: { values: Array.from({ length: 5000 }, (_, at) => ({ in: `zone ${at} lamp`, out: at })) },
      },
    };
    const graph = new TokenGraph(buildWordGraph(big), tokenizer);
    expect(graph.cost(tokensOf('turn on the zone 4321 lamp'))).toBeLessThan(12);
    expect(graph.size).toBeLessThan(20);
  });
});
