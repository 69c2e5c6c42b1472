/** A store that forgets: `try`, `hear`, tests, and a hub whose disk cannot be written. */
import type { Agenda } from '../actions/world.js';
import type { AgendaStore, ClockMark, Operation } from './store.js';

/** As many as the file keeps (sqlite-store.ts). */
const KEPT_OPERATIONS = 1000;

export class MemoryStore implements AgendaStore {
  readonly name: string = 'memory only';
  readonly bad: readonly string[] = [];
  readonly #replies = new Map<string, string>();
  #agenda: Agenda | null;
  #mark: ClockMark | null;

  /** Left out: nothing was ever saved. */
  constructor(agenda: Agenda | null = null, mark: ClockMark | null = null) {
    this.#agenda = agenda;
    this.#mark = mark;
  }

  load(): Agenda | null {
    return this.#agenda;
  }

  lastMark(): ClockMark | null {
    return this.#mark;
  }

  save(agenda: Agenda, { operation, mark }: { operation?: Operation; mark?: ClockMark | null } = {}): void {
    this.#agenda = agenda;
    if (mark) this.#mark = mark;
    if (operation === undefined) return;
    this.#replies.set(operation.id, operation.reply);
    const [oldest] = this.#replies.keys();
    if (this.#replies.size > KEPT_OPERATIONS && oldest !== undefined) this.#replies.delete(oldest);
  }

  replyTo(operation: string): string | null {
    return this.#replies.get(operation) ?? null;
  }

  backUp(): void {}

  close(): void {}
}
