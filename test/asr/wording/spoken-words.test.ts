import { describe, expect, it } from 'vitest';
import { beginsNumber, isNumber, wordsOf } from '../../../src/asr/wording/spoken-words.js';

describe('words as they are counted', () => {
  it('leaves out case, marks and hyphens', () => {
    expect(wordsOf('Turn on the bed-light, please.')).toEqual([
      'turn',
      'on',
      'the',
      'bed',
      'light',
      'please',
    ]);
  });

  it('keeps apostrophes, straight ones', () => {
    expect(wordsOf('What’s in Ida’s room?')).toEqual(["what's", 'in', "ida's", 'room']);
  });

  it('reads a percent sign as the word', () => {
    expect(wordsOf('Set it to 50%.')).toEqual(['set', 'it', 'to', '50', 'percent']);
  });

  it('is empty for nothing but marks', () => {
    expect(wordsOf(' … - ')).toEqual([]);
  });

  it('knows numbers in digits and in words, whole and begun', () => {
    expect(['50', 'fifty', 'hundred'].map(isNumber)).toEqual([true, true, true]);
    expect(['fort', '5th', 'once', 'lamp'].map(isNumber)).toEqual([false, false, false, false]);
    expect(beginsNumber('thir')).toBe(true);
    expect(beginsNumber('thirst')).toBe(false);
  });
});
