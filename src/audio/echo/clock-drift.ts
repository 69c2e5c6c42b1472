/**
 * How far the clocks of a loudspeaker and the microphone run apart: a Kalman filter of two numbers, by how much the echo
 * is late and how fast that grows, from looks at the first (echo-lag.ts). Both are taken out of the far end at once, so
 * that the next look sees what was left: the closed loop of Pawig, Enzner and Vary, "Adaptive sampling rate correction for
 * acoustic echo control in voice-over-IP", IEEE Trans. Signal Processing 58(1), 2010. The rate belongs to the hardware: it
 * stays from one reply to the next.
 */
import type { LagSeen } from './echo-lag.js';

/** Deviation of the rate before anything is known: crystals are within 100 parts in a million of each other. */
const FIRST_RATE = 50e-6;
/** Of the rate from one piece of sound to the next: the crystal's temperature, other hardware by the same name. */
const NEXT_RATE = 5e-6;
/** Of the place of a new piece, samples: it is found to a part of one. */
const NEW_PLACE = 0.3;
/** And from look to look: the room moves. */
const NEXT_PLACE = 0.02;
/** Of a look, samples, beside what its coherence tells: the filter's own errors have phases, too. */
const LOOK = 0.02;
/** Samples, 0.25 s: the filter follows by itself, and hides what is older. */
const HIDDEN_AFTER = 4_000;
/** Deviations from what is expected: a look so far off counts only where the one before was as far off, and to the same side. */
const FAR_OFF = 3;
/** One look alone changes the rate by no more. */
const MOST_CHANGE = 30e-6;
/** Faster is no clock. */
const MOST_RATE = 300e-6;

export class ClockDrift {
  #rate = 0;
  /** Variance of the place, of the rate, and what they have in common. */
  #place = NEW_PLACE ** 2;
  #speed = FIRST_RATE ** 2;
  #both = 0;
  /** Side to which the last look was far off; 0: it was not. */
  #off = 0;

  /** By how much the loudspeaker's clock is faster than the microphone's: 1e-6 is one part in a million. */
  get rate(): number {
    return this.#rate;
  }

  /** Another piece of sound, or the same at another place. */
  begin(): void {
    this.#place = NEW_PLACE ** 2;
    this.#both = 0;
    this.#off = 0;
    this.#speed = Math.min(FIRST_RATE ** 2, this.#speed + NEXT_RATE ** 2);
  }

  /**
   * Changes the rate.
   * @param samples since the last look, or since the piece was found
   * @returns samples by which the far end is to be later from now on
   */
  see({ lag, variance }: LagSeen, samples: number): number {
    // A loudspeaker that is faster than thought comes earlier and earlier, and the filter after it.
    const kept = Math.exp(-samples / HIDDEN_AFTER);
    const grown = -HIDDEN_AFTER * (1 - kept);
    this.#place =
      kept ** 2 * this.#place + 2 * kept * grown * this.#both + grown ** 2 * this.#speed + NEXT_PLACE ** 2;
    this.#both = kept * this.#both + grown * this.#speed;
    const all = this.#place + variance + LOOK ** 2;
    const off = lag * lag > FAR_OFF ** 2 * all ? Math.sign(lag) : 0;
    const alone = off !== 0 && off !== this.#off;
    this.#off = off;
    if (alone) return 0;
    const [placeGain, rateGain] = [this.#place / all, this.#both / all];
    const change = Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, rateGain * lag));
    // A look that would change more is believed in part, and the doubt stays.
    if (change === rateGain * lag) this.#speed -= rateGain * this.#both;
    this.#both -= placeGain * this.#both;
    this.#place -= placeGain * this.#place;
    this.#rate = Math.max(-MOST_RATE, Math.min(MOST_RATE, this.#rate + change));
    return placeGain * lag;
  }
}
