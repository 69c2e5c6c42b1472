import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../log.js';
import { secondsOf } from '../pcm.js';
import type { AudioSink, PcmAudio } from '../ports.js';

export interface NullSinkOptions {
  readonly log?: Pick<Logger, 'info'>;
  /** Takes as long as the audio is; else each `play` is over at once. */
  readonly realTime?: boolean;
}

/** No loudspeaker: says what would have been played. The page and the tests hear the replies anyway. */
export class NullSink implements AudioSink {
  readonly name = 'null';
  readonly #options: NullSinkOptions;

  constructor(options: NullSinkOptions = {}) {
    this.#options = options;
  }

  async play(audio: PcmAudio, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const seconds = secondsOf(audio.samples.length, audio.sampleRateHz);
    this.#options.log?.info({ seconds }, 'no loudspeaker: played to nowhere');
    if (this.#options.realTime) await sleep(1_000 * seconds, undefined, { signal }).catch(() => {});
  }

  async close(): Promise<void> {}
}
