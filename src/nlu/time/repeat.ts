/**
 * Repeats: how they are said ("every weekday", "on Mondays and Fridays", "every other day"), as iCalendar RRULEs, and
 * when they come round again. Only the parts of RFC 5545 that people say: FREQ, INTERVAL, BYDAY and
 * BYMONTHDAY with one day (-1: the last).
 */
import type { LocalTime } from '../../actions/world.js';
import type { ListItem } from '../skill.js';
import type { DayPart } from './day-parts.js';
import { ORDINAL_DAYS, WEEKDAY_NAMES } from './day-phrases.js';
import type { Phrases, Slots } from './duration.js';
import {
  addDays,
  clockOf,
  dateOf,
  dayOf,
  daysBetween,
  fromSeconds,
  isDate,
  isoDate,
  toSeconds,
  WEEK,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from './local-time.js';

interface SaidRepeat {
  readonly rule: string;
  readonly part?: DayPart;
}

const WORKDAYS = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
const WEEKEND = 'FREQ=WEEKLY;BYDAY=SA,SU';

const fixed: ListItem[] = [
  { in: '(every|each) [single] day [of the week]', out: { rule: 'FREQ=DAILY' } },
  { in: '(daily|everyday|[for|on] all days|7 days a week|each and every day)', out: { rule: 'FREQ=DAILY' } },
  { in: '(every|each) morning', out: { rule: 'FREQ=DAILY', part: 'morning' } },
  { in: '(every|each) afternoon', out: { rule: 'FREQ=DAILY', part: 'afternoon' } },
  { in: '(every|each) evening', out: { rule: 'FREQ=DAILY', part: 'evening' } },
  { in: '((every|each) night|nightly)', out: { rule: 'FREQ=DAILY', part: 'night' } },
  { in: '(every|each) (other|second) day', out: { rule: 'FREQ=DAILY;INTERVAL=2' } },
  { in: '(every|each) (other|second) morning', out: { rule: 'FREQ=DAILY;INTERVAL=2', part: 'morning' } },
  { in: '(every|each) (other|second) afternoon', out: { rule: 'FREQ=DAILY;INTERVAL=2', part: 'afternoon' } },
  { in: '(every|each) (other|second) evening', out: { rule: 'FREQ=DAILY;INTERVAL=2', part: 'evening' } },
  { in: '(every|each) (other|second) night', out: { rule: 'FREQ=DAILY;INTERVAL=2', part: 'night' } },
  {
    in: '[on] (every|each|all) (weekday|work day|workday|working day|school day|week day)',
    out: { rule: WORKDAYS },
  },
  {
    in: '(on|for|during) [the|all] (weekdays|work days|workdays|working days|school days|week days)',
    out: { rule: WORKDAYS },
  },
  {
    in: '[every|from|on|for] (monday|mondays) (to|through|till|until) (friday|fridays)',
    out: { rule: WORKDAYS },
  },
  { in: '(weekdays|workdays|during the week)', out: { rule: WORKDAYS } },
  { in: '[on] (every|each) weekday morning', out: { rule: WORKDAYS, part: 'morning' } },
  { in: '[on] (every|each) weekday (evening|night)', out: { rule: WORKDAYS, part: 'evening' } },
  { in: '[on|at] (every|each) weekend', out: { rule: WEEKEND } },
  { in: '[on|at|every] [the] weekends', out: { rule: WEEKEND } },
  { in: '(every|each) saturday and sunday', out: { rule: WEEKEND } },
  { in: '(every week|each week|weekly|once a week)', out: { rule: 'FREQ=WEEKLY' } },
  { in: '(every|each) other week', out: { rule: 'FREQ=WEEKLY;INTERVAL=2' } },
  { in: '(every month|each month|monthly|once a month)', out: { rule: 'FREQ=MONTHLY' } },
  { in: '(every year|each year|yearly|annually|once a year)', out: { rule: 'FREQ=YEARLY' } },
  { in: '(every hour|each hour|hourly|on the hour)', out: { rule: 'FREQ=HOURLY' } },
  { in: '(every half hour|every half an hour)', out: { rule: 'FREQ=MINUTELY;INTERVAL=30' } },
  { in: 'every minute', out: { rule: 'FREQ=MINUTELY' } },
  { in: '(twice|2 times) a day', out: { rule: 'FREQ=HOURLY;INTERVAL=12' } },
];

/** Days from which some may be left out. */
const whole: ListItem[] = [
  { in: '((every|each) [single] day [of the week]|daily|everyday|all days)', out: { rule: 'FREQ=DAILY' } },
  { in: '(every|each) morning', out: { rule: 'FREQ=DAILY', part: 'morning' } },
  { in: '(every|each) afternoon', out: { rule: 'FREQ=DAILY', part: 'afternoon' } },
  { in: '(every|each) evening', out: { rule: 'FREQ=DAILY', part: 'evening' } },
  { in: '((every|each) night|nightly)', out: { rule: 'FREQ=DAILY', part: 'night' } },
  { in: '((every|each) (weekday|workday|work day|week day)|weekdays|workdays)', out: { rule: WORKDAYS } },
];

/** Days that are left out, by one word. */
const left: ListItem[] = [
  ...WEEK.map((day) => ({ in: `(${WEEKDAY_NAMES[day]}|${WEEKDAY_NAMES[day]}s)`, out: [day] })),
  { in: '[the] (weekend|weekends)', out: ['SA', 'SU'] },
  { in: '(weekdays|workdays|work days)', out: ['MO', 'TU', 'WE', 'TH', 'FR'] },
];

const UNITS: readonly { readonly in: string; readonly out: string }[] = [
  { in: '(minutes|mins)', out: 'MINUTELY' },
  { in: '(hours|hrs)', out: 'HOURLY' },
  { in: 'days', out: 'DAILY' },
  { in: 'weeks', out: 'WEEKLY' },
  { in: 'months', out: 'MONTHLY' },
];

/** Rule `<repeat>`: "every day", "every weekday", "on mondays and fridays", "every two hours", "on the first of every month". */
export function repeatPhrases(prefix = ''): Phrases {
  const p = prefix;
  const more = (kind: string, slots: readonly string[]): string =>
    slots.reduceRight((rest, slot) => ` [[and] [on|every|each] {${kind}:${p}${slot}}${rest}]`, '');
  const slots = ['wd2', 'wd3', 'wd4', 'wd5', 'wd6'];
  return {
    rules: {
      [`${p}but`]:
        '(except|except for|except on|but not|excepting|excluding|apart from|other than|besides|save)',
      [`${p}left_out`]: `<${p}but> [on|at] {repeat_left:${p}not1} [(and|or) [on|at] {repeat_left:${p}not2}]`,
      [`${p}repeat_whole`]: `{repeat_whole:${p}repeat}`,
      [`${p}repeat`]:
        `({repeat_fixed:${p}repeat}|<${p}repeat_whole> <${p}left_out>|every {repeat_count:${p}every} {repeat_unit:${p}unit}` +
        `|[on] the {month_day:${p}mday} [day] (of|in) (every|each) month|(every month|each month|monthly) on the {month_day:${p}mday} [day]` +
        `|[on] (every|each) {weekday_one:${p}wd1}${more('weekday_one', slots)} [{day_part:${p}rpart}]` +
        `|[on|every] {weekday_many:${p}wd1}${more('weekday_many', slots)} [{day_part:${p}rpart}])`,
    },
    lists: {
      repeat_fixed: { values: fixed },
      repeat_whole: { values: whole },
      repeat_left: { values: left },
      repeat_count: { range: { from: 2, to: 90 } },
      repeat_unit: { values: UNITS },
      month_day: { values: [...ORDINAL_DAYS, { in: 'last', out: -1 }] },
      weekday_one: { values: WEEK.map((day) => ({ in: WEEKDAY_NAMES[day], out: day })) },
      weekday_many: { values: WEEK.map((day) => ({ in: `${WEEKDAY_NAMES[day]}s`, out: day })) },
    },
  };
}

/** The repeat of a matched `<repeat>`, or null where the sentence had none. */
export function readRepeat(slots: Slots, prefix = ''): SaidRepeat | null {
  const said = slots[`${prefix}repeat`]?.value;
  if (typeof said === 'object' && said !== null && 'rule' in said)
    return leavingOut(said as SaidRepeat, slots, prefix);
  const unit = slots[`${prefix}unit`]?.value;
  const count = slots[`${prefix}every`]?.value;
  if (typeof unit === 'string' && typeof count === 'number')
    return { rule: `FREQ=${unit};INTERVAL=${count}` };
  const monthDay = slots[`${prefix}mday`]?.value;
  if (typeof monthDay === 'number') return { rule: `FREQ=MONTHLY;BYMONTHDAY=${monthDay}` };
  const days = ['wd1', 'wd2', 'wd3', 'wd4', 'wd5', 'wd6'].map((slot) => slots[`${prefix}${slot}`]?.value);
  const chosen = WEEK.filter((day) => days.includes(day));
  if (chosen.length === 0) return null;
  const part = slots[`${prefix}rpart`]?.value;
  return {
    rule: `FREQ=WEEKLY;BYDAY=${chosen.join(',')}`,
    ...(typeof part === 'string' ? { part: part as DayPart } : {}),
  };
}

/** "Every day except Sunday": the other six. */
function leavingOut(said: SaidRepeat, slots: Slots, prefix: string): SaidRepeat | null {
  const out = ['not1', 'not2'].flatMap((slot) => slots[`${prefix}${slot}`]?.value ?? []);
  if (out.length === 0) return said;
  const { days } = parseRule(said.rule);
  const rest = WEEK.filter((day) => (days.length === 0 || days.includes(day)) && !out.includes(day));
  return rest.length === 0 ? null : { ...said, rule: `FREQ=WEEKLY;BYDAY=${rest.join(',')}` };
}

interface Rule {
  readonly freq: string;
  readonly interval: number;
  readonly days: readonly Weekday[];
  /** 1-31, or -1 for the last day of the month; null where the first occurrence tells. */
  readonly monthDay: number | null;
}

export function parseRule(text: string): Rule {
  const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string | undefined]));
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const days = (parts.get('BYDAY') ?? '').split(',');
  return {
    freq: parts.get('FREQ') ?? 'DAILY',
    interval: Number.isInteger(interval) && interval > 0 ? interval : 1,
    days: WEEKDAYS.filter((day) => days.includes(day)),
    monthDay: parts.has('BYMONTHDAY') ? Number(parts.get('BYMONTHDAY')) : null,
  };
}

const SECONDS: Readonly<Record<string, number>> = { MINUTELY: 60, HOURLY: 3600 };

/**
 * The first occurrence after `after` of a repeat whose known occurrence is `anchor` (which gives the time of day).
 *
 * @example nextOccurrence('FREQ=WEEKLY;BYDAY=MO', '2026-11-23T07:00:00', '2026-11-23T07:00:00') // 2026-11-30T07:00:00
 */
export function nextOccurrence(repeat: string, anchor: LocalTime, after: LocalTime): LocalTime {
  const rule = parseRule(repeat);
  const step = SECONDS[rule.freq];
  if (step !== undefined) {
    const period = step * rule.interval;
    const passed = Math.max(0, Math.floor((toSeconds(after) - toSeconds(anchor)) / period) + 1);
    return fromSeconds(toSeconds(anchor) + passed * period);
  }
  const clock = `${clockOf(anchor)}:00`;
  if (rule.freq === 'MONTHLY' || rule.freq === 'YEARLY') return nextByMonth(rule, anchor, after, clock);
  const [start = dateOf(after)] = [dateOf(anchor), dateOf(after)].sort().reverse();
  // Bounded whatever the rule says: a repeat of more than a year is none that people speak of.
  for (let day = 0; day <= 400; day += 1) {
    const date = addDays(start, day);
    const time = `${date}T${clock}`;
    if (time <= after || time < anchor) continue;
    if (fits(rule, anchor, date)) return time;
  }
  return `${addDays(start, 1)}T${clock}`;
}

function fits(rule: Rule, anchor: LocalTime, date: string): boolean {
  const days = daysBetween(anchor, date);
  if (rule.freq === 'DAILY') {
    return days % rule.interval === 0 && (rule.days.length === 0 || rule.days.includes(weekdayOf(date)));
  }
  const wanted = rule.days.length === 0 ? [weekdayOf(anchor)] : rule.days;
  if (!wanted.includes(weekdayOf(date))) return false;
  const mondayBefore = (time: LocalTime): string => addDays(dateOf(time), -WEEK.indexOf(weekdayOf(time)));
  return (daysBetween(mondayBefore(anchor), mondayBefore(date)) / 7) % rule.interval === 0;
}

function nextByMonth(rule: Rule, anchor: LocalTime, after: LocalTime, clock: string): LocalTime {
  const { year, month, day: first } = dayOf(anchor);
  const step = rule.freq === 'YEARLY' ? 12 * rule.interval : rule.interval;
  for (let count = 0; count < 1200; count += 1) {
    const index = month - 1 + count * step;
    const y = year + Math.floor(index / 12);
    const m = (index % 12) + 1;
    const day = rule.monthDay === -1 ? lengthOf(y, m) : (rule.monthDay ?? first);
    // The 31st of a short month does not exist: RFC 5545 skips it.
    if (!isDate(y, m, day)) continue;
    const time = `${isoDate(y, m, day)}T${clock}`;
    if (time > after) return time;
  }
  return anchor;
}

const lengthOf = (year: number, month: number): number =>
  [31, 30, 29, 28].find((day) => isDate(year, month, day)) ?? 28;

/** The rule of what comes so many days after each of these: off at two in the morning after every Saturday. */
export function shiftedRule(rule: string, days: number): string {
  if (days % 7 === 0) return rule;
  return rule.replace(/BYDAY=([A-Z,]+)/, (_, said: string) => {
    const moved = said.split(',').map((day) => WEEK.findIndex((known: string) => known === day) + days);
    const later = WEEK.filter((_day, index) => moved.some((at) => (((at - index) % 7) + 7) % 7 === 0));
    return `BYDAY=${later.join(',')}`;
  });
}
