/** A causal language model as ONNX: tokens in, the logits of the next one out, with a cache between the steps. */
import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { EarshotError, messageOf } from '../../errors.js';
import { ChatText } from './chat-text.js';
import { type GraphLayout, layoutOf } from './graph-layout.js';
import { fromHalves } from './half-floats.js';
import { KeyValueCache } from './key-value-cache.js';
import { invalid, readModelFolder } from './model-folder.js';

export interface CausalOptions {
  /** The most tokens of a conversation with its prompt; memory grows with them. */
  readonly context?: number;
  /** Of the processor. Left out: all but one, at most four: the memory is the limit, not the arithmetic. */
  readonly threads?: number;
}

/** A few turns of a spoken conversation and the instructions before it. */
export const USUAL_CONTEXT = 768;

export class CausalModel {
  readonly text: ChatText;
  /** Tokens. */
  readonly context: number;
  readonly cache: KeyValueCache;
  readonly #session: InferenceSession;
  readonly #layout: GraphLayout;

  private constructor(
    text: ChatText,
    cache: KeyValueCache,
    parts: { readonly session: InferenceSession; readonly layout: GraphLayout },
  ) {
    this.text = text;
    this.cache = cache;
    this.context = cache.capacity;
    this.#session = parts.session;
    this.#layout = parts.layout;
  }

  /** @throws {EarshotError} LLM_MISSING, LLM_INVALID, LLM_UNSUPPORTED */
  static async load(path: string, options: CausalOptions = {}): Promise<CausalModel> {
    const folder = readModelFolder(path);
    const text = new ChatText(folder);
    const session = await open(folder.graph, options.threads ?? usualThreads());
    try {
      const layout = layoutOf(session, folder.config);
      const most = folder.config.max_position_embeddings ?? USUAL_CONTEXT;
      const context = Math.min(options.context ?? USUAL_CONTEXT, most);
      const cache = new KeyValueCache(layout.cache, context);
      return new CausalModel(text, cache, { session, layout });
    } catch (error) {
      await session.release();
      throw error;
    }
  }

  /**
   * Reads tokens after those in the cache.
   * @returns logits [vocabulary] of the token after the last
   * @throws {EarshotError} LLM_INVALID where the graph does not do what its inputs promise
   */
  async step(ids: readonly number[]): Promise<Float32Array> {
    const { cache } = this;
    if (ids.length === 0 || cache.length + ids.length > cache.capacity)
      throw new RangeError('no room in the cache');
    const layout = this.#layout;
    let results: InferenceSession.ReturnType;
    try {
      results = await this.#session.run(feedsOf(layout, ids, cache), [layout.logits, ...cache.fetches()]);
    } catch (cause) {
      throw invalid('the model', messageOf(cause), cause);
    }
    const logits = results[layout.logits];
    if (logits === undefined) throw invalid('the model', 'it gives no logits');
    const row = lastRow(logits);
    cache.take(tensorsIn(results), ids.length);
    return row;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

const usualThreads = (): number =>
  Math.max(1, Math.min(4, availableParallelism() - (availableParallelism() > 2 ? 1 : 0)));

async function open(graph: string, threads: number): Promise<InferenceSession> {
  try {
    // By path: weights beside the graph are mapped, not copied.
    return await InferenceSession.create(graph, {
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      interOpNumThreads: 1,
      intraOpNumThreads: threads,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
  } catch (cause) {
    throw invalid(graph, messageOf(cause), cause);
  }
}

function feedsOf(layout: GraphLayout, ids: readonly number[], cache: KeyValueCache): Record<string, Tensor> {
  const integers = (values: BigInt64Array, dims: readonly number[]): Tensor =>
    new Tensor('int64', values, dims);
  const total = cache.length + ids.length;
  const feeds = cache.feeds();
  const own: Record<string, Tensor> = {
    [layout.ids]: integers(BigInt64Array.from(ids, BigInt), [1, ids.length]),
  };
  if (layout.mask !== null) own[layout.mask] = integers(new BigInt64Array(total).fill(1n), [1, total]);
  if (layout.positions !== null)
    own[layout.positions] = integers(
      BigInt64Array.from(ids, (_, index) => BigInt(cache.length + index)),
      [1, ids.length],
    );
  if (layout.useCache !== null) own[layout.useCache] = new Tensor('bool', [cache.length > 0], [1]);
  if (layout.keep !== null) own[layout.keep] = integers(BigInt64Array.of(1n), []);
  return { ...feeds, ...own };
}

/** [.., V] or [1, T, V] -> the last V. */
function lastRow({ data, dims }: Tensor): Float32Array {
  const size = dims.at(-1) ?? 0;
  const floats = data instanceof Uint16Array ? data.subarray(-size) : data;
  if (size === 0 || data.length < size) throw invalid('the model', 'its logits are empty');
  if (floats instanceof Uint16Array) return fromHalves(floats);
  if (floats instanceof Float32Array) return floats.subarray(-size);
  throw invalid('the model', 'its logits are no numbers of 16 or 32 bits');
}

function tensorsIn(results: InferenceSession.ReturnType): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(results).flatMap(([name, value]) => (value instanceof Tensor ? [[name, value]] : [])),
  );
}

export const tooLong = (tokens: number, most: number): EarshotError =>
  new EarshotError(
    'LLM_TOO_LONG',
    `The conversation has ${tokens} tokens, and the language model takes ${most}: say it in fewer words.`,
  );
