/**
 * Made-up words in the place of people's own, the same one for the same word throughout a report: the house keeps its
 * shape, so that a report can still be replayed, and nobody learns what anything is called.
 */
import { fold, WORD } from './fold.js';
import { NUMBER_WORDS } from './own-words.js';

const SYLLABLES = [...'bdgklmnprstvz'].flatMap((onset) => [...'aeiou'].map((vowel) => onset + vowel));
/** Coprime to the number of two-syllable words: neighbours sound different. */
const STRIDE = 1_867;

export class Pseudonyms {
  readonly #kept: (word: string) => boolean;
  readonly #taken: ReadonlySet<string>;
  readonly #words = new Map<string, string>();
  readonly #ids = new Map<string, string>();
  #next = 0;

  /**
   * @param kept folded words that stay
   * @param taken words that no made-up one may look like
   */
  constructor(kept: (word: string) => boolean, taken: ReadonlySet<string>) {
    this.#kept = kept;
    this.#taken = taken;
  }

  /** @param numbers false: they are no less private than the words */
  text(text: string, numbers = true): string {
    return text.replaceAll(WORD, (word) => {
      if (/^\p{N}+$/u.test(word)) return numbers ? word : word.replaceAll(/\p{N}/gu, '0');
      return !numbers && NUMBER_WORDS.has(fold(word)) ? 'zero' : this.#word(word);
    });
  }

  /** `light_3` for the third of its sort. */
  id(id: string, sort: string): string {
    let made = this.#ids.get(id);
    if (made === undefined) {
      made = `${sort}_${this.#ids.size + 1}`;
      this.#ids.set(id, made);
    }
    return made;
  }

  knownId(id: string): string | null {
    return this.#ids.get(id) ?? null;
  }

  /** "Bob's" and "bobs" are "bob" with an ending: a name is said with and without it. */
  #word(word: string): string {
    if (this.#kept(fold(word))) return word;
    const [, stem = word, ending = ''] = /^(.{2,}?)(['’]?s)$/iu.exec(word) ?? [];
    if (ending !== '' && this.#kept(fold(stem))) return word;
    const made = this.#madeUp(fold(ending === '' ? word : stem));
    const first = word.charAt(0);
    const cased = first === first.toUpperCase() && first !== first.toLowerCase() ? capital(made) : made;
    return cased + ending;
  }

  #madeUp(word: string): string {
    let made = this.#words.get(word);
    while (made === undefined) {
      const candidate = this.#candidate();
      if (!this.#taken.has(candidate)) made = candidate;
    }
    this.#words.set(word, made);
    return made;
  }

  #candidate(): string {
    const pairs = SYLLABLES.length ** 2;
    const at = this.#next;
    this.#next += 1;
    const pair = (at * STRIDE) % pairs;
    const more = at >= pairs ? (SYLLABLES[Math.floor(at / pairs) % SYLLABLES.length] ?? '') : '';
    return `${SYLLABLES[Math.floor(pair / SYLLABLES.length)]}${SYLLABLES[pair % SYLLABLES.length]}${more}`;
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
