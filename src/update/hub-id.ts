/** Which hubs of a fleet take a release first. */
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Disk } from './disk.js';
import { type UpdateFolder, writeDurably } from './slot-file.js';

const ID = /^[0-9a-f]{32}$/;

/** Made up once; it says nothing of the machine or the house. */
export async function hubId(folder: UpdateFolder, disk: Disk): Promise<string> {
  const known = (await readFile(folder.hubId, 'utf8').catch(() => '')).trim();
  if (ID.test(known)) return known;
  const made = randomUUID().replaceAll('-', '');
  await writeDurably(folder.hubId, `${made}\n`, folder.root, disk);
  return made;
}

/**
 * Whether this hub is among the first `percent` of a release. The same hubs for every look at one release, so a higher
 * percentage only adds hubs; others for the next release, so that no house is always the first to try.
 */
export function isInStage(hub: string, release: number, percent: number): boolean {
  const hash = createHash('sha256').update(`${release}/${hub}`).digest();
  return hash.readUIntBE(0, 6) / 2 ** 48 < percent / 100;
}
