/**
 * How often people put words in this order when they ask a house for something: counts of words after one and two others
 * (`training/asr/count-wording.mjs`), smoothed by Witten and Bell's method (1991): what follows a pair of words is, by as much as was
 * seen after them, as what follows the last of them.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EarshotError, messageOf } from '../../errors.js';
import { mend } from '../../models.js';
import { placeIn } from './place-in.js';

/** Checked by hand: there are 300,000 numbers. */
const numbers = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((one) => Number.isInteger(one) && one >= 0),
  'whole numbers, none below 0',
);
/** Row by row, flat: what was seen after the same word or words. Counts in tenths. */
const table = z
  .object({
    /** Of each row: the words before, the nearer one last; how much was seen after them in all; how many different words. */
    before: numbers,
    totals: numbers,
    kinds: numbers,
    /** How many words of the two below are the row's. */
    sizes: numbers,
    /** In rising order within a row. */
    words: numbers,
    counts: numbers,
  })
  .refine(
    ({ totals, kinds, sizes, words, counts }) =>
      kinds.length === totals.length &&
      sizes.length === totals.length &&
      words.length === counts.length &&
      sizes.reduce((sum, size) => sum + size, 0) === words.length,
    'rows of different lengths',
  );
const schema = z
  .object({
    /** In alphabetical order; the first ones are no words but classes and ends. */
    words: z.array(z.string()).max(60_000),
    /** With one word before. */
    pairs: table,
    /** With two. */
    triples: table,
  })
  .refine(
    ({ words, pairs, triples }) =>
      pairs.before.length === pairs.totals.length &&
      triples.before.length === 2 * triples.totals.length &&
      [pairs, triples].every((one) =>
        [one.before, one.words].every((row) => row.every((word) => word < words.length)),
      ),
    'a word that is not among the words',
  );
export type CountedWords = z.infer<typeof schema>;

/** What stands for no word of its own. `!` comes before all letters. */
export const BEGIN = '!begin';
export const END = '!end';
export const AREA = '!area';
export const NAME = '!name';
export const NUMBER = '!number';

/** Words so rare that they were never counted. */
const UNSEEN = 1e-5;
/** How much of a sight each different word counts against those seen. */
const NOVELTY = 0.6;

/** Two words before, by number, the nearer one last. */
export type Before = readonly [number, number];

/** What follows one and two words, row by row in flat arrays: 64,000 objects would be 10 MB. */
export class WordCounts {
  /** In rising order; see `#key`. */
  readonly #keys: Float64Array;
  readonly #totals: Uint32Array;
  /** Different words seen. */
  readonly #kinds: Uint32Array;
  /** Of a row's words in the two below; one more than there are rows. */
  readonly #starts: Uint32Array;
  readonly #words: Uint16Array;
  readonly #counts: Uint16Array;
  readonly #vocabulary: readonly string[];

  constructor({ words, pairs, triples }: CountedWords) {
    this.#vocabulary = words;
    const alone = new Uint32Array(words.length);
    for (const [at, word] of pairs.words.entries()) alone[word]! += pairs.counts[at]!;
    const seen = [...alone.keys()].filter((word) => alone[word]! > 0);
    const keys = [
      this.#key(null, null),
      ...pairs.before.map((last) => this.#key(null, last)),
      ...triples.totals.map((_, row) => this.#key(triples.before[2 * row]!, triples.before[2 * row + 1]!)),
    ];
    if (keys.some((key, at) => at > 0 && key <= keys[at - 1]!)) throw new Error('rows out of order');
    this.#keys = Float64Array.from(keys);
    const all = alone.reduce((sum, count) => sum + count, 0);
    this.#totals = Uint32Array.from([all, ...pairs.totals, ...triples.totals]);
    this.#kinds = Uint32Array.from([seen.length, ...pairs.kinds, ...triples.kinds]);
    this.#starts = new Uint32Array(keys.length + 1);
    for (const [row, size] of [seen.length, ...pairs.sizes, ...triples.sizes].entries())
      this.#starts[row + 1] = this.#starts[row]! + size;
    this.#words = new Uint16Array(this.#starts[keys.length]!);
    this.#counts = new Uint16Array(this.#starts[keys.length]!);
    const most = seen.map((word) => Math.min(65_535, alone[word]!));
    let at = 0;
    for (const [follows, counts] of [
      [seen, most],
      [pairs.words, pairs.counts],
      [triples.words, triples.counts],
    ] as const) {
      this.#words.set(follows, at);
      this.#counts.set(counts, at);
      at += follows.length;
    }
  }

  /** @throws EarshotError ASR_WEIGHTS_INVALID */
  static load(path: string): WordCounts {
    try {
      return new WordCounts(schema.parse(JSON.parse(readFileSync(path, 'utf8'))));
    } catch (cause) {
      throw new EarshotError(
        'ASR_WEIGHTS_INVALID',
        `${path} cannot be read (${messageOf(cause)}): ${mend(path)}.`,
        { cause },
      );
    }
  }

  /** The word's number; -1 for one that was never counted. */
  id(word: string): number {
    const at = this.#place(word);
    return this.#vocabulary[at] === word ? at : -1;
  }

  /** Of a word (by number) after two others, above 0. */
  probability(word: number, before: Before): number {
    let probability = UNSEEN;
    for (const row of this.#rows(before)) {
      const novel = NOVELTY * this.#kinds[row]! * 10;
      probability = (this.#count(row, word) + novel * probability) / (this.#totals[row]! + novel);
    }
    return probability;
  }

  /** Of the likeliest word that begins with these letters; 0 where none does. */
  ahead(part: string, before: Before): number {
    const first = this.#place(part);
    const last = this.#place(`${part}\uffff`);
    let best = 0;
    for (const row of this.#rows(before)) {
      let [most, word] = [-1, -1];
      const to = this.#starts[row + 1]!;
      for (let at = this.#search(row, first); at < to && this.#words[at]! < last; at += 1)
        if (this.#counts[at]! > most) [most, word] = [this.#counts[at]!, this.#words[at]!];
      if (word >= 0) best = Math.max(best, this.probability(word, before));
    }
    return best;
  }

  /** What is known of the words before, the least first. */
  #rows([second, last]: Before): number[] {
    const keys = [this.#key(null, null), this.#key(null, last), this.#key(second, last)];
    return keys.map((key) => this.#rowOf(key)).filter((row) => row >= 0);
  }

  #rowOf(key: number): number {
    const row = placeIn(this.#keys, key);
    return this.#keys[row] === key ? row : -1;
  }

  #count(row: number, word: number): number {
    const at = this.#search(row, word);
    return at < this.#starts[row + 1]! && this.#words[at] === word ? this.#counts[at]! : 0;
  }

  /** The first place of a row with this word or one after it. */
  #search(row: number, word: number): number {
    return placeIn(this.#words, word, this.#starts[row]!, this.#starts[row + 1]!);
  }

  /** The number of the first word that is not before this text. */
  #place(text: string): number {
    return placeIn(this.#vocabulary, text);
  }

  #key(second: number | null, last: number | null): number {
    const size = this.#vocabulary.length + 2;
    return (second === null ? 0 : second + 2) * size + (last === null ? 0 : last + 2);
  }
}
