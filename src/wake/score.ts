/**
 * From what was found to a number between 0 and 1. The evidence for a phrase is how much likelier the sound makes it
 * than it was unheard, as a share of all that the sound could say for it: 1 where the decoder is certain, 0 where it is
 * no likelier than in silence. So a rare phrase may be read badly ("hey savant" as "Hey, Savont") and a common one must
 * be read well, and one threshold does for both.
 */

/** Natural logarithms. */
export interface Evidence {
  /** Of the phrase and the word's end after it, in the stretch of speech that holds it. */
  readonly likelihood: number;
  /** The same in a short window around the phrase; the same number where the stretch is as short. */
  readonly again: number;
  /** Of the phrase when nobody speaks: how common it is. */
  readonly prior: number;
  /** Of the phrase: how much sound it has. */
  readonly letters: number;
}

export const DEFAULT_THRESHOLD = 0.5;

/**
 * Where the score is a half: eighteen phrases wake at it for nothing once in two hours of other speech, each (docs/wake.md). How steep it
 * is there was set by eye.
 */
const MIDDLE = 0.5;
const SLOPE = 14;
/** The second look counts for so much. */
const AGAIN = 0.4;

/** Under six letters a phrase has little sound, however rare it is: "tea", "bob" and "hey" are in half of all sentences. */
const mostToSay = (letters: number): number => letters ** 2 / 2;

export function scoreOf({ likelihood, again, prior, letters }: Evidence): number {
  const log = likelihood + AGAIN * (again - likelihood);
  const most = Math.min(-prior, mostToSay(letters));
  return 1 / (1 + Math.exp(-SLOPE * (1 + log / most - MIDDLE)));
}
