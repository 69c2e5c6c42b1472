/**
 * What the decoder expects before it has heard anything, whatever the capitals: "Turn", "turn" and "TURN" are one word to
 * a speaker, so none of them may gain over the others because the model finds it strange.
 */
import type { Tokenizer } from './tokenizer.js';

/** Natural logarithm: what is expected less than this is simply unexpected. */
export const LEAST = -12;

export class Expectation {
  /** Token to those that differ from it in capitals only, itself among them. */
  readonly #alike: readonly (readonly number[])[];

  constructor(tokenizer: Tokenizer) {
    const folded = new Map<string, number[]>();
    this.#alike = Array.from({ length: tokenizer.size }, (_, token) => {
      const piece = tokenizer.piece(token).toLowerCase();
      const alike = folded.get(piece) ?? [];
      folded.set(piece, alike);
      alike.push(token);
      return alike;
    });
  }

  /**
   * @param row log-probabilities [V]
   * @returns the sum over the tokens that differ in capitals only, as a natural logarithm; nothing below `LEAST`
   */
  of(row: ArrayLike<number>, token: number): number {
    const alike = this.#alike[token] ?? [];
    if (alike.length === 1) return Math.max(LEAST, row[token] ?? LEAST);
    let sum = 0;
    for (const one of alike) sum += Math.exp(row[one] ?? LEAST);
    return Math.max(LEAST, Math.log(sum));
  }
}
