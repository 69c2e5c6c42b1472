/**
 * All that an update writes goes through this port, so that a test can record it and cut the power after any byte.
 * The rules of a disk that loses power: what was written is there for sure only after `sync` of the file, and a name
 * (made, renamed, removed) only after `syncFolder` of the folder it is in.
 */
import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { ensureFolder } from '../ensure-folder.js';
import { messageOf } from '../errors.js';
import { updateError } from './errors.js';

export interface DiskFile {
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Disk {
  /** With its parents. Nothing happens where it exists. */
  makeFolder(path: string): Promise<void>;
  /** A file or a folder with all that is in it; nothing happens where there is none. */
  remove(path: string): Promise<void>;
  /** An empty file for appending; one of that name is emptied. */
  create(path: string): Promise<DiskFile>;
  /** Atomic; replaces a file of the new name. */
  rename(from: string, to: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
}

/** @throws EarshotError UPDATE_NOT_WRITABLE, UPDATE_NO_SPACE from every one of its verbs */
export const realDisk: Disk = {
  makeFolder: (path) => explained(path, () => ensureFolder(path, 0o755)),
  remove: (path) => explained(path, () => rm(path, { recursive: true, force: true })),
  create: (path) =>
    explained(path, async () => {
      const file = await open(path, 'w', 0o644);
      return {
        write: (bytes) => explained(path, () => file.writeFile(bytes)),
        sync: () => explained(path, () => file.sync()),
        close: () => explained(path, () => file.close()),
      };
    }),
  rename: (from, to) => explained(to, () => rename(from, to)),
  syncFolder: (path) =>
    explained(path, async () => {
      const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    }),
};

async function explained<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw noSpace(path, cause);
    throw updateError(
      'UPDATE_NOT_WRITABLE',
      `${path} cannot be written (${messageOf(cause)}): run the command as the hub's user (or root), or name another folder with --state.`,
      cause,
    );
  }
}

export function noSpace(path: string, cause?: unknown) {
  return updateError(
    'UPDATE_NO_SPACE',
    `There is no room for the new models in ${path}: free some space and try again; the models in use are untouched.`,
    cause,
  );
}
