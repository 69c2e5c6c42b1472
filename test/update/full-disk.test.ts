/** An update on a disk without room, and on one that cannot be written: refused in words, and nothing is changed. */
import { cpSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UpdateFolder } from '../../src/update/slot-file.js';
import { noSmallDisk, type SmallDisk, smallDisk } from '../faults/small-disk.js';
import { HubRig } from './support/hub-rig.js';

describe.skipIf(noSmallDisk !== null)(`an update${noSmallDisk === null ? '' : ` (${noSmallDisk})`}`, () => {
  let disk: SmallDisk;
  let hub: HubRig;
  beforeEach(async () => {
    disk = smallDisk(2_048);
    hub = await HubRig.make();
    await hub.use(1);
    cpSync(hub.folder.state, disk.folder, { recursive: true });
  });
  afterEach(async () => {
    await hub.close();
    disk.close();
  });

  it('without room for anything says so, and what is in use stays in use', async () => {
    const { file } = await hub.bundle(2);
    const folder = new UpdateFolder(disk.folder);
    disk.fill();
    await expect(hub.install(file, { folder })).rejects.toMatchObject({
      code: 'UPDATE_NO_SPACE',
      message: expect.stringContaining('free some space'),
    });
    expect(await hub.start(folder)).toMatchObject({ release: 1, onTrial: false });
  });

  it('where nothing can be written says so, and what is in use stays in use', async () => {
    const { file } = await hub.bundle(2);
    const folder = new UpdateFolder(disk.readOnly);
    await expect(hub.install(file, { folder })).rejects.toMatchObject({ code: 'UPDATE_NOT_WRITABLE' });
    expect(await hub.start(folder)).toMatchObject({ release: 1 });
  });
});
