/**
 * How much of a stretch sounds like a phrase: the best path of connectionist temporal classification (Graves 2006)
 * through the phrase's letters that may begin and end at any frame, against the best free path over the same frames.
 */
import { ALPHABET, BLANK, type LetterPosteriors } from '../../asr/letters/posteriors.js';

const SPACE = ALPHABET.indexOf(' ');
/** The least that a letter costs: the network is sure of what is wrong, too. */
const DOUBT = 0.02;

/**
 * Nats that a letter of the phrase loses against what is heard, 0 at best; -Infinity where nothing is long enough.
 * @param posteriors natural logarithms
 * @param spelling places in the alphabet
 */
export function likeness({ frames, logs }: LetterPosteriors, spelling: readonly number[]): number {
  const letters = spelling.filter((place) => place !== SPACE).length;
  if (letters === 0) return 0;
  const width = ALPHABET.length;
  const count = spelling.length;
  // The best path so far whose last frame is the letter, or a blank after it.
  const letter = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const blank = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const cost = new Float64Array(width);
  let best = Number.NEGATIVE_INFINITY;
  for (let frame = 0; frame < frames; frame += 1) {
    costs(logs, frame * width, cost);
    const still = cost[BLANK] ?? 0;
    for (let at = count - 1; at >= 0; at -= 1) {
      const place = spelling[at] ?? BLANK;
      const ready = Math.max(
        reached(at, spelling, letter, blank),
        // Two words may be heard as one.
        spelling[at - 1] === SPACE
          ? reached(at - 1, spelling, letter, blank, place)
          : Number.NEGATIVE_INFINITY,
      );
      const blankNow = Math.max(blank[at] ?? 0, letter[at] ?? 0) + still;
      letter[at] = Math.max(letter[at] ?? 0, ready) + (cost[place] ?? 0);
      blank[at] = blankNow;
    }
    best = Math.max(best, letter[count - 1] ?? best);
  }
  return best / letters;
}

/** The best path on which the letter at this place may be next; before the first one everything is free. */
function reached(
  at: number,
  spelling: readonly number[],
  letter: Float64Array,
  blank: Float64Array,
  next = spelling[at],
): number {
  if (at === 0) return 0;
  const before = blank[at - 1] ?? 0;
  // The same letter twice needs a blank between.
  return spelling[at - 1] === next ? before : Math.max(before, letter[at - 1] ?? 0);
}

/** Of each letter in a frame, against the likeliest one. */
function costs(logs: Float32Array, from: number, cost: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < cost.length; place += 1) {
    const doubted = Math.log((1 - DOUBT) * Math.exp(logs[from + place] ?? 0) + DOUBT / cost.length);
    cost[place] = doubted;
    most = Math.max(most, doubted);
  }
  for (let place = 0; place < cost.length; place += 1) cost[place] = (cost[place] ?? 0) - most;
}
