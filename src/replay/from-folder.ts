/** Records of a hub's state folder, by id, by number, or all. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError } from '../errors.js';
import { type Entry, type Listing, RECORDS_FOLDER, RecordFolder } from '../records/folder.js';
import { type KeyWish, keyPlace, readKey } from '../records/key.js';
import type { StoredRecord } from './stored.js';

export interface OpenFolder {
  readonly folder: RecordFolder;
  readonly listing: Listing;
}

/**
 * @param state the hub's state folder
 * @throws EarshotError RECORDS_MISSING (usage); RECORDS_KEY when a record is opened
 */
export async function openFolder(state: string, key: KeyWish): Promise<OpenFolder> {
  const path = join(state, RECORDS_FOLDER);
  const missing = (why: string): EarshotError =>
    new EarshotError(
      'RECORDS_MISSING',
      `There are no records in ${path}${why}: name the hub's state folder with --state (a service: sudo earshot replay --state /var/lib/earshot), and look whether \`records\` is on in its config.yaml.`,
      { usage: true },
    );
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES')
      throw missing(' that you may read');
    return null;
  });
  if (found?.isDirectory() !== true) throw missing('');
  const folder = new RecordFolder(path, async () => readKey(keyPlace(key, state)));
  return { folder, listing: await folder.list() };
}

export function storedOf(folder: RecordFolder, entry: Entry, record: StoredRecord['record']): StoredRecord {
  return {
    record,
    house: (hash) => folder.readHouse(hash),
    audio: async () => (entry.audioBytes > 0 ? await folder.readAudio(entry.id) : null),
  };
}

/**
 * The entries with these ids, or beginnings or ends of ids that fit one.
 * @throws EarshotError RECORD_UNKNOWN (usage)
 */
export function entriesOf({ entries }: Listing, ids: readonly string[]): Entry[] {
  return ids.map((wanted) => {
    const fitting = entries.filter(({ id }) => id.startsWith(wanted) || id.endsWith(wanted));
    const [only] = fitting;
    if (only !== undefined && (fitting.length === 1 || only.id === wanted)) return only;
    throw new EarshotError(
      'RECORD_UNKNOWN',
      fitting.length === 0
        ? `There is no record "${wanted}": \`earshot replay --list\` shows them, and a file is given with its path.`
        : `"${wanted}" fits ${fitting.length} records: write more of the id, as \`earshot replay --list\` shows it.`,
      { usage: true },
    );
  });
}

/** Deletes records, and the houses that no other record needs. */
export async function deleteEntries(folder: RecordFolder, going: readonly Entry[]): Promise<void> {
  for (const entry of going) await folder.remove(entry);
  // Read anew: a hub may have written meanwhile, and needs its house.
  const { entries, houses } = await folder.list();
  const needed = new Set(entries.flatMap((entry) => entry.houses));
  for (const hash of houses.keys()) if (!needed.has(hash)) await folder.removeHouse(hash);
}
