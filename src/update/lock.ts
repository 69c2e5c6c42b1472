/** One update at a time, be it the hub's or a command's. The lock ends with the process, however that ends. */
import { ensureFolder } from '../ensure-folder.js';
import { openSql, sqliteCode } from '../store/sql.js';
import { noSpace } from './disk.js';
import { updateError } from './errors.js';
import type { UpdateFolder } from './slot-file.js';

/**
 * SQLite's lock on an empty file beside the slots: the state file's own library, and the system gives such a lock back
 * when a process is killed, which a file that merely exists does not.
 *
 * @throws EarshotError UPDATE_BUSY, UPDATE_NO_SPACE, STATE_UNUSABLE, and what `work` throws
 */
export async function withUpdateLock<T>(folder: UpdateFolder, work: () => Promise<T>): Promise<T> {
  await ensureFolder(folder.root, 0o755);
  const sql = await openSql(folder.lock);
  try {
    try {
      sql.exec('BEGIN EXCLUSIVE');
    } catch (cause) {
      if (sqliteCode(cause) === 'SQLITE_FULL') throw noSpace(folder.root, cause);
      if (sqliteCode(cause) !== 'SQLITE_BUSY') throw cause;
      throw updateError(
        'UPDATE_BUSY',
        'Another update of the models is going on: wait until it is done, then try again.',
        cause,
      );
    }
    try {
      return await work();
    } finally {
      sql.exec('ROLLBACK');
    }
  } finally {
    sql.close();
  }
}
