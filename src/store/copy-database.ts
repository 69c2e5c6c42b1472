/** A database copied while it is open: whole and in one step, or not at all. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Sql } from './sql.js';

/** @throws what SQLite and the disk say; what lay at `to` before stays */
export function copyDatabase(sql: Sql, to: string): void {
  const fresh = `${to}-new`;
  rmSync(fresh, { force: true });
  try {
    // Not the hub alone does it, and root's umask may be anybody's: not for a moment can others read the copy.
    closeSync(openSync(fresh, 'wx', 0o600));
    // Reads every page: a damaged file cannot become the copy.
    sql.run('VACUUM INTO ?', fresh);
    sync(fresh);
    renameSync(fresh, to);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
  sync(dirname(to));
}

/** Onto the disk, not only into the system's memory; a folder, too: the names in it. */
export function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
