import { clockTime } from './clock-times.js';
import { decade, ordinal, year } from './number-words.js';

/** Dates: "2026-11-21", "21 November", "Nov 21, 2026", "Sat", "11/21/2026", and years where a number is one. */

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const MONTH = String.raw`(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|Sept)(?:\.(?=,? [\d\p{Ll}]))?`;
const DAY = String.raw`(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:,? ?((?:1[0-9]|20|21)\d\d)(?![\d:.]\d|\d))?`;

const ISO =
  /(?<![\d-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])/g;
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g;
const DAY_FIRST = new RegExp(
  String.raw`(\bthe )?(?<![\d.,:])\b${DAY}(?: of)? ${MONTH}(?!\p{L})${YEAR}`,
  'gu',
);
const MONTH_FIRST = new RegExp(String.raw`(?<!\p{L})${MONTH} (?:the )?${DAY}(?![\d:]|\.\d)${YEAR}`, 'gu');
const MONTH_YEAR = new RegExp(String.raw`(?<!\p{L})${MONTH} ((?:1[0-9]|20|21)\d\d)(?![\d:]|\.\d)`, 'gu');
const SHORT_WEEKDAY =
  /(?<!\p{L})(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.(?=,| \d)|(?=,? \d|, [A-Z])|(?=,? the \d))/gu;
/** A number of four digits is a year after these words, unless what follows counts something ("in 1500 steps"). */
const YEAR_IN_CONTEXT =
  /(?<=\b(?:in|since|year|during|until|before|after|from|circa|spring|summer|fall|autumn|winter|by|early|late|of) )((?:1[1-9]|20|21)\d\d)(?= ?(?:[.,;:!?)]|$|and\b|to\b|was\b|is\b|the\b|at\b|by\b|on\b))(?![.,]\d)/gi;

/** Reads out every date and year. Runs before clock times and units, which would take its digits. */
export function speakDates(text: string): string {
  return text
    .replace(ISO, (_, y: string, m: string, d: string, hour?: string, minute?: string) => {
      const time = hour && minute ? ` at ${clockTime(Number(hour), Number(minute))}` : '';
      return `${MONTHS[Number(m) - 1]} ${ordinal(d)}, ${year(y)}${time}`;
    })
    .replace(SLASHED, (whole, first: string, second: string, y: string) => {
      // American order, unless only the other one is a date.
      const [m, d] = Number(first) > 12 ? [Number(second), first] : [Number(first), second];
      return m >= 1 && m <= 12 && Number(d) <= 31 ? `${MONTHS[m - 1]} ${ordinal(d)}, ${year(y)}` : whole;
    })
    .replace(
      SHORT_WEEKDAY,
      (_, name: string) => WEEKDAYS.find((day) => day.startsWith(name.slice(0, 3))) ?? name,
    )
    .replace(
      DAY_FIRST,
      (_, _the: string | undefined, d: string, m: string, y?: string) =>
        `the ${ordinal(d)} of ${fullMonth(m)}${y ? `, ${year(y)}` : ''}`,
    )
    .replace(
      MONTH_FIRST,
      (_, m: string, d: string, y?: string) => `${fullMonth(m)} ${ordinal(d)}${y ? `, ${year(y)}` : ''}`,
    )
    .replace(MONTH_YEAR, (_, m: string, y: string) => `${fullMonth(m)} ${year(y)}`)
    .replace(/(?<![\d.,])((?:1[1-9]|20)\d0)s\b/g, (_, y: string) => decade(y))
    .replace(YEAR_IN_CONTEXT, (_, y: string) => year(y));
}

function fullMonth(written: string): string {
  return MONTHS.find((month) => month.startsWith(written.slice(0, 3))) ?? written;
}
