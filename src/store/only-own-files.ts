/** Root at work in a hub's state folder, which belongs to the hub's user. */
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError } from '../errors.js';

/** Folders of the state in which root writes, too: those of model updates. */
const WRITTEN_BY_ROOT = ['models'];

/**
 * Nothing in it leads anywhere else. A link, pipe or device that the hub's user made, or whoever broke into the hub, would
 * have root write to what lies behind it, or give that away. Links that root itself made are root's word. Looks only where it
 * is root that asks, and the folder somebody else's.
 * @param user who asks, as `process.getuid` says
 * @throws EarshotError STATE_LINKED
 */
export async function mustHoldOnlyFiles(state: string, user = process.getuid?.()): Promise<void> {
  const folder = await stat(state).catch(() => null);
  if (user !== 0 || folder === null || folder.uid === 0) return;
  await look(state, (name) => WRITTEN_BY_ROOT.includes(name));
}

async function look(folder: string, goesDeeper: (name: string) => boolean): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (goesDeeper(entry.name)) await look(path, () => true);
    } else if (!entry.isFile() && (await isSomebodyElses(path))) throw linked(path);
  }
}

/** What was gone again meanwhile is nobody's. */
const isSomebodyElses = (path: string): Promise<boolean> =>
  lstat(path).then(
    ({ uid }) => uid !== 0,
    () => false,
  );

const linked = (path: string): EarshotError =>
  new EarshotError(
    'STATE_LINKED',
    `${path} is no plain file, and no hub makes such things: root would follow it. See where it leads (ls -l ${path}), stop the hub, and remove it.`,
  );
