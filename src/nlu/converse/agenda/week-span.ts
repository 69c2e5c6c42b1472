/** "The rest of the week", "every night this week", "all next week", "every weekday until Friday": the days that it names. */
import { ANY_WEEKDAY, addDays, WEEK, weekdayOf } from '../../time.js';

const EACH =
  '(?:every|each) (?:single )?(?<unit>day|morning|afternoon|evening|night|weekday|week day|work ?day|school ?day)';
const OF = '(?: (?:of|in|for|during))?';
const WAYS = [
  `(?:(?:${EACH}${OF} )?(?:the )?(?:rest|remainder) of (?:the|this) week)`,
  `(?:${EACH.replace('unit', 'unit2')}${OF} (?<which>this|next) week)`,
  `(?:(?:all|the whole|all of|the entire)(?: of)? (?:(?<all>this|next|the) )?week(?: long)?)`,
  `(?:${EACH.replace('unit', 'unit3')} (?:until|till|up to|through) (?<until>${ANY_WEEKDAY}))`,
];
const SPAN = new RegExp(`\\s*\\b(?:(?:for|on|during) )?(?:${WAYS.join('|')})(?![\\w'’])`, 'i');

const PARTS: Readonly<Record<string, string>> = {
  morning: ' in the morning',
  afternoon: ' in the afternoon',
  evening: ' in the evening',
  night: ' at night',
};

export interface WeekSpan {
  /** The sentence without it; with the part of the day, where it names one. */
  readonly rest: string;
  /** The dates, from a date on, that date included. */
  readonly datesFrom: (date: string) => readonly string[];
}

/** Null where a sentence names no such days. */
export function weekSpanIn(text: string): WeekSpan | null {
  const match = SPAN.exec(text);
  if (match === null) return null;
  const { unit, unit2, unit3, which, all, until } = match.groups ?? {};
  const each = (unit ?? unit2 ?? unit3 ?? '').toLowerCase();
  const next = /^next$/i.test(which ?? all ?? '');
  const rest = `${text.slice(0, match.index)}${PARTS[each] ?? ''}${text.slice(match.index + match[0].length)}`;
  return {
    rest: rest.trim(),
    datesFrom: (date) => {
      const monday = addDays(date, 7 - placeOf(date));
      const first = next ? monday : date;
      const last = until === undefined ? addDays(first, 6 - placeOf(first)) : nextOf(until, first);
      const dates = WEEK.map((_, at) => addDays(first, at)).filter((one) => one <= last);
      return /^(?:week|work|school)/.test(each) ? dates.filter((one) => placeOf(one) < 5) : dates;
    },
  };
}

/** Monday is 0. */
const placeOf = (date: string): number => WEEK.indexOf(weekdayOf(date));

function nextOf(weekday: string, date: string): string {
  const wanted = WEEK.map(String).indexOf(weekday.slice(0, 2).toUpperCase());
  return addDays(date, (wanted - placeOf(date) + 7) % 7);
}
