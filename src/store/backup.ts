/**
 * The copy beside the state file, `earshot.db.backup`: made anew after every change, whole and in one step, so that a
 * file that is found damaged at the next start costs nothing. Changes are counted in both, because a damaged write-ahead
 * log leaves a file that is sound and old.
 */
import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readEntries } from './agenda-rows.js';
import { copyDatabase, sync } from './copy-database.js';
import { inTransaction, type Sql } from './sql.js';

export const backupOf = (file: string): string => `${file}.backup`;

/**
 * Copies the database as it stands. Blocks for as long as the disk takes to write some 30 kB.
 * @throws what SQLite and the disk say; the copy before stays
 */
export const writeBackup = (sql: Sql, file: string): void => copyDatabase(sql, backupOf(file));

/**
 * Puts the copy in the place of the file, which is not there any more. The copy stays.
 * @returns when it was made, ms since 1970; null: there is none
 * @throws what the disk says
 */
export function restoreBackup(file: string): number | null {
  const backup = backupOf(file);
  if (!existsSync(backup)) return null;
  const fresh = `${file}-new`;
  copyFileSync(backup, fresh);
  sync(fresh);
  renameSync(fresh, file);
  sync(dirname(file));
  return statSync(backup).mtimeMs;
}

const COUNT_ROW = z.object({ value: z.coerce.number().int().nonnegative() });

/** Changes that the file has seen. */
export function changesIn(sql: Sql): number {
  const [row] = sql.all("SELECT value FROM fact WHERE name = 'changes'");
  return row === undefined ? 0 : COUNT_ROW.parse(row).value;
}

/** Within the transaction of a change. */
export function countChange(sql: Sql): void {
  sql.run(
    `INSERT INTO fact (name, value) VALUES ('changes', '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
  );
}

/**
 * Takes entries that cannot be read from the copy, where it has them.
 * @returns `kind id` of those that could be mended
 */
export function mendEntries(sql: Sql, backup: Sql): readonly string[] {
  const bad = new Set(readEntries(sql.all(ENTRIES)).bad);
  const sound = backup
    .all(ENTRIES)
    .map((row) => ENTRY_ROW.parse(row))
    .filter((row) => bad.has(`${row.kind} ${row.id}`) && readEntries([row]).bad.length === 0);
  if (sound.length === 0) return [];
  inTransaction(sql, () => {
    for (const { kind, id, body } of sound) {
      sql.run('UPDATE entry SET body = ? WHERE kind = ? AND id = ?', body, kind, id);
    }
  });
  return sound.map(({ kind, id }) => `${kind} ${id}`);
}

export const ENTRIES = 'SELECT kind, id, body FROM entry ORDER BY kind, position';
const ENTRY_ROW = z.object({ kind: z.string(), id: z.string(), body: z.string() });
