import { FrameQueue } from './frame-queue.js';
import { Pcm16Joiner, Reframer } from './pcm.js';
import { type FrameSource, SAMPLE_RATE_HZ } from './ports.js';
import { Resampler } from './resample.js';

/**
 * Sound that somebody sends: a browser's or satellite's 16-bit little-endian mono PCM, in chunks of any size, at any
 * rate. Half samples and half frames wait for their other half; a sender faster than real time loses its oldest
 * frames and costs no memory beyond the queue.
 */
export class StreamSource implements FrameSource {
  readonly #joiner = new Pcm16Joiner();
  readonly #reframer = new Reframer();
  readonly #queue = new FrameQueue();
  readonly #resampler: Resampler;
  #ended = false;

  private constructor(resampler: Resampler) {
    this.#resampler = resampler;
  }

  /** @throws {EarshotError} AUDIO_RATE_UNSUPPORTED */
  static async create(sampleRateHz: number = SAMPLE_RATE_HZ): Promise<StreamSource> {
    return new StreamSource(await Resampler.create(sampleRateHz));
  }

  /** Frames lost because the sender was faster than the consumer. */
  get dropped(): number {
    return this.#queue.dropped;
  }

  /** Ignored after `end`. */
  push(bytes: Uint8Array): void {
    if (!this.#ended) this.#take(this.#resampler.push(this.#joiner.push(bytes)));
  }

  /** The sender has finished or is gone: what was sent is still delivered, the last frame padded with silence. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#take(this.#resampler.flush());
    const rest = this.#reframer.flush();
    if (rest) this.#queue.push(rest);
    this.#queue.end();
    this.#resampler.close();
  }

  frames(signal: AbortSignal): AsyncIterable<Float32Array> {
    return this.#queue.frames(signal);
  }

  #take(samples: Float32Array): void {
    for (const frame of this.#reframer.push(samples)) this.#queue.push(frame);
  }
}
