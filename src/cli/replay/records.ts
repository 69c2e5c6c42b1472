/** Which records `earshot replay` is about: of the hub's state folder, or of files. */
import { type Config, DEFAULT_CONFIG } from '../../config.js';
import { loadConfig } from '../../config-file.js';
import { EarshotError } from '../../errors.js';
import type { Entry } from '../../records/folder.js';
import { entriesOf, type OpenFolder, openFolder, storedOf } from '../../replay/from-folder.js';
import { readReport, storedIn } from '../../replay/report.js';
import type { StoredRecord } from '../../replay/stored.js';
import { stateFolder } from '../../store/state-folder.js';

export interface ReplayFlags {
  readonly config?: string;
  readonly state?: string;
  readonly key?: string;
  readonly plugins?: string;
  readonly last?: number;
  readonly words?: boolean;
  readonly why?: boolean;
  readonly list?: boolean;
  readonly delete?: boolean;
  readonly all?: boolean;
  readonly redact?: string;
  readonly export?: string;
  readonly json?: boolean;
}

/** A record that will be opened when its turn comes. */
export interface Chosen {
  readonly id: string;
  /** null: it comes from a file. */
  readonly entry: Entry | null;
  /** @throws EarshotError RECORD_SEALED, RECORD_UNREADABLE */
  readonly open: () => Promise<StoredRecord>;
}

export async function configOf(flags: ReplayFlags): Promise<Config> {
  if (flags.config === undefined) return DEFAULT_CONFIG;
  const { config, warnings } = await loadConfig(flags.config);
  for (const warning of warnings) console.error(warning);
  return config;
}

/** @throws EarshotError RECORDS_MISSING, RECORDS_KEY: usage errors */
export async function openState(flags: ReplayFlags, { state, records }: Config): Promise<OpenFolder> {
  const folder = stateFolder(flags.state ?? state);
  if (folder === null)
    throw new EarshotError(
      'RECORDS_MISSING',
      'A hub without a state folder keeps no records: name the folder with --state.',
      { usage: true },
    );
  const key = flags.key === undefined ? records : { keyFile: flags.key, keyCredential: null };
  return await openFolder(folder, key);
}

/**
 * Records by id, and those of files; with neither the last few, or all. Oldest first.
 * @param usual how many where nobody says; null: all
 * @throws EarshotError usage errors
 */
export async function choose(
  what: readonly string[],
  flags: ReplayFlags,
  config: Config,
  usual: number | null,
): Promise<Chosen[]> {
  const ids = what.filter((each) => /^[\d-]+$/.test(each));
  const files = what.filter((each) => !/^[\d-]+$/.test(each));
  if (ids.length > 0 && flags.last !== undefined)
    throw new EarshotError('REPLAY_WHICH', 'Give ids or --last N, not both.', { usage: true });
  const fromFiles: Chosen[] = [];
  for (const file of files) {
    for (const stored of storedIn(await readReport(file)))
      fromFiles.push({ id: stored.record.id, entry: null, open: async () => stored });
  }
  if (files.length > 0 && ids.length === 0) return lastOf(fromFiles, flags.last ?? null);
  const { folder, listing } = await openState(flags, config);
  const entries = ids.length > 0 ? entriesOf(listing, ids) : lastOf(listing.entries, flags.last ?? usual);
  const fromFolder = entries.map(
    (entry): Chosen => ({
      id: entry.id,
      entry,
      open: async () => storedOf(folder, entry, await folder.read(entry)),
    }),
  );
  return [...fromFolder, ...fromFiles];
}

const lastOf = <T>(all: readonly T[], count: number | null): T[] =>
  count === null ? [...all] : all.slice(Math.max(0, all.length - count));
