/**
 * The word graph as flat arrays: what one thread compiles and another one searches. A house's graph is some 160,000
 * nodes, 85 MB as objects and 6 MB like this; arrays move between threads without a copy.
 */
import type { Node, Trie, Way } from './word-graph.js';

/** Lists of different lengths end to end: those of `id` are [starts[id], starts[id + 1]). */
export interface Rows {
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly values: Uint32Array<ArrayBuffer>;
}

export interface GraphData {
  /** Every word once; arcs name it by its place here. */
  readonly vocabulary: readonly string[];
  /** By node, the first being where a sentence begins: word, node, word, node, ... */
  readonly words: Rows;
  /** Nodes. */
  readonly free: Rows;
  /** Cost in nats beside each of `free.values`. */
  readonly freeCosts: Float64Array<ArrayBuffer>;
  /** Trie, node, trie, node, ... */
  readonly lists: Rows;
  /** Nodes. */
  readonly wild: Rows;
  /** FINAL, OPENING and HUB of each node. */
  readonly flags: Uint8Array<ArrayBuffer>;
  /** By trie: word, trie, word, trie, ... */
  readonly children: Rows;
  /** Nats for a name that ends at this trie; infinite where none does. */
  readonly childCosts: Float64Array<ArrayBuffer>;
}

export const FINAL = 1;
export const OPENING = 2;
export const HUB = 4;

/** A part of a node or a trie that is new and not packed must not compile. */
type Unpacked =
  | Exclude<keyof Node, 'id' | 'words' | 'free' | 'lists' | 'wild' | 'final' | 'opening' | 'hub'>
  | Exclude<keyof Trie, 'id' | 'children' | 'cost'>;
({}) satisfies Record<Unpacked, never>;

/** Told of what is packed: which way is which of `free.values`, which trie has which number. */
export interface Packing {
  way(way: Way, at: number): void;
  trie(trie: Trie, id: number): void;
}

export function packGraph(root: Node, told?: Packing): GraphData {
  const nodes = new Numbers<Node>();
  const tries = new Numbers<Trie>();
  const vocabulary = new Vocabulary();
  const [words, free, lists, wild] = [new RowsMaker(), new RowsMaker(), new RowsMaker(), new RowsMaker()];
  const perNode = [words, free, lists, wild];
  const [freeCosts, flags]: [number[], number[]] = [[], []];
  nodes.of(root);
  for (const node of nodes.all) {
    const { words: arcs, free: ways, lists: names, wild: any, final, opening, hub } = node;
    for (const { word, to } of arcs) words.pair(vocabulary.of(word), nodes.of(to));
    for (const way of ways) {
      told?.way(way, freeCosts.length);
      free.add(nodes.of(way.to));
      freeCosts.push(way.cost);
    }
    for (const { root: trie, to } of names) lists.pair(tries.of(trie), nodes.of(to));
    for (const to of any) wild.add(nodes.of(to));
    for (const rows of perNode) rows.end();
    flags.push((final ? FINAL : 0) | (opening ? OPENING : 0) | (hub ? HUB : 0));
  }
  if (told !== undefined) for (const [id, trie] of tries.all.entries()) told.trie(trie, id);
  return {
    ...packTries(tries, vocabulary),
    words: words.rows,
    free: free.rows,
    freeCosts: new Float64Array(freeCosts),
    lists: lists.rows,
    wild: wild.rows,
    flags: new Uint8Array(flags),
  };
}

export type Names = Pick<GraphData, 'vocabulary' | 'children' | 'childCosts'>;

/** @param tries their roots; what hangs on them is added @param vocabulary added to @param first number of the first trie */
export function packTries(tries: Numbers<Trie>, vocabulary: Vocabulary, first = 0): Names {
  const children = new RowsMaker();
  const childCosts: number[] = [];
  for (const { children: arcs, cost } of tries.all) {
    for (const [word, child] of arcs) children.pair(vocabulary.of(word), first + tries.of(child));
    children.end();
    childCosts.push(cost);
  }
  return { vocabulary: vocabulary.all, children: children.rows, childCosts: new Float64Array(childCosts) };
}

/** What a message with this graph may move instead of copying. */
export function buffersOf(data: GraphData): ArrayBuffer[] {
  const rows = [data.words, data.free, data.lists, data.wild, data.children];
  const arrays = [
    ...rows.flatMap(({ starts, values }) => [starts, values]),
    data.freeCosts,
    data.flags,
    data.childCosts,
  ];
  // What was read from a file has one for several.
  return [...new Set(arrays.map(({ buffer }) => buffer))];
}

/** Things numbered in the order in which they are met; `all` can be gone through while it grows. */
export class Numbers<T extends { readonly id: number }> {
  readonly all: T[] = [];
  /** By the thing's own number: one more than ours. */
  readonly #ours: number[] = [];

  of(thing: T): number {
    // No holes: an array with holes becomes a hash table.
    while (this.#ours.length <= thing.id) this.#ours.push(0);
    const known = this.#ours[thing.id] ?? 0;
    if (known > 0) return known - 1;
    this.#ours[thing.id] = this.all.push(thing);
    return this.all.length - 1;
  }
}

export class Vocabulary {
  readonly all: string[];
  readonly #ids: Map<string, number>;

  constructor(words: readonly string[] = []) {
    this.all = [...words];
    this.#ids = new Map(words.map((word, id) => [word, id]));
  }

  of(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.all.push(word) - 1);
    return this.all.length - 1;
  }
}

export class RowsMaker {
  readonly #starts = [0];
  readonly #values: number[] = [];

  add(value: number): void {
    this.#values.push(value);
  }

  pair(first: number, second: number): void {
    this.#values.push(first, second);
  }

  /** What is added from here on belongs to the next. */
  end(): void {
    this.#starts.push(this.#values.length);
  }

  get rows(): Rows {
    return { starts: new Uint32Array(this.#starts), values: new Uint32Array(this.#values) };
  }
}
