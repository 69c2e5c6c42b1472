/**
 * Playback that can be held: somebody speaks, and the hub falls silent until it is known whether he speaks to it. What is
 * played goes on a little before where it stopped, so that no word is lost.
 */
import { eitherSignal } from '../../either-signal.js';
import { samplesOf } from '../pcm.js';
import type { AudioSink, PcmAudio } from '../ports.js';

/** A word and the time that a loudspeaker needs to begin. */
const BACK_MS = 400;

export class Hold {
  readonly #nowMs: () => number;
  #stop = new AbortController();
  /** null: nothing is held. */
  #release: (() => void) | null = null;
  #released: Promise<void> = Promise.resolve();
  #pausedAtMs = 0;
  #active = 0;

  /** @param nowMs a clock for how much was played */
  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** Something is played, or held. */
  get active(): boolean {
    return this.#active > 0;
  }

  get held(): boolean {
    return this.#release !== null;
  }

  /** Silence within what the sink promises (100 ms). What is given to be played meanwhile waits. */
  pause(): void {
    if (this.#release !== null) return;
    this.#pausedAtMs = this.#nowMs();
    this.#released = new Promise((resolve) => {
      this.#release = resolve;
    });
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  resume(): void {
    this.#release?.();
    this.#release = null;
  }

  /** The same sink, held with the others. */
  sink(sink: AudioSink): AudioSink {
    return {
      name: sink.name,
      play: (audio, signal) => this.#play(sink, audio, signal),
      close: () => sink.close(),
    };
  }

  async #play(sink: AudioSink, audio: PcmAudio, signal: AbortSignal): Promise<void> {
    this.#active += 1;
    try {
      let rest: PcmAudio | null = audio;
      while (rest !== null) {
        await this.#untilReleased(signal);
        if (signal.aborted) return;
        rest = await this.#playUntilHeld(sink, rest, signal);
      }
    } finally {
      this.#active -= 1;
    }
  }

  /** What is left to be played after a pause; null: nothing, or nothing is wanted any more. */
  async #playUntilHeld(sink: AudioSink, audio: PcmAudio, signal: AbortSignal): Promise<PcmAudio | null> {
    const held = this.#stop.signal;
    const startedAtMs = this.#nowMs();
    const either = eitherSignal(signal, held);
    try {
      await sink.play(audio, either.signal);
    } finally {
      either.release();
    }
    if (signal.aborted || !held.aborted) return null;
    const playedMs = Math.max(0, this.#pausedAtMs - startedAtMs - BACK_MS);
    const { samples, sampleRateHz } = audio;
    const from = samplesOf(playedMs, sampleRateHz);
    return from >= samples.length ? null : { samples: samples.subarray(from), sampleRateHz };
  }

  async #untilReleased(signal: AbortSignal): Promise<void> {
    while (this.#release !== null && !signal.aborted) {
      let left = (): void => {};
      const gone = new Promise<void>((resolve) => {
        left = resolve;
        signal.addEventListener('abort', left, { once: true });
      });
      await Promise.race([this.#released, gone]);
      signal.removeEventListener('abort', left);
    }
  }
}
