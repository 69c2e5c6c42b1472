import { describe, expect, it } from 'vitest';
import { GaussianNoise } from '../../../src/audio/voice/dsp/gaussian.js';
import { MixedRadixFft } from '../../../src/audio/voice/dsp/mixed-radix-fft.js';
import { pulseTrain } from '../../../src/audio/voice/dsp/pulse-train.js';
import { RealFft } from '../../../src/audio/voice/dsp/real-fft.js';
import { Vocoder, type VocoderInput } from '../../../src/audio/voice/dsp/vocoder.js';

const BINS = 601;

function noise(length: number, seed = 1): Float64Array {
  const source = new GaussianNoise(seed);
  return Float64Array.from({ length }, () => source.next());
}

/** The definition, term by term. */
function slowDft(re: Float64Array, im: Float64Array): { re: number[]; im: number[] } {
  const size = re.length;
  const out = { re: [] as number[], im: [] as number[] };
  for (let k = 0; k < size; k++) {
    let [sumRe, sumIm] = [0, 0];
    for (let n = 0; n < size; n++) {
      const angle = (-2 * Math.PI * k * n) / size;
      sumRe += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle);
      sumIm += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle);
    }
    out.re.push(sumRe);
    out.im.push(sumIm);
  }
  return out;
}

/** Largest distance between two series. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);
}

describe('MixedRadixFft', () => {
  it.each([1, 2, 3, 4, 5, 8, 12, 30, 60, 100, 600])('equals the definition at size %i', (size) => {
    const [re, im] = [noise(size, 3), noise(size, 4)];
    const expected = slowDft(re, im);
    new MixedRadixFft(size).forward(re, im);
    expect(distance(re, expected.re)).toBeLessThan(1e-9);
    expect(distance(im, expected.im)).toBeLessThan(1e-9);
  });

  it.each([0, 7, 22, 601])('refuses size %i', (size) => {
    expect(() => new MixedRadixFft(size)).toThrow(RangeError);
  });
});

describe('RealFft', () => {
  it('equals the definition, and its inverse undoes it', () => {
    const frame = noise(1200);
    const fft = new RealFft(1200);
    const [re, im, back] = [new Float64Array(BINS), new Float64Array(BINS), new Float64Array(1200)];
    fft.forward(frame, re, im);
    const expected = slowDft(frame, new Float64Array(1200));
    expect(distance(re, expected.re.slice(0, BINS))).toBeLessThan(1e-8);
    expect(distance(im, expected.im.slice(0, BINS))).toBeLessThan(1e-8);
    fft.inverse(re, im, back);
    expect(distance(back, frame)).toBeLessThan(1e-12);
  });
});

describe('pulseTrain', () => {
  it('has every harmonic below 11 kHz at amplitude 1 and nothing above', () => {
    const pulses = pulseTrain(new Float32Array(20).fill(200), 300, 24_000);
    const fft = new RealFft(1200);
    const [re, im] = [new Float64Array(BINS), new Float64Array(BINS)];
    fft.forward(pulses.slice(1200, 2400), re, im);
    // 20 Hz a bin: harmonics of 200 Hz fall on every tenth.
    const amplitude = Array.from(re, (value, bin) => Math.hypot(value, im[bin]!) / 600);
    for (let bin = 1; bin < BINS; bin++) {
      const isHarmonic = bin % 10 === 0 && bin * 20 <= 11_000;
      expect(amplitude[bin]).toBeCloseTo(isHarmonic ? 1 : 0, 6);
    }
  });

  it('is silent below 40 Hz and goes on afterwards without a jump in pitch', () => {
    const f0 = Float32Array.from([...Array(10).fill(150), ...Array(5).fill(0), ...Array(10).fill(150)]);
    const pulses = pulseTrain(f0, 300, 24_000);
    expect(Math.max(...pulses.slice(3300, 4200).map(Math.abs))).toBe(0);
    const peaks = Array.from(pulses.keys()).filter((n) => n > 5000 && pulses[n]! > 40);
    const gaps = peaks.slice(1).map((peak, at) => peak - peaks[at]!);
    expect(new Set(gaps)).toEqual(new Set([160]));
  });
});

describe('GaussianNoise', () => {
  it('has zero mean and unit variance, and repeats for the same seed only', () => {
    const values = noise(100_000, 5);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const power = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(power - 1)).toBeLessThan(0.02);
    expect(noise(50, 5)).toEqual(values.slice(0, 50));
    expect(noise(50, 6)).not.toEqual(values.slice(0, 50));
  });
});

describe('Vocoder', () => {
  const frames = 40;
  const flat = (value: number) => new Float32Array(BINS * frames).fill(value);
  const input = (parts: Partial<VocoderInput>): VocoderInput => ({
    lh: flat(-30),
    theta: flat(0),
    ln: flat(-30),
    lr: flat(-30),
    phi: flat(0),
    f0: new Float32Array(frames).fill(150),
    ...parts,
  });

  it('passes the pulses through a flat filter, scaled by 1 / 300', () => {
    const sound = new Vocoder().synthesize(input({ lh: flat(0) }));
    const pulses = pulseTrain(new Float32Array(frames).fill(150), 300, 24_000);
    expect(sound).toHaveLength(frames * 300);
    expect(
      distance(sound.slice(600, -600), pulses.map((pulse) => pulse / 300).slice(600, -600)),
    ).toBeLessThan(1e-6);
  });

  it('makes noise of the power that its spectrum says', () => {
    const sound = new Vocoder().synthesize(input({ ln: flat(0) }));
    const middle = sound.slice(600, -600);
    const rms = Math.sqrt(middle.reduce((sum, value) => sum + value * value, 0) / middle.length);
    // Measured with the model's own package: 0.0332.
    expect(rms).toBeGreaterThan(0.031);
    expect(rms).toBeLessThan(0.035);
  });
});
