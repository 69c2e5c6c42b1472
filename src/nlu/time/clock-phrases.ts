/**
 * Clock times as people say them: "half past seven", "quarter to six", "7:30 pm", "seven o'clock", "noon", "19:45",
 * "6 in the morning", with or without a day, and sunrise and sunset with an offset.
 */
import type { TimeExpression } from '../call.js';
import type { ListItem } from '../skill.js';
import type { DayPart } from './day-parts.js';
import { dayPhrases, readDay } from './day-phrases.js';
import { durationPhrases, type Phrases, readDuration, type Slots } from './duration.js';
import { two } from './local-time.js';

/** What follows a clock time: am, pm, or a part of the day; `today` where it also names the day ("tonight"). */
interface SaidPart {
  readonly part: DayPart | 'am' | 'pm';
  readonly today?: boolean;
}

/** The two twelves of a day by name. */
const TWELVES: readonly ListItem[] = [
  { in: '[12] (noon|midday|mid day)', out: 'noon' },
  { in: '[12] midnight', out: 'midnight' },
];

/**
 * Rules, all with the prefix: `<clock>` (bare), `<clock_time>` (with am/pm), `<time>` (a point in time: clock with an
 * optional day before or after, or a sun event), `<on_day>` and `<duration>` of their own files.
 */
export function clockPhrases(prefix = ''): Phrases {
  const p = prefix;
  const days = dayPhrases(p);
  const offset = durationPhrases(`${p}sun_`);
  const hour = `{clock_hour:${p}hour}`;
  const minutes = (slot: string): string =>
    `({clock_quarter:${p}${slot}}|{clock_minute:${p}${slot}} [minutes|minute])`;
  return {
    rules: {
      ...days.rules,
      ...offset.rules,
      [`${p}clock`]:
        `(${hour} [oclock|o clock]` +
        `|{clock_late:${p}hour} hours` +
        `|${hour} [oh|o] {clock_minute:${p}minute} [hours|oclock]` +
        `|{clock_digits:${p}hhmm} [hours]|{clock_hundred:${p}hhmm} hours` +
        `|{clock_half:${p}past} ${hour}` +
        `|${minutes('past')} (past|after) ${hour}` +
        `|${minutes('to')} (to|before|till|til|of) ${hour}` +
        `|({clock_half:${p}past}|${minutes('past')} (past|after)) {clock_twelve:${p}named}` +
        `|${minutes('to')} (to|before) {clock_twelve:${p}named}` +
        `|{clock_twelve:${p}named} [oh|o] {clock_minute:${p}minute}` +
        `|{clock_named:${p}named})`,
      [`${p}clock_time`]: `<${p}clock> [{clock_part:${p}part}] [sharp|on the dot|exactly|ish|or so]`,
      [`${p}sun`]: `(<${p}sun_duration> {sun_side:${p}side} {sun_event:${p}sun}|{sun_side:${p}side} {sun_event:${p}sun}|{sun_event:${p}sun})`,
      [`${p}about`]: '[exactly|precisely|around|about|roughly]',
      [`${p}time`]:
        `(<${p}clock_time> [<${p}on_day>]` +
        `|<${p}day> [at|by|around|about|for|from] <${p}clock_time>` +
        `|<${p}sun> [<${p}on_day>]|<${p}day> [at|by] <${p}sun>)`,
    },
    lists: {
      ...days.lists,
      ...offset.lists,
      clock_hour: { range: { from: 0, to: 24 } },
      // "At fourteen hours"; four hours are a length.
      clock_late: { range: { from: 13, to: 24 } },
      clock_minute: { range: { from: 0, to: 59 } },
      // "wake me at 630", "fourteen hundred hours".
      clock_digits: { range: { from: 101, to: 2359 } },
      // "The fan at a hundred" is at full speed.
      clock_hundred: { range: { from: 100, to: 100 } },
      clock_quarter: {
        values: [{ in: '[a] quarter', out: 15 }],
      },
      clock_half: { values: [{ in: '(half past|half)', out: 30 }] },
      /** "Half past midnight", "noon thirty". */
      clock_twelve: { values: TWELVES },
      clock_named: {
        values: [
          ...TWELVES,
          { in: '(lunchtime|lunch time)', out: 'noon' },
          { in: '(in the morning|first thing [in the morning]|breakfast time)', out: 'morning' },
          { in: '(in the evening|dinner time|dinnertime)', out: 'evening' },
          { in: '(in the afternoon)', out: 'afternoon' },
        ],
      },
      clock_part: {
        values: [
          { in: '(am|a m) [time]', out: { part: 'am' } },
          { in: '(pm|p m) [time]', out: { part: 'pm' } },
          { in: '[am] in the morning', out: { part: 'morning' } },
          { in: 'this morning', out: { part: 'morning', today: true } },
          { in: '[pm] in the afternoon', out: { part: 'afternoon' } },
          { in: '[pm] this afternoon', out: { part: 'afternoon', today: true } },
          { in: '[pm] in the evening', out: { part: 'evening' } },
          { in: '[pm] this evening', out: { part: 'evening', today: true } },
          { in: '[pm] (at night|in the night)', out: { part: 'night' } },
          { in: '[pm] tonight', out: { part: 'night', today: true } },
        ],
      },
      sun_event: {
        values: [
          {
            in: '(sunrise|sun rise|sunup|sun up|dawn|daybreak|day break|first light|[the] (break|crack) of dawn|the sun (rises|comes up|is up)|it gets light|it is light)',
            out: 'sunrise',
          },
          {
            in: '(sunset|sun set|sundown|sun down|dusk|nightfall|the sun (sets|goes down|is down|has set)|it gets dark|it is dark|its dark|dark|twilight)',
            out: 'sunset',
          },
        ],
      },
      sun_side: {
        values: [
          { in: '(before|prior to|ahead of)', out: -1 },
          { in: '(after|past)', out: 1 },
        ],
      },
    },
  };
}

/** The point in time of a matched `<time>`, `<clock_time>` or `<on_day>`; null where the sentence had none. */
export function readTime(slots: Slots, prefix = ''): TimeExpression | null {
  const said = readDay(slots, prefix);
  const sun = slots[`${prefix}sun`]?.value;
  if (sun === 'sunrise' || sun === 'sunset') {
    const side = slots[`${prefix}side`]?.value;
    // "before sunset" without a length is no instant: just before it.
    const seconds = readDuration(slots, `${prefix}sun_`) ?? 0;
    const offset = typeof side === 'number' ? side * seconds : 0;
    return { sun, ...(offset === 0 ? {} : { offset }), ...(said === null ? {} : { day: said.day }) };
  }
  const clock = readClock(slots, prefix);
  if (clock === null) {
    if (said === null) return null;
    return said.part === undefined ? { day: said.day } : { day: said.day, part: said.part };
  }
  const named = slots[`${prefix}part`]?.value as SaidPart | undefined;
  const part = named?.part ?? said?.part;
  const placed = clockExpression(clock.hour, clock.minute, clock.part ?? part);
  const tonight = (named?.today === true || said?.part === 'night') && placed.meridiem === 'am';
  const day = said?.day ?? (named?.today === true ? { in: 0 } : undefined);
  // "tonight at one": after midnight it is tomorrow's date.
  const shifted = tonight && day !== undefined && 'in' in day && part === 'night' ? { in: day.in + 1 } : day;
  return { ...placed, ...(shifted === undefined ? {} : { day: shifted }) };
}

function readClock(
  slots: Slots,
  prefix: string,
): { hour: number; minute: number; part?: 'am' | 'pm' } | null {
  const number = (name: string): number | null => {
    const value = slots[`${prefix}${name}`]?.value;
    return typeof value === 'number' ? value : null;
  };
  // "At ten 0.1": a range takes fractions, a clock has none.
  const read = ['hhmm', 'hour', 'to', 'past', 'minute'].map(number);
  const written = WRITTEN.exec(slots[`${prefix}hour`]?.text ?? '');
  if (written !== null && number('minute') === null && number('past') === null && number('to') === null)
    return { hour: Number(written[1]), minute: Number(written[2]) };
  if (read.some((value) => value !== null && !Number.isInteger(value))) return null;
  const named = slots[`${prefix}named`]?.value;
  if (named === 'noon' || named === 'midnight') return aroundTwelve(named, number);
  // A part of the day alone is its usual hour, the next that comes.
  if (named === 'morning') return { hour: 8, minute: 0, part: 'am' };
  if (named === 'afternoon') return { hour: 3, minute: 0, part: 'pm' };
  if (named === 'evening') return { hour: 6, minute: 0, part: 'pm' };
  const digits = number('hhmm');
  if (digits !== null) {
    const minute = digits % 100;
    return minute > 59 ? null : { hour: Math.floor(digits / 100), minute };
  }
  const hour = number('hour');
  if (hour === null) return null;
  const to = number('to');
  if (to !== null) {
    // "quarter to one" is 12:45: stay on the twelve-hour dial unless a 24-hour hour was said.
    const before = hour === 1 ? 12 : hour === 0 ? 23 : hour - 1;
    return { hour: before, minute: 60 - to };
  }
  return { hour: hour % 24, minute: number('past') ?? number('minute') ?? 0 };
}

/** "7.30", as British clocks are written. */
const WRITTEN = /^(\d{1,2})\.([0-5]\d)$/;

/** "Half past midnight", "ten to noon", "noon thirty" and the twelves themselves. */
function aroundTwelve(
  named: 'noon' | 'midnight',
  number: (name: string) => number | null,
): { hour: number; minute: number; part: 'am' | 'pm' } {
  const [before, from] = named === 'noon' ? (['am', 'pm'] as const) : (['pm', 'am'] as const);
  const to = number('to') ?? 0;
  if (to > 0) return { hour: 11, minute: 60 - to, part: before };
  return { hour: 12, minute: number('past') ?? number('minute') ?? 0, part: from };
}

/**
 * A clock reading with what was said about the half of the day. Hours 1 to 12 without `meridiem` stay open: the
 * resolver takes the next that comes.
 */
export function clockExpression(
  hour: number,
  minute: number,
  part?: DayPart | 'am' | 'pm',
): { clock: string; meridiem?: 'am' | 'pm' } {
  const clock = `${two(hour)}:${two(minute)}`;
  if (hour === 0 || hour > 12 || part === undefined) return { clock };
  if (part === 'am' || part === 'pm') return { clock, meridiem: part };
  if (part === 'morning' || part === 'midnight') return { clock, meridiem: 'am' };
  // "twelve at night" and "three at night" are after midnight; "nine at night" is not.
  if (part === 'night') return { clock, meridiem: hour === 12 || hour < 5 ? 'am' : 'pm' };
  return { clock, meridiem: 'pm' };
}
