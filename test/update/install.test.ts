import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkModels } from '../../src/models.js';
import { bodyBytes, formatHead } from '../../src/update/bundle-format.js';
import { realDisk } from '../../src/update/disk.js';
import { withUpdateLock } from '../../src/update/lock.js';
import { formatPublicKey, signMessage } from '../../src/update/minisign.js';
import { failTrial, forgiveStart, keepTrial } from '../../src/update/settle-trial.js';
import { readSlots } from '../../src/update/slot-file.js';
import { MAX_STARTS } from '../../src/update/start.js';
import { keyFolders, trustedKeys, trustKey } from '../../src/update/trust.js';
import { writeBundle } from '../../src/update/write-bundle.js';
import { HubRig } from './support/hub-rig.js';
import { contentsOf, makeSecretKey, writeModels } from './support/small-models.js';

let hub: HubRig;
beforeEach(async () => {
  hub = await HubRig.make();
});
afterEach(() => hub.close());

const coded = (code: string) => expect.objectContaining({ code });
const slots = async () => (await readSlots(hub.folder)).state;

/** Every file below a folder with what is in it. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? '']));
}

describe('an update', () => {
  it('is used from the next start on, and never touches the models that came with Earshot', async () => {
    const shipped = await snapshot(hub.shipped);
    const { file } = await hub.bundle(3);
    expect((await hub.start()).root).toBe(hub.shipped);
    await hub.install(file);
    const started = await hub.start();
    expect(started).toMatchObject({ release: 3, onTrial: true, notices: [] });
    expect(started.root).toBe(hub.folder.slot('a'));
    expect((await checkModels(started.root)).problems).toEqual([]);
    expect(await readFile(join(started.root, 'licences/MIT.txt'), 'utf8')).toBe('MIT');
    expect(await snapshot(hub.shipped)).toEqual(shipped);
  });

  it('goes to the other slot each time', async () => {
    for (const release of [1, 2, 3]) await hub.use(release);
    expect(await slots()).toMatchObject({ active: 'a', previous: 'b', highest: 3, trial: null });
    expect((await slots()).slots).toMatchObject({ a: { release: 3 }, b: { release: 2 } });
  });

  it('that leaves files out takes them from the hub', async () => {
    const { file, header } = await hub.bundle(1, { base: hub.shipped });
    expect(header.files.filter(({ packed }) => !packed)).toHaveLength(2);
    await hub.install(file);
    expect((await checkModels((await hub.start()).root)).problems).toEqual([]);
  });

  it('that counts on files which this hub has not is refused', async () => {
    const other = join(hub.temp, 'other');
    const contents = { ...contentsOf(1), 'voice/voice.bin': Buffer.from('another voice') };
    await writeModels(other, contents);
    const { file } = await hub.bundle(1, { base: other, contents });
    await expect(hub.install(file)).rejects.toEqual(coded('UPDATE_INCOMPLETE'));
    expect((await hub.start()).root).toBe(hub.shipped);
  });

  it('is refused when it is old, the same again, for a later Earshot, or while another is on trial', async () => {
    await hub.use(5);
    const old = await hub.bundle(4);
    await expect(hub.install(old.file)).rejects.toEqual(coded('UPDATE_DOWNGRADE'));
    const same = await hub.bundle(5);
    await expect(hub.install(same.file)).rejects.toEqual(coded('UPDATE_DOWNGRADE'));
    const later = await hub.bundle(6, { needs: '0.2.0' });
    await expect(hub.install(later.file)).rejects.toEqual(coded('UPDATE_TOO_NEW'));
    await hub.install((await hub.bundle(7)).file);
    await expect(hub.install((await hub.bundle(8)).file)).rejects.toEqual(coded('UPDATE_ON_TRIAL'));
  });

  it('stays refused after its successor was taken back: an old hole is not opened again', async () => {
    await hub.use(1);
    await hub.use(2);
    await hub.install((await hub.bundle(3)).file);
    await failTrial(hub.folder, 3, 'the recogniser died', realDisk);
    for (const release of [1, 2, 3]) {
      const { file } = await hub.bundle(release);
      await expect(hub.install(file)).rejects.toThrow(expect.objectContaining({ name: 'EarshotError' }));
    }
    await expect(hub.install((await hub.bundle(3)).file)).rejects.toEqual(coded('UPDATE_REFUSED'));
    expect(await hub.start()).toMatchObject({ release: 2, onTrial: false });
    await hub.use(4);
    expect(await hub.start()).toMatchObject({ release: 4 });
  });

  it('is refused below what came with Earshot, and has had its day when Earshot brings the same', async () => {
    await hub.close();
    hub = await HubRig.make(5);
    await expect(hub.install((await hub.bundle(5)).file)).rejects.toEqual(coded('UPDATE_DOWNGRADE'));
    await hub.use(6);
    await writeModels(hub.shipped, contentsOf(6), 6);
    expect(await hub.start()).toMatchObject({ root: hub.shipped, release: null });
    expect((await slots()).active).toBeNull();
  });

  it('has had its day, too, when Earshot brings other models without a number', async () => {
    await hub.use(6);
    await writeModels(hub.shipped, contentsOf(9));
    expect(await hub.start()).toMatchObject({ root: hub.shipped, release: null, notices: [] });
  });

  it('is given up for an Earshot that needs more, and refused if it lacks something from the start', async () => {
    await hub.close();
    hub = await HubRig.make(1);
    await hub.use(6);
    await writeModels(hub.shipped, { ...contentsOf(6), 'llm/calls.bin': Buffer.from('new') }, 5);
    const started = await hub.start();
    expect(started).toMatchObject({ root: hub.shipped, release: null });
    expect(started.notices[0]).toContain('it lacks llm-calls-bin');
    await expect(hub.install((await hub.bundle(7)).file)).rejects.toThrow(/lacks llm-calls-bin/);
  });

  it('whose manifest names what is not in it is refused', async () => {
    const from = join(hub.temp, 'models-1');
    await writeModels(from, contentsOf(1));
    const text = await readFile(join(from, 'manifest.json'), 'utf8');
    const lying = text.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'0'.repeat(64)}"`);
    await writeFile(join(from, 'manifest.json'), lying);
    const out = join(hub.temp, 'lying.earshot-models');
    const made = new Date(0);
    await writeBundle(out, { from, release: 1, name: 'x', needs: '0.0.1', made, key: hub.key });
    await expect(hub.install(out)).rejects.toEqual(coded('UPDATE_BUNDLE_INVALID'));
  });

  it('has the number of its manifest, or is neither made nor taken', async () => {
    const from = join(hub.temp, 'models-2');
    await writeModels(from, contentsOf(2), 2);
    const out = join(hub.temp, 'numbered.earshot-models');
    const rest = { from, name: 'x', needs: '0.0.1', made: new Date(0), key: hub.key };
    await expect(writeBundle(out, { ...rest, release: 3 })).rejects.toThrow(
      /are release 2 by their manifest/,
    );
    const header = await writeBundle(out, { ...rest, release: 2 });
    const body = (await readFile(out)).subarray(-bodyBytes(header));
    const other = Buffer.from(JSON.stringify({ ...header, release: 3 }));
    const lying = join(hub.temp, 'misnumbered.earshot-models');
    await writeFile(lying, Buffer.concat([formatHead(other, signMessage(other, hub.key, 'x')), body]));
    await expect(hub.install(lying)).rejects.toThrow(/signed as release 3.* says release 2/);
    expect((await hub.install(out)).info.release).toBe(2);
  });

  it('goes on one at a time', async () => {
    const { file } = await hub.bundle(1);
    await withUpdateLock(hub.folder, () => expect(hub.install(file)).rejects.toEqual(coded('UPDATE_BUSY')));
    await hub.install(file);
  });
});

describe('the judge', () => {
  it('has the last word: nothing changes, and the reason is kept', async () => {
    await hub.use(1);
    const { file } = await hub.bundle(2);
    const worse = hub.install(file, { judge: async () => ({ ok: false, text: '3 of 9 right, 9 before' }) });
    await expect(worse).rejects.toThrow(/3 of 9 right/);
    await expect(worse).rejects.toEqual(coded('UPDATE_WORSE'));
    expect(await hub.start()).toMatchObject({ release: 1, onTrial: false });
    expect((await slots()).refused).toMatchObject([{ release: 2, by: 'judge' }]);
    // A broker does not offer it again; a person may have mended the microphone meanwhile.
    await expect(hub.install(file, { by: 'broker' })).rejects.toEqual(coded('UPDATE_REFUSED'));
    await hub.install(file);
    expect((await slots()).refused).toEqual([]);
  });

  it('that crashes lets nothing through', async () => {
    const { file } = await hub.bundle(1);
    const crash = async (): Promise<never> => {
      throw new Error('signal SIGABRT');
    };
    await expect(hub.install(file, { judge: crash })).rejects.toThrow(/could not be tried: signal SIGABRT/);
    expect((await hub.start()).root).toBe(hub.shipped);
  });

  it('gets two whole folders', async () => {
    await hub.use(1);
    let seen: unknown = null;
    await hub.install((await hub.bundle(2)).file, {
      judge: async (candidates) => {
        const problems = await Promise.all(
          Object.values(candidates).map(async (root) => (await checkModels(root)).problems),
        );
        seen = { ...candidates, problems };
        return { ok: true, text: '' };
      },
    });
    expect(seen).toEqual({
      current: hub.folder.slot('a'),
      candidate: hub.folder.slot('b'),
      problems: [[], []],
    });
  });
});

describe('a trial', () => {
  it('is over after a few starts that came to nothing, and the slot before is used', async () => {
    await hub.use(1);
    await hub.install((await hub.bundle(2)).file);
    for (let start = 0; start < MAX_STARTS; start += 1) {
      expect(await hub.start()).toMatchObject({ release: 2, onTrial: true });
    }
    const back = await hub.start();
    expect(back).toMatchObject({ release: 1, onTrial: false });
    expect(back.notices).toEqual([expect.stringMatching(/release 2 was taken back .*did not come up/)]);
    expect((await hub.start()).notices).toEqual([]);
  });

  it('ends at the shipped models where there is no slot before', async () => {
    await hub.install((await hub.bundle(1)).file);
    for (let start = 0; start < MAX_STARTS; start += 1) await hub.start();
    expect(await hub.start()).toMatchObject({ root: hub.shipped, release: null });
  });

  it('ends at once when a file is damaged, and goes back past a damaged slot, too', async () => {
    await hub.use(1);
    await hub.use(2);
    await appendFile(join(hub.folder.slot('b'), 'asr/ears.bin'), 'x');
    expect(await hub.start()).toMatchObject({ release: 1 });
    await hub.install((await hub.bundle(3)).file);
    for (const slot of ['a', 'b'] as const)
      await writeFile(join(hub.folder.slot(slot), 'manifest.json'), '{');
    expect(await hub.start()).toMatchObject({ root: hub.shipped, release: null });
  });

  it('is won once, for the release that it was about', async () => {
    await hub.install((await hub.bundle(1)).file);
    await keepTrial(hub.folder, 9, realDisk);
    expect((await slots()).trial).not.toBeNull();
    await keepTrial(hub.folder, 1, realDisk);
    await failTrial(hub.folder, 1, 'too late', realDisk);
    expect(await slots()).toMatchObject({ active: 'a', trial: null });
  });

  it('is not lost by a hub that is stopped in good health', async () => {
    await hub.install((await hub.bundle(1)).file);
    for (let start = 0; start < 2 * MAX_STARTS; start += 1) {
      expect(await hub.start()).toMatchObject({ release: 1, onTrial: true });
      await forgiveStart(hub.folder, 1, realDisk);
    }
  });

  it('that cannot be counted is not begun', async () => {
    await hub.use(1);
    await hub.install((await hub.bundle(2)).file);
    const broken = { ...realDisk, create: () => Promise.reject(new Error('read-only file system')) };
    const started = await hub.start(hub.folder, broken);
    expect(started).toMatchObject({ root: hub.shipped, onTrial: false });
    expect(started.notices[0]).toContain('read-only file system');
  });
});

describe('what is kept about updates', () => {
  it('costs the slots when it is damaged, never the hub', async () => {
    await hub.use(1);
    for (const text of ['', '{"version": 1}', '[]', '\u0000\u0000']) {
      await writeFile(hub.folder.file, text);
      const started = await hub.start();
      expect(started.root).toBe(hub.shipped);
      expect(started.notices[0]).toMatch(/cannot be used/);
    }
  });

  it('is not made by a hub without updates', async () => {
    await hub.start();
    expect(existsSync(hub.folder.root)).toBe(false);
  });
});

describe('trusted keys', () => {
  it('are kept one by one, and a bad file among them is told', async () => {
    const key = makeSecretKey();
    await trustKey(formatPublicKey(key), hub.folder, realDisk);
    expect((await trustedKeys(keyFolders(hub.folder))).map(({ id }) => id)).toEqual([key.id]);
    await writeFile(join(hub.folder.keys, 'x.pub'), 'no key');
    await expect(trustedKeys([hub.folder.keys])).rejects.toThrow(/x\.pub/);
  });

  it('that everybody may change are not taken', async () => {
    await mkdir(hub.folder.keys, { recursive: true });
    const file = join(hub.folder.keys, 'open.pub');
    await writeFile(file, formatPublicKey(hub.key));
    await chmod(file, 0o666);
    await expect(trustedKeys([hub.folder.keys])).rejects.toEqual(coded('UPDATE_KEY_INVALID'));
  });
});
