/** Which slots a hub has open: it loads models from its slot for as long as it runs, whatever slots.json says meanwhile. */
import { join } from 'node:path';
import { ensureFolder } from '../ensure-folder.js';
import { openSql, type Sql, sqliteCode } from '../store/sql.js';
import type { UpdateFolder } from './slot-file.js';
import type { SlotName } from './slot-state.js';

/** Asked while the update's own lock is held: nobody begins to use a slot meanwhile. */
const AT_ONCE = 'PRAGMA busy_timeout = 0';

/**
 * A shared lock on an empty file beside the slot, which the system gives back however the process ends. Call it with the
 * lock of updates held.
 * @returns what ends the use
 * @throws EarshotError STATE_UNUSABLE, and what SQLite throws
 */
export async function useSlot(folder: UpdateFolder, slot: SlotName): Promise<() => void> {
  const sql = await openUse(folder, slot);
  try {
    sql.exec('BEGIN');
    // The lock comes with the first look into the file.
    sql.all('SELECT count(*) FROM sqlite_schema');
  } catch (error) {
    sql.close();
    throw error;
  }
  return () => {
    sql.exec('ROLLBACK');
    sql.close();
  };
}

/** Whether some process uses the slot now. @throws EarshotError STATE_UNUSABLE, and what SQLite throws */
export async function isSlotUsed(folder: UpdateFolder, slot: SlotName): Promise<boolean> {
  const sql = await openUse(folder, slot);
  try {
    sql.exec(AT_ONCE);
    sql.exec('BEGIN EXCLUSIVE');
    sql.exec('ROLLBACK');
    return false;
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    sql.close();
  }
}

async function openUse(folder: UpdateFolder, slot: SlotName): Promise<Sql> {
  await ensureFolder(folder.root, 0o755);
  return await openSql(join(folder.root, `${slot}.use`));
}
