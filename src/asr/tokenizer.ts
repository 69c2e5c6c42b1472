/**
 * Moonshine's vocabulary (`tokenizer.bin`): per token one length byte (two when >= 128) and its UTF-8 bytes. `▁` marks
 * a word start; ids 3..258 are byte fallbacks, which must not stand for characters (notes of models.md).
 */
import { readFileSync } from 'node:fs';
import { EarshotError } from '../errors.js';
import { mend } from '../models.js';

export const START_TOKEN = 1;
export const END_TOKEN = 2;
const FIRST_PIECE = 259;
const WORD_START = '▁';

export class Tokenizer {
  readonly #ids = new Map<string, number>();
  readonly #cache = new Map<string, readonly number[]>();

  private constructor(private readonly pieces: readonly string[]) {
    pieces.forEach((piece, id) => {
      if (id >= FIRST_PIECE && !this.#ids.has(piece)) this.#ids.set(piece, id);
    });
  }

  /** @throws EarshotError ASR_VOCABULARY_INVALID */
  static load(path: string): Tokenizer {
    const bytes = readFileSync(path);
    const pieces: string[] = [];
    for (let at = 0; at < bytes.length; ) {
      let length = bytes[at] ?? 0;
      at += 1;
      if (length >= 128) {
        length = length - 128 + 128 * (bytes[at] ?? 0);
        at += 1;
      }
      if (at + length > bytes.length) {
        throw new EarshotError('ASR_VOCABULARY_INVALID', `${path} ends inside a token: ${mend(path)}.`);
      }
      pieces.push(bytes.toString('utf8', at, at + length));
      at += length;
    }
    return new Tokenizer(pieces);
  }

  get size(): number {
    return this.pieces.length;
  }

  id(piece: string): number | undefined {
    return this.#ids.get(piece);
  }

  /** The piece as the vocabulary writes it; `▁` for a space before. */
  piece(id: number): string {
    return this.pieces[id] ?? '';
  }

  startsWord(id: number): boolean {
    return this.pieces[id]?.startsWith(WORD_START) ?? false;
  }

  /** Tokens of a word's spelling. `glued`: it follows the word before without a space ("%"). Empty if it cannot be spelled. */
  word(spelling: string, glued = false): readonly number[] {
    const text = glued ? spelling : WORD_START + spelling;
    const known = this.#cache.get(text);
    if (known !== undefined) return known;
    const ids = this.#merge([...text]);
    this.#cache.set(text, ids);
    return ids;
  }

  /** Repeatedly merges the neighbours whose joined piece has the lowest id, as the model's own tokenizer does. */
  #merge(characters: readonly string[]): number[] {
    const pieces = [...characters];
    if (pieces.some((piece) => !this.#ids.has(piece))) return [];
    for (;;) {
      let best = Number.POSITIVE_INFINITY;
      let where = -1;
      for (let at = 0; at + 1 < pieces.length; at += 1) {
        const id = this.#ids.get(`${pieces[at]}${pieces[at + 1]}`);
        if (id !== undefined && id < best) {
          best = id;
          where = at;
        }
      }
      if (where < 0) break;
      pieces.splice(where, 2, `${pieces[where]}${pieces[where + 1]}`);
    }
    return pieces.map((piece) => this.#ids.get(piece) ?? 0);
  }

  decode(ids: readonly number[]): string {
    const bytes: Buffer[] = [];
    for (const id of ids) {
      if (id < 3) continue;
      bytes.push(id < FIRST_PIECE ? Buffer.from([id - 3]) : Buffer.from(this.pieces[id] ?? '', 'utf8'));
    }
    return Buffer.concat(bytes).toString('utf8').replaceAll(WORD_START, ' ').trim();
  }
}
