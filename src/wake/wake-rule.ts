/** Which of the candidates wakes the hub: a pure rule on scores and times. */
import { REFRACTORY_SECONDS } from './peaks.js';
import type { Candidate } from './spotter.js';

/** A phrase to listen for. */
export interface WakeWish {
  readonly phrase: string;
  /** 0 to 1; 0.5 is usual, 1 takes everything that might have been the phrase. */
  readonly sensitivity: number;
}

/** That of the default threshold. */
export const USUAL_SENSITIVITY = 0.5;

/** The least score that wakes. */
export const thresholdOf = ({ sensitivity }: Pick<WakeWish, 'sensitivity'>): number => 1 - sensitivity;

export class WakeRule {
  #last = Number.NEGATIVE_INFINITY;
  readonly #thresholds: ReadonlyMap<string, number>;

  constructor(wishes: readonly WakeWish[]) {
    this.#thresholds = new Map(wishes.map((wish) => [wish.phrase, thresholdOf(wish)]));
  }

  /**
   * The surest one, or null. The same words seen again within the refractory time wake once.
   * @param candidates their `at` in seconds of one stream
   * @param isOwn whether the hub said that phrase itself at that time
   */
  decide<T extends Pick<Candidate, 'at' | 'phrase' | 'score'>>(
    candidates: readonly T[],
    isOwn: (candidate: T) => boolean,
  ): T | null {
    let best: T | null = null;
    for (const candidate of candidates) {
      const { at, phrase, score } = candidate;
      if (score < (this.#thresholds.get(phrase) ?? Number.POSITIVE_INFINITY)) continue;
      if (Math.abs(at - this.#last) < REFRACTORY_SECONDS || isOwn(candidate)) continue;
      if (best === null || score > best.score) best = candidate;
    }
    if (best !== null) this.#last = best.at;
    return best;
  }
}
