import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkModels, loadManifest, modelPath, modelsRoot } from '../../src/models.js';

let dir: string;
let root: string;
let copies = 0;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-models-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** A models folder of two small files, so that each case can be spoiled without copying 57 MB. */
beforeEach(async () => {
  root = join(dir, String(copies++));
  const small = loadManifest().files.filter(({ id }) =>
    ['voice-vocabulary', 'voice-oov-vocabulary'].includes(id),
  );
  for (const file of small) await cp(modelPath(file.id), join(root, file.path));
  await writeFile(join(root, 'manifest.json'), JSON.stringify({ version: 1, files: small }));
});

const spoiled = 'voice-vocabulary';
const spoil = (change: (file: string) => Promise<unknown>) => change(modelPath(spoiled, root));

describe('the shipped models', () => {
  it('are what the manifest says', async () => {
    const report = await checkModels();
    expect(report.problems).toEqual([]);
    expect(report.good.map((entry) => entry.id)).toContain('asr-encoder');
  });

  it('have a number, which updates compare', () => {
    expect(loadManifest().release).toBeGreaterThanOrEqual(1);
  });

  it('each have a licence, an origin and a use', () => {
    for (const file of loadManifest().files) {
      expect(file.licence).toMatch(/^(MIT|Apache-2\.0)$/);
      expect(Object.keys(file.origin).length).toBeGreaterThan(0);
    }
  });
});

describe('checkModels', () => {
  it('accepts an untouched copy', async () => {
    expect((await checkModels(root)).problems).toEqual([]);
  });

  it.each([
    ['MODEL_MISSING', (file: string) => rm(file)],
    ['MODEL_TRUNCATED', (file: string) => truncate(file, 100)],
    ['MODEL_TRUNCATED', (file: string) => truncate(file, 0)],
    ['MODEL_ALTERED', (file: string) => appendFile(file, 'x')],
    ['MODEL_ALTERED', flipLastByte],
    ['MODEL_ALTERED', (file: string) => rm(file).then(() => mkdir(file))],
  ])('reports %s in one line and keeps the other files', async (code, change) => {
    await spoil(change);
    const { problems, good } = await checkModels(root);
    expect(problems.map((problem) => [problem.id, problem.error.code])).toEqual([[spoiled, code]]);
    expect(problems[0]?.error.message).toContain('vocab.json');
    expect(problems[0]?.error.message).not.toContain('\n');
    expect(good.map((entry) => entry.id)).toEqual(['voice-oov-vocabulary']);
  });

  it('stops when aborted', async () => {
    await expect(checkModels(modelsRoot(), AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

describe('the remedy', () => {
  it('is the git command with the path as typed in a checkout, else a new installation', () => {
    const inCheckout = existsSync(join(modelsRoot(), '..', '.git'));
    const remedy = inCheckout ? 'git checkout -- models/licences/manifest.json' : 'npm install';
    expect(() => loadManifest(join(modelsRoot(), 'licences'))).toThrow(remedy);
  });
});

describe('loadManifest', () => {
  it.each([
    ['not JSON', '{'],
    ['another version', '{"version": 2, "files": []}'],
    ['a path outside the folder', manifestWith({ path: '../secret' })],
    ['an absolute path', manifestWith({ path: '/etc/passwd' })],
    ['a short hash', manifestWith({ sha256: 'abc' })],
  ])('refuses %s', async (_name, text) => {
    await writeFile(join(root, 'manifest.json'), text);
    expect(() => loadManifest(root)).toThrow(expect.objectContaining({ code: 'MODEL_MANIFEST_INVALID' }));
  });

  it('says that the manifest is missing', async () => {
    await rm(join(root, 'manifest.json'));
    expect(() => modelPath('vad', root)).toThrow(expect.objectContaining({ code: 'MODEL_MANIFEST_MISSING' }));
  });

  it('names the known ids for an unknown one', () => {
    expect(() => modelPath('ears', root)).toThrow(/voice-vocabulary/);
  });
});

function manifestWith(change: object): string {
  const entry = {
    id: 'x',
    path: 'x.bin',
    bytes: 1,
    sha256: '0'.repeat(64),
    licence: 'MIT',
    origin: { command: 'make x' },
    use: 'test',
    scores: {},
  };
  return JSON.stringify({ version: 1, files: [{ ...entry, ...change }] });
}

async function flipLastByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(file, bytes);
}
