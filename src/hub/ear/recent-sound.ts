/** The last seconds of the hub's microphone, in memory: what was heard when it woke by mistake. */
import { concat } from '../../audio/pcm.js';
import { FRAME_SAMPLES, type FrameSource, SAMPLE_RATE_HZ } from '../../audio/ports.js';

/** The longest stretch of speech that is read for a phrase, and its reading on a slow machine. */
const SECONDS = 8;
const FRAMES = Math.ceil((SECONDS * SAMPLE_RATE_HZ) / FRAME_SAMPLES);

export class RecentSound {
  private readonly frames: Float32Array[] = [];
  private readonly listeners = new Set<(frame: Float32Array) => void>();

  /** The same source, remembered as it is read. */
  tap(source: FrameSource): FrameSource {
    const keep = (frame: Float32Array): void => {
      this.frames.push(frame);
      if (this.frames.length > FRAMES) this.frames.shift();
      for (const listener of this.listeners) listener(frame);
    };
    return {
      async *frames(signal) {
        for await (const frame of source.frames(signal)) {
          keep(frame);
          yield frame;
        }
      },
    };
  }

  /** Every frame as it comes, until the returned function is called. */
  listen(listener: (frame: Float32Array) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** A copy, 16 kHz mono. */
  samples(): Float32Array {
    return concat(this.frames);
  }
}
