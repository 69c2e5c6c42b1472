import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSlots } from '../../src/cli/doctor/slots.js';
import { realDisk } from '../../src/update/disk.js';
import { failTrial, keepTrial } from '../../src/update/settle-trial.js';
import { HubRig } from '../update/support/hub-rig.js';

const OWN = { models: null };
let hub: HubRig;
beforeEach(async () => {
  hub = await HubRig.make(1);
});
afterEach(() => hub.close());

const look = () => checkSlots(OWN, hub.folder.state, hub.shipped);
const install = async (release: number) => hub.install((await hub.bundle(release)).file);

describe('the doctor, of exchanged models', () => {
  it('says nothing where there are none, or where others are named by hand', async () => {
    expect(await look()).toBeNull();
    await install(2);
    expect(await checkSlots({ models: '/elsewhere' }, hub.folder.state)).toBeNull();
    expect(await checkSlots(OWN, null)).toBeNull();
  });

  it('tells of an update that waits for a restart, is on trial, is in use', async () => {
    await install(2);
    expect(await look()).toMatchObject({
      ok: true,
      found: expect.stringMatching(/^release 2 .* in slot a waits for the next start$/),
      remedy: 'sudo systemctl restart earshot',
    });
    await hub.start();
    expect(await look()).toMatchObject({ found: expect.stringContaining('on trial'), remedy: null });
    await keepTrial(hub.folder, 2, realDisk);
    await hub.use(3);
    expect(await look()).toMatchObject({
      ok: true,
      found: expect.stringMatching(/^release 3 .* in slot b is in use$/),
      remedy: null,
    });
  });

  it('tells what was taken back last, and why', async () => {
    await install(2);
    await hub.start();
    await failTrial(hub.folder, 2, 'the recogniser did not answer', realDisk);
    expect(await look()).toMatchObject({
      ok: true,
      found:
        'the models that came with Earshot (release 1) are in use; release 2 was turned down last, by the hub: the recogniser did not answer',
    });
  });

  it('finds a damaged slot before the hub does, and slots that nobody can read', async () => {
    await hub.use(2);
    await truncate(join(hub.folder.slot('a'), 'asr/ears.bin'), 5);
    expect(await look()).toMatchObject({
      ok: false,
      found: expect.stringContaining('slot a: asr/ears.bin is damaged'),
    });
    await mkdir(hub.folder.root, { recursive: true });
    await writeFile(hub.folder.file, '{"version": 1');
    expect(await look()).toMatchObject({ ok: false, remedy: expect.stringContaining('models update') });
  });
});
