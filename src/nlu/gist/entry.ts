/** How the lists of words are written down: comma-separated phrases with the piece they are. */
import type { Piece } from './piece.js';

export type Entry = readonly [words: string, piece: Piece];

export function phrasesOf(said: string): string[] {
  return said
    .split(',')
    .map((words) => words.trim().replace(/\s+/g, ' '))
    .filter((words) => words !== '');
}

export function entries(said: string, piece: (words: string) => Piece): Entry[] {
  return phrasesOf(said).map((words) => [words, piece(words)]);
}
