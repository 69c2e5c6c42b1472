/** How long records stay: so many, so many bytes, so many days; recordings perhaps fewer days. The oldest go first. */
import type { Entry, Listing, RecordFolder } from './folder.js';
import { timeOf } from './names.js';

export interface Limits {
  readonly count: number;
  readonly bytes: number;
  readonly days: number;
  /** Of recordings; their records stay. */
  readonly audioDays: number;
}

export interface Going {
  readonly records: readonly Entry[];
  /** Ids whose recording goes and whose record stays. */
  readonly audio: readonly string[];
  /** Hashes of houses that no record needs any more. */
  readonly houses: readonly string[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Pure. @param nowMs milliseconds since 1970 */
export function whatGoes({ entries, houses }: Listing, limits: Limits, nowMs: number): Going {
  const isOlder = ({ id }: Entry, days: number): boolean => timeOf(id) < nowMs - days * DAY_MS;
  let bytes = 0;
  let kept = 0;
  const needed = new Set<string>();
  const records: Entry[] = [];
  const audio: string[] = [];
  // The newest first; once one does not fit, no older one does.
  for (const entry of [...entries].reverse()) {
    const audioGoes = entry.audioBytes > 0 && isOlder(entry, limits.audioDays);
    const fresh = entry.houses.filter((hash) => !needed.has(hash));
    const housing = fresh.reduce((sum, hash) => sum + (houses.get(hash) ?? 0), 0);
    const size = entry.bytes + housing + (audioGoes ? 0 : entry.audioBytes);
    const fits = records.length === 0 && kept < limits.count && bytes + size <= limits.bytes;
    if (!fits || isOlder(entry, limits.days)) {
      records.push(entry);
      continue;
    }
    kept += 1;
    bytes += size;
    for (const hash of fresh) needed.add(hash);
    if (audioGoes) audio.push(entry.id);
  }
  return { records, audio, houses: [...houses.keys()].filter((hash) => !needed.has(hash)) };
}

/** Deletes what goes, and what a kill left behind. @throws what the disk says */
export async function keepWithin(folder: RecordFolder, limits: Limits, nowMs: number): Promise<Going> {
  const listing = await folder.list();
  const going = whatGoes(listing, limits, nowMs);
  for (const entry of going.records) await folder.remove(entry);
  for (const id of going.audio) await folder.removeAudio(id);
  for (const hash of going.houses) await folder.removeHouse(hash);
  for (const name of listing.stray) await folder.removeStray(name);
  return going;
}
