/** The lists of a grammar as tries of words, each made once however many places share it. */
import type { List } from '../nlu/reference/lexicon.js';
import type { Expression } from '../nlu/template/expression.js';
import type { ChoiceCosts } from './choice-costs.js';
import { insert, RangeTries } from './range-tries.js';
import type { Trie } from './word-graph.js';

export type NamedList = Exclude<List, { type: 'wildcard' }>;

const MAX_SPELLINGS = 200;

/** A wording of a list's item, with what it costs to be the rarer one. */
interface Spelling {
  readonly text: string;
  readonly cost: number;
}

export class ListTries {
  #made = 0;
  readonly #ranges = new RangeTries(() => this.empty());
  readonly #plain = new Map<NamedList, Trie>();
  readonly #possessive = new Map<NamedList, Trie>();
  readonly #spellings = new Map<Expression, readonly Spelling[]>();

  constructor(private readonly costs: ChoiceCosts) {}

  /** @param possessive "Ida's": each wording with the ending */
  of(list: NamedList, possessive: boolean): Trie {
    if (list.type === 'range') return this.#ranges.of(list.range);
    const kept = possessive ? this.#possessive : this.#plain;
    const known = kept.get(list);
    if (known !== undefined) return known;
    const root = this.empty();
    for (const { expression } of list.items) {
      for (const { text, cost } of this.#spell(expression))
        insert(root, possessive ? `${text}'s` : text, cost, () => this.empty());
    }
    kept.set(list, root);
    return root;
  }

  /** One that holds nothing yet. */
  empty(): Trie {
    this.#made += 1;
    return { id: this.#made, children: new Map(), cost: Number.POSITIVE_INFINITY };
  }

  #spell(expression: Expression): readonly Spelling[] {
    const known = this.#spellings.get(expression);
    if (known !== undefined) return known;
    const spellings = this.#spelt(expression);
    this.#spellings.set(expression, spellings);
    return spellings;
  }

  #spelt(expression: Expression): readonly Spelling[] {
    if (expression.type === 'word') return [{ text: expression.text, cost: 0 }];
    if (expression.type === 'choice') {
      const costs = this.costs.of(expression);
      return expression.items.flatMap((item, rank) =>
        this.#spell(item).map(({ text, cost }) => ({ text, cost: cost + (costs[rank] ?? 0) })),
      );
    }
    if (expression.type !== 'sequence') return [];
    return expression.items
      .reduce<readonly Spelling[]>(
        (heads, item) => {
          const tails = this.#spell(item);
          return heads.flatMap((head) =>
            tails.map((tail) => ({ text: `${head.text} ${tail.text}`, cost: head.cost + tail.cost })),
          );
        },
        [{ text: '', cost: 0 }],
      )
      .slice(0, MAX_SPELLINGS);
  }
}
