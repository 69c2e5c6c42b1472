/** What the letter head gives: a blank, the space, the apostrophe and the letters, frame by frame (41.5 a second). */
export const ALPHABET = "_ 'abcdefghijklmnopqrstuvwxyz";
/** Its place in the alphabet. */
export const BLANK = 0;

export interface LetterPosteriors {
  readonly frames: number;
  /** Natural logarithms, [frames, alphabet]. */
  readonly logs: Float32Array;
}

/** In noise the head is sure of what is wrong: so much of every frame's probability is spread over all letters. */
const DOUBT = 0.1;

/** In place. */
export function smoothed(logs: Float32Array): Float32Array {
  const least = DOUBT / ALPHABET.length;
  for (let at = 0; at < logs.length; at += 1) {
    logs[at] = Math.log((1 - DOUBT) * Math.exp(logs[at] ?? 0) + least);
  }
  return logs;
}

/** Natural logarithm of the likeliest path: of what the letters are by themselves, whatever anybody can be told. */
export function bestPath({ frames, logs }: LetterPosteriors): number {
  let sum = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    let most = Number.NEGATIVE_INFINITY;
    for (let letter = 0; letter < ALPHABET.length; letter += 1) {
      const value = logs[frame * ALPHABET.length + letter] ?? most;
      if (value > most) most = value;
    }
    sum += most;
  }
  return sum;
}
