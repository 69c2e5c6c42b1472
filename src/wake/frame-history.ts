/** The last frames of a stream by their number, counted from the first frame after `clear`. */
import { concat } from '../audio/pcm.js';

export class FrameHistory {
  #kept: Float32Array[] = [];
  /** Number of the first kept frame. */
  #from = 0;

  /** @param keep frames */
  constructor(private readonly keep: number) {}

  /** Number of the next frame. */
  get end(): number {
    return this.#from + this.#kept.length;
  }

  /** The frame is kept as it is: do not write into it. */
  push(frame: Float32Array): void {
    this.#kept.push(frame);
    if (this.#kept.length <= this.keep) return;
    this.#kept.shift();
    this.#from += 1;
  }

  /** From this frame on, or from the first one that is still kept. */
  since(start: number): Float32Array[] {
    return this.#kept.slice(Math.max(0, start - this.#from));
  }

  /** @param end exclusive */
  samples(start: number, end: number): Float32Array {
    return concat(this.#kept.slice(Math.max(0, start - this.#from), Math.max(0, end - this.#from)));
  }

  clear(): void {
    this.#kept = [];
    this.#from = 0;
  }
}
