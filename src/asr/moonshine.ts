/**
 * Moonshine tiny: one encoder run per utterance, then decoder steps over a batch of hypotheses with their key/value cache.
 */
import { EarshotError, messageOf } from '../errors.js';
import { modelPath } from '../models.js';
import { argmax, DecoderBuffers, Decoding, type FirstStep } from './decoding.js';
import { Expectation } from './expectation.js';
import { JointDecoding } from './joint-decoding.js';
import { HeardLetters } from './letters/spoken-letters.js';
import { Networks, type Sound } from './networks.js';
import { END_TOKEN, Tokenizer } from './tokenizer.js';

/** More than this per second of audio is a loop on noise (models.md). */
export const TOKENS_PER_SECOND = 6.5;
const MIN_SAMPLES = 4800;
const SILENCE_SAMPLES = 16_000;

export interface Encoded {
  readonly first: FirstStep;
  readonly seconds: number;
  /** Tokens that the decoder is told it has written: what it reads comes after them. */
  readonly written: readonly number[];
  /** Of all of the sound; made when they are first asked for. */
  readonly letters: () => Promise<HeardLetters>;
}

export interface FreeReading {
  readonly tokens: readonly number[];
  /** Natural logarithm, the end among them. */
  readonly logProbability: number;
  /** Seconds after the place where the decoder looks for the end. */
  readonly unheard: number;
}

interface Silence {
  readonly sound: Sound;
  readonly first: FirstStep;
}

export class Moonshine {
  readonly expectation: Expectation;
  /** Tokens of the marks that end a sentence. */
  readonly closers: readonly number[];
  readonly #buffers = new DecoderBuffers();
  readonly #silenceBuffers = new DecoderBuffers();
  readonly #otherBuffers: DecoderBuffers[] = [];
  #silence: Promise<Silence> | null = null;

  private constructor(
    private readonly networks: Networks,
    readonly tokenizer: Tokenizer,
  ) {
    this.expectation = new Expectation(tokenizer);
    this.closers = ['.', '?', '!'].flatMap((mark) => tokenizer.id(mark) ?? []);
  }

  /** @throws EarshotError ASR_LOAD_FAILED, MODEL_MISSING */
  static async load(threads?: number): Promise<Moonshine> {
    try {
      return new Moonshine(await Networks.load(threads), Tokenizer.load(modelPath('asr-tokenizer')));
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
    const sound = await this.networks.hear(padded);
    const first = await this.networks.begin(sound);
    let spelt: Promise<HeardLetters> | undefined;
    const letters = (): Promise<HeardLetters> => {
      spelt ??= this.networks.spell(sound).then((posteriors) => new HeardLetters(posteriors));
      return spelt;
    };
    return { first, seconds: padded.length / 16_000, written: [], letters };
  }

  /**
   * An utterance in which nobody speaks: what the decoder then expects is its internal language model (Meng et al. 2021,
   * "Internal Language Model Estimation", arXiv:2011.01991).
   */
  #silent(): Promise<Silence> {
    this.#silence ??= this.networks
      .hear(new Float32Array(SILENCE_SAMPLES))
      .then(async (sound) => ({ sound, first: await this.networks.begin(sound) }));
    return this.#silence;
  }

  /** A search over an utterance; the one before it is over. */
  decoding(encoded: Encoded): Decoding {
    return new Decoding(this.networks.decoder, encoded.first, this.#buffers);
  }

  /** A search over several views of one utterance; the one before it is over. */
  jointDecoding([first, ...others]: readonly [Encoded, ...Encoded[]]): JointDecoding {
    const beside = others.map((encoded, at) => {
      this.#otherBuffers[at] ??= new DecoderBuffers();
      return new Decoding(this.networks.decoder, encoded.first, this.#otherBuffers[at]);
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
    const { first } = await this.#silent();
    const decoding = new Decoding(this.networks.decoder, first, this.#silenceBuffers);
    for (const token of written) await decoding.step([0], [token]);
    return decoding;
  }

  /** How likely a reading ends here (nats): the end itself, or a mark after which the end is all but certain. */
  ending(logProbability: (token: number) => number): number {
    return Math.max(logProbability(END_TOKEN), ...this.closers.map(logProbability));
  }

  /**
   * Natural logarithm of how likely the decoder finds these tokens and the end with nobody speaking; in one run of the
   * decoder, all tokens at once.
   */
  async silentLogProbability(tokens: readonly number[], written: readonly number[] = []): Promise<number> {
    const { sound } = await this.#silent();
    const rows = await this.networks.read(sound, [...written, ...tokens]);
    const said = tokens.map((token, at) => rows[written.length + at]?.[token] ?? Number.NEGATIVE_INFINITY);
    const last = rows.at(-1);
    const ending = this.ending((token) => last?.[token] ?? 0);
    return said.reduce((sum, value) => sum + value, ending);
  }

  /** Free greedy reading. */
  async greedy(encoded: Encoded, signal?: AbortSignal): Promise<FreeReading> {
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
    const unheard = (1 - (decoding.positions[0] ?? 1)) * encoded.seconds;
    return { tokens, logProbability, unheard };
  }

  close(): Promise<void> {
    return this.networks.close();
  }
}

function extend(samples: Float32Array, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(samples);
  return out;
}
