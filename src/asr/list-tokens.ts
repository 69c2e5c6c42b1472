/**
 * A list's names as a deterministic trie over tokens, made as it is walked. However many names begin with a token, the
 * place after it is one: a thousand numbers that all begin with "▁" are one step, not a thousand.
 */
import type { SpellingNode, SpellingTries } from './spelling-trie.js';
import type { Trie } from './word-graph.js';

/** In the middle of a word that leads to `child`, or (no spelling) at the edge before its words. */
interface Item {
  readonly spelling: SpellingNode | null;
  readonly child: Trie;
}

export interface ListNode {
  readonly id: number;
  /** Nats for a name that ends here; infinite where none does. */
  readonly cost: number;
  readonly tokens: ReadonlySet<number>;
  /** The place after one of `tokens`. */
  next(token: number): ListNode | null;
}

export class ListTokens {
  readonly #roots = new Map<Trie, ListNode>();
  readonly #nodes = new Map<string, ListNode>();

  constructor(private readonly spellings: SpellingTries) {}

  root(trie: Trie): ListNode {
    const known = this.#roots.get(trie);
    if (known !== undefined) return known;
    const root = this.#node([{ spelling: null, child: trie }]);
    this.#roots.set(trie, root);
    return root;
  }

  #node(items: readonly Item[]): ListNode {
    const key = items.map(({ spelling, child }) => `${spelling?.id ?? 0}.${child.id}`).join(' ');
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const arcs = new Map<number, Map<string, Item>>();
    const add = (token: number, item: Item): void => {
      const kept = arcs.get(token) ?? new Map<string, Item>();
      arcs.set(token, kept.set(`${item.spelling?.id ?? 0}.${item.child.id}`, item));
    };
    const spelled = (token: number, spelling: SpellingNode, child: Trie): void => {
      if (spelling.end) add(token, { spelling: null, child });
      if (spelling.next.size > 0) add(token, { spelling, child });
    };
    for (const { spelling, child } of items) {
      if (spelling === null) {
        for (const [word, next] of child.children)
          for (const [token, start] of this.spellings.of(word).next) spelled(token, start, next);
      } else for (const [token, rest] of spelling.next) spelled(token, rest, child);
    }
    const nexts = new Map<number, ListNode>();
    const node: ListNode = {
      id: this.#nodes.size + 1,
      cost: Math.min(
        ...items.map(({ spelling, child }) => (spelling === null ? child.cost : Number.POSITIVE_INFINITY)),
      ),
      tokens: new Set(arcs.keys()),
      next: (token) => {
        const kept = nexts.get(token);
        if (kept !== undefined) return kept;
        const found = arcs.get(token);
        if (found === undefined) return null;
        const made = this.#node([...found.values()]);
        nexts.set(token, made);
        return made;
      },
    };
    this.#nodes.set(key, node);
    return node;
  }
}
