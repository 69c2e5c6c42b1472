/** What may come next after each hypothesis of a batch, looked up token by token: a vocabulary is never gone through whole. */

/** One hearing of the utterance, a row per hypothesis (`Decoding`). */
export interface View {
  /** Log-probabilities, [V] each. */
  readonly rows: readonly Float32Array[];
  /** The greatest of each block of them, [V / BLOCK] each. */
  readonly peaks: readonly Float32Array[];
  /** Where in the utterance the next token is looked for, 0 to 1. */
  readonly positions: ArrayLike<number>;
}

export class NextTokens {
  /** Hypotheses. */
  readonly count: number;
  /** Blocks of each. */
  readonly blocks: number;
  readonly #rows: readonly (readonly Float32Array[])[];
  readonly #peaks: readonly (readonly Float32Array[])[];
  readonly #positions: readonly ArrayLike<number>[];
  readonly #share: number;

  /** @param views at least one; of several the mean counts. Good until one of them takes its next step. */
  constructor(views: readonly View[]) {
    this.#rows = views.map(({ rows }) => rows);
    this.#peaks = views.map(({ peaks }) => peaks);
    this.#positions = views.map(({ positions }) => positions);
    this.#share = 1 / views.length;
    this.count = this.#rows[0]?.length ?? 0;
    this.blocks = this.#peaks[0]?.[0]?.length ?? 0;
  }

  /** Log-probability of a token. */
  of(hypothesis: number, token: number): number {
    return this.#mean(this.#rows, hypothesis, token);
  }

  /** No token of the block has a greater log-probability. */
  peak(hypothesis: number, block: number): number {
    return this.#mean(this.#peaks, hypothesis, block);
  }

  /** Where in the utterance the next token is looked for, 0 to 1. */
  position(hypothesis: number): number {
    let sum = 0;
    for (const positions of this.#positions) sum += positions[hypothesis] ?? 0;
    return sum * this.#share;
  }

  #mean(views: readonly (readonly Float32Array[])[], hypothesis: number, at: number): number {
    let sum = 0;
    for (const view of views) sum += view[hypothesis]?.[at] ?? Number.NEGATIVE_INFINITY;
    return sum * this.#share;
  }
}
