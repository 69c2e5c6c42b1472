/**
 * Wake phrases in a stream of frames. No training: the phrases are text, the recogniser's decoder says how likely each
 * was said (notes in docs/wake.md). Frames in, candidates out; no files, devices or clocks.
 */
import type { SpeechDetector } from '../audio/vad.js';
import { FrameHistory } from './frame-history.js';
import { levelled, RunningGain } from './gain.js';
import { wakePhrase } from './phrase.js';
import type { SilentModel } from './prior.js';
import type { PhraseModel } from './reading.js';
import { type Candidate, type KnownPhrase, knownPhrase, readStretch } from './spotter.js';
import { LONGEST_FRAMES, type Stretch, Stretches } from './stretches.js';

export type WakeModel = PhraseModel & SilentModel;

/**
 * Candidates come when the stretch of speech that holds them is read: at a pause of an eighth of a second or, where
 * nobody pauses, within 4.5 s. Calls follow one another: await each.
 */
export class WakeDetector {
  #stretches = new Stretches();
  readonly #gain = new RunningGain();
  readonly #heard = new FrameHistory(LONGEST_FRAMES);

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
  async push(frame: Float32Array): Promise<readonly Candidate[]> {
    this.#heard.push(frame);
    return await this.#read(this.#stretches.push(await this.detector.probability(this.#gain.apply(frame))));
  }

  /** The stream is over; what comes next is another one. */
  async end(): Promise<readonly Candidate[]> {
    const found = await this.#read(this.#stretches.end());
    this.#stretches = new Stretches();
    this.#heard.clear();
    this.#gain.reset();
    this.detector.reset();
    return found;
  }

  async #read(stretch: Stretch | undefined): Promise<readonly Candidate[]> {
    if (stretch === undefined) return [];
    const samples = levelled(this.#heard.samples(stretch.start, stretch.end));
    const { candidates } = await readStretch(this.model, this.phrases, samples, stretch);
    return candidates;
  }
}
