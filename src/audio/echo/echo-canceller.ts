/**
 * The microphone without the hub's own voice. Frames in, frames out, 16 ms later; no clocks, no devices. While nothing
 * plays, frames pass through as they are and nothing is computed.
 */
import { FRAME_SAMPLES } from '../ports.js';
import { Alignment, LONGEST_DELAY } from './alignment.js';
import type { FarEnd } from './far-end.js';
import { BLOCK_SAMPLES, type EchoBlock, KalmanFilter } from './kalman-filter.js';
import { NearEnd } from './near-end.js';
import { ResidualSuppressor } from './residual-suppressor.js';

/** 256 ms: in rooms of half a second, what comes later is 30 dB below the echo. */
const PARTITIONS = 16;
/** Where the first echo lies in the filter: 8 ms for a delay that shrinks, and for what comes before the peak. */
const LEAD = 128;
/** How long a room may sound on after the last sample: 0.4 s. */
const TAIL = 6_400;
/** Blocks, less those that were better, that were louder for the filter's work: the sound card has lost its place. */
const MOST_WORSE = 20;

export interface CleanFrame {
  /** [FRAME_SAMPLES], fresh. */
  readonly samples: Float32Array;
  /** Nothing but the hub's own sound: what is left of it must not be taken for somebody's speech. */
  readonly own: boolean;
}

export class EchoCanceller {
  readonly #far: FarEnd;
  readonly #filter = new KalmanFilter(PARTITIONS);
  readonly #suppressor = new ResidualSuppressor();
  readonly #nearEnd = new NearEnd();
  readonly #alignment: Alignment;
  /** Samples by which the far end is delayed; undefined: the echo has never been found. */
  #shift: number | undefined;
  /** Of the piece that was last looked at, and whether that is the one that sounds. */
  #delay = 0;
  #aligned = false;
  #active = false;
  #worse = 0;
  /** The last block of the microphone. */
  readonly #before = new Float64Array(BLOCK_SAMPLES);
  readonly #near = new Float64Array(BLOCK_SAMPLES);
  readonly #heard = new Float64Array(2 * BLOCK_SAMPLES);
  readonly #silence = new Float64Array(BLOCK_SAMPLES);
  readonly #clean = new Float32Array(BLOCK_SAMPLES);

  constructor(far: FarEnd) {
    this.#far = far;
    this.#alignment = new Alignment(far);
  }

  /** @param frame [FRAME_SAMPLES] @param at its first sample on the microphone's clock */
  process(frame: Float32Array, at: number): CleanFrame {
    const samples = new Float32Array(FRAME_SAMPLES);
    let own = true;
    for (let start = 0; start < FRAME_SAMPLES; start += BLOCK_SAMPLES) {
      for (let n = 0; n < BLOCK_SAMPLES; n++) this.#near[n] = frame[start + n]!;
      const isOwn = this.#block(at + start);
      own &&= isOwn;
      samples.set(this.#clean, start);
      this.#before.set(this.#near);
    }
    this.#far.forget(at);
    return { samples, own };
  }

  /** #near -> #clean, which is the block before; true: nothing but echo. */
  #block(at: number): boolean {
    const end = at + BLOCK_SAMPLES;
    const sounds = this.#far.sounds(at - LONGEST_DELAY - TAIL, end);
    if (!sounds) {
      this.#active = false;
      this.#clean.set(this.#before);
      return false;
    }
    if (!this.#active) this.#begin(at);
    const delay = this.#alignment.push(this.#near, end);
    if (this.#alignment.begun) {
      this.#nearEnd.forget();
      this.#aligned = false;
    }
    if (delay !== null) this.#align(delay, end);
    if (this.#shift === undefined) {
      this.#suppressor.step({ error: this.#near, echo: this.#silence }, this.#clean);
      return this.#alignment.search === 'searching';
    }
    this.#readFar(at);
    // A piece with another delay would unlearn the room.
    const learn = this.#alignment.search !== 'searching' || this.#nearEnd.trusted;
    const result = this.#judged(this.#filter.step(this.#heard, this.#near, learn), learn);
    this.#suppressor.step(result, this.#clean);
    return this.#nearEnd.isOwn(this.#before, result, this.#clean, this.#alignment.search);
  }

  /** What makes it louder is no cancellation: playback that was stopped, a gap in the stream. */
  #judged(result: EchoBlock, learnt: boolean): EchoBlock {
    const worse = energy(result.error) > energy(this.#near);
    if (learnt) this.#worse = worse ? this.#worse + 1 : Math.max(0, this.#worse - 1);
    if (this.#worse > MOST_WORSE) {
      this.#worse = 0;
      this.#shift = undefined;
      this.#alignment.restart();
    }
    return worse ? { error: this.#near, echo: this.#silence } : result;
  }

  /** The suppressor looks back one block: it gets the one that has passed it by. */
  #begin(at: number): void {
    this.#active = true;
    this.#suppressor.prime(this.#before);
    if (this.#shift !== undefined) this.#replay(at);
  }

  /** @param end sample after the block that has just been heard */
  #align(delay: number, end: number): void {
    const before = this.#delay;
    this.#delay = delay;
    if (this.#shift === undefined) {
      this.#shift = delay - LEAD;
      this.#learn(end);
    } else if (!this.#aligned && delay !== before) {
      // The filter knows the room from the last piece on, as it was when that was last looked at.
      this.#shift += delay - before;
      this.#replay(end - BLOCK_SAMPLES);
    }
    this.#aligned = true;
  }

  /** The half second in which the echo was searched for is known: the filter begins with it. */
  #learn(end: number): void {
    const { near } = this.#alignment;
    const first = end - near.length;
    let [heard, played] = [0, 0];
    this.#filter.forget(1);
    this.#replay(first);
    const block = new Float64Array(BLOCK_SAMPLES);
    this.#far.read(first - this.#shift!, this.#heard);
    for (let start = 0; start + BLOCK_SAMPLES < near.length; start += BLOCK_SAMPLES) {
      this.#readFar(first + start);
      for (let n = 0; n < BLOCK_SAMPLES; n++) {
        block[n] = near[start + n]!;
        heard += block[n]! ** 2;
        played += this.#heard[BLOCK_SAMPLES + n]! ** 2;
      }
    }
    this.#filter.forget((2 * heard) / (played + 1e-9));
    this.#replay(first);
    for (let start = 0; start + BLOCK_SAMPLES < near.length; start += BLOCK_SAMPLES) {
      this.#readFar(first + start);
      block.set(near.subarray(start, start + BLOCK_SAMPLES));
      this.#filter.step(this.#heard, block);
    }
  }

  /** The filter's memory of the far end, as the present shift has it. @param at first sample of the next block */
  #replay(at: number): void {
    this.#filter.replay((index) => {
      this.#readFar(at - (index + 1) * BLOCK_SAMPLES);
      return this.#heard;
    });
  }

  /** #heard: the block before `at` and the one from there on. */
  #readFar(at: number): void {
    this.#far.read(at - BLOCK_SAMPLES - this.#shift!, this.#heard);
  }
}

function energy(block: Float64Array): number {
  let sum = 0;
  for (const sample of block) sum += sample * sample;
  return sum;
}
