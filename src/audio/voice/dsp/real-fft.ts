import { MixedRadixFft } from './mixed-radix-fft.js';

/**
 * Fourier transform of real frames, by a complex transform of half the size (Numerical Recipes, 12.3.2).
 * Buffers are reused between calls: one instance serves one caller at a time.
 */
export class RealFft {
  /** Samples of a frame. */
  readonly size: number;
  /** Bins of a spectrum: size / 2 + 1. */
  readonly bins: number;
  readonly #half: MixedRadixFft;
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;

  /** @throws {RangeError} when `size` is odd or size / 2 has a prime factor above 5 */
  constructor(size: number) {
    const half = size / 2;
    this.size = size;
    this.bins = half + 1;
    this.#half = new MixedRadixFft(half);
    this.#re = new Float64Array(half);
    this.#im = new Float64Array(half);
    this.#cos = Float64Array.from({ length: half + 1 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.#sin = Float64Array.from({ length: half + 1 }, (_, k) => Math.sin((2 * Math.PI * k) / size));
  }

  /** `frame` [size] -> `re`, `im` [bins], unscaled. */
  forward(frame: Float64Array, re: Float64Array, im: Float64Array): void {
    const half = this.size / 2;
    const zRe = this.#re;
    const zIm = this.#im;
    for (let n = 0; n < half; n++) {
      zRe[n] = frame[2 * n]!;
      zIm[n] = frame[2 * n + 1]!;
    }
    this.#half.forward(zRe, zIm);
    for (let k = 0; k <= half; k++) {
      const here = k === half ? 0 : k;
      const there = k === 0 ? 0 : half - k;
      const evenRe = (zRe[here]! + zRe[there]!) / 2;
      const evenIm = (zIm[here]! - zIm[there]!) / 2;
      const oddRe = (zIm[here]! + zIm[there]!) / 2;
      const oddIm = (zRe[there]! - zRe[here]!) / 2;
      re[k] = evenRe + oddRe * this.#cos[k]! + oddIm * this.#sin[k]!;
      im[k] = evenIm + oddIm * this.#cos[k]! - oddRe * this.#sin[k]!;
    }
  }

  /** `re`, `im` [bins] -> `frame` [size], scaled so that it undoes `forward`. The imaginary parts of the ends are ignored. */
  inverse(re: Float64Array, im: Float64Array, frame: Float64Array): void {
    const half = this.size / 2;
    const zRe = this.#re;
    const zIm = this.#im;
    for (let k = 0; k < half; k++) {
      const there = half - k;
      const hereIm = k === 0 ? 0 : im[k]!;
      const thereIm = k === 0 ? 0 : im[there]!;
      const evenRe = (re[k]! + re[there]!) / 2;
      const evenIm = (hereIm - thereIm) / 2;
      const diffRe = (re[k]! - re[there]!) / 2;
      const diffIm = (hereIm + thereIm) / 2;
      const oddRe = diffRe * this.#cos[k]! - diffIm * this.#sin[k]!;
      const oddIm = diffRe * this.#sin[k]! + diffIm * this.#cos[k]!;
      // The inverse runs through the forward transform with real and imaginary parts swapped.
      zIm[k] = evenRe - oddIm;
      zRe[k] = evenIm + oddRe;
    }
    this.#half.forward(zRe, zIm);
    for (let n = 0; n < half; n++) {
      frame[2 * n] = zIm[n]! / half;
      frame[2 * n + 1] = zRe[n]! / half;
    }
  }
}
