/** How alike two words sound or are spelt: names are misheard ("candy arrow" for candeeiro) and half remembered. */
import { edits } from '../../edit-distance.js';

/** Consonants that are easily taken for one another, folded. */
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/ph/g, 'f'],
  [/gh/g, ''],
  [/ck|c(?=[^eiy]|$)|q/g, 'k'],
  [/c|z|x/g, 's'],
  [/sh|ch|j/g, 's'],
  [/th|d/g, 't'],
  [/b/g, 'p'],
  [/v|w/g, 'f'],
  [/g/g, 'k'],
];

/** The same words come again and again: those of the house with every sentence. */
const MAX_SOUNDS = 20_000;
const sounds = new Map<string, string>();

/** The consonants as heard, with a vowel at the beginning as `a`: "blinds" and "plains" are `plnts`, `plns`. */
export function soundOf(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  if (sounds.size >= MAX_SOUNDS) sounds.clear();
  const sound = foldedTo(word);
  sounds.set(word, sound);
  return sound;
}

function foldedTo(word: string): string {
  let text = word;
  for (const [pattern, to] of FOLDS) text = text.replace(pattern, to);
  return `${/^[aeiouy]/.test(text) ? 'a' : ''}${text.replace(/[aeiouyh]/g, '')}`.replace(/(.)\1+/g, '$1');
}

/** 1 the same; down to 0 for nothing in common. Both words in normal form. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return 0;
  if (shorter >= 4 && (a.startsWith(b) || b.startsWith(a))) return 0.8;
  const apart = distance(a, b);
  if (shorter >= 4 && apart === 1) return 0.8;
  if (shorter >= 7 && apart === 2) return 0.7;
  const sound = soundOf(a);
  return sound.length >= 2 && sound === soundOf(b) && apart <= Math.ceil(shorter / 2) ? 0.6 : 0;
}

/** In letters; 3 stands for more than 2. */
function distance(a: string, b: string): number {
  return Math.abs(a.length - b.length) > 2 ? 3 : Math.min(3, edits(a, b));
}
