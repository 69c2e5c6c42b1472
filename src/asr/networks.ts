/**
 * Moonshine's networks in onnxruntime: the encoder (the mask has the length of the samples: notes of models.md), what the
 * decoder looks at in its frames, and the decoder (training/asr/decoder.py).
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { modelPath } from '../models.js';
import { type FirstStep, floats, invalid, PAST_CHANNELS, PAST_WIDTH } from './decoding.js';
import { type LetterPosteriors, smoothed } from './letters/posteriors.js';
import { USUAL } from './settings.js';
import { START_TOKEN } from './tokenizer.js';

/** What is made of an utterance once. */
export interface Sound {
  /** The encoder's frames, [1, frames, 288]. */
  readonly hidden: Tensor;
  /** What the decoder looks at: keys and values of the frames, [1, 96, frames, 36]. */
  readonly cross: Tensor;
}

export class Networks {
  private constructor(
    private readonly encoder: InferenceSession,
    private readonly cross: InferenceSession,
    private readonly speller: InferenceSession,
    readonly decoder: InferenceSession,
  ) {}

  /** @throws what onnxruntime throws, EarshotError MODEL_MISSING */
  static async load(threads = USUAL.threads): Promise<Networks> {
    const options: InferenceSession.SessionOptions = {
      executionMode: 'sequential',
      interOpNumThreads: 1,
      intraOpNumThreads: threads,
      graphOptimizationLevel: 'all',
      // An arena keeps what the longest utterance needed, and is no faster here.
      enableCpuMemArena: false,
      enableMemPattern: false,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    };
    const open = (id: string): Promise<InferenceSession> => InferenceSession.create(modelPath(id), options);
    const [encoder, cross, speller, decoder] = await Promise.all([
      open('asr-encoder'),
      open('asr-cross'),
      open('asr-letters'),
      open('asr-decoder'),
    ]);
    return new Networks(encoder, cross, speller, decoder);
  }

  /** @param samples 16 kHz mono, at least 0.3 s */
  async hear(samples: Float32Array): Promise<Sound> {
    const { length } = samples;
    const { last_hidden_state: hidden } = await this.encoder.run({
      input_values: new Tensor('float32', samples, [1, length]),
      attention_mask: new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]),
    });
    if (hidden === undefined) throw invalid('the encoder has no output');
    const { cross } = await this.cross.run({ hidden });
    if (cross === undefined) throw invalid('the frames have no keys');
    return { hidden, cross };
  }

  /** Which letter is being said, frame by frame. */
  async spell({ hidden }: Pick<Sound, 'hidden'>): Promise<LetterPosteriors> {
    const { logs } = await this.speller.run({ hidden });
    if (logs === undefined) throw invalid('the frames have no letters');
    return { frames: logs.dims[1] ?? 0, logs: smoothed(floats(logs)) };
  }

  /** The start token, one hypothesis. */
  async begin(sound: Sound): Promise<FirstStep> {
    const { log_probabilities: row, peaks, positions, present } = await this.#read(sound, [START_TOKEN]);
    if (row === undefined || peaks === undefined || positions === undefined || present === undefined)
      throw invalid('the decoder has no output');
    return {
      row: floats(row),
      peaks: floats(peaks),
      position: floats(positions)[0] ?? 0,
      length: 1,
      past: floats(present),
      cross: sound.cross,
    };
  }

  /** Log-probabilities of what follows the start token and each of `tokens`, [tokens + 1] rows of [V], in one run. */
  async read(sound: Pick<Sound, 'cross'>, tokens: readonly number[]): Promise<Float32Array[]> {
    const ids = [START_TOKEN, ...tokens];
    const { log_probabilities: rows } = await this.#read(sound, ids, ['log_probabilities']);
    if (rows === undefined) throw invalid('the decoder has no output');
    const data = floats(rows);
    const size = data.length / ids.length;
    return ids.map((_, at) => data.subarray(at * size, (at + 1) * size));
  }

  async close(): Promise<void> {
    await this.encoder.release();
    await this.cross.release();
    await this.speller.release();
    await this.decoder.release();
  }

  async #read(
    { cross }: Pick<Sound, 'cross'>,
    ids: readonly number[],
    outputs: readonly string[] = ['log_probabilities', 'peaks', 'positions', 'present'],
  ): Promise<InferenceSession.OnnxValueMapType> {
    const start = (): Tensor => new Tensor('int64', BigInt64Array.of(0n), [1]);
    const feeds = {
      parents: start(),
      offset: start(),
      ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      past: new Tensor('float32', new Float32Array(0), [1, PAST_CHANNELS, 0, PAST_WIDTH]),
      cross,
    };
    return await this.decoder.run(feeds, outputs);
  }
}
