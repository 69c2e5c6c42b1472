/**
 * What the hub plays, placed on the clock of the microphone: sample n of the far end left for the loudspeaker while the
 * microphone gave its sample n. The way through sound card, air and sound card is the delay that the canceller finds.
 */
import { SAMPLE_RATE_HZ } from '../ports.js';

/** Kept behind the newest sample that was asked for: the longest delay and the filter, 4 s in all. */
const KEPT = 4 * SAMPLE_RATE_HZ;

interface Piece {
  readonly from: number;
  /** Exclusive; earlier than the end of the samples where it was cut short. */
  to: number;
  readonly samples: Float32Array;
}

export class FarEnd {
  #pieces: Piece[] = [];

  /**
   * @param from sample of the microphone's clock
   * @param samples 16 kHz
   * @param to where it was stopped, exclusive
   * @returns stops it: what was to be played from there on is not
   */
  put(from: number, samples: Float32Array, to = Number.POSITIVE_INFINITY): (to: number) => void {
    const piece: Piece = { from, to: from + samples.length, samples };
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

  /** The first sample of the piece that sounds at this time, or of the last one before it; undefined: none is known. */
  startOf(at: number): number | undefined {
    return this.#pieces.findLast((piece) => piece.from <= at)?.from;
  }

  /** `into` is filled with the samples from `from` on; silence where nothing was played. */
  read(from: number, into: Float64Array): void {
    into.fill(0);
    for (const { from: start, to, samples } of this.#pieces) {
      const begin = Math.max(from, start);
      const end = Math.min(from + into.length, to);
      for (let at = begin; at < end; at++) into[at - from]! += samples[at - start]!;
    }
  }

  /** What is older than the longest delay will not be asked for again. */
  forget(now: number): void {
    if (this.#pieces.some(({ to }) => to < now - KEPT)) {
      this.#pieces = this.#pieces.filter(({ to }) => to >= now - KEPT);
    }
  }
}
