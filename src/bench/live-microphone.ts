/** A microphone in a quiet room, into which recordings are spoken: frames come when their last sample would have been heard. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FRAME_MS } from '../audio/pcm.js';
import { FRAME_SAMPLES, type FrameSource, SAMPLE_RATE_HZ } from '../audio/ports.js';

interface Playing {
  readonly samples: Float32Array;
  at: number;
  startedAt: number;
  readonly done: (startedAt: number) => void;
}

export class LiveMicrophone implements FrameSource {
  #playing: Playing | null = null;

  /**
   * Speaks a clip from the next frame on. Resolves after its last frame with the time (`performance.now()`) of its first
   * sample: sample n was spoken n / 16 ms later.
   */
  async play(samples: Float32Array): Promise<number> {
    return await new Promise((done) => {
      this.#playing = { samples, at: 0, startedAt: 0, done };
    });
  }

  async *frames(signal: AbortSignal): AsyncGenerator<Float32Array> {
    const start = performance.now();
    // Against one start, not from frame to frame: a late timer must not shift all that follow.
    for (let count = 1; !signal.aborted; count += 1) {
      const left = start + count * FRAME_MS - performance.now();
      if (left > 0) await sleep(left, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      yield this.#next(start + (count - 1) * FRAME_MS);
    }
  }

  #next(frameStart: number): Float32Array {
    const frame = new Float32Array(FRAME_SAMPLES);
    const playing = this.#playing;
    if (playing === null) return frame;
    if (playing.at === 0) playing.startedAt = frameStart;
    frame.set(playing.samples.subarray(playing.at, playing.at + FRAME_SAMPLES));
    playing.at += FRAME_SAMPLES;
    if (playing.at >= playing.samples.length) {
      this.#playing = null;
      playing.done(playing.startedAt);
    }
    return frame;
  }
}

/** 10 ms. */
const STEP = SAMPLE_RATE_HZ / 100;

/**
 * The sample after the last one of speech, found by energy alone, so that it does not depend on the detector that is
 * measured: the end of the last 10 ms that are within 35 dB of the loudest and 12 dB above the clip's own floor (its
 * 10th percentile).
 */
export function speechEnd(samples: Float32Array): number {
  const energies: number[] = [];
  for (let at = 0; at < samples.length; at += STEP) {
    const part = samples.subarray(at, at + STEP);
    energies.push(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
  }
  const loudest = Math.max(0, ...energies);
  const floor = energies.toSorted((a, b) => a - b)[Math.floor(energies.length / 10)] ?? 0;
  // Where speech fills the clip its floor is speech, too: never ask for more than 20 dB below the loudest.
  const enough = Math.max(loudest * 10 ** -3.5, Math.min(floor * 10 ** 1.2, loudest / 100));
  const last = energies.findLastIndex((energy) => energy > 0 && energy >= enough);
  return Math.min(samples.length, (last + 1) * STEP);
}
