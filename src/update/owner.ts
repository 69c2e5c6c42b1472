/** What root writes into a hub's state must belong to the hub, or the hub could not go on with it. */
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { UpdateFolder } from './slot-file.js';

/** Does nothing for anybody but root. */
export async function giveToHub({ state, root }: UpdateFolder): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await lstat(state);
  if (uid === 0) return;
  // A link in its place would have all that lies behind it given away.
  if (!(await lstat(root)).isDirectory()) return;
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const inside = entries.filter((entry) => entry.isFile() || entry.isDirectory());
  for (const path of [root, ...inside.map((entry) => join(entry.parentPath, entry.name))])
    await lchown(path, uid, gid);
}
