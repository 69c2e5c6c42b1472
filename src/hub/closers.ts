/** What was opened is closed, last first, each even if another fails. */
import { messageOf } from '../errors.js';
import type { Logger } from '../log.js';

export class Closers {
  private readonly entries: { readonly name: string; readonly close: () => Promise<void> | void }[] = [];
  private readonly log: Pick<Logger, 'warn'>;
  private closing: Promise<void> | null = null;

  constructor(log: Pick<Logger, 'warn'>) {
    this.log = log;
  }

  add(name: string, close: () => Promise<void> | void): void {
    this.entries.push({ name, close });
  }

  /** In reverse order. A second call waits for the first. */
  closeAll(): Promise<void> {
    this.closing ??= this.run();
    return this.closing;
  }

  private async run(): Promise<void> {
    for (let entry = this.entries.pop(); entry !== undefined; entry = this.entries.pop()) {
      try {
        await entry.close();
      } catch (error) {
        this.log.warn({ part: entry.name, error: messageOf(error) }, 'did not close cleanly');
      }
    }
  }
}
