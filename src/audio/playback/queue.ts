import { eitherSignal } from '../../either-signal.js';
import type { AudioSink, PcmAudio } from '../ports.js';
import { raceAbort } from '../race-abort.js';

/** One piece of audio (a sentence, a chime) on its way to the loudspeaker. */
export interface Playing {
  readonly index: number;
  /** The samples: what the microphone is about to hear of ourselves. */
  readonly audio: PcmAudio;
}

export interface PlaybackListeners {
  readonly onPlaying?: (playing: Playing) => void;
  /** `completed` is false when a barge-in cut it short. */
  readonly onPlayed?: (playing: Playing & { readonly completed: boolean }) => void;
}

export interface Played {
  readonly completed: boolean;
  /** Pieces that began to play. */
  readonly count: number;
}

/**
 * Plays replies one after another, each sentence by sentence: while one plays the next is made, so that the first
 * sound comes after one sentence, not after all. `stop` is barge-in: silence within 100 ms (the sink's promise), and
 * nothing that waited is played.
 */
export class PlaybackQueue {
  readonly #sink: AudioSink;
  readonly #listeners: PlaybackListeners;
  #last: Promise<unknown> = Promise.resolve();
  #stop = new AbortController();
  #active = 0;

  constructor(sink: AudioSink, listeners: PlaybackListeners = {}) {
    this.#sink = sink;
    this.#listeners = listeners;
  }

  /** True while anything plays or waits to. */
  get busy(): boolean {
    return this.#active > 0;
  }

  /**
   * Plays after all that was given before. Rejects with what the sink or the maker of the sentences threw; the
   * replies behind it play nevertheless.
   */
  play(sentences: AsyncIterable<PcmAudio> | Iterable<PcmAudio>, signal?: AbortSignal): Promise<Played> {
    const stopped = eitherSignal(this.#stop.signal, ...(signal ? [signal] : []));
    this.#active++;
    const played = this.#last
      .then(() => playSentences(sentences, this.#sink, stopped.signal, this.#listeners))
      .finally(() => {
        stopped.release();
        this.#active--;
      });
    this.#last = played.catch(() => {});
    return played;
  }

  /** Barge-in. What is given to `play` after this call plays. */
  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** Stops, waits for the silence, and closes the sink. */
  async close(): Promise<void> {
    this.stop();
    await this.#last;
    await this.#sink.close();
  }
}

/** One reply: pulls sentence n + 1 while sentence n plays. An abort ends it without an error. */
export async function playSentences(
  sentences: AsyncIterable<PcmAudio> | Iterable<PcmAudio>,
  sink: AudioSink,
  signal: AbortSignal,
  listeners: PlaybackListeners = {},
): Promise<Played> {
  // Before anything is made: a reply that was stopped while it waited costs nothing.
  if (signal.aborted) return { completed: false, count: 0 };
  const pieces = toAsync(sentences);
  let count = 0;
  let next = pull(pieces);
  try {
    while (!signal.aborted) {
      const audio = await raceAbort(next, signal);
      if (audio === undefined || signal.aborted) break;
      next = pull(pieces);
      const playing = { index: count++, audio };
      listeners.onPlaying?.(playing);
      await sink.play(audio, signal);
      listeners.onPlayed?.({ ...playing, completed: !signal.aborted });
    }
    return { completed: !signal.aborted, count };
  } finally {
    // Not awaited: a maker in the middle of a sentence hears of it when that one is done.
    pieces.return(undefined).catch(() => {});
  }
}

/** The next piece, or undefined at the end. Its failure is raised where it is awaited. */
function pull(pieces: AsyncGenerator<PcmAudio, void, void>): Promise<PcmAudio | undefined> {
  const piece = pieces.next().then((result) => (result.done ? undefined : result.value));
  piece.catch(() => {});
  return piece;
}

async function* toAsync(sentences: AsyncIterable<PcmAudio> | Iterable<PcmAudio>) {
  yield* sentences;
}
