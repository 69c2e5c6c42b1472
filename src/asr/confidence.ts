/**
 * How likely a reading inside the grammar is right and meant for this house: logistic regression with a light ridge,
 * gathered by `training/asr/confidence.mjs` and fitted by `training/asr/confidence.py` to 162 phrases of the bundled house that
 * were read right (own voice and eSpeak NG, half in household noise at 12 dB) and 244 clips of running speech, single words
 * and noises forced through a house's graph: 7.4 % of the commands fall below one half, 4.5 % of the others above it. That
 * is the fit, no figure of accuracy; the development sets were left alone.
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

const BIAS = 4.03;
const WEIGHTS = { ratio: -0.12, perToken: 2.25, cost: -0.4, unexplained: -0.28, tokens: 0.16 } as const;
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
