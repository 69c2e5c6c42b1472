/**
 * One normal form for everything that is compared: what was said, what templates spell, what devices are called.
 * Case, accents, apostrophes and punctuation go; number words become digits; symbols become words.
 */
import { ordinalDigits, readNumber } from './number-words.js';
import { recalled } from './recalled.js';

export interface Token {
  /** The comparable form: "what's" -> `whats`, "Café" -> `cafe`, "twenty five" -> `25`, "%" -> `percent`. */
  readonly norm: string;
  /** Character span in the source text. */
  readonly start: number;
  readonly end: number;
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['°', 'degrees'],
  ['&', 'and'],
  ['+', 'plus'],
  ['=', 'equals'],
  ['×', 'times'],
  ['*', 'times'],
  ['÷', 'divided by'],
  ['€', 'euros'],
  ['£', 'pounds'],
  ['$', 'dollars'],
  ['½', 'half'],
]);

/** Words with another everyday spelling, folded to one form on both sides. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['colour', 'color'],
  ['colours', 'colors'],
  ['coloured', 'colored'],
  ['colourful', 'colorful'],
  ['grey', 'gray'],
  ['centre', 'center'],
  ['theatre', 'theater'],
  ['metre', 'meter'],
  ['metres', 'meters'],
  ['litre', 'liter'],
  ['litres', 'liters'],
  ['ok', 'okay'],
  ['television', 'tv'],
  ['televisions', 'tvs'],
  ['telly', 'tv'],
  ['2nd', 'second'],
  ['favourite', 'favorite'],
  ['mum', 'mom'],
  ['programme', 'program'],
  ['aluminium', 'aluminum'],
  ['tonite', 'tonight'],
  ['thru', 'through'],
  ['bday', 'birthday'],
  ['arvo', 'afternoon'],
]);

/** Two words that are often written as one; names and templates are taken apart in the same way. */
const SPLIT: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...[
      'good night',
      'good morning',
      'good evening',
      'living room',
      'dining room',
      'front door',
      'back door',
    ],
    ...[
      'shut off',
      'turn on',
      'turn off',
      'switch on',
      'switch off',
      'light bulb',
      'light bulbs',
      'never mind',
    ],
  ].map((words) => [words.replace(' ', ''), words.split(' ')]),
);

// A number with decimals or thousands, a word with inner apostrophes, or one symbol that has a name.
const PIECE =
  /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}]+(?:['’ʼ`][\p{L}\p{M}]+)*|[%°&+=×*÷€£$½]|-(?=\d)/gu;
const MERIDIEM = /\b([ap])\.\s?m\b\.?/giu;

/** Words of a text in normal form, with where each stands in the text. */
export const tokenize: (text: string) => readonly Token[] = recalled(tokensOf);

function tokensOf(text: string): readonly Token[] {
  const raw: Token[] = [];
  // Same length, so that spans stay true: "p.m." -> "pm  ".
  const source = text.replace(MERIDIEM, (whole, half: string) => `${half}m`.padEnd(whole.length));
  let previousEnd = -1;
  for (const piece of source.matchAll(PIECE)) {
    const start = piece.index;
    const end = start + piece[0].length;
    const shown = piece[0];
    if (shown === '-') {
      // "-5" is minus five; "12-ounce" is a hyphen.
      if (start === 0 || /\s/.test(source[start - 1] ?? ' ')) raw.push({ norm: 'minus', start, end });
      continue;
    }
    const symbol = SYMBOLS.get(shown);
    if (symbol !== undefined) {
      for (const word of symbol.split(' ')) raw.push({ norm: word, start, end });
    } else if (/^\d/.test(shown)) {
      raw.push({ norm: shown.replaceAll(',', ''), start, end });
    } else {
      const word = foldWord(shown);
      const last = raw.at(-1);
      // "2nd", "3rd": one word; "5pm", "20c": two.
      if (
        last !== undefined &&
        previousEnd === start &&
        /^\d+$/.test(last.norm) &&
        /^(st|nd|rd|th)$/.test(word)
      ) {
        const joined = `${last.norm}${word}`;
        raw[raw.length - 1] = { norm: SAME.get(joined) ?? joined, start: last.start, end };
      } else if (word !== '')
        for (const part of SPLIT.get(word) ?? [word]) raw.push({ norm: part, start, end });
    }
    previousEnd = end;
  }
  return joinNumbers(raw);
}

/** A text's words as they are written, in lower case, without apostrophes and marks: for patterns of words. */
export const bareWords: (text: string) => string = recalled((text) =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

/** "We're off" with its verb in full: bare, it would be "were". */
export function withAre(text: string): string {
  return text.replace(/\b(we|they|you)['’]re\b/gi, '$1 are');
}

/** "Why's the lamp on", "when's it over" with their verb in full; the others are read as they are. */
export function uncontracted(text: string): string {
  return text.replace(/\b(why|when|how)['’]?s\b|\b(what time)['’]s\b/gi, '$1$2 is');
}

/** Words of a text in normal form. */
export const normalWords: (text: string) => readonly string[] = recalled((text) =>
  tokenize(text).map((token) => token.norm),
);

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  const folded = PLAIN.test(lower) ? lower : withoutMarks(word);
  return SAME.get(folded) ?? folded;
}

/** Nothing to fold: nearly every word of English. */
const PLAIN = /^[a-z]+$/;

function withoutMarks(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/đ/g, 'd')
    .replace(/œ/g, 'oe');
}

function joinNumbers(raw: readonly Token[]): Token[] {
  const words = raw.map((token) => token.norm);
  const out: Token[] = [];
  for (let at = 0; at < raw.length; ) {
    const token = raw[at];
    if (token === undefined) break;
    const number = readNumber(words, at);
    if (number !== null) {
      const last = raw[at + number.length - 1] ?? token;
      out.push({ norm: String(number.value), start: token.start, end: last.end });
      at += number.length;
      continue;
    }
    const ordinal = ordinalDigits(token.norm);
    out.push(ordinal === null ? token : { ...token, norm: ordinal });
    at += 1;
  }
  return out;
}
