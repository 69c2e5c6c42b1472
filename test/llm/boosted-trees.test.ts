import { describe, expect, it } from 'vitest';
import { BOOSTED_TREES, chanceOf } from '../../src/llm/choice/boosted-trees.js';

/** x up to 1: y up to 0 gives 1, else 2; x above 1 gives -3. */
const tree = {
  feature: [0, 1, 0, 0, 0],
  threshold: [1, 0, 0, 0, 0],
  left: [1, 2, 0, 0, 0],
  right: [4, 3, 0, 0, 0],
  value: [0, 0, 1, 2, -3],
};
const trees = { features: ['x', 'y'], start: 0.5, trees: [tree, { ...tree, value: [0, 0, 10, 20, 30] }] };
const logit = (chance: number): number => Math.log(chance / (1 - chance));

describe('boosted trees', () => {
  it('adds the value of each tree where its questions lead', () => {
    expect(logit(chanceOf(trees, { x: 1, y: -1 }))).toBeCloseTo(11.5, 4);
    expect(logit(chanceOf(trees, { x: 0, y: 0.1 }))).toBeCloseTo(22.5, 4);
    expect(logit(chanceOf(trees, { x: 1.1, y: 0.1 }))).toBeCloseTo(27.5, 3);
  });

  it('takes what is missing for 0', () => {
    expect(chanceOf(trees, {})).toBe(chanceOf(trees, { x: 0, y: 0 }));
  });

  it.each([
    ['a child before its parent', { ...tree, left: [1, 0, 0, 0, 0] }],
    ['a child outside the tree', { ...tree, right: [9, 3, 0, 0, 0] }],
    ['a feature without a name', { ...tree, feature: [2, 1, 0, 0, 0] }],
    ['rows of different lengths', { ...tree, value: [0, 0, 1] }],
    ['a threshold that is no number', { ...tree, threshold: [Number.NaN, 0, 0, 0, 0] }],
  ])('refuses %s', (_, spoilt) => {
    expect(BOOSTED_TREES.safeParse({ ...trees, trees: [tree] }).success).toBe(true);
    expect(BOOSTED_TREES.safeParse({ ...trees, trees: [spoilt] }).success).toBe(false);
  });
});
