/** SQLite as four verbs, so that a test can stand between the store and the disk (and pull the plug). */
import { EarshotError, messageOf } from '../errors.js';

export type SqlValue = string | number | null;

export interface Sql {
  /** One or more statements without values. */
  exec(statements: string): void;
  run(statement: string, ...values: readonly SqlValue[]): void;
  /** Rows as they come: parse them. */
  all(statement: string, ...values: readonly SqlValue[]): readonly unknown[];
  close(): void;
}

interface Prepared {
  run(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): unknown[];
}

/** A busy database is waited for so long: a hub that was told to stop may still be closing. Blocks; only at the start. */
const BUSY_MS = 2_000;

/**
 * @throws EarshotError STATE_UNUSABLE where this machine has no SQLite binary, or the file cannot be opened
 */
export async function openSql(file: string): Promise<Sql> {
  // Loaded only when wanted: on a machine for which libsql has no binary, the import itself fails.
  const { default: Database } = await import('libsql').catch((cause: unknown) => {
    throw new EarshotError(
      'STATE_UNUSABLE',
      `SQLite cannot be loaded on this machine (${messageOf(cause)}): run \`npm ci\` again on it.`,
      { cause },
    );
  });
  const database = new Database(file);
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  const statements = new Map<string, Prepared>();
  let open = true;
  const prepared = (text: string): Prepared => {
    // libsql answers silently on a closed database.
    if (!open) throw new EarshotError('STATE_UNUSABLE', 'The state file is closed: the hub is stopping.');
    const known = statements.get(text) ?? database.prepare<SqlValue[]>(text);
    statements.set(text, known);
    return known;
  };
  return {
    exec: (text) => {
      database.exec(text);
    },
    run: (text, ...values) => {
      prepared(text).run(...values);
    },
    all: (text, ...values) => prepared(text).all(...values),
    close: () => {
      if (!open) return;
      open = false;
      statements.clear();
      try {
        // Of another program's file, which was only looked at, not even the kind of journal is changed.
        if (isExclusive(database)) release(database);
      } catch {
        // A broken or full disk: what was committed is in the log, and the lock ends with the process.
      }
      database.close();
    },
  };
}

function isExclusive(database: { pragma(text: string): unknown }): boolean {
  return JSON.stringify(database.pragma('locking_mode')).includes('exclusive');
}

/**
 * libsql frees a connection only when the last of its statements has been collected as garbage, and with it the lock: it
 * is given back by hand. A lock that was taken before the log can only be loosened without the log.
 */
function release(database: { exec(text: string): unknown }): void {
  database.exec('PRAGMA journal_mode = DELETE');
  database.exec('PRAGMA locking_mode = NORMAL');
  database.exec('SELECT count(*) FROM sqlite_schema');
}

/** All of it or nothing. The first failure is what the caller gets, whatever the rollback says. */
export function inTransaction<T>(sql: Sql, work: () => T): T {
  sql.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    sql.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      sql.exec('ROLLBACK');
    } catch {
      // SQLite rolls back by itself on a full disk and on I/O errors.
    }
    throw error;
  }
}

/** SQLite's own code of an error, `SQLITE_FULL` and the like; extended codes count as their family. */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '';
}

/** What is in the file is no database, or no sound one. */
export const isDamaged = (error: unknown): boolean =>
  ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].includes(sqliteCode(error));
