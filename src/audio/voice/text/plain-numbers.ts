import { cardinal, digitWords, fraction, ordinal, spokenNumber } from './number-words.js';
import { NUMBER } from './units.js';

/** Numbers that no unit, date or time has claimed: fractions, ranges, sums, ordinals, codes, versions, addresses. */

const ORDINAL = /(?<![\p{L}\d.])(\d{1,3}(?:,\d{3})*|\d+)(?:st|nd|rd|th)(?!\p{L})/gu;
const MIXED_FRACTION = /(?<![\p{L}\d./])(\d+) (\d{1,2})\/(\d{1,2})(?![\d/])/gu;
const FRACTION = /(?<![\p{L}\d./])(\d{1,3})\/(\d{1,3})(?![\d/]|\.\d)/gu;
const ADDRESS = /(?<![\p{L}\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/gu;
const VERSION = /(?<![\p{L}\d.])(\d+(?:\.\d+){2,})(?!\d)/gu;
const PHONE =
  /(?<![\p{L}\d.])\+?\d{1,4}(?:[- ]\(?\d{2,4}\)?)*[- ]\d{3}[- ]\d{4}(?!\d)|(?<![\p{L}\d.-])\d{3}-\d{4}(?!\d)/gu;
const CODE =
  /\b((?:PIN|pin|code|zip|ZIP|extension|postcode|serial)(?: number| code)?(?: is|:)? )(\d{3,})(?![\d.,]\d)/g;
const RANGE = new RegExp(String.raw`(?<![\p{L}\d.,-])(${NUMBER}) ?[-–—] ?(?=${NUMBER}(?![-\d]))`, 'gu');
const TIMES = new RegExp(String.raw`(${NUMBER}) ?[x×] ?(?=\d)`, 'gu');
const NUMERAL = new RegExp(String.raw`(?<![\p{L}\d])([-−+]?)(${NUMBER})(?!\d)`, 'gu');

export function speakNumbers(text: string): string {
  const isSum = /[=]/.test(text);
  return text
    .replace(/\b24\/7\b/g, 'twenty four seven')
    .replace(CODE, (_, what: string, digits: string) => what + digitWords(digits))
    .replace(PHONE, (number) => phone(number))
    .replace(ADDRESS, (address) => address.split('.').map(octet).join(' dot '))
    .replace(VERSION, (version: string) => version.split('.').map(cardinal).join(' point '))
    .replace(/\bv(?=\d)/g, 'version ')
    .replace(ORDINAL, (_, digits: string) => ordinal(digits))
    .replace(MIXED_FRACTION, (_, whole: string, top: string, bottom: string) =>
      top === '1' && bottom === '2'
        ? `${cardinal(whole)} and a half`
        : `${cardinal(whole)} and ${fraction(Number(top), Number(bottom))}`,
    )
    .replace(FRACTION, (_, top: string, bottom: string) =>
      Number(top) < Number(bottom) && Number(bottom) <= 20
        ? fraction(Number(top), Number(bottom))
        : `${cardinal(top)} over ${cardinal(bottom)}`,
    )
    .replace(TIMES, isSum ? '$1 times ' : '$1 by ')
    .replace(/(?<=\d) ?[x×](?![\p{L}\d])/gu, ' times')
    .replace(/(?<=\d) [-−–] (?=\d)/g, isSum ? ' minus ' : ' to ')
    .replace(/(?<=\d) ?\+ ?(?=\d)/g, ' plus ')
    .replace(/(?<=\d) ?[÷] ?(?=\d)/g, ' divided by ')
    .replace(/(?<=\d) ?[*·] ?(?=\d)/g, ' times ')
    .replace(RANGE, '$1 to ')
    .replace(NUMERAL, (_, sign: string, number: string) => spokenNumber(sign + number));
}

/** 192 -> "one nine two", 10 -> "ten". */
function octet(digits: string): string {
  return digits.length > 2 ? digitWords(digits) : cardinal(digits);
}

/** Digit by digit, with a comma where the writing groups them. */
function phone(number: string): string {
  const plus = number.startsWith('+') ? 'plus ' : '';
  return (
    plus +
    number
      .split(/[-\s]+/)
      .map(digitWords)
      .join(', ')
  );
}
