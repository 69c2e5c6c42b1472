/** The store of a hub: the file in its state folder; where that cannot be used, memory, with the reason. */
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
}

/** Never rejects: a hub without a disk still keeps time. @param folder null: memory is all that is wanted */
export async function openStore(folder: string | null): Promise<OpenedStore> {
  if (folder === null) return { store: new MemoryStore(), problem: null };
  const file = join(folder, STATE_FILE);
  try {
    const { sql, damage } = await openDatabase(file);
    const store = new SqliteStore(sql, file);
    if (damage === null) return { store, problem: null };
    const { code, message, copiedMs } = damage;
    const problem = new EarshotError(code, message);
    return { store, problem, ...(copiedMs === undefined ? {} : { copiedMs }) };
  } catch (error) {
    const problem = error instanceof EarshotError ? error : explainSql(error, file);
    return { store: new MemoryStore(), problem };
  }
}
