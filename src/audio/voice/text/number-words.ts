/** Numbers as American English says them, without hyphens: "one hundred twenty one", "twenty first", "twenty twenty six". */

const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES = ['', 'thousand', 'million', 'billion', 'trillion'];
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
/** Beyond this nobody follows a cardinal: 15 digits end in trillions, and are exact as doubles. */
const MAX_CARDINAL_DIGITS = 15;

/** "0451" -> "zero four five one". Anything that is no digit is left out. */
export function digitWords(digits: string): string {
  return Array.from(digits, (digit) => SMALL[Number(digit)] ?? '')
    .filter(Boolean)
    .join(' ');
}

/** A whole number from its digits (separators allowed): "1,250" -> "one thousand two hundred fifty". */
export function cardinal(digits: string | number): string {
  const plain = String(digits).replace(/\D/g, '');
  if (plain.length > MAX_CARDINAL_DIGITS) return digitWords(plain);
  const value = Number(plain);
  if (value < 1000) return belowThousand(value);
  const words: string[] = [];
  let rest = value;
  for (let scale = 0; rest > 0; scale++) {
    const group = rest % 1000;
    if (group > 0) words.unshift(`${belowThousand(group)} ${SCALES[scale] ?? ''}`.trim());
    rest = Math.floor(rest / 1000);
  }
  return words.join(' ');
}

function belowThousand(value: number): string {
  if (value < 20) return SMALL[value] ?? '';
  if (value < 100) {
    const tens = TENS[Math.floor(value / 10)] ?? '';
    return value % 10 === 0 ? tens : `${tens} ${SMALL[value % 10]}`;
  }
  const hundreds = `${SMALL[Math.floor(value / 100)]} hundred`;
  return value % 100 === 0 ? hundreds : `${hundreds} ${belowThousand(value % 100)}`;
}

/** "21" -> "twenty first". */
export function ordinal(digits: string | number): string {
  const words = cardinal(digits).split(' ');
  const last = words.pop() ?? '';
  const ending = IRREGULAR_ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words, ending].join(' ');
}

/** A signed number with an optional fraction, as written: "-1,019.50" -> "minus one thousand nineteen point five zero". */
export function spokenNumber(written: string): string {
  const sign = /^[-−]/.test(written) ? 'minus ' : written.startsWith('+') ? 'plus ' : '';
  const [whole = '', fraction] = written.replace(/^[-−+]/, '').split('.');
  // A leading zero means a code, not a quantity: 007, 0451.
  const isCode = /^0\d/.test(whole) && fraction === undefined;
  const words = isCode ? digitWords(whole) : cardinal(whole || '0');
  return fraction ? `${sign}${words} point ${digitWords(fraction)}` : sign + words;
}

/** A year of four digits: 1999, 2026 by halves, 1905 with "oh", 2000 to 2009 as a number. */
export function year(digits: string): string {
  const value = Number(digits);
  const [century, rest] = [Math.floor(value / 100), value % 100];
  if (value < 1000 || value > 9999 || (value >= 2000 && value < 2010)) return cardinal(digits);
  if (rest === 0) return century % 10 === 0 ? cardinal(digits) : `${belowThousand(century)} hundred`;
  return `${belowThousand(century)} ${rest < 10 ? `oh ${SMALL[rest]}` : belowThousand(rest)}`;
}

/** "1990s" by its digits -> "nineteen nineties". */
export function decade(digits: string): string {
  const words = year(digits).split(' ');
  const last = words.pop() ?? '';
  return [...words, last.endsWith('y') ? `${last.slice(0, -1)}ies` : `${last}s`].join(' ');
}

const FRACTION_NAMES: Readonly<Record<number, string>> = { 2: 'half', 4: 'quarter' };

/** Numerator and denominator: 1/2 "one half", 3/4 "three quarters", 2/3 "two thirds". */
export function fraction(top: number, bottom: number): string {
  const name = FRACTION_NAMES[bottom] ?? ordinal(bottom);
  const plural = name === 'half' ? 'halves' : `${name}s`;
  return `${cardinal(top)} ${top === 1 ? name : plural}`;
}
