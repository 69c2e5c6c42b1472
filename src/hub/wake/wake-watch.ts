/**
 * Reads what is said in the room for wake phrases, stretch by stretch, beside the stream: a slow machine loses a chance
 * to be woken, never a frame.
 */
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../audio/ports.js';
import type { FrameHistory } from '../../wake/frame-history.js';
import type { FirstStage } from '../../wake/listener/first-stage.js';
import type { Candidate, StretchReading } from '../../wake/spotter.js';
import { type Stretch, Stretches } from '../../wake/stretches.js';

/** A stretch in frames of the whole stream, and what was read in it; candidates in seconds of the stream. */
export interface WatchedStretch {
  readonly stretch: Stretch;
  readonly candidates: readonly Candidate[];
  readonly text: string;
}

export interface WakeWatchParts {
  readonly heard: FrameHistory;
  /** Listens along, and spares the reader what cannot hold a phrase; without it everything is read. */
  readonly firstStage?: Pick<FirstStage, 'push' | 'restart' | 'mayHold'> | undefined;
  /** What the first stage is to let pass; null: everything, for now. */
  readonly sought?: () => readonly string[] | null;
  /** @param speech samples until the last speech */
  readonly read: (samples: Float32Array, speech: number, signal: AbortSignal) => Promise<StretchReading>;
  readonly onRead: (read: WatchedStretch) => void;
  /** A stretch that has been read was followed by a pause that ends a sentence. */
  readonly onSentence: (read: WatchedStretch) => void;
  readonly onError: (error: unknown) => void;
}

/** Stretches that wait while one is read; of more, the oldest are too old to be answered. */
const MOST_WAITING = 2;

interface Waiting {
  readonly stretch: Stretch;
  readonly samples: Float32Array;
  /** A longer pause followed. */
  ended: boolean;
  result: WatchedStretch | null;
}

export class WakeWatch {
  #stretches = new Stretches();
  /** Number of the stream's frame that the stretches count as their first. */
  #base: number;
  #waiting: Waiting[] = [];
  #last: Waiting | null = null;
  #stop = new AbortController();
  #reading = false;

  constructor(private readonly parts: WakeWatchParts) {
    this.#base = parts.heard.end;
  }

  /** The last frame of `heard` has this probability of speech. */
  push(probability: number): void {
    const { heard, firstStage } = this.parts;
    const found = this.#stretches.push(probability);
    if (firstStage !== undefined) {
      const [frame] = heard.since(heard.end - 1);
      if (frame !== undefined) firstStage.push(frame, this.#stretches.open || found !== undefined);
    }
    if (found !== undefined) this.#take(found);
    if (this.#last === null || this.#stretches.open) return;
    this.#last.ended = true;
    this.#tellSentence(this.#last);
    this.#last = null;
  }

  /** What was heard until now is no longer looked at. */
  restart(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#waiting = [];
    this.#last = null;
    this.#stretches = new Stretches();
    this.parts.firstStage?.restart();
    this.#base = this.parts.heard.end;
  }

  /** @param found in frames since the restart */
  #take(found: Stretch): void {
    const stretch = moved(found, this.#base);
    const samples = this.parts.heard.samples(stretch.start, stretch.end);
    const taken: Waiting = { stretch, samples, ended: false, result: null };
    this.#last = taken;
    const { firstStage, sought } = this.parts;
    const phrases = sought?.() ?? null;
    if (firstStage === undefined || phrases === null) {
      this.#await(taken);
      return;
    }
    const { signal } = this.#stop;
    firstStage.mayHold(found, phrases).then(
      (may) => {
        if (may && !signal.aborted) this.#await(taken);
      },
      // Who cannot listen along spares nothing.
      () => {
        if (!signal.aborted) this.#await(taken);
      },
    );
  }

  #await(taken: Waiting): void {
    // The same beginning, heard further: the shorter one need not be read any more.
    this.#waiting = this.#waiting.filter((waiting) => waiting.stretch.begin !== taken.stretch.begin);
    this.#waiting.push(taken);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    if (!this.#reading) this.#readAll().catch(this.parts.onError);
  }

  async #readAll(): Promise<void> {
    this.#reading = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        const { signal } = this.#stop;
        const read = await this.#read(next, signal).catch((error: unknown) => {
          if (signal.aborted) return null;
          throw error;
        });
        if (read === null || signal.aborted) continue;
        next.result = read;
        this.parts.onRead(read);
        if (!signal.aborted) this.#tellSentence(next);
      }
    } finally {
      this.#reading = false;
    }
  }

  async #read({ stretch, samples }: Waiting, signal: AbortSignal): Promise<WatchedStretch> {
    const speech = (stretch.speechEnd - stretch.start) * FRAME_SAMPLES;
    const { candidates, text } = await this.parts.read(samples, speech, signal);
    const from = secondOf(stretch.start);
    return { stretch, text, candidates: candidates.map((each) => ({ ...each, at: from + each.at })) };
  }

  #tellSentence({ ended, result }: Waiting): void {
    if (ended && result !== null) this.parts.onSentence(result);
  }
}

/** Of the stream. */
export const secondOf = (frame: number): number => (frame * FRAME_SAMPLES) / SAMPLE_RATE_HZ;

function moved({ start, begin, end, speechEnd }: Stretch, by: number): Stretch {
  return { start: start + by, begin: begin + by, end: end + by, speechEnd: speechEnd + by };
}
