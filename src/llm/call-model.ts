/** The model for calls as ONNX: an encoder that runs once for a sentence, and one decoder step with its cache. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { EarshotError } from '../errors.js';
import { modelsRoot } from '../models.js';
import { SYMBOLS } from './answer/vocabulary.js';
import { CALIBRATION, type Calibration } from './choice/choose.js';
import type { Scorer } from './decode.js';

/** What training wrote beside the graphs: the symbols that their classes stand for, and the calibration. */
const SETTINGS = z.object({
  symbols: z.array(z.string()),
  layers: z.int(),
  width: z.int(),
  calibration: CALIBRATION,
});

const SESSION: InferenceSession.SessionOptions = {
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  interOpNumThreads: 1,
  intraOpNumThreads: 2,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
};

export class CallModel {
  readonly #encoder: InferenceSession;
  readonly #decoder: InferenceSession;
  readonly #layers: number;
  readonly #width: number;
  readonly pieces: readonly string[];
  readonly calibration: Calibration;

  private constructor(
    encoder: InferenceSession,
    decoder: InferenceSession,
    settings: z.infer<typeof SETTINGS>,
    pieces: readonly string[],
  ) {
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#layers = settings.layers;
    this.#width = settings.width;
    this.calibration = settings.calibration;
    this.pieces = pieces;
  }

  /** @throws {EarshotError} MODEL_MISMATCH where the files are of another version than this code */
  static async load(folder = join(modelsRoot(), 'llm')): Promise<CallModel> {
    const settings = SETTINGS.parse(JSON.parse(readFileSync(join(folder, 'calls.json'), 'utf8')));
    const same =
      settings.symbols.length === SYMBOLS.length &&
      settings.symbols.every((symbol, index) => symbol === SYMBOLS[index]);
    if (!same) {
      throw new EarshotError(
        'MODEL_MISMATCH',
        `${folder} was trained for other symbols than this version of Earshot knows; install the models of this version, or train anew (training/README.md).`,
      );
    }
    const pieces = readFileSync(join(folder, 'pieces.txt'), 'utf8').trimEnd().split('\n');
    const open = (name: string): Promise<InferenceSession> =>
      InferenceSession.create(join(folder, name), SESSION);
    return new CallModel(
      await open('calls-encoder.onnx'),
      await open('calls-decoder.onnx'),
      settings,
      pieces,
    );
  }

  /** Reads the sentence once; the scorer then goes step by step, each step with the keys and values of those before it. */
  async start(ids: readonly number[]): Promise<Scorer> {
    const { memory, pointed, keys } = await this.#encoder.run({
      ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
    });
    if (memory === undefined || pointed === undefined || keys === undefined) throw unexpected();
    const scorer =
      (step: number, past: Tensor): Scorer =>
      async (previous) => {
        const { logits, present } = await this.#decoder.run({
          previous: new Tensor('int64', BigInt64Array.of(BigInt(previous)), [1]),
          step: new Tensor('int64', BigInt64Array.of(BigInt(step)), [1]),
          past,
          memory,
          pointed,
          keys,
        });
        if (logits === undefined || present === undefined || !(logits.data instanceof Float32Array))
          throw unexpected();
        return { logits: logits.data, next: scorer(step + 1, present) };
      };
    return scorer(0, new Tensor('float32', new Float32Array(0), [this.#layers, 2, 0, this.#width]));
  }

  async close(): Promise<void> {
    await this.#decoder.release();
    await this.#encoder.release();
  }
}

const unexpected = (): EarshotError =>
  new EarshotError('MODEL_MISMATCH', 'The model for calls gives other outputs than this version reads.');
