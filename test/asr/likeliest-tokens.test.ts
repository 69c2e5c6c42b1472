import { describe, expect, it } from 'vitest';
import { bestFirst } from '../../src/asr/likeliest-tokens.js';

/** Numbers from -spread to 0, the same at every run (a linear congruential generator). */
function numbers(count: number, spread: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (-spread * state) / 2 ** 32;
  });
}

describe('the likeliest tokens', () => {
  const rows = [numbers(500, 30, 1), numbers(500, 30, 2), numbers(500, 30, 3)];
  const scores = [0, -3, 4];
  const base = [numbers(500, 20, 4), numbers(500, 20, 5), numbers(500, 20, 6)];
  const plain = (expected?: Float32Array[]): number[] =>
    rows
      .flatMap((row, at) =>
        [...row].map((value, token) => ({
          value: value + (scores[at] ?? 0),
          gain: expected === undefined ? 0 : -0.6 * Math.max(-12, expected[at]?.[token] ?? 0),
        })),
      )
      .filter(({ value }, _, all) => value > Math.max(...all.map((one) => one.value)) - 25)
      .map(({ value, gain }) => value + gain)
      .sort((left, right) => right - left);

  it('come in falling order, all of them', () => {
    expect([...bestFirst(scores, rows, undefined, 0.6)].map(({ score }) => score)).toEqual(plain());
  });

  it('without what was expected unheard', () => {
    expect([...bestFirst(scores, rows, base, 0.6)].map(({ score }) => score)).toEqual(plain(base));
  });
});
