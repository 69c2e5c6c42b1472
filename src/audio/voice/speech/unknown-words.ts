import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { z } from 'zod';
import { EarshotError } from '../../../errors.js';
import { ONE_THREAD } from './session-options.js';

const alphabetSchema = z.object({
  in: z.array(z.string()),
  out: z.array(z.string()),
  maxlen: z.int().positive(),
});
type Alphabet = z.infer<typeof alphabetSchema>;

const CACHED_WORDS = 500;

/**
 * How a word that no lexicon has is pronounced: a small network from letters to phonemes. Its input are ids of characters
 * (place in the alphabet + 1), its output four slots a letter, each a phoneme or nothing, decoded as CTC (repeats fold,
 * nothing goes). About 1 ms a word; the last 500 words are remembered, since names of a house come again.
 */
export class UnknownWords {
  readonly #session: ort.InferenceSession;
  readonly #alphabet: Alphabet;
  readonly #known = new Map<string, string>();

  private constructor(session: ort.InferenceSession, alphabet: Alphabet) {
    this.#session = session;
    this.#alphabet = alphabet;
  }

  /** @throws {EarshotError} VOICE_MODEL_INVALID when a file is missing or not what it should be */
  static async load(modelFile: string, alphabetFile: string): Promise<UnknownWords> {
    try {
      const alphabet = alphabetSchema.parse(JSON.parse(readFileSync(alphabetFile, 'utf8')));
      return new UnknownWords(await ort.InferenceSession.create(modelFile, ONE_THREAD), alphabet);
    } catch (cause) {
      throw new EarshotError(
        'VOICE_MODEL_INVALID',
        `The voice's word model ${modelFile} cannot be loaded. Run "earshot models" to see which file to restore.`,
        { cause },
      );
    }
  }

  /** Phonemes of `word`; '' when it has no letter the network knows. */
  async pronounce(word: string): Promise<string> {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    let phonemes = '';
    for (const part of chunks(word, this.#alphabet.maxlen)) phonemes += await this.#run(part);
    if (this.#known.size >= CACHED_WORDS) this.#known.delete(this.#known.keys().next().value ?? '');
    this.#known.set(word, phonemes);
    return phonemes;
  }

  async #run(word: string): Promise<string> {
    const ids = Array.from(word, (letter) => this.#alphabet.in.indexOf(letter) + 1).filter((id) => id > 0);
    if (ids.length === 0) return '';
    const chars = new ort.Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
    const { ids: slots } = await this.#session.run({ chars });
    const symbols = Array.from(slots!.data as BigInt64Array, Number);
    const spoken = symbols.filter((symbol, at) => symbol > 0 && symbol !== symbols[at - 1]);
    // English has no doubled phonemes inside a word; the network stutters now and then (Hibari: ɑɹɹi).
    return spoken
      .map((symbol) => this.#alphabet.out[symbol - 1] ?? '')
      .filter((phoneme, at, all) => phoneme !== all[at - 1] && !'()- 1ʀ'.includes(phoneme))
      .join('');
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

function chunks(word: string, size: number): string[] {
  const letters = Array.from(word);
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, i) =>
    letters.slice(i * size, (i + 1) * size).join(''),
  );
}
