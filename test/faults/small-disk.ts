/** A disk of its own for one test, small enough to be filled: a tmpfs, where this user may mount one. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** To the last byte. */
  fill(): void;
  free(): void;
  /** The same files under another path, where nothing can be written. */
  readonly readOnly: string;
  close(): void;
}

function mount(...parameters: readonly string[]): void {
  const { status, stderr, error } = spawnSync('mount', [...parameters], { encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? stderr);
}

export function smallDisk(sizeKib = 512): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-disk-'));
  try {
    mount('-t', 'tmpfs', '-o', `size=${sizeKib}k`, 'tmpfs', folder);
  } catch (error) {
    rmdirSync(folder);
    throw error;
  }
  const filling = join(folder, 'filling');
  const readOnly = `${folder}-read-only`;
  mkdirSync(readOnly);
  // By a second mount: the first cannot be changed while SQLite's files await their garbage collection.
  mount('--bind', folder, readOnly);
  mount('-o', 'remount,bind,ro', readOnly);
  return {
    folder,
    readOnly,
    fill: () => {
      const file = openSync(filling, 'a');
      try {
        for (const size of [65_536, 4_096, 1]) writeUntilFull(file, size);
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filling, { force: true }),
    close: () => {
      for (const path of [readOnly, folder]) {
        spawnSync('umount', ['-l', path]);
        rmdirSync(path);
      }
    },
  };
}

function writeUntilFull(file: number, size: number): void {
  const block = Buffer.alloc(size, 1);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

/** null, or why tests with a small disk are skipped. */
export const noSmallDisk: string | null = tryOnce();

function tryOnce(): string | null {
  try {
    smallDisk().close();
    return null;
  } catch (error) {
    return `no tmpfs can be mounted here: ${String(error).trim().slice(0, 80)}`;
  }
}
