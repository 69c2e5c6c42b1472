/**
 * Where a new piece of sound lies in a room that is known already: what the filter makes of the piece is looked for in
 * what was heard last, by normalised cross-correlation. Within 50 ms of the first sound that is surer than a look at the
 * sound alone (delay-estimator.ts) after 130 ms, also where somebody speaks at the same time.
 */
import { RealFft } from '../voice/dsp/real-fft.js';
import { FAR_SAMPLES, NEAR_SAMPLES } from './delay-estimator.js';

/** 64 ms are looked for. */
const RECENT = 1_024;
/** A voice has its power below 1 kHz, and its place in time above. */
const EMPHASIS = 0.9;
/** -60 dBFS: less has not begun to sound. */
const LEAST_POWER = 1e-6;

export interface PlaceSeen {
  /** Samples by which the far end is delayed, 0 to NEAR_SAMPLES - 1; between two where the peak lies between them. */
  readonly shift: number;
  /** Normalised correlation, 0 to 1. */
  readonly likeness: number;
}

export class KnownRoom {
  readonly #fft = new RealFft(FAR_SAMPLES);
  readonly #roomRe: Float64Array;
  readonly #roomIm: Float64Array;
  readonly #re = new Float64Array(this.#fft.bins);
  readonly #im = new Float64Array(this.#fft.bins);
  readonly #nearRe = new Float64Array(this.#fft.bins);
  readonly #nearIm = new Float64Array(this.#fft.bins);
  readonly #frame = new Float64Array(FAR_SAMPLES);
  readonly #echo = new Float64Array(FAR_SAMPLES);

  /** @param response of the room, at most FAR_SAMPLES - NEAR_SAMPLES - RECENT samples */
  constructor(response: Float64Array) {
    this.#roomRe = new Float64Array(this.#fft.bins);
    this.#roomIm = new Float64Array(this.#fft.bins);
    this.#frame.set(response);
    this.#fft.forward(this.#frame, this.#roomRe, this.#roomIm);
  }

  /**
   * @param near [NEAR_SAMPLES]
   * @param far [FAR_SAMPLES], the last of them played when the last of `near` was recorded
   * @returns null: nothing is heard
   */
  look(near: Float64Array, far: Float64Array): PlaceSeen | null {
    const heard = this.#hear(near);
    if (heard < LEAST_POWER * RECENT) return null;
    this.#sound(far);
    this.#fft.inverse(this.#re, this.#im, this.#echo);
    this.#correlate();
    this.#fft.inverse(this.#nearRe, this.#nearIm, this.#frame);
    let energy = 0;
    for (let n = FAR_SAMPLES - RECENT; n < FAR_SAMPLES; n++) energy += this.#echo[n]! ** 2;
    let [shift, likeness] = [0, 0];
    for (let lag = 0; lag < NEAR_SAMPLES; lag++) {
      const like = energy < LEAST_POWER * RECENT ? 0 : this.#frame[lag]! / Math.sqrt(heard * energy);
      if (like > likeness) [shift, likeness] = [lag, like];
      const [first, last] = [FAR_SAMPLES - RECENT - lag - 1, FAR_SAMPLES - lag - 1];
      energy += this.#echo[first]! ** 2 - this.#echo[last]! ** 2;
    }
    return { shift: shift + this.#beside(shift), likeness };
  }

  /** How far from a lag the peak is, -0.5 to 0.5: where a parabola through three has its own. */
  #beside(lag: number): number {
    const [before, peak, after] = [this.#frame[lag - 1], this.#frame[lag]!, this.#frame[lag + 1]!];
    if (before === undefined) return 0;
    const bent = before + after - 2 * peak;
    return bent < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / bent)) : 0;
  }

  /** #nearRe, #nearIm: the spectrum of what was heard last, at the end of the frame. */
  #hear(near: Float64Array): number {
    let energy = 0;
    this.#frame.fill(0);
    for (let n = 0; n < RECENT; n++) {
      const at = NEAR_SAMPLES - RECENT + n;
      const sample = near[at]! - EMPHASIS * near[at - 1]!;
      this.#frame[FAR_SAMPLES - RECENT + n] = sample;
      energy += sample * sample;
    }
    this.#fft.forward(this.#frame, this.#nearRe, this.#nearIm);
    return energy;
  }

  /** #re, #im: the spectrum of the far end as the room would have it. */
  #sound(far: Float64Array): void {
    for (let n = 0; n < FAR_SAMPLES; n++) this.#frame[n] = far[n]! - (n > 0 ? EMPHASIS * far[n - 1]! : 0);
    this.#fft.forward(this.#frame, this.#re, this.#im);
    for (let k = 0; k < this.#fft.bins; k++) {
      const [aRe, aIm, bRe, bIm] = [this.#re[k]!, this.#im[k]!, this.#roomRe[k]!, this.#roomIm[k]!];
      this.#re[k] = aRe * bRe - aIm * bIm;
      this.#im[k] = aRe * bIm + aIm * bRe;
    }
  }

  #correlate(): void {
    for (let k = 0; k < this.#fft.bins; k++) {
      const [aRe, aIm, bRe, bIm] = [this.#nearRe[k]!, this.#nearIm[k]!, this.#re[k]!, this.#im[k]!];
      this.#nearRe[k] = aRe * bRe + aIm * bIm;
      this.#nearIm[k] = aIm * bRe - aRe * bIm;
    }
  }
}
