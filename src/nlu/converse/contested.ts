/**
 * Whether what was heard may as well have been something else: "on" and "off" are one sound apart. The recogniser's readings
 * of one utterance are weighed by their scores, and those that mean the same here count together (as in minimum Bayes risk
 * decoding: Goel and Byrne 2000).
 */

/** One way to read an utterance; the score is a natural logarithm, and only differences mean anything. */
export interface RankedText {
  readonly text: string;
  readonly score: number;
}

/** What the search found, of a recogniser's result; nothing where the free transcript was taken as it is. */
export function rankedOf({
  path,
  readings = [],
}: {
  readonly path: string;
  readonly readings?: readonly RankedText[];
}): { readonly ranked?: readonly RankedText[] } {
  return path === 'graph' && readings.length > 1 ? { ranked: readings } : {};
}

/**
 * Below this share the meaning is asked about. Of the development set's 104 commands, clean and in noise of 24 to 6 dB, that are
 * 6 of the 30 that would be done wrongly, and 4 of the 424 that would be done rightly; at 0.7 it were 11 and 9.
 */
const SURE = 0.6;
/** Nats below the best: a reading this much worse changes no share. */
const NEAR = 5;

/** @param meaningOf what a text comes to in this house; null: nothing, so that nobody can have meant it */
export function isContested(
  said: string,
  readings: readonly RankedText[],
  meaningOf: (text: string) => string | null,
): boolean {
  const best = Math.max(...readings.map(({ score }) => score));
  const near = readings.filter(({ score }) => score > best - NEAR);
  if (near.length < 2) return false;
  // The search finds many a text more than once, spelt otherwise.
  const shares = new Map<string, number>();
  for (const { text, score } of near) shares.set(text, (shares.get(text) ?? 0) + Math.exp(score - best));
  const meant = meaningOf(said);
  let [same, all] = [0, 0];
  for (const [text, share] of shares) {
    const meaning = text === said ? meant : meaningOf(text);
    if (meaning === null) continue;
    all += share;
    if (meaning === meant) same += share;
  }
  return all > 0 && same / all < SURE;
}
