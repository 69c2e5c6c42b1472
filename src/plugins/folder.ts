/** What stands in the plugins folder: one entry per plugin file or custom_sentences folder, and when it was changed. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError, messageOf } from '../errors.js';

export interface Entry {
  /** The name without its ending: the plugin's own. */
  readonly id: string;
  /** As it stands in the folder. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'plugin' | 'sentences';
  /** Another one means another content. */
  readonly version: string;
  /** Why it cannot be taken, or null. */
  readonly problem: string | null;
}

const FILE = /^(.+)\.[cm]?[jt]s$/;
/** Helpers for editors and tests of one's own may stand beside. */
const IGNORED = /^[._]|^node_modules$|\.d\.[cm]?ts$|\.(test|spec)\.[cm]?[jt]s$/;
const ID = /^[a-z][a-z0-9_-]{0,40}$/;
/** More is a folder of something else. */
const MAX_ENTRIES = 100;

/** By name. @throws EarshotError PLUGINS_MISSING */
export async function scanPlugins(folder: string): Promise<readonly Entry[]> {
  let found: { readonly name: string; readonly folder: boolean }[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    found = entries.map((entry) => ({ name: entry.name, folder: entry.isDirectory() }));
  } catch (cause) {
    throw new EarshotError(
      'PLUGINS_MISSING',
      `Cannot read the plugins in ${folder} (${messageOf(cause)}): create the folder, or name another under "plugins" in config.yaml.`,
      { cause, usage: true },
    );
  }
  const wanted = found
    .filter(({ name }) => !IGNORED.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const entries: Entry[] = [];
  for (const { name, folder: isFolder } of wanted.slice(0, MAX_ENTRIES)) {
    const entry = isFolder ? await sentencesIn(folder, name) : await pluginIn(folder, name);
    if (entry !== null) entries.push(refuseTwins(entry, entries));
  }
  return entries;
}

async function pluginIn(folder: string, name: string): Promise<Entry | null> {
  const id = FILE.exec(name)?.[1];
  const path = join(folder, name);
  const version = id === undefined ? null : await versionOf([path]);
  if (id === undefined || version === null) return null;
  return { id, name, path, kind: 'plugin', version, problem: badId(id) };
}

/** A folder of this kind holds `en/*.yaml`; other folders are not ours. */
async function sentencesIn(folder: string, name: string): Promise<Entry | null> {
  const path = join(folder, name);
  const files = await readdir(join(path, 'en')).catch(() => null);
  if (files === null) return null;
  const version = await versionOf(files.toSorted().map((file) => join(path, 'en', file)));
  return { id: name, name, path, kind: 'sentences', version: version ?? '', problem: badId(name) };
}

const badId = (id: string): string | null =>
  ID.test(id) ? null : 'rename it: small letters, digits, "-" and "_" only, beginning with a letter';

function refuseTwins(entry: Entry, before: readonly Entry[]): Entry {
  const twin = before.find(({ id }) => id === entry.id);
  return twin === undefined
    ? entry
    : { ...entry, id: entry.name, problem: `${twin.name} has this name already` };
}

/** null: one of them is gone again, or is no file. */
async function versionOf(paths: readonly string[]): Promise<string | null> {
  try {
    const stats = await Promise.all(paths.map((path) => stat(path)));
    if (stats.some((one) => !one.isFile())) return null;
    return stats.map(({ mtimeMs, size, ino }) => `${mtimeMs}.${size}.${ino}`).join(' ');
  } catch {
    return null;
  }
}
