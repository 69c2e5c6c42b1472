import { setTimeout as sleep } from 'node:timers/promises';
import { EarshotError, messageOf } from '../../errors.js';
import { FRAME_MS } from '../pcm.js';
import { type FrameSource, SAMPLE_RATE_HZ } from '../ports.js';
import { findRecorder, RECORDER_HINT, type Recorder, type RecorderProgram } from './find-recorder.js';
import { RateMeter } from './rate-meter.js';
import { record, WrongRate } from './recording.js';

export interface MicrophoneOptions {
  /** Default: the best that is installed. An own executable can be given with the program it behaves like. */
  readonly recorder?: RecorderProgram | 'auto' | Recorder;
  readonly device?: string;
  /** Told before each restart: the log, the page, the watchdog. */
  readonly onProblem?: (problem: CaptureProblem) => void;
  /** Sound comes again after a CAPTURE_SILENT. */
  readonly onSound?: () => void;
  readonly stallMs?: number;
  /** Default: a RateMeter on the machine's clock. */
  readonly meter?: (expectedHz: number) => Pick<RateMeter, 'push'>;
  /** Until one and the same value counts as none. */
  readonly stuckS?: number;
  readonly firstRetryMs?: number;
  readonly lastRetryMs?: number;
}

export interface CaptureProblem {
  readonly error: EarshotError;
  readonly retryInMs: number;
}

/** Long enough for a busy hub, short enough that a person who speaks again is heard. */
export const STALL_MS = 2_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 30_000;
/** Nothing but zeros since it was opened: nobody needs longer to see that. */
const STUCK_S = 30;
/** Noise gates of good microphones give zeros in a quiet house; and what a new start does not mend it rarely mends later. */
const LONGEST_STUCK_S = 600;
/** After 10 s of sound a recorder counts as healthy, and the next failure is a first one. */
const HEALTHY_FRAMES = Math.ceil(10_000 / FRAME_MS);

/**
 * The hub's microphone, by node-record-lpcm16 around arecord or sox. When the recorder dies or falls silent it is
 * started again, after 250 ms, then twice as long each time, up to 30 s, for as long as the hub runs: a USB microphone
 * that is plugged in later is found. One that gives another rate than it was asked for is converted; one that gives
 * nothing but one value is started again, too, more and more rarely.
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
    let rateHz = SAMPLE_RATE_HZ;
    let first = this.#options.stuckS ?? STUCK_S;
    let silent = false;
    const onSound = (): void => {
      first = LONGEST_STUCK_S;
      if (silent) this.#options.onSound?.();
      silent = false;
    };
    while (!signal.aborted) {
      let healthy = 0;
      try {
        const stuckS = { first, later: LONGEST_STUCK_S };
        const meter = this.#options.meter?.(rateHz) ?? new RateMeter(rateHz);
        const how = { recorder, stallMs, rateHz, stuckS, meter, onSound };
        for await (const frame of record({ ...how, ...(device === undefined ? {} : { device }) }, signal)) {
          this.#frames++;
          if (++healthy === HEALTHY_FRAMES) retryInMs = firstRetryMs;
          yield frame;
        }
      } catch (cause) {
        const error = typed(cause);
        if (error.code === 'CAPTURE_NO_RECORDER') throw error;
        this.#restarts++;
        if (error instanceof WrongRate || error.code === 'CAPTURE_SILENT') {
          if (error instanceof WrongRate) rateHz = error.rateHz;
          else {
            silent = true;
            first = Math.min(2 * first, LONGEST_STUCK_S);
          }
          onProblem?.({ error, retryInMs: 0 });
          continue;
        }
        onProblem?.({ error, retryInMs });
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
