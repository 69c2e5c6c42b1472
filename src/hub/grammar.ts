/** What can be understood in this house; follows the house when devices come and go. */
import type { Home } from '../actions/home.js';
import type { GrammarSource, Recognizer } from '../asr/recognizer.js';
import type { Converse } from '../nlu/conversation.js';

export interface Understanding {
  readonly converse: Converse;
  readonly grammar: GrammarSource;
}

/** Discovery brings hundreds of devices one by one: the grammar is made once, when they have stopped coming. */
const QUIET_MS = 300;

export interface GrammarOptions {
  readonly understand: (home: Home) => Understanding;
  /** A house that cannot be understood keeps the grammar it had. */
  readonly onError: (error: unknown) => void;
  readonly quietMs?: number;
}

export class Grammar {
  private readonly options: GrammarOptions;
  private understanding: Understanding;
  private recognizer: Pick<Recognizer, 'setGrammar'> | null = null;
  private timer: NodeJS.Timeout | null = null;

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
    await recognizer.setGrammar(this.understanding.grammar);
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
  }

  private async remake(home: Home): Promise<void> {
    this.understanding = this.options.understand(home);
    await this.recognizer?.setGrammar(this.understanding.grammar);
  }
}
