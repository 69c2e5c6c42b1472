/**
 * How likely a reading inside the grammar is right and meant for this house: logistic regression, gathered by
 * `training/asr/confidence.mjs` and fitted by `training/asr/confidence.py` to 256 phrases of the bundled house and of a
 * grammar made of Common Voice's sentences that were read right (human and synthetic voices, clean and in household noise
 * at 12 and 6 dB) and to 157 clips of running speech, single words and noises forced through the same graphs: in
 * five-fold cross-validation by speaker 2.0 % of the commands fall below one half and 0.6 % of the others above it. That
 * is the fit, no figure of accuracy; the development sets were left alone.
 */
import { unexplained } from './duration.js';

export interface Evidence {
  readonly text: string;
  /** Natural logarithms, end token included: of this reading, and of the free one. */
  readonly logProbability: number;
  readonly freeLogProbability: number;
  /**
   * Of this reading with nobody speaking: what the decoder would write anyway ("I don't know what to do" in the barking of
   * a dog) is hardly likelier in the sound.
   */
  readonly silentLogProbability: number;
  /** Tokens of this reading, the end among them. */
  readonly tokens: number;
  /** Nats that the graph takes off (`TokenGraph.cost`). */
  readonly cost: number;
  /** Of the utterance, margins included. */
  readonly seconds: number;
}

const BIAS = 1.23;
const WEIGHTS = { ratio: -0.078, perToken: 1.308, cost: -0.564, unexplained: -0.262, heard: 0.167 } as const;
/** A free reading that loops on noise is long and so unlikely as a whole, which says nothing for the other. */
const LEAST_RATIO = -3;
/** Nats: beyond this nothing is surer. */
const MOST_HEARD = 40;

/** A calibrated probability, 0-1. */
export function confidenceOf(evidence: Evidence): number {
  const { text, logProbability, freeLogProbability, silentLogProbability, tokens, cost, seconds } = evidence;
  const logit =
    BIAS +
    WEIGHTS.ratio * Math.max(LEAST_RATIO, freeLogProbability - logProbability) +
    WEIGHTS.perToken * (logProbability / tokens) +
    WEIGHTS.cost * cost +
    WEIGHTS.unexplained * unexplained(text, seconds) +
    WEIGHTS.heard * Math.min(MOST_HEARD, logProbability - silentLogProbability);
  return 1 / (1 + Math.exp(-logit));
}
