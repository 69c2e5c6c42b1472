/** An alarm that comes again, left out once: "skip tomorrow's alarm", "no alarm on Monday, just this once". */
import type { ClockCall } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { pointed } from './alarm-pointed.js';

const WHICH = '<quant> [<clock_time>|<d_on_day>|<day_name>|<repeat>] <alarm>';
const ONCE = '(just|only|for) [this|the] [next] (once|one time|time)';

export const skip: IntentSpec = {
  groups: [
    {
      sentences: [
        `(skip|miss out|leave out|pass over) ${WHICH} [[only|just] <d_on_day>] [${ONCE}] [please]`,
        `(skip|miss out|leave out|pass over) <named> [[only|just] <d_on_day>] [${ONCE}]`,
        `<removing> ${WHICH} ((only|just) <d_on_day>|<d_on_day> (only|alone)|${ONCE}) [please]`,
      ],
    },
  ],
  interpret: (match): ClockCall[] => pointed(match, 'cancel').map((call) => ({ ...call, next: true })),
};
