/** How surely an unconstrained transcript is what was said, word for word: for sentences that no phrase of the house covers. */
import type { Transcript } from './recognizer.js';

/** @returns the geometric mean of the tokens' probabilities, 0-1: the decoder is trained to mean what it says */
export function freeConfidenceOf({
  logProbability,
  tokenCount,
}: Pick<Transcript, 'logProbability' | 'tokenCount'>): number {
  return Math.min(1, Math.exp(logProbability / Math.max(1, tokenCount)));
}
