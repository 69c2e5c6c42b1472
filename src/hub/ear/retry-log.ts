/** What the journal hears of a microphone that is tried again and again. */
import type { Logger } from '../../log.js';

/**
 * Once for each reason: a hub without a microphone tries every ten seconds for as long as it runs, 17,000 lines a day of the
 * same words. Repetitions are for those who asked for details.
 */
export class RetryLog {
  readonly #log: Pick<Logger, 'info' | 'debug'>;
  #told: string | null = null;

  constructor(log: Pick<Logger, 'info' | 'debug'>) {
    this.#log = log;
  }

  failed({ message }: Error): void {
    const level = message === this.#told ? 'debug' : 'info';
    this.#log[level]({ error: message }, 'the microphone is started again');
    this.#told = message;
  }

  /** Sound comes: the next failure is news. */
  works(): void {
    this.#told = null;
  }
}
