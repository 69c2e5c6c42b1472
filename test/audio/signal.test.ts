import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clippedShare, removeOffset } from '../../src/audio/condition.js';
import { decodeFile } from '../../src/audio/decode-file.js';
import { encodeWav, writeWav } from '../../src/audio/encode-wav.js';
import { maxFrameEnergy, mixAtSnr, pinkNoise, tone, whiteNoise } from '../../src/audio/noise.js';
import { concat, levelDbfs, Pcm16Joiner, pcm16FromFloats, Reframer } from '../../src/audio/pcm.js';
import { FRAME_SAMPLES } from '../../src/audio/ports.js';
import { Resampler, resample } from '../../src/audio/resample.js';
import { sine } from './wav-bytes.js';

describe('bytes and frames', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 1_500 }), { maxLength: 20 });

  it('reframes chunks of any size without losing or moving a sample', () => {
    fc.assert(
      fc.property(sizes, (lengths) => {
        const reframer = new Reframer();
        let count = 0;
        const frames = lengths.flatMap((length) =>
          reframer.push(Float32Array.from({ length }, () => ++count)),
        );
        const rest = reframer.flush();
        const all = concat(rest ? [...frames, rest] : frames);
        expect(all.length).toBe(Math.ceil(count / FRAME_SAMPLES) * FRAME_SAMPLES);
        expect(all.every((sample, i) => sample === (i < count ? i + 1 : 0))).toBe(true);
        expect(reframer.flush()).toBeUndefined();
      }),
    );
  });

  it('joins 16-bit samples that were cut apart', () => {
    const bytes = pcm16FromFloats(sine(440, 0.05));
    fc.assert(
      fc.property(sizes, (lengths) => {
        const joiner = new Pcm16Joiner();
        let at = 0;
        const parts = [...lengths, bytes.length].map((length) => {
          const part = joiner.push(bytes.subarray(at, at + length));
          at += length;
          return part;
        });
        expect(pcm16FromFloats(concat(parts))).toEqual(
          pcm16FromFloats(concat([new Pcm16Joiner().push(bytes)])),
        );
      }),
    );
  });

  it('clips, and makes what is no number silent', () => {
    const bytes = pcm16FromFloats(Float32Array.of(2, -2, Number.NaN, 0.5));
    expect([0, 2, 4, 6].map((at) => bytes.readInt16LE(at))).toEqual([32767, -32768, 0, 16384]);
  });

  it('measures levels', () => {
    expect(levelDbfs(sine(440, 1, 16_000, 1))).toBeCloseTo(-3.01, 2);
    expect(levelDbfs(new Float32Array(10))).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('WAV files', () => {
  it('are read back as written', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'earshot-wav-'));
    const samples = sine(440, 0.1);
    await writeWav(join(dir, 'a.wav'), { samples, sampleRateHz: 16_000 });
    const read = await decodeFile(join(dir, 'a.wav'));
    expect(read.samples.length).toBe(samples.length);
    expect(Math.max(...read.samples.map((sample, i) => Math.abs(sample - (samples[i] ?? 0))))).toBeLessThan(
      1e-4,
    );
    await rm(dir, { recursive: true });
  });

  it('keep their rate', () => {
    expect(encodeWav({ samples: new Float32Array(3), sampleRateHz: 24_000 }).readUInt32LE(24)).toBe(24_000);
  });

  it('say where they cannot be written', async () => {
    const audio = { samples: new Float32Array(1), sampleRateHz: 16_000 };
    await expect(writeWav('/nowhere/a.wav', audio)).rejects.toMatchObject({ code: 'AUDIO_NOT_WRITABLE' });
  });
});

describe('resampling', () => {
  it.each([
    [48_000, 16_000],
    [44_100, 16_000],
    [8_000, 16_000],
    [16_000, 48_000],
    [24_000, 16_000],
  ])('%i Hz to %i Hz keeps a tone in place, whatever the block size', async (from, to) => {
    const input = sine(440, 0.3, from);
    const output = sine(440, 0.3, to);
    for (const size of [100, 1_000, input.length]) {
      const resampler = await Resampler.create(from, to);
      const parts: Float32Array[] = [];
      for (let at = 0; at < input.length; at += size)
        parts.push(resampler.push(input.subarray(at, at + size)));
      parts.push(resampler.flush());
      resampler.close();
      const got = concat(parts);
      expect(got.length).toBe(output.length);
      const middle = got.subarray(300, -300).map((sample, i) => Math.abs(sample - (output[i + 300] ?? 0)));
      expect(Math.max(...middle)).toBeLessThan(1e-4);
    }
  });

  it('removes what the new rate cannot carry', async () => {
    const { samples } = await resample({ samples: sine(10_000, 0.3, 48_000), sampleRateHz: 48_000 });
    expect(levelDbfs(samples.subarray(300, -300))).toBeLessThan(-80);
  });

  it('leaves audio of the right rate as it is', async () => {
    const audio = { samples: sine(440, 0.1), sampleRateHz: 16_000 };
    expect(await resample(audio)).toBe(audio);
  });

  it('keeps the end of a long recording apart from its beginning, at the slowest rate', async () => {
    const seconds = 66;
    const quiet = new Float32Array(1_000 * seconds);
    const { samples } = await resample({
      samples: concat([quiet, sine(100, seconds, 1_000)]),
      sampleRateHz: 1_000,
    });
    const at = 16_000 * seconds;
    expect(levelDbfs(samples.subarray(0, at - 1_000))).toBeLessThan(-60);
    expect(levelDbfs(samples.subarray(at + 1_000, -1_000))).toBeGreaterThan(-20);
  });

  it('keeps nothing of the recording before, whatever its rate and however it ended', async () => {
    const audio = { samples: sine(440, 0.1, 48_000), sampleRateHz: 48_000 };
    const first = await resample(audio);
    const left = await Resampler.create(8_000, 16_000);
    const besides = await Resampler.create(44_100);
    left.push(sine(200, 0.05, 8_000));
    besides.push(sine(300, 0.05, 44_100));
    left.close();
    besides.close();
    const again = await Promise.all([resample(audio), resample(audio)]);
    expect(again.map(({ samples }) => samples)).toEqual([first.samples, first.samples]);
  });

  it('gives the right length for next to nothing', async () => {
    expect((await resample({ samples: new Float32Array(1), sampleRateHz: 8_000 })).samples.length).toBe(2);
    expect((await resample({ samples: new Float32Array(0), sampleRateHz: 8_000 })).samples.length).toBe(0);
  });

  it('refuses a rate that no recording has, and work after close', async () => {
    await expect(Resampler.create(0)).rejects.toMatchObject({ code: 'AUDIO_RATE_UNSUPPORTED' });
    await expect(Resampler.create(1e9)).rejects.toMatchObject({ code: 'AUDIO_RATE_UNSUPPORTED' });
    const resampler = await Resampler.create(48_000);
    resampler.close();
    resampler.close();
    expect(() => resampler.push(new Float32Array(10))).toThrow(/closed/);
  });
});

describe('conditioning', () => {
  it('removes an offset and leaves audio without one alone', () => {
    const clean = sine(440, 1);
    expect(removeOffset(clean)).toBe(clean);
    const moved = removeOffset(clean.map((sample) => sample + 0.1));
    expect(Math.abs(moved.reduce((sum, sample) => sum + sample, 0) / moved.length)).toBeLessThan(1e-6);
  });

  it('tells clipping from loudness', () => {
    expect(clippedShare(sine(440, 1, 16_000, 0.98))).toBe(0);
    const clipped = sine(440, 1, 16_000, 2).map((sample) => Math.max(-1, Math.min(1, sample)));
    expect(clippedShare(clipped)).toBeGreaterThan(0.5);
  });
});

describe('noise', () => {
  it.each([0, 6, 24])('is mixed so that the loudest frames differ by %i dB', (snrDb) => {
    const speech = concat([new Float32Array(5_000), tone(300, 10_000, 0.2), new Float32Array(5_000)]);
    const mixed = mixAtSnr(speech, whiteNoise(7_000), snrDb);
    const added = mixed.map((sample, i) => sample - (speech[i] ?? 0));
    expect(10 * Math.log10(maxFrameEnergy(speech) / maxFrameEnergy(added))).toBeCloseTo(snrDb, 2);
  });

  it('never clips a mix', () => {
    const mixed = mixAtSnr(tone(300, 10_000, 0.9), whiteNoise(10_000), 0);
    expect(Math.max(...mixed.map(Math.abs))).toBeLessThanOrEqual(1);
  });

  it('leaves speech alone where there is no noise', () => {
    const speech = tone(300, 5_000);
    expect(mixAtSnr(speech, new Float32Array(0), 6)).toEqual(speech);
    expect(mixAtSnr(speech, new Float32Array(100), 6)).toEqual(speech);
  });

  it('is the same for the same seed and another for another', () => {
    expect(whiteNoise(100, 3)).toEqual(whiteNoise(100, 3));
    expect(whiteNoise(100, 3)).not.toEqual(whiteNoise(100, 4));
  });

  it('is pink where it should be: the low octave outweighs the high one', async () => {
    const noise = pinkNoise(64_000);
    expect(Math.max(...noise.map(Math.abs))).toBeLessThan(0.3);
    const low = (await resample({ samples: noise, sampleRateHz: 16_000 }, 4_000)).samples;
    // White noise would keep a quarter of its power below 2 kHz; pink keeps most.
    expect(levelDbfs(low) - levelDbfs(noise)).toBeGreaterThan(-3);
  });
});
