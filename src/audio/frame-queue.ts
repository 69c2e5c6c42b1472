/** Thirty seconds of frames, 2 MB: a consumer further behind than this will not catch up. */
const DEFAULT_CAPACITY = 938;

/**
 * Between a device that pushes frames at its own pace and a consumer that pulls them: first in, first out, bounded.
 * When full the oldest frame goes, because a live hub wants the newest sound. One consumer.
 */
export class FrameQueue {
  readonly #capacity: number;
  #frames: Float32Array[] = [];
  #ended = false;
  #error: unknown;
  #wake: () => void = () => {};
  #dropped = 0;

  constructor(capacity = DEFAULT_CAPACITY) {
    this.#capacity = capacity;
  }

  /** Frames lost because nobody took them. */
  get dropped(): number {
    return this.#dropped;
  }

  push(frame: Float32Array): void {
    if (this.#ended) return;
    this.#frames.push(frame);
    if (this.#frames.length > this.#capacity) {
      this.#frames.shift();
      this.#dropped++;
    }
    this.#wake();
  }

  /** No more frames; with an error, the consumer gets it after the frames that are still here. */
  end(error?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#wake();
  }

  /** The frames until `end`, or until the signal aborts: then at once, without an error. */
  async *frames(signal: AbortSignal): AsyncGenerator<Float32Array> {
    const wake = () => this.#wake();
    signal.addEventListener('abort', wake);
    try {
      while (!signal.aborted) {
        const frame = this.#frames.shift();
        if (frame) yield frame;
        else if (!this.#ended) await this.#change();
        else if (this.#error !== undefined) throw this.#error;
        else return;
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
