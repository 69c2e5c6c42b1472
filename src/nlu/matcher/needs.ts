/**
 * What must be in a text for a sentence to be in it: for every obligatory piece, one of the words or lists it can hold. Most
 * of a thousand sentences need a word that was not said, and are never tried.
 */
import type { ListRef, Need, Node } from './node.js';

/** A piece that can be this many things says too little to be asked for. */
const MAX_SYMBOLS = 256;

type Symbols = ReadonlySet<number>;

export class Needs {
  readonly all: Need[] = [];
  readonly #ids = new Map<string, number>();
  readonly #ofNode = new Map<Node, readonly Symbols[]>();
  readonly #lists = new Map<number, { readonly list: ListRef; readonly owner: boolean }>();

  /** Indexes into `all`. */
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
    const sorted = [...symbols].sort((a, b) => a - b);
    const key = sorted.join();
    let index = this.#ids.get(key);
    if (index === undefined) {
      index = this.all.length;
      this.#ids.set(key, index);
      this.all.push({
        words: sorted.filter((symbol) => symbol % 2 === 0).map((symbol) => symbol / 2),
        lists: sorted.flatMap((symbol) => this.#lists.get(symbol) ?? []),
      });
    }
    return index;
  }
}
