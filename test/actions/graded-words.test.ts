import { describe, expect, it } from 'vitest';
import { nextGrade } from '../../src/actions/kinds/graded-words.js';

describe('the next setting', () => {
  const fan = ['auto', 'high', 'Low', 'medium', 'quiet'];

  it.each<[string, boolean, string | null]>([
    ['medium', true, 'high'],
    ['medium', false, 'Low'],
    ['Low', false, 'quiet'],
    ['quiet', false, 'quiet'],
    ['high', true, 'high'],
    ['auto', true, null],
  ])('of %s, up: %s', (present, up, next) => {
    expect(nextGrade(fan, present, up)).toBe(next);
  });

  it('is none where the words are no degrees, or nothing is set', () => {
    expect(nextGrade(['heat', 'cool', 'dry'], 'cool', true)).toBeNull();
    expect(nextGrade(fan, 3, true)).toBeNull();
    expect(nextGrade(fan, undefined, true)).toBeNull();
  });
});
