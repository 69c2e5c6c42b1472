/**
 * How likely a text's letters are in the letter head's posteriors: the forward variables of connectionist temporal
 * classification (Graves 2008, "Supervised Sequence Labelling", 7.3), letter by letter, so that readings share what they
 * begin with. The decoder may lose its place in noise, drop a sentence's tail or say it twice; this has to account for
 * every frame. Only the frames are gone through in which the
 * prefix can end (`REACH`): a letter costs microseconds however long the utterance is.
 */
import { ALPHABET, BLANK, type LetterPosteriors } from './posteriors.js';

const NEVER = -1e30;
/** Nats below the prefix's likeliest frame. */
const REACH = 20;

export class LetterPrefix {
  readonly #nexts = new Map<number, LetterPrefix>();

  private constructor(
    private readonly posteriors: LetterPosteriors,
    private readonly last: number,
    /** The first frame in which these letters can be over. */
    private readonly from: number,
    /** From that frame on: these letters so far and no other, the frame a letter, or a blank. */
    private readonly letter: Float32Array,
    private readonly blank: Float32Array,
    /** Letters so far. */
    readonly length: number,
  ) {}

  /** No letter yet. @param posteriors relative to each frame's likeliest letter (`relative`) */
  static start(posteriors: LetterPosteriors): LetterPrefix {
    const { frames, logs } = posteriors;
    const blank: number[] = [];
    let sum = 0;
    for (let frame = 0; frame < frames && sum > -REACH; frame += 1) {
      sum += logs[frame * ALPHABET.length + BLANK] ?? NEVER;
      blank.push(sum);
    }
    return new LetterPrefix(
      posteriors,
      BLANK,
      0,
      new Float32Array(blank.length).fill(NEVER),
      Float32Array.from(blank),
      0,
    );
  }

  /** Natural logarithm of how likely these are all the letters. */
  get ends(): number {
    const { frames, logs } = this.posteriors;
    const last = this.letter.length - 1;
    let sum = logAdd(this.letter[last] ?? NEVER, this.blank[last] ?? NEVER);
    // What the rest would have to be.
    for (let frame = this.from + last + 1; frame < frames; frame += 1)
      sum += logs[frame * ALPHABET.length + BLANK] ?? NEVER;
    return sum;
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
    const isFirst = this.last === BLANK;
    const from = isFirst ? 0 : this.from + 1;
    const until = this.from + this.letter.length;
    const letter: number[] = [];
    const blank: number[] = [];
    let letterBefore = NEVER;
    let blankBefore = NEVER;
    let most = NEVER;
    for (let frame = from; frame < frames; frame += 1) {
      const hit = logs[frame * width + id] ?? NEVER;
      const rest = logs[frame * width + BLANK] ?? NEVER;
      let ready = NEVER;
      if (frame === 0) ready = 0;
      else if (frame - 1 < until) {
        ready = this.blank[frame - 1 - this.from] ?? NEVER;
        // The same letter twice needs a blank between.
        if (id !== this.last) ready = logAdd(ready, this.letter[frame - 1 - this.from] ?? NEVER);
      }
      const nextBlank = logAdd(blankBefore, letterBefore) + rest;
      letterBefore = logAdd(letterBefore, ready) + hit;
      blankBefore = nextBlank;
      letter.push(letterBefore);
      blank.push(blankBefore);
      const here = Math.max(letterBefore, blankBefore);
      if (here > most) most = here;
      if (frame >= until && here < most - REACH) break;
    }
    let first = 0;
    while (
      first < letter.length - 1 &&
      Math.max(letter[first] ?? NEVER, blank[first] ?? NEVER) < most - REACH
    )
      first += 1;
    return new LetterPrefix(
      this.posteriors,
      id,
      from + first,
      Float32Array.from(letter.slice(first)),
      Float32Array.from(blank.slice(first)),
      this.length + 1,
    );
  }
}

function logAdd(left: number, right: number): number {
  const more = left > right ? left : right;
  const less = left > right ? right : left;
  const gap = more - less;
  return gap > 16 ? more : more + Math.log1p(Math.exp(-gap));
}
