/**
 * Between the hub's mouth and its ear: what goes to a loudspeaker is noted on the microphone's clock, and what comes from
 * the microphone is given on without it. One microphone, any number of loudspeakers.
 */
import { type AudioSink, FRAME_SAMPLES, type FrameSource, type PcmAudio } from '../ports.js';
import { resample } from '../resample.js';
import { ClockDrift } from './clock-drift.js';
import { EchoCanceller } from './echo-canceller.js';
import { FarEnd } from './far-end.js';

/**
 * 64 ms: the far end is placed so much earlier than it was handed to the loudspeaker, for a frame of the microphone may
 * have waited that long, and a delay is never negative.
 */
export const HEAD_START = 1_024;
/** 50 ms: a loudspeaker that was stopped falls silent by then. */
const STOPPED_AFTER = 800;

export class EchoGuard {
  readonly #far = new FarEnd();
  readonly #canceller = new EchoCanceller(this.#far);
  /** By loudspeaker: of each it is another. */
  readonly #clocks = new Map<string, ClockDrift>();
  readonly #own = new WeakSet<Float32Array>();
  /** Samples that the microphone has given. */
  #heard = 0;
  /** Streams that are read now: without one there is no clock. */
  #listening = 0;

  /** The same loudspeaker; what it plays is known from now on. */
  tapped(sink: AudioSink): AudioSink {
    return {
      name: sink.name,
      play: (audio, signal) => this.#play(sink, audio, signal),
      close: () => sink.close(),
    };
  }

  /** The same stream, 16 ms later, without what the loudspeaker adds to it. */
  cleaned(source: FrameSource): FrameSource {
    const clean = (frame: Float32Array): Float32Array => this.#clean(frame);
    const count = (by: number): void => {
      this.#listening += by;
    };
    return {
      async *frames(signal) {
        count(1);
        try {
          for await (const frame of source.frames(signal)) yield clean(frame);
        } finally {
          count(-1);
        }
      },
    };
  }

  /** Whether a frame of a cleaned stream holds nothing but what is left of the hub's own sound. */
  isOwn(frame: Float32Array): boolean {
    return this.#own.has(frame);
  }

  async #play(sink: AudioSink, audio: PcmAudio, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#listening === 0) return await sink.play(audio, signal);
    const from = this.#heard - HEAD_START;
    let to = Number.POSITIVE_INFINITY;
    let cut = (_to: number): void => {};
    const stop = (): void => {
      to = this.#heard + STOPPED_AFTER;
      cut(to);
    };
    signal.addEventListener('abort', stop, { once: true });
    // Beside the playing: the first sound must not wait. A rate that cannot be converted is heard and not cancelled.
    const noted = resample(audio).then(
      ({ samples }) => {
        cut = this.#far.put(from, samples, to, this.#clockOf(sink));
      },
      () => {},
    );
    try {
      await sink.play(audio, signal);
    } finally {
      await noted;
      signal.removeEventListener('abort', stop);
    }
  }

  #clockOf({ name }: AudioSink): ClockDrift {
    const clock = this.#clocks.get(name) ?? new ClockDrift();
    this.#clocks.set(name, clock);
    return clock;
  }

  #clean(frame: Float32Array): Float32Array {
    const { samples, own } = this.#canceller.process(frame, this.#heard);
    this.#heard += FRAME_SAMPLES;
    if (own) this.#own.add(samples);
    return samples;
  }
}
