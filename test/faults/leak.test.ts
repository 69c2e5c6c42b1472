import { describe, expect, it } from 'vitest';
import { type LeakSample, theilSen, trendsOf } from './leak.js';

const flat: LeakSample = {
  commands: 0,
  heapMb: 60,
  rssMb: 300,
  handles: 20,
  files: 30,
  threads: 12,
  children: 1,
};
const noise = (index: number): number => ((index * 37) % 11) / 11 - 0.5;
const soaked = (grow: (index: number) => Partial<LeakSample>): LeakSample[] =>
  Array.from({ length: 30 }, (_, index) => ({ ...flat, commands: 80 * index, ...grow(index) }));
const leaking = (samples: readonly LeakSample[]): string[] =>
  trendsOf(samples).flatMap(({ measure, leaks }) => (leaks ? [measure] : []));

describe('growth with the commands', () => {
  it('is not what warms up, nor noise, nor one odd sample', () => {
    expect(
      leaking(soaked((index) => ({ heapMb: 60 + noise(index), rssMb: 300 + 8 * noise(index) }))),
    ).toEqual([]);
    expect(leaking(soaked((index) => ({ heapMb: index < 9 ? 40 + 2 * index : 60 })))).toEqual([]);
    expect(leaking(soaked((index) => ({ children: index === 25 ? 9 : 1 })))).toEqual([]);
  });

  it.each([
    ['heapMb', (index: number) => ({ heapMb: 60 + 0.1 * index + noise(index) })],
    ['rssMb', (index: number) => ({ rssMb: 300 + 0.5 * index + 4 * noise(index) })],
    ['handles', (index: number) => ({ handles: 20 + Math.floor(index / 10) })],
    ['children', (index: number) => ({ children: 1 + Math.floor(index / 10) })],
  ])('of %s is a leak', (measure, grow) => {
    expect(leaking(soaked(grow))).toEqual([measure]);
  });

  it('needs enough to go on', () => {
    expect(() => trendsOf([flat, flat])).toThrow(RangeError);
  });

  it('is the middle of all slopes', () => {
    expect(
      theilSen([
        [0, 0],
        [1, 2],
        [2, 4],
        [3, 100],
      ]),
    ).toBeCloseTo(17.5, 0);
    expect(
      theilSen([
        [0, 0],
        [1, 2],
        [2, 4],
        [3, 6],
        [4, 80],
      ]),
    ).toBe(2);
  });
});
