/**
 * Which stretches of a stream the recogniser reads for wake phrases: a pure rule on one speech probability per frame of
 * 32 ms. A stretch ends at a pause; speech without pauses is read in overlapping stretches, so that a phrase of up to
 * 1.6 s is whole in one of them. Reading stretches costs a fifth of reading 1.6 s every 0.32 s, and a phrase is read
 * with the words before it. The rule knows nothing of the phrases, so no phrase changes another's scores.
 */

/** In frames; `end` exclusive. `speechEnd`: after the last frame with speech. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly speechEnd: number;
}

const START_PROBABILITY = 0.3;
const END_PROBABILITY = 0.15;
/** 96 ms: less is a click. */
const MIN_SPEECH = 3;
/** 256 ms of silence: longer than the stops inside words. */
const PAUSE = 8;
/** 320 ms: soft onsets come before the detector's start. */
const PRE_ROLL = 10;
/** 4.5 s. */
const LONGEST = 140;
/** 1.6 s: the recogniser reads shorter audio badly. */
const SHORTEST = 50;
/** 1.6 s. */
const OVERLAP = 50;

export class Stretches {
  #frame = 0;
  /** Where the open stretch begins; undefined: nobody speaks. */
  #begin: number | undefined;
  /** Frames of speech that no stretch has held yet, and how many of them make one worth reading. */
  #speech = 0;
  #enough = MIN_SPEECH;
  #lastSpeech = 0;
  /** Up to here it has been read, and a pause followed. */
  #read = 0;

  /** One frame further; the stretch that is complete with it. */
  push(probability: number): Stretch | undefined {
    const frame = this.#frame;
    this.#frame += 1;
    if (probability >= (this.#begin === undefined ? START_PROBABILITY : END_PROBABILITY)) {
      this.#begin ??= Math.max(this.#read, frame - PRE_ROLL);
      this.#speech += 1;
      this.#lastSpeech = frame;
    }
    if (this.#begin === undefined) return undefined;
    if (frame - this.#lastSpeech >= PAUSE) return this.#close();
    return this.#frame - this.#begin >= LONGEST ? this.#cut() : undefined;
  }

  /** The stream is over. */
  end(): Stretch | undefined {
    return this.#begin === undefined ? undefined : this.#close();
  }

  /** Frames before this one are no longer needed. */
  get needed(): number {
    return Math.max(0, this.#frame - LONGEST - 1);
  }

  #close(): Stretch | undefined {
    const stretch = this.#speech < this.#enough ? undefined : this.#stretch();
    this.#begin = undefined;
    this.#speech = 0;
    this.#enough = MIN_SPEECH;
    this.#read = this.#frame;
    return stretch;
  }

  #cut(): Stretch {
    const stretch = this.#stretch();
    this.#begin = this.#frame - OVERLAP;
    this.#speech = 0;
    this.#enough = 1;
    return stretch;
  }

  #stretch(): Stretch {
    const end = this.#frame;
    const start = Math.max(0, Math.min(this.#begin ?? end, end - SHORTEST));
    return { start, end, speechEnd: Math.min(end, this.#lastSpeech + 1) };
  }
}
