/**
 * Durations as people say them: "an hour and a half", "5 minutes 30 seconds", "two and a half hours", "half an hour".
 * `durationPhrases(prefix)` gives rules and lists to spread into a skill; two durations in one sentence ("take five
 * minutes off the one hour timer") take two prefixes.
 */
import type { ListSource, SlotMatch } from '../skill.js';

export interface Phrases {
  readonly rules: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, ListSource>>;
}

export type Slots = Readonly<Record<string, SlotMatch>>;

const UNIT_SECONDS = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;

/** Parts of an hour or minute that stand alone or after the unit. */
const FIXED: readonly { readonly in: string; readonly out: number }[] = [
  { in: '[a] half [of] [a|an] hour', out: 1800 },
  { in: '1 2 [of] [a|an] hour', out: 1800 },
  { in: '[a] quarter [of] (a|an) hour', out: 900 },
  { in: '[a] quarter hour', out: 900 },
  { in: '3 quarters of (a|an) hour', out: 2700 },
  { in: '3 quarter hour', out: 2700 },
  { in: '(a|an|1) half hour', out: 1800 },
  { in: '[a] half [of] [a] minute', out: 30 },
  { in: '1 2 [of] [a] minute', out: 30 },
  { in: '[a] quarter of a minute', out: 15 },
  { in: 'a couple [of] seconds', out: 2 },
  { in: '[a] couple [of] minutes', out: 120 },
  { in: '[a] couple [of] hours', out: 7200 },
  { in: '[a] few seconds', out: 5 },
  { in: '[a] few minutes', out: 300 },
  { in: 'half a day', out: 43_200 },
  { in: 'a fortnight', out: 1_209_600 },
  { in: '(a|1) dozen minutes', out: 720 },
];

/**
 * @param prefix set before every slot and rule name; '' gives `<duration>`, `which_` gives `<which_duration>`
 */
export function durationPhrases(prefix = ''): Phrases {
  const p = prefix;
  const minutes = `{duration_number:${p}m} [more|extra|additional] (minute|minutes|min|mins)`;
  const seconds = `{duration_number:${p}s} [more|extra|additional] (second|seconds|sec|secs)`;
  const mixed = `[a|an] {duration_fraction:${p}part}`;
  return {
    rules: {
      [`${p}duration`]: `(<${p}duration_hours>|<${p}duration_minutes>|<${p}duration_seconds>|<${p}duration_days>|{duration_fixed:${p}fixed})`,
      [`${p}duration_seconds`]: `(${seconds}|{duration_one:${p}s} (second|sec))`,
      [`${p}duration_minutes`]:
        `({duration_number:${p}m}|{duration_one:${p}m}) [more|extra|additional] (minute|minutes|min|mins) [[and] ${seconds}|and ${mixed}]` +
        `|{duration_number:${p}m} and ${mixed} (minute|minutes|min|mins)`,
      [`${p}duration_hours`]:
        `({duration_number:${p}h}|{duration_one:${p}h}) [more|extra|additional] (hour|hours|hr|hrs) [[and] ${minutes}] [[and] ${seconds}]` +
        `|({duration_number:${p}h}|{duration_one:${p}h}) (hour|hours|hr|hrs) and ${mixed}` +
        `|{duration_number:${p}h} and ${mixed} (hour|hours|hr|hrs)` +
        // "An hour and ten".
        `|({duration_number:${p}h}|{duration_one:${p}h}) (hour|hours|hr|hrs) and {duration_number:${p}m}`,
      [`${p}duration_days`]: `(({duration_number:${p}d}|{duration_one:${p}d}) (day|days)|({duration_number:${p}w}|{duration_one:${p}w}) (week|weeks))`,
    },
    lists: {
      duration_number: { range: { from: 0, to: 1000, fractions: 'tenths' } },
      duration_one: { values: [{ in: '(a|an|the next|the following|the whole|a whole|another)', out: 1 }] },
      duration_fraction: {
        values: [
          { in: 'half', out: 0.5 },
          { in: '1 2', out: 0.5 },
          { in: 'quarter', out: 0.25 },
          { in: '3 quarters', out: 0.75 },
        ],
      },
      duration_fixed: { values: FIXED },
    },
  };
}

/** Seconds of a `<duration>` that was matched, or null where the sentence had none. */
export function readDuration(slots: Slots, prefix = ''): number | null {
  const number = (name: string): number | null => {
    const value = slots[`${prefix}${name}`]?.value;
    return typeof value === 'number' ? value : null;
  };
  const fixed = number('fixed');
  if (fixed !== null) return fixed;
  let total: number | null = null;
  let largest: number | null = null;
  for (const [unit, seconds] of Object.entries(UNIT_SECONDS)) {
    const value = number(unit);
    if (value === null) continue;
    total = (total ?? 0) + value * seconds;
    largest ??= seconds;
  }
  if (total === null || largest === null) return null;
  // "an hour and a half", "2 and a half hours": the part belongs to the unit that was said.
  return Math.round(total + (number('part') ?? 0) * largest);
}
