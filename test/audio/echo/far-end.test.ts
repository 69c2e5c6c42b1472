import { describe, expect, it } from 'vitest';
import { ClockDrift } from '../../../src/audio/echo/clock-drift.js';
import { FarEnd } from '../../../src/audio/echo/far-end.js';

const RATE = 100e-6;
/** Radians a sample: 2 kHz. */
const PITCH = Math.PI / 4;
const tone = Float32Array.from({ length: 40_000 }, (_, n) => Math.sin(PITCH * n));

/** A clock that was seen to be so much faster. */
function fast(): ClockDrift {
  const clock = new ClockDrift();
  while (clock.rate < RATE) clock.see({ lag: -0.1, variance: 0 }, 4_096);
  return clock;
}

describe('the far end', () => {
  it('is read as it was put, to the last bit, while the clocks run alike', () => {
    const far = new FarEnd();
    far.put(1_000, tone);
    const into = new Float64Array(512);
    far.read(900, into);
    expect(into).toEqual(Float64Array.from({ length: 512 }, (_, n) => (n < 100 ? 0 : tone[n - 100]!)));
  });

  it('is read between two samples, and stretched as the clock of its loudspeaker says', () => {
    const far = new FarEnd();
    const clock = fast();
    far.put(0, tone);
    far.put(100_000, tone, Number.POSITIVE_INFINITY, clock);
    const into = new Float64Array(512);
    const off = (place: (n: number) => number): number =>
      into.reduce((most, sample, n) => Math.max(most, Math.abs(sample - Math.sin(PITCH * place(n)))), 0);
    far.read(30_000.3, into);
    expect(off((n) => 30_000.3 + n)).toBeLessThan(0.01);
    far.read(130_000.3, into);
    expect(off((n) => (30_000.3 + n) * (1 + clock.rate))).toBeLessThan(0.01);
    expect(off((n) => 30_000.3 + n)).toBeGreaterThan(0.5);
  });

  it('ends where it was stopped', () => {
    const far = new FarEnd();
    far.put(0, tone, Number.POSITIVE_INFINITY, fast())(20_000);
    const into = new Float64Array(512);
    far.read(19_800, into);
    expect(into.subarray(200).every((sample) => sample === 0)).toBe(true);
    expect(into.subarray(0, 200).some((sample) => Math.abs(sample) > 0.9)).toBe(true);
  });
});
