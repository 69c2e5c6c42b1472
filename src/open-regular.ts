/** Files that somebody else's hand put there, or a setting names. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * Opens a file for reading that is one. Opening a pipe waits until somebody writes, for good if nobody does, on one of the four
 * threads that all of Node's files share.
 * @param flags further ones of open(2), as O_NOFOLLOW where the folder is somebody else's
 * @throws what the file system throws, and where something else lies there
 */
export async function openRegular(path: string, flags = 0): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error(found.isDirectory() ? 'it is a folder' : 'it is no regular file');
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}
