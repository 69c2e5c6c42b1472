/** One search over several views of an utterance: each hypothesis has the mean of its log-probabilities in them. */
import type { Decoding } from './decoding.js';
import { NextTokens } from './next-tokens.js';

type View = Pick<Decoding, 'rows' | 'peaks' | 'positions' | 'step'>;

export class JointDecoding {
  /** What comes next after each hypothesis; overwritten by the next step. */
  next: NextTokens;

  /** @param views at least one, each with buffers of its own */
  constructor(private readonly views: readonly View[]) {
    this.next = new NextTokens(views);
  }

  /** One token more for each hypothesis, as `Decoding.step`. */
  async step(parents: readonly number[], tokens: readonly number[]): Promise<void> {
    for (const view of this.views) await view.step(parents, tokens);
    this.next = new NextTokens(this.views);
  }
}
