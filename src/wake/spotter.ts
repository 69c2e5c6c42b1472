/**
 * Phrases in one stretch of speech: sighted in the whole stretch, dated, and looked at a second time in a short window
 * of their own, where other words stand before and after them. A chance likeness seldom passes both.
 */
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../audio/ports.js';
import { wordsFollow } from './continuation.js';
import { endOfPhrase } from './ending.js';
import type { WakePhrase } from './phrase.js';
import { priorOf, type SilentModel } from './prior.js';
import { type PhraseModel, readFreely, type Sighting, sightings } from './reading.js';
import { type Evidence, scoreOf } from './score.js';
import type { Stretch } from './stretches.js';

export interface Candidate {
  /** Second of the stream at which the phrase ended. */
  readonly at: number;
  readonly phrase: string;
  /** 0 to 1; 0.5 is the default threshold of every phrase. */
  readonly score: number;
  readonly evidence: Evidence;
  /** Tokens of the stretch's reading up to the phrase, and the phrase's own. */
  readonly opening: readonly number[];
  /** More words were read after the phrase. */
  readonly followed: boolean;
}

/** What was made of one stretch of speech. */
export interface StretchReading {
  readonly candidates: readonly Candidate[];
  /** The free transcript. */
  readonly text: string;
}

/** A phrase with what the decoder expects of it. */
export interface KnownPhrase extends WakePhrase {
  readonly prior: number;
}

/**
 * Of the phrase's prior: a sighting less likely than this is nothing, and is neither dated nor looked at again. What is
 * hardly likelier than with nobody speaking has not been heard.
 */
const WORTH_A_LOOK = 0.8;
/** The second window: the time that the phrase takes, slowly said, and at least what the recogniser reads well. */
const SECONDS_PER_LETTER = 0.085;
const EDGE_SECONDS = 0.5;
const SHORTEST_SECONDS = 1.6;
/** 128 ms after the end: the last consonant's. */
const AFTER_FRAMES = 4;

export async function knownPhrase(model: SilentModel, phrase: WakePhrase): Promise<KnownPhrase> {
  return { ...phrase, prior: await priorOf(model, phrase) };
}

/** @param samples of the stretch, 16 kHz */
export async function readStretch(
  model: PhraseModel,
  phrases: readonly KnownPhrase[],
  samples: Float32Array,
  stretch: Pick<Stretch, 'start' | 'speechEnd'>,
): Promise<StretchReading> {
  const encoded = await model.encode(samples);
  const reading = await readFreely(model, encoded, phrases);
  const { free } = reading;
  const found: Candidate[] = [];
  for (const [index, phrase] of phrases.entries()) {
    const seen = await sightings(model, encoded, phrase, reading, index, floorOf(phrase));
    for (const sighting of apart(seen)) {
      const likely = likelihood(sighting);
      if (likely < floorOf(phrase)) continue;
      const spoken = samples.subarray(0, (stretch.speechEnd - stretch.start) * FRAME_SAMPLES);
      const end = await endOfPhrase(model, spoken, free, sighting, phrase.prior);
      const again = await secondLook(model, phrase, samples, end);
      const evidence: Evidence = {
        likelihood: likely,
        again: again ?? likely,
        prior: phrase.prior,
        letters: phrase.letters,
      };
      const opening = [...free.tokens.slice(0, sighting.place), ...sighting.tokens];
      found.push({
        at: ((stretch.start + end) * FRAME_SAMPLES) / SAMPLE_RATE_HZ,
        phrase: phrase.text,
        score: scoreOf(evidence),
        evidence,
        opening,
        followed: await wordsFollow(model, encoded, opening),
      });
    }
  }
  return { candidates: found, text: model.tokenizer.decode(free.tokens) };
}

/** The likeliest sightings that do not share tokens of the reading. */
function apart(seen: readonly Sighting[]): Sighting[] {
  const kept: Sighting[] = [];
  for (const sighting of [...seen].sort((a, b) => likelihood(b) - likelihood(a))) {
    const length = sighting.tokens.length;
    if (
      kept.every(({ place, tokens }) => Math.abs(place - sighting.place) >= Math.max(length, tokens.length))
    ) {
      kept.push(sighting);
    }
  }
  return kept;
}

/** undefined: the stretch is hardly longer than the second window. */
async function secondLook(
  model: PhraseModel,
  phrase: KnownPhrase,
  samples: Float32Array,
  endFrame: number,
): Promise<number | undefined> {
  const seconds = Math.max(SHORTEST_SECONDS, phrase.letters * SECONDS_PER_LETTER + EDGE_SECONDS);
  const end = Math.min(samples.length, (endFrame + AFTER_FRAMES) * FRAME_SAMPLES);
  const start = Math.max(0, end - seconds * SAMPLE_RATE_HZ);
  if (samples.length - (end - start) < 0.25 * SAMPLE_RATE_HZ) return undefined;
  const encoded = await model.encode(samples.slice(start, end));
  const reading = await readFreely(model, encoded, [phrase]);
  const seen = await sightings(model, encoded, phrase, reading, 0, phrase.prior);
  return Math.max(phrase.prior, ...seen.map(likelihood));
}

const floorOf = ({ prior }: KnownPhrase): number => WORTH_A_LOOK * prior;

const likelihood = ({ logProbability, boundary }: Sighting): number => logProbability + boundary;
