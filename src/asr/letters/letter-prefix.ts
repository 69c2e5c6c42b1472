/**
 * How likely a text's letters are in the letter head's posteriors, letter by letter as a search writes them: the prefix
 * score of connectionist temporal classification (Graves 2008, "Supervised Sequence Labelling", 7.5; Watanabe et al. 2017,
 * "Hybrid CTC/Attention Architecture for End-to-End Speech Recognition"). The decoder may lose its place in noise, drop
 * a sentence's tail or say it twice; this has to account for every frame.
 */
import { ALPHABET, BLANK, type LetterPosteriors } from './posteriors.js';

const NEVER = -1e30;

export class LetterPrefix {
  /** Natural logarithm of how likely the letters begin with these. */
  readonly begins: number;
  readonly #nexts = new Map<number, LetterPrefix>();

  private constructor(
    private readonly posteriors: LetterPosteriors,
    private readonly last: number,
    /** By frame: these letters so far and no other, the last frame a letter, or a blank. */
    private readonly letter: Float32Array,
    private readonly blank: Float32Array,
    begins: number,
    /** Letters so far. */
    readonly length: number,
  ) {
    this.begins = begins;
  }

  /** No letter yet. */
  static start(posteriors: LetterPosteriors): LetterPrefix {
    const { frames, logs } = posteriors;
    const blank = new Float32Array(frames);
    let sum = 0;
    for (let frame = 0; frame < frames; frame += 1) {
      sum += logs[frame * ALPHABET.length + BLANK] ?? NEVER;
      blank[frame] = sum;
    }
    return new LetterPrefix(posteriors, BLANK, new Float32Array(frames).fill(NEVER), blank, 0, 0);
  }

  /** Natural logarithm of how likely these are all the letters. */
  get ends(): number {
    const last = this.letter.length - 1;
    return logAdd(this.letter[last] ?? NEVER, this.blank[last] ?? NEVER);
  }

  /** With these letters behind; others than the alphabet's are passed over. */
  follow(letters: string): LetterPrefix {
    let prefix: LetterPrefix = this;
    for (const letter of letters) {
      const id = ALPHABET.indexOf(letter);
      if (id > BLANK) prefix = prefix.#next(id);
    }
    return prefix;
  }

  #next(id: number): LetterPrefix {
    const known = this.#nexts.get(id);
    if (known !== undefined) return known;
    const made = this.#made(id);
    this.#nexts.set(id, made);
    return made;
  }

  #made(id: number): LetterPrefix {
    const { frames, logs } = this.posteriors;
    const width = ALPHABET.length;
    const letter = new Float32Array(frames);
    const blank = new Float32Array(frames);
    const isFirst = this.last === BLANK;
    let letterBefore = NEVER;
    let blankBefore = NEVER;
    let begins = NEVER;
    for (let frame = 0; frame < frames; frame += 1) {
      const hit = logs[frame * width + id] ?? NEVER;
      const rest = logs[frame * width + BLANK] ?? NEVER;
      let ready = NEVER;
      if (frame === 0) {
        if (isFirst) ready = 0;
      } else {
        ready = this.blank[frame - 1] ?? NEVER;
        // The same letter twice needs a blank between.
        if (id !== this.last) ready = logAdd(ready, this.letter[frame - 1] ?? NEVER);
      }
      begins = logAdd(begins, ready + hit);
      const nextBlank = logAdd(blankBefore, letterBefore) + rest;
      letterBefore = logAdd(letterBefore, ready) + hit;
      blankBefore = nextBlank;
      letter[frame] = letterBefore;
      blank[frame] = blankBefore;
    }
    return new LetterPrefix(this.posteriors, id, letter, blank, begins, this.length + 1);
  }
}

function logAdd(left: number, right: number): number {
  const more = left > right ? left : right;
  const less = left > right ? right : left;
  const gap = more - less;
  return gap > 16 ? more : more + Math.log1p(Math.exp(-gap));
}
