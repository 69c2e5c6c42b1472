/** The checks of disks: room for what passes, and a place for what must survive. */
import { access, constants, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { ensureFolder } from '../../ensure-folder.js';
import { messageOf } from '../../errors.js';
import { PLACES } from '../../install/layout.js';
import { isThere } from '../../install/plan.js';
import type { Check, Finding } from '../doctor.js';

const MIN_FREE_BYTES = 100e6;

export async function checkDisk(folder = tmpdir()): Promise<Check> {
  const check = 'disk';
  try {
    const free = await freeBytes(folder);
    const ok = free >= MIN_FREE_BYTES;
    return {
      check,
      ok,
      found: `${Math.round(free / 1e6)} MB free in ${folder}`,
      remedy: ok ? null : `free some space in ${folder}: at least ${MIN_FREE_BYTES / 1e6} MB`,
    };
  } catch (error) {
    return { check, ok: false, found: messageOf(error), remedy: `make ${folder} readable` };
  }
}

/** @param folder of timers, lists and names; null: nothing is kept */
export async function checkState(folder: string | null, minFree = MIN_FREE_BYTES): Promise<Finding> {
  const check = 'state';
  if (folder === null)
    return { check, ok: true, found: 'nothing is kept over a restart, as config.yaml says', remedy: null };
  let place = folder;
  while (!(await isThere(place)) && place !== dirname(place)) place = dirname(place);
  const writable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    const remedy = `sudo install -d -m 700 -o $USER ${folder} (the service makes its own); a card that is read-only is broken or locked`;
    return { check, ok: false, found: `${folder} cannot be written`, remedy };
  }
  if (place !== folder) {
    const there = `${folder} will be made at the first start`;
    // systemd makes the service's own, with its rights.
    if (folder === PLACES.state) return { check, ok: true, found: there, remedy: null };
    const fix = (): Promise<void> => ensureFolder(folder, 0o700);
    return { check, ok: true, found: there, remedy: null, fix };
  }
  const free = await freeBytes(folder).catch(() => 0);
  const ok = free >= minFree;
  return {
    check,
    ok,
    found: `${folder}, ${Math.round(free / 1e6)} MB free`,
    remedy: ok
      ? null
      : `free some space there: at least ${minFree / 1e6} MB, or timers and lists are not kept`,
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
