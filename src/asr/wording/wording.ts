/**
 * How a sentence is put, word by word as the search writes it: natural logarithms of how likely people are to go on so when
 * they ask a house for something, beside which the grammar allows much that nobody says ("put on sand" for "turn on
 * standing light"). Names of the house count as one word. A word that is not whole yet counts as the likeliest that begins
 * so, or else rare words would crowd the beam until they are whole (look-ahead: Ortmanns, Eiden, Ney 1996).
 */
import type { HouseWords } from './house-words.js';
import { placeIn } from './place-in.js';
import { beginsNumber, isNumber, segmentsOf, wordsOf } from './spoken-words.js';
import { AREA, BEGIN, type Before, END, NAME, NUMBER, type WordCounts } from './word-counts.js';

/** A rare word is rare, but no proof against it. */
const FLOOR = -8;
/** Of a word of a plugin's: about what a word of an ordinary request has. */
const OWN = -3;
/** Nats of a usual first word and of the end of a sentence. */
const FIRST_AND_END = 4;
/** Beginnings of words after two others whose likelihood is kept. */
const MAX_KEPT = 20_000;
/** Ways to read one text: as words, or as the beginning of a name. */
const WAYS = 3;

interface Way {
  /** Of all whole words. */
  readonly sum: number;
  readonly before: Before;
  /** Letters of a word that may go on. */
  readonly part: string;
  /** Words of a name that goes on; null outside names. */
  readonly name: string | null;
}

/** What was written so far; never empty. */
export type Written = readonly Way[];

export class Wording {
  readonly begin: Written;
  /** Text of a name in words -> NAME or AREA. */
  readonly #names = new Map<string, number>();
  readonly #sorted: readonly string[];
  readonly #own: readonly string[];
  readonly #end: number;
  /** Token -> its letters and the ends of words in it. */
  readonly #segments = new Map<string, readonly string[]>();
  readonly #ahead = new Map<string, number>();
  readonly #closings = new WeakMap<Written, Written>();
  readonly #number: number;

  constructor(
    private readonly counts: WordCounts,
    { names, areas, own }: HouseWords,
  ) {
    for (const name of names) this.#names.set(name, counts.id(NAME));
    for (const area of areas) this.#names.set(area, counts.id(AREA));
    this.#names.delete('');
    this.#sorted = [...this.#names.keys()].sort();
    this.#own = [...own].sort();
    this.#end = counts.id(END);
    this.#number = counts.id(NUMBER);
    const first = counts.id(BEGIN);
    this.begin = [{ sum: 0, before: [first, first], part: '', name: null }];
  }

  /** @param piece of the recogniser's vocabulary, with its mark (U+2581) where a word begins */
  after(written: Written, piece: string): Written {
    let ways = written;
    for (const segment of this.#segmentsOf(piece)) {
      if (segment === '') ways = this.#closedOf(ways);
      else {
        const longer: Way[] = [];
        for (const way of ways) this.#lengthen(way, segment, longer);
        ways = longer;
      }
    }
    return ways.length <= WAYS
      ? ways
      : [...ways].sort((left, right) => this.#worth(right) - this.#worth(left)).slice(0, WAYS);
  }

  /** Natural logarithm, at most 0; of a word that is not whole that of the likeliest. */
  nats(written: Written): number {
    let best = Number.NEGATIVE_INFINITY;
    for (const way of written) best = Math.max(best, this.#worth(way));
    return best;
  }

  /** Of the whole sentence. */
  ended(written: Written): number {
    return written
      .flatMap((way) => this.#closed(way))
      .filter(({ name }) => name === null)
      .reduce(
        (best, { sum, before }) =>
          Math.max(best, sum + Math.max(FLOOR, Math.log(this.counts.probability(this.#end, before)))),
        Number.NEGATIVE_INFINITY,
      );
  }

  /**
   * Of a whole text, nats a word, what any first word and an end cost left out: -1.5 for a usual request, -4 for words that nobody
   * puts so.
   */
  perWord(text: string): number {
    const pieces = wordsOf(text);
    const written = pieces.reduce((so, word) => this.after(so, `▁${word}`), this.begin);
    return Math.min(0, this.ended(written) + FIRST_AND_END) / Math.max(1, pieces.length);
  }

  #worth({ sum, before, part, name }: Way): number {
    return part === '' || name !== null ? sum : sum + this.#aheadOf(part, before);
  }

  /** Natural logarithm of the likeliest word that begins so. */
  #aheadOf(part: string, before: Before): number {
    const key = `${part} ${before[0]} ${before[1]}`;
    const known = this.#ahead.get(key);
    if (known !== undefined) return known;
    let likeliest = this.counts.ahead(part, before);
    if (beginsNumber(part)) {
      const isSame = before[1] === this.#number;
      likeliest = isSame ? 1 : Math.max(likeliest, this.counts.probability(this.#number, before));
    }
    const nats = Math.max(beginsAny(this.#own, part) ? OWN : FLOOR, Math.log(likeliest));
    if (this.#ahead.size >= MAX_KEPT) this.#ahead.clear();
    this.#ahead.set(key, nats);
    return nats;
  }

  #segmentsOf(piece: string): readonly string[] {
    const known = this.#segments.get(piece);
    if (known !== undefined) return known;
    const segments = segmentsOf(piece);
    this.#segments.set(piece, segments);
    return segments;
  }

  #lengthen(way: Way, letters: string, to: Way[]): void {
    const { sum, before, name } = way;
    const part = way.part + letters;
    const named = (text: string): boolean => beginsAny(this.#sorted, text);
    if (name !== null) {
      if (named(joined(name, part))) to.push({ sum, before, part, name });
      return;
    }
    to.push({ sum, before, part, name: null });
    if (way.part === '' && named(part))
      to.push({ sum: sum + this.#namedAfter(before), before, part, name: '' });
  }

  /** Natural logarithm of a name or a room after two words. */
  #namedAfter(before: Before): number {
    const kinds = [NAME, AREA].map((kind) => this.counts.probability(this.counts.id(kind), before));
    return Math.max(FLOOR, Math.log(Math.max(...kinds)));
  }

  /** All that begin a word after the same text share what its end makes of it. */
  #closedOf(written: Written): Written {
    const known = this.#closings.get(written);
    if (known !== undefined) return known;
    const closed = written.flatMap((way) => this.#closed(way));
    this.#closings.set(written, closed);
    return closed;
  }

  #closed(way: Way): Way[] {
    const { sum, before, part, name } = way;
    if (part === '') return [way];
    if (name === null) {
      const isOne = isNumber(part);
      if (isOne && before[1] === this.#number) return [{ ...way, part: '' }];
      const word = isOne ? this.#number : this.counts.id(part);
      const nats = Math.log(this.counts.probability(word, before));
      const least = includes(this.#own, part) ? OWN : FLOOR;
      return [{ sum: sum + Math.max(least, nats), before: [before[1], word], part: '', name: null }];
    }
    const text = joined(name, part);
    const kind = this.#names.get(text);
    const ways: Way[] = beginsAny(this.#sorted, `${text} `) ? [{ sum, before, part: '', name: text }] : [];
    return kind === undefined ? ways : [{ sum, before: [before[1], kind], part: '', name: null }, ...ways];
  }
}

const joined = (name: string, part: string): string => (name === '' ? part : `${name} ${part}`);

const beginsAny = (sorted: readonly string[], text: string): boolean =>
  sorted[placeIn(sorted, text)]?.startsWith(text) ?? false;

const includes = (sorted: readonly string[], text: string): boolean => sorted[placeIn(sorted, text)] === text;
