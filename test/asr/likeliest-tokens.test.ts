import { describe, expect, it } from 'vitest';
import { BLOCK } from '../../src/asr/decoding.js';
import { bestFirst, type Expected } from '../../src/asr/likeliest-tokens.js';
import { NextTokens } from '../../src/asr/next-tokens.js';

/** Numbers from -spread to 0, the same at every run (a linear congruential generator). */
function numbers(count: number, spread: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (-spread * state) / 2 ** 32;
  });
}

describe('the likeliest tokens', () => {
  const SIZE = 8 * BLOCK;
  const rows = [numbers(SIZE, 30, 1), numbers(SIZE, 30, 2), numbers(SIZE, 30, 3)];
  const peaksOf = (row: Float32Array): Float32Array =>
    Float32Array.from({ length: 8 }, (_, block) =>
      Math.max(...row.subarray(block * BLOCK, (block + 1) * BLOCK)),
    );
  const next = new NextTokens([{ rows, peaks: rows.map(peaksOf), positions: [0, 0, 0] }]);
  const scores = [0, -3, 4];
  const base = [numbers(SIZE, 20, 4), numbers(SIZE, 20, 5), numbers(SIZE, 20, 6)];
  const unheard: Expected = (row, token) => Math.max(-12, base[row]?.[token] ?? 0);
  const plain = (expected?: Expected): number[] =>
    rows
      .flatMap((row, at) =>
        [...row].map((value, token) => ({
          value: value + (scores[at] ?? 0),
          gain: expected === undefined ? 0 : -0.6 * expected(at, token),
        })),
      )
      .filter(({ value }, _, all) => value > Math.max(...all.map((one) => one.value)) - 25)
      .map(({ value, gain }) => value + gain)
      .sort((left, right) => right - left);

  it('come in falling order, all of them', () => {
    expect([...bestFirst(scores, next, undefined, 0.6)].map(({ score }) => score)).toEqual(plain());
  });

  it('without what was expected unheard', () => {
    expect([...bestFirst(scores, next, unheard, 0.6)].map(({ score }) => score)).toEqual(plain(unheard));
  });
});
