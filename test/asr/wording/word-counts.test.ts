import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BEGIN, END, WordCounts } from '../../../src/asr/wording/word-counts.js';
import { modelPath } from '../../../src/models.js';

const folder = mkdtempSync(join(tmpdir(), 'earshot-wording-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS = ['!begin', '!end', 'dim', 'lamp', 'light', 'the', 'turn'];
const id = (word: string): number => WORDS.indexOf(word);
/** "dim the lamp" three times, "dim the light" once, "turn the light" once; counts in tenths. */
const counts = new WordCounts({
  words: WORDS,
  pairs: {
    before: [id(BEGIN), id('dim'), id('lamp'), id('light'), id('the'), id('turn')],
    totals: [50, 40, 30, 20, 50, 10],
    kinds: [2, 1, 1, 1, 2, 1],
    sizes: [2, 1, 1, 1, 2, 1],
    words: [id('dim'), id('turn'), id('the'), id(END), id(END), id('lamp'), id('light'), id('the')],
    counts: [40, 10, 40, 30, 20, 30, 20, 10],
  },
  triples: {
    before: [id('dim'), id('the'), id('turn'), id('the')],
    totals: [40, 10],
    kinds: [2, 1],
    sizes: [2, 1],
    words: [id('lamp'), id('light'), id('light')],
    counts: [30, 10, 10],
  },
});

/** A file with one row, changed. */
function table(change: object): string {
  const none = { before: [], totals: [], kinds: [], sizes: [], words: [], counts: [] };
  const one = { before: [0], totals: [1], kinds: [1], sizes: [1], words: [0], counts: [1] };
  return JSON.stringify({ words: ['a'], pairs: { ...one, ...change }, triples: none });
}

describe('counts of words', () => {
  it('believes what was seen after the same two words most', () => {
    const light = (first: string): number => counts.probability(id('light'), [id(first), id('the')]);
    expect(light('turn')).toBeGreaterThan(light('dim'));
    expect(counts.probability(id('lamp'), [id('dim'), id('the')])).toBeGreaterThan(light('dim'));
  });

  it('gives every word something, and all together no more than one', () => {
    const before = [id('dim'), id('the')] as const;
    const all = WORDS.map((_, word) => counts.probability(word, before));
    expect(Math.min(...all)).toBeGreaterThan(0);
    expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1);
    expect(counts.probability(-1, before)).toBeGreaterThan(0);
  });

  it('looks ahead to the likeliest word that begins so', () => {
    const before = [id('dim'), id('the')] as const;
    expect(counts.ahead('l', before)).toBe(counts.probability(id('lamp'), before));
    expect(counts.ahead('li', before)).toBe(counts.probability(id('light'), before));
    expect(counts.ahead('x', before)).toBe(0);
  });

  it('looks as far ahead as trying all words of the shipped counts does, or nearly', () => {
    const shipped = WordCounts.load(modelPath('asr-wording'));
    const before = [shipped.id('turn'), shipped.id('off')] as const;
    const [the, all] = ['the', 'all'].map((word) => shipped.probability(shipped.id(word), before));
    expect(shipped.ahead('t', before)).toBe(the);
    expect(shipped.ahead('al', before)).toBe(all);
  });

  it.each([
    ['no JSON', 'oops'],
    ['other contents', '{"words": [1]}'],
    ['a word that is none of its words', table({ words: [7] })],
    ['a negative count', table({ counts: [-5] })],
    ['rows of different lengths', table({ sizes: [2] })],
    ['rows out of order', table({ before: [0, 0], totals: [1, 1], kinds: [1, 1], sizes: [1, 0] })],
  ])('refuses %s, naming the file', (_, text) => {
    const file = join(folder, 'wording.json');
    writeFileSync(file, text);
    expect(() => WordCounts.load(file)).toThrow(
      expect.objectContaining({ code: 'ASR_WEIGHTS_INVALID', message: expect.stringContaining(file) }),
    );
  });
});
