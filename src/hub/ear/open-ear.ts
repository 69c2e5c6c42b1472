/**
 * The hub's own ear: a microphone (or a recording in its place) that is read as long as it is open. What is heard goes
 * to the dialog while that listens, and otherwise to the watch for utterances.
 */
import { FrameQueue } from '../../audio/frame-queue.js';
import type { FrameSource } from '../../audio/ports.js';
import { type Ear, type EarListeners, hearUtterance, type Utterance } from './ear.js';

export interface WatchListeners extends Partial<EarListeners> {
  readonly onUtterance: (utterance: Utterance) => void;
}

export class OpenEar {
  private readonly ear: Ear;
  private tap: FrameQueue | null = null;
  /** False while the hub's own voice is in the room. */
  private deaf = false;

  constructor(ear: Ear) {
    this.ear = ear;
  }

  /** The same frames, for one listener at a time: while it listens, nothing is watched for. */
  readonly source: FrameSource = { frames: (signal) => this.tapped(signal) };

  /** What is heard meanwhile is the hub itself. */
  setDeaf(deaf: boolean): void {
    this.deaf = deaf;
  }

  /**
   * Reads until the source ends or the signal aborts.
   * @throws what the source or the recogniser throws
   */
  async run(source: FrameSource, listeners: WatchListeners, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const watched = new FrameQueue();
    const watch = this.watch(watched, listeners, AbortSignal.any([signal, over.signal]));
    try {
      for await (const frame of source.frames(signal)) {
        if (this.tap !== null) this.tap.push(frame);
        else if (!this.deaf) watched.push(frame);
      }
      watched.end();
      this.tap?.end();
      await watch;
    } finally {
      over.abort();
      this.tap?.end();
      // It may have failed first; its failure is what the caller gets from the line above or from here.
      await watch.catch(() => {});
    }
  }

  private async watch(queue: FrameQueue, listeners: WatchListeners, signal: AbortSignal): Promise<void> {
    const frames = queue.frames(signal);
    let ended = false;
    const source: FrameSource = {
      // Leaving the loop over these must not close the stream behind them.
      frames: async function* () {
        for (;;) {
          const { done, value } = await frames.next();
          if (done) {
            ended = true;
            return;
          }
          yield value;
        }
      },
    };
    const never = new AbortController().signal;
    while (!ended && !signal.aborted) {
      const utterance = await hearUtterance(
        this.ear,
        source,
        { signal, finish: never },
        {
          onSpeechStart: () => listeners.onSpeechStart?.(),
          onSpeechEnd: () => listeners.onSpeechEnd?.(),
          onPartial: (text) => listeners.onPartial?.(text),
          meaning: (command) => listeners.meaning?.(command) ?? 'complete',
        },
      ).catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      });
      if (utterance !== null && !signal.aborted) listeners.onUtterance(utterance);
    }
  }

  private async *tapped(signal: AbortSignal): AsyncGenerator<Float32Array> {
    const queue = new FrameQueue();
    this.tap = queue;
    try {
      yield* queue.frames(signal);
    } finally {
      if (this.tap === queue) this.tap = null;
    }
  }
}
