/**
 * The words of every list of a grammar in one trie: one walk from a place in a sentence finds all names, groups and values
 * that begin there, whichever list they are in.
 */
import type { ItemList } from './lists.js';

/** An item of a list whose words end at a node. */
export interface Entry {
  readonly list: ItemList;
  /** Which item. */
  readonly index: number;
  /** Order among the item's spellings. */
  readonly rank: number;
  /** The last word has the s of an owner: "the lamp's battery". */
  readonly owner: boolean;
}

/** Room for word ids beside a node's id in one number. */
const WORDS = 2 ** 22;

export class Trie {
  readonly #next = new Map<number, number>();
  readonly #entries: Entry[][] = [[]];

  /** The node after a word, or -1. The root is 0. */
  next(node: number, word: number): number {
    return this.#next.get(node * WORDS + word) ?? -1;
  }

  entries(node: number): readonly Entry[] {
    return this.#entries[node] ?? [];
  }

  /** An item is kept once for each of its spellings. */
  insert(words: readonly number[], entry: Entry): void {
    let node = 0;
    for (const word of words) {
      let next = this.next(node, word);
      if (next < 0) {
        next = this.#entries.length;
        this.#entries.push([]);
        this.#next.set(node * WORDS + word, next);
      }
      node = next;
    }
    const here = this.#entries[node];
    const last = here?.at(-1);
    if (last?.list === entry.list && last.index === entry.index && last.owner === entry.owner) return;
    here?.push(entry);
  }
}

/** Numbers for words, so that comparing two is comparing numbers. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();

  /** The word's number, a new one where it has none. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#ids.size);
    return this.#ids.size - 1;
  }

  /** -1: no template or name has this word. */
  id(word: string): number {
    return this.#ids.get(word) ?? -1;
  }
}
