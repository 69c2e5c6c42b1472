/**
 * Which of many rows of sounds may be near one, without comparing it with each: rows that begin alike are followed together and
 * given up together once no ending can mend what is different so far (a trie with the rows of an edit distance, Shang and
 * Merrettal, "Tries for approximate string matching", 1996). Exact: it finds the same rows as a comparison with each would.
 */
import { alone, between, LIGHT } from './spelled-sound.js';

/** Sums of costs are rounded, and differently in another order. */
const ROUNDING = 1e-9;

interface Node {
  readonly children: Map<string, Node>;
  /** Numbers of the rows that end here. */
  readonly rows: number[];
  /** Sounds of the shortest and of the longest row that goes through here. */
  shortest: number;
  longest: number;
}

const newNode = (): Node => ({
  children: new Map(),
  rows: [],
  shortest: Number.POSITIVE_INFINITY,
  longest: 0,
});

export class SoundIndex {
  readonly #root = newNode();

  constructor(rows: readonly string[]) {
    rows.forEach((sounds, row) => {
      let node = this.#root;
      widen(node, sounds.length);
      for (const sound of sounds) {
        let child = node.children.get(sound);
        if (child === undefined) {
          child = newNode();
          node.children.set(sound, child);
        }
        widen(child, sounds.length);
        node = child;
      }
      node.rows.push(row);
    });
  }

  /**
   * @param most share of the sounds that may be others, as of `soundDistance`
   * @param longer by so many sounds the rows may be longer or shorter
   * @returns numbers of the rows that are so near, ascending
   */
  near(sounds: string, most: number, longer: number): number[] {
    return new Search([...sounds], most, longer).from(this.#root);
  }
}

function widen(node: Node, length: number): void {
  node.shortest = Math.min(node.shortest, length);
  node.longest = Math.max(node.longest, length);
}

interface Prices {
  /** Where the sound is one too many. */
  readonly gone: number;
  /** Where it was taken for each of those that were said. */
  readonly changed: Float64Array;
}

/** One row of sounds on its way through the tree. */
class Search {
  readonly #said: readonly string[];
  readonly #most: number;
  readonly #longer: number;
  readonly #alone: Float64Array;
  /** By depth: what it costs at least to have come from so much of what was said to so much of the rows. */
  readonly #costs: Float64Array[] = [];
  readonly #prices = new Map<string, Prices>();
  readonly #found: number[] = [];

  constructor(said: readonly string[], most: number, longer: number) {
    this.#said = said;
    this.#most = most;
    this.#longer = longer;
    this.#alone = Float64Array.from(said, alone);
  }

  from(root: Node): number[] {
    const first = this.#costsAt(0);
    this.#alone.forEach((cost, at) => {
      first[at + 1] = (first[at] ?? 0) + cost;
    });
    this.#follow(root, 0);
    return this.#found.sort((a, b) => a - b);
  }

  #costsAt(depth: number): Float64Array {
    const before = this.#costs[depth];
    if (before !== undefined) return before;
    const made = new Float64Array(this.#said.length + 1);
    this.#costs[depth] = made;
    return made;
  }

  #follow(node: Node, depth: number): void {
    const said = this.#said;
    const costs = this.#costsAt(depth);
    if (node.rows.length > 0 && Math.abs(depth - said.length) <= this.#longer) {
      const limit = this.#most * Math.max(1, said.length, depth) + ROUNDING;
      if ((costs[said.length] ?? 0) <= limit) this.#found.push(...node.rows);
    }
    for (const [sound, child] of node.children)
      if (this.#mayEnd(child)) {
        this.#step(costs, sound, depth + 1);
        if (this.#isOpen(child, depth + 1)) this.#follow(child, depth + 1);
      }
  }

  #mayEnd({ shortest, longest }: Node): boolean {
    const { length } = this.#said;
    return shortest <= length + this.#longer && longest >= length - this.#longer;
  }

  #step(before: Float64Array, sound: string, depth: number): void {
    const next = this.#costsAt(depth);
    const { gone, changed } = this.#pricesOf(sound);
    const { length } = changed;
    let left = (before[0] ?? 0) + gone;
    let diagonal = before[0] ?? 0;
    next[0] = left;
    for (let at = 0; at < length; at += 1) {
      const above = before[at + 1] ?? 0;
      let cost = diagonal + (changed[at] ?? 0);
      if (above + gone < cost) cost = above + gone;
      if (left + (this.#alone[at] ?? 0) < cost) cost = left + (this.#alone[at] ?? 0);
      next[at + 1] = cost;
      left = cost;
      diagonal = above;
    }
  }

  #pricesOf(sound: string): Prices {
    const before = this.#prices.get(sound);
    if (before !== undefined) return before;
    const changed = Float64Array.from(this.#said, (other) => between(sound, other));
    const made = { gone: alone(sound), changed };
    this.#prices.set(sound, made);
    return made;
  }

  /** Can a row that goes on from here be near enough? Of the sounds that are left some are too many on one side or the other. */
  #isOpen({ shortest, longest }: Node, depth: number): boolean {
    const { length } = this.#said;
    const end = Math.min(longest, length + this.#longer);
    const limit = this.#most * Math.max(1, length, end) + ROUNDING;
    const costs = this.#costsAt(depth);
    for (let at = 0; at <= length; at += 1) {
      const over = Math.max(shortest - depth - (length - at), length - at - (end - depth), 0);
      if ((costs[at] ?? 0) + over * LIGHT <= limit) return true;
    }
    return false;
  }
}
