import { describe, expect, it } from 'vitest';
import { Lexicon } from '../../../src/audio/voice/speech/lexicon.js';
import { EarshotError } from '../../../src/errors.js';

const lexicon = (json: string) => new Lexicon(Buffer.from(json));

describe('Lexicon', () => {
  const words = lexicon('{"A":"ˈA","café":"kæfˈA","read":{"DEFAULT":"ɹˈid","VBD":"ɹˈɛd"},"reads":"ɹˈidz"}');

  it('finds plain entries and entries by word class, by exact spelling', () => {
    expect(words.size).toBe(4);
    expect(words.get('A')).toBe('ˈA');
    expect(words.get('café')).toBe('kæfˈA');
    expect(words.get('read')).toEqual({ DEFAULT: 'ɹˈid', VBD: 'ɹˈɛd' });
    expect(words.get('reads')).toBe('ɹˈidz');
  });

  it.each(['a', 'Read', 'rea', 'readz', '', 'zebra'])('has no %j', (word) => {
    expect(words.get(word)).toBeUndefined();
  });

  it.each([
    ['', 'no bytes'],
    ['[]', 'no object'],
    ['{"b":"b","a":"a"}', 'not sorted'],
    ['{"a":"a","a":"a"}', 'twice the same'],
    ['{"a":"a","b":"', 'cut off'],
    ['{"a":"a"', 'no end'],
    ['{"a":"\\u0041"}', 'escapes'],
  ])('refuses %j (%s)', (json) => {
    expect(() => lexicon(json)).toThrow(expect.objectContaining({ code: 'VOICE_LEXICON_INVALID' }));
  });

  it('tells which file is missing', () => {
    expect(() => Lexicon.load('/nowhere/lexicon.json.gz')).toThrow(EarshotError);
    expect(() => Lexicon.load('/nowhere/lexicon.json.gz')).toThrow('/nowhere/lexicon.json.gz');
  });
});
