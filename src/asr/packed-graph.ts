/** A word graph over flat arrays: nodes come into being where the search sets foot, a few thousand of a house's 160,000. */
import { FINAL, type GraphData, HUB, OPENING, type Rows } from './graph-data.js';
import type { Node, Trie } from './word-graph.js';

/** Where a sentence begins. */
export function openGraph(data: GraphData): Node {
  return new PackedGraph(data).node(0);
}

class PackedGraph {
  // By identity: the search tells nodes apart as objects.
  readonly #nodes = new Map<number, Node>();
  readonly #tries = new Map<number, Trie>();

  constructor(readonly data: GraphData) {}

  node(id: number): Node {
    const known = this.#nodes.get(id);
    if (known !== undefined) return known;
    const node = new PackedNode(this, id);
    this.#nodes.set(id, node);
    return node;
  }

  trie(id: number): Trie {
    const known = this.#tries.get(id);
    if (known !== undefined) return known;
    const trie = new PackedTrie(this, id);
    this.#tries.set(id, trie);
    return trie;
  }

  word(id: number): string {
    return this.data.vocabulary[id] ?? '';
  }
}

class PackedNode implements Node {
  constructor(
    private readonly graph: PackedGraph,
    readonly id: number,
  ) {}

  get words(): Node['words'] {
    return pairs(this.graph.data.words, this.id, (word, to) => ({
      word: this.graph.word(word),
      to: this.graph.node(to),
    }));
  }

  get free(): Node['free'] {
    const { free, freeCosts } = this.graph.data;
    const first = free.starts[this.id] ?? 0;
    return row(free, this.id, (to, at) => ({
      to: this.graph.node(to),
      cost: freeCosts[first + at] ?? 0,
    }));
  }

  get lists(): Node['lists'] {
    return pairs(this.graph.data.lists, this.id, (trie, to) => ({
      root: this.graph.trie(trie),
      to: this.graph.node(to),
    }));
  }

  get wild(): Node['wild'] {
    return row(this.graph.data.wild, this.id, (to) => this.graph.node(to));
  }

  get final(): boolean {
    return this.#is(FINAL);
  }

  get opening(): boolean {
    return this.#is(OPENING);
  }

  get hub(): boolean {
    return this.#is(HUB);
  }

  #is(flag: number): boolean {
    return ((this.graph.data.flags[this.id] ?? 0) & flag) !== 0;
  }
}

class PackedTrie implements Trie {
  #children: Map<string, Trie> | null = null;

  constructor(
    private readonly graph: PackedGraph,
    readonly id: number,
  ) {}

  get children(): Map<string, Trie> {
    this.#children ??= new Map(
      pairs(this.graph.data.children, this.id, (word, child) => [
        this.graph.word(word),
        this.graph.trie(child),
      ]),
    );
    return this.#children;
  }

  get cost(): number {
    return this.graph.data.childCosts[this.id] ?? Number.POSITIVE_INFINITY;
  }
}

function row<T>({ starts, values }: Rows, id: number, make: (value: number, at: number) => T): T[] {
  return Array.from(values.subarray(starts[id], starts[id + 1]), make);
}

function pairs<T>({ starts, values }: Rows, id: number, make: (left: number, right: number) => T): T[] {
  const made: T[] = [];
  const end = starts[id + 1] ?? 0;
  for (let at = starts[id] ?? end; at < end; at += 2) made.push(make(values[at] ?? 0, values[at + 1] ?? 0));
  return made;
}
