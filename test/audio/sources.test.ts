import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FileSource } from '../../src/audio/file-source.js';
import { FrameQueue } from '../../src/audio/frame-queue.js';
import { concat, FRAME_MS, pcm16FromFloats } from '../../src/audio/pcm.js';
import { FRAME_SAMPLES, type FrameSource } from '../../src/audio/ports.js';
import { StreamSource } from '../../src/audio/stream-source.js';
import { sine } from './wav-bytes.js';

const never = new AbortController().signal;

async function all(source: FrameSource, signal = never): Promise<Float32Array[]> {
  const frames: Float32Array[] = [];
  for await (const frame of source.frames(signal)) frames.push(frame);
  return frames;
}

describe('FileSource', () => {
  const audio = { samples: sine(440, 1), sampleRateHz: 16_000 };

  it('gives the whole recording in frames, the last one padded, and again when asked again', async () => {
    const source = new FileSource(audio);
    for (let times = 0; times < 2; times++) {
      const frames = await all(source);
      expect(frames).toHaveLength(Math.ceil(16_000 / FRAME_SAMPLES));
      expect(concat(frames).subarray(0, 16_000)).toEqual(audio.samples);
    }
  });

  it('adds silence for the endpoint', async () => {
    const frames = await all(new FileSource(audio, { trailingSilenceMs: 320 }));
    expect(frames).toHaveLength(Math.ceil((16_000 + 10 * FRAME_SAMPLES) / FRAME_SAMPLES));
    expect(frames.at(-1)?.every((sample) => sample === 0)).toBe(true);
  });

  it('reads files', async () => {
    const file = fileURLToPath(new URL('fixtures/tone-440-48k.opus', import.meta.url));
    expect(await all(new FileSource(file))).toHaveLength(16);
    await expect(all(new FileSource('/nowhere.wav'))).rejects.toMatchObject({ code: 'AUDIO_NOT_FOUND' });
  });

  it('in real time gives each frame when it would have been spoken', async () => {
    const waits: number[] = [];
    const waitUntil = async (ms: number) => void waits.push(ms);
    await all(new FileSource(audio, { realTime: true, waitUntil }));
    expect(waits).toEqual(Array.from({ length: 32 }, (_, i) => (i + 1) * FRAME_MS));
  });

  it('ends at once and without an error when aborted, also while it waits', async () => {
    const abort = new AbortController();
    let taken = 0;
    const long = { samples: new Float32Array(3_600 * 16_000), sampleRateHz: 16_000 };
    for await (const _ of new FileSource(long, { realTime: true }).frames(abort.signal)) {
      if (++taken === 2) setImmediate(() => abort.abort());
    }
    expect(taken).toBe(2);
  });
});

describe('StreamSource', () => {
  it('joins what was sent in pieces of any size', async () => {
    const samples = sine(440, 0.256);
    const bytes = pcm16FromFloats(samples);
    const source = await StreamSource.create();
    for (let at = 0; at < bytes.length; at += 333) source.push(bytes.subarray(at, at + 333));
    source.end();
    const frames = await all(source);
    expect(frames).toHaveLength(8);
    expect(pcm16FromFloats(concat(frames).map((sample) => (sample * 32_768) / 32_767))).toEqual(bytes);
  });

  it('resamples what a browser sends', async () => {
    const source = await StreamSource.create(48_000);
    source.push(pcm16FromFloats(sine(440, 0.512, 48_000)));
    source.end();
    const got = concat(await all(source));
    expect(got).toHaveLength(16 * FRAME_SAMPLES);
    const tone = sine(440, 0.512);
    const errors = got.subarray(300, -300).map((sample, i) => Math.abs(sample - (tone[i + 300] ?? 0)));
    expect(Math.max(...errors)).toBeLessThan(0.001);
  });

  it('waits for sound and ends when the sender does', async () => {
    const source = await StreamSource.create();
    const frames = all(source);
    source.push(new Uint8Array(2 * FRAME_SAMPLES));
    await new Promise(setImmediate);
    source.push(new Uint8Array(1));
    source.end();
    source.end();
    source.push(new Uint8Array(2 * FRAME_SAMPLES));
    expect(await frames).toHaveLength(1);
  });

  it('keeps thirty seconds of a hundred thousand frames, the newest', async () => {
    const source = await StreamSource.create();
    const bytes = Buffer.alloc(2 * FRAME_SAMPLES * 1_000);
    for (let i = 0; i < 100; i++) {
      bytes.fill(0);
      bytes.writeInt16LE(i, bytes.length - 2);
      source.push(bytes);
    }
    source.end();
    const frames = await all(source);
    expect(frames).toHaveLength(938);
    expect(source.dropped).toBe(100_000 - 938);
    expect((frames.at(-1)?.at(-1) ?? 0) * 32_768).toBe(99);
  });

  it('refuses an impossible rate', async () => {
    await expect(StreamSource.create(7)).rejects.toMatchObject({ code: 'AUDIO_RATE_UNSUPPORTED' });
  });

  it('ends at once when aborted', async () => {
    const abort = new AbortController();
    const frames = all(await StreamSource.create(), abort.signal);
    abort.abort();
    expect(await frames).toEqual([]);
  });
});

describe('FrameQueue', () => {
  it('gives an error after the frames that came before it', async () => {
    const queue = new FrameQueue();
    queue.push(new Float32Array(1));
    queue.end(new Error('gone'));
    queue.end(new Error('a second end is ignored'));
    const frames = queue.frames(never);
    expect((await frames.next()).value).toHaveLength(1);
    await expect(frames.next()).rejects.toThrow('gone');
  });
});
