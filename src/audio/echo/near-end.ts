/**
 * Does anybody but the hub speak? A block counts as the hub's own while no more of it comes through than usually does
 * when the hub speaks alone, and as long as it is not known yet whether its echo is being removed at all.
 */
import type { Search } from './alignment.js';
import type { EchoBlock } from './kalman-filter.js';

/** Cleaned over heard, power: below -15 dB it is the hub alone. Somebody 12 dB below its voice makes -13 dB of it. */
const SOMEBODY = 0.03;
/** Somebody is 5 dB above what usually comes through. */
const ABOVE_USUAL = 3;
/** What usually comes through falls within 80 ms and rises by 2.7 dB a second: speech over the hub is soon over. */
const USUAL_FALL = 0.2;
const USUAL_RISE = 1.01;
const USUAL_LEAST = 0.003;
/** Smoothing over blocks of 16 ms. */
const MEMORY = 0.6;
/** The filter removes the echo: 5 dB, over 40 ms. */
const REMOVED = 0.3;
/** 2 s: whoever speaks all the time hides whether it does. */
const LONGEST_DOUBT = 125;
/** 160 ms after the last sign of somebody: the soft end of a word. */
const HANGOVER = 10;
/** -66 dBFS: softer is nobody. */
const SILENCE = 2.5e-7;

export class NearEnd {
  #heard = 0;
  #error = 0;
  #clean = 0;
  #usual = 0.3;
  #hangover = 0;
  #doubt = 0;
  #trusted = false;

  /** The echo of the piece that sounds is being removed. */
  get trusted(): boolean {
    return this.#trusted;
  }

  /** Another piece begins, perhaps with another delay. */
  forget(): void {
    this.#hangover = 0;
    this.#doubt = 0;
    this.#trusted = false;
  }

  /** @param near the block that `clean` was made of @returns whether nobody but the hub is in it */
  isOwn(near: Float64Array, { error }: EchoBlock, clean: Float32Array, search: Search): boolean {
    this.#heard = MEMORY * this.#heard + (1 - MEMORY) * power(near);
    this.#error = MEMORY * this.#error + (1 - MEMORY) * power(error);
    this.#clean = MEMORY * this.#clean + (1 - MEMORY) * power(clean);
    const sounds = this.#heard > SILENCE;
    const through = this.#clean / (this.#heard + SILENCE);
    const threshold = Math.max(SOMEBODY, ABOVE_USUAL * this.#usual);
    if (sounds) this.#learn(through);
    this.#trusted ||= search === 'given-up' || this.#removes(sounds) || this.#doubt > LONGEST_DOUBT;
    if (!this.#trusted) {
      this.#doubt += 1;
      return true;
    }
    const somebody = this.#clean > SILENCE && through > threshold;
    this.#hangover = somebody ? HANGOVER : Math.max(0, this.#hangover - 1);
    return this.#hangover === 0;
  }

  #removes(sounds: boolean): boolean {
    return sounds && this.#error < REMOVED * this.#heard;
  }

  #learn(through: number): void {
    const usual =
      through < this.#usual ? this.#usual + USUAL_FALL * (through - this.#usual) : this.#usual * USUAL_RISE;
    this.#usual = Math.min(0.5, Math.max(USUAL_LEAST, usual));
  }
}

function power(block: Float32Array | Float64Array): number {
  let sum = 0;
  for (const sample of block) sum += sample * sample;
  return sum / block.length;
}
