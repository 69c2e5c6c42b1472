/** Writes an answer token by token: the prompt is read (what is known of it, not again), then one step a token. */
import type { CausalModel } from './causal-model.js';
import type { Message } from './chat-text.js';
import type { Constraint } from './constraint.js';
import type { CacheMark } from './key-value-cache.js';
import { promptTokens, sameStart } from './prompt-tokens.js';
import { choose, randomFrom, type Sampling } from './sampling.js';

export interface Question {
  /** The same for every question: read once, its state is kept. */
  readonly fixed: readonly Message[];
  readonly messages: readonly Message[];
  readonly maxTokens: number;
  readonly sampling: Sampling;
}

export interface Piece {
  /** What the token adds to the text; empty while a character is incomplete. */
  readonly text: string;
  readonly token: number;
  /** Natural. */
  readonly logProbability: number;
}

/** Read at once; between two such parts a question can be cancelled. */
const CHUNK_TOKENS = 64;

/** The state after the fixed part of the last prompt. */
export class SavedStart {
  #ids: readonly number[] = [];
  #mark: CacheMark | null = null;
  #empty: CacheMark | null = null;

  constructor(private readonly model: CausalModel) {}

  /** Goes back to as much of the prompt as is known, else to nothing. */
  restore(ids: readonly number[]): void {
    const { cache } = this.model;
    // At least one token must be read, for its logits.
    const known =
      this.#mark !== null && this.#ids.length < ids.length && sameStart(ids, this.#ids) === this.#ids.length;
    this.#empty ??= cache.length === 0 ? cache.mark() : null;
    if (known && this.#mark !== null) cache.back(this.#mark);
    else if (this.#empty !== null) cache.back(this.#empty);
  }

  keep(ids: readonly number[]): void {
    this.#ids = ids;
    this.#mark = this.model.cache.mark();
  }
}

/**
 * @param allowed asked before every token, with those of the answer so far
 * @throws {EarshotError} LLM_TOO_LONG, LLM_INVALID; the signal's reason when cancelled
 */
export async function* generate(
  model: CausalModel,
  start: SavedStart,
  { fixed, messages, maxTokens, sampling }: Question,
  { signal, allowed = () => null }: { readonly signal?: AbortSignal; readonly allowed?: Constraint } = {},
): AsyncGenerator<Piece, void, void> {
  const { text, cache } = model;
  const prompt = promptTokens(text, fixed, messages, model.context - maxTokens);
  start.restore(prompt.ids);
  let logits: Float32Array | null = null;
  for (const part of partsOf(prompt.ids, cache.length, prompt.fixed)) {
    signal?.throwIfAborted();
    logits = await model.step(part);
    if (cache.length === prompt.fixed) start.keep(prompt.ids.slice(0, prompt.fixed));
  }
  const said: number[] = [];
  const random = randomFrom(sampling.seed);
  let spoken = '';
  while (logits !== null && said.length < maxTokens) {
    signal?.throwIfAborted();
    const choice = choose(logits, said, allowed(said), sampling, random);
    if (choice === null || text.ends.has(choice.token)) return;
    said.push(choice.token);
    const whole = text.decode(said);
    const complete = !whole.endsWith('\ufffd');
    yield { text: complete ? whole.slice(spoken.length) : '', ...choice };
    if (complete) spoken = whole;
    if (said.length < maxTokens) logits = await model.step([choice.token]);
  }
}

/** The tokens from `from` on, in chunks, with a border where the fixed part ends. */
function* partsOf(ids: readonly number[], from: number, fixed: number): Generator<readonly number[]> {
  let at = from;
  while (at < ids.length) {
    const border = at < fixed ? fixed : ids.length;
    const next = Math.min(border, at + CHUNK_TOKENS);
    yield ids.slice(at, next);
    at = next;
  }
}
