/**
 * The microphone without the hub's own voice. Frames in, frames out, 16 ms later; no clocks, no devices. While nothing
 * plays, frames pass through as they are and nothing is computed.
 */
import { FRAME_SAMPLES } from '../ports.js';
import { Alignment, LONGEST_DELAY, type Place } from './alignment.js';
import { EchoLag } from './echo-lag.js';
import type { FarEnd } from './far-end.js';
import { BLOCK_SAMPLES, type EchoBlock, KalmanFilter } from './kalman-filter.js';
import { KnownRoom } from './known-room.js';
import { NearEnd } from './near-end.js';
import { ResidualSuppressor } from './residual-suppressor.js';

/** 256 ms: in rooms of half a second, what comes later is 30 dB below the echo. */
const PARTITIONS = 16;
/** Where the first echo lies in the filter: 8 ms for a delay that shrinks, and for what comes before the peak. */
const LEAD = 128;
/** Samples by which clocks that run apart do not change the delay between two looks: the one before was wrong. */
const FAR_OFF = 64;
/** How long a room may sound on after the last sample: 0.4 s. */
const TAIL = 6_400;
/** Blocks, less those that were better, that were louder for the filter's work: the sound card has lost its place. */
const MOST_WORSE = 20;
/** 3 s: what sounds like somebody for so long is the room, which has changed. */
const LONGEST_SPEECH = 188;
/** Of what is left of the echo little is learnt while somebody speaks. */
const SLOWLY = 0.1;
/**
 * 3.2 s of sound in a new room: until then what the filter leaves is not known well enough to tell anybody from it. Each
 * start of the hub costs so much of its first replies.
 */
const NEW_ROOM = 200;
/** Well enough to find the next piece in it. */
const SOME_ROOM = 50;
/** 1.6 s of sound in a new room: sooner it is the room that turns the phases. */
const CLOCKS_FROM = 100;
/** Samples squared, a tenth of one: of how late the echo is, while somebody speaks. Clocks far apart sound like somebody, too. */
const TALKED_OVER = 0.01;
/** Energy of two blocks at -50 dBFS: softer teaches nothing. */
const SOUNDS = 2 * BLOCK_SAMPLES * 1e-5;

export interface CleanFrame {
  /** [FRAME_SAMPLES], fresh. */
  readonly samples: Float32Array;
  /** Nothing but the hub's own sound: what is left of it must not be taken for somebody's speech. */
  readonly own: boolean;
}

export class EchoCanceller {
  readonly #far: FarEnd;
  readonly #filter = new KalmanFilter(PARTITIONS);
  readonly #suppressor = new ResidualSuppressor(PARTITIONS);
  readonly #nearEnd = new NearEnd();
  readonly #alignment: Alignment;
  readonly #lag = new EchoLag();
  /** Sample at which it was last looked how late the echo is. */
  #looked = 0;
  /** Samples by which the far end is delayed, which may be between two; undefined: the echo has never been found. */
  #shift: number | undefined;
  /** Of the piece that was last looked at, and whether that is the one that sounds. */
  #delay = 0;
  #aligned = false;
  #active = false;
  #worse = 0;
  /** Blocks in a row with somebody's speech in them, and blocks of sound since the room is new. */
  #speech = 0;
  #learnt = 0;
  /** Where the next piece is looked for; null: it has been found, or the room is not known. */
  #room: KnownRoom | null = null;
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
    const place = this.#alignment.push(this.#near, end, this.#room);
    if (this.#alignment.begun) this.#beginPiece(end);
    if (place !== null) this.#align(place, end);
    if (this.#shift === undefined) {
      this.#suppressor.analyse({ error: this.#near, echo: this.#silence });
      this.#suppressor.synthesise(this.#clean, true);
      return this.#alignment.search === 'searching';
    }
    return this.#cancel(at);
  }

  /** Perhaps with another delay than the one before. */
  #beginPiece(end: number): void {
    const known = this.#shift !== undefined && this.#learnt >= SOME_ROOM;
    this.#room = known ? new KnownRoom(this.#filter.response()) : null;
    this.#nearEnd.forget();
    this.#aligned = false;
    this.#newPlace(end);
  }

  #cancel(at: number): boolean {
    this.#readFar(at);
    const { search } = this.#alignment;
    // A piece with another delay would unlearn the room.
    const learn = search !== 'searching' || this.#nearEnd.trusted;
    const result = this.#judged(this.#filter.predict(this.#heard, this.#near), learn);
    this.#suppressor.analyse(result);
    const somebody = this.#nearEnd.hears(this.#before, result, this.#suppressor.residual, search);
    if (learn) this.#learnFrom(somebody);
    const counts = search === 'found' && result.echo !== this.#silence && this.#learnt >= CLOCKS_FROM;
    if (counts) this.#follow(result, at, somebody);
    else this.#lag.skip();
    this.#suppressor.synthesise(this.#clean, somebody);
    return !somebody || this.#learnt < NEW_ROOM;
  }

  /** Two clocks never run alike: what comes later or earlier than predicted is moved. @param at first sample of the block */
  #follow({ echo }: EchoBlock, at: number, somebody: boolean): void {
    const seen = this.#lag.push(this.#near, echo);
    const sounding = at - this.#shift!;
    const playing = this.#far.playing(sounding);
    if (seen === null || playing === undefined) return;
    const { from, clock } = playing;
    const before = clock.rate;
    const variance = seen.variance + (somebody ? TALKED_OVER : 0);
    const later = clock.see({ lag: seen.lag, variance }, at - this.#looked);
    this.#looked = at;
    // At another rate the piece is stretched from its first sample on; what sounds now must stay where it is.
    this.#shift! += later + ((sounding - from) * (clock.rate - before)) / (1 + clock.rate);
  }

  /** The echo comes from a new place: how late it is there is not known yet. @param end sample after the last block */
  #newPlace(end: number): void {
    this.#far.playing(end)?.clock.begin();
    this.#lag.restart();
    this.#looked = end;
  }

  #learnFrom(somebody: boolean): void {
    this.#speech = somebody ? this.#speech + 1 : 0;
    const speech = somebody && this.#speech < LONGEST_SPEECH && this.#learnt >= NEW_ROOM;
    this.#filter.learn(speech);
    this.#suppressor.residual.learn(speech ? SLOWLY : 1);
    if (energy(this.#heard) > SOUNDS) this.#learnt += 1;
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
    this.#lag.skip();
    if (this.#shift !== undefined) this.#replay(at);
  }

  /** @param end sample after the block that has just been heard */
  #align({ delay, shift }: Place, end: number): void {
    const before = this.#shift;
    if (shift !== undefined) {
      this.#shift = shift;
      this.#room = null;
      this.#delay = shift + LEAD;
    } else if (delay !== undefined) {
      // The filter knows the room from the last piece on, as it was when that was last looked at.
      const wrong = Math.abs(delay - this.#delay) > FAR_OFF;
      if (before === undefined || (wrong && this.#learnt < NEW_ROOM)) this.#shift = delay - LEAD;
      else if (wrong || !this.#aligned) this.#shift = before + delay - this.#delay;
      this.#delay = delay;
    }
    this.#aligned = true;
    if (before !== this.#shift) this.#newPlace(end);
    if (before === undefined || (this.#shift !== before && this.#learnt < SOME_ROOM)) this.#learn(end);
    else if (before !== this.#shift) this.#replay(end - BLOCK_SAMPLES);
  }

  /** The half second in which the echo was searched for is known: the filter begins with it. */
  #learn(end: number): void {
    const { near } = this.#alignment;
    const first = end - near.length;
    let [heard, played] = [0, 0];
    this.#learnt = 0;
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
      this.#filter.predict(this.#heard, block);
      this.#filter.learn(false);
      this.#filter.prove();
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
