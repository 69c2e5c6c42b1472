/**
 * Which models a hub starts with. A slot on trial is given a few starts to prove itself; what does not is left for what
 * was there before. Never throws and always ends at a folder: a hub without a working update is a hub.
 */
import { messageOf } from '../errors.js';
import { checkModels, loadManifest } from '../models.js';
import type { Disk } from './disk.js';
import { withUpdateLock } from './lock.js';
import { readShipped, type Shipped } from './shipped.js';
import { readSlots, type UpdateFolder, writeSlots } from './slot-file.js';
import {
  activeSlot,
  failed,
  outdated,
  type SlotName,
  type SlotState,
  startCounted,
  withShipped,
} from './slot-state.js';
import { useSlot } from './slot-use.js';

export interface StartedModels {
  /** The models folder to use. */
  readonly root: string;
  /** Of the slot; null: the models that came with Earshot. */
  readonly release: number | null;
  readonly onTrial: boolean;
  /** For the log: what was taken back and why. */
  readonly notices: readonly string[];
  /** When nothing is loaded from the folder any more: until then no update empties it. */
  readonly leave: () => void;
}

/** A crash while starting ends the process, and the count is all that the next start knows of it. */
export const MAX_STARTS = 3;

export async function startModels(folder: UpdateFolder, shipped: string, disk: Disk): Promise<StartedModels> {
  const { state, problem } = await readSlots(folder);
  const notices = problem === null ? [] : [problem];
  // Most hubs have no update: nothing is locked or written for them.
  if (activeSlot(state) === null)
    return { root: shipped, release: null, onTrial: false, notices, leave: nothing };
  try {
    return await withUpdateLock(folder, () => settle(folder, shipped, disk, notices));
  } catch (error) {
    // A trial that cannot be counted could go on for ever.
    const slot = state.trial === null ? state.active : null;
    const root = slot === null ? shipped : folder.slot(slot);
    notices.push(`the models cannot be looked after (${messageOf(error)}); ${root} is used`);
    return {
      root,
      release: root === shipped ? null : (activeSlot(state)?.release ?? null),
      onTrial: false,
      notices,
      leave: await used(folder, slot),
    };
  }
}

const nothing = (): void => {};

/** Where the lock cannot be had, as on a disk that is read only, no update is installed either. */
async function used(folder: UpdateFolder, slot: SlotName | null): Promise<() => void> {
  return slot === null ? nothing : await useSlot(folder, slot).catch(() => nothing);
}

async function settle(
  folder: UpdateFolder,
  shipped: string,
  disk: Disk,
  notices: string[],
): Promise<StartedModels> {
  const found = (await readSlots(folder)).state;
  const came = await readShipped(shipped);
  let state = outdated(found, came) ? withShipped(found) : found;
  // Back, and back once more if need be: the last step is always the shipped models.
  for (;;) {
    const why = await faultOf(state, folder, came);
    if (why === null) break;
    const { release } = activeSlot(state) ?? {};
    state = failed(state, why);
    const next = activeSlot(state);
    notices.push(
      `models release ${release} was taken back (${why}); ${next === null ? 'the models that came with Earshot' : `release ${next.release}`} are used`,
    );
  }
  state = startCounted(state);
  if (state !== found) await writeSlots(folder, state, disk);
  const info = activeSlot(state);
  return {
    root: state.active === null || info === null ? shipped : folder.slot(state.active),
    release: info?.release ?? null,
    onTrial: state.trial !== null,
    notices,
    leave: await used(folder, state.active),
  };
}

/** Why the slot in use must not be used, or null. */
async function faultOf(state: SlotState, folder: UpdateFolder, came: Shipped): Promise<string | null> {
  if (state.active === null) return null;
  if (activeSlot(state) === null) return 'its slot is empty';
  if (state.trial !== null && state.trial.starts >= MAX_STARTS) {
    return `the hub did not come up with it ${state.trial.starts} times`;
  }
  try {
    const root = folder.slot(state.active);
    const has = new Set(loadManifest(root).files.map(({ id }) => id));
    // Earshot was updated since, and asks for more.
    const missing = came.ids.find((id) => !has.has(id));
    if (missing !== undefined) return `it lacks ${missing}, which this Earshot needs`;
    const { problems } = await checkModels(root);
    return problems[0] === undefined ? null : `${problems[0].path} is damaged`;
  } catch (error) {
    return messageOf(error);
  }
}
