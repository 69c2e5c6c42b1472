/** How a trial ends: kept, or taken back; and the way back that a person asks for. */
import type { Disk } from './disk.js';
import { updateError } from './errors.js';
import { withUpdateLock } from './lock.js';
import { giveToHub } from './owner.js';
import { readSlots, type UpdateFolder, writeSlots } from './slot-file.js';
import { activeSlot, confirmed, failed, type SlotState, startForgiven, wentBack } from './slot-state.js';

/** The slot on trial has proven itself. @throws what the lock and the disk throw */
export async function keepTrial(folder: UpdateFolder, release: number, disk: Disk): Promise<void> {
  await change(folder, disk, (state) => (onTrial(state, release) ? confirmed(state) : state));
}

/** The hub was stopped in good health before the trial was over: that start is not held against the slot. */
export async function forgiveStart(folder: UpdateFolder, release: number, disk: Disk): Promise<void> {
  await change(folder, disk, (state) => (onTrial(state, release) ? startForgiven(state) : state));
}

/** The slot on trial misbehaved. */
export async function failTrial(
  folder: UpdateFolder,
  release: number,
  why: string,
  disk: Disk,
): Promise<void> {
  await change(folder, disk, (state) => (onTrial(state, release) ? failed(state, why) : state));
}

/**
 * To the slot before, or to the models that came with Earshot; a second time leads forward again.
 * @returns the release in use then; null: the shipped one
 * @throws EarshotError UPDATE_NOTHING_TO_ROLL_BACK
 */
export async function rollBack(folder: UpdateFolder, why: string, disk: Disk): Promise<number | null> {
  const state = await change(folder, disk, (before) => {
    if (before.active === null && before.previous === null) {
      throw updateError(
        'UPDATE_NOTHING_TO_ROLL_BACK',
        'The models that came with Earshot are in use, and there are no others to go to.',
      );
    }
    return wentBack(before, why);
  });
  await giveToHub(folder);
  return activeSlot(state)?.release ?? null;
}

const onTrial = (state: SlotState, release: number): boolean =>
  state.trial !== null && activeSlot(state)?.release === release;

async function change(
  folder: UpdateFolder,
  disk: Disk,
  step: (state: SlotState) => SlotState,
): Promise<SlotState> {
  return await withUpdateLock(folder, async () => {
    const { state } = await readSlots(folder);
    const next = step(state);
    if (next !== state) await writeSlots(folder, next, disk);
    return next;
  });
}
