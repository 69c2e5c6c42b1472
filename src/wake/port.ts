/** What the hub asks of the recogniser about wake phrases. All audio is 16 kHz mono float32. */
import type { CommandResult, RecognizeOptions } from '../asr/recognizer.js';
import type { KnownPhrase, StretchReading } from './spotter.js';

/** What is before a command in the same breath: the recogniser is told that it has read it already. */
export interface Opening {
  /** Of the words before the phrase and of the phrase itself. */
  readonly tokens: readonly number[];
  /** From the first sample to the end of the phrase. */
  readonly seconds: number;
}

/** A phrase that can be listened for. */
export type PhraseFacts = Pick<KnownPhrase, 'text' | 'letters' | 'prior'>;

export interface PhraseSpotter {
  /** @throws EarshotError WAKE_PHRASE (usage) for one that cannot be written */
  facts(phrase: string): Promise<PhraseFacts>;
  /**
   * Phrases in one stretch of speech (stretches.ts). It gives way to commands. `at` counts from the first sample.
   * @param speech samples of the stretch until the last speech in it
   */
  spot(
    phrases: readonly string[],
    samples: Float32Array,
    speech: number,
    options?: RecognizeOptions,
  ): Promise<StretchReading>;
  /** A command that follows a phrase; `path` is `none` where nothing follows. */
  commandAfter(opening: Opening, samples: Float32Array, options?: RecognizeOptions): Promise<CommandResult>;
}
