/**
 * How long after it was played a sound reaches the microphone: the peak of the generalised cross-correlation (Knapp and
 * Carter, "The generalized correlation method for estimation of time delay", IEEE ASSP 24(4), 1976). Its phase transform
 * is softened, since most bins of a voice hold nothing but noise.
 */
import { RealFft } from '../voice/dsp/real-fft.js';

/** Half a second of the microphone against a second of what was played. */
export const NEAR_SAMPLES = 8_192;
export const FAR_SAMPLES = 2 * NEAR_SAMPLES;
/** 1 would whiten fully. */
const WHITENING = 0.8;
/** Samples around a peak that belong to it: the first reflections. */
const PEAK_WIDTH = 64;

export interface DelaySeen {
  /** Samples, 0 to NEAR_SAMPLES - 1. */
  readonly delay: number;
  /** Height of the peak over the deviation of all other lags: chance gives 4 to 5. */
  readonly surety: number;
}

export class DelayEstimator {
  readonly #fft = new RealFft(FAR_SAMPLES);
  readonly #frame = new Float64Array(FAR_SAMPLES);
  readonly #nearRe = new Float64Array(this.#fft.bins);
  readonly #nearIm = new Float64Array(this.#fft.bins);
  readonly #farRe = new Float64Array(this.#fft.bins);
  readonly #farIm = new Float64Array(this.#fft.bins);

  /**
   * @param near [NEAR_SAMPLES]
   * @param far [FAR_SAMPLES], the last of them played when the last of `near` was recorded
   */
  estimate(near: Float64Array, far: Float64Array): DelaySeen {
    this.#frame.fill(0, 0, NEAR_SAMPLES);
    this.#frame.set(near, NEAR_SAMPLES);
    this.#fft.forward(this.#frame, this.#nearRe, this.#nearIm);
    this.#fft.forward(far, this.#farRe, this.#farIm);
    this.#correlate();
    this.#fft.inverse(this.#nearRe, this.#nearIm, this.#frame);
    let delay = 0;
    for (let lag = 1; lag < NEAR_SAMPLES; lag++) {
      if (this.#frame[lag]! > this.#frame[delay]!) delay = lag;
    }
    return { delay, surety: this.#surety(delay) };
  }

  /** Near times far's conjugate, divided by most of its size. */
  #correlate(): void {
    for (let k = 0; k < this.#fft.bins; k++) {
      const [aRe, aIm, bRe, bIm] = [this.#nearRe[k]!, this.#nearIm[k]!, this.#farRe[k]!, this.#farIm[k]!];
      const re = aRe * bRe + aIm * bIm;
      const im = aIm * bRe - aRe * bIm;
      const weight = (Math.hypot(re, im) + 1e-9) ** -WHITENING;
      this.#nearRe[k] = re * weight;
      this.#nearIm[k] = im * weight;
    }
  }

  #surety(delay: number): number {
    let [energy, count] = [0, 0];
    for (let lag = 0; lag < NEAR_SAMPLES; lag++) {
      if (Math.abs(lag - delay) < PEAK_WIDTH) continue;
      energy += this.#frame[lag]! ** 2;
      count += 1;
    }
    return this.#frame[delay]! / (Math.sqrt(energy / count) + 1e-12);
  }
}
