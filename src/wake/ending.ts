/**
 * When a phrase was over: the least audio in which it is read as well as in all of it, found by halving. The decoder
 * gives no alignment of its own (its cross attention is not an output of the graph).
 */
import { FRAME_SAMPLES } from '../audio/ports.js';
import type { FreeReading, PhraseModel, Sighting } from './reading.js';

/**
 * The phrase is over where all but this share of what the sound says for it has been heard: rare phrases go on gaining
 * from the words after them.
 */
const UNHEARD = 0.3;
/** 64 ms: finer steps cost as much again and gain nothing. */
const STEP_FRAMES = 2;
/** 128 ms: the recogniser knows a word before it is over (mean over five phrases in two voices; deviation 110 ms). */
const KNOWN_BEFORE_FRAMES = 4;
/** 0.3 s: no phrase ends sooner. */
const SHORTEST_FRAMES = 9;

/**
 * @param samples the stretch in which the phrase was sighted, 16 kHz
 * @param prior natural log-probability of the phrase unheard
 * @returns frames from the start of the stretch to the end of the phrase
 */
export async function endOfPhrase(
  model: PhraseModel,
  samples: Float32Array,
  free: FreeReading,
  sighting: Sighting,
  prior: number,
): Promise<number> {
  const wanted = sighting.logProbability + UNHEARD * (prior - sighting.logProbability);
  let without = SHORTEST_FRAMES;
  const all = Math.ceil(samples.length / FRAME_SAMPLES);
  let withIt = all;
  while (withIt - without > STEP_FRAMES) {
    const middle = Math.floor((without + withIt) / 2);
    const log = await logOf(model, samples.slice(0, middle * FRAME_SAMPLES), free, sighting);
    if (log >= wanted) withIt = middle;
    else without = middle;
  }
  return Math.min(all, withIt + KNOWN_BEFORE_FRAMES);
}

/** Log-probability of the phrase's tokens after the words before it. */
async function logOf(
  model: PhraseModel,
  samples: Float32Array,
  free: FreeReading,
  { place, tokens }: Sighting,
): Promise<number> {
  const decoding = model.decoding(await model.encode(samples));
  let log = 0;
  for (const [index, token] of [...free.tokens.slice(0, place), ...tokens].entries()) {
    if (index >= place) log += decoding.rows[0]?.[token] ?? Number.NEGATIVE_INFINITY;
    if (index + 1 < place + tokens.length) await decoding.step([0], [token]);
  }
  return log;
}
