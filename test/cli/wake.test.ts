import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeWav } from '../../src/audio/encode-wav.js';
import { concat } from '../../src/audio/pcm.js';
import { SAMPLE_RATE_HZ } from '../../src/audio/ports.js';
import { resample } from '../../src/audio/resample.js';
import { openVoice } from '../../src/audio/voice/voice.js';
import { createProgram, main } from '../../src/cli/program.js';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-wake-'));
  file = join(folder, 'said.wav');
  const voice = await openVoice({ cacheBytes: 0 });
  const pieces: Float32Array[] = [new Float32Array(SAMPLE_RATE_HZ)];
  for await (const piece of voice.speak('Hey Jarvis! I met Peter, the commuter.')) {
    pieces.push((await resample(piece)).samples);
  }
  await voice.close();
  pieces.push(new Float32Array(SAMPLE_RATE_HZ));
  await writeFile(file, encodeWav({ samples: concat(pieces), sampleRateHz: SAMPLE_RATE_HZ }));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

let out: string[];
let said: string[];
beforeEach(() => {
  out = [];
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(console, 'error').mockImplementation((text: string) => {
    said.push(text);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

interface Row {
  readonly file: string;
  readonly seconds: number;
  readonly cpu_ms: number;
  readonly detections: readonly { readonly at: number; readonly phrase: string; readonly score: number }[];
}

async function rowOf(...args: readonly string[]): Promise<Row> {
  out = [];
  await createProgram().parseAsync(['wake', '--json', ...args], { from: 'user' });
  return JSON.parse(out.join('')) as Row;
}

describe('earshot wake', { timeout: 60_000 }, () => {
  it('says where a phrase ended, and how sure it is', async () => {
    const row = await rowOf('--phrase', 'hey jarvis', file);
    expect(row.file).toBe(file);
    expect(row.seconds).toBeGreaterThan(3);
    expect(row.cpu_ms).toBeGreaterThan(0);
    expect(row.detections).toHaveLength(1);
    expect(row.detections[0]).toMatchObject({ phrase: 'hey jarvis', score: expect.any(Number) });
    expect(row.detections[0]?.at).toBeGreaterThan(1.2);
    expect(row.detections[0]?.at).toBeLessThan(2.6);
  });

  it('gives at a threshold what a run without one scores as high', async () => {
    const phrases = ['--phrase', 'hey jarvis', '--phrase', 'computer'];
    const all = await rowOf('--threshold', '0', ...phrases, file);
    expect(all.detections.length).toBeGreaterThan(1);
    const scores = all.detections.map(({ score }) => score);
    for (const least of [Math.min(...scores) * 1.001, Math.max(...scores)]) {
      const some = await rowOf('--threshold', String(least), ...phrases, file);
      expect(some.detections).toEqual(all.detections.filter(({ score }) => score >= least));
    }
  });

  it('warns of a short or common phrase and listens for it all the same', async () => {
    const row = await rowOf('--phrase', 'thank you', file);
    expect(row.detections).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/"thank you" is common.*in an hour/)]);
  });

  it('tells a file that cannot be read in its place, and goes on', async () => {
    expect(await main(['wake', '--json', '--phrase', 'computer', join(folder, 'none.wav'), file])).toBe(1);
    const rows = out.map((line): unknown => JSON.parse(line));
    expect(rows).toEqual([
      { file: join(folder, 'none.wav'), error: { code: 'AUDIO_NOT_FOUND', message: expect.any(String) } },
      expect.objectContaining({ file }),
    ]);
  });

  it.each([
    [['wake', 'a.wav'], /--phrase/],
    [['wake', '--phrase', 'computer'], /file/],
    [['wake', '--phrase', 'computer', '--threshold', '2', 'a.wav'], /0 to 1/],
    [['wake', '--phrase', 'computer', '--threshold', '', 'a.wav'], /0 to 1/],
    [['wake', '--phrase', '?', 'a.wav'], /wake phrase/],
  ])('is 2 for %j', async (args, message) => {
    expect(await main(args)).toBe(2);
    expect(said).toEqual([expect.stringMatching(message)]);
  });
});
