import { setTimeout as sleep } from 'node:timers/promises';
import { decodeFile, MAX_DICTATION_SECONDS } from './decode-file.js';
import { FRAME_MS, Reframer } from './pcm.js';
import type { FrameSource, PcmAudio } from './ports.js';

export interface FileSourceOptions {
  /** As a microphone would: each frame when its last sample would have been spoken. Else as fast as it is taken. */
  readonly realTime?: boolean;
  /** Silence after the recording, so that an endpoint can be heard. Default 0. */
  readonly trailingSilenceMs?: number;
  readonly maxSeconds?: number;
  /** Waits until `ms` after the first call; replaced in tests. */
  readonly waitUntil?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A recording in the place of a microphone. */
export class FileSource implements FrameSource {
  readonly #input: string | PcmAudio;
  readonly #options: FileSourceOptions;

  /** @param input a path, or 16 kHz audio that is decoded already */
  constructor(input: string | PcmAudio, options: FileSourceOptions = {}) {
    this.#input = input;
    this.#options = options;
  }

  /**
   * Can be called again: the recording starts anew.
   * @throws {EarshotError} what `decodeFile` throws, at the first frame
   */
  async *frames(signal: AbortSignal): AsyncGenerator<Float32Array> {
    const { realTime = false, maxSeconds = MAX_DICTATION_SECONDS, trailingSilenceMs = 0 } = this.#options;
    const waitUntil = this.#options.waitUntil ?? sinceNow();
    try {
      const audio =
        typeof this.#input === 'string' ? await decodeFile(this.#input, { maxSeconds, signal }) : this.#input;
      let sent = 0;
      for (const frame of framesOf(audio.samples, trailingSilenceMs)) {
        sent++;
        if (realTime) await waitUntil(sent * FRAME_MS, signal);
        if (signal.aborted) return;
        yield frame;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

function* framesOf(samples: Float32Array, trailingSilenceMs: number): Generator<Float32Array> {
  const reframer = new Reframer();
  // One second at a time: reframing an hour at once would hold it in memory twice.
  for (let at = 0; at < samples.length; at += 16_000) yield* reframer.push(samples.subarray(at, at + 16_000));
  for (let left = trailingSilenceMs; left > 0; left -= FRAME_MS) yield* reframer.push(new Float32Array(512));
  const rest = reframer.flush();
  if (rest) yield rest;
}

/** Against one start, not from frame to frame: a late timer must not shift all that follow. */
function sinceNow(): (ms: number, signal: AbortSignal) => Promise<void> {
  const start = performance.now();
  return async (ms, signal) => {
    const left = start + ms - performance.now();
    if (left > 0) await sleep(left, undefined, { signal });
  };
}
