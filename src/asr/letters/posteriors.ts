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

/**
 * In place: each frame against its likeliest letter, so that prefixes which end in different frames can be compared. The
 * likeliest path through all frames then has 0, whatever anybody can be told.
 */
export function relative({ frames, logs }: LetterPosteriors): LetterPosteriors {
  for (let frame = 0; frame < frames; frame += 1) {
    const row = logs.subarray(frame * ALPHABET.length, (frame + 1) * ALPHABET.length);
    const most = Math.max(...row);
    for (let letter = 0; letter < row.length; letter += 1) row[letter] = (row[letter] ?? most) - most;
  }
  return { frames, logs };
}
