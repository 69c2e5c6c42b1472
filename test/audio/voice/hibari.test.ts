import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PcmAudio } from '../../../src/audio/ports.js';
import { RealFft } from '../../../src/audio/voice/dsp/real-fft.js';
import { HibariEngine } from '../../../src/audio/voice/hibari.js';

let engine: HibariEngine;
beforeAll(async () => {
  engine = await HibariEngine.load();
});
afterAll(() => engine.close());

async function pieces(text: string, speed = 1): Promise<PcmAudio[]> {
  const all: PcmAudio[] = [];
  for await (const piece of engine.speak(text, speed)) all.push(piece);
  return all;
}

const seconds = (all: readonly PcmAudio[]) =>
  all.reduce((sum, { samples, sampleRateHz }) => sum + samples.length / sampleRateHz, 0);

/** Pitch by autocorrelation, where the frame of 50 ms is clearly periodic; Hz. */
function pitches({ samples, sampleRateHz }: PcmAudio): number[] {
  const size = sampleRateHz / 20;
  const found: number[] = [];
  for (let from = 0; from + 2 * size < samples.length; from += size) {
    const frame = samples.subarray(from, from + 2 * size);
    const product = (lag: number) => {
      let sum = 0;
      for (let n = 0; n < size; n++) sum += frame[n]! * frame[n + lag]!;
      return sum;
    };
    const power = product(0);
    let best = { lag: 0, value: 0.6 * power };
    for (let lag = Math.floor(sampleRateHz / 450); lag < sampleRateHz / 70; lag++) {
      const value = product(lag);
      if (value > best.value) best = { lag, value };
    }
    if (power > 1 && best.lag > 0) found.push(sampleRateHz / best.lag);
  }
  return found;
}

describe('HibariEngine', () => {
  it('speaks at a plausible pace, 24 kHz', async () => {
    const [piece] = await pieces('The kitchen light is on.');
    expect(piece!.sampleRateHz).toBe(24_000);
    expect(seconds([piece!])).toBeGreaterThan(1);
    expect(seconds([piece!])).toBeLessThan(2.5);
  });

  it('makes a wave without clipping, offset or noise at its ends', async () => {
    for (const piece of await pieces('Good night. I locked the doors and turned off 7 lights.')) {
      const { samples } = piece;
      const rms = (part: Float32Array) =>
        Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
      expect(Math.max(...samples.map(Math.abs))).toBeLessThan(1);
      expect(rms(samples)).toBeGreaterThan(0.03);
      expect(Math.abs(samples.reduce((sum, value) => sum + value, 0) / samples.length)).toBeLessThan(1e-3);
      expect(rms(samples.slice(0, 480))).toBeLessThan(0.01);
      expect(rms(samples.slice(-1200))).toBeLessThan(0.01);
    }
  });

  it("has a woman's pitch", async () => {
    const [piece] = await pieces('Are you all well in there?');
    const found = pitches(piece!).sort((a, b) => a - b);
    expect(found.length).toBeGreaterThan(5);
    const median = found[found.length >> 1]!;
    expect(median).toBeGreaterThan(140);
    expect(median).toBeLessThan(300);
  });

  it('has its energy where speech has it', async () => {
    const [piece] = await pieces('Sunrise is at seven.');
    const fft = new RealFft(1200);
    const [re, im, frame] = [new Float64Array(601), new Float64Array(601), new Float64Array(1200)];
    const power = new Float64Array(601);
    for (let from = 0; from + 1200 <= piece!.samples.length; from += 1200) {
      frame.set(piece!.samples.subarray(from, from + 1200));
      fft.forward(frame, re, im);
      for (let bin = 0; bin <= 600; bin++) power[bin]! += re[bin]! ** 2 + im[bin]! ** 2;
    }
    const between = (lowHz: number, highHz: number) =>
      power.slice(lowHz / 20, highHz / 20).reduce((sum, value) => sum + value, 0);
    expect(between(100, 4000) / between(0, 12_000)).toBeGreaterThan(0.8);
    // Fricatives: the upper band is not empty.
    expect(between(4000, 10_000) / between(0, 12_000)).toBeGreaterThan(1e-3);
  });

  it('gives equal samples for equal text, and others for another', async () => {
    const [first] = await pieces('Done.');
    expect((await pieces('Done.'))[0]!.samples).toEqual(first!.samples);
    expect((await pieces('None.'))[0]!.samples).not.toEqual(first!.samples);
  });

  it('is faster and slower on demand, and does not follow beyond its range', async () => {
    const text = 'The timer has twenty seconds left.';
    const [slow, normal, fast] = [await pieces(text, 0.7), await pieces(text), await pieces(text, 1.5)];
    expect(seconds(slow)).toBeGreaterThan(seconds(normal) * 1.15);
    expect(seconds(fast)).toBeLessThan(seconds(normal) * 0.85);
    expect(seconds(await pieces(text, 100))).toBe(seconds(await pieces(text, 2)));
  });

  it('speaks sentence by sentence', async () => {
    expect(await pieces('The door is open. Shall I close it?')).toHaveLength(2);
  });

  it.each(['', ' ... ', '👍', '日本'])('has nothing to say for %j', async (text) => {
    expect(await pieces(text)).toEqual([]);
  });

  it('survives a text longer than the model takes in one go', async () => {
    const all = await pieces('and then another light goes on in the hall '.repeat(12));
    expect(all.length).toBeGreaterThan(2);
    expect(seconds(all)).toBeGreaterThan(15);
  });
});

describe('HibariEngine.load', () => {
  it('names the model file that is missing', async () => {
    const { modelPath } = await import('../../../src/models.js');
    const load = HibariEngine.load((id) => (id === 'voice' ? '/nowhere/hibari.onnx' : modelPath(id)));
    await expect(load).rejects.toMatchObject({
      code: 'VOICE_MODEL_INVALID',
      message: expect.stringContaining('/nowhere/hibari.onnx'),
    });
  });
});
