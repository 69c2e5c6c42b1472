/** Moonshine and the phrase graph: free reading first, the constrained search where it is needed. */
import { beamSearch } from './beam-search.js';
import { Moonshine } from './moonshine.js';
import type { CommandResult, RecognizeOptions, Recognizer, Transcript } from './recognizer.js';
import { TokenGraph } from './token-graph.js';
import type { Node } from './word-graph.js';

/**
 * Nats per token by which the free path may beat the best path inside the graph. In-grammar commands at 10 dB noise:
 * 95 % below 0.39, largest 0.51; Common Voice forced through a graph: smallest twentieth 1.36 (speech.md).
 */
const RATIO_MIDDLE = 0.85;
const RATIO_SLOPE = 6;
/** Free reading that parses: at least this likely per token, or it is checked by the search. */
const SURE_PER_TOKEN = -0.12;
/** A path that the model itself finds this unlikely per token is noise, whatever the free reading makes of it. */
const FLOOR_PER_TOKEN = -2.2;
const ACCEPT = 0.5;

/** What a text says as a command of the house; null: nothing. */
export type ReadText = (text: string) => Promise<string | null>;

/** @throws EarshotError ASR_LOAD_FAILED, MODEL_MISSING */
export async function openMoonshine(): Promise<MoonshineRecognizer> {
  return new MoonshineRecognizer(await Moonshine.load());
}

/** One request at a time: searches share the decoder's buffers. */
export class MoonshineRecognizer implements Omit<Recognizer, 'setGrammar'> {
  #graph: TokenGraph | null = null;
  #read: ReadText = async () => null;

  constructor(private readonly model: Moonshine) {}

  /** @param graph where a sentence begins */
  steer(graph: Node, read: ReadText): void {
    this.#graph = new TokenGraph(graph, this.model.tokenizer);
    this.#read = read;
  }

  async command(samples: Float32Array, { signal }: RecognizeOptions = {}): Promise<CommandResult> {
    const began = performance.now();
    const encoded = await this.model.encode(samples);
    const encode = performance.now() - began;
    const free = await this.model.greedy(encoded, signal);
    const freeText = this.model.tokenizer.decode(free.tokens);
    const perToken = free.logProbability / (free.tokens.length + 1);
    const done = (part: Pick<CommandResult, 'text' | 'confidence' | 'accepted' | 'path'>): CommandResult => ({
      ...part,
      freeText,
      ms: { encode, decode: performance.now() - began - encode },
    });
    const reading = perToken > SURE_PER_TOKEN ? await this.#read(freeText) : null;
    if (reading !== null) {
      return done({
        text: reading,
        confidence: Math.min(1, Math.exp(perToken / 2)),
        accepted: true,
        path: 'free',
      });
    }
    const options = signal === undefined ? {} : { signal };
    const [found] = this.#graph === null ? [] : await beamSearch(this.model, this.#graph, encoded, options);
    if (found === undefined) return done({ text: '', confidence: 0, accepted: false, path: 'none' });
    const text = this.model.tokenizer.decode(found.tokens);
    const foundPerToken = found.logProbability / (found.tokens.length + 1);
    // A free reading that loops on noise is long and so unlikely as a whole: compare it per token as well.
    const whole = (free.logProbability - found.logProbability + found.cost) / (found.tokens.length + 1);
    const ratio = Math.max(whole, foundPerToken < FLOOR_PER_TOKEN ? 9 : 0);
    const confidence = 1 / (1 + Math.exp(RATIO_SLOPE * (ratio - RATIO_MIDDLE)));
    return done({
      text: (await this.#read(text)) ?? text,
      confidence,
      accepted: confidence >= ACCEPT,
      path: 'graph',
    });
  }

  async transcribe(
    samples: Float32Array,
    { signal }: RecognizeOptions = {},
  ): Promise<Transcript & { readonly ms: number }> {
    const began = performance.now();
    const encoded = await this.model.encode(samples);
    const free = await this.model.greedy(encoded, signal);
    return {
      text: this.model.tokenizer.decode(free.tokens),
      logProbability: free.logProbability,
      tokenCount: free.tokens.length + 1,
      ms: performance.now() - began,
    };
  }

  close(): Promise<void> {
    return this.model.close();
  }
}
