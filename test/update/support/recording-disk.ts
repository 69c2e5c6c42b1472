/** A disk that does what it is told and writes it down, so that the power can be cut afterwards at any byte of it. */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, realDisk } from '../../../src/update/disk.js';

export type DiskStep =
  | { readonly op: 'folder'; readonly path: string }
  | { readonly op: 'create'; readonly path: string; readonly file: number }
  | { readonly op: 'write'; readonly file: number; readonly bytes: Uint8Array }
  | { readonly op: 'sync'; readonly file: number }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'rename'; readonly from: string; readonly to: string }
  | { readonly op: 'syncFolder'; readonly path: string };

export class RecordingDisk implements Disk {
  readonly steps: DiskStep[] = [];
  private files = 0;

  async makeFolder(path: string): Promise<void> {
    this.steps.push({ op: 'folder', path });
    await realDisk.makeFolder(path);
  }

  /** Leaf by leaf: the power can go in the middle of a tree. */
  async remove(path: string): Promise<void> {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of await readdir(path)) await this.remove(join(path, name));
    }
    this.steps.push({ op: 'remove', path });
    await realDisk.remove(path);
  }

  async create(path: string): ReturnType<Disk['create']> {
    const file = this.files++;
    this.steps.push({ op: 'create', path, file });
    const opened = await realDisk.create(path);
    return {
      write: async (bytes) => {
        this.steps.push({ op: 'write', file, bytes: bytes.slice() });
        await opened.write(bytes);
      },
      sync: async () => {
        this.steps.push({ op: 'sync', file });
        await opened.sync();
      },
      close: () => opened.close(),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.steps.push({ op: 'rename', from, to });
    await realDisk.rename(from, to);
  }

  async syncFolder(path: string): Promise<void> {
    this.steps.push({ op: 'syncFolder', path });
    await realDisk.syncFolder(path);
  }
}
