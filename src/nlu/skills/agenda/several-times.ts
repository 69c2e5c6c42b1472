/** One alarm or reminder at several times, or on several days: "at eight, noon and eight pm", "on Monday and Thursday". */
import type { DayExpression, TimeExpression } from '../../call.js';
import type { Match } from '../../skill.js';
import { clockPhrases, dayPhrases, type Phrases, readDay, readTime } from '../../time.js';

const CLOCKS = ['t1_', 't2_', 't3_', 't4_'];
const DAYS = ['on1_', 'on2_', 'on3_', 'on4_'];
const clocks = CLOCKS.map((prefix) => clockPhrases(prefix));
const days = dayPhrases();

const all = (phrases: readonly Phrases[], of: 'rules' | 'lists'): Record<string, never> =>
  Object.assign({}, ...phrases.map((one) => one[of]));

const day = (prefix: string): string => `({day_relative:${prefix}day}|{day_weekday:${prefix}day})`;
const AT = '[at|for|by|around]';

/** Rule `<several>`: at least two moments, whose texts are separate slots. */
export const SEVERAL: Phrases = {
  rules: {
    ...all(clocks, 'rules'),
    several_clocks: `${AT} <t1_clock_time> [${AT} <t2_clock_time>] [${AT} <t3_clock_time>] and ${AT} <t4_clock_time>`,
    several_days: `[on|for] ${day('on1_')} [[on] ${day('on2_')}] [[on] ${day('on3_')}] and [on] ${day('on4_')}`,
    several: `(<several_clocks>|${AT} <t1_clock_time> <several_days>|<several_days> ${AT} <t1_clock_time>)`,
  },
  lists: { ...all(clocks, 'lists'), ...days.lists },
};

/** The moments of a matched `<several>`, in the order they were said. */
export function readSeveral({ slots }: Match): TimeExpression[] {
  const times = CLOCKS.flatMap((prefix) => readTime(slots, prefix) ?? []);
  const on = DAYS.flatMap((prefix): DayExpression[] => {
    const said = readDay(slots, prefix);
    return said === null ? [] : [said.day];
  });
  const [time] = times;
  if (on.length > 0)
    return time !== undefined && 'clock' in time ? on.map((one) => ({ ...time, day: one })) : [];
  return times.map((one) => inTheHalf(one, times.at(-1)));
}

/** "At eight and nine pm": pm for both. */
function inTheHalf(time: TimeExpression, last: TimeExpression | undefined): TimeExpression {
  if (last === undefined || !('clock' in time) || !('clock' in last)) return time;
  const follows = time.clock <= last.clock;
  return time.meridiem === undefined && last.meridiem !== undefined && follows
    ? { ...time, meridiem: last.meridiem }
    : time;
}
