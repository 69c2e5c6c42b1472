/** Days as people say them: today, tomorrow, on Friday, next Monday, the 3rd of May, May the third, tonight. */
import type { DayExpression } from '../call.js';
import { ORDINAL_WORDS } from '../number-words.js';
import type { ListItem } from '../skill.js';
import { type DayPart, isDayPart } from './day-parts.js';
import type { Phrases, Slots } from './duration.js';
import { WEEKDAYS, type Weekday } from './local-time.js';

/** A day with the part of it that was said, if any ("tomorrow morning"). */
export interface SaidDay {
  readonly day: DayExpression;
  readonly part?: DayPart;
}

export const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
};

/** A pattern for any of them. */
export const ANY_WEEKDAY = `(?:${Object.values(WEEKDAY_NAMES).join('|')})`;

const MONTHS = [
  'january|jan',
  'february|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
];

/** "1st", "22nd". */
export function ordinalDigits(day: number): string {
  return `${day}${day >= 11 && day <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}

function ordinal(day: number): string {
  const spelled: string[] = [ordinalDigits(day)];
  const word = ORDINAL_WORDS[day - 1];
  if (word !== undefined) spelled.push(word);
  else if (day === 20) spelled.push('twentieth');
  else if (day === 30) spelled.push('thirtieth');
  else spelled.push(`${day < 30 ? 'twenty' : 'thirty'} ${ORDINAL_WORDS[(day % 10) - 1]}`);
  return spelled.join('|');
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** "First", "1st" to "thirty first". */
export const ORDINAL_DAYS: readonly ListItem[] = range(1, 31).map((day) => ({
  in: `(${ordinal(day)})`,
  out: day,
}));

const relative: ListItem[] = [
  { in: 'today', out: { day: { in: 0 } } },
  { in: 'later today', out: { day: { in: 0 } } },
  { in: 'this morning', out: { day: { in: 0 }, part: 'morning' } },
  { in: 'this afternoon', out: { day: { in: 0 }, part: 'afternoon' } },
  { in: 'this evening', out: { day: { in: 0 }, part: 'evening' } },
  { in: '(tonight|this night|to night)', out: { day: { in: 0 }, part: 'night' } },
  { in: '(tomorrow|tomorow|tmrw)', out: { day: { in: 1 } } },
  { in: '[the] day after tomorrow', out: { day: { in: 2 } } },
  { in: 'a week from (today|now)', out: { day: { in: 7 } } },
  { in: '[in] a week from tomorrow', out: { day: { in: 8 } } },
  { in: '[the] (last day|end) of (the|this) month', out: { day: { dayOfMonth: -1 } } },
];

const weekdays: ListItem[] = WEEKDAYS.flatMap((weekday): ListItem[] => {
  const name = WEEKDAY_NAMES[weekday];
  return [
    { in: `[this|this coming|coming|the] ${name}`, out: { day: { weekday } } },
    { in: `(next|the next|next week) ${name}`, out: { day: { weekday, next: true } } },
    { in: `${name} next week`, out: { day: { weekday, next: true } } },
  ];
});

/**
 * Rules `<day>` ("tomorrow morning", "monday the 1st of march") and `<on_day>` (with its preposition), slots with the
 * prefix.
 */
export function dayPhrases(prefix = ''): Phrases {
  const p = prefix;
  const ordinalDay = `{day_ordinal:${p}dom}`;
  const month = `{month:${p}month}`;
  const date = `([the] ${ordinalDay} [day] (of|in) [the month of] ${month} [{day_year:${p}year}]|${month} [the] (${ordinalDay}|{day_number:${p}dom}) [{day_year:${p}year}]|{day_number:${p}dom} [of] ${month} [{day_year:${p}year}]|the ${ordinalDay} [of (this|the) month])`;
  return {
    rules: {
      [`${p}day`]: `({day_relative:${p}day} [{day_part:${p}dpart}]|{day_weekday:${p}day} [{day_part:${p}dpart}] [[the] ${ordinalDay} [of ${month}]]|${date} [{day_part:${p}dpart}])`,
      [`${p}on_day`]: `[on|for|in|by] <${p}day>`,
    },
    lists: {
      day_relative: { values: relative },
      day_weekday: { values: weekdays },
      day_ordinal: { values: ORDINAL_DAYS },
      day_number: { range: { from: 1, to: 31 } },
      day_year: { range: { from: 2000, to: 2100 } },
      month: { values: MONTHS.map((names, index) => ({ in: `(${names})`, out: index + 1 })) },
      day_part: {
        values: [
          { in: '[in the] (morning|mornings)', out: 'morning' },
          { in: '[at] (noon|midday|lunchtime|lunch time)', out: 'noon' },
          { in: '[in the] (afternoon|afternoons)', out: 'afternoon' },
          { in: '[in the] (evening|evenings)', out: 'evening' },
          { in: '[at] (night|nights)', out: 'night' },
        ],
      },
    },
  };
}

/** The day of a matched `<day>`, or null where the sentence had none. */
export function readDay(slots: Slots, prefix = ''): SaidDay | null {
  const said = readDayOnly(slots, prefix);
  if (said === null) return null;
  const part = slots[`${prefix}dpart`]?.value;
  return isDayPart(part) ? { ...said, part } : said;
}

function readDayOnly(slots: Slots, prefix: string): SaidDay | null {
  const month = slots[`${prefix}month`]?.value;
  const dom = slots[`${prefix}dom`]?.value;
  // A date beats the weekday said beside it: "monday the 1st of march".
  if (typeof dom === 'number') {
    if (typeof month !== 'number') return { day: { dayOfMonth: dom } };
    const year = slots[`${prefix}year`]?.value;
    return { day: { month, day: dom, ...(typeof year === 'number' ? { year } : {}) } };
  }
  const said = slots[`${prefix}day`]?.value;
  if (typeof said !== 'object' || said === null || !('day' in said)) return null;
  return said as SaidDay;
}
