import { describe, expect, it } from 'vitest';
import { ClockDrift } from '../../../src/audio/echo/clock-drift.js';
import { random } from '../../../src/audio/noise.js';

/** A look every 256 ms. */
const LOOK = 4_096;

/**
 * A canceller whose filter follows the echo within so many samples, and whose far end is moved as the clock says.
 * @param ppm by which the loudspeaker's clock is faster
 * @returns parts in a million
 */
function learnt(clock: ClockDrift, looks: number, ppm: number, follows = 4_000, noise = 0.01): number {
  const next = random(looks);
  const kept = Math.exp(-LOOK / follows);
  let late = 0;
  clock.begin();
  for (let look = 0; look < looks; look++) {
    late = kept * late - follows * (1 - kept) * (ppm / 1e6 - clock.rate);
    late -= clock.see({ lag: late + noise * (next() - 0.5), variance: 1e-5 }, LOOK);
  }
  return clock.rate * 1e6;
}

describe('how far two clocks run apart', () => {
  it.each([0, 10, 50, 100, -50])('is known within two replies: %i parts in a million', (ppm) => {
    const clock = new ClockDrift();
    learnt(clock, 14, ppm);
    expect(Math.abs(learnt(clock, 14, ppm) - ppm)).toBeLessThan(2);
  });

  it.each([2_000, 8_000])('does not hang on how fast the filter follows: %i samples', (follows) => {
    const clock = new ClockDrift();
    learnt(clock, 14, 50, follows);
    expect(Math.abs(learnt(clock, 14, 50, follows) - 50)).toBeLessThan(3);
  });

  it('stays from reply to reply where nothing is seen', () => {
    const clock = new ClockDrift();
    const known = learnt(clock, 28, 50);
    for (let reply = 0; reply < 10; reply++) clock.begin();
    expect(clock.rate * 1e6).toBe(known);
    expect(new ClockDrift().rate).toBe(0);
  });

  it('is followed to other hardware within two replies', () => {
    const clock = new ClockDrift();
    learnt(clock, 28, 50);
    learnt(clock, 14, -30);
    expect(Math.abs(learnt(clock, 14, -30) + 30)).toBeLessThan(4);
  });

  it('does not believe one look that is far off, and little of one that is unsure', () => {
    const clock = new ClockDrift();
    const known = learnt(clock, 28, 50);
    expect(clock.see({ lag: 2, variance: 1e-5 }, LOOK)).toBe(0);
    expect(clock.rate * 1e6).toBe(known);
    clock.see({ lag: 0.3, variance: 0.1 }, LOOK);
    expect(Math.abs(clock.rate * 1e6 - known)).toBeLessThan(2);
  });
});
