/** The words of alarms: how they are set, removed, asked after and pointed at. */
import type { ListSource } from '../../skill.js';
import {
  clockPhrases,
  dayPhrases,
  durationPhrases,
  repeatPhrases,
  WEEKDAY_NAMES,
  WEEKDAYS,
} from '../../time.js';
import { SEVERAL } from './several-times.js';

const time = clockPhrases();
const second = clockPhrases('second_');
const length = durationPhrases('after_');
const repeat = repeatPhrases();
const days = dayPhrases('d_');

const SETTING =
  '(set|create|add|make|schedule|put|put on|put in|start|activate|give me|get me|have|i need|i want|i would like|id like|we need|i will need|turn on|set up|setup|book|arrange|please have|make up|let me have|can i get|can i have|i need you to set|i want you to set|you need to set|make sure|i want you to set|initiate|play)';
const REMOVING =
  '(cancel|delete|remove|take away|turn off|switch off|disable|clear|deactivate|get rid of|drop|kill|shut off|erase|take off|forget|scrap|undo|stop|unset|dismiss|end|silence|i dont need|i no longer need|i do not need|i want to cancel|i need to cancel|i want to delete|i need to delete)';

export const ALARM_RULES: Readonly<Record<string, string>> = {
  ...time.rules,
  ...second.rules,
  ...length.rules,
  ...repeat.rules,
  ...days.rules,
  ...SEVERAL.rules,
  the: '[a|an|the|my|our|another|one|new|any|me a|me an|a new|me the|me my|my new|another new|us an]',
  setting: SETTING,
  removing: REMOVING,
  never: '(never|never ever|dont ever|do not ever|dont you ever|(you must|you should) never)',
  called:
    '(called|named|labeled|labelled|with the (label|name)|saying|to tell me to|to remind me to|and (call|label) it)',
  at: '[at|for|to|on|by|around|about|set for|set to|set at|to go off at|to ring at|going off at|to go off|to ring|to go off on|set]',
  /** The moment, with or without a repeat, in either order. */
  moment: '(<at> <time> [<repeat>]|[on|for] <repeat> <at> <time>|<at> <time> and <at> <repeat>)',
  alarm: '(alarm|alarms|alarm clock|wake up alarm|wakeup alarm|wake up call|wakeup call|morning alarm)',
  wake: '(wake me|wake me up|wake us|wake us up|get me up|get me out of bed|get us up|rouse me|have me woken up|make sure (i am|im) (up|awake))',
  for_me: '[for (me|us)|please]',
  which: '(scheduled|active|upcoming|set|current|existing|next|enabled)',
  named:
    '<the> ({alarm_label:label} alarm|alarm (called|named|labeled|labelled|for) <the> {alarm_label:label})',
  quant:
    '[any|one of] [the|my|a|an|any|some|our|your|this|that|these|those|your] [set of|list of|different|first|last|next three|next two] [next|upcoming|active|current|earliest|set|existing|home|morning] [scheduled]',
  alarm_noun: '(<alarm>|alarm time|alarm times|alerts|alarm timings|alarm settings)',
  day_name: '({day_possessive:d_day})',
  asking:
    '(tell me|let me know|can you tell me|could you tell me|i want to know|i need to know|would like to know|may i know|show me|show|read|read me|read out|read back|check|check to see|see|see see|give me|list|go through|review|report|display|let me see|let me hear|view|confirm|find|tell|see for me|see see for me|just see for me|please tell|provide me|would you check|would you please check to see|please see for me|verify|look up|do you know)',
  what: '(what|whats|which|what all|what kind of)',
  be: '(is|are|was|were|will|there|has been|have been|do|had been|does|have)',
  have: '(do i have|i have|have i|ive|i|you|you have|youve|did i|did you|do you have|have you|have i got|do i got|i all have|do i all have|had you|that i have|that you have|that i|which i)',
  verb: '(set|have|got|made|kept|scheduled|sent)',
  state:
    '(set|scheduled|on|active|upcoming|coming up|there|listed|currently|currently set|currently on|up|ready|going off|due|kept|for me|right now|in the house|on my phone|in the phone|there any|set to go off|to go off|go off|going to go off|will wake me up|wake me up|wake me|ring|for the week)',
  post: '[that] [which] [<be>] [<have>] [<verb>] [<be>] [<state>] [<state>] [<at> <time>|<at> <d_on_day>|of <time>|of <d_on_day>|(after|before|from|past) <time>|(for|in|on) the (week|morning|evening|house|day)|(for|during) (this|the|next) week|for the next (two|2|three|3) days|<repeat>] [<at> <time>] [for|to|at]',
  now: '[now|currently|right now|at the moment|please|anymore|any more|any longer|if any|for me|for future]',
};

export const ALARM_LISTS: Readonly<Record<string, ListSource>> = {
  ...time.lists,
  ...second.lists,
  ...length.lists,
  ...repeat.lists,
  ...days.lists,
  ...SEVERAL.lists,
  alarm_label: { wildcard: true },
  alarm_when: { values: [{ in: '(morning|evening)', out: { part: 'morning' } }] },
  day_possessive: {
    values: [
      { in: 'todays', out: { day: { in: 0 } } },
      { in: 'tomorrows', out: { day: { in: 1 } } },
      ...WEEKDAYS.map((weekday) => ({
        in: `(${WEEKDAY_NAMES[weekday]}s|${WEEKDAY_NAMES[weekday]})`,
        out: { day: { weekday } },
      })),
    ],
  },
};
