/** What root writes into a hub's state, and what it leaves alone there. Only root can give files away. */
import { chown, lchown, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateFolder } from '../../src/cli/models/place.js';
import { giveToHub } from '../../src/update/owner.js';
import { UpdateFolder } from '../../src/update/slot-file.js';

const NOBODY = 65_534;
let folder: string;
let state: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-owner-'));
  state = join(folder, 'state');
  await mkdir(join(folder, 'roots'));
  await writeFile(join(folder, 'roots/file'), 'root alone');
  await mkdir(state);
  if (process.getuid?.() === 0) await chown(state, NOBODY, NOBODY);
});
afterEach(() => rm(folder, { recursive: true }));

const ownerOf = async (path: string): Promise<number> => (await stat(join(folder, path))).uid;

describe.runIf(process.getuid?.() === 0)('root', () => {
  it('gives the hub what it wrote, and nothing behind a link', async () => {
    const root = join(state, 'models');
    await mkdir(join(root, 'keys'), { recursive: true });
    await symlink(join(folder, 'roots'), join(root, 'a'));
    await symlink(join(folder, 'roots/file'), join(root, 'slots.json'));
    await giveToHub(new UpdateFolder(state));
    expect(await ownerOf('state/models/keys')).toBe(NOBODY);
    expect([await ownerOf('roots'), await ownerOf('roots/file')]).toEqual([0, 0]);
    await rm(root, { recursive: true });
    await symlink(join(folder, 'roots'), root);
    await giveToHub(new UpdateFolder(state));
    expect([await ownerOf('roots'), await ownerOf('roots/file')]).toEqual([0, 0]);
  });

  it.each(['models', 'models/a', 'models/keys/x.pub'])('writes through no link at %s', async (path) => {
    const link = join(state, path);
    await mkdir(join(link, '..'), { recursive: true });
    await symlink(join(folder, 'roots'), link);
    // Its own link is its own word.
    await updateFolder({ state });
    await lchown(link, NOBODY, NOBODY);
    await expect(updateFolder({ state })).rejects.toMatchObject({
      code: 'STATE_LINKED',
      message: expect.stringContaining(link),
    });
  });
});
