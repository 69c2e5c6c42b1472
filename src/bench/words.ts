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

/** Both as they are spoken: "21.5 °C" and "twenty one point five degrees Celsius" are the same. */
export const spokenWords = (text: string): string[] => normalWords(normalizeText(text));

/** As a dictionary of pronunciations spells: lower case, numbers as words, apostrophes kept. */
export const spokenForm = (text: string): string =>
  (
    normalizeText(text)
      .toLowerCase()
      .match(/[a-z]+(?:'[a-z]+)*/g) ?? []
  ).join(' ');
