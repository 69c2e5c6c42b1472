/** An alarm that is set already, made later or earlier by a length: "push my alarm back ten minutes". */
import type { ClockCall } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { readDuration, readTime } from '../../time.js';

const SHIFTED = '<quant> [<clock_time>] <alarm>';

export const shift: IntentSpec = {
  groups: [
    {
      slots: { op: 'add' },
      sentences: [
        `(push|move|put|shift|set) ${SHIFTED} back [by] <after_duration>`,
        `(push|put) back ${SHIFTED} [by] <after_duration>`,
        `(delay|postpone|extend) ${SHIFTED} [by|for] <after_duration>`,
        `(make|set|move|push|put|shift|have) ${SHIFTED} [go off|ring] [for] <after_duration> later`,
        `add [another|an extra] <after_duration> to ${SHIFTED}`,
        `(give|let) me [have] [another] <after_duration> (more|longer) (before|until) ${SHIFTED}`,
        `${SHIFTED} <after_duration> later`,
      ],
    },
    {
      slots: { op: 'subtract' },
      sentences: [
        `(make|set|move|put|shift|have) ${SHIFTED} [go off|ring] [for] <after_duration> (earlier|sooner)`,
        `(bring|move|pull) ${SHIFTED} forward [by] <after_duration>`,
        `bring forward ${SHIFTED} [by] <after_duration>`,
        `${SHIFTED} <after_duration> (earlier|sooner)`,
      ],
    },
  ],
  interpret: (match): ClockCall[] => {
    const duration = readDuration(match.slots, 'after_');
    const op = match.slots['op']?.value === 'subtract' ? 'subtract' : 'add';
    const time = readTime(match.slots);
    if (duration === null) return [];
    return [{ do: 'alarm', op, duration, ...(time === null ? {} : { time }) }];
  },
};
