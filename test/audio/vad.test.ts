import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutPieces, cutSpeech } from '../../src/audio/cut-speech.js';
import { decodeFile } from '../../src/audio/decode-file.js';
import { music, pinkNoise, tone, whiteNoise } from '../../src/audio/noise.js';
import { concat } from '../../src/audio/pcm.js';
import { outerSpan, speechSpans } from '../../src/audio/speech-spans.js';
import { SileroVad, speechProbabilities } from '../../src/audio/vad.js';

/** "turn on the kitchen light" by espeak-ng, half a second of silence at each end. */
const SPOKEN = fileURLToPath(new URL('fixtures/turn-on-the-kitchen-light.opus', import.meta.url));

let vad: SileroVad;
beforeAll(async () => {
  vad = await SileroVad.load();
});
afterAll(() => vad.close());

const most = (values: Float32Array) => values.reduce((a, b) => Math.max(a, b), 0);

describe('cutting', () => {
  it('takes a command out of its recording, and nothing out of noise', async () => {
    const { samples } = await decodeFile(SPOKEN);
    const spoken = await cutSpeech(samples, vad);
    expect(spoken?.samples.length).toBeGreaterThan(samples.length - 16_000);
    expect(spoken?.samples.length).toBeLessThan(samples.length - 4_000);
    expect(spoken?.wide.length).toBeGreaterThan(spoken?.samples.length ?? 0);
    expect(spoken?.wide.length).toBeLessThanOrEqual(samples.length);
    expect(await cutSpeech(pinkNoise(48_000), vad)).toBeUndefined();
  });

  it('takes long audio in pieces, each with its place', async () => {
    const { samples } = await decodeFile(SPOKEN);
    const whole = concat([samples, new Float32Array(16_000), samples]);
    const pieces = await cutPieces(whole, vad, { maxMs: 3_000 });
    expect(pieces).toHaveLength(2);
    expect(pieces[1]?.atSeconds).toBeCloseTo(
      (samples.length + 16_000) / 16_000 + (pieces[0]?.atSeconds ?? 0),
      1,
    );
    expect(await cutPieces(new Float32Array(48_000), vad)).toEqual([]);
  });
});

describe('SileroVad', () => {
  it('finds the sentence between its silences', async () => {
    const { samples } = await decodeFile(SPOKEN);
    const span = outerSpan(speechSpans(await speechProbabilities(vad, samples), samples.length));
    expect(span?.start).toBeGreaterThan(0.1 * 16_000);
    expect(span?.start).toBeLessThan(0.5 * 16_000);
    expect(span?.end).toBeGreaterThan(samples.length - 0.6 * 16_000);
    expect(span?.end).toBeLessThan(samples.length);
  });

  it.each([
    ['silence', new Float32Array(48_000)],
    ['white noise', whiteNoise(48_000)],
    ['pink noise', pinkNoise(48_000)],
    ['a tone', tone(440, 48_000)],
  ])('hears no speech in %s', async (_name, samples) => {
    expect(most(await speechProbabilities(vad, samples))).toBeLessThan(0.15);
  });

  it('finds little in music', async () => {
    const probabilities = await speechProbabilities(vad, music(80_000));
    expect(probabilities.filter((p) => p > 0.5).length / probabilities.length).toBeLessThan(0.1);
  });

  it('gives the same answer again after a reset', async () => {
    const { samples } = await decodeFile(SPOKEN);
    const first = await speechProbabilities(vad, samples);
    expect(await speechProbabilities(vad, samples)).toEqual(first);
  });

  it('refuses a frame of the wrong size, and work after close', async () => {
    await expect(vad.probability(new Float32Array(480))).rejects.toMatchObject({ code: 'VAD_FRAME' });
    const other = await SileroVad.load();
    await other.close();
    await other.close();
    await expect(other.probability(new Float32Array(512))).rejects.toMatchObject({ code: 'VAD_CLOSED' });
  });

  it('says which file does not load', async () => {
    await expect(SileroVad.load('/nowhere/vad.onnx')).rejects.toMatchObject({
      code: 'VAD_LOAD_FAILED',
      message: expect.stringContaining('/nowhere/vad.onnx'),
    });
  });

  it('stops when aborted', async () => {
    await expect(speechProbabilities(vad, new Float32Array(48_000), AbortSignal.abort())).rejects.toThrow(
      /abort/i,
    );
  });
});
