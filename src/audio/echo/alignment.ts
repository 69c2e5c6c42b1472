/**
 * By how much the far end is delayed before the filter sees it. Each piece of sound takes its own time to the loudspeaker
 * (a program is started, a device opened), so each is aligned anew, to the filter that the room has taught already.
 */

import { DelayEstimator, FAR_SAMPLES, NEAR_SAMPLES } from './delay-estimator.js';
import type { FarEnd } from './far-end.js';
import { BLOCK_SAMPLES } from './kalman-filter.js';
import type { KnownRoom } from './known-room.js';

/** The longest delay that is found: half a second. */
export const LONGEST_DELAY = NEAR_SAMPLES;
/**
 * Enough where two looks in a row agree. Of 162 pieces in three rooms, with noise 10 to 44 dB below the voice, the right
 * delay had 15 and more from 0.2 s after its first sound on; before it is heard, and while little of it is, chance has up
 * to 21, once.
 */
const LIKELY = 10;
const AGREED = 4;
/** In a room that is known: at once, and where two looks agree. */
const SURELY_LIKE = 0.8;
const LIKE = 0.5;
/** Blocks between looks: 64 ms in the first second, which may correct each other; then half a second, for clocks that run apart. */
const LOOK_EVERY = 4;
const FOLLOW_EVERY = 32;
/** 1 s: a piece whose echo was not found by then has none. */
const LOOK_FOR = 64;

export type Search = 'searching' | 'found' | 'given-up';

/** Samples. */
export interface Place {
  /** Of the first sound: it says by how much one piece is later than another. */
  readonly delay?: number;
  /** Of the far end before it enters the filter, as that knows the room. */
  readonly shift?: number;
}

export class Alignment {
  readonly #estimator = new DelayEstimator();
  readonly #near = new Float64Array(NEAR_SAMPLES);
  readonly #window = new Float64Array(FAR_SAMPLES);
  readonly #far: FarEnd;
  #piece: number | undefined;
  #blocks = 0;
  #search: Search = 'given-up';
  #seen = Number.NEGATIVE_INFINITY;
  #place = Number.NEGATIVE_INFINITY;

  constructor(far: FarEnd) {
    this.#far = far;
  }

  /** Of the piece that is heard now. */
  get search(): Search {
    return this.#search;
  }

  /** Another piece began with the last block. */
  get begun(): boolean {
    return this.#search === 'searching' && this.#blocks === 1;
  }

  /** What was found has turned out wrong. */
  restart(): void {
    this.#begin(this.#piece);
  }

  /** The last NEAR_SAMPLES of the microphone. */
  get near(): Float64Array {
    return this.#near;
  }

  /**
   * One block further.
   * @param now sample after the block
   * @param room null: it is not known
   * @returns the place of the piece that sounds, where it was seen for sure; `search` was `searching` before the first
   */
  push(block: Float64Array, now: number, room: KnownRoom | null): Place | null {
    this.#near.copyWithin(0, BLOCK_SAMPLES);
    this.#near.set(block, NEAR_SAMPLES - BLOCK_SAMPLES);
    const piece = this.#far.playing(now)?.from;
    if (piece !== this.#piece) this.#begin(piece);
    if (this.#search === 'given-up' || piece === undefined) return null;
    this.#blocks += 1;
    if (this.#search === 'searching' && room !== null) {
      const shift = this.#lookIn(room, piece, now);
      if (shift !== null) return { shift };
    }
    if (this.#blocks % (this.#blocks > LOOK_FOR ? FOLLOW_EVERY : LOOK_EVERY) !== 0) return null;
    const { delay, surety } = this.#look(piece, now);
    const agreed = surety >= LIKELY && Math.abs(delay - this.#seen) <= AGREED;
    this.#seen = surety >= LIKELY ? delay : Number.NEGATIVE_INFINITY;
    if (agreed) this.#search = 'found';
    else if (this.#search === 'searching' && this.#blocks >= LOOK_FOR) this.#search = 'given-up';
    return agreed ? { delay } : null;
  }

  #begin(piece: number | undefined): void {
    this.#piece = piece;
    this.#blocks = 0;
    this.#place = Number.NEGATIVE_INFINITY;
    this.#seen = Number.NEGATIVE_INFINITY;
    this.#search = piece === undefined ? 'given-up' : 'searching';
  }

  #lookIn(room: KnownRoom, piece: number, now: number): number | null {
    this.#readPiece(piece, now);
    const seen = room.look(this.#near, this.#window);
    if (seen === null) return null;
    const { shift, likeness } = seen;
    const agreed = likeness >= LIKE && Math.abs(shift - this.#place) <= AGREED;
    this.#place = likeness >= LIKE ? shift : Number.NEGATIVE_INFINITY;
    if (!agreed && likeness < SURELY_LIKE) return null;
    this.#search = 'found';
    return shift;
  }

  #look(piece: number, now: number): ReturnType<DelayEstimator['estimate']> {
    this.#readPiece(piece, now);
    return this.#estimator.estimate(this.#near, this.#window);
  }

  /** Only this piece: the one before had another delay. */
  #readPiece(piece: number, now: number): void {
    const from = now - FAR_SAMPLES;
    this.#far.read(from, this.#window);
    this.#window.fill(0, 0, Math.max(0, Math.min(FAR_SAMPLES, piece - from)));
  }
}
