import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { z } from 'zod';
import { EarshotError } from '../../errors.js';
import { modelPath } from '../../models.js';
import type { PcmAudio } from '../ports.js';
import { VOICE_SAMPLE_RATE_HZ, Vocoder } from './dsp/vocoder.js';
import { normalizeText } from './normalize.js';
import { phonemize } from './phonemize.js';
import { pauseAfterMs, shapePiece } from './shape-piece.js';
import { Lexicon } from './speech/lexicon.js';
import { Pronouncer } from './speech/pronouncer.js';
import { ONE_THREAD } from './speech/session-options.js';
import { UnknownWords } from './speech/unknown-words.js';
import { splitPieces, splitSentences } from './text/sentences.js';

const vocabularySchema = z.record(z.string(), z.int().positive());
/** Id 0 stands at both ends of a sentence. */
const EDGE = 0;
/** What the model was trained on, edges included. */
const MAX_IDS = 510;
const SPECTRA = ['lh', 'theta', 'ln', 'lr', 'phi', 'f0'] as const;

/** 1 is the pace of the model's teacher. */
export const SPEED_RANGE = { min: 0.5, max: 2 } as const;

/**
 * The hub's own neural voice: text -> phonemes -> acoustic model (ONNX) -> vocoder. 24 kHz mono. Deterministic: equal text
 * and speed give equal samples. Blocks its thread while it works; `openVoice` puts it in a worker.
 */
export class HibariEngine {
  readonly #pronouncer: Pronouncer;
  readonly #unknownWords: UnknownWords;
  readonly #session: ort.InferenceSession;
  readonly #vocabulary: Readonly<Record<string, number>>;
  readonly #vocoder = new Vocoder();

  private constructor(
    unknownWords: UnknownWords,
    lexicons: readonly Lexicon[],
    session: ort.InferenceSession,
    vocabulary: Readonly<Record<string, number>>,
  ) {
    this.#unknownWords = unknownWords;
    this.#pronouncer = new Pronouncer(lexicons, unknownWords);
    this.#session = session;
    this.#vocabulary = vocabulary;
  }

  /** @throws {EarshotError} VOICE_MODEL_INVALID, VOICE_LEXICON_INVALID, or what `modelPath` throws */
  static async load(pathOf: (id: string) => string = modelPath): Promise<HibariEngine> {
    const lexicons = [
      Lexicon.load(pathOf('voice-lexicon-gold')),
      Lexicon.load(pathOf('voice-lexicon-silver')),
    ];
    const unknownWords = await UnknownWords.load(pathOf('voice-oov'), pathOf('voice-oov-vocabulary'));
    const model = pathOf('voice');
    try {
      const vocabulary = vocabularySchema.parse(JSON.parse(readFileSync(pathOf('voice-vocabulary'), 'utf8')));
      const session = await ort.InferenceSession.create(model, ONE_THREAD);
      return new HibariEngine(unknownWords, lexicons, session, vocabulary);
    } catch (cause) {
      await unknownWords.close();
      throw new EarshotError(
        'VOICE_MODEL_INVALID',
        `The voice model ${model} cannot be loaded. Run "earshot models" to see which file to restore.`,
        { cause },
      );
    }
  }

  /** Piece by piece (a sentence, or the first clause of a long one); nothing for text without a word. */
  async *speak(text: string, speed = 1): AsyncGenerator<PcmAudio, void, void> {
    const sentences = splitSentences(normalizeText(text));
    for (const piece of splitPieces(sentences)) {
      const phonemes = await this.phonemes(piece);
      if (!phonemes) continue;
      const audio = await this.synthesize(phonemes, speed);
      if (audio.samples.length > 0) yield audio;
    }
  }

  /** The phonemes of a normalised sentence, for tests and for whoever wonders about a pronunciation. */
  phonemes(sentence: string): Promise<string> {
    return phonemize(sentence, this.#pronouncer);
  }

  /**
   * Phonemes to sound. Characters that the model has no id for are left out.
   * @param speed within SPEED_RANGE; beyond it is clamped
   */
  async synthesize(phonemes: string, speed = 1): Promise<PcmAudio> {
    const ids = Array.from(phonemes, (symbol) => this.#vocabulary[symbol]).filter((id) => id !== undefined);
    const framed = [EDGE, ...ids.slice(0, MAX_IDS - 2), EDGE];
    const pace = Math.min(SPEED_RANGE.max, Math.max(SPEED_RANGE.min, speed));
    const outputs = await this.#session.run(
      {
        ids: new ort.Tensor('int64', BigInt64Array.from(framed, BigInt), [1, framed.length]),
        speed: new ort.Tensor('float32', Float32Array.of(pace), [1]),
      },
      SPECTRA,
    );
    const spectrum = (name: (typeof SPECTRA)[number]) => outputs[name]!.data as Float32Array;
    const samples = this.#vocoder.synthesize({
      lh: spectrum('lh'),
      theta: spectrum('theta'),
      ln: spectrum('ln'),
      lr: spectrum('lr'),
      phi: spectrum('phi'),
      f0: spectrum('f0'),
    });
    return {
      samples: shapePiece(samples, VOICE_SAMPLE_RATE_HZ, pauseAfterMs(phonemes)),
      sampleRateHz: VOICE_SAMPLE_RATE_HZ,
    };
  }

  /** Gives the models back; to be called once, with nothing in flight. */
  async close(): Promise<void> {
    await this.#session.release();
    await this.#unknownWords.close();
  }
}
