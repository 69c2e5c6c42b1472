/**
 * The listener's network: log-mel steps of 48 ms in, and for every 24 ms what letter is being said and whether anybody
 * speaks. Causal, so a stream goes through it piece by piece with what it remembers in between (training/listener).
 */

import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ALWAYS_ON } from '../../always-on.js';
import { ALPHABET } from '../../asr/letters/posteriors.js';
import { EarshotError, messageOf } from '../../errors.js';
import { loadManifest, modelPath } from '../../models.js';
import { STEP_VALUES } from './log-mel.js';

/** Steps before the first of a run that the first layer sees. */
const BEFORE = 2;
/** Frames that a step is answered with. */
export const ANSWERS = 2;
/** Samples from one answer to the next, as those of the recogniser's encoder: 24 ms. */
export const ANSWER_SAMPLES = 384;
/** The network answers so many frames late: it has heard 129 ms more by then. */
export const DELAY = 5;

/** What a stream's next run needs of its last one. */
export interface Memory {
  readonly steps: Float32Array;
  readonly past: Tensor;
}

export interface Heard {
  readonly frames: number;
  /** Natural logarithms, [frames, alphabet]. */
  readonly logs: Float32Array;
  /** Probability of speech, [frames]. */
  readonly speech: Float32Array;
  readonly memory: Memory;
}

const ID = 'wake-listener';

/** Whether this release has a listener at all. @throws what `loadManifest` throws */
export const listenerShipped = (): boolean => loadManifest().files.some(({ id }) => id === ID);

export class ListenerNetwork {
  private constructor(
    private readonly session: InferenceSession,
    private readonly pastShape: readonly number[],
  ) {}

  /** @throws EarshotError LISTENER_LOAD_FAILED, MODEL_UNKNOWN */
  static async load(path = modelPath(ID)): Promise<ListenerNetwork> {
    try {
      const session = await InferenceSession.create(path, ALWAYS_ON);
      return new ListenerNetwork(session, pastShapeOf(session));
    } catch (cause) {
      throw new EarshotError(
        'LISTENER_LOAD_FAILED',
        `The wake listener ${path} does not load (${messageOf(cause)}): run \`earshot doctor\`.`,
        { cause },
      );
    }
  }

  /**
   * Runs of one stream follow one another: await each.
   * @param steps [count * STEP_VALUES], at least one
   * @param before null: the stream begins here
   */
  async hear(steps: Float32Array, before: Memory | null): Promise<Heard> {
    const count = steps.length / STEP_VALUES;
    const known = new Float32Array((BEFORE + count) * STEP_VALUES);
    known.set(before?.steps ?? beginning(steps));
    known.set(steps, BEFORE * STEP_VALUES);
    const { logs, speech, kept } = await this.session.run({
      steps: new Tensor('float32', known, [1, BEFORE + count, STEP_VALUES]),
      past: before?.past ?? this.#nothing(),
    });
    if (!(logs?.data instanceof Float32Array) || !(speech?.data instanceof Float32Array) || !kept) {
      throw new EarshotError(
        'LISTENER_LOAD_FAILED',
        'The wake listener has unknown outputs: run `earshot doctor`.',
      );
    }
    return {
      frames: logs.data.length / ALPHABET.length,
      logs: logs.data,
      speech: speech.data,
      memory: { steps: known.slice(-BEFORE * STEP_VALUES), past: kept },
    };
  }

  async close(): Promise<void> {
    await this.session.release();
  }

  #nothing(): Tensor {
    const values = this.pastShape.reduce((product, size) => product * size, 1);
    return new Tensor('float32', new Float32Array(values), [...this.pastShape]);
  }
}

/** Before the first step there was more of the same. */
function beginning(steps: Float32Array): Float32Array {
  const first = steps.subarray(0, STEP_VALUES);
  const before = new Float32Array(BEFORE * STEP_VALUES);
  for (let at = 0; at < BEFORE; at += 1) before.set(first, at * STEP_VALUES);
  return before;
}

function pastShapeOf({ inputMetadata }: InferenceSession): readonly number[] {
  const past = inputMetadata.find(({ name }) => name === 'past');
  if (past === undefined || !past.isTensor) throw new Error('no input `past`');
  return past.shape.map((size) => {
    if (typeof size !== 'number') throw new Error('`past` has no fixed size');
    return size;
  });
}
