/**
 * Moonshine tiny in onnxruntime: one encoder run per utterance, then decoder steps over a batch of hypotheses with
 * their key/value cache. Shapes and traps: notes of models.md (the encoder mask has the length of the samples).
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { EarshotError, messageOf } from '../errors.js';
import { modelPath } from '../models.js';
import { END_TOKEN, START_TOKEN, Tokenizer } from './tokenizer.js';

const LAYERS = 6;
const HEADS = 8;
const HEAD_SIZE = 36;
/** More than this per second of audio is a loop on noise (models.md). */
export const TOKENS_PER_SECOND = 6.5;

export interface Encoded {
  readonly hidden: Tensor;
  /** Ones, [1, samples]. */
  readonly mask: Tensor;
  readonly samples: number;
  readonly seconds: number;
}

/** Cache of a batch: decoder keys and values [B, 8, T, 36] per layer, and the encoder's, shared by all hypotheses. */
export interface DecoderState {
  readonly batch: number;
  readonly length: number;
  readonly decoder: Readonly<Record<string, Tensor>>;
  readonly encoder: Readonly<Record<string, Tensor>>;
}

export interface StepResult {
  /** Log-probabilities, one row of the vocabulary's size per hypothesis. */
  readonly rows: readonly Float32Array[];
  readonly state: DecoderState;
}

const CACHE_NAMES = Array.from({ length: LAYERS }, (_, layer) =>
  ['key', 'value'].map((part) => [layer, part] as const),
).flat();

export class Moonshine {
  private constructor(
    private readonly encoder: InferenceSession,
    private readonly decoder: InferenceSession,
    readonly tokenizer: Tokenizer,
  ) {}

  /** @throws EarshotError ASR_LOAD_FAILED, MODEL_MISSING */
  static async load(): Promise<Moonshine> {
    const options: InferenceSession.SessionOptions = {
      executionMode: 'sequential',
      interOpNumThreads: 1,
      intraOpNumThreads: 2,
      graphOptimizationLevel: 'all',
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    };
    try {
      const [encoder, decoder] = await Promise.all([
        InferenceSession.create(modelPath('asr-encoder'), options),
        InferenceSession.create(modelPath('asr-decoder'), options),
      ]);
      return new Moonshine(encoder, decoder, Tokenizer.load(modelPath('asr-tokenizer')));
    } catch (cause) {
      if (cause instanceof EarshotError) throw cause;
      throw new EarshotError(
        'ASR_LOAD_FAILED',
        `The recogniser does not load (${messageOf(cause)}): run \`earshot doctor\`.`,
        {
          cause,
        },
      );
    }
  }

  /** @param samples 16 kHz mono, at least 0.1 s (padded with silence when shorter) */
  async encode(samples: Float32Array): Promise<Encoded> {
    const padded = samples.length >= 4800 ? samples : extend(samples, 4800);
    const mask = new Tensor('int64', new BigInt64Array(padded.length).fill(1n), [1, padded.length]);
    const { last_hidden_state: hidden } = await this.encoder.run({
      input_values: new Tensor('float32', padded, [1, padded.length]),
      attention_mask: mask,
    });
    if (hidden === undefined)
      throw new EarshotError('ASR_MODEL_INVALID', 'The encoder has no output: run `earshot doctor`.');
    return { hidden, mask, samples: padded.length, seconds: padded.length / 16_000 };
  }

  /** First step: the start token, one hypothesis. */
  async begin(encoded: Encoded): Promise<StepResult> {
    const empty = new Tensor('float32', new Float32Array(0), [1, HEADS, 0, HEAD_SIZE]);
    const feeds = this.#feeds(encoded, [START_TOKEN], false);
    for (const [layer, part] of CACHE_NAMES) {
      feeds[`past_key_values.${layer}.decoder.${part}`] = empty;
      feeds[`past_key_values.${layer}.encoder.${part}`] = empty;
    }
    const names = CACHE_NAMES.flatMap(([layer, part]) => [
      `present.${layer}.decoder.${part}`,
      `present.${layer}.encoder.${part}`,
    ]);
    const out = await this.decoder.run(feeds, ['logits', ...names]);
    const pick = (side: string): Record<string, Tensor> =>
      Object.fromEntries(
        CACHE_NAMES.map(([layer, part]) => [
          `${layer}.${part}`,
          tensorOf(out, `present.${layer}.${side}.${part}`),
        ]),
      );
    return {
      rows: logSoftmaxRows(tensorOf(out, 'logits'), 1),
      state: { batch: 1, length: 1, decoder: pick('decoder'), encoder: pick('encoder') },
    };
  }

  /**
   * One token more for each hypothesis.
   * @param parents row of `state` that each token continues
   * @param tokens one token per hypothesis of the new batch
   */
  async step(
    encoded: Encoded,
    state: DecoderState,
    parents: readonly number[],
    tokens: readonly number[],
  ): Promise<StepResult> {
    const batch = tokens.length;
    const feeds = this.#feeds(encoded, tokens, true);
    for (const [layer, part] of CACHE_NAMES) {
      const key = `${layer}.${part}`;
      feeds[`past_key_values.${layer}.decoder.${part}`] = gather(tensorAt(state.decoder, key), parents);
      feeds[`past_key_values.${layer}.encoder.${part}`] = tile(tensorAt(state.encoder, key), batch);
    }
    const names = CACHE_NAMES.map(([layer, part]) => `present.${layer}.decoder.${part}`);
    const out = await this.decoder.run(feeds, ['logits', ...names]);
    const decoder = Object.fromEntries(
      CACHE_NAMES.map(([layer, part]) => [
        `${layer}.${part}`,
        tensorOf(out, `present.${layer}.decoder.${part}`),
      ]),
    );
    return {
      rows: logSoftmaxRows(tensorOf(out, 'logits'), batch),
      state: { batch, length: state.length + 1, decoder, encoder: state.encoder },
    };
  }

  /** Free greedy reading. */
  async greedy(
    encoded: Encoded,
    first: StepResult,
    signal?: AbortSignal,
  ): Promise<{ tokens: number[]; logProbability: number }> {
    const limit = Math.max(6, Math.ceil(encoded.seconds * TOKENS_PER_SECOND));
    const tokens: number[] = [];
    let logProbability = 0;
    let { rows, state } = first;
    for (;;) {
      signal?.throwIfAborted();
      const row = rows[0];
      if (row === undefined) break;
      const token = argmax(row);
      logProbability += row[token] ?? 0;
      if (token === END_TOKEN || tokens.length >= limit) break;
      tokens.push(token);
      ({ rows, state } = await this.step(encoded, state, [0], [token]));
    }
    return { tokens, logProbability };
  }

  async close(): Promise<void> {
    await this.encoder.release();
    await this.decoder.release();
  }

  #feeds(encoded: Encoded, tokens: readonly number[], cached: boolean): Record<string, Tensor> {
    const batch = tokens.length;
    return {
      input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [batch, 1]),
      encoder_hidden_states: tile(encoded.hidden, batch),
      encoder_attention_mask: tile(encoded.mask, batch),
      use_cache_branch: new Tensor('bool', Uint8Array.of(cached ? 1 : 0), [1]),
    };
  }
}

function tensorOf(out: InferenceSession.ReturnType, name: string): Tensor {
  const tensor = out[name];
  if (tensor === undefined)
    throw new EarshotError('ASR_MODEL_INVALID', `The decoder has no output ${name}: run \`earshot doctor\`.`);
  return tensor;
}

function tensorAt(tensors: Readonly<Record<string, Tensor>>, key: string): Tensor {
  const tensor = tensors[key];
  if (tensor === undefined) throw new EarshotError('ASR_MODEL_INVALID', `The decoder's cache lacks ${key}.`);
  return tensor;
}

function floats(tensor: Tensor): Float32Array {
  if (!(tensor.data instanceof Float32Array))
    throw new EarshotError('ASR_MODEL_INVALID', 'The model gave no float32 tensor.');
  return tensor.data;
}

function extend(samples: Float32Array, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(samples);
  return out;
}

/** Rows of a [B, ...] tensor in a new order. */
function gather(tensor: Tensor, parents: readonly number[]): Tensor {
  const [batch = 1, ...rest] = tensor.dims;
  if (parents.length === batch && parents.every((parent, row) => parent === row)) return tensor;
  const size = floats(tensor).length / batch;
  const data = new Float32Array(size * parents.length);
  parents.forEach((parent, row) => {
    data.set(floats(tensor).subarray(parent * size, (parent + 1) * size), row * size);
  });
  return new Tensor('float32', data, [parents.length, ...rest]);
}

const tiled = new WeakMap<Tensor, Tensor[]>();

/** A [1, ...] tensor repeated; kept, since the same batch size comes again at every step. */
function tile(tensor: Tensor, batch: number): Tensor {
  if (batch === 1) return tensor;
  const kept = tiled.get(tensor) ?? [];
  tiled.set(tensor, kept);
  kept[batch] ??= repeated(tensor, batch);
  return kept[batch] ?? tensor;
}

function repeated(tensor: Tensor, batch: number): Tensor {
  const [, ...rest] = tensor.dims;
  if (tensor.data instanceof BigInt64Array) {
    return new Tensor('int64', new BigInt64Array(tensor.data.length * batch).fill(1n), [batch, ...rest]);
  }
  return gather(
    tensor,
    Array.from({ length: batch }, () => 0),
  );
}

/** Log-softmax of the last position of each row, in place (the tensor is ours alone); logits are [B, T, V]. */
function logSoftmaxRows(logits: Tensor, batch: number): Float32Array[] {
  const size = logits.dims[2] ?? 0;
  const data = floats(logits);
  const perRow = data.length / batch;
  return Array.from({ length: batch }, (_, row) => {
    const out = data.subarray((row + 1) * perRow - size, (row + 1) * perRow);
    let max = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < size; at += 1) max = Math.max(max, out[at] ?? max);
    let sum = 0;
    for (let at = 0; at < size; at += 1) {
      const value = (out[at] ?? 0) - max;
      // Below e^-20 a token adds nothing that float32 could hold.
      if (value > -20) sum += Math.exp(value);
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
