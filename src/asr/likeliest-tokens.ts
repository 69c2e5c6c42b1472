/** The next tokens of a batch of hypotheses in falling order of score, without sorting a vocabulary of 32,768 for each. */
import { BLOCK } from './decoding.js';
import { LEAST } from './expectation.js';
import type { NextTokens } from './next-tokens.js';

export interface Scored {
  readonly row: number;
  readonly token: number;
  readonly score: number;
}

/** How much a token was expected unheard (natural logarithm, 0 to `LEAST`), after a hypothesis. */
export type Expected = (row: number, token: number) => number;

/** Nats below the best of all at which a token is not worth a look. */
const DEPTH = 25;
/** Nats below the highest score: who asks for few tokens pays for sorting a few dozen, and not a hundred thousand. */
const LAYERS = [2, 3.5, 5, 6.5, 8, 9.5, 11, 13, 16, Number.POSITIVE_INFINITY];

/**
 * Tokens from the likeliest down.
 * @param scores what each hypothesis has already
 * @param expected what the model expects without hearing anything, of which `weight` is taken off
 */
export function* bestFirst(
  scores: readonly number[],
  next: NextTokens,
  expected: Expected | undefined,
  weight: number,
): Generator<Scored> {
  const search = new Layers(scores, next, expected, weight);
  const { highest } = search;
  let below = Number.POSITIVE_INFINITY;
  for (const layer of LAYERS) {
    yield* search.between(highest - layer, below);
    below = highest - layer;
  }
}

class Layers {
  /** Of all before the expectation is taken off; where there are several views, no token need have as much. */
  readonly #best: number;
  /** By so much the expectation can raise a score at most. */
  readonly #gain: number;

  constructor(
    private readonly scores: readonly number[],
    private readonly next: NextTokens,
    private readonly expected: Expected | undefined,
    private readonly weight: number,
  ) {
    let best = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < next.count; row += 1) {
      const had = scores[row] ?? 0;
      for (let block = 0; block < next.blocks; block += 1) best = Math.max(best, had + next.peak(row, block));
    }
    this.#best = best;
    this.#gain = expected === undefined ? 0 : -LEAST * weight;
  }

  /** About the highest score. */
  get highest(): number {
    if (this.expected === undefined) return this.#best;
    let highest = Number.NEGATIVE_INFINITY;
    // The best of all keeps its score at least.
    this.#each(this.#best - this.#gain, (_row, _token, score) => {
      if (score > highest) highest = score;
    });
    return Math.max(highest, this.#best);
  }

  /** Those with `from` <= score < `below`, best first. */
  between(from: number, below: number): Scored[] {
    const found: Scored[] = [];
    this.#each(from - this.#gain, (row, token, score) => {
      if (score >= from && score < below) found.push({ row, token, score });
    });
    return found.sort((left, right) => right.score - left.score);
  }

  /** Tokens with at least this value before the expectation is taken off. */
  #each(worth: number, take: (row: number, token: number, score: number) => void): void {
    const next = this.next;
    const expected = this.expected;
    const weight = this.weight;
    const least = Math.max(worth, this.#best - DEPTH);
    for (let row = 0; row < next.count; row += 1) {
      const had = this.scores[row] ?? 0;
      for (let block = 0; block < next.blocks; block += 1) {
        if (had + next.peak(row, block) < least) continue;
        for (let token = block * BLOCK; token < (block + 1) * BLOCK; token += 1) {
          const value = had + next.of(row, token);
          if (value < least) continue;
          take(row, token, expected === undefined ? value : value - weight * expected(row, token));
        }
      }
    }
  }
}
