/** Sentences by the need of theirs that the fewest texts meet, so that only those are looked at whose rarest word was said. */
import type { Met } from './needs.js';
import type { CompiledSentence } from './node.js';

export class SentenceIndex {
  readonly #sentences: readonly CompiledSentence[];
  /** Of each sentence its needs, the rarest first: most are given up at the first or second. */
  readonly #needs: readonly (readonly number[])[];
  /** Positions of sentences by their rarest need. */
  readonly #byNeed: readonly (readonly number[])[];
  /** Of those that need nothing in particular. */
  readonly #needless: readonly number[];

  constructor(sentences: readonly CompiledSentence[], sizes: readonly number[]) {
    this.#sentences = sentences;
    // Of two needs that as many words meet, the one is rarer that fewer sentences have: "the" is in most.
    const shared = sizes.map(() => 0);
    for (const { needs } of sentences) for (const need of needs) shared[need] = (shared[need] ?? 0) + 1;
    const rarity = (need: number): number => (sizes[need] ?? 0) * sentences.length + (shared[need] ?? 0);
    this.#needs = sentences.map(({ needs }) => needs.toSorted((a, b) => rarity(a) - rarity(b)));
    const byNeed = sizes.map((): number[] => []);
    const needless: number[] = [];
    for (const [position, [rarest]] of this.#needs.entries()) {
      if (rarest === undefined) needless.push(position);
      else byNeed[rarest]?.push(position);
    }
    this.#byNeed = byNeed;
    this.#needless = needless;
  }

  /** The sentences that a text may hold which meets these needs, in the grammar's order. */
  possible(met: Met): readonly CompiledSentence[] {
    const found = [...this.#needless];
    for (const rarest of met.all) {
      for (const position of this.#byNeed[rarest] ?? NONE) {
        if (this.#meets(position, met)) found.push(position);
      }
    }
    return found.sort((a, b) => a - b).flatMap((position) => this.#sentences[position] ?? []);
  }

  #meets(position: number, met: Met): boolean {
    for (const need of this.#needs[position] ?? NONE) if (!met.has(need)) return false;
    return true;
  }
}

const NONE: readonly never[] = [];
