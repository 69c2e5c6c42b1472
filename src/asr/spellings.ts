/** How the recogniser may write a word: it capitalises, prefers digits, writes "%", "TV" and "7:30". */
import type { Tokenizer } from './tokenizer.js';

const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  percent: ['per cent'],
  okay: ['OK'],
  pm: ['PM', 'p.m.', 'P.M.'],
  am: ['AM', 'a.m.', 'A.M.'],
  color: ['colour'],
  colour: ['color'],
  tv: ['television', 'TV'],
  gray: ['grey'],
  grey: ['gray'],
};
/** Written without a space after the word before. */
const GLUED: Readonly<Record<string, readonly string[]>> = { percent: ['%'], degrees: ['°'] };

/** Token sequences that all mean this word; none if the vocabulary cannot spell it. */
export function spellings(word: string, tokenizer: Tokenizer): (readonly number[])[] {
  const plain = word.replace(/[’ʼ`]/g, "'").replace(/[^\p{L}\p{N}'.-]/gu, '');
  if (plain === '') return [];
  const lower = plain.toLowerCase();
  const shapes = new Set([plain, lower, capital(lower)]);
  if (plain.length <= 4 && /^[a-z]+$/i.test(plain)) shapes.add(plain.toUpperCase());
  for (const other of SYNONYMS[lower] ?? []) shapes.add(other);
  const out: (readonly number[])[] = [...shapes].map((shape) => joined(shape, tokenizer));
  for (const symbol of GLUED[lower] ?? []) out.push(tokenizer.word(symbol, true));
  if (/^[0-5]\d$/.test(lower)) out.push(tokenizer.word(`:${lower}`, true));
  // "twelve-ounce": the second word of a compound after a hyphen.
  if (/^[a-z]+$/.test(lower)) out.push(tokenizer.word(`-${lower}`, true));
  return out.filter((tokens) => tokens.length > 0);
}

function joined(shape: string, tokenizer: Tokenizer): number[] {
  const parts = shape.split(' ').map((part) => tokenizer.word(part));
  return parts.some((part) => part.length === 0) ? [] : parts.flat();
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
