/** Model files in each other's place, and files that are sound by their hash and no models: the hub goes on without. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openRecognizer } from '../../src/asr/open-recognizer.js';
import { SileroVad } from '../../src/audio/vad.js';
import { openVoice } from '../../src/audio/voice/voice.js';
import { EarshotError } from '../../src/errors.js';
import { realOpeners } from '../../src/hub/openers.js';
import { checkModels, loadManifest, type Manifest, modelPath } from '../../src/models.js';
import { type Rig, rig } from '../hub/fake-house.js';

let root: string;
let open: Rig | null = null;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'earshot-models-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await open?.hub.close();
  open = null;
  await rm(root, { recursive: true });
});

const write = (manifest: Manifest): Promise<void> =>
  writeFile(join(root, 'manifest.json'), JSON.stringify(manifest));

async function copyOf(ids: readonly string[]): Promise<void> {
  const files = loadManifest().files.filter(({ id }) => ids.includes(id));
  for (const { id, path } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await copyFile(modelPath(id), join(root, path));
  }
  await write({ version: 1, files });
}

/** Every file of the manifest is this text, and the manifest knows it. */
async function rubbish(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const files = loadManifest().files.map((file) => ({ ...file, bytes: bytes.length, sha256 }));
  for (const { path } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  }
  await write({ version: 1, files });
}

describe('two model files in each other’s place', () => {
  it('are both found, whichever they are', async () => {
    const pairs = [
      ['voice-vocabulary', 'voice-oov-vocabulary'],
      ['vad', 'asr-tokenizer'],
    ] as const;
    for (const [one, other] of pairs) {
      await copyOf([one, other]);
      const [a, b] = [modelPath(one, root), modelPath(other, root)];
      await rename(a, join(root, 'aside'));
      await rename(b, a);
      await rename(join(root, 'aside'), b);
      const { good, problems } = await checkModels(root);
      expect(good).toEqual([]);
      expect(problems.map(({ id }) => id).toSorted()).toEqual([one, other].toSorted());
      for (const { error } of problems) expect(error.code).toMatch(/^MODEL_(ALTERED|TRUNCATED)$/);
    }
  });

  it('leave typing and the house as they are, with a line for each', async () => {
    await copyOf(['vad', 'asr-tokenizer']);
    const [a, b] = [modelPath('vad', root), modelPath('asr-tokenizer', root)];
    await rename(a, join(root, 'aside'));
    await rename(b, a);
    await rename(join(root, 'aside'), b);
    open = await rig({ models: (signal) => checkModels(root, signal) });
    const { hub, events, until } = open;
    hub.say('lamp on');
    expect(await until('reply')).toMatchObject({ text: 'The lamp is on.' });
    const told = events.flatMap((event) =>
      event.event === 'error' && event.part === 'models' ? [event.message] : [],
    );
    expect(told).toHaveLength(2);
    for (const message of told) expect(message).toMatch(/EARSHOT_MODELS|git checkout|npm install/);
  });
});

it.each([
  ['missing', null],
  ['cut off', '{"version":1,"files":[{"id":'],
  ['of another version', '{"version":9,"files":[]}'],
])('a manifest that is %s costs the parts that need it, not the hub', async (_how, text) => {
  if (text !== null) await writeFile(join(root, 'manifest.json'), text);
  vi.stubEnv('EARSHOT_MODELS', root);
  const { models, recognizer, voice, proposer, detector, listener } = realOpeners;
  open = await rig({ models, recognizer, voice, proposer, detector, listener });
  const { hub, until } = open;
  const told = await until('error', ({ part }) => part === 'models');
  expect(told.message).toMatch(/manifest\.json .*copy it from an Earshot installation/);
  hub.say('lamp on');
  expect(await until('reply')).toMatchObject({ text: 'The lamp is on.' });
  hub.say('please make the place look a little less gloomy');
  await until('reply', ({ turn }) => turn === 2);
});

it.each([
  '',
  'not a model',
  '\x08\x07'.repeat(500),
])('files that are no models although their hash says so (%#) are refused in words, each part alone', async (text) => {
  await rubbish(text);
  vi.stubEnv('EARSHOT_MODELS', root);
  expect((await checkModels()).problems).toEqual([]);
  const attempts = [
    () => openRecognizer({ worker: false }),
    () => SileroVad.load(),
    () => openVoice({ engine: 'neural' }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(EarshotError);
});
