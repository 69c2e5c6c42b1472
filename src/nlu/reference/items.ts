/** A list's items, looked up by the word they begin with: a house of five thousand names is a lookup, not a search. */
import type { ListItem } from '../skill.js';
import { type Expression, refers } from '../template/expression.js';
import type { Firsts } from './first.js';

export interface Item {
  readonly item: ListItem;
  readonly expression: Expression;
}

interface Index {
  readonly byWord: ReadonlyMap<string, readonly Item[]>;
  readonly others: readonly Item[];
}

export class ItemsOf implements Index {
  readonly type = 'items';
  readonly items: readonly Item[];
  readonly #firsts: Firsts;
  #index: Index | null = null;

  constructor(items: readonly Item[], firsts: Firsts) {
    this.items = items;
    this.#firsts = firsts;
  }

  /** Does any item refer to rules or lists, so that its meaning depends on who uses it? */
  get refers(): boolean {
    return this.items.some(({ expression }) => refers(expression));
  }

  get byWord(): Index['byWord'] {
    return this.#indexed().byWord;
  }

  get others(): Index['others'] {
    return this.#indexed().others;
  }

  #indexed(): Index {
    if (this.#index !== null) return this.#index;
    const byWord = new Map<string, Item[]>();
    const others: Item[] = [];
    for (const one of this.items) {
      const { words, any, empty } = this.#firsts.of(one.expression);
      if (any || empty) others.push(one);
      else for (const word of words) append(byWord, word, one);
    }
    this.#index = { byWord, others };
    return this.#index;
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
