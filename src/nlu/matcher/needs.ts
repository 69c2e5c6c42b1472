/**
 * What must be in a text for a sentence to be in it: for every obligatory piece, one of the words or lists it can hold. Most
 * of a thousand sentences need a word that was not said, and are never tried.
 */
import type { ListRef, Node } from './node.js';

/** A piece that can be this many things says too little to be asked for. */
const MAX_SYMBOLS = 256;

type Symbols = ReadonlySet<number>;

interface ListSymbol {
  readonly list: ListRef;
  readonly owner: boolean;
}

/** Bit of each need by its number: 1 where it is met. */
export type Met = Uint8Array;

export class Needs {
  /** How many things meet each need: the fewer, the more it tells. */
  readonly sizes: number[] = [];
  readonly #byWord = new Map<number, number[]>();
  readonly #byList = new Map<number, number[]>();
  /** Pieces that many sentences share are asked for by identity, then by content. */
  readonly #numbers = new Map<Symbols, number>();
  readonly #ids = new Map<string, number>();
  readonly #ofNode = new Map<Node, readonly Symbols[]>();
  readonly #lists = new Map<number, ListSymbol>();

  /** The needs that a text with these words meets; `holds` tells whether a list has anything in it. */
  met(words: Iterable<number>, holds: (list: ListRef, owner: boolean) => boolean): Met {
    const met = new Uint8Array(this.sizes.length);
    for (const word of words) for (const need of this.#byWord.get(word) ?? []) met[need] = 1;
    for (const [symbol, needs] of this.#byList) {
      const { list, owner } = this.#lists.get(symbol) ?? {};
      if (list === undefined || owner === undefined || !holds(list, owner)) continue;
      for (const need of needs) met[need] = 1;
    }
    return met;
  }

  /** What a sentence needs, by number. */
  of(node: Node): readonly number[] {
    return [...new Set(this.#find(node).map((symbols) => this.#index(symbols)))];
  }

  #find(node: Node): readonly Symbols[] {
    const known = this.#ofNode.get(node);
    if (known !== undefined) return known;
    const found = this.#work(node);
    this.#ofNode.set(node, found);
    return found;
  }

  #work(node: Node): readonly Symbols[] {
    switch (node.type) {
      case 'word':
        return node.words.map((word) => new Set([word * 2]));
      case 'sequence':
        return [...new Set(node.items.flatMap((item) => this.#find(item)))];
      case 'choice':
        return this.#choice(node.items);
      case 'list': {
        if (node.list.type === 'wildcard') return [];
        const symbol = node.list.id * 4 + (node.owner ? 3 : 1);
        this.#lists.set(symbol, node);
        return [new Set([symbol])];
      }
      case 'loop':
        return [];
    }
  }

  /** One need for all: of each alternative the rarest. */
  #choice(items: readonly Node[]): readonly Symbols[] {
    const union = new Set<number>();
    for (const item of items) {
      const [least, ...rest] = this.#find(item);
      if (least === undefined) return [];
      for (const symbol of rest.reduce((best, next) => (next.size < best.size ? next : best), least)) {
        union.add(symbol);
      }
      if (union.size > MAX_SYMBOLS) return [];
    }
    return [union];
  }

  #index(symbols: Symbols): number {
    const known = this.#numbers.get(symbols);
    if (known !== undefined) return known;
    const index = this.#indexOfEqual(symbols);
    this.#numbers.set(symbols, index);
    return index;
  }

  #indexOfEqual(symbols: Symbols): number {
    const sorted = [...symbols].sort((a, b) => a - b);
    const key = sorted.join();
    let index = this.#ids.get(key);
    if (index === undefined) {
      index = this.sizes.length;
      this.#ids.set(key, index);
      this.sizes.push(symbols.size);
      for (const symbol of symbols) {
        const [table, id] = symbol % 2 === 0 ? [this.#byWord, symbol / 2] : [this.#byList, symbol];
        const needs = table.get(id);
        if (needs === undefined) table.set(id, [index]);
        else needs.push(index);
      }
    }
    return index;
  }
}
