/**
 * Somebody speaks while the hub does: it falls silent at once and listens. What is meant for it is carried out in place of
 * the rest; after anything else it goes on where it was. Counted in frames of 32 ms, so without a clock.
 */
import type { Utterance } from './ear.js';

/** 64 ms of speech in a row; with the detector's own delay and the loudspeaker's 50 ms the hub is silent after 0.2 s. */
const START_FRAMES = 2;
const START_PROBABILITY = 0.5;
/** 0.5 s: what has not become speech by then was a cough. */
const COUGH_FRAMES = 16;
/** 6 s: longer talk is not for the hub. */
const LONGEST_FRAMES = 188;
/** Pauses in one reply that came to nothing; then the room is loud, and only its wake phrase and stop words count. */
const MOST_FRUITLESS = 2;

export interface BargeInParts {
  readonly mouth: BargeInMouth;
  /**
   * What is being said now, from a little before the first frame of it on.
   * @param finish recognise what there is
   */
  readonly listen: (controls: BargeInControls) => Promise<Utterance | null>;
  /** True: it was for the hub, and is on its way. */
  readonly take: (utterance: Utterance) => boolean;
  readonly onError: (error: unknown) => void;
}

export interface BargeInMouth {
  /** It plays something, or holds it. */
  readonly sounding: boolean;
  pause(): void;
  resume(): void;
}

export interface BargeInControls {
  readonly signal: AbortSignal;
  readonly finish: AbortSignal;
  readonly onSpeechStart: () => void;
}

interface Listening {
  readonly stop: AbortController;
  readonly finish: AbortController;
  frames: number;
  speech: boolean;
}

export class BargeIn {
  readonly #parts: BargeInParts;
  #run = 0;
  #fruitless = 0;
  #listening: Listening | null = null;

  constructor(parts: BargeInParts) {
    this.#parts = parts;
  }

  /** @param probability of somebody else's speech in the frame that was just heard */
  push(probability: number): void {
    if (this.#listening !== null) {
      this.#watch(this.#listening);
      return;
    }
    if (!this.#parts.mouth.sounding) {
      this.#run = 0;
      return;
    }
    this.#run = probability >= START_PROBABILITY ? this.#run + 1 : 0;
    if (this.#run < START_FRAMES || this.#fruitless >= MOST_FRUITLESS) return;
    this.#run = 0;
    this.#begin();
  }

  /** Another reply, or none: what was said has been taken up elsewhere. */
  reset(): void {
    this.#fruitless = 0;
    this.#end();
  }

  #begin(): void {
    const listening = {
      stop: new AbortController(),
      finish: new AbortController(),
      frames: 0,
      speech: false,
    };
    this.#listening = listening;
    this.#parts.mouth.pause();
    const { signal } = listening.stop;
    this.#parts
      .listen({
        signal,
        finish: listening.finish.signal,
        onSpeechStart: () => {
          listening.speech = true;
        },
      })
      .then(
        (utterance) => {
          if (signal.aborted) return;
          if (utterance === null || !this.#parts.take(utterance)) this.#fruitless += 1;
        },
        (error: unknown) => {
          if (!signal.aborted) this.#parts.onError(error);
        },
      )
      .finally(() => {
        if (this.#listening === listening) this.#end();
      });
  }

  #watch(listening: Listening): void {
    listening.frames += 1;
    const cough = !listening.speech && listening.frames >= COUGH_FRAMES;
    if (cough || listening.frames >= LONGEST_FRAMES) listening.finish.abort();
  }

  #end(): void {
    this.#listening?.stop.abort();
    this.#listening = null;
    this.#parts.mouth.resume();
  }
}
