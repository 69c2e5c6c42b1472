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

const nodeAt = (node: Node): Position => ({ key: `n${node.id}`, type: 'node', node });
const trieAt = (trie: Trie, to: Node): Position => ({ key: `t${trie.id}>${to.id}`, type: 'trie', trie, to });

export interface TokenState {
  readonly id: number;
  /** The sentence may end here. */
  readonly final: boolean;
  /** Any token may come: free words. */
  readonly wild: boolean;
  /** Tokens that may come next. */
  readonly tokens: readonly number[];
  next(token: number): TokenState | null;
}

export class TokenGraph {
  readonly start: TokenState;
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

  get size(): number {
    return this.#states.size;
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
    const arcs = new Map<number, Position[]>();
    const wild: Position[] = [];
    let final = false;
    let edge = false;
    const add = (token: number, position: Position): void => {
      const list = arcs.get(token);
      if (list === undefined) arcs.set(token, [position]);
      else list.push(position);
    };
    const offer = (word: string, then: Position): void => {
      for (const tokens of this.#spell(word)) {
        const [first = 0] = tokens;
        if (tokens.length === 1) add(first, then);
        else add(first, inWord(tokens, 1, then));
      }
    };
    const seen = new Set<string>();
    const visit = (position: Position): void => {
      if (seen.has(position.key)) return;
      seen.add(position.key);
      if (position.type === 'node') {
        const { node } = position;
        edge = true;
        if (node.final) final = true;
        for (const free of node.free) visit(nodeAt(free));
        for (const { word, to } of node.words) offer(word, nodeAt(to));
        for (const { root, to } of node.lists) visit(trieAt(root, to));
        for (const to of node.wild) wild.push({ key: `x${to.id}`, type: 'wild', to });
      } else if (position.type === 'trie') {
        edge = true;
        for (const [word, child] of position.trie.children) offer(word, trieAt(child, position.to));
        if (position.trie.end) visit(nodeAt(position.to));
      } else if (position.type === 'wild') {
        visit(nodeAt(position.to));
        wild.push(position);
      } else {
        const token = position.tokens[position.at] ?? 0;
        if (position.at + 1 === position.tokens.length) add(token, position.then);
        else add(token, inWord(position.tokens, position.at + 1, position.then));
      }
    };
    for (const position of positions) visit(position);
    // A comma may stand at any word's edge: "Hey, turn on the lamp".
    const comma = this.#comma;
    if (comma !== undefined && edge && wild.length === 0) {
      for (const position of positions) if (position.type !== 'word') add(comma, position);
    }
    const nexts = new Map<number, TokenState>();
    const id = this.#states.size;
    return {
      id,
      final,
      wild: wild.length > 0,
      tokens: [...arcs.keys()],
      next: (token) => {
        const known = nexts.get(token);
        if (known !== undefined) return known;
        const targets = [...(arcs.get(token) ?? []), ...wild];
        if (targets.length === 0) return null;
        const state = this.#state(targets);
        nexts.set(token, state);
        return state;
      },
    };
  }
}

function inWord(tokens: readonly number[], at: number, then: Position): Position {
  return { key: `w${tokens.slice(at).join('.')}>${then.key}`, type: 'word', tokens, at, then };
}
