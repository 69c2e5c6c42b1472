import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxFrameEnergy, tone } from '../../src/audio/noise.js';
import { BENCHES, namedBenches } from '../../src/bench/catalog.js';
import { isRight } from '../../src/bench/hearing.js';
import { LiveMicrophone, speechEnd } from '../../src/bench/live-microphone.js';
import { instructionSets } from '../../src/bench/machine.js';
import { CLEAN, withNoise } from '../../src/bench/noisy.js';
import { matMulModel } from '../../src/bench/onnx-matmul.js';
import {
  guessPhones,
  jsgf,
  parseDictionary,
  parseHypotheses,
  parseTotals,
} from '../../src/bench/pocketsphinx.js';
import { kilobytes, memoryOf } from '../../src/bench/process-memory.js';
import { terminalProgress } from '../../src/bench/progress.js';
import { readSet, recordedSpeech } from '../../src/bench/recorded-sets.js';
import { MAX_DEVICES, SIZED_HOUSE_SENTENCES, sizedHouse } from '../../src/bench/sized-house.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

describe('the calibration', () => {
  it('multiplies what it says it multiplies', async () => {
    const session = await InferenceSession.create(matMulModel(2, 2));
    try {
      const x = new Tensor('float32', Float32Array.of(1, 2, 3, 4), [2, 2]);
      const w = new Tensor('float32', Float32Array.of(0, 1, 1, 1), [2, 2]);
      const { y } = await session.run({ x, w });
      // [1 2; 3 4] · [0 1; 1 1] · [0 1; 1 1]
      expect([...(y?.data ?? [])]).toEqual([3, 5, 7, 11]);
    } finally {
      await session.release();
    }
  });

  it('reads the instruction sets of x86 and ARM, once each', () => {
    const x86 =
      'processor: 0\nflags\t\t: fpu avx2 sse4_2 avx512_vnni ht\n\nprocessor: 1\nflags\t\t: fpu avx2\n';
    expect(instructionSets(x86)).toEqual(['avx2', 'avx512_vnni', 'sse4_2']);
    expect(instructionSets('Features\t: fp asimd asimddp crc32\n')).toEqual(['asimd', 'asimddp']);
    expect(instructionSets('')).toEqual([]);
  });
});

describe('memory', () => {
  it('of a process is found, of none is not', async () => {
    const own = await memoryOf(process.pid);
    if (process.platform === 'linux') expect(own?.residentMb).toBeGreaterThan(10);
    expect(await memoryOf(2 ** 30)).toBeNull();
  });

  it('is read in units of 1000 bytes', () => {
    expect(kilobytes('Rss:            1000 kB\nPss: 5 kB\n', 'Rss')).toBe(1_024);
    expect(kilobytes('Rss: 1 kB', 'Pss')).toBeNull();
  });
});

describe('the end of speech', () => {
  const silence = new Float32Array(8_000);
  const join16 = (...parts: Float32Array[]): Float32Array =>
    Float32Array.from(parts.flatMap((part) => [...part]));

  it('is where the sound ends, to 10 ms, in silence and in a quiet room', () => {
    const speech = tone(300, 16_000, 0.5);
    expect(speechEnd(join16(silence, speech, silence))).toBe(24_000);
    const room = tone(50, 32_000, 0.002);
    const both = join16(silence, speech, silence).map((sample, index) => sample + (room[index] ?? 0));
    expect(Math.abs(speechEnd(both) - 24_000)).toBeLessThanOrEqual(160);
  });

  it('of a clip that is speech to its end is its end; silence has none', () => {
    expect(speechEnd(tone(300, 1_600, 0.5))).toBe(1_600);
    expect(speechEnd(silence)).toBe(0);
  });
});

it('the microphone in a quiet room gives silence, then the clip, frame by frame', async () => {
  const microphone = new LiveMicrophone();
  const stop = new AbortController();
  const clip = Float32Array.from({ length: 700 }, (_, index) => index + 1);
  const frames: Float32Array[] = [];
  let played: Promise<number> | null = null;
  for await (const frame of microphone.frames(stop.signal)) {
    frames.push(frame);
    if (frames.length === 1) played = microphone.play(clip);
    if (frames.length === 4) stop.abort();
  }
  await played;
  const heard = frames.flatMap((frame) => [...frame]);
  expect(heard.slice(0, 512)).toEqual(Array(512).fill(0));
  expect(heard.slice(512, 1_212)).toEqual([...clip]);
  expect(heard.slice(1_212)).toEqual(Array(2_048 - 1_212).fill(0));
});

describe('the peer', () => {
  const dictionary = parseDictionary('eco IY K OW\nbee B IY\nbee(2) B EH\na. EY\nx EH K S\n');

  it('gets a grammar of whole sentences', () => {
    expect(jsgf(['turn on', 'turn off'])).toContain('public <command> =\n  turn on\n  | turn off\n;');
  });

  it('gets words that its dictionary lacks from their parts, else letter by letter', () => {
    expect(guessPhones('ecobee', dictionary)).toBe('IY K OW B IY');
    expect(guessPhones('ax', dictionary)).toBe('EY EH K S');
  });

  it('is read as it writes', () => {
    expect([...parseHypotheses('turn on the lamp (clip7 -1234)\n (clip8 -9)\nnoise\n')]).toEqual([
      ['clip7', 'turn on the lamp'],
      ['clip8', ''],
    ]);
    const log = 'INFO: batch.c(777): TOTAL 262.79 seconds speech, 6.45 seconds CPU, 9.17 seconds wall\n';
    expect(parseTotals(log)).toEqual({ speechSeconds: 262.79, cpuSeconds: 6.45, wallSeconds: 9.17 });
    expect(() => parseTotals('nothing')).toThrow(/pocketsphinx/);
  });
});

it('an answer is right as said and accepted, or not accepted where nothing was to be', () => {
  const command = { text: 'set it to 50%', inGrammar: true };
  expect(isRight(command, { text: 'Set it to fifty percent', accepted: true })).toBe(true);
  expect(isRight(command, { text: 'set it to 50%', accepted: false })).toBe(false);
  expect(isRight(command, { text: 'set it to 15%', accepted: true })).toBe(false);
  const other = { text: 'oov_1', inGrammar: false };
  expect(isRight(other, { text: 'turn on', accepted: true })).toBe(false);
  expect(isRight(other, { text: 'turn on', accepted: false })).toBe(true);
});

it('noise is mixed at the level asked for, another part of it for each clip', () => {
  const speech = tone(300, 16_000, 0.2);
  const noise = [{ label: 'hum', samples: tone(90, 40_000, 0.7) }];
  const mixed = withNoise(speech, noise, 1, 12);
  const added = mixed.map((sample, index) => sample - (speech[index] ?? 0));
  const ratioDb = 10 * Math.log10(maxFrameEnergy(speech) / maxFrameEnergy(added));
  expect(ratioDb).toBeCloseTo(12, 1);
  expect(withNoise(speech, noise, 2, 12)).not.toEqual(mixed);
  expect(withNoise(speech, noise, 1, CLEAN)).toBe(speech);
  expect(withNoise(speech, [], 1, 6)).toBe(speech);
});

it('a house of any size begins like the bigger one, and its sentences mean something in the smallest', () => {
  const small = sizedHouse(20);
  const big = sizedHouse(500);
  expect([small.devices.length, big.devices.length]).toEqual([20, 500]);
  expect(big.devices.slice(0, 20).map(({ name }) => name)).toEqual(small.devices.map(({ name }) => name));
  expect(new Set(big.devices.map(({ name }) => name)).size).toBe(500);
  expect(sizedHouse(MAX_DEVICES + 7).devices).toHaveLength(MAX_DEVICES);
  expect(createUnderstanding(small).grammar.groups.length).toBeGreaterThan(0);
  expect(SIZED_HOUSE_SENTENCES.length).toBeGreaterThan(5);
});

describe('recorded sets', () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-sets-'));
    await mkdir(join(data, 'good'));
    await writeFile(
      join(data, 'good', 'manifest.jsonl'),
      '{"file": "a.opus", "text": "hello", "seconds": 1}\n\n',
    );
    for (const [name, line] of [
      ['broken', '{"file": '],
      ['wrong', '{"file": 7, "seconds": 1}'],
      ['escaping', '{"file": "../../etc/passwd", "seconds": 1}'],
    ] as const) {
      await mkdir(join(data, name));
      await writeFile(join(data, name, 'manifest.jsonl'), `${line}\n`);
    }
  });
  afterAll(() => rm(data, { recursive: true }));

  it('are read where they are, and missing where they are not', async () => {
    expect(await readSet(data, 'good')).toEqual([
      { file: 'a.opus', text: 'hello', seconds: 1, path: join(data, 'good', 'a.opus') },
    ]);
    expect(await readSet(data, 'absent')).toBeNull();
    expect(await readSet(null, 'good')).toBeNull();
  });

  it.each(['broken', 'wrong', 'escaping'])('with a %s manifest name the line', async (set) => {
    await expect(readSet(data, set)).rejects.toMatchObject({
      code: 'BENCH_MANIFEST',
      message: expect.stringMatching(/manifest\.jsonl, line 1/),
    });
  });

  it('that were named must be there', () => {
    expect(recordedSpeech(data)).toBe(data);
    expect(() => recordedSpeech(join(data, 'nowhere'))).toThrow(/--data/);
  });
});

it('benches are named, or all are run', () => {
  expect(
    namedBenches(['voice', 'latency'])
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['latency', 'voice']);
  expect(namedBenches([])).toEqual(BENCHES);
  expect(() => namedBenches(['latncy'])).toThrow(/latncy.*latency/);
});

it('progress is one line that is written over, never wider than the terminal', () => {
  let written = '';
  const progress = terminalProgress({
    columns: 40,
    write: (text: string | Uint8Array) => {
      written += String(text);
      return true;
    },
  });
  progress.step('hearing something with a long name, at 12 dB', 3, 4);
  expect(written).not.toContain('\n');
  expect(written).toContain('3/4');
  expect(written.replace('\r\u001b[K', '').length).toBeLessThan(40);
  progress.clear();
  expect(written.endsWith('\r\u001b[K')).toBe(true);
});
