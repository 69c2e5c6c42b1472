/** The next tokens of a batch of hypotheses in falling order of score, without sorting a vocabulary of 32,768 for each. */

import { LEAST } from './expectation.js';

export interface Scored {
  readonly row: number;
  readonly token: number;
  readonly score: number;
}

/** Nats below the best of all at which a token is not worth a look. */
const DEPTH = 25;
/** Nats below the highest score: who asks for few tokens pays for sorting a few dozen, and not a hundred thousand. */
const LAYERS = [2, 5, 10, Number.POSITIVE_INFINITY];

/**
 * Tokens from the likeliest down.
 * @param scores what each hypothesis has already
 * @param rows log-probabilities of the next token, one row [V] per hypothesis
 * @param base what the model expects without hearing anything, of which `weight` is taken off
 */
export function* bestFirst(
  scores: readonly number[],
  rows: readonly Float32Array[],
  base: readonly Float32Array[] | undefined,
  weight: number,
): Generator<Scored> {
  const search = new Layers(scores, rows, base, weight);
  const highest = search.highest;
  let below = Number.POSITIVE_INFINITY;
  for (const layer of LAYERS) {
    yield* search.between(highest - layer, below);
    below = highest - layer;
  }
}

class Layers {
  readonly #lowest: number;
  /** By so much the expectation can raise a score at most. */
  readonly #gain: number;

  constructor(
    private readonly scores: readonly number[],
    private readonly rows: readonly Float32Array[],
    private readonly base: readonly Float32Array[] | undefined,
    private readonly weight: number,
  ) {
    const best = Math.max(...rows.map((row, at) => (scores[at] ?? 0) + greatest(row)));
    this.#lowest = best - DEPTH;
    this.#gain = base === undefined ? 0 : -LEAST * weight;
  }

  get highest(): number {
    if (this.base === undefined) return this.#lowest + DEPTH;
    let highest = Number.NEGATIVE_INFINITY;
    this.#each(this.#lowest, (_row, _token, score) => {
      if (score > highest) highest = score;
    });
    return highest;
  }

  /** Those with `from` <= score < `below`, best first. */
  between(from: number, below: number): Scored[] {
    const found: Scored[] = [];
    this.#each(Math.max(this.#lowest, from - this.#gain), (row, token, score) => {
      if (score >= from && score < below) found.push({ row, token, score });
    });
    return found.sort((left, right) => right.score - left.score);
  }

  /** Tokens with at least this value before the expectation is taken off. */
  #each(worth: number, take: (row: number, token: number, score: number) => void): void {
    this.rows.forEach((row, at) => {
      const had = this.scores[at] ?? 0;
      const expected = this.base?.[at];
      const least = Math.max(worth, this.#lowest) - had;
      for (let token = 0; token < row.length; token += 1) {
        const likelihood = row[token] ?? Number.NEGATIVE_INFINITY;
        if (likelihood < least) continue;
        const value = had + likelihood;
        if (value <= this.#lowest) continue;
        if (expected === undefined) take(at, token, value);
        else take(at, token, value - this.weight * Math.max(LEAST, expected[token] ?? 0));
      }
    });
  }
}

function greatest(row: Float32Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < row.length; at += 1) {
    const value = row[at] ?? most;
    if (value > most) most = value;
  }
  return most;
}
