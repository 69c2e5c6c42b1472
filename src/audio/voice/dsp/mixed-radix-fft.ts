const SIN_60 = Math.sqrt(3) / 2;
const COS_72 = Math.cos((2 * Math.PI) / 5);
const SIN_72 = Math.sin((2 * Math.PI) / 5);
const COS_144 = Math.cos((4 * Math.PI) / 5);
const SIN_144 = Math.sin((4 * Math.PI) / 5);

/**
 * Complex discrete Fourier transform of any size whose only prime factors are 2, 3 and 5.
 *
 * The voice's frames are 1200 samples long, and the libraries on npm that are still kept (fft.js) do powers of two only. A
 * plain matrix product costs 2.9 MFLOP a transform, half the time of the sound itself in JavaScript; this needs 0.03.
 * Method: Stockham's autosort, decimation in frequency (Van Loan, "Computational Frameworks for the FFT", 1992, 1.7).
 */
export class MixedRadixFft {
  readonly size: number;
  readonly #factors: readonly number[];
  /** e^(-2 pi i k / size). */
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #workRe: Float64Array;
  readonly #workIm: Float64Array;
  /** One butterfly's inputs and outputs: at most five legs. */
  readonly #legRe = new Float64Array(5);
  readonly #legIm = new Float64Array(5);

  /** @throws {RangeError} when `size` has a prime factor above 5 */
  constructor(size: number) {
    this.size = size;
    this.#factors = factorize(size);
    this.#cos = Float64Array.from({ length: size }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.#sin = Float64Array.from({ length: size }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
    this.#workRe = new Float64Array(size);
    this.#workIm = new Float64Array(size);
  }

  /** Forward transform in place, unscaled: X[k] = sum of x[n] e^(-2 pi i k n / size). */
  forward(re: Float64Array, im: Float64Array): void {
    let [aRe, aIm, bRe, bIm] = [re, im, this.#workRe, this.#workIm];
    let length = this.size;
    let stride = 1;
    for (const radix of this.#factors) {
      this.#pass(radix, length / radix, stride, aRe, aIm, bRe, bIm);
      [aRe, aIm, bRe, bIm] = [bRe, bIm, aRe, aIm];
      length /= radix;
      stride *= radix;
    }
    if (aRe !== re) {
      re.set(aRe);
      im.set(aIm);
    }
  }

  /** One Stockham pass: `m` butterflies of `radix` legs, each over `stride` neighbouring series. */
  #pass(
    radix: number,
    m: number,
    stride: number,
    aRe: Float64Array,
    aIm: Float64Array,
    bRe: Float64Array,
    bIm: Float64Array,
  ): void {
    const re = this.#legRe;
    const im = this.#legIm;
    const butterfly = BUTTERFLIES[radix]!;
    for (let p = 0; p < m; p++) {
      for (let q = 0; q < stride; q++) {
        for (let leg = 0; leg < radix; leg++) {
          const from = q + stride * (p + leg * m);
          re[leg] = aRe[from]!;
          im[leg] = aIm[from]!;
        }
        butterfly(re, im);
        const to = q + stride * radix * p;
        bRe[to] = re[0]!;
        bIm[to] = im[0]!;
        for (let out = 1; out < radix; out++) {
          const cos = this.#cos[p * out * stride]!;
          const sin = this.#sin[p * out * stride]!;
          bRe[to + stride * out] = re[out]! * cos - im[out]! * sin;
          bIm[to + stride * out] = re[out]! * sin + im[out]! * cos;
        }
      }
    }
  }
}

type Butterfly = (re: Float64Array, im: Float64Array) => void;

/** Transforms of 2 to 5 points in place (Winograd's sums, with the multiplications left plain). */
const BUTTERFLIES: Readonly<Record<number, Butterfly>> = {
  2: (re, im) => {
    const [aRe, aIm, bRe, bIm] = [re[0]!, im[0]!, re[1]!, im[1]!];
    re[0] = aRe + bRe;
    im[0] = aIm + bIm;
    re[1] = aRe - bRe;
    im[1] = aIm - bIm;
  },
  3: (re, im) => {
    const sumRe = re[1]! + re[2]!;
    const sumIm = im[1]! + im[2]!;
    const turnRe = SIN_60 * (im[1]! - im[2]!);
    const turnIm = SIN_60 * (re[2]! - re[1]!);
    const midRe = re[0]! - sumRe / 2;
    const midIm = im[0]! - sumIm / 2;
    re[0]! += sumRe;
    im[0]! += sumIm;
    re[1] = midRe + turnRe;
    im[1] = midIm + turnIm;
    re[2] = midRe - turnRe;
    im[2] = midIm - turnIm;
  },
  4: (re, im) => {
    const evenRe = re[0]! + re[2]!;
    const evenIm = im[0]! + im[2]!;
    const oddRe = re[1]! + re[3]!;
    const oddIm = im[1]! + im[3]!;
    const evenDiffRe = re[0]! - re[2]!;
    const evenDiffIm = im[0]! - im[2]!;
    const oddDiffRe = re[1]! - re[3]!;
    const oddDiffIm = im[1]! - im[3]!;
    re[0] = evenRe + oddRe;
    im[0] = evenIm + oddIm;
    re[1] = evenDiffRe + oddDiffIm;
    im[1] = evenDiffIm - oddDiffRe;
    re[2] = evenRe - oddRe;
    im[2] = evenIm - oddIm;
    re[3] = evenDiffRe - oddDiffIm;
    im[3] = evenDiffIm + oddDiffRe;
  },
  5: (re, im) => {
    const nearRe = re[1]! + re[4]!;
    const nearIm = im[1]! + im[4]!;
    const farRe = re[2]! + re[3]!;
    const farIm = im[2]! + im[3]!;
    const nearDiffRe = re[1]! - re[4]!;
    const nearDiffIm = im[1]! - im[4]!;
    const farDiffRe = re[2]! - re[3]!;
    const farDiffIm = im[2]! - im[3]!;
    const firstRe = re[0]! + COS_72 * nearRe + COS_144 * farRe;
    const firstIm = im[0]! + COS_72 * nearIm + COS_144 * farIm;
    const secondRe = re[0]! + COS_144 * nearRe + COS_72 * farRe;
    const secondIm = im[0]! + COS_144 * nearIm + COS_72 * farIm;
    const firstTurnRe = SIN_72 * nearDiffRe + SIN_144 * farDiffRe;
    const firstTurnIm = SIN_72 * nearDiffIm + SIN_144 * farDiffIm;
    const secondTurnRe = SIN_144 * nearDiffRe - SIN_72 * farDiffRe;
    const secondTurnIm = SIN_144 * nearDiffIm - SIN_72 * farDiffIm;
    re[0]! += nearRe + farRe;
    im[0]! += nearIm + farIm;
    re[1] = firstRe + firstTurnIm;
    im[1] = firstIm - firstTurnRe;
    re[2] = secondRe + secondTurnIm;
    im[2] = secondIm - secondTurnRe;
    re[3] = secondRe - secondTurnIm;
    im[3] = secondIm + secondTurnRe;
    re[4] = firstRe - firstTurnIm;
    im[4] = firstIm + firstTurnRe;
  },
};

function factorize(size: number): number[] {
  const factors: number[] = [];
  let rest = size;
  for (const radix of [4, 2, 3, 5]) {
    while (rest > 1 && rest % radix === 0) {
      factors.push(radix);
      rest /= radix;
    }
  }
  if (size < 1 || rest !== 1) throw new RangeError(`no transform of size ${size}: only factors 2, 3 and 5`);
  return factors;
}
