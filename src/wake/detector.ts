/**
 * Wake phrases in a stream of frames. No training: the phrases are text, the recogniser's decoder says how likely each
 * was said (notes in docs/wake.md). Frames in, candidates out; no files, devices or clocks.
 */
import { concat } from '../audio/pcm.js';
import type { SpeechDetector } from '../audio/vad.js';
import { levelled, RunningGain } from './gain.js';
import { wakePhrase } from './phrase.js';
import type { SilentModel } from './prior.js';
import type { PhraseModel } from './reading.js';
import { type Candidate, candidatesIn, type KnownPhrase, knownPhrase } from './spotter.js';
import { type Stretch, Stretches } from './stretches.js';

export type WakeModel = PhraseModel & SilentModel;

/**
 * Candidates come when the stretch of speech that holds them is over: at a pause of a quarter of a second or, where
 * nobody pauses, within 4.5 s. Calls follow one another: await each.
 */
export class WakeDetector {
  #stretches = new Stretches();
  readonly #gain = new RunningGain();
  #kept: Float32Array[] = [];
  /** Number of the first kept frame. */
  #from = 0;

  private constructor(
    private readonly model: WakeModel,
    private readonly detector: SpeechDetector,
    readonly phrases: readonly KnownPhrase[],
  ) {}

  /** @throws EarshotError WAKE_PHRASE (usage) */
  static async open(
    model: WakeModel,
    detector: SpeechDetector,
    texts: readonly string[],
  ): Promise<WakeDetector> {
    const phrases: KnownPhrase[] = [];
    for (const text of new Set(texts)) {
      phrases.push(await knownPhrase(model, wakePhrase(text, model.tokenizer)));
    }
    return new WakeDetector(model, detector, phrases);
  }

  /** @param frame FRAME_SAMPLES samples at 16 kHz; it is kept: do not write into it */
  async push(frame: Float32Array): Promise<Candidate[]> {
    this.#kept.push(frame);
    const stretch = this.#stretches.push(await this.detector.probability(this.#gain.apply(frame)));
    const found = await this.#read(stretch);
    const drop = this.#stretches.needed - this.#from;
    if (drop > 0) {
      this.#kept.splice(0, drop);
      this.#from += drop;
    }
    return found;
  }

  /** The stream is over; what comes next is another one. */
  async end(): Promise<Candidate[]> {
    const found = await this.#read(this.#stretches.end());
    this.#stretches = new Stretches();
    this.#kept = [];
    this.#from = 0;
    this.#gain.reset();
    this.detector.reset();
    return found;
  }

  async #read(stretch: Stretch | undefined): Promise<Candidate[]> {
    if (stretch === undefined) return [];
    const samples = concat(this.#kept.slice(stretch.start - this.#from, stretch.end - this.#from));
    return await candidatesIn(this.model, this.phrases, levelled(samples), stretch);
  }
}
