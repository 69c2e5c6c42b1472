/**
 * Puts a backup in the place of what is there. All of it is checked first, in folders beside the real ones; the old is
 * kept in the state folder; then each file changes its place in one step. A power cut in between is mended by doing it again.
 */
import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { loadHome } from '../actions/home-file.js';
import { type Config, DEFAULT_CONFIG } from '../config.js';
import { parseConfig } from '../config-file.js';
import { ensureFolder } from '../ensure-folder.js';
import { EarshotError, messageOf } from '../errors.js';
import { giveAway } from '../give-away.js';
import { backupOf } from '../store/backup.js';
import { mustHoldOnlyFiles } from '../store/only-own-files.js';
import { explainSql, openDatabase } from '../store/open-database.js';
import { STATE_FILE } from '../store/open-store.js';
import { migrate } from '../store/schema.js';
import { openSql, sqliteCode } from '../store/sql.js';
import { copyOf } from '../store/state-document.js';
import { writeWhole } from '../store/write-whole.js';
import { isSetting, isState } from './backup.js';
import type { Backup, BackupFile } from './backup-format.js';
import { isThere, makeFolder, readIfThere } from './plan.js';
import { isSound } from './snapshot-database.js';

export interface RestorePlaces {
  /** config.yaml, whose folder takes the settings. */
  readonly config: string;
  /** From the settings in the backup. */
  readonly state: (config: Config) => string | null;
}

export interface Restored {
  readonly files: readonly string[];
  /** Folder with what was there before; null: nothing was. */
  readonly kept: string | null;
}

const STAGE = 'restore.new';

/** @throws EarshotError STATE_IN_USE, STATE_LINKED, BACKUP_INVALID, CONFIG_FILE_INVALID, HOME_FILE_INVALID; then nothing has changed */
export async function restore(backup: Backup, places: RestorePlaces, nowMs = Date.now()): Promise<Restored> {
  const folder = dirname(places.config);
  const settings = join(folder, STAGE);
  let stage: string | null = null;
  try {
    const config = await stageConfig(backup, settings, places.config);
    const state = places.state(config);
    const hasState = backup.files.some(({ path }) => path.startsWith('state/'));
    if (hasState && state === null)
      throw invalid('it holds timers and lists, and its settings keep none: name a folder with --state');
    if (state !== null) {
      await mustBeFree(state);
      stage = join(state, STAGE);
      await stageState(backup, stage);
    }
    const kept = join(state ?? folder, `before-restore-${stamp(nowMs)}`);
    const renamed = [
      ...(await swapConfig(backup, settings, folder, join(kept, 'config'))),
      ...(state === null || stage === null || !hasState
        ? []
        : await swapState(stage, state, join(kept, 'state'))),
    ];
    return { files: renamed, kept: (await isThere(kept)) ? kept : null };
  } finally {
    await rm(settings, { recursive: true, force: true });
    if (stage !== null) await rm(stage, { recursive: true, force: true });
  }
}

/** The settings as they will be read; those of the defaults where there are none in it. */
async function stageConfig(backup: Backup, stage: string, file: string): Promise<Config> {
  // As the package makes it: the hub's user must get at the settings, whatever our umask is.
  if (!(await isThere(dirname(file)))) await makeFolder(dirname(file), 0o755);
  await putAll(backup, 'config/', stage);
  const source = await readIfThere(join(stage, 'config.yaml'));
  // Paths in it are relative to where it will lie.
  const config = source === null ? DEFAULT_CONFIG : parseConfig(source, file).config;
  for (const { path } of backup.files) {
    const [area, ...rest] = path.split('/');
    const inside = rest.join('/');
    if (area === 'config' ? !isSetting(config, file, inside) : !isState(inside))
      throw invalid(`${path} is nothing that a backup holds`);
  }
  const home = config.home === null ? null : join(stage, relative(dirname(file), config.home));
  if (home !== null && (await isThere(home))) await loadHome(home);
  return config;
}

/** The database is checked from end to end and brought up to date: a broken one would be set aside at the next start. */
async function stageState(backup: Backup, stage: string): Promise<void> {
  await putAll(backup, 'state/', stage);
  const file = join(stage, STATE_FILE);
  if (!(await isThere(file))) return;
  const sql = await openSql(file);
  try {
    if (!isSound(sql)) throw invalid('its timers and lists are damaged');
    // The backup itself is the old one, and stays.
    migrate(sql, null);
  } catch (error) {
    if (error instanceof EarshotError) throw error;
    // A full disk says nothing of the backup.
    throw sqliteCode(error) === 'SQLITE_FULL'
      ? explainSql(error, file)
      : invalid(`its timers and lists are damaged (${messageOf(error)})`);
  } finally {
    sql.close();
  }
}

async function putAll(backup: Backup, area: string, stage: string): Promise<void> {
  await rm(stage, { recursive: true, force: true });
  await ensureFolder(stage, 0o700);
  for (const { path, content, secret } of backup.files) {
    if (path.startsWith(area))
      await writeWhole(join(stage, path.slice(area.length)), content, secret ? 0o600 : 0o644);
  }
}

/** Replaces what the backup has; what it has not (a PIN that was left out) stays. */
async function swapConfig(backup: Backup, stage: string, folder: string, kept: string): Promise<string[]> {
  const done: string[] = [];
  for (const file of backup.files.filter(({ path }) => path.startsWith('config/'))) {
    const path = file.path.slice('config/'.length);
    const target = join(folder, path);
    await keepCopy(target, join(kept, path));
    await makeParents(folder, path, file);
    await rename(join(stage, path), target);
    done.push(target);
  }
  return done;
}

async function keepCopy(from: string, to: string): Promise<void> {
  if (!(await isThere(from))) return;
  await ensureFolder(dirname(to), 0o700);
  await copyFile(from, to);
}

/** A folder of secrets is closed; the others are the hub's to read, whatever our umask is. */
async function makeParents(folder: string, path: string, { secret }: BackupFile): Promise<void> {
  const parent = dirname(path);
  if (parent === '.' || (await isThere(join(folder, parent)))) return;
  await makeFolder(join(folder, parent), secret ? 0o700 : 0o755);
}

/** The state is replaced as a whole; what no backup holds (records, models) stays. */
async function swapState(stage: string, state: string, kept: string): Promise<string[]> {
  const fresh = await readdir(stage);
  const owner = await stat(state);
  // A log of the old database would be played into the new one, and an old copy put in the place of a new file.
  const beside = [...['-wal', '-shm'].map((tail) => `${STATE_FILE}${tail}`), backupOf(STATE_FILE)];
  const old = [...new Set([...fresh, ...beside, ...fresh.map(copyOf)])];
  for (const name of old) {
    if (!(await isThere(join(state, name)))) continue;
    await makeFolder(kept, 0o700);
    await rename(join(state, name), join(kept, name));
  }
  await giveAway(stage, owner);
  const done: string[] = [];
  for (const name of fresh) {
    await rename(join(stage, name), join(state, name));
    done.push(join(state, name));
  }
  for (const path of [dirname(kept), kept]) if (await isThere(path)) await giveAway(path, owner);
  return done;
}

/** A hub that runs would write over it. @throws EarshotError STATE_IN_USE, STATE_LINKED and what else opening says */
async function mustBeFree(state: string): Promise<void> {
  await ensureFolder(state, 0o700);
  await mustHoldOnlyFiles(state);
  const file = join(state, STATE_FILE);
  if (!(await isThere(file))) return;
  try {
    const { sql } = await openDatabase(file);
    sql.close();
  } catch (error) {
    // A file that is broken, or too new, is a reason to restore and no hindrance.
    if (error instanceof EarshotError && error.code === 'STATE_IN_USE') {
      throw new EarshotError(
        'STATE_IN_USE',
        `A hub uses ${state}: stop it first (\`sudo systemctl stop earshot\`), and start it again afterwards.`,
        { cause: error },
      );
    }
    if (error instanceof EarshotError && error.code === 'STATE_READ_ONLY') throw error;
  }
}

const stamp = (nowMs: number): string => new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');

const invalid = (why: string): EarshotError =>
  new EarshotError('BACKUP_INVALID', `This backup cannot be restored: ${why}.`);
