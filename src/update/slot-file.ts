/** Where slots lie in the state folder, and the one file that says which is used. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../errors.js';
import type { Disk } from './disk.js';
import { NO_SLOTS, type SlotName, type SlotState, slotStateSchema } from './slot-state.js';

/** The places of one hub's updates, all below `<state>/models`. */
export class UpdateFolder {
  readonly root: string;

  constructor(readonly state: string) {
    this.root = join(state, 'models');
  }

  get file(): string {
    return join(this.root, 'slots.json');
  }

  get keys(): string {
    return join(this.root, 'keys');
  }

  get incoming(): string {
    return join(this.root, 'incoming');
  }

  get hubId(): string {
    return join(this.root, 'hub-id');
  }

  get lock(): string {
    return join(this.root, 'lock');
  }

  slot(name: SlotName): string {
    return join(this.root, name);
  }
}

export interface ReadState {
  readonly state: SlotState;
  /** What was wrong with the file, which is then treated as if there were none; null: nothing. */
  readonly problem: string | null;
}

/** A file that cannot be read costs the slots, never the hub: the shipped models are there. */
export async function readSlots(folder: UpdateFolder): Promise<ReadState> {
  if (!existsSync(folder.file)) return { state: NO_SLOTS, problem: null };
  try {
    const state = slotStateSchema.parse(JSON.parse(await readFile(folder.file, 'utf8')));
    return { state, problem: null };
  } catch (error) {
    const why = error instanceof z.ZodError ? 'it is not what Earshot wrote' : messageOf(error);
    return {
      state: NO_SLOTS,
      problem: `${folder.file} cannot be used (${why}), so the models that came with Earshot are used; install the update again`,
    };
  }
}

/** The atomic step of every update: the old file is whole until the new one is whole. */
export async function writeSlots(folder: UpdateFolder, state: SlotState, disk: Disk): Promise<void> {
  await writeDurably(folder.file, `${JSON.stringify(state, null, 2)}\n`, folder.root, disk);
}

/** @throws what the disk throws */
export async function writeDurably(file: string, text: string, folder: string, disk: Disk): Promise<void> {
  await disk.makeFolder(folder);
  const next = `${file}.next`;
  const opened = await disk.create(next);
  try {
    await opened.write(Buffer.from(text));
    await opened.sync();
  } finally {
    await opened.close();
  }
  await disk.rename(next, file);
  await disk.syncFolder(folder);
}
