/** The spotter's port on a model that is loaded already. Requests follow one another: they share the decoder's buffers. */
import type { Moonshine } from '../asr/moonshine.js';
import { FRAME_SAMPLES } from '../audio/ports.js';
import type { WakeModel } from './detector.js';
import { levelled } from './gain.js';
import { wakePhrase } from './phrase.js';
import type { PhraseFacts } from './port.js';
import { type KnownPhrase, knownPhrase, readStretch, type StretchReading } from './spotter.js';

export class Spotting {
  /** A handful of phrases, whatever the settings were before. */
  readonly #known = new Map<string, Promise<KnownPhrase>>();

  constructor(private readonly model: Moonshine) {}

  /** @throws EarshotError WAKE_PHRASE (usage) */
  async facts(phrase: string): Promise<PhraseFacts> {
    const { text, letters, prior } = await this.#phrase(phrase);
    return { text, letters, prior };
  }

  /**
   * @param speech samples until the last speech
   * @throws the signal's reason between two steps of the model
   */
  async spot(
    phrases: readonly string[],
    samples: Float32Array,
    speech: number,
    signal?: AbortSignal,
  ): Promise<StretchReading> {
    const known: KnownPhrase[] = [];
    for (const phrase of new Set(phrases)) known.push(await this.#phrase(phrase));
    const stretch = { start: 0, speechEnd: Math.ceil(speech / FRAME_SAMPLES) };
    const model = signal === undefined ? this.model : interruptible(this.model, signal);
    return await readStretch(model, known, levelled(samples), stretch);
  }

  #phrase(text: string): Promise<KnownPhrase> {
    const known = this.#known.get(text) ?? this.#learn(text);
    this.#known.set(text, known);
    return known;
  }

  async #learn(text: string): Promise<KnownPhrase> {
    return await knownPhrase(this.model, wakePhrase(text, this.model.tokenizer));
  }
}

/** Stops before the next run of a network: none takes more than some 50 ms. */
function interruptible(model: WakeModel, signal: AbortSignal): WakeModel {
  return {
    tokenizer: model.tokenizer,
    expectation: model.expectation,
    silentDecoding: () => model.silentDecoding(),
    encode: async (samples) => {
      signal.throwIfAborted();
      return await model.encode(samples);
    },
    decoding: (encoded) => {
      const decoding = model.decoding(encoded);
      return {
        get rows() {
          return decoding.rows;
        },
        step: async (parents, tokens) => {
          signal.throwIfAborted();
          await decoding.step(parents, tokens);
        },
        asFirstStep: () => decoding.asFirstStep(),
      };
    },
  };
}
