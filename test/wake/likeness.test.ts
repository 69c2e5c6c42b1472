import { describe, expect, it } from 'vitest';
import { ALPHABET, type LetterPosteriors } from '../../src/asr/letters/posteriors.js';
import { likeness } from '../../src/wake/listener/likeness.js';
import { spellingOf } from '../../src/wake/listener/spelling.js';

/** Sure of these letters, one a frame; `_` is the blank. */
function heard(letters: string, sure = 0.95): LetterPosteriors {
  const rest = Math.log((1 - sure) / (ALPHABET.length - 1));
  const rows = [...letters].map((letter) =>
    [...ALPHABET].map((each) => (each === letter ? Math.log(sure) : rest)),
  );
  return { frames: letters.length, logs: Float32Array.from(rows.flat()) };
}

const like = (letters: string, phrase: string): number => likeness(heard(letters), spellingOf(phrase));

describe('the likeness of a stretch to a phrase', () => {
  it('is 0 where the phrase is what is heard, wherever that is', () => {
    expect(like('__jar_vis__', 'Jarvis')).toBe(0);
    expect(like('turn_ it_ off_ j_aar_viss__ now', 'jarvis')).toBe(0);
  });

  it('falls with every letter that is something else', () => {
    const one = like('__jarbis__', 'jarvis');
    const two = like('__jarbes__', 'jarvis');
    expect(one).toBeLessThan(0);
    expect(two).toBeLessThan(one);
    expect(like('__the news__', 'jarvis')).toBeLessThan(two);
  });

  it('needs a blank between two equal letters', () => {
    expect(like('_bel_la_', 'bella')).toBe(0);
    expect(like('_bella_', 'bella')).toBeLessThan(-0.3);
  });

  it('takes two words for one, and one sound for the space between two', () => {
    expect(like('_smart mirror_'.replace('rr', 'r_r'), 'smart mirror')).toBe(0);
    expect(like('_smartmir_ror_', 'smart mirror')).toBe(0);
  });

  it('is nothing where there is no room for it', () => {
    expect(like('ja', 'jarvis')).toBe(Number.NEGATIVE_INFINITY);
    expect(likeness({ frames: 0, logs: new Float32Array(0) }, spellingOf('jarvis'))).toBe(
      Number.NEGATIVE_INFINITY,
    );
  });

  it('spells what is written in digits and accents', () => {
    const letters = (phrase: string) =>
      spellingOf(phrase)
        .map((place) => ALPHABET[place])
        .join('');
    expect(letters('Hey, René!')).toBe('hey rene');
    expect(letters('room 5')).toBe('room five');
    expect(letters('日本')).toBe('');
  });
});
