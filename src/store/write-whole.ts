/** Files that a power cut leaves old or new. */
import { lstat, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureFolder } from '../ensure-folder.js';

/**
 * Old or new, never half: written beside it, on the disk, then put in its place. The umask does not count.
 * @throws what the disk says, and where something that is no file lies there: root would put a device out of the way
 */
export async function writeWhole(file: string, content: string | Buffer, mode = 0o644): Promise<void> {
  await ensureFolder(dirname(file));
  await mustBeReplaceable(file);
  const fresh = `${file}.new`;
  await rm(fresh, { force: true });
  try {
    const handle = await open(fresh, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    // Half a file on a full disk helps nobody.
    await rm(fresh, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(file));
}

async function mustBeReplaceable(file: string): Promise<void> {
  const there = await lstat(file).catch(() => null);
  if (there === null || there.isFile() || there.isSymbolicLink()) return;
  throw new Error(there.isDirectory() ? 'it is a folder' : 'it is a device or a pipe');
}

/** A rename is on the disk when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
