/** The next tokens of a batch of hypotheses in falling order of score, without sorting a vocabulary of 32,768 for each. */

export interface Scored {
  readonly row: number;
  readonly token: number;
  readonly score: number;
}

/** Nats below the best of all at which a token is not worth a look, and the width of the buckets on the way. */
const DEPTH = 25;
const BUCKET = 0.5;

/**
 * Tokens from the likeliest down; the order within a bucket of half a nat is exact.
 * @param scores what each hypothesis has already
 * @param rows log-probabilities of the next token, one row [V] per hypothesis
 * @param base what the model expects without hearing anything, of which `weight` is taken off
 */
export function* bestFirst(
  scores: readonly number[],
  rows: readonly Float32Array[],
  base: readonly Float32Array[] | undefined,
  weight: number,
): Generator<Scored> {
  let best = Number.NEGATIVE_INFINITY;
  const expect = (at: number, token: number): number => -weight * Math.max(-12, base?.[at]?.[token] ?? 0);
  rows.forEach((row, at) => {
    const had = scores[at] ?? 0;
    for (let token = 0; token < row.length; token += 1) {
      const value = had + (row[token] ?? 0);
      if (value > best) best = value;
    }
  });
  const lowest = best - DEPTH;
  const buckets: Scored[][] = Array.from({ length: (DEPTH + 12) / BUCKET }, () => []);
  rows.forEach((row, at) => {
    const had = scores[at] ?? 0;
    for (let token = 0; token < row.length; token += 1) {
      const value = had + (row[token] ?? 0);
      if (value <= lowest) continue;
      const score = base === undefined ? value : value + expect(at, token);
      buckets[Math.max(0, Math.floor((best + weight * 12 - score) / BUCKET))]?.push({
        row: at,
        token,
        score,
      });
    }
  });
  for (const bucket of buckets) yield* bucket.sort((left, right) => right.score - left.score);
}
