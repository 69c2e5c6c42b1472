/** Ears with damage that no sentence said in a quiet room shows: the real models, and random bytes where their weights are. */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { openRecognizer } from '../../src/asr/open-recognizer.js';
import { random } from '../../src/audio/noise.js';
import type { Voice } from '../../src/audio/ports.js';
import { openHibariVoice } from '../../src/audio/voice/hibari-voice.js';
import { modelPath, modelsRoot } from '../../src/models.js';
import { hearInNoise } from '../../src/update/hear-noise.js';
import { sentencesFor } from '../../src/update/hear-self.js';
import { compareLost, type Hearing } from '../../src/update/judge.js';

const SHIPPED = modelsRoot();
const HOME = new URL('../../examples/home.yaml', import.meta.url);
let temp: string;
let voice: Voice;
let before: readonly Hearing[];
const usual = process.env['EARSHOT_MODELS'];
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'earshot-damaged-'));
  voice = await openHibariVoice({ pathOf: (id) => modelPath(id, SHIPPED) });
  before = await heardBy(SHIPPED);
}, 240_000);
afterAll(async () => {
  if (usual === undefined) delete process.env['EARSHOT_MODELS'];
  else process.env['EARSHOT_MODELS'] = usual;
  await voice.close();
  await rm(temp, { recursive: true });
});

async function heardBy(ears: string): Promise<readonly Hearing[]> {
  process.env['EARSHOT_MODELS'] = ears;
  const { home } = parseHome(await readFile(HOME, 'utf8'), 'home.yaml');
  const recognizer = await openRecognizer();
  try {
    const rows: Hearing[] = [];
    const { signal } = new AbortController();
    const parts = { sentences: sentencesFor(home), voice, recognizer };
    for await (const row of hearInNoise(parts, signal)) rows.push(row);
    return rows;
  } finally {
    await recognizer.close();
  }
}

/** @param at share of the decoder before the damage; @returns the models folder */
async function damaged(at: number, bytes: number, seed: number): Promise<string> {
  const folder = join(temp, `models-${seed}`);
  await cp(SHIPPED, folder, { recursive: true, dereference: true });
  const path = join(folder, 'asr', 'decoder.onnx');
  const decoder = await readFile(path);
  const next = random(seed);
  const start = Math.floor(decoder.length * at);
  for (let each = 0; each < bytes; each += 1)
    decoder[start + Math.floor(next() * 60_000)] = Math.floor(next() * 256);
  await writeFile(path, decoder);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const entry = manifest.files.find((file: { path: string }) => file.path === 'asr/decoder.onnx');
  entry.sha256 = createHash('sha256').update(decoder).digest('hex');
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

it('the same ears hear the same', async () => {
  const { ok, text } = compareLost('in noise', before, await heardBy(SHIPPED));
  expect(ok, text).toBe(true);
}, 240_000);

it.each([
  [0.05, 60_000, 4],
  [0.45, 60_000, 5],
  [0.65, 60_000, 6],
])(
  'a decoder damaged at %f of its length by %d random bytes is found',
  async (at, bytes, seed) => {
    const after = await heardBy(await damaged(at, bytes, seed));
    const { ok, text } = compareLost('in noise', before, after);
    expect(ok, text).toBe(false);
  },
  240_000,
);
