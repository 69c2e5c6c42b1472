/** Every way the model may write a word, as a trie over its tokens; made once per word and shared by the whole grammar. */
import { spellings } from './spellings.js';
import type { Tokenizer } from './tokenizer.js';

export interface SpellingNode {
  readonly id: number;
  readonly next: ReadonlyMap<number, SpellingNode>;
  /** The word may end here. */
  readonly end: boolean;
}

interface Growing extends SpellingNode {
  readonly next: Map<number, Growing>;
  end: boolean;
}

export class SpellingTries {
  readonly #words = new Map<string, SpellingNode>();
  #nodes = 0;

  constructor(private readonly tokenizer: Tokenizer) {}

  of(word: string): SpellingNode {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const root = this.#node();
    for (const tokens of spellings(word, this.tokenizer)) {
      let at = root;
      for (const token of tokens) {
        const next = at.next.get(token) ?? this.#node();
        at.next.set(token, next);
        at = next;
      }
      at.end = true;
    }
    this.#words.set(word, root);
    return root;
  }

  #node(): Growing {
    this.#nodes += 1;
    return { id: this.#nodes, next: new Map(), end: false };
  }
}
