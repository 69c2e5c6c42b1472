/** When two sentences count as the same words. */
import { normalizeText } from '../audio/voice/normalize.js';
import { normalWords } from '../nlu/normalize.js';

/** As the text matcher compares: no case, accents, punctuation; numbers as digits; one spelling of colour. */
export const sameCommand = (a: string, b: string): boolean =>
  normalWords(a).join(' ') === normalWords(b).join(' ');

/** Lower case, without accents and punctuation; nothing else is made equal. The usual form for word error rates. */
export function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[\p{M}'’ʼ`]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * As it sounds: "21.5 °C" and "twenty one point five degrees Celsius" are the same, and so are the ways to write down
 * what sounds alike: "11:10", "1110" and "eleven ten"; "6:05 PM" and "six o five p m".
 */
export function spokenWords(text: string): string[] {
  const words: string[] = [];
  for (const word of normalWords(normalizeText(text))) {
    const last = words.at(-1) ?? '';
    const inNumber = /^[\d.]+$/.test(last);
    const digits = inNumber && /^oh?$/.test(word) ? '0' : word;
    if (inNumber && /^\d/.test(digits)) words[words.length - 1] = `${last}${digits}`;
    else if (SPELLED.test(last) && SPELLED.test(word)) words[words.length - 1] = `${last}${word}`;
    else words.push(digits);
  }
  return words;
}

/** Letters said by name; "a" and "i" are words. */
const SPELLED = /^[b-hj-z]$/;

/** As a dictionary of pronunciations spells: lower case, numbers as words, apostrophes kept. */
export const spokenForm = (text: string): string =>
  (
    normalizeText(text)
      .toLowerCase()
      .match(/[a-z]+(?:'[a-z]+)*/g) ?? []
  ).join(' ');
