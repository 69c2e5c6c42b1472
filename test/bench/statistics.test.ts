import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from '../../src/bench/bench.js';
import { median, orNull, percentile, wilson95, wordErrors } from '../../src/bench/statistics.js';
import { plainWords, sameCommand, spokenForm, spokenWords } from '../../src/bench/words.js';

describe('percentiles', () => {
  it('lie between the two nearest values', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([10, 20], 0.95)).toBeCloseTo(19.5);
    expect(median([7])).toBe(7);
    expect(orNull(percentile([], 0.5))).toBeNull();
  });

  it('never leave the values, and never fall as the share grows', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), share, share, (values, a, b) => {
        const [low, high] = [percentile(values, Math.min(a, b)), percentile(values, Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });
});

it('the interval of a share is never 100 % sure of a few clips', () => {
  // 9 of 10: the published example of Wilson's interval.
  const [low, high] = wilson95(9, 10);
  expect(low).toBeCloseTo(59.6, 1);
  expect(high).toBeCloseTo(98.2, 1);
  expect(wilson95(104, 104)[0]).toBeCloseTo(96.4, 1);
  expect(wilson95(0, 0)).toEqual([0, 100]);
});

describe('word errors', () => {
  const words = (text: string): string[] => text.split(' ').filter(Boolean);

  it.each([
    ['turn on the light', 'turn on the light', 0],
    ['turn on the light', 'turn off the light', 1],
    ['turn on the light', 'turn the light on', 2],
    ['turn on', '', 2],
    ['', 'turn on', 2],
  ])('of "%s" heard as "%s" are %i', (said, heard, errors) => {
    expect(wordErrors(words(said), words(heard))).toBe(errors);
  });

  it('are none for the same, alike both ways, and no more than words', () => {
    const sentence = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        expect(wordErrors(a, a)).toBe(0);
        expect(wordErrors(a, b)).toBe(wordErrors(b, a));
        expect(wordErrors(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(wordErrors(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});

describe('the same words', () => {
  it('are so however numbers are written, for a command', () => {
    expect(sameCommand('Set it to 50 percent.', 'set it to fifty percent')).toBe(true);
    expect(sameCommand('turn it on', 'turn it off')).toBe(false);
  });

  it('are compared as they stand for a word error rate', () => {
    expect(plainWords("It's Café No. 5!")).toEqual(['its', 'cafe', 'no', '5']);
  });

  it('are compared as they are spoken for the voice', () => {
    expect(spokenWords("It's 21.5 °C.")).toEqual(spokenWords("It's twenty one point five degrees Celsius"));
    expect(spokenWords('at 11:10 this morning')).toEqual(spokenWords('at 1110 this morning'));
    expect(spokenWords('It is 6:05 PM.')).toEqual(spokenWords('It is six o five p M..'));
    expect(spokenWords('It is 6:05 PM.')).not.toEqual(spokenWords('It is 6:05 AM.'));
    expect(spokenWords('at 11:10')).not.toEqual(spokenWords('at 11:11'));
    expect(spokenWords('bus 20, gate 5')).not.toEqual(spokenWords('bus 25, gate 5'));
    expect(spokenForm("What's the TV at 50%?")).toBe("what's the tv at fifty percent");
  });
});

it('a short run takes clips from everywhere, none twice', () => {
  const items = Array.from({ length: 10 }, (_, index) => index);
  expect(spread(items, 3)).toEqual([0, 3, 6]);
  expect(spread(items, null)).toEqual(items);
  expect(spread(items, 99)).toEqual(items);
});
