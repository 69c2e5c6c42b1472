import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIECE_LIMITS, splitPieces, splitSentences } from '../../../src/audio/voice/text/sentences.js';

describe('splitSentences', () => {
  it.each([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['Wait… what?', ['Wait…', 'what?']],
    ['He said "stop." Then he left.', ['He said "stop."', 'Then he left.']],
    ['Really?! Yes.', ['Really?!', 'Yes.']],
    ['a.b c', ['a.b c']],
    ['', []],
    ['...', []],
  ])('%j -> %j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });
});

describe('splitPieces', () => {
  it('keeps short sentences whole', () => {
    const sentences = ['The light is on, and the fan is off.', 'Good night.'];
    expect(splitPieces(sentences)).toEqual(sentences);
  });

  it('begins a long first sentence with its first clause', () => {
    expect(
      splitPieces([
        'There are four items on your list: bread, butter, apples, coffee and a bar of chocolate.',
      ]),
    ).toEqual([
      'There are four items on your list:',
      'bread, butter, apples, coffee and a bar of chocolate.',
    ]);
  });

  it('takes a breath before a conjunction where there is no mark', () => {
    expect(
      splitPieces(['The car is charged to eighty percent and it has a range of three hundred miles.']),
    ).toEqual(['The car is charged to eighty percent,', 'and it has a range of three hundred miles.']);
  });

  it('leaves later sentences whole, for they are made while the first one plays', () => {
    const second = 'There are four items on your list: bread, butter, apples, coffee and a bar of chocolate.';
    expect(splitPieces(['Okay.', second])).toEqual(['Okay.', second]);
  });

  it('never exceeds what the model takes and never loses a word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 12 });
    const text = fc.array(
      fc.oneof(
        word,
        word.map((letters) => `${letters},`),
      ),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(text, (words) => {
        const pieces = splitPieces([words.join(' ')]);
        const bare = (joined: string) => joined.replace(/,/g, '').split(/\s+/);
        expect(bare(pieces.join(' '))).toEqual(bare(words.join(' ')));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(PIECE_LIMITS.max);
      }),
    );
  });
});
