/** An alarm that is set already, on other days: "make my alarm weekdays only", "change the 7 am alarm to every day". */
import type { ClockCall } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { readRepeat, readTime } from '../../time.js';

const WHICH = '<quant> [<clock_time>] <alarm>';

export const repeating: IntentSpec = {
  groups: [
    {
      sentences: [
        `(make|change|switch) ${WHICH} [to|be|go off|ring|repeat] [only|just] <repeat> [only]`,
        `(repeat|ring) ${WHICH} [only|just] <repeat> [only]`,
      ],
    },
  ],
  interpret: (match): ClockCall[] => {
    const every = readRepeat(match.slots)?.rule;
    const time = readTime(match.slots);
    // "Make an alarm every day" is a new one.
    if (every === undefined || /^\W*(?:make|change|switch) (?:an?|another)\b/i.test(match.text)) return [];
    return [{ do: 'alarm', op: 'add', every, ...(time === null ? {} : { time }) }];
  },
};
