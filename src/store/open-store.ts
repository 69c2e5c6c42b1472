/**
 * The store of a hub: the file in its state folder; where that cannot be used, memory, with the reason. What a full or
 * read-only disk holds is known all the same: its alarms ring.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EarshotError } from '../errors.js';
import { MemoryStore } from './memory-store.js';
import { explainSql, openDatabase } from './open-database.js';
import { SqliteStore } from './sqlite-store.js';
import type { AgendaStore } from './store.js';

export const STATE_FILE = 'earshot.db';

export interface OpenedStore {
  readonly store: AgendaStore;
  /** Why the store is only memory, or what of the file was lost; null where all is well. */
  readonly problem: EarshotError | null;
  /** Where the file was damaged and its copy took its place: when that was made, ms since 1970. */
  readonly copiedMs?: number;
  /** False: what is saved fails for now, and is tried again with each save. */
  readonly writable?: boolean;
}

/** Never rejects: a hub without a disk still keeps time. @param folder null: memory is all that is wanted */
export async function openStore(folder: string | null): Promise<OpenedStore> {
  if (folder === null) return { store: new MemoryStore(), problem: null };
  const file = join(folder, STATE_FILE);
  try {
    const { sql, damage, unwritable } = await openDatabase(file);
    const store = new SqliteStore(sql, file);
    if (unwritable !== null) return { store, problem: unwritable, writable: false };
    if (damage === null) return { store, problem: null };
    const { code, message, copiedMs } = damage;
    const problem = new EarshotError(code, message);
    return { store, problem, ...(copiedMs === undefined ? {} : { copiedMs }) };
  } catch (error) {
    const problem = error instanceof EarshotError ? error : explainSql(error, file);
    const store = problem.code === 'STATE_READ_ONLY' ? await readElsewhere(file) : new MemoryStore();
    return { store, problem };
  }
}

/** A write-ahead log can only be read where it can be written: beside a copy of the file, somewhere else. */
async function readElsewhere(file: string): Promise<MemoryStore> {
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(tmpdir(), 'earshot-state-'));
    const copy = join(folder, STATE_FILE);
    for (const tail of ['', '-wal']) {
      if (existsSync(`${file}${tail}`)) await copyFile(`${file}${tail}`, `${copy}${tail}`);
    }
    const { sql } = await openDatabase(copy);
    const store = new SqliteStore(sql, copy);
    try {
      return new MemoryStore(store.load(), store.lastMark());
    } finally {
      store.close();
    }
  } catch {
    return new MemoryStore();
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}
