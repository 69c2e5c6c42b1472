import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../src/audio/decode-file.js';
import { EarshotError } from '../../src/errors.js';
import { chunk, sine, type WavShape, wavBytes } from './wav-bytes.js';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const decode = (bytes: Uint8Array, maxSeconds = 60) =>
  decodeFile({ name: 'test.wav', bytes }, { maxSeconds });
const failure = (code: string) => expect.objectContaining({ name: 'EarshotError', code });

/** The largest difference from a 440 Hz tone at 16 kHz, away from the ends (filters ring there). */
function errorFromTone(samples: Float32Array, amplitude = 0.5): number {
  const tone = sine(440, samples.length / 16_000, 16_000, amplitude);
  let worst = 0;
  for (let i = 400; i < samples.length - 400; i++) {
    worst = Math.max(worst, Math.abs((samples[i] ?? 0) - (tone[i] ?? 0)));
  }
  return worst;
}

describe('WAV', () => {
  it.each<[WavShape, number]>([
    [{ bits: 8 }, 0.01],
    [{ bits: 16 }, 1e-4],
    [{ bits: 24 }, 1e-6],
    [{ bits: 32 }, 1e-6],
    [{ bits: 32, float: true }, 1e-6],
    [{ bits: 64, float: true }, 1e-6],
    [{ bits: 24, extensible: true }, 1e-6],
    [{ bits: 32, float: true, extensible: true, channels: 6 }, 1e-6],
    [{ channels: 2 }, 1e-4],
    [{ rate: 8_000 }, 1e-3],
    [{ rate: 11_025, bits: 8 }, 0.02],
    [{ rate: 44_100, channels: 2, bits: 24 }, 1e-3],
    [{ rate: 48_000 }, 1e-3],
    [{ rate: 96_000, channels: 2, bits: 32, float: true }, 1e-3],
  ])('%j becomes 16 kHz mono', async (shape, tolerance) => {
    const { samples, sampleRateHz } = await decode(wavBytes(sine(440, 0.5, shape.rate), shape));
    expect(sampleRateHz).toBe(16_000);
    const taken = Math.round((shape.rate ?? 16_000) / 2);
    expect(samples.length).toBe(Math.round((taken * 16_000) / (shape.rate ?? 16_000)));
    expect(errorFromTone(samples)).toBeLessThan(tolerance);
  });

  it('mixes the channels', async () => {
    const left = wavBytes([0.5, 0.5, 0.5, 0.5], { channels: 2 });
    for (let i = 0; i < 4; i++) left.writeInt16LE(0, left.length - 16 + 4 * i + 2);
    expect((await decode(left)).samples[0]).toBeCloseTo(0.25, 4);
  });

  it('skips chunks before the data, odd ones with their padding', async () => {
    const extraChunk = Buffer.concat([chunk('LIST', Buffer.from('abc')), chunk('junk', Buffer.alloc(100))]);
    expect((await decode(wavBytes(sine(440, 0.1), { extraChunk }))).samples.length).toBe(1_600);
  });

  it.each<[string, WavShape, number]>([
    ['claims too much', { claimedBytes: 1e9 }, 0],
    ['was streamed with an unknown length', { claimedBytes: 0xffffffff, claimedRiff: 0xffffffff }, 0],
    ['was never finished (both sizes 0)', { claimedBytes: 0, claimedRiff: 0 }, 0],
    ['was cut within a sample', {}, 601],
  ])('uses what is there when the file %s', async (_name, shape, cut) => {
    const whole = wavBytes(sine(440, 0.1), shape);
    const { samples } = await decode(whole.subarray(0, whole.length - cut));
    expect(samples.length).toBe(cut ? 1_299 : 1_600);
  });

  it('makes harmless what float samples should not hold', async () => {
    const { samples } = await decode(
      wavBytes([Number.NaN, Number.POSITIVE_INFINITY, -7, 0.25], { bits: 32, float: true }),
    );
    expect([...samples]).toEqual([0, 1, -1, 0.25]);
  });
});

describe('FLAC and Ogg Opus', () => {
  it('decodes FLAC, 24 bits, stereo, 44.1 kHz', async () => {
    const { samples } = await decodeFile(fixture('tone-440-44k-stereo.flac'));
    expect(samples.length).toBe(8_000);
    expect(errorFromTone(samples, 0.501)).toBeLessThan(0.002);
  });

  it('decodes Ogg Opus without its pre-skip: the length is exact', async () => {
    const { samples } = await decodeFile(fixture('tone-440-48k.opus'));
    expect(samples.length).toBe(8_000);
    // In phase with the tone from the start, though lossy: a pre-skip left in would shift it by 100 samples.
    expect(errorFromTone(samples, 0.501)).toBeLessThan(0.05);
  });

  it.each([
    'tone-440-44k-stereo.flac',
    'tone-440-48k.opus',
  ])('goes by the bytes, not by the name: %s', async (name) => {
    expect((await decode(await readFile(fixture(name)))).samples.length).toBe(8_000);
  });

  it.each([
    'tone-440-44k-stereo.flac',
    'tone-440-48k.opus',
  ])('uses what is there of a truncated %s', async (name) => {
    const bytes = await readFile(fixture(name));
    const { samples } = await decode(bytes.subarray(0, Math.floor(bytes.length * 0.7)));
    expect(samples.length).toBeGreaterThan(3_000);
    expect(samples.length).toBeLessThan(8_000);
  });
});

describe('bad files', () => {
  it('says that a file is missing', async () => {
    await expect(decodeFile('/nowhere/a.wav')).rejects.toEqual(failure('AUDIO_NOT_FOUND'));
  });

  it('says that a folder is not a file', async () => {
    await expect(decodeFile(fixture('.'))).rejects.toEqual(failure('AUDIO_UNREADABLE'));
  });

  const tone = wavBytes(sine(440, 0.1));
  it.each<[string, Uint8Array, string]>([
    ['no bytes', Buffer.alloc(0), 'AUDIO_EMPTY'],
    ['no samples', wavBytes([]), 'AUDIO_EMPTY'],
    ['half a magic number', Buffer.from('RIF'), 'AUDIO_UNREADABLE'],
    ['half a RIFF header', tone.subarray(0, 11), 'AUDIO_UNREADABLE'],
    ['half a format chunk', tone.subarray(0, 30), 'AUDIO_UNREADABLE'],
    ['no data chunk', tone.subarray(0, 36), 'AUDIO_UNREADABLE'],
    ['data before format', Buffer.concat([tone.subarray(0, 12), tone.subarray(36)]), 'AUDIO_UNREADABLE'],
    ['zero channels', patched(tone, 22, 0), 'AUDIO_UNREADABLE'],
    ['a rate of 0', patched(tone, 24, 0), 'AUDIO_UNREADABLE'],
    ['12 bits', patched(tone, 34, 12), 'AUDIO_UNSUPPORTED'],
    ['A-law', patched(tone, 20, 6), 'AUDIO_UNSUPPORTED'],
    ['text', Buffer.from('turn on the light, please'), 'AUDIO_UNSUPPORTED'],
    ['an MP3', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(500)]), 'AUDIO_UNSUPPORTED'],
    ['a FLAC of nothing but a header', Buffer.from('fLaC\0\0\0\x22'), 'AUDIO_UNREADABLE'],
    ['FLAC magic and noise', Buffer.concat([Buffer.from('fLaC'), noise(5_000)]), 'AUDIO_UNREADABLE'],
    ['Ogg magic and noise', Buffer.concat([Buffer.from('OggS'), noise(5_000)]), 'AUDIO_UNREADABLE'],
  ])('with %s', async (_name, bytes, code) => {
    await expect(decode(bytes)).rejects.toEqual(failure(code));
  });

  it('names Vorbis', async () => {
    await expect(decodeFile(fixture('tone-440.ogg'))).rejects.toThrow(/Ogg vorbis.*Convert it/);
  });

  it('judges a ten-hour file by its header', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'earshot-audio-'));
    const file = join(dir, 'long.wav');
    const bytes = 10 * 3_600 * 32_000;
    // A sparse file: 1.15 GB long, one block on the disk.
    await writeFile(file, wavBytes([0.1], { claimedBytes: bytes }));
    await truncate(file, bytes + 44);
    await expect(decodeFile(file)).rejects.toThrow(/36000 s long, the limit here is 60 s/);
    await rm(dir, { recursive: true });
  });

  it.each([
    ['tone-440-44k-stereo.flac', /1 s long, the limit here is 0.2 s/],
    ['tone-440-48k.opus', /1 s long, the limit here is 0.2 s/],
  ])('judges %s by its length too', async (name, message) => {
    await expect(decodeFile(fixture(name), { maxSeconds: 0.2 })).rejects.toThrow(message);
  });

  it('stops a FLAC that hides its length', async () => {
    const bytes = await readFile(fixture('tone-440-44k-stereo.flac'));
    bytes[21] = (bytes[21] ?? 0) & 0xf0;
    bytes.writeUInt32BE(0, 22);
    await expect(decode(bytes, 0.2)).rejects.toThrow(/more than 0.2 s/);
  });

  it('stops when aborted', async () => {
    const options = { signal: AbortSignal.abort() };
    await expect(decodeFile(fixture('tone-440-48k.opus'), options)).rejects.toThrow(/abort/i);
  });

  it.each(['wav', 'flac', 'opus'])('fails only with a coded error on any damaged %s', async (format) => {
    const names: Record<string, string> = { flac: 'tone-440-44k-stereo.flac', opus: 'tone-440-48k.opus' };
    const name = names[format];
    const whole = name ? await readFile(fixture(name)) : wavBytes(sine(440, 0.1), { bits: 24, channels: 2 });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, cut) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const result = await decode(bytes.subarray(0, cut)).catch((error: unknown) => error);
        if (result instanceof EarshotError) expect(result.code).toMatch(/^AUDIO_/);
        else expect(result).toHaveProperty('sampleRateHz', 16_000);
      }),
      { numRuns: 30, seed: 7 },
    );
  });
});

function patched(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  if (at === 24) copy.writeUInt32LE(value, at);
  else copy.writeUInt16LE(value, at);
  return copy;
}

/** Repeatable garbage. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state >> 16;
    }),
  );
}

describe('what fuzzing found', () => {
  const file = (name: string): string =>
    fileURLToPath(new URL(`../fuzz/corpus/wav/${name}`, import.meta.url));

  it('a recording of one sample at 44.1 kHz is refused: at 16 kHz it is none', async () => {
    await expect(decodeFile(file('one-sample-44k.wav'))).rejects.toMatchObject({ code: 'AUDIO_EMPTY' });
  });

  it('samples as loud as can be are within bounds at another rate, too', async () => {
    const { samples } = await decodeFile(file('overshoot-8k.wav'));
    expect(samples.every((sample) => Math.abs(sample) <= 1)).toBe(true);
  });
});
