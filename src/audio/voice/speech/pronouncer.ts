import type { Lexicon, LexiconEntry, WordClass } from './lexicon.js';
import { demoteStress, toModelAlphabet, withEd, withIng, withS } from './phonemes.js';
import type { UnknownWords } from './unknown-words.js';
import { readingOf } from './word-class.js';

/** What the neighbours say about a word. */
export interface WordContext {
  readonly wordClass?: WordClass | undefined;
  /** No word follows before the next mark. */
  readonly endsClause?: boolean;
  /** The whole sentence is in capitals, so capitals mean nothing. */
  readonly shouted?: boolean;
}

/** Words of a house that the lexicons lack, or read in a way that the model or the house does not mean (bass, the fish). */
const OVERRIDES: Readonly<Record<string, string>> = {
  bass: 'bˈAs',
  // A longer closure: of 30 sentences the recogniser read "lacs" or "locks" in 6 without it, in 1 with it.
  lux: 'lˈʌkks',
  // The lexicon's ʃˈʊɹ comes out as "sore", and "Are you sure?" is a question that must be understood.
  sure: 'ʃˈɜɹ',
  hectopascal: 'hˌɛktOpæskˈæl',
  // "four oh five": the zero of a clock time is weak. The exclamation "Oh!" has a capital.
  oh: 'ˌO',
  zigbee: 'zˈɪɡbi',
  ikea: 'Ikˈiə',
};
/** Capitals that are words when shouted in a label ("set to OFF"); any other short capitals are spelled. */
const CAPITAL_WORDS = new Set('ON OFF THE AND NOT ALL YES NO NOW NEW TO UP DOWN OPEN GO STOP'.split(' '));

/**
 * One word to phonemes: gold lexicon, silver lexicon, inflections of what they have, spelled acronyms, parts of compounds,
 * and at last the network for unknown words.
 */
export class Pronouncer {
  readonly #lexicons: readonly Lexicon[];
  readonly #unknown: UnknownWords;

  constructor(lexicons: readonly Lexicon[], unknown: UnknownWords) {
    this.#lexicons = lexicons;
    this.#unknown = unknown;
  }

  /** `word`: letters with inner apostrophes and hyphens, as written. '' when nothing in it can be said. */
  async pronounce(word: string, context: WordContext = {}): Promise<string> {
    const known = this.#known(word, context) ?? this.#inParts(word, context);
    if (known !== undefined) return toModelAlphabet(known);
    if (word.includes('-')) return this.#hyphenated(word);
    const stem = /^(.+)'s$/i.exec(word)?.[1];
    if (stem) return withS(await this.pronounce(stem));
    return toModelAlphabet(await this.#unknown.pronounce(word.normalize('NFC')));
  }

  /** One word to the ear, its last part the strongest: "well-known" wˌɛlnˈOn. */
  async #hyphenated(word: string): Promise<string> {
    const parts = await Promise.all(
      word.split('-').map((part, at) => (at === 0 && /^re$/i.test(part) ? 'ɹˌi' : this.pronounce(part))),
    );
    const spoken = parts.filter(Boolean);
    return spoken.map((part, at) => (at === spoken.length - 1 ? part : demoteStress(part))).join('');
  }

  /** From the lexicons, by spelling, inflection or letters. */
  #known(word: string, context: WordContext): string | undefined {
    if (isAcronym(word) && !context.shouted) {
      const entry = this.#lexicons[0]?.get(word);
      if (typeof entry === 'string') return entry;
      if (entry === undefined && word.length > 3) {
        const asName = this.#find(word.charAt(0) + word.slice(1).toLowerCase());
        if (asName) return readingOf(asName, context.wordClass, context.endsClause ?? false) ?? undefined;
      }
      if (!CAPITAL_WORDS.has(word) && (word.length <= 5 || !/[AEIOUY]/.test(word)))
        return this.#spelled(word);
    }
    const plural = /^(\p{Lu}{2,})'?s$/u.exec(word)?.[1];
    if (plural && !context.shouted) {
      const spelled = this.#known(plural, context);
      if (spelled) return withS(spelled);
    }
    const entry = this.#find(word);
    if (entry !== undefined) {
      const reading = readingOf(entry, context.wordClass, context.endsClause ?? false);
      if (reading !== null) return reading;
    }
    return this.#inflected(word, context);
  }

  /** As written, in lower case, as a name, without accents; each lexicon before the next spelling. */
  #find(word: string): LexiconEntry | undefined {
    const lower = word.toLowerCase();
    const override = OVERRIDES[word === 'Oh' ? '' : lower];
    if (override) return override;
    const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
    const spellings = new Set([
      word,
      lower,
      lower.charAt(0).toUpperCase() + lower.slice(1),
      bare,
      bare.toLowerCase(),
    ]);
    for (const spelling of spellings) {
      for (const lexicon of this.#lexicons) {
        const entry = lexicon.get(spelling);
        if (entry !== undefined) return entry;
      }
    }
    return undefined;
  }

  /** Regular endings on a stem that is known: plural, possessive, -ed, -ing with a doubled or dropped letter, -er, -ly. */
  #inflected(word: string, context: WordContext): string | undefined {
    const stemOf = (stem: string | undefined): string | undefined => {
      const entry = stem !== undefined && stem.length > 1 ? this.#find(stem) : undefined;
      return entry === undefined ? undefined : (readingOf(entry, context.wordClass, false) ?? undefined);
    };
    const first = (stems: readonly (string | undefined)[]): string | undefined => {
      for (const stem of stems) {
        const found = stemOf(stem);
        if (found) return found;
      }
      return undefined;
    };
    const cut = (ending: RegExp) => (ending.test(word) ? word.replace(ending, '') : undefined);
    const verbs = (ending: RegExp) => {
      const stem = cut(ending);
      return stem === undefined
        ? []
        : [stem, `${stem}e`, /(.)\1$/.test(stem) ? stem.slice(0, -1) : undefined];
    };

    const owner = cut(/(?<=s)'$/i);
    if (owner) return stemOf(owner) ?? this.#inflected(owner, context);
    const possessor = cut(/'s$/i);
    if (possessor) {
      const stem = this.#known(possessor, {});
      return stem && withS(stem);
    }
    const many = first([cut(/(?<!s)s$/i), cut(/es$/i), cut(/ies$/i)?.concat('y')]);
    if (many && /s$/i.test(word)) return withS(many);
    const past = first([...verbs(/ed$/i), cut(/ied$/i)?.concat('y')]);
    if (past) return withEd(past);
    const going = first(verbs(/ing$/i));
    if (going) return withIng(going);
    const doer = first(verbs(/er$/i));
    if (doer) return `${doer}əɹ`;
    const way = first([cut(/ly$/i)]);
    return way && `${way}li`;
  }

  /** "nightlight", "OpenTherm": two known words of three letters or more, the second with the weaker stress. */
  #inParts(word: string, context: WordContext): string | undefined {
    const humps = word.split(/(?<=\p{Ll})(?=\p{Lu})/u);
    if (humps.length > 1 && !word.includes("'")) {
      const sounds = humps.map((hump) => this.#known(hump, context));
      const [head, ...tail] = sounds;
      return sounds.includes(undefined) ? undefined : head + demoteStress(tail.join(''));
    }
    if (!/^\p{Ll}+$/u.test(word)) return undefined;
    const gold = this.#lexicons[0];
    for (let cut = word.length - 3; cut >= 3; cut--) {
      const [head, tail] = [gold?.get(word.slice(0, cut)), gold?.get(word.slice(cut))];
      if (typeof head === 'string' && typeof tail === 'string') return head + demoteStress(tail);
    }
    return undefined;
  }

  /** Letter names, the last one stressed: TV tˌivˈi. */
  #spelled(letters: string): string | undefined {
    const names = Array.from(letters, (letter) => this.#lexicons[0]?.get(letter));
    if (!names.every((name) => typeof name === 'string')) return undefined;
    return names.map((name, at) => (at === names.length - 1 ? name : demoteStress(name))).join('');
  }
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}
