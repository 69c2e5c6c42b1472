/** The way back by hand, and what an update may do before the hub has gone it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkModels } from '../../src/models.js';
import { realDisk } from '../../src/update/disk.js';
import type { Judge } from '../../src/update/judge.js';
import { failTrial, keepTrial, rollBack } from '../../src/update/settle-trial.js';
import { readSlots } from '../../src/update/slot-file.js';
import { isSlotUsed, useSlot } from '../../src/update/slot-use.js';
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

describe('an update after it, before the hub is started anew', () => {
  const sound = async (root: string): Promise<boolean> => (await checkModels(root)).problems.length === 0;

  it('does not empty the slot that the hub runs on, where the other is the next to be started with', async () => {
    await hub.use(1);
    await hub.use(2);
    const running = await hub.start();
    await goBack();
    const before = await slots();
    await expect(install(3)).rejects.toEqual(coded('UPDATE_RESTART_NEEDED'));
    expect(await sound(running.root)).toBe(true);
    expect(await slots()).toEqual(before);
    // It has gone the way, so the slot is free.
    expect(await hub.start()).toMatchObject({ release: 1 });
    expect(await install(3)).toMatchObject({ slot: 'b' });
  });

  it('takes the slot that the hub does not run on', async () => {
    await hub.use(1);
    await hub.use(2);
    await goBack();
    await hub.start();
    await install(3);
    await goBack();
    await goBack();
    await goBack();
    const running = await hub.start();
    expect(running.release).toBe(1);
    await expect(install(4)).resolves.toMatchObject({ slot: 'b' });
    expect(await sound(running.root)).toBe(true);
  });

  it('finds a slot free when the hub was killed', async () => {
    const held = new URL('./support/hold-slot.mjs', import.meta.url).pathname;
    const hold = spawn(process.execPath, [held, `${hub.folder.root}/a.use`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const leave = await useSlot(hub.folder, 'b');
    try {
      await once(hold.stdout, 'data');
      expect([await isSlotUsed(hub.folder, 'a'), await isSlotUsed(hub.folder, 'b')]).toEqual([true, true]);
    } finally {
      hold.kill('SIGKILL');
      await once(hold, 'exit');
    }
    expect([await isSlotUsed(hub.folder, 'a'), await isSlotUsed(hub.folder, 'b')]).toEqual([false, true]);
    leave();
    expect(await isSlotUsed(hub.folder, 'b')).toBe(false);
  });
});
