/**
 * One search over the decoder: a batch of hypotheses that grows by one token at a time. The encoder's keys and values
 * are given once for the whole batch (the graph broadcasts them), and the decoder's own live in buffers that are used
 * again at every step: a search leaves nothing behind for the garbage collector.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { EarshotError } from '../errors.js';

const LAYERS = 6;
const HEADS = 8;
const HEAD_SIZE = 36;
const HIDDEN_SIZE = 288;

/** `0.key`, `0.value`, `1.key`, ...: names of the cache's tensors. */
export const CACHE_KEYS: readonly string[] = Array.from({ length: LAYERS }, (_, layer) => [
  `${layer}.key`,
  `${layer}.value`,
]).flat();

/** What the encoder and the decoder's first steps leave for any number of searches. */
export interface FirstStep {
  /** Log-probabilities of the first token, [V]. */
  readonly row: Float32Array;
  /** Tokens before it: the start token, and what the decoder is told it has written. */
  readonly length: number;
  /** Decoder keys and values of those, each [1, 8, length, 36]. */
  readonly decoder: Readonly<Record<string, Float32Array>>;
  /** Keys and values of the encoder, each [1, 8, frames, 36]. */
  readonly cross: Readonly<Record<string, Tensor>>;
}

/** Buffers of one search; a second search at the same time needs its own. */
export class DecoderBuffers {
  readonly #arenas = Array.from({ length: 3 }, () => new Map<string, Float32Array>());
  #logits = new Float32Array(0);

  /** At least `size` floats, kept under this name in arena 0, 1 or 2. */
  take(arena: number, name: string, size: number): Float32Array {
    const kept = this.#arenas[arena]?.get(name);
    if (kept !== undefined && kept.length >= size) return kept.subarray(0, size);
    const made = new Float32Array(Math.ceil(size * 1.5));
    this.#arenas[arena]?.set(name, made);
    return made.subarray(0, size);
  }

  logits(size: number): Float32Array {
    if (this.#logits.length < size) this.#logits = new Float32Array(size);
    return this.#logits.subarray(0, size);
  }
}

const GATHERED = 2;

export class Decoding {
  /** Log-probabilities of the next token, one row [V] per hypothesis; overwritten by the next step. */
  rows: readonly Float32Array[];
  #length: number;
  #batch = 1;
  #decoder: Readonly<Record<string, Float32Array>>;
  #arena = 0;

  constructor(
    private readonly session: InferenceSession,
    private readonly first: FirstStep,
    private readonly buffers: DecoderBuffers,
  ) {
    this.rows = [first.row];
    this.#length = first.length;
    this.#decoder = first.decoder;
  }

  /**
   * One token more for each hypothesis.
   * @param parents row of the batch before that each token continues
   * @param tokens one token per hypothesis of the new batch
   */
  async step(parents: readonly number[], tokens: readonly number[]): Promise<void> {
    const batch = tokens.length;
    const kept = parents.length === this.#batch && parents.every((parent, row) => parent === row);
    const feeds: Record<string, Tensor> = {
      input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [batch, 1]),
      // Read only where there is no cache yet; the shapes must still be there.
      encoder_hidden_states: new Tensor('float32', new Float32Array(HIDDEN_SIZE), [1, 1, HIDDEN_SIZE]),
      encoder_attention_mask: new Tensor('int64', BigInt64Array.of(1n), [1, 1]),
      use_cache_branch: new Tensor('bool', Uint8Array.of(1), [1]),
    };
    const vocabulary = this.first.row.length;
    const logits = this.buffers.logits(batch * vocabulary);
    const fetches: Record<string, Tensor> = {
      logits: new Tensor('float32', logits, [batch, 1, vocabulary]),
    };
    const next: Record<string, Float32Array> = {};
    const before = [batch, HEADS, this.#length, HEAD_SIZE];
    const after = [batch, HEADS, this.#length + 1, HEAD_SIZE];
    for (const key of CACHE_KEYS) {
      const cross = this.first.cross[key];
      const had = this.#decoder[key];
      if (cross === undefined || had === undefined) throw invalid(`the cache lacks ${key}`);
      const past = kept ? had : this.#gather(key, had, parents);
      const present = this.buffers.take(this.#arena, key, sizeOf(after));
      next[key] = present;
      feeds[`past_key_values.${key.replace('.', '.decoder.')}`] = new Tensor('float32', past, before);
      feeds[`past_key_values.${key.replace('.', '.encoder.')}`] = cross;
      fetches[`present.${key.replace('.', '.decoder.')}`] = new Tensor('float32', present, after);
    }
    await this.session.run(feeds, fetches);
    this.rows = logSoftmaxRows(logits, batch);
    this.#decoder = next;
    this.#batch = batch;
    this.#length += 1;
    this.#arena = 1 - this.#arena;
  }

  /** The one hypothesis so far as a beginning for other searches, its buffers copied. */
  asFirstStep(): FirstStep {
    const [row] = this.rows;
    if (row === undefined || this.#batch !== 1) throw invalid('not one hypothesis');
    const decoder = Object.entries(this.#decoder).map(([key, had]) => [key, had.slice()]);
    return {
      row: row.slice(),
      length: this.#length,
      decoder: Object.fromEntries(decoder),
      cross: this.first.cross,
    };
  }

  #gather(key: string, had: Float32Array, parents: readonly number[]): Float32Array {
    const size = HEADS * this.#length * HEAD_SIZE;
    const out = this.buffers.take(GATHERED, key, size * parents.length);
    parents.forEach((parent, row) => {
      out.set(had.subarray(parent * size, (parent + 1) * size), row * size);
    });
    return out;
  }
}

export function invalid(what: string): EarshotError {
  return new EarshotError(
    'ASR_MODEL_INVALID',
    `The recogniser's model is not as expected (${what}): run \`earshot doctor\`.`,
  );
}

/** e^-x for x in 0..20 in steps of 1/512, each the mean over its step: the sum of 32,768 of them is right to 1e-5. */
const STEPS = 512;
const EXPONENTIALS = Float64Array.from({ length: 20 * STEPS + 1 }, (_, at) => Math.exp(-(at + 0.5) / STEPS));

/** Log-softmax of each row of logits [batch, V], in place. */
export function logSoftmaxRows(logits: Float32Array, batch: number): Float32Array[] {
  const size = logits.length / batch;
  return Array.from({ length: batch }, (_, row) => {
    const out = logits.subarray(row * size, (row + 1) * size);
    let max = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < size; at += 1) {
      const value = out[at] ?? max;
      if (value > max) max = value;
    }
    let sum = 0;
    for (let at = 0; at < size; at += 1) {
      const below = max - (out[at] ?? 0);
      // The likely ones decide: they are taken exactly. Below e^-20 a token adds nothing that float32 could hold.
      if (below < 1) sum += Math.exp(-below);
      else if (below < 20) sum += EXPONENTIALS[(below * STEPS) | 0] ?? 0;
    }
    const shift = max + Math.log(sum);
    for (let at = 0; at < size; at += 1) out[at] = (out[at] ?? 0) - shift;
    return out;
  });
}

export function argmax(row: Float32Array): number {
  let best = 0;
  for (let at = 1; at < row.length; at += 1) if ((row[at] ?? 0) > (row[best] ?? 0)) best = at;
  return best;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
