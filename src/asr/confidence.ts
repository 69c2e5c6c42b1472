/**
 * How likely a reading inside the grammar is right and meant for this house: logistic regression with a light ridge,
 * gathered by `training/asr/confidence.mjs` and fitted by `training/asr/confidence.py`. Against each other stand commands that
 * were read right (129 of dev-home-commands, clean and in noise; 179 of a plugin's grammar in synthetic voices) and what
 * was forced through the same graphs (147 clips of running speech, single words and noises; 57 of Common Voice): 2.3 % of
 * the commands fall below one half, 6.8 % of the first and none of the second kind of others above it. These are the data
 * it was fitted to; no figure of accuracy.
 */
import { unexplained } from './duration.js';

export interface Evidence {
  readonly text: string;
  /** Natural logarithms, end token included: of this reading, and of the free one. */
  readonly logProbability: number;
  readonly freeLogProbability: number;
  /** Tokens of this reading, the end among them. */
  readonly tokens: number;
  /** Nats that the graph takes off (`TokenGraph.cost`). */
  readonly cost: number;
  /** Of the utterance, margins included. */
  readonly seconds: number;
}

const BIAS = 3.95;
const WEIGHTS = { ratio: -0.06, perToken: 2.02, cost: -0.76, unexplained: -0.3, tokens: 0.22 } as const;
/** A free reading that loops on noise is long and so unlikely as a whole, which says nothing for the other. */
const LEAST_RATIO = -3;
const MOST_TOKENS = 12;

/** A calibrated probability, 0-1. */
export function confidenceOf(evidence: Evidence): number {
  const { text, logProbability, freeLogProbability, tokens, cost, seconds } = evidence;
  const logit =
    BIAS +
    WEIGHTS.ratio * Math.max(LEAST_RATIO, freeLogProbability - logProbability) +
    WEIGHTS.perToken * (logProbability / tokens) +
    WEIGHTS.cost * cost +
    WEIGHTS.unexplained * unexplained(text, seconds) +
    WEIGHTS.tokens * Math.min(MOST_TOKENS, tokens);
  return 1 / (1 + Math.exp(-logit));
}
