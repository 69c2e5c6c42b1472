/** Old, taken back and replayed bundles, as a person brings them to the command line. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realDisk } from '../../src/update/disk.js';
import { keepTrial } from '../../src/update/settle-trial.js';
import { UpdateFolder } from '../../src/update/slot-file.js';
import { builtHub } from '../faults/built-hub.js';
import { contentsOf, writeModels } from './support/small-models.js';

let temp: string;
let earshot: string;
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'earshot-replayed-'));
  earshot = await builtHub();
  // The same files under another number: there is nothing for the judge to hear.
  await writeModels(join(temp, 'shipped'), contentsOf(0), 1);
  await writeModels(join(temp, 'new'), contentsOf(0));
  await run('models', 'keygen', 'maker');
  for (const release of ['2', '3']) {
    await run('models', 'bundle', '--key', 'maker.key', '--from', 'new', '--release', release);
  }
  await run('models', 'trust', 'maker.pub', ...STATE);
}, 240_000);
afterAll(() => rm(temp, { recursive: true }));

const STATE = ['--state', 'state'];
const run = async (...args: string[]): Promise<string> => {
  const env = { ...process.env, EARSHOT_MODELS: join(temp, 'shipped') };
  return (await promisify(execFile)(earshot, args, { cwd: temp, env })).stdout;
};
const update = (file: string): Promise<string> => run('models', 'update', file, ...STATE);
const kept = (release: number): Promise<void> =>
  keepTrial(new UpdateFolder(join(temp, 'state')), release, realDisk);

/** What the command says when it refuses, and that it leaves every file as it was. */
async function refused(file: string): Promise<string> {
  const before = await contents();
  const failure: unknown = await update(file).then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 1, stdout: '' });
  expect(await contents()).toEqual(before);
  return (failure as { stderr: string }).stderr;
}

async function contents(): Promise<Record<string, string>> {
  const entries = await readdir(join(temp, 'state'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? '']));
}

describe('at the command line', () => {
  it('an old, a replayed and a taken back bundle are refused with the reason, and nothing changes', async () => {
    await update('2.earshot-models');
    await kept(2);
    expect(await refused('2.earshot-models')).toMatch(/Release 2 is in use already/);
    await update('3.earshot-models');
    await kept(3);
    expect(await refused('2.earshot-models')).toMatch(/Release 2 is not newer than release 3/);
    // Under another name, on a stick that has nothing else.
    await mkdir(join(temp, 'stick'));
    await copyFile(join(temp, '2.earshot-models'), join(temp, 'stick', '9.earshot-models'));
    expect(await refused('stick')).toMatch(/Release 2 is not newer than release 3/);

    await run('models', 'rollback', ...STATE);
    expect(await refused('3.earshot-models')).toMatch(/Release 3 is still here.*`earshot models rollback`/);
    expect(await refused('2.earshot-models')).toMatch(/Release 2 is in use already/);
    await run('models', 'rollback', ...STATE);
    expect(await refused('3.earshot-models')).toMatch(/Release 3 is in use already/);
    const status = JSON.parse(await run('models', 'status', '--json', ...STATE));
    expect(status).toMatchObject({ release: 3, trial: true, highest: 3, refused: [] });
  }, 240_000);
});
