/**
 * Does anybody but the hub speak? A block counts as the hub's own while no more of it comes through than is expected to
 * be left of its echo, and as long as it is not known yet whether its echo is being removed at all.
 */
import type { Search } from './alignment.js';
import type { EchoBlock } from './kalman-filter.js';
import type { ResidualEcho } from './residual-echo.js';

/** Power over that of the loudest echo of the last seconds: -33 dB. Who speaks 12 dB below the hub mostly makes -18 to -25 dB. */
const SOMEBODY = 0.0005;
/** The loudest echo is forgotten, by 1.4 dB a second. */
const LOUD_FALL = 0.995;
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
/** Power of a spectrum's 256 bins over that of its samples: 512, of which the window takes half. */
const SPECTRUM = 256 * 256;

export class NearEnd {
  #heard = 0;
  #error = 0;
  #excess = 0;
  #loud = 0;
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

  /** @param near the block that was heard before this one @returns whether somebody is in it */
  hears(near: Float64Array, { error }: EchoBlock, residual: ResidualEcho, search: Search): boolean {
    this.#heard = MEMORY * this.#heard + (1 - MEMORY) * power(near);
    this.#error = MEMORY * this.#error + (1 - MEMORY) * power(error);
    this.#excess = MEMORY * this.#excess + (1 - MEMORY) * residual.excess;
    this.#loud = Math.max(residual.echo, LOUD_FALL * this.#loud);
    const sounds = this.#heard > SILENCE;
    this.#trusted ||=
      search === 'given-up' || (sounds && this.#error < REMOVED * this.#heard) || this.#doubt > LONGEST_DOUBT;
    if (!this.#trusted) {
      this.#doubt += 1;
      return false;
    }
    const somebody = this.#excess > Math.max(SILENCE * SPECTRUM, SOMEBODY * this.#loud);
    this.#hangover = somebody ? HANGOVER : Math.max(0, this.#hangover - 1);
    return this.#hangover > 0;
  }
}

function power(block: Float32Array | Float64Array): number {
  let sum = 0;
  for (const sample of block) sum += sample * sample;
  return sum / block.length;
}
