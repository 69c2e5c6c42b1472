/**
 * One text against the graph: every way a node can match from a place on, worked out once. Top-down with a memo per node
 * and place (Norvig, "Techniques for automatic memoization with applications to context-free parsing", 1991); at most
 * 60 ways each, so the work grows with nodes times places, never with their combinations,
 * and what they cost together is bounded by a budget.
 */
import type { Token } from '../normalize.js';
import type { Budget } from './budget.js';
import { distinct, type Found, Signs, type Slots } from './found.js';
import { ListHits } from './list-hits.js';
import type { ItemList } from './lists.js';
import type { Met } from './needs.js';
import type { ChoiceNode, CompiledGrammar, ListNode, Node } from './node.js';

const NONE: readonly Found[] = [];

export class Chart {
  readonly words: readonly number[];
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #lists: ListHits;
  readonly #signs = new Signs();
  readonly #memo = new Map<number, readonly Found[]>();
  readonly #budget: Budget;

  constructor(grammar: CompiledGrammar, text: string, tokens: readonly Token[], budget: Budget) {
    this.#text = text;
    this.#budget = budget;
    this.#tokens = tokens;
    this.words = tokens.map(({ norm }) => grammar.words.id(norm));
    this.#lists = new ListHits(
      {
        tokens,
        words: this.words,
        said: (from, to) => this.said(from, to),
        complex: (list, at) => this.#complex(list, at),
      },
      grammar.trie,
    );
  }

  /** The words from one token to another, as said. */
  said(from: number, to: number): string {
    return this.#text.slice(this.#tokens[from]?.start ?? 0, this.#tokens[to - 1]?.end ?? 0);
  }

  /** Which of the grammar's needs this text meets. */
  met({ needs }: CompiledGrammar): Met {
    return needs.met(this.words, this.#lists);
  }

  /** Can a node begin with the word at this place? */
  begins({ first }: Node, at: number): boolean {
    return (
      first.empty || (first.opens & this.#lists.beginsAt(at)) !== 0 || first.words.has(this.words[at] ?? -1)
    );
  }

  /** All matches of the node from this token on. */
  match(node: Node, at: number): readonly Found[] {
    if (node.type === 'word') {
      const end = this.#spoken(node.words, at);
      return end < 0 ? NONE : [{ end, score: end - at, sign: 0, slots: null }];
    }
    if (!this.begins(node, at)) return NONE;
    const key = node.id * 64 + at;
    const known = this.#memo.get(key);
    if (known !== undefined) return known;
    // A rule that begins with itself matches nothing new.
    this.#memo.set(key, NONE);
    const found = this.#find(node, at);
    this.#memo.set(key, found);
    return found;
  }

  #find(node: Exclude<Node, { type: 'word' }>, at: number): readonly Found[] {
    switch (node.type) {
      case 'choice':
        return this.#choice(node, at);
      case 'sequence':
        return this.#sequence(node.items, at);
      case 'list':
        return this.#list(node, at);
      case 'loop': {
        const target = node.target();
        return target === null ? NONE : this.match(target, at);
      }
    }
  }

  #spoken(words: readonly number[], at: number): number {
    let end = at;
    for (const word of words) {
      if (this.words[end] !== word) return -1;
      end += 1;
    }
    return end;
  }

  #choice({ items, byWord, others }: ChoiceNode, at: number): readonly Found[] {
    const possible = byWord === null ? items : (byWord.get(this.words[at] ?? -1) ?? others);
    const found: Found[] = [];
    for (const item of possible) for (const one of this.match(item, at)) found.push(one);
    this.#budget.spend(found.length);
    return distinct(found);
  }

  #sequence(items: readonly Node[], at: number): readonly Found[] {
    const [head] = items;
    if (head === undefined) return [{ end: at, score: 0, sign: 0, slots: null }];
    let ways = this.match(head, at);
    this.#budget.spend(ways.length);
    for (let index = 1; index < items.length && ways.length > 0; index += 1) {
      const item = items[index];
      if (item === undefined) break;
      const next: Found[] = [];
      for (const way of ways) {
        for (const found of this.match(item, way.end)) next.push(this.#join(way, found));
      }
      this.#budget.spend(next.length);
      ways = distinct(next);
    }
    return ways;
  }

  #join(way: Found, found: Found): Found {
    // Many pieces may be left out, and then nothing is added.
    if (found.end === way.end && found.score === 0 && found.slots === null) return way;
    return {
      end: found.end,
      score: way.score + found.score,
      sign: this.#signs.join(way.sign, found.sign),
      slots: joined(way.slots, found.slots),
    };
  }

  #list({ list, owner, slot }: ListNode, at: number): readonly Found[] {
    const hits = this.#lists.at(list, owner, at);
    if (hits.length === 0) return NONE;
    this.#budget.spend(hits.length);
    const found = hits.map(
      ({ end, score, match, sign }): Found => ({
        end,
        score,
        sign: this.#signs.of(`${slot}=${sign}`),
        slots: { name: slot, match },
      }),
    );
    return distinct(found);
  }

  #complex({ complex }: ItemList, at: number): { end: number; score: number; index: number; rank: number }[] {
    return complex.flatMap(({ index, node }) =>
      this.match(node, at)
        .map(({ end, score }, rank) => ({ end, score, index, rank }))
        .filter(({ end }) => end > at),
    );
  }
}

function joined(left: Slots | null, right: Slots | null): Slots | null {
  if (left === null) return right;
  return right === null ? left : { left, right };
}
