import { setTimeout as sleep } from 'node:timers/promises';
import { EarshotError, messageOf } from '../../errors.js';
import { FRAME_MS } from '../pcm.js';
import type { FrameSource } from '../ports.js';
import { findRecorder, RECORDER_HINT, type Recorder, type RecorderProgram } from './find-recorder.js';
import { record } from './recording.js';

export interface MicrophoneOptions {
  /** Default: the best that is installed. An own executable can be given with the program it behaves like. */
  readonly recorder?: RecorderProgram | 'auto' | Recorder;
  readonly device?: string;
  /** Told before each restart: the log, the page, the watchdog. */
  readonly onProblem?: (problem: CaptureProblem) => void;
  readonly stallMs?: number;
  readonly firstRetryMs?: number;
  readonly lastRetryMs?: number;
}

export interface CaptureProblem {
  readonly error: EarshotError;
  readonly retryInMs: number;
}

/** Long enough for a busy hub, short enough that a person who speaks again is heard. */
const STALL_MS = 2_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 30_000;
/** After 10 s of sound a recorder counts as healthy, and the next failure is a first one. */
const HEALTHY_FRAMES = Math.ceil(10_000 / FRAME_MS);

/**
 * The hub's microphone, by node-record-lpcm16 around arecord or sox. When the recorder dies or falls silent it is
 * started again, after 250 ms, then twice as long each time, up to 30 s, for as long as the hub runs: a USB microphone
 * that is plugged in later is found.
 */
export class Microphone implements FrameSource {
  readonly #options: MicrophoneOptions;
  #frames = 0;
  #restarts = 0;

  constructor(options: MicrophoneOptions = {}) {
    this.#options = options;
  }

  /** For the watchdog and the page: `frames` must grow. */
  get health(): { readonly frames: number; readonly restarts: number } {
    return { frames: this.#frames, restarts: this.#restarts };
  }

  /** @throws {EarshotError} CAPTURE_NO_RECORDER: trying again would not help */
  async *frames(signal: AbortSignal): AsyncGenerator<Float32Array> {
    const { firstRetryMs = FIRST_RETRY_MS, lastRetryMs = LAST_RETRY_MS, stallMs = STALL_MS } = this.#options;
    const { device, onProblem } = this.#options;
    const recorder = this.#recorder();
    let retryInMs = firstRetryMs;
    while (!signal.aborted) {
      let healthy = 0;
      try {
        for await (const frame of record(
          { recorder, stallMs, ...(device === undefined ? {} : { device }) },
          signal,
        )) {
          this.#frames++;
          if (++healthy === HEALTHY_FRAMES) retryInMs = firstRetryMs;
          yield frame;
        }
      } catch (cause) {
        const error = typed(cause);
        if (error.code === 'CAPTURE_NO_RECORDER') throw error;
        onProblem?.({ error, retryInMs });
        this.#restarts++;
        await sleep(retryInMs, undefined, { signal }).catch(() => {});
        retryInMs = Math.min(2 * retryInMs, lastRetryMs);
      }
    }
  }

  #recorder(): Recorder {
    const wish = this.#options.recorder ?? 'auto';
    const found = typeof wish === 'object' ? wish : findRecorder(wish);
    if (found) return found;
    const what = wish === 'auto' ? 'No recorder (arecord, sox)' : `The recorder ${String(wish)}`;
    throw new EarshotError('CAPTURE_NO_RECORDER', `${what} is not installed: ${RECORDER_HINT}.`);
  }
}

const typed = (cause: unknown): EarshotError =>
  cause instanceof EarshotError
    ? cause
    : new EarshotError('CAPTURE_FAILED', `The recorder failed: ${messageOf(cause)}.`, { cause });
