/** One search over several views of an utterance: each hypothesis has the mean of its log-probabilities in them. */
import type { Decoding } from './decoding.js';

type View = Pick<Decoding, 'rows' | 'step'>;

export class JointDecoding {
  /** Log-probabilities of the next token, one row [V] per hypothesis; overwritten by the next step. */
  rows: readonly Float32Array[];

  /** @param views at least one, each with buffers of its own */
  constructor(private readonly views: readonly View[]) {
    // What an utterance begins with belongs to it and may be asked for again.
    this.rows = mean(views, (row) => row.slice());
  }

  /** One token more for each hypothesis, as `Decoding.step`. */
  async step(parents: readonly number[], tokens: readonly number[]): Promise<void> {
    for (const view of this.views) await view.step(parents, tokens);
    this.rows = mean(this.views, (row) => row);
  }
}

/** @param into where the mean of a hypothesis goes, given its row in the first view */
function mean(views: readonly View[], into: (row: Float32Array) => Float32Array): Float32Array[] {
  const [first, ...others] = views;
  return (first?.rows ?? []).map((row, hypothesis) => {
    const sum = into(row);
    if (others.length === 0) return sum;
    for (const { rows } of others) {
      const other = rows[hypothesis];
      if (other === undefined) continue;
      for (let token = 0; token < sum.length; token += 1)
        sum[token] = (sum[token] ?? 0) + (other[token] ?? 0);
    }
    for (let token = 0; token < sum.length; token += 1) sum[token] = (sum[token] ?? 0) / views.length;
    return sum;
  });
}
