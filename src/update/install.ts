/** An update from end to end: verified, unpacked into the free slot, judged, activated by one rename. */
import { messageOf } from '../errors.js';
import { mustBeAcceptable } from './accept.js';
import type { Disk } from './disk.js';
import { updateError } from './errors.js';
import type { Judge, Verdict } from './judge.js';
import { withUpdateLock } from './lock.js';
import type { PublicKey } from './minisign.js';
import { giveToHub } from './owner.js';
import { type OpenBundle, openBundle } from './read-bundle.js';
import { readShipped } from './shipped.js';
import { readSlots, type UpdateFolder, writeSlots } from './slot-file.js';
import {
  activated,
  emptied,
  freeSlot,
  refused,
  SLOTS,
  type SlotInfo,
  type SlotName,
  type SlotState,
} from './slot-state.js';
import { isSlotUsed } from './slot-use.js';
import { unpack } from './unpack.js';

export interface InstallOptions {
  readonly folder: UpdateFolder;
  /** The models that came with Earshot. */
  readonly shipped: string;
  readonly keys: readonly PublicKey[];
  readonly version: string;
  readonly judge: Judge;
  readonly disk: Disk;
  readonly by: 'person' | 'broker';
  /** Told each step, for people. */
  readonly onStep?: (text: string) => void;
  readonly signal?: AbortSignal;
}

export interface Installed {
  readonly slot: SlotName;
  readonly info: SlotInfo;
  readonly verdict: Verdict;
}

/**
 * @param path a bundle, or a folder with bundles
 * @throws EarshotError those of `openBundle`, `mustBeAcceptable` and `unpack`, UPDATE_RESTART_NEEDED, UPDATE_WORSE, UPDATE_BUSY
 */
export async function installUpdate(path: string, options: InstallOptions): Promise<Installed> {
  const bundle = await openBundle(path, options.keys);
  try {
    return await withUpdateLock(options.folder, () => install(bundle, options));
  } finally {
    await bundle.close();
    await giveToHub(options.folder);
  }
}

async function install(bundle: OpenBundle, options: InstallOptions): Promise<Installed> {
  const { folder, disk, judge, signal, onStep = () => {} } = options;
  const { header, keyId } = bundle;
  const { state: before } = await readSlots(folder);
  const shipped = await readShipped(options.shipped);
  mustBeAcceptable(
    { header, by: options.by },
    { state: before, shipped: shipped.release ?? 0, version: options.version },
  );

  const slot = await slotFor(folder, before);
  const state = emptied(before, slot);
  // First on the disk: whatever happens to the slot from here on, nothing leads to it.
  await writeSlots(folder, state, disk);
  const current = state.active === null ? options.shipped : folder.slot(state.active);
  onStep(`release ${header.release} (${header.name}), signed by ${keyId}: unpacking`);
  await unpack(bundle, {
    into: folder.slot(slot),
    sources: [...new Set([current, options.shipped])],
    needed: shipped.ids,
    disk,
    ...(signal === undefined ? {} : { signal }),
  });
  onStep('unpacked and read back; listening whether it hears as well as before');
  const verdict = await judged(judge, { current, candidate: folder.slot(slot) }, signal);
  if (!verdict.ok) {
    await turnDown(state, header.release, verdict.text, options);
    throw updateError(
      'UPDATE_WORSE',
      `Release ${header.release} is not used, because it does worse here than the models in use (${verdict.text}); nothing was changed.`,
    );
  }
  const { release, name, made } = header;
  const info: SlotInfo = { release, name, made, keyId, beside: shipped.hash };
  await writeSlots(folder, activated(state, slot, info), disk);
  return { slot, info, verdict };
}

/** @throws EarshotError UPDATE_RESTART_NEEDED */
async function slotFor(folder: UpdateFolder, state: SlotState): Promise<SlotName> {
  const open: SlotName[] = [];
  for (const slot of SLOTS) if (await isSlotUsed(folder, slot)) open.push(slot);
  const slot = freeSlot(state, open);
  if (slot !== null) return slot;
  throw updateError(
    'UPDATE_RESTART_NEEDED',
    'There is no room for another release: the hub still runs on the models that were gone back from, and the other slot has those that it starts with next. Start the hub anew (`systemctl restart earshot`), then update.',
  );
}

async function turnDown(
  state: SlotState,
  release: number,
  why: string,
  { folder, disk }: InstallOptions,
): Promise<void> {
  await writeSlots(folder, refused(state, { release, by: 'judge', why }), disk);
}

/** Models that cannot even be judged are worse. */
async function judged(
  judge: Judge,
  candidates: Parameters<Judge>[0],
  signal: AbortSignal | undefined,
): Promise<Verdict> {
  try {
    return await judge(candidates, signal);
  } catch (error) {
    signal?.throwIfAborted();
    return { ok: false, text: `they could not be tried: ${messageOf(error)}` };
  }
}
