/** A reading's letters as they are spoken, token by token: what holds a digit or a sign counts once its word is whole. */
import { cardinalWords, ORDINAL_WORDS } from '../../nlu/number-words.js';
import type { Tokenizer } from '../tokenizer.js';
import { LetterPrefix } from './letter-prefix.js';
import { type LetterPosteriors, relative } from './posteriors.js';

const LETTERS_ONLY = /^[\p{L}'’-]*$/u;
/** Heard as nothing, unless digits stand before them ("7:30", "21.5"). */
const MARKS_ONLY = /^[.,;:!?…"]+$/u;

export class SpokenLetters {
  private constructor(
    /** Up to the word that is being written. */
    private readonly before: LetterPrefix,
    private readonly word: string,
    private readonly here: LetterPrefix,
  ) {}

  static start(prefix: LetterPrefix): SpokenLetters {
    return new SpokenLetters(prefix, '', prefix);
  }

  get length(): number {
    return this.here.length;
  }

  /** Natural logarithm of how likely this is all. */
  get ends(): number {
    return this.#whole().ends;
  }

  /** @param piece of the tokenizer, `▁` where a word begins */
  after(piece: string): SpokenLetters {
    if (piece.startsWith('▁')) {
      const before = this.word === '' ? this.before : this.#whole().follow(' ');
      return new SpokenLetters(before, '', before).#spelt(piece.slice(1));
    }
    return this.#spelt(piece);
  }

  #spelt(part: string): SpokenLetters {
    if (MARKS_ONLY.test(part) && !/\d/.test(this.word)) return this;
    const word = this.word + part;
    const here = LETTERS_ONLY.test(word) ? this.here.follow(plain(part)) : this.before;
    return new SpokenLetters(this.before, word, here);
  }

  #whole(): LetterPrefix {
    return LETTERS_ONLY.test(this.word) ? this.here : this.before.follow(spoken(this.word));
  }
}

/** How far from what was heard a reading's letters are. */
export interface Misspelling {
  /** Nats by which they are less likely than the likeliest path through all frames, less than 0 at best. */
  readonly nats: number;
  readonly letters: number;
}

/** What an utterance's letters say of its readings. */
export class HeardLetters {
  /** Before the first of them. */
  readonly start: SpokenLetters;

  /** @param posteriors changed in place */
  constructor(posteriors: LetterPosteriors) {
    this.start = SpokenLetters.start(LetterPrefix.start(relative(posteriors)));
  }

  misspelling(tokens: readonly number[], tokenizer: Pick<Tokenizer, 'piece'>): Misspelling {
    let letters = this.start;
    for (const token of tokens) letters = letters.after(tokenizer.piece(token));
    return { nats: -letters.ends, letters: letters.length };
  }
}

/** A written word as its letters are said: "7:30" as "seven thirty", "50%" as "fifty percent". */
export function spoken(word: string): string {
  const bare = word.replace(/[.,;:!?…"]+$/u, '');
  const ordinal = /^(\d+)(st|nd|rd|th)$/i.exec(bare);
  if (ordinal?.[1] !== undefined)
    return ORDINAL_WORDS[Number(ordinal[1]) - 1] ?? cardinalWords(Number(ordinal[1]));
  const clock = /^(\d{1,2}):(\d\d)$/.exec(bare);
  if (clock?.[1] !== undefined && clock[2] !== undefined) {
    const minutes = Number(clock[2]);
    const said =
      minutes === 0 ? '' : minutes < 10 ? ` oh ${cardinalWords(minutes)}` : ` ${cardinalWords(minutes)}`;
    return `${cardinalWords(Number(clock[1]))}${said}`;
  }
  return plain(
    bare
      .replace(/\d+(\.\d+)?/g, (digits) => ` ${cardinalWords(Number(digits))} `)
      .replace(/%/g, ' percent')
      .replace(/°/g, ' degrees')
      .replace(/&/g, ' and ')
      .trim(),
  );
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[-\s]+/g, ' ')
    .replace(/[^a-z' ]/g, '');
}
