/**
 * What the decoder expects before it has heard anything, whatever the capitals: "Turn", "turn" and "TURN" are one word to
 * a speaker, so none of them may gain over the others because the model finds it strange.
 */
import type { Tokenizer } from './tokenizer.js';

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

  /** @param row log-probabilities [V]; each token gets the sum of those that differ in capitals only */
  fold(row: Float32Array): Float32Array {
    const sums = new Float64Array(this.#count);
    for (let token = 0; token < row.length; token += 1) {
      const at = this.#folded[token] ?? 0;
      sums[at] = (sums[at] ?? 0) + Math.exp(row[token] ?? Number.NEGATIVE_INFINITY);
    }
    return row.map((_, token) => Math.log(sums[this.#folded[token] ?? 0] ?? 0));
  }
}
