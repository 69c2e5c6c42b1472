/** Words of a text for comparing: without case, accents and apostrophes. */

/** A word with what may hang on it: "Bob's" is one. */
export const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;

export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase();
}

export const foldedWords = (text: string): string[] => [...text.matchAll(WORD)].map(([word]) => fold(word));
