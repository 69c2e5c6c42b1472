/** What must survive a power cut, as one port: `sqlite-store.ts` keeps it in a file, `memory-store.ts` only while the hub runs. */
import type { Agenda } from '../actions/world.js';

/**
 * One reading of this machine's clocks. Two of them tell a clock that was set from time that went by: `uptimeS` counts
 * true time, also while the machine is suspended, and nobody can set it.
 */
export interface ClockMark {
  readonly utcMs: number;
  /** Local time minus UTC, seconds. */
  readonly offsetS: number;
  /** IANA name, or null where it is this machine's own and unnamed. */
  readonly zone: string | null;
  readonly uptimeS: number;
  /** One start of this machine: uptimes compare only within it. null: this system has no name for it. */
  readonly boot: string | null;
}

/** A command with an id of its own: carried out once, however often it arrives. */
export interface Operation {
  /** At most 200 characters. */
  readonly id: string;
  /** What was answered, to be answered again. */
  readonly reply: string;
}

export interface AgendaStore {
  /** For people: the path of the file, or that there is none. */
  readonly name: string;
  /** What of the last `load` could not be read and was left out, in words. */
  readonly bad: readonly string[];
  /** The agenda as it was last saved; null: nothing ever was. */
  load(): Agenda | null;
  /** The clocks at the last save, or null. */
  lastMark(): ClockMark | null;
  /**
   * All of it or nothing, and on the disk when this returns. An operation that is known already is an error of the
   * caller's: look with `replyTo` first.
   * @throws EarshotError STATE_DISK_FULL, STATE_READ_ONLY, STATE_UNUSABLE; then what was saved before still stands, and the next save holds
   * what this one would have held
   */
  save(agenda: Agenda, with_?: { readonly operation?: Operation; readonly mark?: ClockMark | null }): void;
  /** What this operation was answered; null: it has not been carried out. */
  replyTo(operation: string): string | null;
  /**
   * Renews the copy from which a damaged file is put back, where anything changed since the last one.
   * @throws what the disk says; the copy before stays
   */
  backUp(): void;
  close(): void;
}
