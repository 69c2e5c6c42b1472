/** A copy of the state file while a hub writes to it. The hub holds the lock, so the copy is taken below SQLite. */
import { copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EarshotError, messageOf } from '../errors.js';
import { openSql, type Sql } from '../store/sql.js';
import { codeOf } from './plan.js';

const TRIES = 10;

/**
 * As the last commit left it. The file itself changes only when the write-ahead log is worked into it: where it is the
 * same before and after copying both, the log's copy is whole up to a commit (its frames have checksums), and SQLite does the rest.
 * @throws EarshotError STATE_UNUSABLE where the file is damaged, and what the disk says
 */
export async function snapshotDatabase(file: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-backup-'));
  try {
    for (let attempt = 1; ; attempt += 1) {
      const before = await identity(file);
      await rm(`${folder}/copy-wal`, { force: true });
      await copyFile(file, `${folder}/copy`);
      await copyFile(`${file}-wal`, `${folder}/copy-wal`).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw error;
      });
      if (before === (await identity(file))) break;
      if (attempt === TRIES)
        throw unusable(file, 'it changes faster than it can be copied: stop the hub and try again');
    }
    return await checked(folder, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function identity(file: string): Promise<string> {
  const { size, ino, mtimeNs } = await stat(file, { bigint: true });
  return `${ino} ${size} ${mtimeNs}`;
}

/** Looked at from end to end. @throws what SQLite says of a file that is none of its own */
export function isSound(sql: Sql): boolean {
  return JSON.stringify(sql.all('PRAGMA integrity_check(1)')).includes('"ok"');
}

async function checked(folder: string, file: string): Promise<Buffer> {
  const sql = await openSql(`${folder}/copy`);
  try {
    if (!isSound(sql)) throw new Error('it is damaged');
    sql.run('VACUUM INTO ?', `${folder}/whole`);
  } catch (error) {
    throw unusable(file, messageOf(error));
  } finally {
    sql.close();
  }
  return await readFile(`${folder}/whole`);
}

const unusable = (file: string, why: string): EarshotError =>
  new EarshotError('STATE_UNUSABLE', `${file} cannot be copied: ${why}.`);
