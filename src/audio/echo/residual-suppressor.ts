/**
 * What the filter leaves of the echo (reverberation longer than its taps, the loudspeaker's distortion, a room that has
 * just changed) is made softer bin by bin: a Wiener gain with the decision-directed estimate of Ephraim and Malah (IEEE
 * ASSP 32(6), 1984).
 */
import { RealFft } from '../voice/dsp/real-fft.js';
import { BLOCK_SAMPLES, type EchoBlock } from './kalman-filter.js';
import { ResidualEcho } from './residual-echo.js';

const SIZE = 2 * BLOCK_SAMPLES;
/** The residual is overestimated: a rest of echo does more harm than a softer consonant. Not so while somebody speaks. */
const CAUTION = 3;
const CAUTION_IN_SPEECH = 1;
const DIRECTED = 0.85;
/** -32 and -20 dB. */
const LEAST_GAIN = 0.025;
const LEAST_GAIN_IN_SPEECH = 0.1;
const TINY = 1e-12;

export class ResidualSuppressor {
  readonly residual: ResidualEcho;
  readonly #fft = new RealFft(SIZE);
  readonly #window = Float64Array.from({ length: SIZE }, (_, n) => Math.sin((Math.PI * (n + 0.5)) / SIZE));
  readonly #error = new Float64Array(SIZE);
  readonly #echo = new Float64Array(SIZE);
  readonly #overlap = new Float64Array(BLOCK_SAMPLES);
  readonly #frame = new Float64Array(SIZE);
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  readonly #power: Float64Array;
  readonly #echoPower: Float64Array;
  /** Power of the last output, by bin. */
  readonly #last: Float64Array;

  /** @param blocks that the filter follows the echo for */
  constructor(blocks: number) {
    const { bins } = this.#fft;
    this.residual = new ResidualEcho(bins, blocks);
    this.#re = new Float64Array(bins);
    this.#im = new Float64Array(bins);
    this.#power = new Float64Array(bins);
    this.#echoPower = new Float64Array(bins);
    this.#last = new Float64Array(bins);
  }

  /** What comes next follows a block that has passed by. What was learnt stays. @param before [BLOCK_SAMPLES] */
  prime(before: Float64Array): void {
    this.#error.fill(0, 0, BLOCK_SAMPLES);
    this.#error.set(before, BLOCK_SAMPLES);
    this.#echo.fill(0);
    this.#last.fill(0);
    this.residual.restart();
    for (let n = 0; n < BLOCK_SAMPLES; n++) {
      this.#overlap[n] = before[n]! * this.#window[n + BLOCK_SAMPLES]! ** 2;
    }
  }

  /** One block further: `residual` is up to date afterwards. */
  analyse({ error, echo }: EchoBlock): void {
    this.#transform(this.#echo, echo, this.#echoPower);
    this.#transform(this.#error, error, this.#power);
    this.residual.step(this.#power, this.#echoPower);
  }

  /**
   * What was analysed last, made softer.
   * @param output [BLOCK_SAMPLES], written: the block before that one (a delay of 16 ms)
   * @param somebody speaks: what is left must not suffer
   */
  synthesise(output: Float32Array, somebody: boolean): void {
    this.#suppress(somebody);
    this.#fft.inverse(this.#re, this.#im, this.#frame);
    for (let n = 0; n < BLOCK_SAMPLES; n++) {
      output[n] = this.#overlap[n]! + this.#frame[n]! * this.#window[n]!;
      this.#overlap[n] = this.#frame[n + BLOCK_SAMPLES]! * this.#window[n + BLOCK_SAMPLES]!;
    }
  }

  /** #re, #im hold the spectrum afterwards. */
  #transform(history: Float64Array, block: Float64Array, power: Float64Array): void {
    history.copyWithin(0, BLOCK_SAMPLES);
    history.set(block, BLOCK_SAMPLES);
    for (let n = 0; n < SIZE; n++) this.#frame[n] = history[n]! * this.#window[n]!;
    this.#fft.forward(this.#frame, this.#re, this.#im);
    for (let k = 0; k < power.length; k++) power[k] = this.#re[k]! ** 2 + this.#im[k]! ** 2;
  }

  #suppress(somebody: boolean): void {
    const { expected } = this.residual;
    const caution = somebody ? CAUTION_IN_SPEECH : CAUTION;
    const least = somebody ? LEAST_GAIN_IN_SPEECH : LEAST_GAIN;
    for (let k = 0; k < expected.length; k++) {
      const feared = caution * expected[k]! + TINY;
      const above = Math.max(0, this.#power[k]! / feared - 1);
      const ratio = (DIRECTED * this.#last[k]!) / feared + (1 - DIRECTED) * above;
      const gain = Math.max(least, ratio / (1 + ratio));
      this.#re[k]! *= gain;
      this.#im[k]! *= gain;
      this.#last[k] = gain * gain * this.#power[k]!;
    }
  }
}
