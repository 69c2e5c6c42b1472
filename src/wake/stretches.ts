/**
 * Which stretches of a stream the recogniser reads for wake phrases: a pure rule on one speech probability per frame of
 * 32 ms. A stretch is read at its first short pause, so that the answer is there when the pause has become an end; where
 * speech goes on it is read again, longer, at the next one (1.27 times the sound in 18 minutes of read speech, 1.09 times
 * if only ends were read). Speech without pauses is read in overlapping stretches, so that a phrase of up to 1.6 s is
 * whole in one of them. A phrase is read with the words before it. The rule knows nothing of the phrases, so no phrase
 * changes another's scores.
 */

/** In frames; `end` exclusive. `speechEnd`: after the last frame with speech. */
export interface Stretch {
  readonly start: number;
  /** 320 ms before the first speech, where no pause or earlier stretch is nearer; `start` is before it in short ones. */
  readonly begin: number;
  readonly end: number;
  readonly speechEnd: number;
}

const START_PROBABILITY = 0.3;
const END_PROBABILITY = 0.15;
/** 96 ms: less is a click. */
const MIN_SPEECH = 3;
/** 128 ms of silence: a word is over, and perhaps all that was to be said. */
const LOOK = 4;
/** 256 ms of silence: longer than the stops inside words and the commas inside sentences. */
const PAUSE = 8;
/** 320 ms: soft onsets come before the detector's start. */
const PRE_ROLL = 10;
/** 4.5 s. */
const LONGEST = 140;
/** Frames that a stretch may reach back from the one that completes it, that one included. */
export const LONGEST_FRAMES = LONGEST + 1;
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
  /** What has been said since the last look is not in any stretch yet. */
  #news = false;

  /** Somebody speaks, or did so a quarter of a second ago. */
  get open(): boolean {
    return this.#begin !== undefined;
  }

  /** One frame further; the stretch that is to be read with it. */
  push(probability: number): Stretch | undefined {
    const frame = this.#frame;
    this.#frame += 1;
    if (probability >= (this.#begin === undefined ? START_PROBABILITY : END_PROBABILITY)) {
      this.#begin ??= Math.max(this.#read, frame - PRE_ROLL);
      this.#speech += 1;
      this.#lastSpeech = frame;
      this.#news = true;
    }
    if (this.#begin === undefined) return undefined;
    const silent = frame - this.#lastSpeech;
    if (silent >= PAUSE) return this.#close();
    if (silent === LOOK && this.#news) return this.#look();
    return this.#frame - this.#begin >= LONGEST ? this.#cut() : undefined;
  }

  /** The stream is over. */
  end(): Stretch | undefined {
    return this.#begin === undefined ? undefined : this.#close();
  }

  #look(): Stretch | undefined {
    if (this.#speech < this.#enough) return undefined;
    this.#news = false;
    return this.#stretch();
  }

  #close(): Stretch | undefined {
    const stretch = this.#news ? this.#look() : undefined;
    this.#news = false;
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
    this.#news = false;
    return stretch;
  }

  #stretch(): Stretch {
    const end = this.#frame;
    const begin = this.#begin ?? end;
    const start = Math.max(0, Math.min(begin, end - SHORTEST));
    return { start, begin, end, speechEnd: Math.min(end, this.#lastSpeech + 1) };
  }
}
