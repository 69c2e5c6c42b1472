/** What root writes into a hub's state must belong to the hub, or the hub could not go on with it. */
import { lstat } from 'node:fs/promises';
import { giveAway } from '../give-away.js';
import type { UpdateFolder } from './slot-file.js';

/** Does nothing for anybody but root. */
export async function giveToHub({ state, root }: UpdateFolder): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await lstat(state);
  if (uid === 0) return;
  // A link in its place would have all that lies behind it given away.
  if (!(await lstat(root)).isDirectory()) return;
  await giveAway(root, { uid, gid });
}
