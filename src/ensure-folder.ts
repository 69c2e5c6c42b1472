/** `mkdir -p` that comes back. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing; nothing happens where it is there. Not `mkdir(..., {recursive: true})`: that
 * asks for ever where a file system says ENOENT although the folder above is there, as /proc does (Node 20), on a thread
 * that nobody can stop.
 * @param mode of each that is made
 * @throws what the file system says: ENOENT, ENOTDIR where something else lies there, EACCES and the like
 */
export async function ensureFolder(path: string, mode = 0o777): Promise<void> {
  const missing: string[] = [];
  for (let at = resolve(path); !(await made(at, mode)); at = dirname(at)) {
    // The root is there, or nothing is.
    if (at === dirname(at)) break;
    missing.push(at);
  }
  for (const folder of missing.reverse()) await mkdirOnce(folder, mode);
}

/** False: what it would lie in is missing. */
async function made(path: string, mode: number): Promise<boolean> {
  try {
    await mkdirOnce(path, mode);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Somebody else may have made it meanwhile. */
async function mkdirOnce(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    // A read-only disk and a folder that is closed to us say so of folders that are there, too.
    if (codeOf(error) === 'ENOENT' || !(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
