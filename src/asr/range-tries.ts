/** Numbers of a grammar's ranges as tries of words: "45", "forty five", "21.5", "minus two and a half". */
import { cardinalWords } from '../nlu/number-words.js';
import type { NumberRange } from '../nlu/skill.js';
import { saysHalves, spokenParts, spokenValues } from '../nlu/template/range.js';
import type { Trie } from './word-graph.js';

/** A range with more values is offered as every value up to here, fractions aside. */
const MAX_VALUES = 1200;
/** Nats: whole numbers are said more often. */
const FRACTION_COST = 1.5;

export class RangeTries {
  readonly #ranges = new Map<string, Trie>();
  readonly #parts = new Map<string, Trie>();

  constructor(private readonly empty: () => Trie) {}

  /** Equal ranges are one trie. */
  of(range: NumberRange): Trie {
    const { from, to, step, fractions } = range;
    const key = [from, to, step, fractions].join();
    const known = this.#ranges.get(key) ?? this.#whole(range);
    this.#ranges.set(key, known);
    return known;
  }

  #whole(range: NumberRange): Trie {
    const root = this.empty();
    for (const value of spokenValues(range, MAX_VALUES)) {
      const ways = [value < 0 ? `minus ${-value}` : String(value), cardinalWords(value)];
      if (value === 100) ways.push('a hundred');
      if (value > 0 && value % 1 === 0.5) ways.push(`${cardinalWords(Math.floor(value))} and a half`);
      const parts = this.#after(spokenParts(range, value), saysHalves(range));
      for (const way of ways) {
        const end = insert(root, way, 0, this.empty);
        for (const [word, child] of parts?.children ?? []) end.children.set(word, child);
      }
    }
    return root;
  }

  /** ".5", "point five", "and a half" after a whole number: the same few places after every number of every range. */
  #after(tenths: readonly number[], halves: boolean): Trie | null {
    if (tenths.length === 0) return null;
    const key = `${tenths.join()} ${halves}`;
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    const root = this.empty();
    this.#parts.set(key, root);
    for (const tenth of tenths) {
      const ways = [`.${tenth}`, `point ${tenth}`, `point ${cardinalWords(tenth)}`];
      if (tenth === 5 && halves) ways.push('and a half', 'and half');
      for (const way of ways) insert(root, way, FRACTION_COST, this.empty);
    }
    return root;
  }
}

/** Adds a text's words to a trie. @returns where it ends */
export function insert(root: Trie, text: string, cost: number, empty: () => Trie): Trie {
  let trie = root;
  for (const word of text.split(/[\s-]+/)) {
    if (word === '') continue;
    const next = trie.children.get(word) ?? empty();
    trie.children.set(word, next);
    trie = next;
  }
  if (trie !== root) trie.cost = Math.min(trie.cost, cost);
  return trie;
}
