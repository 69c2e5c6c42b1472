/** The check of exchanged models: which slot is used, what waits for a restart, and what was taken back and why. */
import { access, constants } from 'node:fs/promises';
import type { Config } from '../../config.js';
import { messageOf } from '../../errors.js';
import { isThere } from '../../install/plan.js';
import { checkModels, modelsRoot } from '../../models.js';
import { readShipped } from '../../update/shipped.js';
import { readSlots, UpdateFolder } from '../../update/slot-file.js';
import { activeSlot, type SlotState } from '../../update/slot-state.js';
import type { Check } from '../doctor.js';

const WHO = { hub: 'the hub', judge: 'its hearing', person: 'a person' } as const;

/**
 * @param state the hub's state folder; null: it keeps nothing, and no other models either
 * @param shipped the models that came with Earshot
 * @returns null where models cannot be exchanged, or none ever were
 */
export async function checkSlots(
  { models }: Pick<Config, 'models'>,
  state: string | null,
  shipped = modelsRoot(),
): Promise<Check | null> {
  if (models !== null || state === null) return null;
  const check = 'updates';
  const folder = new UpdateFolder(state);
  if (!(await isReadable(state)))
    return { check, ok: true, found: `${state} is not yours to read: sudo earshot doctor`, remedy: null };
  const { state: slots, problem } = await readSlots(folder);
  if (problem !== null) {
    const remedy = 'earshot models update FILE, with the bundle of the models that are wanted';
    return { check, ok: false, found: problem, remedy };
  }
  if (slots.highest === 0 && slots.refused.length === 0) return null;
  const came = (await readShipped(shipped)).release;
  const found = [inUse(slots, came), ...lastRefusal(slots)].join('; ');
  const fault = slots.active === null ? null : await faultIn(folder.slot(slots.active));
  if (fault !== null) {
    const remedy = 'restart the hub, which then goes back by itself, and install the update again';
    return { check, ok: false, found: `${found}; slot ${slots.active}: ${fault}`, remedy };
  }
  return { check, ok: true, found, remedy: isWaiting(slots) ? 'sudo systemctl restart earshot' : null };
}

/** Installed, and not started with yet. */
const isWaiting = ({ trial }: SlotState): boolean => trial?.starts === 0;

function inUse(slots: SlotState, shipped: number | null): string {
  const info = activeSlot(slots);
  const came = `the models that came with Earshot${shipped === null ? '' : ` (release ${shipped})`}`;
  if (info === null) return `${came} are in use`;
  const slot = `release ${info.release} (${info.name}) in slot ${slots.active}`;
  if (isWaiting(slots)) return `${slot} waits for the next start`;
  return `${slot} is in use${slots.trial === null ? '' : `, on trial (${slots.trial.starts} of its starts are not proven)`}`;
}

/** What was turned down last; a hub can only tell the order. */
function lastRefusal({ refused }: SlotState): string[] {
  const last = refused.at(-1);
  return last === undefined
    ? []
    : [`release ${last.release} was turned down last, by ${WHO[last.by]}: ${last.why}`];
}

async function faultIn(root: string): Promise<string | null> {
  try {
    const [first] = (await checkModels(root)).problems;
    return first === undefined ? null : `${first.path} is damaged`;
  } catch (error) {
    return messageOf(error);
  }
}

/** A folder that is not there yet is no riddle. */
async function isReadable(folder: string): Promise<boolean> {
  if (!(await isThere(folder))) return true;
  return await access(folder, constants.R_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
