/** "When does the sun set?", "what time is sunrise tomorrow". Rules and lists are clock-info.ts's. */
import type { InfoCall } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { readDay } from '../../time.js';

const WHEN = '(when|what time|at what time|[do you know|tell me|can you tell me] (when|what time))';

export const sunTimes: IntentSpec = {
  groups: [
    {
      textOnly: true,
      weight: 0.5,
      slots: { sun: 'sunset' },
      sentences: [
        `${WHEN} (is|will be) [the] (sunset|sundown|dusk) [<on_day>]`,
        `(whens|what is the time of|whats the time of) [the] (sunset|sundown|dusk) [<on_day>]`,
        `${WHEN} (does|will|is) [the] sun (set|go down|going down|setting|goes down|sets) [<on_day>]`,
        `${WHEN} (does|will|is) it (get|be|getting) dark [outside] [<on_day>]`,
        `${WHEN} the sun (sets|goes down|will set|will go down) [<on_day>]`,
      ],
    },
    {
      textOnly: true,
      weight: 0.5,
      slots: { sun: 'sunrise' },
      sentences: [
        `${WHEN} (is|will be) [the] (sunrise|sunup|dawn|daybreak) [<on_day>]`,
        `(whens|what is the time of|whats the time of) [the] (sunrise|sunup|dawn) [<on_day>]`,
        `${WHEN} (does|will|is) [the] sun (rise|come up|coming up|rising|get up) [<on_day>]`,
        `${WHEN} (does|will|is) it (get|be|getting) light [outside] [<on_day>]`,
        `${WHEN} the sun (rises|comes up|will rise|will come up) [<on_day>]`,
      ],
    },
  ],
  interpret: (match): InfoCall[] => {
    const sun = match.group.slots?.sun === 'sunrise' ? 'sunrise' : 'sunset';
    const day = readDay(match.slots)?.day;
    return [{ do: 'info', topic: 'time', sun, ...(day === undefined ? {} : { day }) }];
  },
};
