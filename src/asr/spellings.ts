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
/** Templates leave the apostrophe out; the model writes it. */
const CONTRACTIONS = new Map(
  [
    "what's where's how's who's when's that's it's let's there's here's he's she's name's",
    "i'll you'll he'll she'll it'll we'll they'll that'll i'd you'd he'd we'd they'd i'm you're we're they're i've you've we've",
    "don't doesn't didn't can't couldn't won't wouldn't isn't aren't wasn't weren't haven't hasn't shouldn't o'clock ma'am",
  ].flatMap((line) => line.split(' ').map((word) => [word.replace("'", ''), word] as const)),
);
/** Written in capitals; others without a vowel are too. */
const ABBREVIATIONS = new Set('ac am pm led usb usa uk eu ups nas iot ai uv aqi co2 ok bbc fm'.split(' '));
/** Written without a space after the word before. */
const GLUED: Readonly<Record<string, readonly string[]>> = { percent: ['%'], degrees: ['°'] };

/** Token sequences that all mean this word; none if the vocabulary cannot spell it. */
export function spellings(word: string, tokenizer: Tokenizer): (readonly number[])[] {
  const plain = word.replace(/[’ʼ`]/g, "'").replace(/[^\p{L}\p{N}'.-]/gu, '');
  if (plain === '') return [];
  const lower = plain.toLowerCase();
  // "21.5": what follows the point is a word of its own, so that ten of them serve every number.
  if (/^\.\d$/.test(lower)) return [tokenizer.word(lower, true)];
  const shapes = new Set([plain, lower, capital(lower)]);
  if (ABBREVIATIONS.has(lower) || /^[b-df-hj-np-tv-xz]{2,4}$/.test(lower)) shapes.add(plain.toUpperCase());
  for (const other of SYNONYMS[lower] ?? []) shapes.add(other);
  const contraction = CONTRACTIONS.get(lower);
  if (contraction !== undefined) for (const shape of [contraction, capital(contraction)]) shapes.add(shape);
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
