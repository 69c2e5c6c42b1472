/** A copy of the state file while a hub writes to it. The hub holds the lock, so the copy is taken below SQLite. */
import { constants, createWriteStream } from 'node:fs';
import { lstat, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EarshotError, messageOf } from '../errors.js';
import { openRegular } from '../open-regular.js';
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
      await copyPlain(file, `${folder}/copy`).catch((error: unknown) => notPlain(file, error));
      await copyPlain(`${file}-wal`, `${folder}/copy-wal`).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') notPlain(`${file}-wal`, error);
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

/** The folder is the hub's, and root copies: a link there could lead to any file, and a pipe would keep it waiting for good. */
async function copyPlain(from: string, to: string): Promise<void> {
  const handle = await openRegular(from, constants.O_NOFOLLOW);
  await pipeline(handle.createReadStream(), createWriteStream(to, { mode: 0o600 }));
}

function notPlain(file: string, error: unknown): never {
  // What the disk refuses keeps its code: the command says what to do about it.
  throw ['', 'ELOOP'].includes(codeOf(error)) ? unusable(file, 'it is no plain file') : error;
}

async function identity(file: string): Promise<string> {
  const { size, ino, mtimeNs } = await lstat(file, { bigint: true });
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
