import { describe, expect, it } from 'vitest';
import { createWordpiece } from '../../src/llm/problem/wordpiece.js';

const PIECES = [
  '[PAD]',
  '[UNK]',
  'turn',
  'on',
  'the',
  'lamp',
  '##s',
  'cafe',
  "'",
  's',
  '%',
  '50',
  'un',
  '##aff',
  '##able',
  '日',
  '本',
];
const { encode, id } = createWordpiece(PIECES);
const pieces = (text: string): (string | undefined)[] => encode(text).map((one) => PIECES[one]);

describe('wordpiece', () => {
  it('takes the longest pieces from the left', () => {
    expect(pieces('Turn on the LAMPS')).toEqual(['turn', 'on', 'the', 'lamp', '##s']);
    expect(pieces('unaffable')).toEqual(['un', '##aff', '##able']);
  });

  it('folds accents, parts punctuation and Han characters', () => {
    expect(pieces("Café's 50%")).toEqual(['cafe', "'", 's', '50', '%']);
    expect(pieces('日本')).toEqual(['日', '本']);
  });

  it('gives one unknown piece for a word that it cannot spell, or that no one would say', () => {
    expect(pieces('zebra')).toEqual(['[UNK]']);
    expect(pieces(`lamp${'s'.repeat(200)}`)).toEqual(['[UNK]']);
    expect(encode('')).toEqual([]);
    expect(id('no such piece')).toBe(1);
  });
});
