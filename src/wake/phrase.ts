/**
 * A wake phrase as the recogniser may write it: a small automaton over its tokens. Every word in the spellings that the
 * phrase graph knows, too ("okay", "OK"), with or without a mark between two words ("Hey, Jarvis").
 */
import { spellings } from '../asr/spellings.js';
import type { Tokenizer } from '../asr/tokenizer.js';
import { EarshotError } from '../errors.js';

export interface PhraseNode {
  readonly edges: readonly { readonly token: number; readonly to: PhraseNode }[];
  /** The phrase is complete here. */
  readonly last: boolean;
}

export interface WakePhrase {
  /** As the user typed it. */
  readonly text: string;
  readonly start: PhraseNode;
  /** Letters and digits: how long it takes to say. */
  readonly letters: number;
}

const MARKS = [',', '.', '!', '?', '-'] as const;
const MAX_LETTERS = 60;

/** @throws EarshotError WAKE_PHRASE (usage): nothing that can be said and spelled */
export function wakePhrase(text: string, tokenizer: Tokenizer): WakePhrase {
  const words = text.split(/[\s,.!?-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.join('').replace(/[^\p{L}\p{N}]/gu, '').length;
  if (words.length === 0 || letters > MAX_LETTERS) {
    throw refused(text, `a wake phrase is one or more words, up to ${MAX_LETTERS} letters`);
  }
  const marks = MARKS.flatMap((mark) => tokenizer.id(mark) ?? []);
  let after: PhraseNode = { edges: [], last: true };
  for (const [index, word] of [...words.entries()].reverse()) {
    const all = [...spellings(word, tokenizer), ...joinedOn(word, tokenizer, index)];
    const usable =
      index > 0 ? all : all.filter(([first]) => first !== undefined && tokenizer.startsWord(first));
    if (usable.length === 0) throw refused(text, `"${word}" has letters that the recogniser does not write`);
    const begin = trie(usable, after);
    after = index === 0 ? begin : withMarks(begin, marks);
  }
  return { text, start: after, letters };
}

/** "smart mirror" may come out as "Smartmirror". */
function joinedOn(word: string, tokenizer: Tokenizer, index: number): (readonly number[])[] {
  const tokens = index === 0 ? [] : tokenizer.word(word.toLowerCase(), true);
  return tokens.length === 0 ? [] : [tokens];
}

function trie(all: readonly (readonly number[])[], after: PhraseNode): PhraseNode {
  const byFirst = new Map<number, (readonly number[])[]>();
  for (const [first, ...rest] of all) {
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), rest]);
  }
  const edges = [...byFirst].flatMap(([token, rests]) => {
    const longer = rests.filter((rest) => rest.length > 0);
    return [
      ...(longer.length < rests.length ? [{ token, to: after }] : []),
      ...(longer.length > 0 ? [{ token, to: trie(longer, after) }] : []),
    ];
  });
  return { edges, last: false };
}

function withMarks(begin: PhraseNode, marks: readonly number[]): PhraseNode {
  return { edges: [...begin.edges, ...marks.map((token) => ({ token, to: begin }))], last: false };
}

const refused = (text: string, why: string): EarshotError =>
  new EarshotError('WAKE_PHRASE', `The wake phrase "${text}" cannot be used: ${why}.`, { usage: true });
