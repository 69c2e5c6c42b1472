/**
 * What the hub plays, placed on the clock of the microphone: sample n of the far end left for the loudspeaker while the
 * microphone gave its sample n. The way through sound card, air and sound card is the delay that the canceller finds. Each
 * piece is stretched, from its first sample on, by what is known of how far the loudspeaker's clock runs apart.
 */
import { SAMPLE_RATE_HZ } from '../ports.js';
import { ClockDrift } from './clock-drift.js';
import { addSliding } from './sliding-read.js';

/** Kept behind the newest sample that was asked for: the longest delay and the filter, 4 s in all. */
const KEPT = 4 * SAMPLE_RATE_HZ;

interface Piece {
  readonly from: number;
  /** Of the loudspeaker that plays it. */
  readonly clock: ClockDrift;
  /** Exclusive; earlier than the end of the samples where it was cut short. */
  to: number;
  readonly samples: Float32Array;
}

export class FarEnd {
  #pieces: Piece[] = [];
  readonly #clock = new ClockDrift();

  /**
   * @param from sample of the microphone's clock
   * @param samples 16 kHz
   * @param to where it was stopped, exclusive
   * @param clock of the loudspeaker; without: there is only one
   * @returns stops it: what was to be played from there on is not
   */
  put(
    from: number,
    samples: Float32Array,
    to = Number.POSITIVE_INFINITY,
    clock: ClockDrift = this.#clock,
  ): (to: number) => void {
    const piece: Piece = { from, clock, to: from + samples.length, samples };
    const stop = (at: number): void => {
      piece.to = Math.max(piece.from, Math.min(piece.to, at));
    };
    stop(to);
    this.#pieces.push(piece);
    return stop;
  }

  /** Whether anything is played in this stretch. @param to exclusive */
  sounds(from: number, to: number): boolean {
    return this.#pieces.some((piece) => piece.from < to && piece.to > from);
  }

  /** The piece that sounds at this time, or the last one before it; undefined: none is known. */
  playing(at: number): Pick<Piece, 'from' | 'clock'> | undefined {
    return this.#pieces.findLast((piece) => piece.from <= at);
  }

  /** `into` is filled with the samples from `from` on, which may lie between two; silence where nothing was played. */
  read(from: number, into: Float64Array): void {
    into.fill(0);
    for (const { from: start, to, samples, clock } of this.#pieces) {
      const step = 1 + clock.rate;
      const begin = Math.max(0, Math.ceil(start - from));
      const end = Math.min(into.length, Math.ceil(to - from));
      if (begin < end) addSliding(samples, (from + begin - start) * step, step, into, begin, end);
    }
  }

  /** What is older than the longest delay will not be asked for again. */
  forget(now: number): void {
    if (this.#pieces.some(({ to }) => to < now - KEPT)) {
      this.#pieces = this.#pieces.filter(({ to }) => to >= now - KEPT);
    }
  }
}
