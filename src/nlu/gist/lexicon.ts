/** All the words that a request may be about, by the first word of each phrase, the longest first. */
import { normalWords } from '../normalize.js';
import { ACTS, QUALITIES } from './acts.js';
import { COLOR_WORDS, MEASURES } from './measures.js';
import type { Piece } from './piece.js';
import { THINGS } from './things.js';

interface Words {
  readonly words: readonly string[];
  /** What they may be: "dust" is done, and is what is on a carpet. */
  readonly pieces: readonly Piece[];
}

export const LEXICON: ReadonlyMap<string, readonly Words[]> = indexed();

function indexed(): ReadonlyMap<string, readonly Words[]> {
  const phrases = new Map<string, Piece[]>();
  for (const [said, piece] of [...ACTS, ...QUALITIES, ...THINGS, ...MEASURES, ...COLOR_WORDS]) {
    const key = normalWords(said).join(' ');
    phrases.set(key, [...(phrases.get(key) ?? []), piece]);
  }
  const byWord = new Map<string, Words[]>();
  for (const [key, pieces] of phrases) {
    const words = key.split(' ');
    const first = words[0] ?? '';
    byWord.set(first, [...(byWord.get(first) ?? []), { words, pieces }]);
  }
  for (const all of byWord.values()) all.sort((a, b) => b.words.length - a.words.length);
  return byWord;
}
