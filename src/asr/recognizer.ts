/**
 * The recogniser's port. `moonshine` is the implementation; another acoustic model (streaming, other languages) can
 * stand behind the same interface. All audio is 16 kHz mono float32 in -1..1.
 */

export interface Transcript {
  /** As the model writes it: capitals, digits, punctuation. */
  readonly text: string;
  /** Natural-log probability of the tokens, end token included. */
  readonly logProbability: number;
  readonly tokenCount: number;
}

/** One way to read what was heard. */
export interface RankedReading {
  readonly text: string;
  /** Nats by which the search ranked it: only differences between readings of one utterance mean anything. */
  readonly score: number;
}

export interface CommandResult {
  /** Words as spoken on the best path inside the phrase graph (or the free transcript, where it parses). */
  readonly text: string;
  /** The unconstrained transcript. */
  readonly freeText: string;
  /** Calibrated probability (0-1) that the text is right and meant for this house. */
  readonly confidence: number;
  readonly accepted: boolean;
  /** What both came from; left out: no reading was found to be judged. */
  readonly judgement?: import('./confidence.js').Judgement;
  /** How surely the unconstrained transcript is what was said, 0-1; left out: nobody asked. */
  readonly freeConfidence?: number;
  /** `free`: the free transcript parsed, no second search ran; `graph`: the constrained search; `none`: no speech. */
  readonly path: 'free' | 'graph' | 'none';
  /** What was heard so far is the beginning of something longer that the grammar knows; left out: it is not. */
  readonly unfinished?: boolean;
  /** What the constrained search found, best first; left out: there was no search. */
  readonly readings?: readonly RankedReading[];
  readonly ms: { readonly encode: number; readonly decode: number };
}

/** A hearing less sure than this is worth another: of the accepted ones above it hardly any is wrong. */
export const CLEAR = 0.97;

export interface RecognizeOptions {
  readonly signal?: AbortSignal;
}

export interface Recognizer {
  /** Replaces the phrase graph. Cheap: states are expanded lazily. Resolves when the worker has it. */
  setGrammar(grammar: GrammarSource): Promise<void>;
  /** One utterance (speech already cut out by the segmenter) as a command of the grammar. */
  command(samples: Float32Array, options?: RecognizeOptions): Promise<CommandResult>;
  /** One utterance, free. Longer audio is cut at pauses by the caller (audio/segment). */
  transcribe(
    samples: Float32Array,
    options?: RecognizeOptions,
  ): Promise<Transcript & { readonly ms: number }>;
  /** Wake phrases, with the same model; left out: it cannot listen for any. */
  readonly wake?: import('../wake/port.js').PhraseSpotter;
  close(): Promise<void>;
}

/** What crosses to the worker thread: phrases as data (functions cannot cross). */
export interface GrammarSource {
  readonly groups: readonly GrammarGroup[];
  readonly rules: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, import('../nlu/skill.js').ListSource>>;
}

/** A phrase group with the names of its skill and intent, without its functions. */
export interface GrammarGroup extends Omit<import('../nlu/skill.js').PhraseGroup, 'needs'> {
  readonly skill: string;
  readonly intent: string;
}
