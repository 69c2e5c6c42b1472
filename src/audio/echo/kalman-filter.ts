/**
 * The linear part of echo cancellation: what the room makes of the loudspeaker's signal is predicted and taken away.
 *
 * A partitioned-block frequency-domain filter (Soo and Pang, "Multidelay block frequency domain adaptive filter", IEEE
 * ASSP 38(2), 1990), adapted by a Kalman filter for each bin (Enzner and Vary, Signal Processing 86(6), 2006; with
 * partitions: Kuech, Mabande and Enzner, ICASSP 2014). What it learns is tried beside what is in use (two echo paths: Ochiai,
 * Araseki and Ogihara, IEEE Trans. Communications 25(6), 1977): with somebody speaking as loud as the hub the echo would
 * otherwise be 5 dB softer instead of 20.
 */
import { RealFft } from '../voice/dsp/real-fft.js';

/** Samples of a block, 16 ms. */
export const BLOCK_SAMPLES = 256;

/** The room changes by so much from block to block (time constant 8 s): 3 dB less in a still room than 0.999, and as much more where clocks run apart. */
const TRANSITION = 0.998;
/** Before anything is known, the energy of the taps is expected to fall so much from partition to partition (-1 dB). */
const DECAY = 0.8;
/** Blocks in which the neighbourhood's level is smoothed: 1 / (1 - this). */
const NOISE_MEMORY = 0.85;
/** Errors are compared over 80 ms. */
const TRIAL_MEMORY = 0.8;
/**
 * What was learnt is used as soon as it is no worse; over somebody's speech, which an adaptive filter takes away in part,
 * only where it is 2 dB better; and what is 3 dB worse is forgotten.
 */
const MUCH_BETTER = 0.6;
const MUCH_WORSE = 2;
const TINY = 1e-10;

export interface EchoBlock {
  /** [BLOCK_SAMPLES]: the microphone without the predicted echo. */
  readonly error: Float64Array;
  /** [BLOCK_SAMPLES]: the predicted echo. */
  readonly echo: Float64Array;
}

interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export class KalmanFilter {
  readonly partitions: number;
  readonly #fft = new RealFft(2 * BLOCK_SAMPLES);
  /** Of the far end, newest first: a ring that begins at #newest. */
  readonly #far: readonly Spectrum[];
  #newest = 0;
  /** Learns from every block. */
  readonly #taps: readonly Spectrum[];
  /** In use: what was learnt, once it has been better than this for a while. */
  readonly #proven: readonly Spectrum[];
  #triedError = 0;
  #provenError = 0;
  readonly #near = new Float64Array(BLOCK_SAMPLES);
  readonly #trial = new Float64Array(BLOCK_SAMPLES);
  /** Variance of each tap's error, by partition and bin. */
  readonly #doubt: readonly Float64Array[];
  readonly #provenDoubt: readonly Float64Array[];
  readonly #noise: Float64Array;
  readonly #power: Float64Array;
  readonly #frame = new Float64Array(2 * BLOCK_SAMPLES);
  readonly #work: Spectrum;
  readonly #output: EchoBlock = {
    error: new Float64Array(BLOCK_SAMPLES),
    echo: new Float64Array(BLOCK_SAMPLES),
  };

  /** @param partitions of BLOCK_SAMPLES taps each: the echo is followed for so long */
  constructor(partitions: number) {
    const { bins } = this.#fft;
    const spectrum = (): Spectrum => ({ re: new Float64Array(bins), im: new Float64Array(bins) });
    this.partitions = partitions;
    this.#far = Array.from({ length: partitions }, spectrum);
    this.#taps = Array.from({ length: partitions }, spectrum);
    this.#proven = Array.from({ length: partitions }, spectrum);
    this.#doubt = Array.from({ length: partitions }, () => new Float64Array(bins));
    this.#provenDoubt = this.#doubt.map((doubt) => doubt.slice());
    this.#noise = new Float64Array(bins);
    this.#power = new Float64Array(bins);
    this.#work = spectrum();
    this.forget(2);
  }

  /**
   * Nothing is known of the room any more.
   * @param gain power of the echo, as a share of what was played
   */
  forget(gain: number): void {
    for (const { re, im } of [...this.#taps, ...this.#proven]) {
      re.fill(0);
      im.fill(0);
    }
    const first = (gain * (1 - DECAY)) / (1 - DECAY ** this.partitions);
    for (const [p, doubt] of this.#doubt.entries()) doubt.fill(first * DECAY ** p);
    for (const [p, doubt] of this.#doubt.entries()) this.#provenDoubt[p]!.set(doubt);
    this.#noise.fill(0);
  }

  /** What was played before is taken for silence, or for `blocks` (newest first, [2 * BLOCK_SAMPLES] each). */
  replay(blocks: (index: number) => Float64Array | null): void {
    for (let p = 0; p < this.partitions; p++) {
      const { re, im } = this.#spectrumOf(p);
      const block = blocks(p);
      if (block === null) {
        re.fill(0);
        im.fill(0);
      } else this.#fft.forward(block, re, im);
    }
  }

  /**
   * One block further. The arrays of the result are used again for the next block.
   * @param far [2 * BLOCK_SAMPLES]: the block before and this one, as played
   * @param near [BLOCK_SAMPLES]: this block as the microphone heard it
   */
  predict(far: Float64Array, near: Float64Array): EchoBlock {
    this.#newest = (this.#newest + this.partitions - 1) % this.partitions;
    const newest = this.#far[this.#newest]!;
    this.#fft.forward(far, newest.re, newest.im);
    this.#near.set(near);
    const { error, echo } = this.#output;
    this.#predict(this.#proven, echo);
    for (let n = 0; n < BLOCK_SAMPLES; n++) error[n] = near[n]! - echo[n]!;
    return this.#output;
  }

  /**
   * From the last block.
   * @param somebody speaks in it
   */
  learn(somebody: boolean): void {
    this.#predict(this.#taps, this.#trial);
    let [tried, proven] = [0, 0];
    this.#frame.fill(0, 0, BLOCK_SAMPLES);
    for (let n = 0; n < BLOCK_SAMPLES; n++) {
      const error = this.#near[n]! - this.#trial[n]!;
      this.#frame[BLOCK_SAMPLES + n] = error;
      tried += error * error;
      proven += this.#output.error[n]! ** 2;
    }
    this.#fft.forward(this.#frame, this.#work.re, this.#work.im);
    this.#triedError = TRIAL_MEMORY * this.#triedError + (1 - TRIAL_MEMORY) * tried;
    this.#provenError = TRIAL_MEMORY * this.#provenError + (1 - TRIAL_MEMORY) * proven;
    this.#adapt();
    if (this.#triedError < (somebody ? MUCH_BETTER : 1) * this.#provenError) this.prove();
    else if (this.#triedError > MUCH_WORSE * this.#provenError) this.#retry();
  }

  /** What has been learnt is used from now on. */
  prove(): void {
    copy(this.#taps, this.#proven);
    for (const [p, doubt] of this.#doubt.entries()) this.#provenDoubt[p]!.set(doubt);
    this.#provenError = this.#triedError;
  }

  /** What was learnt since is forgotten. */
  #retry(): void {
    copy(this.#proven, this.#taps);
    for (const [p, doubt] of this.#provenDoubt.entries()) this.#doubt[p]!.set(doubt);
    this.#triedError = this.#provenError;
  }

  /** Of the room, as it is in use: [partitions * BLOCK_SAMPLES]. */
  response(): Float64Array {
    const taps = new Float64Array(this.partitions * BLOCK_SAMPLES);
    for (const [p, { re, im }] of this.#proven.entries()) {
      this.#fft.inverse(re, im, this.#frame);
      taps.set(this.#frame.subarray(0, BLOCK_SAMPLES), p * BLOCK_SAMPLES);
    }
    return taps;
  }

  #spectrumOf(partition: number): Spectrum {
    return this.#far[(this.#newest + partition) % this.partitions]!;
  }

  #predict(filter: readonly Spectrum[], echo: Float64Array): void {
    const { re, im } = this.#work;
    re.fill(0);
    im.fill(0);
    for (let p = 0; p < this.partitions; p++) {
      const far = this.#spectrumOf(p);
      const taps = filter[p]!;
      for (let k = 0; k < re.length; k++) {
        re[k]! += far.re[k]! * taps.re[k]! - far.im[k]! * taps.im[k]!;
        im[k]! += far.re[k]! * taps.im[k]! + far.im[k]! * taps.re[k]!;
      }
    }
    this.#fft.inverse(re, im, this.#frame);
    echo.set(this.#frame.subarray(BLOCK_SAMPLES));
  }

  /** #work holds the error's spectrum. */
  #adapt(): void {
    const { re: errorRe, im: errorIm } = this.#work;
    const power = this.#power;
    power.fill(0);
    for (let p = 0; p < this.partitions; p++) {
      const { re, im } = this.#spectrumOf(p);
      const doubt = this.#doubt[p]!;
      for (let k = 0; k < power.length; k++) power[k]! += doubt[k]! * (re[k]! ** 2 + im[k]! ** 2);
    }
    const noise = this.#noise;
    for (let k = 0; k < noise.length; k++) {
      const now = errorRe[k]! ** 2 + errorIm[k]! ** 2;
      noise[k] = NOISE_MEMORY * noise[k]! + (1 - NOISE_MEMORY) * now;
      // Half: of the two blocks of a transform, the error fills one.
      power[k] = 0.5 * power[k]! + noise[k]! + TINY;
    }
    for (let p = 0; p < this.partitions; p++) this.#adaptPartition(p, errorRe, errorIm);
  }

  #adaptPartition(p: number, errorRe: Float64Array, errorIm: Float64Array): void {
    const far = this.#spectrumOf(p);
    const { re, im } = this.#taps[p]!;
    const doubt = this.#doubt[p]!;
    for (let k = 0; k < re.length; k++) {
      const [xRe, xIm] = [far.re[k]!, far.im[k]!];
      const gain = doubt[k]! / this.#power[k]!;
      re[k]! += gain * (xRe * errorRe[k]! + xIm * errorIm[k]!);
      im[k]! += gain * (xRe * errorIm[k]! - xIm * errorRe[k]!);
      const known = 1 - 0.5 * gain * (xRe * xRe + xIm * xIm);
      const size = re[k]! ** 2 + im[k]! ** 2;
      doubt[k] = TRANSITION ** 2 * known * doubt[k]! + (1 - TRANSITION ** 2) * size + TINY;
    }
    // A linear convolution: the second half of a partition's taps belongs to the next one.
    this.#fft.inverse(re, im, this.#frame);
    this.#frame.fill(0, BLOCK_SAMPLES);
    this.#fft.forward(this.#frame, re, im);
  }
}

function copy(from: readonly Spectrum[], to: readonly Spectrum[]): void {
  for (const [p, { re, im }] of from.entries()) {
    to[p]!.re.set(re);
    to[p]!.im.set(im);
  }
}
