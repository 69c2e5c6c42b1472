/**
 * A part that is opened for as long as it takes: where that fails, it is tried again in the background, more and more
 * rarely. What keeps a part from opening (no memory left, a sound system that is still starting) may pass, and nobody
 * restarts a hub. Told once for each reason, and once that the part is there after all.
 */
import { EarshotError, messageOf } from '../errors.js';
import type { HubContext } from './context.js';
import type { Part } from './events.js';
import { pause } from './pause.js';

interface Closable {
  close(): Promise<void>;
}

export interface LastingParts<T> {
  readonly part: Part;
  /** One attempt, which leaves nothing open where it throws. */
  readonly open: () => Promise<T>;
  readonly describe: (opened: T) => string;
  /** It is there, after all. */
  readonly onLate?: (opened: T) => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

export class Lasting<T extends Closable> {
  #opened: T | null = null;
  #first: Promise<T | null> | null = null;
  #later: Promise<void> = Promise.resolve();
  /** Code of the failure that was told last. */
  #told: string | null = null;
  #tried = false;

  constructor(
    private readonly context: Pick<HubContext, 'health' | 'log' | 'signal'>,
    private readonly parts: LastingParts<T>,
  ) {}

  get current(): T | null {
    return this.#opened;
  }

  /** It was tried, and is not there now. */
  get missing(): boolean {
    return this.#tried && this.#opened === null;
  }

  /** @returns null where the first attempt failed. An abort is thrown. */
  open(): Promise<T | null> {
    this.#first ??= this.#begin();
    return this.#first;
  }

  /** Waits for an attempt that is under way: the context's signal has told it to end. */
  async close(): Promise<void> {
    await this.#first?.catch(() => null);
    await this.#later;
    const opened = this.#opened;
    this.#opened = null;
    await opened?.close();
  }

  async #begin(): Promise<T | null> {
    try {
      return await this.#attempt();
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      this.#failed(error);
      this.#later = this.#tryAgain();
      return null;
    } finally {
      this.#tried = true;
    }
  }

  async #tryAgain(): Promise<void> {
    const { signal } = this.context;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
      await pause(pauseMs, signal);
      if (signal.aborted) return;
      try {
        const opened = await this.#attempt();
        if (!signal.aborted) this.parts.onLate?.(opened);
        return;
      } catch (error) {
        if (signal.aborted) return;
        this.#failed(error);
      }
    }
  }

  async #attempt(): Promise<T> {
    const { part, open, describe } = this.parts;
    const { health } = this.context;
    this.#opened = await health.pulse.opening(part, open);
    health.set(part, true, describe(this.#opened));
    return this.#opened;
  }

  #failed(error: unknown): void {
    const { health, log } = this.context;
    const { part } = this.parts;
    const code = error instanceof EarshotError ? error.code : 'INTERNAL';
    // What a library says of the same failure may differ in a number each time.
    if (code !== this.#told) health.fail(part, error);
    else log.info({ part, error: messageOf(error) }, 'it could not be opened again; it is tried later');
    this.#told = code;
  }
}
