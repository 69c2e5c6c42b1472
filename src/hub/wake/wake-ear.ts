/**
 * The hub's own ear where it listens for wake phrases. Speech detection runs once for every frame. While nobody is
 * listened to, stretches of speech are read for the phrases; when one was said, the listener hears the stream from the
 * beginning of that speech, so that no word of a command said in the same breath is lost.
 */
import { FrameQueue } from '../../audio/frame-queue.js';
import { FRAME_SAMPLES, type FrameSource } from '../../audio/ports.js';
import type { SpeechDetector } from '../../audio/vad.js';
import { FrameHistory } from '../../wake/frame-history.js';
import { RunningGain } from '../../wake/gain.js';
import { FirstStage } from '../../wake/listener/first-stage.js';
import type { ListenerNetwork } from '../../wake/listener/network.js';
import type { PhraseSpotter } from '../../wake/port.js';
import type { Candidate } from '../../wake/spotter.js';
import { WakeRule, type WakeWish } from '../../wake/wake-rule.js';
import type { ListenSource, WakeOpening } from '../ear/ear.js';
import { secondOf, WakeWatch, type WatchedStretch } from './wake-watch.js';

/** Twelve seconds: the longest stretch, its reading on a slow machine, and a dialog that is not ready yet. */
const KEPT_FRAMES = 375;

/** A phrase that was said. */
export interface Wake {
  readonly phrase: string;
  readonly opening: WakeOpening;
  /** Frame of the stream at which the speech with the phrase begins. */
  readonly begin: number;
}

export interface WakeEarParts {
  readonly detector: SpeechDetector;
  readonly spotter: Pick<PhraseSpotter, 'spot'>;
  /** Says which speech the spotter reads; without it all. */
  readonly listener?: Pick<ListenerNetwork, 'hear'> | undefined;
  readonly wishes: readonly WakeWish[];
  /** Whether the hub itself said the phrase at that second of the stream. */
  readonly isOwn: (phrase: string, at: number) => boolean;
  readonly onWake: (wake: Wake) => void;
  /** Something else was said, and it was all; with the phrases of `alsoRead` in it. */
  readonly onSentence: (text: string, candidates: readonly Candidate[]) => void;
  /** Phrases to look for beside those that wake. */
  readonly alsoRead?: () => readonly string[];
  /** Nothing but the hub's own sound is in this frame. */
  readonly isEcho?: (frame: Float32Array) => boolean;
  /** Each frame that was heard, with the probability of speech in it. */
  readonly onFrame?: (probability: number) => void;
}

const SILENCE = new Float32Array(FRAME_SAMPLES);

export class WakeEar {
  readonly #parts: WakeEarParts;
  readonly #heard = new FrameHistory(KEPT_FRAMES);
  readonly #gain = new RunningGain();
  readonly #known = new WeakMap<Float32Array, number>();
  readonly #rule: WakeRule;
  readonly #watch: WakeWatch;
  #tap: FrameQueue | null = null;
  readonly #listeners = new Set<FrameQueue>();
  #failure = new AbortController();

  constructor(parts: WakeEarParts) {
    this.#parts = parts;
    this.#rule = new WakeRule(parts.wishes);
    const phrases = parts.wishes.map(({ phrase }) => phrase);
    this.#watch = new WakeWatch({
      heard: this.#heard,
      firstStage: parts.listener === undefined ? undefined : new FirstStage(parts.listener),
      // Whoever silences the hub need not say a phrase: then everything is read.
      sought: () => ((parts.alsoRead?.() ?? []).length > 0 ? null : phrases),
      read: (samples, speech, signal) =>
        parts.spotter.spot([...phrases, ...(parts.alsoRead?.() ?? [])], samples, speech, { signal }),
      onRead: (read) => this.#decide(read),
      onSentence: ({ text, candidates }) => parts.onSentence(text, candidates),
      onError: (error) => this.#failure.abort(error),
    });
  }

  /** Knows the frames of `source` already; any other is silence that a listener put at its end. */
  readonly detector: SpeechDetector = {
    probability: async (frame) => this.#known.get(frame) ?? 0,
    reset: () => {},
  };

  /** Second of the stream that is heard now. */
  get now(): number {
    return secondOf(this.#heard.end);
  }

  /**
   * What is heard from now on, for one listener at a time; while it listens, nothing is watched for.
   * @param wake from the beginning of the speech with that phrase on
   */
  source(wake: Wake | null): ListenSource {
    let lag = 0;
    return {
      opening: wake?.opening ?? null,
      lagging: () => lag > 0,
      frames: (signal) => {
        // At once, not when the first frame is asked for: none comes in between.
        const past = wake === null ? [] : this.#heard.since(wake.begin);
        const queue = new FrameQueue();
        this.#tap = queue;
        this.#watch.restart();
        lag = past.length;
        return this.#tapped(past, queue, signal, () => {
          lag -= 1;
        });
      },
    };
  }

  /**
   * What is heard from so many frames ago on, beside all others who listen.
   * @param frames back
   */
  overheard(frames: number): ListenSource {
    return {
      frames: (signal) => {
        const queue = new FrameQueue();
        for (const frame of this.#heard.since(this.#heard.end - frames)) queue.push(frame);
        this.#listeners.add(queue);
        return this.#overheard(queue, signal);
      },
    };
  }

  /** What was said until now has been understood: it wakes nobody any more. */
  forget(): void {
    this.#watch.restart();
  }

  /**
   * Reads until the source ends or the signal aborts.
   * @throws what the source, the detector or the spotter throws
   */
  async run(source: FrameSource, signal: AbortSignal): Promise<void> {
    const failure = new AbortController();
    this.#failure = failure;
    this.#parts.detector.reset();
    this.#gain.reset();
    this.#watch.restart();
    try {
      for await (const frame of source.frames(signal)) {
        const probability = await this.#detect(frame);
        if (signal.aborted) break;
        this.#heard.push(frame);
        for (const queue of this.#listeners) queue.push(frame);
        this.#parts.onFrame?.(probability);
        if (this.#tap !== null) this.#tap.push(frame);
        else this.#watch.push(probability);
        failure.signal.throwIfAborted();
      }
    } finally {
      this.#watch.restart();
      this.#tap?.end();
      for (const queue of this.#listeners) queue.end();
    }
  }

  async #detect(frame: Float32Array): Promise<number> {
    const own = this.#parts.isEcho?.(frame) === true;
    // What is left of the hub's own voice must not be brought up to anybody's.
    const heard = await this.#parts.detector.probability(own ? SILENCE : this.#gain.apply(frame));
    const probability = own ? 0 : heard;
    this.#known.set(frame, probability);
    return probability;
  }

  #decide({ stretch, candidates }: WatchedStretch): void {
    const wake = this.#rule.decide(candidates, ({ phrase, at }) => this.#parts.isOwn(phrase, at));
    if (wake === null) return;
    const { phrase, opening: tokens, followed, at } = wake;
    const seconds = at - secondOf(stretch.begin);
    // What comes next belongs to this wake, whether or not the dialog takes it.
    this.#watch.restart();
    this.#parts.onWake({ phrase, begin: stretch.begin, opening: { tokens, seconds, followed } });
  }

  async *#overheard(queue: FrameQueue, signal: AbortSignal): AsyncGenerator<Float32Array> {
    try {
      yield* queue.frames(signal);
    } finally {
      this.#listeners.delete(queue);
    }
  }

  async *#tapped(
    past: readonly Float32Array[],
    queue: FrameQueue,
    signal: AbortSignal,
    onPast: () => void,
  ): AsyncGenerator<Float32Array> {
    try {
      for (const frame of past) {
        if (signal.aborted) return;
        onPast();
        yield frame;
      }
      yield* queue.frames(signal);
    } finally {
      if (this.#tap === queue) {
        this.#tap = null;
        this.#watch.restart();
      }
    }
  }
}
