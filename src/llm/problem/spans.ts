/** Free texts as spans of the sentence's words: the model points at the first and the last. */
import { normalWords } from '../../nlu/normalize.js';
import type { Problem, Word } from './problem.js';

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The words as they were said. */
export function textOf({ first, last }: Span, { sentence, words }: Problem): string {
  const start = words[first]?.start ?? 0;
  const end = words[last]?.end ?? start;
  return sentence.slice(start, end);
}

/** Where the text stands in the sentence, compared in normal form; null where it does not. */
export function spanOf(text: string, { words }: Pick<Problem, 'words'>): Span | null {
  const wanted = normalWords(text).join(' ');
  if (wanted === '') return null;
  for (let first = 0; first < words.length; first += 1) {
    for (let last = first; last < Math.min(words.length, first + MAX_WORDS); last += 1) {
      const said = said_(words.slice(first, last + 1));
      if (said === wanted) return { first, last };
      if (said.length > wanted.length + SLACK) break;
    }
  }
  return null;
}

const said_ = (words: readonly Word[]): string =>
  normalWords(words.map(({ text }) => text).join(' ')).join(' ');

/** No label or title is longer. */
const MAX_WORDS = 24;
/** Normal forms of numbers get shorter as words are added: "two hundred". */
const SLACK = 16;
