/** What all scopes of a grammar share while it is compiled: words, nodes, the trie, and lists that mean the same everywhere. */
import type { ListSource, NumberRange } from '../skill.js';
import { wordsOf } from '../template/templates.js';
import type { ItemList, ListView } from './lists.js';
import type { ListRef } from './node.js';
import { NodeStore } from './node-store.js';
import { Trie, Vocabulary } from './trie.js';

export class Store {
  readonly words = new Vocabulary();
  readonly trie = new Trie();
  readonly nodes = new NodeStore();
  /** Lists without references to rules and lists, by the object that defines them. */
  readonly lists = new Map<ListSource, ItemList>();
  readonly #views = new Map<ListView, ListRef>();
  readonly #ranges = new Map<string, ListRef>();
  readonly #normal = new Map<string, readonly number[]>();
  #count = 0;

  /** The words of a text as numbers. */
  ids(text: string): readonly number[] {
    let ids = this.#normal.get(text);
    if (ids === undefined) {
      ids = wordsOf(text).map((word) => this.words.add(word));
      this.#normal.set(text, ids);
    }
    return ids;
  }

  view(view: ListView): ListRef {
    let ref = this.#views.get(view);
    if (ref === undefined) {
      ref = { type: 'items', id: this.#next(), view };
      this.#views.set(view, ref);
    }
    return ref;
  }

  range(range: NumberRange): ListRef {
    const { from, to, step, fractions, multiplier } = range;
    return this.#once([from, to, step, fractions, multiplier].join(), (id) => ({ type: 'range', id, range }));
  }

  wildcard(): ListRef {
    return this.#once('*', (id) => ({ type: 'wildcard', id }));
  }

  #once(key: string, make: (id: number) => ListRef): ListRef {
    let ref = this.#ranges.get(key);
    if (ref === undefined) {
      ref = make(this.#next());
      this.#ranges.set(key, ref);
    }
    return ref;
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}
