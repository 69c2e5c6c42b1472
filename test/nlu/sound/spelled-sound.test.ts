import { describe, expect, it } from 'vitest';
import { soundDistance, soundsOf } from '../../../src/nlu/sound/spelled-sound.js';

const apart = (a: string, b: string): number => soundDistance(soundsOf(a.split(' ')), soundsOf(b.split(' ')));

describe('sounds of spelled words', () => {
  it.each([
    ['knight', 'night'],
    ['bed light', 'bedlight'],
    ['sync', 'sink'],
    ['fone', 'phone'],
    ['shoot', 'shute'],
  ])('"%s" is "%s"', (a, b) => {
    expect(apart(a, b)).toBe(0);
  });

  it.each([
    ['kitchen lied', 'kitchen light', 'kitchen lamp'],
    ['cot at sue', 'kotatsu', 'kettle'],
    ['captains lump', 'captains lamp', 'captains log'],
    ['armado', 'amado', 'armchair'],
  ])('"%s" is nearer to "%s" than to "%s"', (said, near, far) => {
    expect(apart(said, near)).toBeLessThan(apart(said, far));
    expect(apart(said, near)).toBeLessThan(0.2);
  });

  it('is the same in both directions, and 1 at most', () => {
    for (const [a, b] of [
      ['lamp', 'lump'],
      ['hall', 'all'],
      ['a', 'chandelier'],
    ] as const) {
      expect(apart(a, b)).toBeCloseTo(apart(b, a), 10);
      expect(apart(a, b)).toBeLessThanOrEqual(1);
    }
  });
});
