/** English number words. One place, so that text, templates and the recogniser's graph agree on every spelling. */

const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

const UNIT_VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ['fourty', 40],
]);
const TEN_VALUES: ReadonlyMap<string, number> = new Map(
  TENS.flatMap((word, index) => (word === '' ? [] : [[word, index * 10] as const])),
);

/** First to nineteenth. */
export const ORDINAL_WORDS: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];

/** By number. "Second" is left out: it is a time as well. */
const ORDINALS = ['', ...ORDINAL_WORDS.map((word) => (word === 'second' ? '' : word))];

/** "first" -> "1st". "second" stays a word: it is a unit of time far more often ("30 second timer"). */
export function ordinalDigits(word: string): string | null {
  const value = ORDINALS.indexOf(word);
  if (value > 0) return `${value}${suffix(value)}`;
  if (word === 'twentieth') return '20th';
  if (word === 'thirtieth') return '30th';
  return null;
}

function suffix(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

/** A cardinal in words, without "and": 120 -> "one hundred twenty". Decimals are read digit by digit. */
export function cardinalWords(value: number): string {
  if (value < 0) return `minus ${cardinalWords(-value)}`;
  if (!Number.isInteger(value)) {
    const [whole = '0', digits = ''] = String(value).split('.');
    return `${cardinalWords(Number(whole))} point ${[...digits].map((d) => UNITS[Number(d)]).join(' ')}`;
  }
  if (value < 20) return UNITS[value] ?? String(value);
  if (value < 100) {
    const rest = value % 10;
    return `${TENS[Math.floor(value / 10)]}${rest === 0 ? '' : ` ${UNITS[rest]}`}`;
  }
  if (value < 1000) {
    const rest = value % 100;
    return `${UNITS[Math.floor(value / 100)]} hundred${rest === 0 ? '' : ` ${cardinalWords(rest)}`}`;
  }
  if (value < 1_000_000) {
    const rest = value % 1000;
    return `${cardinalWords(Math.floor(value / 1000))} thousand${rest === 0 ? '' : ` ${cardinalWords(rest)}`}`;
  }
  return String(value);
}

const DIGITS = /^\d+(\.\d+)?$/;

export interface NumberSpan {
  readonly value: number;
  /** Words taken, from the start position. */
  readonly length: number;
}

/**
 * The longest number that starts at `start`: "25", "twenty five", "a hundred and twenty", "2 thousand",
 * "nineteen point five". null where no number starts. "seven thirty" is two numbers, as in a clock time.
 */
export function readNumber(words: readonly string[], start: number): NumberSpan | null {
  let at = start;
  const first = words[at];
  if (first === undefined) return null;
  // "a hundred", never a bare "a".
  if (first === 'a' && SCALES.has(words[at + 1] ?? '')) {
    const rest = scaled(words, at + 1, 1);
    return { value: rest.value, length: rest.end - start };
  }
  const group = belowHundred(words, at);
  if (group === null) return null;
  at = group.end;
  const total = scaled(words, at, group.value);
  at = total.end;
  let value = total.value;
  if (words[at] === 'point' && Number.isInteger(value)) {
    let digits = '';
    let next = at + 1;
    for (;;) {
      const digit = words[next];
      if (digit === undefined) break;
      const unit = UNIT_VALUES.get(digit);
      if (unit !== undefined && unit < 10) digits += unit;
      else if (/^\d+$/.test(digit) && digits === '') digits += digit;
      else break;
      next += 1;
    }
    if (digits !== '') {
      value = Number(`${value}.${digits}`);
      at = next;
    }
  }
  return { value, length: at - start };
}

function belowHundred(words: readonly string[], at: number): { value: number; end: number } | null {
  const word = words[at] ?? '';
  if (DIGITS.test(word)) return { value: Number(word), end: at + 1 };
  const tens = TEN_VALUES.get(word);
  if (tens !== undefined) {
    const unit = UNIT_VALUES.get(words[at + 1] ?? '');
    if (unit !== undefined && unit > 0 && unit < 10) return { value: tens + unit, end: at + 2 };
    return { value: tens, end: at + 1 };
  }
  const unit = UNIT_VALUES.get(word);
  return unit === undefined ? null : { value: unit, end: at + 1 };
}

/** Applies "hundred [and] ..", "thousand [and] .." after a leading value. */
function scaled(words: readonly string[], start: number, leading: number): { value: number; end: number } {
  let total = 0;
  let value = leading;
  let at = start;
  let limit = Number.POSITIVE_INFINITY;
  for (;;) {
    const scale = SCALES.get(words[at] ?? '');
    if (scale === undefined || scale >= limit) break;
    value *= scale;
    at += 1;
    total += value;
    value = 0;
    limit = scale;
    const skip = words[at] === 'and' ? 1 : 0;
    const next = belowHundred(words, at + skip);
    if (next === null || next.value >= scale) break;
    // "two hundred and five" but not "two hundred and 300".
    value = next.value;
    at = next.end;
  }
  return { value: total + value, end: at };
}

/** The hours of a clock, for patterns. */
export const HOUR_WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
