/**
 * Sound that does not move: a microphone that is switched off by its own switch, muted in the mixer or wedged gives the
 * same value for ever. A room is never that quiet; a microphone's noise gate may be, for a while. Pure.
 */

export interface StuckLimits {
  /** Samples of one value that are too many where nothing else has come yet. */
  readonly first: number;
  /** The same, once there has been sound. */
  readonly later: number;
}

export class StuckWatch {
  readonly #limits: StuckLimits;
  #value: number | null = null;
  #count = 0;
  #moved = false;

  constructor(limits: StuckLimits) {
    this.#limits = limits;
  }

  /** There have been two values. */
  get moved(): boolean {
    return this.#moved;
  }

  /** True: it has been one value for too long. */
  push(samples: Float32Array): boolean {
    for (const sample of samples) {
      if (sample === this.#value) this.#count += 1;
      else {
        this.#moved = this.#value !== null;
        this.#value = sample;
        this.#count = 1;
      }
    }
    return this.#count >= (this.#moved ? this.#limits.later : this.#limits.first);
  }
}
