import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EarshotError } from '../../../errors.js';

/** Coarse part of speech, with the names the lexicon uses for entries that depend on it. */
export type WordClass = 'NOUN' | 'VERB' | 'ADJ' | 'ADV' | 'VBD' | 'VBN' | 'VBP' | 'DT';

/**
 * One word's sound: a string, or several by word class. `DEFAULT` always exists there; `None` is the form at the end of a
 * clause ("Yes, I can."); a class of null means that the word is then spelled out (`LED`).
 */
export type LexiconEntry = string | Readonly<Record<string, string | null>>;

const QUOTE = 0x22;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * A pronouncing dictionary in misaki's phonemes, read from its gzipped JSON file.
 *
 * The 90,000 entries of a file stay in one buffer, sorted as they come, and are found by bisection: 4 MB instead of the
 * 20 MB of a Map, which matters on a hub. The format is narrower than JSON (one flat object, no escapes, keys sorted by
 * code point); anything else is refused.
 */
export class Lexicon {
  readonly #json: Buffer;
  /** Byte offset of each key's first character. */
  readonly #keys: Uint32Array;

  /** @throws {EarshotError} VOICE_LEXICON_INVALID */
  constructor(json: Buffer, name = 'lexicon') {
    this.#json = json;
    this.#keys = keyOffsets(json, name);
    for (let i = 1; i < this.#keys.length; i++) {
      if (!ascends(json, this.#keys[i - 1]!, this.#keys[i]!)) throw invalid(name, 'its keys are not sorted');
    }
  }

  /** @throws {EarshotError} VOICE_LEXICON_INVALID when the file is missing, cut off or not a lexicon */
  static load(file: string): Lexicon {
    let json: Buffer;
    try {
      json = gunzipSync(readFileSync(file));
    } catch (cause) {
      throw invalid(file, 'it cannot be read', cause);
    }
    return new Lexicon(json, file);
  }

  get size(): number {
    return this.#keys.length;
  }

  /** The entry spelled exactly like this, case included. */
  get(word: string): LexiconEntry | undefined {
    const wanted = Buffer.from(word);
    let low = 0;
    let high = this.#keys.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = Buffer.compare(this.#key(middle), wanted);
      if (order === 0) return this.#value(middle);
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #key(index: number): Buffer {
    const from = this.#keys[index]!;
    return this.#json.subarray(from, this.#json.indexOf(QUOTE, from));
  }

  #value(index: number): LexiconEntry {
    const from = this.#json.indexOf(QUOTE, this.#keys[index]!) + 2;
    if (this.#json[from] === QUOTE) {
      return this.#json.toString('utf8', from + 1, this.#json.indexOf(QUOTE, from + 1));
    }
    const to = this.#json.indexOf(CLOSE_BRACE, from) + 1;
    // The constructor has walked every entry, so this is an object of strings and nulls.
    return JSON.parse(this.#json.toString('utf8', from, to)) as Record<string, string | null>;
  }
}

/** Walks `{"key":"value","key":{...},...}` once and keeps where the keys begin. */
function keyOffsets(json: Buffer, name: string): Uint32Array {
  const offsets: number[] = [];
  let at = 1;
  if (json[0] !== OPEN_BRACE || json.includes('\\')) throw invalid(name, 'it is not one flat JSON object');
  while (at < json.length) {
    const keyEnd = json.indexOf(QUOTE, at + 1);
    const value = keyEnd + 2;
    if (json[at] !== QUOTE || keyEnd < 0) throw invalid(name, `byte ${at} is not the start of an entry`);
    offsets.push(at + 1);
    const closer = json[value] === OPEN_BRACE ? CLOSE_BRACE : QUOTE;
    const end = json.indexOf(closer, value + 1);
    if (end < 0) throw invalid(name, 'it is cut off');
    if (json[end + 1] === CLOSE_BRACE) return Uint32Array.from(offsets);
    at = end + 2;
  }
  throw invalid(name, 'it is cut off');
}

/** Whether the key at `a` sorts before the key at `b`; byte by byte, since 180,000 views would cost 60 ms and as much garbage. */
function ascends(json: Buffer, a: number, b: number): boolean {
  let at = 0;
  while (json[a + at] === json[b + at] && json[a + at] !== QUOTE) at++;
  if (json[a + at] === QUOTE) return json[b + at] !== QUOTE;
  return json[b + at] !== QUOTE && json[a + at]! < json[b + at]!;
}

function invalid(name: string, why: string, cause?: unknown): EarshotError {
  return new EarshotError(
    'VOICE_LEXICON_INVALID',
    `The voice's lexicon ${name} is unusable: ${why}. Run "earshot models" to see which file to restore.`,
    { cause },
  );
}
