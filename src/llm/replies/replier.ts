/** Small talk, answered by a language model within the guard: one sentence, or two, or nothing. */
import type { Home } from '../../actions/home.js';
import type { CausalLm } from '../causal/causal-lm.js';
import type { Piece } from '../causal/generate.js';
import type { Sampling } from '../causal/sampling.js';
import { type Fault, faultOf } from './guard.js';
import { FIXED } from './reply-prompt.js';
import { spokenSentences } from './spoken-sentences.js';

export interface Talk {
  /** Ready to be said while the rest is written. */
  readonly first: string;
  /** At most one more sentence. Ending the loop early, or never beginning it, is fine. */
  readonly rest: AsyncIterable<string>;
  /** Mean probability of a token of the first sentence, 0-1. */
  readonly confidence: number;
  /** To the first sentence. */
  readonly ms: number;
}

export interface Replier {
  /** Null where nothing that came of it may be said. @throws what `CausalLm.ask` throws */
  talk(
    asked: string,
    home: Pick<Home, 'devices' | 'areas'>,
    options?: { readonly signal?: AbortSignal; readonly onFault?: (sentence: string, fault: Fault) => void },
  ): Promise<Talk | null>;
  close(): Promise<void>;
}

/** Two short sentences; more is never said. */
const MOST_TOKENS = 56;
const MOST_SENTENCES = 2;
/** The likeliest answer; then, where that may not be said, one draw. */
const TRIES: readonly Sampling[] = [
  { temperature: 0, topK: 1, repetitionPenalty: 1.1, seed: 1 },
  { temperature: 0.7, topK: 40, repetitionPenalty: 1.1, seed: 1 },
];

export function createReplier(lm: CausalLm): Replier {
  return {
    talk: async (asked, home, { signal, onFault } = {}) => {
      const started = performance.now();
      for (const sampling of TRIES) {
        const pieces = new Counted(
          lm.ask(
            {
              fixed: FIXED,
              messages: [{ role: 'user', content: asked }],
              maxTokens: MOST_TOKENS,
              sampling,
              choices: null,
            },
            signal === undefined ? {} : { signal },
          ),
        );
        const sentences = spokenSentences(pieces);
        const first = await sentences.next();
        if (first.done === true) continue;
        const fault = faultOf(first.value, { asked, before: [], home });
        if (fault === null) {
          const rest = following(sentences, first.value, asked, home, onFault);
          return { first: first.value, rest, confidence: pieces.confidence, ms: performance.now() - started };
        }
        onFault?.(first.value, fault);
        await sentences.return();
      }
      return null;
    },
    close: () => lm.close(),
  };
}

/** What may be said after the first sentence; the first that may not ends it. */
async function* following(
  sentences: AsyncGenerator<string, void, void>,
  first: string,
  asked: string,
  home: Pick<Home, 'devices' | 'areas'>,
  onFault?: (sentence: string, fault: Fault) => void,
): AsyncGenerator<string, void, void> {
  const before = [first];
  try {
    while (before.length < MOST_SENTENCES) {
      const next = await sentences.next();
      if (next.done === true) return;
      const fault = faultOf(next.value, { asked, before, home });
      if (fault !== null) return onFault?.(next.value, fault);
      before.push(next.value);
      yield next.value;
    }
  } finally {
    await sentences.return();
  }
}

class Counted implements AsyncIterable<Piece> {
  #sum = 0;
  #count = 0;

  constructor(private readonly pieces: AsyncIterable<Piece>) {}

  get confidence(): number {
    return this.#count === 0 ? 0 : Math.exp(this.#sum / this.#count);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Piece, void, void> {
    for await (const piece of this.pieces) {
      this.#sum += piece.logProbability;
      this.#count += 1;
      yield piece;
    }
  }
}
