/** What of a hub is kept in a backup: its settings with the files that they name, and its state. */
import { constants, existsSync } from 'node:fs';
import { lstat, open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Config } from '../config.js';
import { loadConfig } from '../config-file.js';
import { SECRETS_FOLDER } from '../setup/kept-setup.js';
import { STATE_FILE } from '../store/open-store.js';
import type { BackupFile } from './backup-format.js';
import { plainFiles, secretFiles } from './config-files.js';
import { PLACES } from './layout.js';
import { snapshotDatabase } from './snapshot-database.js';
import { isPlainPath } from './tar.js';

export interface Collected {
  readonly files: readonly BackupFile[];
  /** What is not in it and why, in words. */
  readonly leftOut: readonly string[];
}

export interface Wanted {
  /** config.yaml; null: there is none. */
  readonly config: string | null;
  readonly state: string | null;
  /** PIN, passwords, keys. */
  readonly secrets: boolean;
}

/** Not of a house but of this machine, or private beyond its settings. */
const STAYS: Readonly<Record<string, string>> = {
  models: 'models of updates: they are fetched again',
  records: 'records of what was said: they stay on this machine',
  'records.key': 'the key of the records',
};
/** What of the state's own files is made anew, or was set aside. */
const PASSING =
  /^earshot\.db($|[-.])|\.broken($|-)|\.json\.backup$|^before-restore-|\.new$|-new$|\.lock$|\.tmp$/;
const MAX_DEPTH = 4;
const MAX_FILE_BYTES = 16e6;

/** @throws EarshotError CONFIG_FILE_INVALID, STATE_UNUSABLE, and what the disk says */
export async function collect({ config, state, secrets }: Wanted): Promise<Collected> {
  const leftOut: string[] = [];
  const files: BackupFile[] = [];
  if (config !== null) files.push(...(await configFiles(config, secrets, leftOut)));
  if (state !== null) files.push(...(await stateFiles(state, secrets, leftOut)));
  return { files, leftOut };
}

async function configFiles(file: string, secrets: boolean, leftOut: string[]): Promise<BackupFile[]> {
  const { config } = await loadConfig(file);
  const folder = dirname(file);
  const files: BackupFile[] = [{ path: 'config/config.yaml', content: await readFile(file), secret: false }];
  const add = async (path: string, secret: boolean): Promise<void> => {
    const inside = relative(folder, path);
    const archived = `config/${inside}`;
    if (!existsSync(path)) return;
    if (secret && !secrets) leftOut.push(`${path}: a secret (--secrets takes it along)`);
    else if (inside.startsWith('..') || !isPlainPath(archived))
      leftOut.push(`${path}: it does not lie beside config.yaml`);
    else if ((await stat(path)).size > MAX_FILE_BYTES) leftOut.push(`${path}: too large`);
    else files.push({ path: archived, content: await readFile(path), secret });
  };
  for (const path of plainFiles(config)) await add(path, false);
  for (const path of await below(pluginsOf(config, file) ?? '', MAX_DEPTH)) await add(path, false);
  for (const path of await secretsOf(config, file)) await add(path, true);
  return files;
}

/** A folder of their own below the settings; null: there is none. */
function pluginsOf({ plugins }: Config, file: string): string | null {
  const inside = relative(dirname(file), plugins ?? '');
  return plugins === null || inside === '' || inside.startsWith('..') ? null : plugins;
}

/**
 * What of the settings' folder a backup may hold, as config.yaml says.
 * @param file where config.yaml lies, or will lie @param path relative to its folder
 */
export function isSetting(config: Config, file: string, path: string): boolean {
  const folder = dirname(file);
  const plugins = pluginsOf(config, file);
  const named = [...plainFiles(config), ...secretFiles(config)].map((each) => relative(folder, each));
  const within = [basename(PLACES.credentials), ...(plugins === null ? [] : [relative(folder, plugins)])];
  return path === 'config.yaml' || named.includes(path) || within.some((each) => path.startsWith(`${each}/`));
}

/** What of the state's folder a backup may hold. */
export function isState(path: string): boolean {
  const [name = ''] = path.split('/');
  return path === STATE_FILE || (!PASSING.test(name) && STAYS[name] === undefined);
}

async function secretsOf(config: Config, file: string): Promise<string[]> {
  const credentials = await below(join(dirname(file), basename(PLACES.credentials)), 1);
  return [...new Set([...secretFiles(config), ...credentials])];
}

async function stateFiles(folder: string, secrets: boolean, leftOut: string[]): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  const database = join(folder, STATE_FILE);
  if (existsSync(database)) {
    const content = await snapshotDatabase(database);
    files.push({ path: `state/${STATE_FILE}`, content, secret: true });
  }
  const names = (await readdir(folder).catch(() => [])).sort();
  for (const name of names) {
    if (PASSING.test(name)) continue;
    const stays =
      name === SECRETS_FOLDER && !secrets
        ? 'secrets of the page’s setup (--secrets takes them along)'
        : STAYS[name];
    if (stays !== undefined) {
      leftOut.push(`${join(folder, name)}: ${stays}`);
      continue;
    }
    const found = await below(join(folder, name), MAX_DEPTH);
    if (found.length === 0 && !(await isFolder(join(folder, name))))
      leftOut.push(`${join(folder, name)}: it is no plain file`);
    for (const path of found) {
      const archived = `state/${relative(folder, path)}`;
      const content = await readPlain(path);
      if (!isPlainPath(archived)) leftOut.push(`${path}: its name is not one of ours`);
      else if (content === null) leftOut.push(`${path}: too large`);
      else files.push({ path: archived, content, secret: true });
    }
  }
  return files;
}

/** Plain files, not through links: a link could lead anywhere. */
async function below(path: string, depth: number): Promise<string[]> {
  if (path === '') return [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) return (await isPlainFile(path)) ? [path] : [];
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isFile()) found.push(join(path, entry.name));
    if (entry.isDirectory() && depth > 1) found.push(...(await below(join(path, entry.name), depth - 1)));
  }
  return found;
}

const isFolder = (path: string): Promise<boolean> =>
  lstat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

const isPlainFile = (path: string): Promise<boolean> =>
  lstat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );

/**
 * The state belongs to the service's user, and a backup is made by root: a link in its place must not open root's files.
 * null: it is larger than anything of ours.
 */
async function readPlain(path: string): Promise<Buffer | null> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stats = await handle.stat();
    return stats.isFile() && stats.size <= MAX_FILE_BYTES ? await handle.readFile() : null;
  } finally {
    await handle.close();
  }
}
