/** What root writes for the service must belong to the user that the service runs as. */
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * A file, or a folder with all that is in it; a link is given away itself, and nothing that it leads to. Nothing happens for
 * anybody but root.
 * @throws what the file system says
 */
export async function giveAway(path: string, owner: Owner): Promise<void> {
  if (process.getuid?.() !== 0) return;
  await lchown(path, owner.uid, owner.gid);
  if (!(await lstat(path)).isDirectory()) return;
  for (const name of await readdir(path)) await giveAway(join(path, name), owner);
}
