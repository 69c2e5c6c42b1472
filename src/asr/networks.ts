/**
 * Moonshine's two networks in onnxruntime. Shapes and traps: notes of models.md (the encoder mask has the length of the
 * samples).
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { modelPath } from '../models.js';
import { CACHE_KEYS, type FirstStep, invalid, logSoftmaxRows } from './decoding.js';
import { START_TOKEN } from './tokenizer.js';

/** `0.decoder.key`, `0.encoder.key`, ...: as the decoder's inputs and outputs are named. */
const CACHE_NAMES = CACHE_KEYS.flatMap((key) => [
  key.replace('.', '.decoder.'),
  key.replace('.', '.encoder.'),
]);

/** What the encoder makes of an utterance. */
export interface Sound {
  /** [1, frames, 288] */
  readonly hidden: Tensor;
  /** [1, samples] */
  readonly mask: Tensor;
}

export class Networks {
  private constructor(
    private readonly encoder: InferenceSession,
    readonly decoder: InferenceSession,
  ) {}

  /** @throws what onnxruntime throws, EarshotError MODEL_MISSING */
  static async load(): Promise<Networks> {
    const options: InferenceSession.SessionOptions = {
      executionMode: 'sequential',
      interOpNumThreads: 1,
      intraOpNumThreads: 2,
      graphOptimizationLevel: 'all',
      // An arena keeps what the longest utterance needed, and is no faster here.
      enableCpuMemArena: false,
      enableMemPattern: false,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    };
    const [encoder, decoder] = await Promise.all([
      InferenceSession.create(modelPath('asr-encoder'), options),
      InferenceSession.create(modelPath('asr-decoder'), options),
    ]);
    return new Networks(encoder, decoder);
  }

  /** @param samples 16 kHz mono, at least 0.3 s */
  async hear(samples: Float32Array): Promise<Sound> {
    const { length } = samples;
    const mask = new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]);
    const { last_hidden_state: hidden } = await this.encoder.run({
      input_values: new Tensor('float32', samples, [1, length]),
      attention_mask: mask,
    });
    if (hidden === undefined) throw invalid('the encoder has no output');
    return { hidden, mask };
  }

  /** The start token, one hypothesis. */
  async begin(sound: Sound): Promise<FirstStep> {
    const names = CACHE_NAMES.map((name) => `present.${name}`);
    const out = await this.#withoutCache(sound, [START_TOKEN], names);
    const tensor = (name: string): Tensor => {
      const found = out[name];
      if (found === undefined) throw invalid(`the decoder has no output ${name}`);
      return found;
    };
    const [row] = logSoftmaxRows(floats(tensor('logits')), 1);
    if (row === undefined) throw invalid('no logits');
    return {
      row,
      length: 1,
      decoder: Object.fromEntries(
        CACHE_KEYS.map((key) => [key, floats(tensor(`present.${key.replace('.', '.decoder.')}`))]),
      ),
      cross: Object.fromEntries(
        CACHE_KEYS.map((key) => [key, tensor(`present.${key.replace('.', '.encoder.')}`)]),
      ),
    };
  }

  /** Log-probabilities of what follows the start token and each of `tokens`, [tokens + 1] rows of [V], in one run. */
  async read(sound: Sound, tokens: readonly number[]): Promise<Float32Array[]> {
    const ids = [START_TOKEN, ...tokens];
    const { logits } = await this.#withoutCache(sound, ids, []);
    if (logits === undefined) throw invalid('no logits');
    return logSoftmaxRows(floats(logits), ids.length);
  }

  async close(): Promise<void> {
    await this.encoder.release();
    await this.decoder.release();
  }

  async #withoutCache(
    { hidden, mask }: Sound,
    ids: readonly number[],
    outputs: readonly string[],
  ): Promise<InferenceSession.OnnxValueMapType> {
    const empty = new Tensor('float32', new Float32Array(0), [1, 8, 0, 36]);
    const feeds: Record<string, Tensor> = {
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      encoder_hidden_states: hidden,
      encoder_attention_mask: mask,
      use_cache_branch: new Tensor('bool', Uint8Array.of(0), [1]),
    };
    for (const name of CACHE_NAMES) feeds[`past_key_values.${name}`] = empty;
    return await this.decoder.run(feeds, ['logits', ...outputs]);
  }
}

function floats(tensor: Tensor): Float32Array {
  if (!(tensor.data instanceof Float32Array)) throw invalid('no float32 tensor');
  return tensor.data;
}
