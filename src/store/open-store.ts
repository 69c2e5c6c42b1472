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
}

/** Never rejects: a hub without a disk still keeps time. @param folder null: memory is all that is wanted */
export async function openStore(folder: string | null): Promise<OpenedStore> {
  if (folder === null) return { store: new MemoryStore(), problem: null };
  const file = join(folder, STATE_FILE);
  try {
    const { sql, setAside } = await openDatabase(file);
    const problem = setAside === null ? null : new EarshotError('STATE_BROKEN', setAside);
    return { store: new SqliteStore(sql, file), problem };
  } catch (error) {
    const problem = error instanceof EarshotError ? error : explainSql(error, file);
    return { store: new MemoryStore(), problem };
  }
}
