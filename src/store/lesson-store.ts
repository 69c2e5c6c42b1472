/**
 * Lessons in a SQLite file of their own, `learned.db`, in the state folder: `earshot learned` reads and changes it while the
 * hub runs, which the agenda's file, locked for the hub alone, does not allow. Small enough for a rollback journal.
 */
import { join } from 'node:path';
import { z } from 'zod';
import {
  ENDS_AFTER,
  KEPT_DAYS,
  type KeptLesson,
  LESSON_STATES,
  type Lesson,
  type LessonState,
  MEANT,
  MOST_APPLIED,
  MOST_LESSONS,
  SAME_SECONDS,
} from '../adapt/lesson.js';
import { messageOf } from '../errors.js';
import { secondsBetween } from '../nlu/time.js';
import { canonical } from '../replay/stages.js';
import { migrate, mustBeOurs } from './schema.js';
import { setAside } from './set-aside.js';
import { inTransaction, isDamaged, openSql, type Sql } from './sql.js';

export const LESSON_FILE = 'learned.db';

/** Never changed once released; the next change of the tables is appended. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE lesson (
     id INTEGER PRIMARY KEY,
     said TEXT NOT NULL,
     meant TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('heard', 'applied', 'refused', 'withdrawn')),
     count INTEGER NOT NULL,
     against INTEGER NOT NULL,
     first TEXT NOT NULL,
     last TEXT NOT NULL,
     used TEXT,
     why TEXT,
     UNIQUE (said, meant)
   ) STRICT;
   CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];

const ROW = z.object({
  id: z.number().int(),
  said: z.string().min(1).max(200),
  meant: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(MEANT),
  state: z.enum(LESSON_STATES),
  count: z.number().int(),
  against: z.number().int(),
  first: z.string(),
  last: z.string(),
  used: z.string().nullable(),
  why: z.string().nullable(),
});
const VERSION_ROW = z.object({ data_version: z.number() });
const VALUE_ROW = z.object({ value: z.string() });

export class LessonStore {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** In the order in which they were first heard; rows that somebody else's hand has changed are left out. */
  all(): readonly KeptLesson[] {
    return this.#sql.all('SELECT * FROM lesson ORDER BY id').flatMap((row) => ROW.safeParse(row).data ?? []);
  }

  applied(): readonly KeptLesson[] {
    return this.all().filter(({ state }) => state === 'applied');
  }

  /**
   * One correction. @param at local time
   * @returns how many agree by now
   */
  hear({ said, meant }: Lesson, at: string): number {
    const text = canonical(meant);
    return inTransaction(this.#sql, () => {
      const known = this.all().find((one) => one.said === said && canonical(one.meant) === text);
      if (known === undefined) {
        this.#sql.run(
          "INSERT INTO lesson (said, meant, state, count, against, first, last) VALUES (?, ?, 'heard', 1, 0, ?, ?)",
          ...[said, text, at, at],
        );
        this.#bound();
        return 1;
      }
      if (Math.abs(secondsBetween(known.last, at)) < SAME_SECONDS) return known.count;
      // What was refused or withdrawn is looked at again, with what has come since.
      const state = known.state === 'applied' ? 'applied' : 'heard';
      const count = known.state === 'withdrawn' ? 1 : known.count + 1;
      this.#sql.run(
        'UPDATE lesson SET count = ?, last = ?, state = ?, against = 0 WHERE id = ?',
        ...[count, at, state, known.id],
      );
      return count;
    });
  }

  decide(id: number, state: LessonState, why: string): void {
    this.#sql.run('UPDATE lesson SET state = ?, why = ? WHERE id = ?', state, why.slice(0, 500), id);
  }

  /** An applied lesson was corrected. @returns true: that ended it */
  contradict(id: number): boolean {
    this.#sql.run('UPDATE lesson SET against = against + 1 WHERE id = ?', id);
    const ends = this.all().some((one) => one.id === id && one.against >= ENDS_AFTER);
    if (ends) this.decide(id, 'withdrawn', 'it was corrected when it was used');
    return ends;
  }

  /** @param at local time; written once a day. False: it was noted today. */
  used({ id, used }: KeptLesson, at: string): boolean {
    if (used?.slice(0, 10) === at.slice(0, 10)) return false;
    this.#sql.run('UPDATE lesson SET used = ? WHERE id = ?', at, id);
    return true;
  }

  /** Forgets one. False: there is none with this id. */
  forget(id: number): boolean {
    const known = this.all().some((one) => one.id === id);
    this.#sql.run('DELETE FROM lesson WHERE id = ?', id);
    return known;
  }

  /** Forgets what is too old or too much. @param at local time */
  age(at: string): void {
    for (const { id, state, last, used } of this.all()) {
      const seen = used !== null && used > last ? used : last;
      const days = state === 'applied' ? KEPT_DAYS.applied : KEPT_DAYS.heard;
      if (secondsBetween(seen, at) > days * 86_400) this.#sql.run('DELETE FROM lesson WHERE id = ?', id);
    }
    this.#bound();
  }

  fact(name: string): string | null {
    const [row] = this.#sql.all('SELECT value FROM fact WHERE name = ?', name);
    return row === undefined ? null : VALUE_ROW.parse(row).value;
  }

  setFact(name: string, value: string): void {
    this.#sql.run('INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)', name, value);
  }

  /** Another number whenever another process has changed the file. */
  version(): number {
    return VERSION_ROW.parse(this.#sql.all('PRAGMA data_version')[0]).data_version;
  }

  close(): void {
    this.#sql.close();
  }

  #bound(): void {
    // The latest one stays even among many that came more often: else a full table would learn nothing any more.
    this.#sql.run(
      `DELETE FROM lesson WHERE state != 'applied' AND id != (SELECT max(id) FROM lesson) AND id NOT IN
         (SELECT id FROM lesson ORDER BY (state = 'applied') DESC, count DESC, last DESC LIMIT ?)`,
      MOST_LESSONS - 1,
    );
    this.#sql.run(
      `DELETE FROM lesson WHERE state = 'applied' AND id NOT IN
         (SELECT id FROM lesson WHERE state = 'applied' ORDER BY coalesce(used, last) DESC LIMIT ?)`,
      MOST_APPLIED,
    );
  }
}

export interface OpenedLessons {
  readonly store: LessonStore;
  /** What was wrong with the file and became of it; null where all was well. */
  readonly problem: string | null;
}

/**
 * A file that is broken is set aside, never the hub's end: what it held is learnt again.
 * @param folder null: memory only
 * @throws EarshotError STATE_UNUSABLE, STATE_TOO_NEW, STATE_FOREIGN
 */
export async function openLessons(folder: string | null): Promise<OpenedLessons> {
  if (folder === null) return { store: await openFile(MEMORY), problem: null };
  const file = join(folder, LESSON_FILE);
  try {
    return { store: await openFile(file), problem: null };
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const aside = await setAside(file);
    const problem = `${file} was broken (${messageOf(error)}) and is now ${aside}; what was learnt starts empty`;
    return { store: await openFile(file), problem };
  }
}

/** SQLite's own name for no file. */
const MEMORY = ':memory:';

async function openFile(file: string): Promise<LessonStore> {
  const sql = await openSql(file);
  try {
    mustBeOurs(sql, file, MIGRATIONS);
    // A write-ahead log would need a file beside it that the command line leaves behind for root alone.
    sql.exec('PRAGMA journal_mode = DELETE');
    sql.exec('PRAGMA synchronous = FULL');
    sql.exec('PRAGMA trusted_schema = OFF');
    migrate(sql, file === MEMORY ? null : file, MIGRATIONS);
    return new LessonStore(sql);
  } catch (error) {
    sql.close();
    throw error;
  }
}
