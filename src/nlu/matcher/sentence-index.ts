/** Sentences by the need of theirs that the fewest texts meet, so that only those are looked at whose rarest word was said. */
import type { Met } from './needs.js';
import type { CompiledSentence } from './node.js';

export class SentenceIndex {
  readonly #sentences: readonly CompiledSentence[];
  /** Positions of sentences by their rarest need; -1: they need nothing in particular. */
  readonly #byNeed = new Map<number, number[]>();

  constructor(sentences: readonly CompiledSentence[], sizes: readonly number[]) {
    this.#sentences = sentences;
    for (const [position, { needs }] of sentences.entries()) {
      const [rarest = -1] = needs.toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
      const known = this.#byNeed.get(rarest);
      if (known === undefined) this.#byNeed.set(rarest, [position]);
      else known.push(position);
    }
  }

  /** The sentences that a text may hold which meets these needs, in the grammar's order. */
  possible(met: Met): readonly CompiledSentence[] {
    const found: number[] = [];
    for (const [rarest, positions] of this.#byNeed) {
      if (rarest >= 0 && met[rarest] !== 1) continue;
      for (const position of positions) {
        if (this.#sentences[position]?.needs.every((need) => met[need] === 1)) found.push(position);
      }
    }
    return found.sort((a, b) => a - b).flatMap((position) => this.#sentences[position] ?? []);
  }
}
