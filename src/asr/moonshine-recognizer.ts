/** Moonshine and the phrase graph: free reading first, the constrained search where it is needed. */
import { modelPath } from '../models.js';
import type { Opening } from '../wake/port.js';
import { afterOpening } from './after-opening.js';
import { type BeamResult, beamSearch } from './beam-search.js';
import { Beginnings } from './beginnings.js';
import { type Evidence, type Judgement, judge } from './confidence.js';
import { unexplained } from './duration.js';
import type { Encoded, Moonshine } from './moonshine.js';
import {
  CLEAR,
  type CommandResult,
  type RecognizeOptions,
  type Recognizer,
  type Transcript,
} from './recognizer.js';
import { type RecognizerSettings, USUAL } from './settings.js';
import { TokenGraph } from './token-graph.js';
import { otherViews } from './views.js';
import type { Node } from './word-graph.js';
import type { HouseWords } from './wording/house-words.js';
import { WordCounts } from './wording/word-counts.js';
import { Wording } from './wording/wording.js';

/**
 * A free reading that parses is taken as it is where the model is this sure of every token and the grammar does not find it
 * this strange (nats); otherwise the search looks for what sounds alike and is said more often.
 */
const SURE_PER_TOKEN = -0.12;
const STRANGE = 3;
/** Nats by which a sure free reading that parses must beat what the grammar would rather hear. */
const MARGIN = 3;
/**
 * A reading of one view with a confidence between this and CLEAR is looked for again in several, three times the work. Of 210 noisy
 * commands none below it came to be accepted and right, and other speech is nearly always there.
 */
export const HOPELESS = 0.1;
/** What a phrase costs that only typed text offers. */
const UNOFFERED = 3;

/** Nats of letters that do not fit into the sound at all: a record has no place for infinity. */
const IMPOSSIBLE = 1e6;

/** What a text says as a command of the house; null: nothing. */
export type ReadText = (text: string) => Promise<string | null>;

const withJudgement = <T>(
  result: T,
  judgement: Judgement,
): T & { confidence: number; accepted: boolean; judgement: Judgement } => ({
  ...result,
  ...judge(judgement),
  judgement,
});

type Judged = Pick<BeamResult, 'tokens' | 'logProbability' | 'unheard' | 'cost'>;

/** One request at a time: searches share the decoder's buffers. */
export class MoonshineRecognizer implements Omit<Recognizer, 'setGrammar'> {
  #graph: TokenGraph | null = null;
  #beginnings: Beginnings | null = null;
  #wording: Wording | null = null;
  #counts: WordCounts | null = null;
  #read: ReadText = async () => null;

  constructor(
    private readonly model: Moonshine,
    private readonly settings: Pick<RecognizerSettings, 'beam' | 'secondLook'> = USUAL,
  ) {}

  /**
   * @param graph where a sentence begins
   * @param words of the house, beside which the built-in sentences are weighed; null: there are none of these
   * @throws EarshotError MODEL_MISSING, ASR_WEIGHTS_INVALID
   */
  steer(graph: Node, read: ReadText, words: HouseWords | null): void {
    if (words !== null) this.#counts ??= WordCounts.load(modelPath('asr-wording'));
    this.#wording = words === null || this.#counts === null ? null : new Wording(this.#counts, words);
    this.#graph = new TokenGraph(graph, this.model.tokenizer);
    this.#beginnings = new Beginnings(this.#graph, this.model.tokenizer);
    this.#read = read;
  }

  /** @param opening what stands before the command in the same breath; `path` is `none` where nothing follows it */
  async command(
    samples: Float32Array,
    options: RecognizeOptions = {},
    opening?: Opening,
  ): Promise<CommandResult> {
    const heard = await this.#command(samples, options, opening);
    const { judgement } = heard;
    const result =
      opening === undefined || judgement === undefined
        ? heard
        : withJudgement(heard, { ...judgement, afterPhrase: true });
    return this.#beginnings?.judge(result) ?? result;
  }

  async #command(
    samples: Float32Array,
    { signal }: RecognizeOptions,
    opening: Opening | undefined,
  ): Promise<CommandResult> {
    const began = performance.now();
    const hear = async (view: Float32Array): Promise<Encoded | null> => {
      const whole = await this.model.encode(view);
      return opening === undefined ? whole : await afterOpening(this.model, whole, opening);
    };
    const encoded = await hear(samples);
    const encode = performance.now() - began;
    const nothing = (freeText: string): CommandResult => ({
      text: '',
      freeText,
      confidence: 0,
      accepted: false,
      path: 'none',
      ms: { encode, decode: performance.now() - began - encode },
    });
    if (encoded === null) return nothing('');
    const free = await this.model.greedy(encoded, signal);
    const freeText = this.model.tokenizer.decode(free.tokens);
    const perToken = free.logProbability / (free.tokens.length + 1);
    // The geometric mean of the tokens' probabilities: the decoder is trained to mean what it says.
    const freeConfidence = Math.min(1, Math.exp(perToken));
    const done = (
      part: Pick<CommandResult, 'text' | 'confidence' | 'accepted' | 'judgement' | 'path' | 'readings'>,
    ): CommandResult => ({
      ...part,
      freeText,
      freeConfidence,
      ms: { encode, decode: performance.now() - began - encode },
    });
    const graph = this.#graph;
    if (graph === null) return { ...nothing(freeText), freeConfidence };
    const judged = async ({ tokens, logProbability, unheard, cost }: Judged) => {
      const { tokenizer } = this.model;
      const text = tokenizer.decode(tokens);
      const letters = await encoded.letters();
      const misspelt = letters.misspelling([...encoded.written, ...tokens], tokenizer);
      const evidence: Evidence = {
        ...{ logProbability, unheard },
        misspelt: { ...misspelt, nats: Math.min(misspelt.nats, IMPOSSIBLE) },
        freeLogProbability: free.logProbability,
        silentLogProbability: await this.model.silentLogProbability(tokens, encoded.written),
        tokens: tokens.length + 1,
        cost,
        unexplained: unexplained(text, encoded.seconds),
        wording: this.#wording?.perWord(text) ?? null,
      };
      // What follows the wake phrase is judged by less, but only when it is found.
      return withJudgement({}, { evidence, afterPhrase: false });
    };
    const reading = perToken > SURE_PER_TOKEN ? await this.#read(freeText) : null;
    const freeCost = reading === null ? 0 : graph.cost(withoutMark(free.tokens, this.model.closers));
    const asHeard = async (): Promise<CommandResult | null> => {
      if (reading === null) return null;
      const verdict = await judged({ ...free, cost: Math.min(freeCost, UNOFFERED) });
      return verdict.accepted ? done({ text: bare(reading), ...verdict, path: 'free' }) : null;
    };
    const isUsual = freeCost <= STRANGE || !Number.isFinite(freeCost);
    const heard = isUsual ? await asHeard() : null;
    if (heard !== null) return heard;
    const { beam, secondLook } = this.settings;
    const options = { beam, wording: this.#wording, ...(signal === undefined ? {} : { signal }) };
    const views: [Encoded, ...Encoded[]] = [encoded];
    const search = async () => {
      const all = await beamSearch(this.model, graph, views, options);
      const [best] = all;
      if (best === undefined) return null;
      const readings = all.map(({ tokens, score }) => ({
        text: bare(this.model.tokenizer.decode(tokens)),
        score,
      }));
      return { ...best, readings, verdict: await judged(best) };
    };
    let found = await search();
    const sure = found?.verdict.confidence ?? 0;
    if (secondLook && sure >= HOPELESS && sure < CLEAR) {
      for (const samplesOfView of otherViews(samples)) {
        const view = await hear(samplesOfView);
        if (view !== null) views.push(view);
      }
      found = await search();
    }
    if (found === null) return { ...nothing(freeText), freeConfidence };
    if (!isUsual && free.logProbability - found.logProbability > MARGIN) {
      const kept = await asHeard();
      if (kept !== null) return { ...kept, readings: found.readings };
    }
    const text = this.model.tokenizer.decode(found.tokens);
    const { readings, verdict } = found;
    return done({ text: bare((await this.#read(text)) ?? text), ...verdict, readings, path: 'graph' });
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

/** Tokens without the full stop, question or exclamation mark at the end. */
function withoutMark(tokens: readonly number[], closers: readonly number[]): readonly number[] {
  const last = tokens.at(-1);
  return last !== undefined && closers.includes(last) ? tokens.slice(0, -1) : tokens;
}

/** Words without the marks that the model writes around them. */
function bare(text: string): string {
  return text
    .replace(/[.?!,;:]+(?=\s|$)/g, '')
    .replace(/(?<=\w)-(?=[a-z])/g, ' ')
    .replace(/\bper cent\b/gi, 'percent')
    .trim();
}
