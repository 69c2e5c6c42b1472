/**
 * One search over the decoder: a batch of hypotheses that grows by one token at a time. The encoder's keys and values
 * are given once for the whole batch, the decoder's own live in buffers that are used again at every step: a search
 * leaves nothing behind for the garbage collector.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { EarshotError } from '../errors.js';

/** Layers x (key, value) x heads, and the numbers in each: the decoder's cache is [batch, 96, tokens, 36]. */
export const PAST_CHANNELS = 96;
export const PAST_WIDTH = 36;
/** Tokens whose greatest log-probability the decoder gives beside them. */
export const BLOCK = 64;

/** What the encoder and the decoder's first steps leave for any number of searches. */
export interface FirstStep {
  /** Log-probabilities of the first token, [V]. */
  readonly row: Float32Array;
  /** The greatest of each `BLOCK` of them, [V / BLOCK]. */
  readonly peaks: Float32Array;
  /** Where in the utterance the decoder looks for it, 0 to 1. */
  readonly position: number;
  /** Tokens before it: the start token, and what the decoder is told it has written. */
  readonly length: number;
  /** The decoder's cache of those, [1, 96, length, 36]. */
  readonly past: Float32Array;
  /** Keys and values of the encoder, [1, 96, frames, 36]. */
  readonly cross: Tensor;
}

/** Buffers of one search; a second search at the same time needs its own. */
export class DecoderBuffers {
  readonly #kept: Float32Array[] = [];

  /** At least `size` floats, the same ones at every asking for this number. */
  take(number: number, size: number): Float32Array {
    const kept = this.#kept[number];
    if (kept !== undefined && kept.length >= size) return kept.subarray(0, size);
    const made = new Float32Array(Math.ceil(size * 1.5));
    this.#kept[number] = made;
    return made.subarray(0, size);
  }
}

/** Of `DecoderBuffers`: 0 and 1 hold the cache by turns. */
const ROWS = 2;
const PEAKS = 3;
const POSITIONS = 4;

export class Decoding {
  /** Log-probabilities of the next token, one row [V] per hypothesis; overwritten by the next step. */
  rows: readonly Float32Array[];
  /** The greatest of each `BLOCK` of them, one row [V / BLOCK] per hypothesis. */
  peaks: readonly Float32Array[];
  /** Where in the utterance the decoder looks for the next token, 0 to 1, one per hypothesis. */
  positions: ArrayLike<number>;
  #length: number;
  #batch = 1;
  #past: Float32Array;
  #turn: 0 | 1 = 0;

  constructor(
    private readonly session: InferenceSession,
    private readonly first: FirstStep,
    private readonly buffers: DecoderBuffers,
  ) {
    this.rows = [first.row];
    this.peaks = [first.peaks];
    this.positions = [first.position];
    this.#length = first.length;
    this.#past = first.past;
  }

  /**
   * One token more for each hypothesis.
   * @param parents row of the batch before that each token continues
   * @param tokens one token per hypothesis of the new batch
   */
  async step(parents: readonly number[], tokens: readonly number[]): Promise<void> {
    const batch = tokens.length;
    const vocabulary = this.first.row.length;
    const before = [this.#batch, PAST_CHANNELS, this.#length, PAST_WIDTH];
    const after = [batch, PAST_CHANNELS, this.#length + 1, PAST_WIDTH];
    const blocks = vocabulary / BLOCK;
    const rows = this.buffers.take(ROWS, batch * vocabulary);
    const peaks = this.buffers.take(PEAKS, batch * blocks);
    const positions = this.buffers.take(POSITIONS, batch);
    const present = this.buffers.take(this.#turn, sizeOf(after));
    await this.session.run(
      {
        ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [batch, 1]),
        parents: new Tensor('int64', BigInt64Array.from(parents, BigInt), [batch]),
        offset: new Tensor('int64', BigInt64Array.of(BigInt(this.#length)), [1]),
        past: new Tensor('float32', this.#past, before),
        cross: this.first.cross,
      },
      {
        log_probabilities: new Tensor('float32', rows, [batch, 1, vocabulary]),
        peaks: new Tensor('float32', peaks, [batch, 1, blocks]),
        positions: new Tensor('float32', positions, [batch, 1]),
        present: new Tensor('float32', present, after),
      },
    );
    this.rows = tokens.map((_, row) => rows.subarray(row * vocabulary, (row + 1) * vocabulary));
    this.positions = positions;
    this.peaks = tokens.map((_, row) => peaks.subarray(row * blocks, (row + 1) * blocks));
    this.#past = present;
    this.#batch = batch;
    this.#length += 1;
    this.#turn = this.#turn === 0 ? 1 : 0;
  }

  /** The one hypothesis so far as a beginning for other searches, its buffers copied. */
  asFirstStep(): FirstStep {
    const [row] = this.rows;
    const [peaks] = this.peaks;
    if (row === undefined || peaks === undefined || this.#batch !== 1) throw invalid('not one hypothesis');
    return {
      row: row.slice(),
      peaks: peaks.slice(),
      position: this.positions[0] ?? 0,
      length: this.#length,
      past: this.#past.slice(),
      cross: this.first.cross,
    };
  }
}

/** @throws EarshotError ASR_MODEL_INVALID */
export function floats(tensor: Tensor): Float32Array {
  if (!(tensor.data instanceof Float32Array)) throw invalid('no float32 tensor');
  return tensor.data;
}

export function invalid(what: string): EarshotError {
  return new EarshotError(
    'ASR_MODEL_INVALID',
    `The recogniser's model is not as expected (${what}): run \`earshot doctor\`.`,
  );
}

export function argmax(row: Float32Array): number {
  let best = 0;
  for (let at = 1; at < row.length; at += 1) if ((row[at] ?? 0) > (row[best] ?? 0)) best = at;
  return best;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
