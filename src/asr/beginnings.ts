/**
 * Whether what was said so far is the beginning of something that the house can be told: "set a timer for" wants more,
 * "turn on the lamp" does not. The same graph that steers the search knows.
 */
import { edits } from '../edit-distance.js';
import { normalWords } from '../nlu/normalize.js';
import type { CommandResult } from './recognizer.js';
import type { TokenGraph, TokenState } from './token-graph.js';
import type { Tokenizer } from './tokenizer.js';

/** Sounds that keep a turn. */
const HESITATION = /^(uh+|u+m+|e+r+m*|h+m+|ah+)$/i;
/** So few words that were not understood are a beginning, whatever they seem to be: hardly a sentence. Set by eye. */
const FEW_WORDS = 5;
/** So many words heard after those of the command that was understood: it is not all. Set by eye. */
const WORDS_LEFT = 2;
/** What the small words that a command breaks off at are written as when they are drawn out. */
const DRAWN_OUT: Readonly<Record<string, string>> = {
  too: 'to',
  two: 'to',
  four: 'for',
  fore: 'for',
  thee: 'the',
  inn: 'in',
  end: 'and',
  an: 'and',
  ann: 'and',
};

export class Beginnings {
  constructor(
    private readonly graph: TokenGraph,
    private readonly tokenizer: Tokenizer,
  ) {}

  /** The result with a word on whether it is the end. */
  judge(result: CommandResult): CommandResult {
    const { text, freeText, accepted, path } = result;
    const left = accepted && path === 'graph' && wordsAfter(text, freeText) >= WORDS_LEFT;
    const unfinished = left || this.isUnfinished(freeText, accepted, path === 'free');
    return unfinished ? { ...result, unfinished } : result;
  }

  /**
   * @param transcript as the recogniser writes it
   * @param understood the recogniser found a command in it: then only its very words can say that it is not the end
   * @param whole it is a command word by word
   */
  isUnfinished(transcript: string, understood: boolean, whole = false): boolean {
    const words = wordsOf(transcript);
    const last = words.at(-1);
    if (last === undefined) return false;
    if (HESITATION.test(last)) return true;
    if (understood && whole) return false;
    if (!understood && words.length <= FEW_WORDS) return true;
    this.graph.trim();
    if (this.#wantsMore(words)) return true;
    const before = words.slice(0, -1);
    const meant = DRAWN_OUT[last.toLowerCase()];
    if (meant !== undefined && this.#wantsMore([...before, meant])) return true;
    // The last word before a pause is misread most.
    return !understood && this.#wantsMore(before);
  }

  #wantsMore(words: readonly string[]): boolean {
    let states: readonly TokenState[] = [this.graph.start];
    for (const word of words) {
      states = states.flatMap((state) => this.#after(state, word));
      if (states.length === 0) return false;
    }
    return states.every(({ final }) => !Number.isFinite(final));
  }

  /** The recogniser capitalises as it pleases. */
  #after(state: TokenState, word: string): TokenState[] {
    const found = new Set<TokenState>();
    for (const shape of new Set([word, word.toLowerCase(), capital(word)])) {
      let at: TokenState | null = state;
      const tokens = this.tokenizer.word(shape);
      for (const token of tokens) {
        if (at !== null) at = Number.isFinite(at.cost(token)) ? at.next(token) : null;
      }
      if (at !== null && tokens.length > 0) found.add(at);
    }
    return [...found];
  }
}

/**
 * How many words of the transcript follow those that sound most like the command. Counted by letters, not by words: "run part
 * of the way" is all of "run party time".
 */
function wordsAfter(command: string, transcript: string): number {
  const said = normalWords(command).join('');
  const words = normalWords(transcript);
  const beginnings = words.map((_, last) => words.slice(0, last + 1).join(''));
  const distances = beginnings.map((beginning) => edits(said, beginning));
  return words.length - 1 - distances.lastIndexOf(Math.min(...distances));
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/[.,!?;:…]+(?=\s|$)/gu, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '-');
