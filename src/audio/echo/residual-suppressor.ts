/**
 * What the filter leaves of the echo (reverberation longer than its taps, the loudspeaker's distortion, a room that has
 * just changed) is made softer bin by bin. A Wiener gain with the decision-directed estimate of Ephraim and Malah (IEEE
 * ASSP 32(6), 1984); the residual is taken for a share of the predicted echo, the leak (Valin, IEEE TASLP 15(3), 2007),
 * which is learnt as the lower envelope of error over echo, so that somebody's speech does not count for it.
 */
import { RealFft } from '../voice/dsp/real-fft.js';
import { BLOCK_SAMPLES, type EchoBlock } from './kalman-filter.js';

const SIZE = 2 * BLOCK_SAMPLES;
/** Bins that share a leak: 500 Hz. */
const BAND = 16;
/** Per block of 16 ms: the leak falls by a tenth of the way and rises by 5 dB a second. */
const LEAK_FALL = 0.1;
const LEAK_RISE = 1.019;
const LEAK_MOST = 1;
const LEAK_LEAST = 1e-4;
/** Smoothing of the powers that the leak is read from: 80 ms. */
const POWER_MEMORY = 0.8;
/** Per block: reverberation falls by 1.5 dB, as in a room of 0.64 s. */
const TAIL = 0.7;
/** The residual is overestimated: a rest of echo does more harm than a softer consonant. */
const CAUTION = 3;
const DIRECTED = 0.85;
/** -32 dB. */
const LEAST_GAIN = 0.025;
const TINY = 1e-12;

export class ResidualSuppressor {
  readonly #fft = new RealFft(SIZE);
  readonly #window = Float64Array.from({ length: SIZE }, (_, n) => Math.sin((Math.PI * (n + 0.5)) / SIZE));
  readonly #error = new Float64Array(SIZE);
  readonly #echo = new Float64Array(SIZE);
  readonly #overlap = new Float64Array(BLOCK_SAMPLES);
  readonly #frame = new Float64Array(SIZE);
  readonly #errorRe: Float64Array;
  readonly #errorIm: Float64Array;
  readonly #echoRe: Float64Array;
  readonly #echoIm: Float64Array;
  /** Power of the residual echo, of the last output, by bin. */
  readonly #residual: Float64Array;
  readonly #last: Float64Array;
  /** By band. */
  readonly #errorPower: Float64Array;
  readonly #echoPower: Float64Array;
  readonly #leak: Float64Array;

  constructor() {
    const { bins } = this.#fft;
    const bands = Math.ceil(bins / BAND);
    this.#errorRe = new Float64Array(bins);
    this.#errorIm = new Float64Array(bins);
    this.#echoRe = new Float64Array(bins);
    this.#echoIm = new Float64Array(bins);
    this.#residual = new Float64Array(bins);
    this.#last = new Float64Array(bins);
    this.#errorPower = new Float64Array(bands);
    this.#echoPower = new Float64Array(bands);
    this.#leak = new Float64Array(bands).fill(LEAK_MOST);
  }

  /** What comes next follows a block that has passed by. The leak that was learnt stays. @param before [BLOCK_SAMPLES] */
  prime(before: Float64Array): void {
    this.#error.fill(0, 0, BLOCK_SAMPLES);
    this.#error.set(before, BLOCK_SAMPLES);
    this.#echo.fill(0);
    this.#residual.fill(0);
    this.#last.fill(0);
    for (let n = 0; n < BLOCK_SAMPLES; n++) {
      this.#overlap[n] = before[n]! * this.#window[n + BLOCK_SAMPLES]! ** 2;
    }
  }

  /**
   * One block further.
   * @param output [BLOCK_SAMPLES], written: the block before this one, cleaned (a delay of 16 ms)
   */
  step({ error, echo }: EchoBlock, output: Float32Array): void {
    this.#transform(this.#error, error, this.#errorRe, this.#errorIm);
    this.#transform(this.#echo, echo, this.#echoRe, this.#echoIm);
    this.#learnLeak();
    this.#suppress();
    this.#fft.inverse(this.#errorRe, this.#errorIm, this.#frame);
    for (let n = 0; n < BLOCK_SAMPLES; n++) {
      output[n] = this.#overlap[n]! + this.#frame[n]! * this.#window[n]!;
      this.#overlap[n] = this.#frame[n + BLOCK_SAMPLES]! * this.#window[n + BLOCK_SAMPLES]!;
    }
  }

  #transform(history: Float64Array, block: Float64Array, re: Float64Array, im: Float64Array): void {
    history.copyWithin(0, BLOCK_SAMPLES);
    history.set(block, BLOCK_SAMPLES);
    for (let n = 0; n < SIZE; n++) this.#frame[n] = history[n]! * this.#window[n]!;
    this.#fft.forward(this.#frame, re, im);
  }

  #learnLeak(): void {
    for (let band = 0; band < this.#leak.length; band++) {
      let [error, echo] = [0, 0];
      const end = Math.min((band + 1) * BAND, this.#errorRe.length);
      for (let k = band * BAND; k < end; k++) {
        error += this.#errorRe[k]! ** 2 + this.#errorIm[k]! ** 2;
        echo += this.#echoRe[k]! ** 2 + this.#echoIm[k]! ** 2;
      }
      error = POWER_MEMORY * this.#errorPower[band]! + (1 - POWER_MEMORY) * error;
      echo = POWER_MEMORY * this.#echoPower[band]! + (1 - POWER_MEMORY) * echo;
      this.#errorPower[band] = error;
      this.#echoPower[band] = echo;
      const leak = this.#leak[band]!;
      const seen = error / (echo + TINY);
      // Without an echo there is nothing to learn: the error is the room's noise.
      if (seen > 2) continue;
      const next = seen < leak ? leak + LEAK_FALL * (seen - leak) : leak * LEAK_RISE;
      this.#leak[band] = Math.min(LEAK_MOST, Math.max(LEAK_LEAST, next));
    }
  }

  #suppress(): void {
    for (let k = 0; k < this.#residual.length; k++) {
      const echo = this.#echoRe[k]! ** 2 + this.#echoIm[k]! ** 2;
      const leak = this.#leak[Math.floor(k / BAND)]!;
      const residual = Math.max(leak * echo, TAIL * this.#residual[k]!);
      this.#residual[k] = residual;
      const error = this.#errorRe[k]! ** 2 + this.#errorIm[k]! ** 2;
      const feared = CAUTION * residual + TINY;
      const above = Math.max(0, error / feared - 1);
      const ratio = (DIRECTED * this.#last[k]!) / feared + (1 - DIRECTED) * above;
      const gain = Math.max(LEAST_GAIN, ratio / (1 + ratio));
      this.#errorRe[k]! *= gain;
      this.#errorIm[k]! *= gain;
      this.#last[k] = gain * gain * error;
    }
  }
}
