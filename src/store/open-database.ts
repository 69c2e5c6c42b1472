/**
 * Opens the state file so that it can be trusted: locked for this hub alone, write-ahead log, every commit on the disk,
 * checked from end to end, and of the right version. A broken file is set aside, never deleted, never the hub's end, and
 * its copy (backup.ts) takes its place.
 */
import { constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { access, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureFolder } from '../ensure-folder.js';
import { EarshotError, messageOf } from '../errors.js';
import { backupOf, changesIn, mendEntries, restoreBackup } from './backup.js';
import { migrate, mustBeOurs } from './schema.js';
import { isDamaged, openSql, type Sql, sqliteCode } from './sql.js';

export interface OpenedDatabase {
  readonly sql: Sql;
  /** What was wrong with the file, and what became of it; null where all was well. */
  readonly damage: Damage | null;
  /** STATE_DISK_FULL, STATE_READ_ONLY: it can be read, but not written just now. */
  readonly unwritable: EarshotError | null;
}

export interface Damage {
  /** Nothing came back, all of it did as of `copiedMs`, or single entries did and nothing is lost. */
  readonly code: 'STATE_BROKEN' | 'STATE_RESTORED' | 'STATE_MENDED';
  readonly message: string;
  /** When the copy was made that took the file's place, ms since 1970. */
  readonly copiedMs?: number;
}

export interface OpenOptions {
  /** Names the broken file that is set aside. */
  readonly nowMs?: number;
  /** Tests put something between the store and the disk. */
  readonly open?: (file: string) => Promise<Sql>;
}

/** @throws EarshotError STATE_DISK_FULL, STATE_READ_ONLY, STATE_IN_USE, STATE_TOO_NEW, STATE_FOREIGN, STATE_UNUSABLE */
export async function openDatabase(file: string, options: OpenOptions = {}): Promise<OpenedDatabase> {
  const { nowMs = Date.now(), open = openSql } = options;
  try {
    await ensureFolder(dirname(file), 0o700);
  } catch (cause) {
    throw (await readOnly(file, cause)) ?? unusable(file, cause);
  }
  let broken: string;
  try {
    const opened = existsSync(file) || !existsSync(backupOf(file)) ? await openSound(file, open) : GONE;
    if (typeof opened !== 'string') return opened;
    broken = opened;
  } catch (error) {
    if (!isBroken(error)) throw (await readOnly(file, error)) ?? explainSql(error, file);
    broken = `was broken (${messageOf(error)})`;
  }
  try {
    return await putBack(file, broken, { nowMs, open });
  } catch (error) {
    throw explainSql(error, file);
  }
}

const GONE = 'was gone';

/** @returns why the file is not to be used although it is sound, in words that go on from "the state file" */
async function openSound(
  file: string,
  open: (file: string) => Promise<Sql>,
): Promise<OpenedDatabase | string> {
  const { sql, unwritable } = await openChecked(file, open);
  try {
    const backup = await openBackup(file, open);
    if (backup === null) return { sql, damage: null, unwritable };
    try {
      if (changesIn(backup) > changesIn(sql)) {
        sql.close();
        return 'had lost its last changes';
      }
      const mended = unwritable === null ? mendEntries(sql, backup) : [];
      if (mended.length === 0) return { sql, damage: null, unwritable };
      const message = `${mended.join(', ')} in the state file ${file} could not be read and came back from its copy.`;
      return { sql, damage: { code: 'STATE_MENDED', message }, unwritable };
    } finally {
      backup.close();
    }
  } catch (error) {
    sql.close();
    throw error;
  }
}

/** null: there is none that could be read. It is made anew at the next change. */
async function openBackup(file: string, open: (file: string) => Promise<Sql>): Promise<Sql | null> {
  if (!existsSync(backupOf(file))) return null;
  let sql: Sql | null = null;
  try {
    sql = await open(backupOf(file));
    checkIntegrity(sql);
    changesIn(sql);
    return sql;
  } catch {
    sql?.close();
    return null;
  }
}

/** Sets the file aside and opens its copy in its place; where that is no better, an empty one. */
async function putBack(
  file: string,
  broken: string,
  { nowMs, open }: Required<OpenOptions>,
): Promise<OpenedDatabase> {
  const aside = await putAside(file, nowMs);
  const what = `The state file ${file} ${broken}${broken === GONE ? '' : ` and is now ${aside}`}`;
  const copiedMs = restoreBackup(file);
  if (copiedMs !== null) {
    try {
      const opened = await openChecked(file, open);
      const message = `${what}; it was put back from its copy of ${new Date(copiedMs).toISOString()}: check what was said after that.`;
      return { ...opened, damage: { code: 'STATE_RESTORED', message, copiedMs } };
    } catch (error) {
      if (!isBroken(error)) throw error;
      await putAside(file, nowMs);
    }
  }
  const message = `${what}; timers, alarms and lists start empty.`;
  return { ...(await openChecked(file, open)), damage: { code: 'STATE_BROKEN', message } };
}

/** SQLite's damage, or our own finding in `integrity_check`. */
class BrokenDatabase extends Error {}

async function openChecked(
  file: string,
  open: (file: string) => Promise<Sql>,
): Promise<Omit<OpenedDatabase, 'damage'>> {
  const sql = await openOurs(file, open);
  let unwritable: EarshotError | null = null;
  /** What can be read is read: an alarm of a full disk rings, too. */
  const write = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!['SQLITE_FULL', 'SQLITE_READONLY'].includes(sqliteCode(error))) throw error;
      unwritable ??= explainSql(error, file);
    }
  };
  try {
    write(() => sql.exec('PRAGMA journal_mode = WAL'));
    // Each commit reaches the disk before it returns: NORMAL would lose the last ones with the power.
    sql.exec('PRAGMA synchronous = FULL');
    sql.exec('PRAGMA trusted_schema = OFF');
    checkIntegrity(sql);
    migrate(sql, file);
    // Takes the lock now and finds out whether the disk can be written, not at the first timer.
    write(() =>
      sql.run("INSERT OR REPLACE INTO fact (name, value) VALUES ('opened', ?)", String(process.pid)),
    );
    return { sql, unwritable };
  } catch (error) {
    sql.close();
    throw error;
  }
}

/**
 * For this hub alone: a second one would ring everything twice. Held until the process ends, however it ends.
 * @throws EarshotError STATE_TOO_NEW, STATE_FOREIGN
 */
async function openOurs(file: string, open: (file: string) => Promise<Sql>): Promise<Sql> {
  // Beside others a log that was left behind is read through a file of its own, for which a full disk has no room.
  const aloneFirst = existsSync(`${file}-wal`);
  const sql = await open(file);
  try {
    if (aloneFirst) sql.exec(ALONE);
    mustBeOurs(sql, file);
    if (!aloneFirst) sql.exec(ALONE);
    return sql;
  } catch (error) {
    sql.close();
    if (aloneFirst && sqliteCode(error).startsWith('SQLITE_BUSY')) await lookBeside(file, open);
    throw error;
  }
}

/** Whoever has the file open may be another program than a hub. @throws EarshotError STATE_TOO_NEW, STATE_FOREIGN */
async function lookBeside(file: string, open: (file: string) => Promise<Sql>): Promise<void> {
  const sql = await open(file);
  try {
    mustBeOurs(sql, file);
  } finally {
    sql.close();
  }
}

const ALONE = 'PRAGMA locking_mode = EXCLUSIVE';

/** @throws BrokenDatabase, or SQLite's own error for what it cannot even look at */
function checkIntegrity(sql: Sql): void {
  const found = sql.all('PRAGMA integrity_check(1)').map((row) => JSON.stringify(row));
  if (found.length !== 1 || !found[0]?.includes('"ok"')) {
    throw new BrokenDatabase(`integrity check: ${found.join(', ').slice(0, 200)}`);
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof BrokenDatabase || isDamaged(error);
}

/** The log belongs to the file: left behind, it would be played into the new one. */
async function putAside(file: string, nowMs: number): Promise<string> {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  let aside = `${file}.broken-${stamp}`;
  for (let count = 2; existsSync(aside); count += 1) aside = `${file}.broken-${stamp}-${count}`;
  try {
    for (const tail of ['', '-wal', '-shm']) {
      if (existsSync(`${file}${tail}`)) await rename(`${file}${tail}`, `${aside}${tail}`);
    }
  } catch (cause) {
    throw unusable(file, cause);
  }
  return aside;
}

/** SQLite calls a read-only file system an I/O error, and Node a missing folder: asked for directly, it says so. */
async function readOnly(file: string, cause: unknown): Promise<EarshotError | null> {
  let place = file;
  while (!existsSync(place) && place !== dirname(place)) place = dirname(place);
  const code = await access(place, constants.W_OK).then(
    () => '',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : ''),
  );
  if (code === 'EROFS') return worn(file, cause);
  return ['EACCES', 'EPERM'].includes(code) ? cannotWrite(file, cause) : null;
}

/**
 * A card that the kernel gave up under a running hub is an I/O error to SQLite, and still looks writable when it is asked
 * (ext4's emergency_ro): tried directly, it says so.
 */
function isReadOnlyDisk(file: string): boolean {
  const probe = `${file}.probe`;
  try {
    writeFileSync(probe, '');
    rmSync(probe, { force: true });
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EROFS';
  }
}

function worn(file: string, cause: unknown): EarshotError {
  return new EarshotError(
    'STATE_READ_ONLY',
    `The disk of the state file ${file} can only be read. The kernel makes a worn card so, \`dmesg\` says why: copy what it holds (\`earshot backup\` to another disk) and exchange it; ${FORGOTTEN}.`,
    { cause },
  );
}

function cannotWrite(file: string, cause: unknown): EarshotError {
  return new EarshotError(
    'STATE_READ_ONLY',
    `The state file ${file} cannot be written: give the hub's user write access to its folder, or name another with --state; ${FORGOTTEN}.`,
    { cause },
  );
}

const FORGOTTEN = 'until then nothing is kept over a restart';

/** What SQLite said, in words with something to do. */
export function explainSql(error: unknown, file: string): EarshotError {
  if (error instanceof EarshotError) return error;
  switch (sqliteCode(error)) {
    case 'SQLITE_FULL':
      return new EarshotError(
        'STATE_DISK_FULL',
        `The disk is full, so timers and lists cannot be written to ${file}: free some space; ${FORGOTTEN}.`,
        { cause: error },
      );
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return cannotWrite(file, error);
    case 'SQLITE_IOERR':
      return isReadOnlyDisk(file) ? worn(file, error) : unusable(file, error);
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new EarshotError(
        'STATE_IN_USE',
        `Another hub uses the state file ${file}: stop it, or name another folder with --state; ${FORGOTTEN}.`,
        { cause: error },
      );
    default:
      return unusable(file, error);
  }
}

function unusable(file: string, cause: unknown): EarshotError {
  return new EarshotError(
    'STATE_UNUSABLE',
    `The state file ${file} cannot be used (${messageOf(cause)}): check its folder and disk, or name another with --state; ${FORGOTTEN}.`,
    { cause },
  );
}
