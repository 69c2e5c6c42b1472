/**
 * What the decoder expects before it has heard anything, whatever the capitals: "Turn", "turn" and "TURN" are one word to
 * a speaker, so none of them may gain over the others because the model finds it strange.
 */
import type { Tokenizer } from './tokenizer.js';

/** Natural logarithm: what is expected less than this is simply unexpected. */
export const LEAST = -12;
const NEGLIGIBLE = 3;

export class Expectation {
  /** Token to the number of its spelling without capitals. */
  readonly #folded: Int32Array;
  readonly #count: number;

  constructor(tokenizer: Tokenizer) {
    const numbers = new Map<string, number>();
    this.#folded = Int32Array.from({ length: tokenizer.size }, (_, token) => {
      const piece = tokenizer.piece(token).toLowerCase();
      const known = numbers.get(piece) ?? numbers.size;
      numbers.set(piece, known);
      return known;
    });
    this.#count = numbers.size;
  }

  /**
   * @param row log-probabilities [V]
   * @returns [V]: for each token the sum over those that differ in capitals only; nothing below `LEAST`
   */
  fold(row: Float32Array): Float32Array {
    const sums = new Float64Array(this.#count);
    for (let token = 0; token < row.length; token += 1) {
      const value = row[token] ?? Number.NEGATIVE_INFINITY;
      // A vocabulary is some 32,000 tokens of next to nothing: only what may count is worth an exponential.
      if (value < LEAST - NEGLIGIBLE) continue;
      const at = this.#folded[token] ?? 0;
      sums[at] = (sums[at] ?? 0) + Math.exp(value);
    }
    const least = Math.exp(LEAST);
    return row.map((_, token) => {
      const sum = sums[this.#folded[token] ?? 0] ?? 0;
      return sum > least ? Math.log(sum) : LEAST;
    });
  }
}
