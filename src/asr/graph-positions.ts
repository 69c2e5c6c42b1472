/** Where one reading of the grammar can stand between two tokens, and which tokens lead on from there at what cost. */
import { type ListNode, ListTokens } from './list-tokens.js';
import { type SpellingNode, SpellingTries } from './spelling-trie.js';
import type { Tokenizer } from './tokenizer.js';
import { COST, type Node } from './word-graph.js';

/** In a list, in the middle of a word, or in free words. */
type Within =
  | { readonly type: 'list'; readonly at: ListNode; readonly to: Node }
  | { readonly type: 'word'; readonly spelling: SpellingNode; readonly then: number }
  | { readonly type: 'wild'; readonly to: Node };

export interface Arc {
  readonly to: number;
  /** Nats, at least 0. */
  readonly cost: number;
}

/** A word that may come: its spelling from the first token on, and where its end leads. */
interface WordArc {
  readonly spelling: SpellingNode;
  readonly then: number;
  readonly cost: number;
}

interface Closure {
  readonly words: ReadonlyMap<number, readonly WordArc[]>;
  /** Lists stay whole: a thousand names are one table, shared by all places that take a name. */
  readonly lists: readonly { readonly at: ListNode; readonly to: Node; readonly cost: number }[];
  readonly wild: readonly Arc[];
  readonly final: number;
  /** Places that a state holds beside this one. */
  readonly hubs: readonly Arc[];
}

/** A comma may stand at any word's edge ("Hey, turn on the lamp"), but is not worth a token's bonus. */
const COMMA_COST = 1;
/** Node numbers stay far below this, so that two of them make one exact key. */
const PAIR = 2 ** 26;

/** A position is a number: even ones are nodes of the word graph (at a word's edge), odd ones stand within something. */
export class Positions {
  readonly #spellings: SpellingTries;
  readonly #names: ListTokens;
  readonly #comma: number | undefined;
  readonly #nodes: (Node | undefined)[] = [];
  readonly #withins: Within[] = [];
  readonly #wilds = new Map<number, number>();
  readonly #lists = new Map<number, number>();
  readonly #words = new Map<number, number>();
  readonly #closures = new Map<number, Closure>();

  constructor(tokenizer: Tokenizer) {
    this.#spellings = new SpellingTries(tokenizer);
    this.#names = new ListTokens(this.#spellings);
    this.#comma = tokenizer.id(',');
  }

  start(root: Node): number {
    return this.#node(root);
  }

  /** Forgets every position; their numbers begin anew. */
  clear(): void {
    for (const ids of [this.#wilds, this.#lists, this.#words, this.#closures]) ids.clear();
    this.#withins.length = 0;
  }

  /** Places that a state that holds this one holds too: the same for thousands of positions, and so not copied into each. */
  hubs(id: number): readonly Arc[] {
    return this.#closure(id).hubs;
  }

  /** Cost of ending the sentence here; infinite where it may not end. */
  final(id: number): number {
    return this.#closure(id).final;
  }

  /** Where any token at all may lead. */
  wild(id: number): readonly Arc[] {
    return this.#closure(id).wild;
  }

  /** Cheapest cost of this token from here; infinite where the grammar does not name it. */
  cost(id: number, token: number): number {
    let least = Number.POSITIVE_INFINITY;
    const { words, lists } = this.#closure(id);
    for (const arc of words.get(token) ?? []) least = Math.min(least, arc.cost);
    for (const { at, cost } of lists) if (cost < least && at.tokens.has(token)) least = cost;
    return token === this.#comma && this.#edge(id) ? Math.min(least, COMMA_COST) : least;
  }

  /** Calls back for every position that this token leads to. */
  follow(id: number, token: number, take: (to: number, cost: number) => void): void {
    const { words, lists } = this.#closure(id);
    for (const { spelling, then, cost } of words.get(token) ?? []) this.#spelled(spelling, then, cost, take);
    for (const { at, to, cost } of lists) {
      const next = at.next(token);
      if (next !== null) take(this.#list(next, to), cost);
    }
    if (token === this.#comma && this.#edge(id)) take(id, COMMA_COST);
  }

  /** After a token of a word: the word's end, if this is one, and its middle, if it goes on. */
  #spelled(
    spelling: SpellingNode,
    then: number,
    cost: number,
    take: (to: number, cost: number) => void,
  ): void {
    if (spelling.end) take(then, cost);
    if (spelling.next.size > 0) {
      take(this.#intern(this.#words, spelling.id * PAIR + then, { type: 'word', spelling, then }), cost);
    }
  }

  #edge(id: number): boolean {
    return id % 2 === 0;
  }

  #node(node: Node): number {
    this.#nodes[node.id] = node;
    return node.id * 2;
  }

  #list(at: ListNode, to: Node): number {
    return this.#intern(this.#lists, at.id * PAIR + to.id, { type: 'list', at, to });
  }

  #intern(ids: Map<number, number>, key: number, within: Within): number {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = this.#withins.length * 2 + 1;
    ids.set(key, id);
    this.#withins.push(within);
    return id;
  }

  /** What can come at a position, worked out once and shared by every state that holds it. */
  #closure(id: number): Closure {
    const known = this.#closures.get(id);
    if (known !== undefined) return known;
    const closure = this.#close(id);
    this.#closures.set(id, closure);
    return closure;
  }

  #close(id: number): Closure {
    const words = new Map<number, WordArc[]>();
    const lists: { at: ListNode; to: Node; cost: number }[] = [];
    const wild: Arc[] = [];
    const fresh: Arc[] = [];
    const hubs: Arc[] = [];
    let final = Number.POSITIVE_INFINITY;
    let opening = false;
    const reached = new Map<Node, number>();
    const waiting: Node[] = [];
    const reach = (node: Node, cost: number): void => {
      if (cost >= (reached.get(node) ?? Number.POSITIVE_INFINITY)) return;
      reached.set(node, cost);
      if (!node.hub || this.#node(node) === id) waiting.push(node);
    };
    const within = id % 2 === 0 ? undefined : this.#withins[(id - 1) / 2];
    if (within === undefined) {
      const node = this.#nodes[id / 2];
      if (node !== undefined) reach(node, 0);
    } else if (within.type === 'word') {
      const { spelling, then } = within;
      for (const [token, next] of spelling.next) push(words, token, { spelling: next, then, cost: 0 });
    } else if (within.type === 'list') {
      lists.push({ at: within.at, to: within.to, cost: 0 });
      if (Number.isFinite(within.at.cost)) reach(within.to, within.at.cost);
    } else {
      wild.push({ to: id, cost: COST.wild });
      reach(within.to, 0);
    }
    // First the cheapest way to each node that needs no token, then what each of them offers.
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const cost = reached.get(node) ?? 0;
      for (const free of node.free) reach(free.to, cost + free.cost);
    }
    for (const [node, cost] of reached) {
      if (node.hub && this.#node(node) !== id) {
        hubs.push({ to: this.#node(node), cost });
        continue;
      }
      if (node.final) final = Math.min(final, cost);
      if (node.opening) opening = true;
      for (const { word, to } of node.words) {
        const then = this.#node(to);
        for (const [token, spelling] of this.#spellings.of(word).next)
          push(words, token, { spelling, then, cost });
      }
      for (const { root, to } of node.lists) lists.push({ at: this.#names.root(root), to, cost });
      for (const to of node.wild) {
        fresh.push({ to: this.#intern(this.#wilds, to.id, { type: 'wild', to }), cost: cost + COST.wild });
      }
    }
    return { words, lists, wild: opening ? wild : [...wild, ...fresh], final, hubs };
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
