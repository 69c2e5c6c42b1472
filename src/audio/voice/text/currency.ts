import { spokenNumber } from './number-words.js';
import { NUMBER, spokenUnit } from './units.js';

/** Money: "$5.50", "12.99 EUR", "£3", "$1.2 million", "$0.28/kWh". */

const CURRENCIES: Readonly<
  Record<string, readonly [one: string, many: string, cent: string, cents: string]>
> = {
  $: ['dollar', 'dollars', 'cent', 'cents'],
  '£': ['pound', 'pounds', 'penny', 'pence'],
  '€': ['euro', 'euros', 'cent', 'cents'],
  '¥': ['yen', 'yen', 'sen', 'sen'],
  CHF: ['franc', 'francs', 'centime', 'centimes'],
};
const CODES: Readonly<Record<string, string>> = { USD: '$', GBP: '£', EUR: '€', JPY: '¥', CHF: 'CHF' };

const BEFORE = new RegExp(
  String.raw`([-−])?([$£€¥]) ?(${NUMBER})( ?(?:million|billion|trillion|[kKM](?!\p{L}|\d)))?(?:/(\p{L}+))?`,
  'gu',
);
const AFTER = new RegExp(
  String.raw`(?<![\p{L}\d.,])([-−])?(${NUMBER}) ?(€|£|USD|GBP|EUR|JPY|CHF)(?!\p{L}|\d)(?:/(\p{L}+))?`,
  'gu',
);
const SCALES: Readonly<Record<string, string>> = { k: ' thousand', K: ' thousand', M: ' million' };

export function speakMoney(text: string): string {
  return text
    .replace(
      BEFORE,
      (_, sign: string | undefined, symbol: string, number: string, scale = '', per?: string) =>
        amount(sign, symbol, number, scale, per),
    )
    .replace(AFTER, (_, sign: string | undefined, number: string, code: string, per?: string) =>
      amount(sign, CODES[code] ?? code, number, '', per),
    );
}

function amount(
  sign: string | undefined,
  symbol: string,
  number: string,
  scale: string,
  per?: string,
): string {
  const names = CURRENCIES[symbol];
  if (!names) return number;
  const minus = sign ? 'minus ' : '';
  const each = per ? ` per ${spokenUnit(per, false)}` : '';
  if (scale) return `${minus}${spokenNumber(number)}${SCALES[scale.trim()] ?? scale} ${names[1]}${each}`;
  const [whole = '0', cents = ''] = number.split('.');
  // Two decimals are cents; any other number of them is a price per unit, read as a decimal.
  if (cents && cents.length !== 2) return `${minus}${spokenNumber(number)} ${names[1]}${each}`;
  const parts: string[] = [];
  if (Number(whole.replaceAll(',', '')) > 0 || Number(cents) === 0) {
    parts.push(`${spokenNumber(whole)} ${whole === '1' ? names[0] : names[1]}`);
  }
  if (Number(cents) > 0)
    parts.push(`${spokenNumber(String(Number(cents)))} ${Number(cents) === 1 ? names[2] : names[3]}`);
  return minus + parts.join(' and ') + each;
}
