/** A wake phrase as the letters that are heard when it is said. */
import { ALPHABET } from '../../asr/letters/posteriors.js';
import { spoken } from '../../asr/letters/spoken-letters.js';

/** Places in the alphabet; words are parted by the space. Empty: nothing of it can be spelled. */
export function spellingOf(phrase: string): readonly number[] {
  const words = phrase
    .split(/[\s,.!?-]+/u)
    .map((word) => spoken(word).trim())
    .filter((word) => word !== '');
  return [...words.join(' ')].map((letter) => ALPHABET.indexOf(letter)).filter((place) => place > 0);
}
