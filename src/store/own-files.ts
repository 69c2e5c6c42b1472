/** What a house says and plans is nobody else's on this machine: the files of its state are their owner's alone. */
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LESSON_FILE } from './lesson-store.js';
import { STATE_FILE } from './open-store.js';

/** The databases with their logs and copies. The folder may be one that holds other people's files, too. */
const OURS: readonly string[] = [STATE_FILE, LESSON_FILE];

/** Of the group and of all others. */
const OTHERS = 0o077;

/**
 * From now on whatever this process creates is closed to others, SQLite's files and those of its children included; and
 * what an earlier version left open in the folder is closed.
 * @param state null: nothing is kept
 */
export async function keepToOneself(state: string | null): Promise<void> {
  process.umask(OTHERS);
  if (state === null) return;
  const names = await readdir(state).catch(() => []);
  await Promise.all(
    names
      .filter((name) => OURS.some((ours) => name.startsWith(ours)))
      .map(async (name) => {
        const path = join(state, name);
        const found = await lstat(path).catch(() => null);
        if (found?.isFile() !== true || (found.mode & OTHERS) === 0) return;
        // Somebody else's file, or a disk that cannot be written: the hub goes on, and the store says so where it matters.
        await chmod(path, found.mode & 0o7777 & ~OTHERS).catch(() => {});
      }),
  );
}
