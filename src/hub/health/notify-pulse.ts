/**
 * Signs of life that a watchdog may go by: sound goes through the ear, and the recogniser answers. What is broken and told
 * (no microphone on this hub, one that is tried again) is no reason to start the hub anew; what hangs is.
 */
import type { FrameSource } from '../../audio/ports.js';

/** An open microphone gives a frame each 32 ms; its own watchdog starts it anew after 2 s of nothing. */
const SOUND_LATE_MS = 15_000;
/** A microphone that worked and is not found again: a fresh process opens the sound system anew, once. */
const SOUND_LOST_MS = 120_000;
/** A slow machine takes some seconds for a long sentence, and a question waits behind it. */
const ANSWER_LATE_MS = 30_000;
/** As long as the unit waits for a start: a slow machine reads its models from an SD card. */
const OPENING_LATE_MS = 180_000;

/** All times are of one clock that nobody can set, ms. */
export class Pulse {
  readonly #now: () => number;
  /** Since when sound is wanted, and since when the present attempt at it runs; null: it does not. */
  #wantedAt: number | null = null;
  #openedAt: number | null = null;
  #soundAt: number | null = null;
  #askedAt: number | null = null;
  readonly #openingAt = new Map<string, number>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The same source; each frame counts when the listener has come back for it, so that a listener that hangs shows, too. */
  watched(source: FrameSource): FrameSource {
    const opened = (): void => this.#opened();
    const sound = (): void => {
      this.#soundAt = this.#now();
    };
    const closed = (wanted: boolean): void => this.#closed(wanted);
    return {
      async *frames(signal) {
        opened();
        try {
          for await (const frame of source.frames(signal)) {
            sound();
            yield frame;
          }
        } finally {
          closed(!signal.aborted);
        }
      },
    };
  }

  /** Asks the recogniser something, unless it still owes an answer. Also a refusal is an answer. */
  async ask(question: () => Promise<unknown>): Promise<void> {
    if (this.#askedAt !== null) return;
    this.#askedAt = this.#now();
    try {
      await question();
    } catch {
      // A thread that died is told by those who needed it, and replaced at the next request.
    } finally {
      this.#askedAt = null;
    }
  }

  /** The same attempt to open a part. One that fails is told and tried again; one that hangs would be the last. */
  async opening<T>(part: string, open: () => Promise<T>): Promise<T> {
    this.#openingAt.set(part, this.#now());
    try {
      return await open();
    } finally {
      this.#openingAt.delete(part);
    }
  }

  /** Why the hub should be started anew, in words; null: it is well. */
  get trouble(): string | null {
    const now = this.#now();
    const since = (...times: readonly (number | null)[]): number =>
      now - Math.max(...times.map((time) => time ?? Number.NEGATIVE_INFINITY));
    if (this.#askedAt !== null && now - this.#askedAt > ANSWER_LATE_MS)
      return `the recogniser has not answered for ${seconds(now - this.#askedAt)}`;
    for (const [part, at] of this.#openingAt) {
      if (now - at > OPENING_LATE_MS)
        return `opening the ${part} has taken ${seconds(now - at)} and does not end`;
    }
    if (this.#openedAt !== null && since(this.#openedAt, this.#soundAt) > SOUND_LATE_MS)
      return `the microphone is open, and nothing has come through for ${seconds(since(this.#openedAt, this.#soundAt))}`;
    if (this.#wantedAt === null || this.#soundAt === null) return null;
    const lost = since(this.#wantedAt, this.#soundAt);
    return lost > SOUND_LOST_MS ? `the microphone worked and has been gone for ${seconds(lost)}` : null;
  }

  #opened(): void {
    this.#openedAt = this.#now();
    this.#wantedAt ??= this.#openedAt;
  }

  #closed(wanted: boolean): void {
    this.#openedAt = null;
    if (!wanted) this.#wantedAt = null;
  }
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;
