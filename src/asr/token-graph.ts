/**
 * The word graph as an automaton over the recogniser's tokens, made state by state as the search reaches it (subset
 * construction). A state is a set of positions; equal sets are one state, so a large house costs memory, not time.
 */
import { spellings } from './spellings.js';
import type { Tokenizer } from './tokenizer.js';
import type { Node, Trie } from './word-graph.js';

/** At a word's edge, in a list, in the middle of a word, or in free words. */
type Position =
  | { readonly key: string; readonly type: 'node'; readonly node: Node }
  | { readonly key: string; readonly type: 'trie'; readonly trie: Trie; readonly to: Node }
  | {
      readonly key: string;
      readonly type: 'word';
      readonly tokens: readonly number[];
      readonly at: number;
      readonly then: Position;
    }
  | { readonly key: string; readonly type: 'wild'; readonly to: Node };

/** Some 50 states to a sentence: this many hold a day's common ones in a few MB. */
const MAX_STATES = 4000;

const nodeAt = (node: Node): Position => ({ key: `n${node.id}`, type: 'node', node });
const trieAt = (trie: Trie, to: Node): Position => ({ key: `t${trie.id}>${to.id}`, type: 'trie', trie, to });

export interface TokenState {
  readonly id: number;
  /** The sentence may end here. */
  readonly final: boolean;
  /** Any token may come: free words. */
  readonly wild: boolean;
  /** Tokens that may come next. */
  tokens(): Iterable<number>;
  next(token: number): TokenState | null;
}

interface Closure {
  readonly arcs: ReadonlyMap<number, readonly Position[]>;
  readonly wild: readonly Position[];
  readonly final: boolean;
}

export class TokenGraph {
  readonly start: TokenState;
  readonly #closures = new Map<string, Closure>();
  readonly #states = new Map<string, TokenState>();
  readonly #spellings = new Map<string, readonly (readonly number[])[]>();
  readonly #comma: number | undefined;

  constructor(
    root: Node,
    private readonly tokenizer: Tokenizer,
  ) {
    this.#comma = tokenizer.id(',');
    this.start = this.#state([nodeAt(root)]);
  }

  /** Forgets the states of past sentences once there are many; they are made anew when they are reached again. */
  trim(): void {
    if (this.#states.size < MAX_STATES) return;
    this.#states.clear();
    this.#closures.clear();
  }

  #spell(word: string): readonly (readonly number[])[] {
    const known = this.#spellings.get(word) ?? spellings(word, this.tokenizer);
    this.#spellings.set(word, known);
    return known;
  }

  #state(positions: readonly Position[]): TokenState {
    const unique = [...new Map(positions.map((position) => [position.key, position])).values()];
    const key = unique
      .map((position) => position.key)
      .sort()
      .join(' ');
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = this.#expand(unique);
    this.#states.set(key, state);
    return state;
  }

  #expand(positions: readonly Position[]): TokenState {
    const closures = positions.map((position) => this.#closure(position));
    const wild = closures.flatMap((closure) => closure.wild);
    const comma = this.#comma;
    const nexts = new Map<number, TokenState | null>();
    return {
      id: this.#states.size,
      final: closures.some(({ final }) => final),
      wild: wild.length > 0,
      *tokens() {
        for (const { arcs } of closures) yield* arcs.keys();
        if (comma !== undefined) yield comma;
      },
      next: (token) => {
        const known = nexts.get(token);
        if (known !== undefined) return known;
        const targets = [...closures.flatMap(({ arcs }) => arcs.get(token) ?? []), ...wild];
        // A comma may stand at any word's edge: "Hey, turn on the lamp".
        if (token === comma) targets.push(...positions.filter(({ type }) => type !== 'word'));
        const state = targets.length === 0 ? null : this.#state(targets);
        nexts.set(token, state);
        return state;
      },
    };
  }

  /** What can come at a position, worked out once and shared by every state that holds it. */
  #closure(position: Position): Closure {
    const known = this.#closures.get(position.key);
    if (known !== undefined) return known;
    const arcs = new Map<number, Position[]>();
    const seen = new Set<string>();
    const wild: Position[] = [];
    const fresh: Position[] = [];
    let final = false;
    let opening = false;
    const add = (token: number, to: Position): void => {
      const list = arcs.get(token);
      if (list === undefined) arcs.set(token, [to]);
      else list.push(to);
    };
    const offer = (word: string, then: Position): void => {
      for (const tokens of this.#spell(word)) {
        add(tokens[0] ?? 0, tokens.length === 1 ? then : inWord(tokens, 1, then));
      }
    };
    const visit = (at: Position): void => {
      if (seen.has(at.key)) return;
      seen.add(at.key);
      if (at.type === 'node') {
        if (at.node.final) final = true;
        if (at.node.opening) opening = true;
        for (const free of at.node.free) visit(nodeAt(free));
        for (const { word, to } of at.node.words) offer(word, nodeAt(to));
        for (const { root, to } of at.node.lists) visit(trieAt(root, to));
        for (const to of at.node.wild) fresh.push({ key: `x${to.id}`, type: 'wild', to });
      } else if (at.type === 'trie') {
        for (const [word, child] of at.trie.children) offer(word, trieAt(child, at.to));
        if (at.trie.end) visit(nodeAt(at.to));
      } else if (at.type === 'wild') {
        visit(nodeAt(at.to));
        wild.push(at);
      } else {
        const last = at.at + 1 === at.tokens.length;
        add(at.tokens[at.at] ?? 0, last ? at.then : inWord(at.tokens, at.at + 1, at.then));
      }
    };
    visit(position);
    const closure = { arcs, wild: opening ? wild : [...wild, ...fresh], final };
    this.#closures.set(position.key, closure);
    return closure;
  }
}

function inWord(tokens: readonly number[], at: number, then: Position): Position {
  return { key: `w${tokens.slice(at).join('.')}>${then.key}`, type: 'word', tokens, at, then };
}
