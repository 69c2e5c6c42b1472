/**
 * What must be in a text for a sentence to be in it: for every obligatory piece, one of the words or lists it can hold. Most
 * of a thousand sentences need a word that was not said, and are never tried.
 */
import type { ItemList, ListView } from './lists.js';
import type { ListRef, Node } from './node.js';

/** A piece that can be this many things says too little to be asked for. */
const MAX_SYMBOLS = 256;

type Symbols = ReadonlySet<number>;

const NONE: readonly never[] = [];

interface ListSymbol {
  readonly list: ListRef;
  readonly owner: boolean;
}

/** The needs that a text meets. */
export class Met {
  readonly #is: Uint8Array;
  readonly #all: number[] = [];

  constructor(size: number) {
    this.#is = new Uint8Array(size);
  }

  add(needs: readonly number[]): void {
    for (const need of needs) {
      if (this.#is[need] === 1) continue;
      this.#is[need] = 1;
      this.#all.push(need);
    }
  }

  has(need: number): boolean {
    return this.#is[need] === 1;
  }

  /** In no order. */
  get all(): readonly number[] {
    return this.#all;
  }
}

/** What a text holds of the grammar's lists. */
export interface HeldItems {
  /** Of each list the items that are spelled somewhere, or spelled with the s of an owner. */
  spelled(owner: boolean): Iterable<readonly [ItemList, readonly number[]]>;
  /** Is a number of the range said? */
  inRange(list: Extract<ListRef, { type: 'range' }>): boolean;
}

interface ViewNeeds {
  readonly view: ListView;
  readonly needs: readonly number[];
}

/** Needs for something of a list, by how it is found out whether a text has it. */
interface ListNeeds {
  /** Only a try would tell. */
  readonly always: readonly number[];
  readonly ranges: readonly {
    readonly list: Extract<ListRef, { type: 'range' }>;
    readonly needs: readonly number[];
  }[];
  /** By list, so that of hundreds only those are asked of which something was said: [names, owners]. */
  readonly items: readonly [ReadonlyMap<ItemList, ViewNeeds[]>, ReadonlyMap<ItemList, ViewNeeds[]>];
}

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
  /** Worked out when the first text comes: the grammar is whole then. */
  #listNeeds: ListNeeds | null = null;

  /** The needs that a text with these words and items meets. */
  met(words: Iterable<number>, held: HeldItems): Met {
    const met = new Met(this.sizes.length);
    for (const word of words) met.add(this.#byWord.get(word) ?? NONE);
    this.#listNeeds ??= this.#ofLists();
    const { always, ranges, items } = this.#listNeeds;
    met.add(always);
    for (const { list, needs } of ranges) if (held.inRange(list)) met.add(needs);
    for (const [at, views] of items.entries()) {
      for (const [list, indices] of held.spelled(at === 1)) {
        for (const { view, needs } of views.get(list) ?? NONE) {
          if (indices.some((index) => view.keeps(index))) met.add(needs);
        }
      }
    }
    return met;
  }

  #ofLists(): ListNeeds {
    const always: number[] = [];
    const ranges: { list: Extract<ListRef, { type: 'range' }>; needs: readonly number[] }[] = [];
    const items = [new Map<ItemList, ViewNeeds[]>(), new Map<ItemList, ViewNeeds[]>()] as const;
    for (const [symbol, needs] of this.#byList) {
      const { list, owner } = this.#lists.get(symbol) ?? {};
      if (list?.type === 'range') ranges.push({ list, needs });
      else if (list?.type === 'items') {
        const { view } = list;
        if (owner !== true && view.list.complex.length > 0) always.push(...needs);
        else {
          const of = items[owner === true ? 1 : 0];
          of.set(view.list, [...(of.get(view.list) ?? []), { view, needs }]);
        }
      }
    }
    return { always, ranges, items };
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
