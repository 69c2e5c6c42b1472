import { describe, expect, it } from 'vitest';
import { ResidualEcho } from '../../../src/audio/echo/residual-echo.js';

const BINS = 257;
const LOUD = 100;
const flat = (power: number): Float64Array => new Float64Array(BINS).fill(power);

/** A filter of four blocks that leaves a hundredth of the echo, in a room that sounds on after it. */
function taught(): ResidualEcho {
  const residual = new ResidualEcho(BINS, 4);
  for (let block = 0; block < 600; block++) {
    const silent = block % 40 >= 20;
    const tail = silent ? LOUD * 0.01 * 0.72 ** (block % 20) : 0;
    residual.step(flat(silent ? tail : LOUD * 0.01), flat(silent ? 0 : LOUD));
    residual.learn(1);
  }
  return residual;
}

describe('what a filter leaves of an echo', () => {
  it('is learnt: at last nothing of it is more than was expected', () => {
    const residual = taught();
    residual.restart();
    residual.step(flat(LOUD * 0.01), flat(LOUD));
    expect(residual.excess).toBe(0);
    expect(residual.expected[100]).toBeGreaterThan(LOUD * 0.002);
    expect(residual.expected[100]).toBeLessThan(LOUD * 0.05);
  });

  it('goes on after a word, and is gone soon', () => {
    const residual = taught();
    for (let block = 0; block < 20; block++) residual.step(flat(LOUD * 0.01), flat(LOUD));
    const after: number[] = [];
    for (let block = 0; block < 40; block++) {
      residual.step(flat(0), flat(0));
      after.push(residual.expected[100] ?? 0);
    }
    expect(after[0]).toBeGreaterThan(0);
    expect(after[30]).toBeLessThan(after[0]! / 1_000);
  });

  it('does not hide somebody 10 dB above it', () => {
    const residual = taught();
    residual.step(flat(LOUD * 0.1), flat(LOUD));
    expect(residual.excess).toBeGreaterThan(0);
  });
});
