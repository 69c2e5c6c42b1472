import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ALWAYS_ON } from '../always-on.js';
import { EarshotError, messageOf } from '../errors.js';
import { modelPath } from '../models.js';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from './ports.js';

/** The last samples of the frame before, put in front of each frame: the network was trained with them. */
const CONTEXT_SAMPLES = 64;
const STATE_SHAPE = [2, 1, 128] as const;
const STATE_VALUES = 256;

/**
 * Silero VAD 6.2 (16 kHz): the probability that a frame of 32 ms holds speech, given all frames since the last reset.
 * 0.13 ms a frame on one core, so it runs on the caller's thread. Calls follow one another: await each.
 */
export class SileroVad {
  #session: InferenceSession | undefined;
  // Inputs are read in place by onnxruntime: one tensor each, written anew for every frame.
  readonly #input = new Float32Array(CONTEXT_SAMPLES + FRAME_SAMPLES);
  readonly #state = new Float32Array(STATE_VALUES);
  readonly #feeds = {
    input: new Tensor('float32', this.#input, [1, CONTEXT_SAMPLES + FRAME_SAMPLES]),
    state: new Tensor('float32', this.#state, STATE_SHAPE),
    sr: new Tensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE_HZ)), []),
  };

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** @throws {EarshotError} VAD_LOAD_FAILED */
  static async load(path = modelPath('vad')): Promise<SileroVad> {
    try {
      const session = await InferenceSession.create(path, ALWAYS_ON);
      return new SileroVad(session);
    } catch (cause) {
      throw new EarshotError(
        'VAD_LOAD_FAILED',
        `The speech detector ${path} does not load (${messageOf(cause)}): run \`earshot doctor\`.`,
        { cause },
      );
    }
  }

  /** @param frame FRAME_SAMPLES samples at 16 kHz; it is copied */
  async probability(frame: Float32Array): Promise<number> {
    if (!this.#session) throw new EarshotError('VAD_CLOSED', 'The speech detector is closed already.');
    if (frame.length !== FRAME_SAMPLES) {
      throw new EarshotError('VAD_FRAME', `A frame has ${FRAME_SAMPLES} samples, this one ${frame.length}.`);
    }
    this.#input.copyWithin(0, FRAME_SAMPLES);
    this.#input.set(frame, CONTEXT_SAMPLES);
    const { output, stateN } = await this.#session.run(this.#feeds);
    if (!(output?.data instanceof Float32Array) || !(stateN?.data instanceof Float32Array)) {
      throw new EarshotError(
        'VAD_LOAD_FAILED',
        'The speech detector has unknown outputs: run `earshot doctor`.',
      );
    }
    this.#state.set(stateN.data);
    return output.data[0] ?? 0;
  }

  /** Forgets the audio so far: between files, and after a gap in a stream. */
  reset(): void {
    this.#input.fill(0);
    this.#state.fill(0);
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.release();
  }
}

/** Anything that tells speech from the rest; tests put a rule here instead of the network. */
export type SpeechDetector = Pick<SileroVad, 'probability' | 'reset'>;

/**
 * One probability per frame of a whole recording (the last frame padded with silence). Resets the detector first.
 * @throws the signal's reason when aborted
 */
export async function speechProbabilities(
  detector: SpeechDetector,
  samples: Float32Array,
  signal?: AbortSignal,
): Promise<Float32Array> {
  detector.reset();
  const probabilities = new Float32Array(Math.ceil(samples.length / FRAME_SAMPLES));
  const frame = new Float32Array(FRAME_SAMPLES);
  for (let i = 0; i < probabilities.length; i++) {
    signal?.throwIfAborted();
    const part = samples.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES);
    frame.fill(0, part.length);
    frame.set(part);
    probabilities[i] = await detector.probability(frame);
  }
  return probabilities;
}
