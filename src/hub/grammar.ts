/** What can be understood in this house; follows the house when devices come and go. */
import type { Home } from '../actions/home.js';
import type { GrammarSource, Recognizer } from '../asr/recognizer.js';
import type { Converse } from '../nlu/conversation.js';
import { pause } from './pause.js';

export interface Understanding {
  readonly converse: Converse;
  readonly grammar: GrammarSource;
}

/** Between attempts to tell the recogniser the phrases: of commands that it was not told it hears none. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** Discovery brings hundreds of devices one by one: the grammar is made once, when they have stopped coming. */
const QUIET_MS = 300;

export interface GrammarOptions {
  readonly understand: (home: Home) => Understanding;
  /** A house that cannot be understood keeps the grammar it had; what the recogniser does not take is tried again. */
  readonly onError: (error: unknown) => void;
  /** The recogniser knows the phrases after all. */
  readonly onMended?: () => void;
  readonly quietMs?: number;
}

export class Grammar {
  private readonly options: GrammarOptions;
  private understanding: Understanding;
  private recognizer: Pick<Recognizer, 'setGrammar'> | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** The recogniser did not take the phrases. */
  private troubled = false;
  private readonly closed = new AbortController();

  constructor(home: Home, options: GrammarOptions) {
    this.options = options;
    this.understanding = options.understand(home);
  }

  get converse(): Converse {
    return this.understanding.converse;
  }

  /** Sends the grammar, now and after every change. */
  async steer(recognizer: Pick<Recognizer, 'setGrammar'>): Promise<void> {
    this.recognizer = recognizer;
    await this.send();
  }

  /** Devices, areas or names are different: made anew when the house has been quiet for a moment. */
  changed(home: Home): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.remake(home).catch(this.options.onError);
    }, this.options.quietMs ?? QUIET_MS);
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.closed.abort();
  }

  private async remake(home: Home): Promise<void> {
    this.understanding = this.options.understand(home);
    await this.send();
  }

  /** Until the recogniser has it, or a newer one is sent. Compiling it takes memory that may be missing just now. */
  private async send(): Promise<void> {
    const recognizer = this.recognizer;
    const { signal } = this.closed;
    const { grammar } = this.understanding;
    const { onError, onMended } = this.options;
    for (
      let pauseMs = FIRST_PAUSE_MS;
      recognizer !== null;
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)
    ) {
      try {
        await recognizer.setGrammar(grammar);
        if (this.troubled) onMended?.();
        this.troubled = false;
        return;
      } catch (error) {
        if (signal.aborted) return;
        this.troubled = true;
        onError(error);
      }
      await pause(pauseMs, signal);
      if (signal.aborted || grammar !== this.understanding.grammar) return;
    }
  }
}
