/**
 * The agenda in one SQLite file. A save writes what differs from the save before, in one transaction with the operation
 * that caused it: after a kill at any instant the file holds the state before or the state after, and a command that is
 * sent again is found to be done. After a failed save the next one holds what that one would have held.
 */
import { z } from 'zod';
import type { Agenda, TodoItem } from '../actions/world.js';
import { EarshotError } from '../errors.js';
import { type EntryRow, entryRows, readEntries, readPin } from './agenda-rows.js';
import { countChange, ENTRIES, writeBackup } from './backup.js';
import { explainSql } from './open-database.js';
import { inTransaction, type Sql } from './sql.js';
import type { AgendaStore, ClockMark, Operation } from './store.js';

/** Commands are sent again within seconds, if at all. */
const KEPT_OPERATIONS = 1000;
const MAX_OPERATION_ID = 200;

const ITEM_ROW = z.object({
  list: z.string(),
  text: z.string(),
  done: z.union([z.literal(0), z.literal(1)]),
});
const ID_ROW = z.object({ id: z.string() });
const VALUE_ROW = z.object({ value: z.string() });
const REPLY_ROW = z.object({ reply: z.string() });
const MARK = z.object({
  utcMs: z.number(),
  offsetS: z.number(),
  zone: z.string().nullable(),
  uptimeS: z.number(),
  boot: z.string().nullable(),
});

export class SqliteStore implements AgendaStore {
  readonly name: string;
  bad: readonly string[] = [];
  readonly #sql: Sql;
  /** What the file holds, by `kind id`. */
  #rows: ReadonlyMap<string, EntryRow> = new Map();
  #lists: Agenda['lists'] = {};
  #nextId = 0;
  #pin: Agenda['pin'];
  /** Since the copy was made. */
  #changed = true;

  /** @param sql opened by `openDatabase`; the store closes it */
  constructor(sql: Sql, file: string) {
    this.#sql = sql;
    this.name = file;
  }

  load(): Agenda | null {
    return this.#explained(() => {
      const nextId = Number(this.#fact('next_id') ?? Number.NaN);
      const { bad, ...entries } = readEntries(this.#sql.all(ENTRIES));
      this.bad = bad;
      if (!Number.isSafeInteger(nextId)) return null;
      const pin = readPin(this.#fact('pin'));
      const agenda: Agenda = { ...entries, ...(pin ? { pin } : {}), lists: this.#loadLists(), nextId };
      this.#rows = byKey(entryRows(agenda));
      this.#lists = agenda.lists;
      this.#nextId = nextId;
      this.#pin = pin;
      return agenda;
    });
  }

  lastMark(): ClockMark | null {
    const text = this.#explained(() => this.#fact('mark'));
    if (text === null) return null;
    const parsed = z
      .string()
      .transform((raw, context): unknown => {
        try {
          return JSON.parse(raw);
        } catch {
          context.addIssue('not JSON');
          return z.NEVER;
        }
      })
      .pipe(MARK)
      .safeParse(text);
    return parsed.success ? parsed.data : null;
  }

  save(agenda: Agenda, { operation, mark }: { operation?: Operation; mark?: ClockMark | null } = {}): void {
    if (operation !== undefined && (operation.id === '' || operation.id.length > MAX_OPERATION_ID)) {
      throw new EarshotError(
        'OPERATION_ID',
        `An operation's id must be 1 to ${MAX_OPERATION_ID} characters long.`,
      );
    }
    const rows = byKey(entryRows(agenda));
    const changes = operation !== undefined || this.#differs(agenda, rows);
    this.#explained(() =>
      inTransaction(this.#sql, () => {
        if (changes) countChange(this.#sql);
        this.#writeEntries(rows);
        this.#writeLists(agenda.lists);
        if (agenda.nextId !== this.#nextId) this.#setFact('next_id', String(agenda.nextId));
        if (agenda.pin !== this.#pin) this.#setFact('pin', JSON.stringify(agenda.pin ?? null));
        if (mark) this.#setFact('mark', JSON.stringify(mark));
        if (operation !== undefined) this.#writeOperation(operation);
      }),
    );
    this.#rows = rows;
    this.#lists = agenda.lists;
    this.#nextId = agenda.nextId;
    this.#pin = agenda.pin;
    this.#changed ||= changes;
  }

  replyTo(operation: string): string | null {
    return this.#explained(() => {
      const [row] = this.#sql.all('SELECT reply FROM operation WHERE id = ?', operation);
      return row === undefined ? null : REPLY_ROW.parse(row).reply;
    });
  }

  backUp(): void {
    if (!this.#changed) return;
    this.#explained(() => writeBackup(this.#sql, this.name));
    this.#changed = false;
  }

  close(): void {
    this.#sql.close();
  }

  #differs({ lists, nextId, pin }: Agenda, rows: ReadonlyMap<string, EntryRow>): boolean {
    if (pin !== this.#pin) return true;
    if (nextId !== this.#nextId || lists !== this.#lists || rows.size !== this.#rows.size) return true;
    return [...rows].some(([key, { position, body }]) => {
      const known = this.#rows.get(key);
      return known?.body !== body || known.position !== position;
    });
  }

  #writeEntries(rows: ReadonlyMap<string, EntryRow>): void {
    for (const [key, { kind, id }] of this.#rows) {
      if (!rows.has(key)) this.#sql.run('DELETE FROM entry WHERE kind = ? AND id = ?', kind, id);
    }
    for (const [key, { kind, id, position, body }] of rows) {
      const known = this.#rows.get(key);
      if (known?.body === body && known.position === position) continue;
      this.#sql.run(
        'INSERT OR REPLACE INTO entry (kind, id, position, body) VALUES (?, ?, ?, ?)',
        kind,
        id,
        position,
        body,
      );
    }
  }

  #writeLists(lists: Agenda['lists']): void {
    for (const id of Object.keys(this.#lists)) {
      if (Object.hasOwn(lists, id)) continue;
      this.#sql.run('DELETE FROM list_item WHERE list = ?', id);
      this.#sql.run('DELETE FROM list WHERE id = ?', id);
    }
    for (const [id, items] of Object.entries(lists)) {
      const known = Object.hasOwn(this.#lists, id) ? this.#lists[id] : undefined;
      if (known === items) continue;
      if (known === undefined) this.#sql.run('INSERT OR IGNORE INTO list (id) VALUES (?)', id);
      this.#sql.run('DELETE FROM list_item WHERE list = ?', id);
      items.forEach(({ text, done }, position) => {
        this.#sql.run(
          'INSERT INTO list_item (list, position, text, done) VALUES (?, ?, ?, ?)',
          id,
          position,
          text,
          done ? 1 : 0,
        );
      });
    }
  }

  #writeOperation({ id, reply }: Operation): void {
    this.#sql.run('INSERT INTO operation (id, reply) VALUES (?, ?)', id, reply);
    this.#sql.run(
      'DELETE FROM operation WHERE number <= (SELECT max(number) FROM operation) - ?',
      KEPT_OPERATIONS,
    );
  }

  #loadLists(): Agenda['lists'] {
    const lists = new Map<string, TodoItem[]>();
    for (const row of this.#sql.all('SELECT id FROM list')) lists.set(ID_ROW.parse(row).id, []);
    for (const row of this.#sql.all('SELECT list, text, done FROM list_item ORDER BY list, position')) {
      const { list, text, done } = ITEM_ROW.parse(row);
      lists.get(list)?.push({ text, done: done === 1 });
    }
    return Object.fromEntries(lists);
  }

  #fact(name: string): string | null {
    const [row] = this.#sql.all('SELECT value FROM fact WHERE name = ?', name);
    return row === undefined ? null : VALUE_ROW.parse(row).value;
  }

  #setFact(name: string, value: string): void {
    this.#sql.run('INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)', name, value);
  }

  #explained<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explainSql(error, this.name);
    }
  }
}

function byKey(rows: readonly EntryRow[]): ReadonlyMap<string, EntryRow> {
  return new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
}
