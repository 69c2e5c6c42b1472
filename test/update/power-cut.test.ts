import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkModels } from '../../src/models.js';
import { type Disk, realDisk } from '../../src/update/disk.js';
import { failTrial } from '../../src/update/settle-trial.js';
import { readSlots, UpdateFolder } from '../../src/update/slot-file.js';
import { random } from '../store/kill-commands.js';
import { HubRig } from './support/hub-rig.js';
import { LossyDisk } from './support/lossy-disk.js';
import { type DiskStep, RecordingDisk } from './support/recording-disk.js';

/** A life of a hub, written down from a state in which release 1 is in use and an older one can be gone back to. */
interface Life {
  readonly base: string;
  readonly steps: readonly DiskStep[];
  /** What may be in use after a cut anywhere in it. */
  readonly releases: readonly number[];
}

const unsynced: Disk = {
  ...realDisk,
  syncFolder: async () => {},
  create: async (path) => ({ ...(await realDisk.create(path)), sync: async () => {} }),
};

let hub: HubRig;
let kept: Life;
let failing: Life;
let images = 0;

beforeAll(async () => {
  hub = await HubRig.make();
  await hub.use(1);
  await hub.use(2);
  const base = await freeze();
  const won = new RecordingDisk();
  await hub.use(3, won);
  kept = { base, steps: won.steps, releases: [2, 3] };

  const before = await freeze();
  const lost = new RecordingDisk();
  await hub.install((await hub.bundle(4)).file, { disk: lost });
  await hub.start(hub.folder, lost);
  await failTrial(hub.folder, 4, 'it hears nothing', lost);
  await hub.start(hub.folder, lost);
  failing = { base: before, steps: lost.steps, releases: [3, 4] };
});
afterAll(() => hub.close());

/** A copy of the state as it is, to which every image goes back. */
async function freeze(): Promise<string> {
  const copy = join(hub.temp, `frozen-${images++}`);
  await (await LossyDisk.of(hub.folder.state)).cut(copy, () => 0);
  return copy;
}

/** The steps are about the hub's own folder: the frozen copy stands in its place. */
async function cutAt({ base, steps }: Life, position: number, seed: number): Promise<UpdateFolder> {
  const image = await mkdtemp(join(hub.temp, 'image-'));
  const moved = steps.map((step) => relocate(step, base));
  const disk = await LossyDisk.of(base);
  disk.play(moved, position);
  await disk.cut(image, random(seed));
  return new UpdateFolder(image);
}

function relocate(step: DiskStep, base: string): DiskStep {
  const move = (path: string): string => path.replace(hub.folder.state, base);
  if ('path' in step) return { ...step, path: move(step.path) };
  return step.op === 'rename' ? { ...step, from: move(step.from), to: move(step.to) } : step;
}

/** @returns the release that a hub starts with after the cut */
async function boot(life: Life, position: number, seed: number): Promise<number | null> {
  const folder = await cutAt(life, position, seed);
  // What this start writes need not survive: it is looked at and thrown away.
  const started = await hub.start(folder, unsynced);
  const at = `cut at ${position}, seed ${seed}`;
  expect(started.notices, at).toEqual([]);
  // Old or new, never mixed: all files are those of one manifest.
  expect((await checkModels(started.root)).problems, at).toEqual([]);
  expect(life.releases, at).toContain(started.release);
  await rm(folder.state, { recursive: true });
  return started.release;
}

const length = ({ steps }: Life): number => LossyDisk.lengthOf(steps);

describe('when the power goes', () => {
  it('before the first byte the old models are used, after the last the new ones', async () => {
    expect(await boot(kept, 0, 1)).toBe(2);
    expect(await boot(kept, length(kept), 1)).toBe(3);
    expect(await boot(failing, 0, 1)).toBe(3);
    expect(await boot(failing, length(failing), 1)).toBe(3);
  });

  it('between any two steps of an update a hub starts, and never with a mixture', async () => {
    for (const life of [kept, failing]) {
      let position = 0;
      for (const step of life.steps) {
        await boot(life, position, position);
        position += step.op === 'write' ? step.bytes.length : 1;
      }
    }
  });

  it('after any of some random bytes, too (scripts/cut-update.mjs takes as many as are asked for)', async () => {
    const chance = random(20_261_121);
    const seen = new Set<number | null>();
    for (let cut = 0; cut < 60; cut += 1) {
      const life = cut % 2 === 0 ? kept : failing;
      seen.add(await boot(life, Math.floor(chance() * (length(life) + 1)), cut));
    }
    // Some before and some after: else nothing was cut.
    expect(seen.size).toBeGreaterThan(1);
  });

  it('the update can be done again, and is', async () => {
    const chance = random(7);
    for (let cut = 0; cut < 12; cut += 1) {
      const folder = await cutAt(kept, Math.floor(chance() * length(kept)), cut);
      if ((await readSlots(folder)).state.highest < 3) {
        await hub.install((await hub.bundle(3)).file, { folder });
      }
      expect((await hub.start(folder)).release).toBe(3);
    }
  });

  it('the model of the disk does lose things: without the sync before the rename, hubs end up without their models', async () => {
    const careless = kept.steps.filter(({ op }) => op !== 'sync' && op !== 'syncFolder');
    const life = { ...kept, steps: careless };
    let lost = 0;
    for (let seed = 0; seed < 20; seed += 1) {
      const folder = await cutAt(life, LossyDisk.lengthOf(careless), seed);
      const { release, notices } = await hub.start(folder, unsynced);
      if (release === null || notices.length > 0) lost += 1;
    }
    expect(lost).toBeGreaterThan(0);
  });

  it('the real disk writes what it was told', async () => {
    const file = join(hub.temp, 'x');
    const opened = await realDisk.create(file);
    await opened.write(Buffer.from('one'));
    await opened.write(Buffer.from('two'));
    await opened.sync();
    await opened.close();
    const image = join(hub.temp, 'image-x');
    await (await LossyDisk.of(hub.temp)).cut(image, () => 1);
    expect(await readFile(join(image, 'x'), 'utf8')).toBe('onetwo');
  });
});
