/**
 * The tables, and how an older file becomes a newer one: `user_version` counts the migrations that have run. Each runs in
 * a transaction with its count, so that a power cut in between leaves the file as it was.
 */
import { z } from 'zod';
import { EarshotError } from '../errors.js';
import { copyDatabase } from './copy-database.js';
import { inTransaction, type Sql } from './sql.js';

/** Never changed once released; the next change of the tables is appended. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE entry (
     kind TEXT NOT NULL CHECK (kind IN ('timer', 'clock', 'scheduled', 'carrying', 'note')),
     id TEXT NOT NULL,
     position INTEGER NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (kind, id)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE list_item (
     list TEXT NOT NULL,
     position INTEGER NOT NULL,
     text TEXT NOT NULL,
     done INTEGER NOT NULL CHECK (done IN (0, 1)),
     PRIMARY KEY (list, position)
   ) STRICT, WITHOUT ROWID;
   -- A list that has been emptied is not one that the home file fills again.
   CREATE TABLE list (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
   CREATE TABLE operation (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     reply TEXT NOT NULL
   ) STRICT;
   CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

const VERSION_ROW = z.object({ user_version: z.number().int().nonnegative() });

export function schemaVersion(sql: Sql): number {
  return VERSION_ROW.parse(sql.all('PRAGMA user_version')[0]).user_version;
}

/** The file as it was before a newer Earshot wrote it: to go back to that Earshot, put it in the place of the file. */
export const fileOfVersion = (file: string, version: number): string => `${file}.version-${version}`;

const NAME_ROW = z.object({ name: z.string() });

/**
 * Before anything is written there: a file of somebody else would get our tables and our journal.
 * @throws EarshotError STATE_TOO_NEW for a file of a later Earshot, STATE_FOREIGN for one that no Earshot made: left alone, not set aside
 */
export function mustBeOurs(sql: Sql, file: string, migrations: readonly string[] = MIGRATIONS): void {
  const version = schemaVersion(sql);
  const found = sql.all("SELECT name FROM sqlite_schema WHERE type = 'table'");
  const names = found.map((row) => NAME_ROW.parse(row).name);
  const ours = tablesOf(migrations);
  // 0: what has just been made is empty. Later versions may drop tables, hardly all of them.
  if (version === 0 ? names.length > 0 : names.length > 0 && !ours.some((name) => names.includes(name))) {
    throw new EarshotError(
      'STATE_FOREIGN',
      `${file} is a database of another program, and is left as it is: put it elsewhere, or name another folder with --state; until then nothing is kept over a restart.`,
    );
  }
  mustBeKnown(version, migrations);
}

const tablesOf = (migrations: readonly string[]): readonly string[] =>
  migrations.flatMap((text) => [...text.matchAll(/CREATE TABLE (\w+)/g)].map(([, name = '']) => name));

function mustBeKnown(version: number, migrations: readonly string[]): void {
  if (version <= migrations.length) return;
  throw new EarshotError(
    'STATE_TOO_NEW',
    `The state file was written by a newer Earshot (its version ${version}, ours ${migrations.length}): update Earshot, or name another folder with --state.`,
  );
}

/**
 * @param file is copied beside itself before an older one is changed; null: there is none (memory, or a copy already)
 * @throws EarshotError STATE_TOO_NEW for a file of a later Earshot: it is left alone, not set aside
 */
export function migrate(sql: Sql, file: string | null, migrations: readonly string[] = MIGRATIONS): void {
  const version = schemaVersion(sql);
  mustBeKnown(version, migrations);
  // 0: it has just been made.
  if (file !== null && version > 0 && version < migrations.length)
    copyDatabase(sql, fileOfVersion(file, version));
  for (let next = version; next < migrations.length; next += 1) {
    inTransaction(sql, () => {
      sql.exec(migrations[next] ?? '');
      sql.exec(`PRAGMA user_version = ${next + 1}`);
    });
  }
}
