/** The way back by hand. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../../src/update/disk.js';
import type { Judge } from '../../src/update/judge.js';
import { failTrial, keepTrial, rollBack } from '../../src/update/settle-trial.js';
import { readSlots } from '../../src/update/slot-file.js';
import { HubRig } from './support/hub-rig.js';

let hub: HubRig;
beforeEach(async () => {
  hub = await HubRig.make();
});
afterEach(() => hub.close());

const coded = (code: string) => expect.objectContaining({ code });
const slots = async () => (await readSlots(hub.folder)).state;
const goBack = (): Promise<number | null> => rollBack(hub.folder, 'asked to', realDisk);
const install = async (release: number, judge?: Judge) =>
  await hub.install((await hub.bundle(release)).file, judge === undefined ? {} : { judge });
const worse: Judge = async () => ({ ok: false, text: '3 of 9 right, 9 before' });

describe('going back by hand', () => {
  it('leads to the slot before, and the second time forward again', async () => {
    await hub.use(1);
    await hub.use(2);
    expect(await goBack()).toBe(1);
    expect(await hub.start()).toMatchObject({ release: 1, onTrial: false });
    // The broker still offers it; only a person takes it again.
    const { file } = await hub.bundle(2);
    await expect(hub.install(file, { by: 'broker' })).rejects.toEqual(coded('UPDATE_REFUSED'));
    expect(await goBack()).toBe(2);
    expect((await slots()).refused).toEqual([]);
    expect(await hub.start()).toMatchObject({ release: 2 });
    await expect(hub.install(file)).rejects.toThrow(/in use already/);
  });

  it('leads forward on trial: what was gone back from may never have ended its own', async () => {
    await install(1);
    await goBack();
    expect(await hub.start()).toMatchObject({ root: hub.shipped });
    await goBack();
    expect(await hub.start()).toMatchObject({ release: 1, onTrial: true });
    await failTrial(hub.folder, 1, 'the voice died', realDisk);
    expect(await hub.start()).toMatchObject({ root: hub.shipped, onTrial: false });
    await expect(install(1)).rejects.toEqual(coded('UPDATE_REFUSED'));
  });

  it('is the way forward, too, while the release is there; from the file a person takes it when it is not', async () => {
    await install(1);
    expect(await goBack()).toBeNull();
    const before = await slots();
    await expect(install(1)).rejects.toThrow(/rollback` goes forward to it again/);
    expect(await slots()).toEqual(before);
    await goBack();
    await hub.start();
    await keepTrial(hub.folder, 1, realDisk);
    await hub.use(2);
    await goBack();
    await hub.start();
    // Another needs its slot, and is turned down: no rollback leads to release 2 any more.
    await expect(install(3, worse)).rejects.toEqual(coded('UPDATE_WORSE'));
    expect(await install(2)).toMatchObject({ slot: 'b' });
  });

  it('needs something to go to', async () => {
    await expect(goBack()).rejects.toEqual(coded('UPDATE_NOTHING_TO_ROLL_BACK'));
  });
});
