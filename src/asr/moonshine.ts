/**
 * Moonshine tiny in onnxruntime: one encoder run per utterance, then decoder steps over a batch of hypotheses with
 * their key/value cache. Shapes and traps: notes of models.md (the encoder mask has the length of the samples).
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { EarshotError, messageOf } from '../errors.js';
import { modelPath } from '../models.js';
import {
  argmax,
  CACHE_KEYS,
  DecoderBuffers,
  Decoding,
  type FirstStep,
  invalid,
  logSoftmaxRows,
} from './decoding.js';
import { Expectation } from './expectation.js';
import { JointDecoding } from './joint-decoding.js';
import { END_TOKEN, START_TOKEN, Tokenizer } from './tokenizer.js';

/** More than this per second of audio is a loop on noise (models.md). */
export const TOKENS_PER_SECOND = 6.5;
const MIN_SAMPLES = 4800;
const SILENCE_SAMPLES = 16_000;

/** What the encoder makes of an utterance. */
interface Sound {
  readonly hidden: Tensor;
  readonly mask: Tensor;
}

/** `0.decoder.key`, `0.encoder.key`, ...: as the decoder's inputs and outputs are named. */
const CACHE_NAMES = CACHE_KEYS.flatMap((key) => [
  key.replace('.', '.decoder.'),
  key.replace('.', '.encoder.'),
]);

export interface Encoded {
  readonly first: FirstStep;
  readonly seconds: number;
  /** Tokens that the decoder is told it has written: what it reads comes after them. */
  readonly written: readonly number[];
}

export class Moonshine {
  readonly expectation: Expectation;
  /** Tokens of the marks that end a sentence. */
  readonly closers: readonly number[];
  readonly #buffers = new DecoderBuffers();
  readonly #silenceBuffers = new DecoderBuffers();
  readonly #otherBuffers: DecoderBuffers[] = [];
  #silence: Promise<Encoded> | null = null;
  #silentSound: Promise<Sound> | null = null;

  private constructor(
    private readonly encoder: InferenceSession,
    private readonly decoder: InferenceSession,
    readonly tokenizer: Tokenizer,
  ) {
    this.expectation = new Expectation(tokenizer);
    this.closers = ['.', '?', '!'].flatMap((mark) => tokenizer.id(mark) ?? []);
  }

  /** @throws EarshotError ASR_LOAD_FAILED, MODEL_MISSING */
  static async load(): Promise<Moonshine> {
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
        { cause },
      );
    }
  }

  /** @param samples 16 kHz mono; padded with silence when shorter than 0.3 s */
  async encode(samples: Float32Array): Promise<Encoded> {
    const padded = samples.length >= MIN_SAMPLES ? samples : extend(samples, MIN_SAMPLES);
    const sound = await this.#sound(padded);
    return { first: await this.#begin(sound), seconds: padded.length / 16_000, written: [] };
  }

  /**
   * An utterance in which nobody speaks: what the decoder then expects is its internal language model (Meng et al. 2021,
   * "Internal Language Model Estimation", arXiv:2011.01991).
   */
  silence(): Promise<Encoded> {
    this.#silence ??= this.encode(new Float32Array(SILENCE_SAMPLES));
    return this.#silence;
  }

  /** A search over an utterance; the one before it is over. */
  decoding(encoded: Encoded): Decoding {
    return new Decoding(this.decoder, encoded.first, this.#buffers);
  }

  /** A search over several views of one utterance; the one before it is over. */
  jointDecoding([first, ...others]: readonly [Encoded, ...Encoded[]]): JointDecoding {
    const beside = others.map((encoded, at) => {
      this.#otherBuffers[at] ??= new DecoderBuffers();
      return new Decoding(this.decoder, encoded.first, this.#otherBuffers[at]);
    });
    return new JointDecoding([this.decoding(first), ...beside]);
  }

  /** The same sound to a decoder that is told it has written these tokens. */
  async after(encoded: Encoded, tokens: readonly number[]): Promise<Encoded> {
    const decoding = this.decoding(encoded);
    for (const token of tokens) await decoding.step([0], [token]);
    return { ...encoded, first: decoding.asFirstStep(), written: [...encoded.written, ...tokens] };
  }

  /** A search over silence, beside another one. */
  async silentDecoding(written: readonly number[] = []): Promise<Decoding> {
    const decoding = new Decoding(this.decoder, (await this.silence()).first, this.#silenceBuffers);
    for (const token of written) await decoding.step([0], [token]);
    return decoding;
  }

  /** How likely a reading ends here (nats): the end itself, or a mark after which the end is all but certain. */
  ending(row: Float32Array): number {
    let most = row[END_TOKEN] ?? Number.NEGATIVE_INFINITY;
    for (const mark of this.closers) most = Math.max(most, row[mark] ?? Number.NEGATIVE_INFINITY);
    return most;
  }

  /**
   * Natural logarithm of how likely the decoder finds these tokens and the end with nobody speaking; in one run of the
   * decoder, all tokens at once.
   */
  async silentLogProbability(tokens: readonly number[], written: readonly number[] = []): Promise<number> {
    this.#silentSound ??= this.#sound(new Float32Array(SILENCE_SAMPLES));
    const sound = await this.#silentSound;
    const ids = [START_TOKEN, ...written, ...tokens];
    const { logits } = await this.#firstRun(sound, ids, []);
    if (logits === undefined) throw invalid('no logits');
    const rows = logSoftmaxRows(floats(logits), ids.length);
    const said = tokens.map((token, at) => rows[written.length + at]?.[token] ?? Number.NEGATIVE_INFINITY);
    const last = rows.at(-1);
    return said.reduce((sum, value) => sum + value, last === undefined ? 0 : this.ending(last));
  }

  /** Free greedy reading. */
  async greedy(
    encoded: Encoded,
    signal?: AbortSignal,
  ): Promise<{ tokens: number[]; logProbability: number }> {
    const limit = Math.max(6, Math.ceil(encoded.seconds * TOKENS_PER_SECOND));
    const tokens: number[] = [];
    let logProbability = 0;
    const decoding = this.decoding(encoded);
    for (;;) {
      signal?.throwIfAborted();
      const [row] = decoding.rows;
      if (row === undefined) break;
      const token = argmax(row);
      logProbability += row[token] ?? 0;
      if (token === END_TOKEN || tokens.length >= limit) break;
      tokens.push(token);
      await decoding.step([0], [token]);
    }
    return { tokens, logProbability };
  }

  async close(): Promise<void> {
    await this.encoder.release();
    await this.decoder.release();
  }

  async #sound(samples: Float32Array): Promise<Sound> {
    const { length } = samples;
    const mask = new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]);
    const { last_hidden_state: hidden } = await this.encoder.run({
      input_values: new Tensor('float32', samples, [1, length]),
      attention_mask: mask,
    });
    if (hidden === undefined) throw invalid('the encoder has no output');
    return { hidden, mask };
  }

  /** The decoder without a cache. */
  async #firstRun(
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

  /** The start token, one hypothesis. */
  async #begin(sound: Sound): Promise<FirstStep> {
    const names = CACHE_NAMES.map((name) => `present.${name}`);
    const out = await this.#firstRun(sound, [START_TOKEN], names);
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
}

function floats(tensor: Tensor): Float32Array {
  if (!(tensor.data instanceof Float32Array)) throw invalid('no float32 tensor');
  return tensor.data;
}

function extend(samples: Float32Array, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(samples);
  return out;
}
