/**
 * How likely a reading inside the grammar is right and meant for this house: logistic regression drawn towards an earlier
 * fit (162 commands, 244 others, heard in one view), gathered by `training/asr/confidence.mjs` and fitted by `training/asr/confidence.py` to 172 phrases of the bundled house that
 * were read right (own voice and eSpeak NG, half in household noise at 12 dB) and 67 clips of running speech, single words
 * and noises forced through a house's graph, all heard in several views: 9.3 % of the commands fall below one half, 4.5 % of
 * the others above it (9.3 and 6.0 % in five-fold cross-validation). That is the fit, no figure of accuracy; the development
 * sets were left alone.
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

const BIAS = 5.29;
const WEIGHTS = { ratio: -0.1, perToken: 2.39, cost: -0.49, unexplained: -0.25, tokens: 0.03 } as const;
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

/**
 * Of the log-probability that a reading has with nobody speaking: what is hardly likelier in the sound was made up by the
 * decoder ("I don't know what to do" in the barking of a dog: 0.5 to 0.9). Right readings of commands in noise: 0.4 at most.
 */
const MADE_UP = 0.45;

/**
 * Whether the decoder says so because it expects it, not because it heard it.
 * @param silent the same reading's log-probability with nobody speaking
 */
export function isMadeUp(logProbability: number, silent: number): boolean {
  return logProbability < MADE_UP * silent;
}
