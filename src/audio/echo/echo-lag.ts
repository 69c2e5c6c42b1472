/**
 * By how much the echo comes later than predicted, to a fraction of a sample: the slope over frequency of the phase
 * between both, each bin weighted by how surely they belong together (Hannan and Thomson; Piersol, "Time delay estimation
 * using phase data", IEEE ASSP 29(3), 1981). Who speaks over the echo makes it less sure, not another.
 */
import { RealFft } from '../voice/dsp/real-fft.js';
import { BLOCK_SAMPLES } from './kalman-filter.js';

const SIZE = 2 * BLOCK_SAMPLES;
/** Blocks of a look: 256 ms. */
const LOOK = 16;
/** 250 Hz to 6 kHz; up to 1.5 kHz the phase of four samples cannot turn over. */
const LOWEST = 8;
const UNAMBIGUOUS = 48;
const HIGHEST = 192;
/** What coherence chance makes of so few blocks. */
const CHANCE = 0.15;
/** Blocks that tell as much as one: they overlap, neighbouring bins do, and a voice is loud in few of them. */
const ALIKE = 5;
/** -50 dBFS over the look: less teaches nothing. */
const LEAST_POWER = 1e-5 * SIZE * SIZE * 0.1875;

export interface LagSeen {
  /** Samples by which the echo is later than predicted; negative: earlier. */
  readonly lag: number;
  /** Of that, samples squared. */
  readonly variance: number;
}

export class EchoLag {
  readonly #fft = new RealFft(SIZE);
  readonly #window = Float64Array.from(
    { length: SIZE },
    (_, n) => Math.sin((Math.PI * (n + 0.5)) / SIZE) ** 2,
  );
  readonly #near = new Float64Array(SIZE);
  readonly #echo = new Float64Array(SIZE);
  readonly #frame = new Float64Array(SIZE);
  readonly #nearRe = new Float64Array(this.#fft.bins);
  readonly #nearIm = new Float64Array(this.#fft.bins);
  readonly #echoRe = new Float64Array(this.#fft.bins);
  readonly #echoIm = new Float64Array(this.#fft.bins);
  readonly #crossRe = new Float64Array(this.#fft.bins);
  readonly #crossIm = new Float64Array(this.#fft.bins);
  readonly #nearPower = new Float64Array(this.#fft.bins);
  readonly #echoPower = new Float64Array(this.#fft.bins);
  #blocks = 0;
  #follows = false;

  /** The next block does not follow the last one, or counts from another place. */
  restart(): void {
    this.#follows = false;
    this.#blocks = 0;
    for (const sum of [this.#crossRe, this.#crossIm, this.#nearPower, this.#echoPower]) sum.fill(0);
  }

  /** A block that says nothing: what was seen before stays. */
  skip(): void {
    this.#follows = false;
  }

  /**
   * One block further.
   * @param near [BLOCK_SAMPLES] as heard @param echo [BLOCK_SAMPLES] as predicted
   * @returns at the end of each look, unless it was too soft
   */
  push(near: Float64Array, echo: Float64Array): LagSeen | null {
    this.#transform(this.#near, near, this.#nearRe, this.#nearIm);
    this.#transform(this.#echo, echo, this.#echoRe, this.#echoIm);
    if (!this.#follows) {
      this.#follows = true;
      return null;
    }
    for (let k = LOWEST; k < HIGHEST; k++) {
      const [aRe, aIm, bRe, bIm] = [this.#nearRe[k]!, this.#nearIm[k]!, this.#echoRe[k]!, this.#echoIm[k]!];
      this.#crossRe[k]! += aRe * bRe + aIm * bIm;
      this.#crossIm[k]! += aIm * bRe - aRe * bIm;
      this.#nearPower[k]! += aRe * aRe + aIm * aIm;
      this.#echoPower[k]! += bRe * bRe + bIm * bIm;
    }
    this.#blocks += 1;
    if (this.#blocks < LOOK) return null;
    const seen = this.#look();
    this.restart();
    this.#follows = true;
    return seen;
  }

  #look(): LagSeen | null {
    let power = 0;
    for (const bin of this.#echoPower) power += bin;
    if (power < LOOK * LEAST_POWER) return null;
    const coarse = this.#slope(UNAMBIGUOUS, 0);
    const fine = this.#slope(HIGHEST, coarse.lag);
    return fine.variance < Number.POSITIVE_INFINITY ? fine : null;
  }

  /** Of the phase up to a bin, which is no more than half a turn away from what `lag` would make. */
  #slope(to: number, lag: number): LagSeen {
    let [sum, weights] = [0, 0];
    for (let k = LOWEST; k < to; k++) {
      const size = this.#crossRe[k]! ** 2 + this.#crossIm[k]! ** 2;
      const coherence = size / (this.#nearPower[k]! * this.#echoPower[k]! + 1e-20);
      if (coherence <= CHANCE) continue;
      const weight = (coherence - CHANCE) / (1.001 - coherence);
      const omega = (2 * Math.PI * k) / SIZE;
      const turned = -Math.atan2(this.#crossIm[k]!, this.#crossRe[k]!) - omega * lag;
      const phase = turned - 2 * Math.PI * Math.round(turned / (2 * Math.PI));
      sum += weight * omega * phase;
      weights += weight * omega * omega;
    }
    return { lag: lag + sum / (weights + 1e-20), variance: ALIKE / (2 * LOOK * weights) };
  }

  #transform(history: Float64Array, block: Float64Array, re: Float64Array, im: Float64Array): void {
    history.copyWithin(0, BLOCK_SAMPLES);
    history.set(block, BLOCK_SAMPLES);
    for (let n = 0; n < SIZE; n++) this.#frame[n] = history[n]! * this.#window[n]!;
    this.#fft.forward(this.#frame, re, im);
  }
}
