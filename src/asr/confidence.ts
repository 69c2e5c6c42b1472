/**
 * How likely a reading inside the grammar is right and meant for this house: logistic regression, gathered by
 * `training/asr/confidence.mjs` and fitted by `training/asr/confidence.py` to 276 phrases of the bundled house and of a
 * grammar made of Common Voice's sentences that were read right (human and synthetic voices, clean and in household noise
 * at 12 and 6 dB) and to 252 clips of running speech, single words and noises forced through the same graphs: in
 * five-fold cross-validation by speaker none of the commands falls below one half and none of the others above it. That
 * is the fit, no figure of accuracy; the development sets were left alone.
 */
import type { Misspelling } from './letters/spoken-letters.js';

/** What the confidence is made of: numbers about the whole utterance, from which neither words nor a voice can be had. */
export interface Evidence {
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
  /** Nats for speech that is longer than this reading takes to say (duration.ts). */
  readonly unexplained: number;
  /** Seconds after the place where the decoder looks for the end. */
  readonly unheard: number;
  /** How far its letters are from the letters heard. */
  readonly misspelt: Misspelling;
  /** How usual it is to put it so, nats a word (`Wording.perWord`); null where nobody has counted that. */
  readonly wording: number | null;
}

const WORDED = {
  bias: 3.04,
  ratio: -0.059,
  perToken: 0.886,
  cost: -0.213,
  unexplained: -0.185,
  heard: 0.116,
  unheard: -0.642,
  misspelt: -1.228,
  wording: 0.592,
};
/** Where nobody has counted how people put it: an earlier fit, to 272 such commands and 157 other clips, without the wording. */
const UNWORDED: typeof WORDED = {
  bias: 3.42,
  ratio: -0.065,
  perToken: 0.892,
  cost: -0.408,
  unexplained: -0.275,
  heard: 0.108,
  unheard: -0.499,
  misspelt: -1.468,
  wording: 0,
};
/** Nats a word of what is neither usual nor strange. */
const ORDINARY = -2;
/** A free reading that loops on noise is long and so unlikely as a whole, which says nothing for the other. */
const LEAST_RATIO = -3;
/** Nats: beyond this nothing is surer. */
const MOST_HEARD = 40;
/** Seconds that any reading may leave, and the most that count. */
const USUAL_UNHEARD = 0.3;
const MOST_UNHEARD = 2.7;
/** Nats a letter; fewer letters than these say too little. */
const MOST_MISSPELT = 3;
const FEWEST_LETTERS = 4;

/** Of the development set's 400 right readings 2 lie between one half and this, of 4 others 3: what acts on its own must be surer. */
export const ACCEPT = 0.65;

/** Set by eye: whoever says the wake phrase means the hub, so less is asked than of speech that may be meant for nobody. */
export const ACCEPT_AFTER_PHRASE = 0.25;

/** A calibrated probability, 0-1. */
export function confidenceOf(evidence: Evidence): number {
  const { logProbability, freeLogProbability, silentLogProbability, tokens, cost } = evidence;
  const { unexplained, unheard, misspelt, wording } = evidence;
  const weights = wording === null ? UNWORDED : WORDED;
  const logit =
    weights.bias +
    weights.ratio * Math.max(LEAST_RATIO, freeLogProbability - logProbability) +
    weights.perToken * (logProbability / tokens) +
    weights.cost * cost +
    weights.unexplained * unexplained +
    weights.heard * Math.min(MOST_HEARD, logProbability - silentLogProbability) +
    weights.unheard * Math.min(MOST_UNHEARD, Math.max(0, unheard - USUAL_UNHEARD)) +
    weights.misspelt * Math.min(MOST_MISSPELT, misspelt.nats / Math.max(FEWEST_LETTERS, misspelt.letters)) +
    weights.wording * ((wording ?? ORDINARY) - ORDINARY);
  return 1 / (1 + Math.exp(-logit));
}

export interface Judgement {
  readonly evidence: Evidence;
  /** It was said in one breath with the wake phrase. */
  readonly afterPhrase: boolean;
}

/** What the recogniser decides by its evidence, and a replay by the same. */
export function judge({ evidence, afterPhrase }: Judgement): {
  readonly confidence: number;
  readonly accepted: boolean;
} {
  const confidence = confidenceOf(evidence);
  return { confidence, accepted: confidence >= (afterPhrase ? ACCEPT_AFTER_PHRASE : ACCEPT) };
}
