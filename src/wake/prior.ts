/**
 * How much the decoder expects a phrase before it has heard anything: its internal language model (Meng et al. 2021,
 * arXiv:2011.01991), read off an utterance of silence. "Thank you" it expects, "view glass" it does not.
 */
import type { Decoding } from '../asr/decoding.js';
import type { Expectation } from '../asr/expectation.js';
import type { PhraseNode, WakePhrase } from './phrase.js';

export interface SilentModel {
  readonly expectation: Expectation;
  silentDecoding(): Promise<Pick<Decoding, 'rows' | 'step'>>;
}

const BEAM = 6;

interface Path {
  readonly node: PhraseNode;
  readonly token: number;
  readonly parent: number;
  readonly log: number;
}

/** Natural log-probability of the phrase's likeliest spelling, capitals aside, when nobody speaks. */
export async function priorOf(model: SilentModel, { start }: WakePhrase): Promise<number> {
  const decoding = await model.silentDecoding();
  let best = Number.NEGATIVE_INFINITY;
  let open: Path[] = [{ node: start, token: 0, parent: 0, log: 0 }];
  for (;;) {
    const { rows } = decoding;
    const next = open.flatMap(({ node, log }, parent) =>
      node.edges.map(
        ({ token, to }): Path => ({
          node: to,
          token,
          parent,
          log: log + model.expectation.of(rows[parent] ?? [], token),
        }),
      ),
    );
    for (const { node, log } of next) if (node.last) best = Math.max(best, log);
    open = next
      .filter(({ node, log }) => node.edges.length > 0 && log > best)
      .sort((a, b) => b.log - a.log)
      .slice(0, BEAM);
    if (open.length === 0) return best;
    await decoding.step(
      open.map(({ parent }) => parent),
      open.map(({ token }) => token),
    );
  }
}
