/**
 * The grammar as a graph over words: built from the end to the beginning, so that equal endings are one node. Lists are
 * tries that many places share; a position in one is (trie node, where to go on).
 */

import { compileGroups, type Group, type List } from '../nlu/reference/lexicon.js';
import type { Expression } from '../nlu/template/expression.js';
import { type Choice, ChoiceCosts } from './choice-costs.js';
import { ListTries, type NamedList } from './list-tries.js';
import { NumberAgreement } from './number-agreement.js';
import { PhraseWeights, sentenceKey } from './phrase-weights.js';
import type { GrammarSource } from './recognizer.js';

export interface Node {
  readonly id: number;
  readonly words: readonly { readonly word: string; readonly to: Node }[];
  /** Reached without a word, at a cost in nats: how much rarer this is than the way without it. */
  readonly free: readonly Way[];
  readonly lists: readonly { readonly root: Trie; readonly to: Node }[];
  /** Any words from here, at least one, then `to`. */
  readonly wild: readonly Node[];
  final: boolean;
  /** A command begins here: free words may not be its first, or anything at all would be heard as one. */
  opening: boolean;
  /** Many ways lead here and many lead on: kept as one place in every state, not copied into each way. */
  hub: boolean;
}

export interface Way {
  readonly to: Node;
  readonly cost: number;
}

/** A place from which ways are still being laid. */
interface Open extends Node {
  readonly free: Way[];
}

export interface Trie {
  readonly id: number;
  readonly children: Map<string, Trie>;
  /** Nats for a name that ends here; infinite where none does. */
  cost: number;
}

/** What somebody else wants to know of how a graph came about. */
export interface Trace {
  /** A choice became this node. */
  choice?(node: Node, key: string, choice: Choice): void;
  /** A group's sentence is this node, and this the way to it. */
  sentence?(node: Node, key: string, group: Group, way: Way): void;
  /** A group names a list here. @returns the trie to put in its place, if it has one of its own */
  list?(list: NamedList, name: string, possessive: boolean, group: Group, make: Makes): Trie | null;
}

/** A trie that holds nothing yet, or what the list says. */
interface Makes {
  readonly empty: () => Trie;
  readonly filled: () => Trie;
}

/**
 * Fewer than typed text may have (nlu/template/carriers.ts), with what each costs in nats: hesitations are what noise before a
 * command is heard as.
 */
const BEFORE: readonly (readonly [phrase: string, cost: number])[] = [
  ...['please', 'could you', 'can you', 'would you', 'will you'].map((phrase) => [phrase, 2] as const),
  ...['could you please', 'can you please', 'would you please', 'i want you to'].map(
    (phrase) => [phrase, 2] as const,
  ),
  ...['hey', 'okay', 'uh'].map((phrase) => [phrase, 3.5] as const),
];
const AFTER = ['please', 'for me', 'thanks', 'thank you', 'now', 'right now'];
const JOINS = ['and', 'and then', 'then'];

/** Nats. What may stand around any command attracts noise and hesitation: it must be heard clearly to be taken. */
export const COST = {
  after: 2,
  join: 3,
  timeFirst: 1,
  wild: 1,
  answer: 4,
} as const;

/**
 * Nats for what is seldom said to a home beside lights, timers and music (logs of assistants: Ammari et al. 2019, "Music,
 * Search, and IoT"), and is made of the everyday words that noise and small talk are heard as.
 */
const RARE: Readonly<Record<string, number>> = {
  control: 2,
  help: 2,
  math: 2,
  conversion: 2,
  indirect: 2,
  announce: 1,
};

export function buildWordGraph(
  source: GrammarSource,
  weights: PhraseWeights = new PhraseWeights(),
  trace?: Trace,
): Node {
  return new Builder(weights, new ChoiceCosts(weights, new NumberAgreement(source)), trace).build(
    compileGroups(source),
  );
}

/** Most nodes have one kind of way on: the others share this, which saves half a million arrays. */
const NONE: readonly never[] = [];

class Builder {
  #nodes = 0;
  /** What has been made, by what it says and the number of the node behind it: numbers are quicker keys than texts. */
  readonly #words = new Map<string, Map<number, Node>>();
  readonly #lists = new Map<List, Map<number, Node>>();
  readonly #possessives = new Map<List, Map<number, Node>>();
  readonly #choices = new Map<string, Node>();
  readonly #tries: ListTries;

  constructor(
    private readonly weights: PhraseWeights,
    private readonly costs: ChoiceCosts,
    private readonly trace: Trace | undefined,
  ) {
    this.#tries = new ListTries(costs);
  }

  build(groups: readonly Group[]): Node {
    const final = this.#open();
    final.final = true;
    const after = this.#open();
    link(after, final);
    for (const phrase of AFTER) link(after, this.#phrase(phrase, final), COST.after);
    const times = groups.filter(({ group }) => group.skill === 'when' && group.textOnly !== true);
    const commands = groups.filter(({ group }) => group.skill !== 'when' && group.textOnly !== true);
    after.hub = true;
    const start = this.#open();
    const next = this.#open();
    const tail = this.#open();
    tail.hub = true;
    link(tail, after);
    for (const time of times) this.#sentences(time, after, tail);
    for (const join of JOINS) link(tail, this.#phrase(join, next), COST.join);
    const body = this.#open();
    body.opening = true;
    body.hub = true;
    next.hub = true;
    next.opening = true;
    for (const command of commands) {
      if (command.group.continuation !== true) this.#sentences(command, tail, body);
      else this.#sentences(command, tail, next);
    }
    link(next, body);
    link(start, body);
    for (const [phrase, cost] of BEFORE) link(start, this.#phrase(phrase, body), cost);
    for (const time of times) this.#sentences(time, body, start, COST.timeFirst);
    return start;
  }

  #node(ways: Partial<Pick<Node, 'words' | 'free' | 'lists' | 'wild'>>): Node {
    this.#nodes += 1;
    return {
      id: this.#nodes,
      words: ways.words ?? NONE,
      free: ways.free ?? NONE,
      lists: ways.lists ?? NONE,
      wild: ways.wild ?? NONE,
      final: false,
      opening: false,
      hub: false,
    };
  }

  #open(): Open {
    const free: Way[] = [];
    return { ...this.#node({}), free };
  }

  #phrase(phrase: string, to: Node): Node {
    return phrase.split(' ').reduceRight((next, word) => this.#word(word, next), to);
  }

  #word(word: string, to: Node): Node {
    return once(once(this.#words, word, noNodes), to.id, () => this.#node({ words: [{ word, to }] }));
  }

  #sentences(whole: Group, to: Node, from: Open, extra = 0): void {
    const { group, sentences } = whole;
    const cost =
      extra +
      Math.max(0, -(group.weight ?? 0)) +
      (RARE[group.skill] ?? 0) +
      (group.answers === true ? COST.answer : 0);
    for (const { expression } of sentences) {
      const key = sentenceKey(group.intent, expression);
      const sentence = this.#expression(expression, to, whole);
      const way = link(from, sentence, cost + this.weights.sentence(group.skill, key));
      this.trace?.sentence?.(sentence, key, whole, way);
    }
  }

  #expression(expression: Expression, to: Node, group: Group): Node {
    switch (expression.type) {
      case 'word':
        return this.#word(expression.text, to);
      case 'sequence':
        return expression.items.reduceRight((next, item) => this.#expression(item, next, group), to);
      case 'rule':
        return this.#expression(group.scope.rule(expression.rule), to, group);
      case 'choice':
        return this.#choice(
          expression,
          expression.items.map((item) => this.#expression(item, to, group)),
        );
      case 'list': {
        const { list: name, possessive } = expression;
        const list = group.scope.list(name);
        const root = list.type === 'wildcard' ? null : this.#root(list, name, possessive, group);
        return once(once(possessive ? this.#possessives : this.#lists, list, noNodes), to.id, () =>
          this.#node(root === null ? { wild: [to] } : { lists: [{ root, to }] }),
        );
      }
    }
  }

  #root(list: NamedList, name: string, possessive: boolean, group: Group): Trie {
    const make = { empty: () => this.#tries.empty(), filled: () => this.#tries.of(list, possessive) };
    return this.trace?.list?.(list, name, possessive, group, make) ?? make.filled();
  }

  /** What leads to the same places is the same node, whoever's template it stands in. */
  #choice(expression: Choice, targets: readonly Node[]): Node {
    const [only] = targets;
    if (only !== undefined && targets.every((target) => target === only)) return only;
    return once(this.#choices, targets.map(({ id }) => id).join(), () => {
      const costs = this.costs.of(expression);
      const node = this.#node({ free: targets.map((to, rank) => ({ to, cost: costs[rank] ?? 0 })) });
      this.trace?.choice?.(node, this.costs.key(expression), expression);
      return node;
    });
  }
}

function link(from: Open, to: Node, cost = 0): Way {
  const way = { to, cost };
  from.free.push(way);
  return way;
}

/** What is kept under the key, made where nothing is yet. */
export function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const had = known.get(key);
  if (had !== undefined) return had;
  const made = make();
  known.set(key, made);
  return made;
}

const noNodes = (): Map<number, Node> => new Map();
