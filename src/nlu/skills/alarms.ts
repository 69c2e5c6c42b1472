/** Alarms: "wake me up at six", "set an alarm for 7:30 every weekday", "cancel my alarms", "when is my alarm". */
import type { ClockCall } from '../call.js';
import { defineSkill, type InterpretContext, type Match } from '../skill.js';
import {
  clockPhrases,
  dayPhrases,
  durationPhrases,
  readDay,
  readDuration,
  readRepeat,
  readTime,
  repeatPhrases,
} from '../time.js';
import { withRepeat } from './clock-slots.js';
import { textSlot } from './target.js';

const time = clockPhrases();
const second = clockPhrases('second_');
const length = durationPhrases('after_');
const repeat = repeatPhrases();
const days = dayPhrases('d_');

const SETTING =
  '(set|create|add|make|schedule|put|put on|put in|start|activate|give me|get me|have|i need|i want|i would like|id like|we need|i will need|turn on|set up|setup|book|arrange|please have|make up|let me have|can i get|can i have|i need you to set|i want you to set|you need to set|make sure|i want you to set|initiate|play)';
const REMOVING =
  '(cancel|delete|remove|turn off|switch off|disable|clear|deactivate|get rid of|drop|kill|shut off|erase|take off|forget|scrap|undo|stop|unset|dismiss|end|silence|i dont need|i no longer need|i do not need|i want to cancel|i need to cancel|i want to delete|i need to delete)';

export const alarms = defineSkill({
  id: 'alarms',
  summary: 'Alarms: once or repeated, found again by time or day, snoozed',
  rules: {
    ...time.rules,
    ...second.rules,
    ...length.rules,
    ...repeat.rules,
    ...days.rules,
    the: '[a|an|the|my|our|another|one|new|any|me a|me an|a new|me the|me my|my new|another new|us an]',
    setting: SETTING,
    removing: REMOVING,
    called:
      '(called|named|labeled|labelled|with the (label|name)|saying|to tell me to|to remind me to|and (call|label) it)',
    at: '[at|for|to|on|by|around|about|set for|set to|set at|to go off at|to ring at|going off at|to go off|to ring|to go off on|set]',
    /** The moment, with or without a repeat, in either order. */
    moment: '(<at> <time> [<repeat>]|[on|for] <repeat> <at> <time>|<at> <time> and <at> <repeat>)',
    alarm: '(alarm|alarms|alarm clock|wake up alarm|wakeup alarm|wake up call|wakeup call|morning alarm)',
    wake: '(wake me|wake me up|wake us|wake us up|get me up|get me out of bed|get us up|rouse me|have me woken up|make sure (i am|im) (up|awake))',
    for_me: '[for (me|us)|please]',
    one: '<the> (<clock_time> <alarm>|<alarm> (for|at|on|of|thats set for|that is set for|set for|which is set for|i set for|i set at|that i set for) <time>|<on_day> <alarm>|<alarm> (for|on|set for) <d_on_day>|<d_on_day>s <alarm>|<clock_time> <d_on_day> <alarm>|<repeat> <alarm>|<alarm> <repeat>|<clock_time> <repeat> <alarm>)',
    named:
      '<the> ({alarm_label:label} alarm|alarm (called|named|labeled|labelled|for) <the> {alarm_label:label})',
    now: '[now|currently|right now|at the moment|please|anymore|any more|if any]',
  },
  lists: {
    ...time.lists,
    ...second.lists,
    ...length.lists,
    ...repeat.lists,
    ...days.lists,
    alarm_label: { wildcard: true },
  },
  intents: {
    set: {
      groups: [
        {
          sentences: [
            '<setting> <the> <alarm> <for_me> <moment> <for_me>',
            '<setting> <the> <clock_time> [<on_day>] <alarm> [<d_on_day>] [<repeat>] <for_me>',
            '<alarm> <at> <time> [<repeat>]',
            '<clock_time> <alarm> [<on_day>]',
            'make sure <the> <alarm> is set <moment>',
            '<setting> <the> <alarm> (to|that will) (wake me|wake me up|get me up|go off|ring) <moment>',
            '<on_day> (i need|i want|set|i would like) <the> <alarm> <at> <time>',
            '<repeat> (i need|set|i want) <the> <alarm> <at> <time>',
            '<setting> <the> <alarm> [to go off|to ring] (in|for|after) <after_duration> [from now|time]',
            '(set|start|turn on) <after_duration> alarm',
            '<alarm> (in|for) <after_duration>',
            '(have|let) <the> <alarm> [set|ring|go off|wake me|wake me up] <moment>',
            '(sound|ring) <the> <alarm> <moment>',
          ],
        },
        {
          sentences: [
            '<wake> <moment>',
            '<wake> (in|after) <after_duration> [from now]',
            '(<on_day>|<repeat>) <wake> <at> <time>',
            '(i need|i want|i have|id like|i would like|i must|ive got|i have got|i gotta|we need|we have) to (be up|get up|wake up|be awake|be woken up|be woken|be out of bed) <moment>',
            '(i need|i want|id like|i would like) (you to wake me|you to wake me up|to be woken up|waking|waking up|a wake up call) <moment>',
            '(i need|i want) (you to wake me|you to wake me up|to be woken|to be woken up) (in|after) <after_duration>',
            '(make sure|see that) (i am|im|i get|i wake) (up|awake) <moment>',
            '(dont|do not) let me (sleep|oversleep) (past|after|longer than|beyond) <time>',
            '(dont|do not) let me (sleep in|oversleep) <on_day>',
          ],
          slots: { waking: true },
        },
        {
          sentences: [
            '<setting> <the> (alarm|alarms) <for_me> <at> <second_time> and [another|one|another one] [alarm] <at> <time>',
            '<setting> [me] [2|two] alarms <for_me> [1|one] <at> <second_time> and [another|one|1|the other] <at> <time>',
            '<setting> <the> <alarm> <at> <second_time> and [a|an] [second|another|one more] [alarm] [set] <at> <time>',
            '<setting> <the> <alarm> <at> [both] <second_time> and <time>',
            '<setting> [me] [2|two] alarms <for_me> [1|one] <at> <second_time> and the (next|other|second) [one] <at> <time>',
          ],
          slots: { twice: true },
        },
        {
          sentences: [
            '<setting> <the> <alarm> <moment> (called|named|labeled|labelled|for|with the (label|name)|saying|to) <the> {alarm_label:label}',
            '<setting> <the> <alarm> (called|named|labeled|labelled|for|with the (label|name)|to) <the> {alarm_label:label} <at> <time> [<repeat>]',
            '<setting> <the> {alarm_label:label} alarm <moment>',
          ],
          weight: -0.8,
        },
        {
          sentences: [
            '<setting> <the> <alarm> <for_me> [set|now|right now|please]',
            '(new|another) alarm',
            '<wake> [<d_on_day>]',
            '(will you|could you|you need to|i want to|i need to|id like to|let me) (set|schedule|create|make|add) [up] <the> <alarm> <for_me>',
          ],
        },
        {
          sentences: ['(and|) (another|one|another one|one more|1 more|a second one) [alarm] <at> <time>'],
          continuation: true,
          slots: { following: true },
        },
      ],
      interpret: interpretSet,
    },
    cancel: {
      groups: [
        {
          sentences: [
            '<removing> <the> [next|this|that|scheduled|current] <alarm> <now>',
            '<removing> <one> <now>',
            '(turn|switch|shut) (<one>|<the> [next] <alarm>) off <now>',
            '(dont|do not) (wake me|wake me up|ring|set off) [<moment>|<d_on_day>]',
            '(make|have) (<one>|<the> <alarm>) (stop|go away)',
            'no (alarm|alarms) <d_on_day>',
            '(i dont|i do not|we dont) need <the> (alarm|wake up call) <d_on_day>',
          ],
        },
        {
          sentences: [
            '<removing> (all|every|both|each|any) [one] [of] [the|my|our|these|those|todays|tomorrows] [set|scheduled|active|existing|current|upcoming] (alarm|alarms) [(for|on) <d_on_day>] <now>',
            '<removing> [the|my|our] [set|scheduled|active|existing|current|upcoming] alarms <now>',
            '(turn|switch) (all|) [of] [the|my|our] alarms off',
            '<removing> (all|every|all the|all my|my) <d_on_day> alarms',
            '<removing> (all|) [the|my] alarms [that are set] (for|on) <d_on_day>',
          ],
          slots: { all: true },
        },
        { sentences: ['<removing> <named> <now>', '<removing> <named> <at> <time>'], weight: -1 },
      ],
      interpret: (match) => pointed(match, 'cancel'),
    },
    query: {
      groups: [
        {
          sentences: [
            '(when|what time|at what time|for when|for what time) (is|are|will|does|did|do|have) (<the>|i|you) [next|first] (<alarm>|set <the> <alarm>) [is|set|set for|set to|scheduled|scheduled for|going off|go off|going to go off|goes off|ring|wake me|wake me up|due|at] [<d_on_day>] <now>',
            '(whats|what is|tell me|let me know|give me|show me|check|read) <the> [next|first] <alarm> [time|times] [set|set for|set to|is set for|for|scheduled] [<d_on_day>] <now>',
            '(whats|what is) <the> (time|times) (of|for|on) <the> [next] <alarm> [<d_on_day>]',
            '(is|are) <the> <alarm> [set|on|active] [<moment>|<d_on_day>] <now>',
            '(is|are) there (a|an|any) <alarm> [set|on|active|scheduled] [<moment>|<d_on_day>] <now>',
            '(do|did|have) (i|we|you) (have|set|got) (a|an|any|my|the) <alarm> [set|on|scheduled] [<moment>|<d_on_day>|up] <now>',
            '(when|what time) (will|do|am|are) (i|you|we) [be] (wake|waking|woken|wake up|get up|waking up|getting up|be woken) [me] [up] [<d_on_day>]',
            '[the|my] [next] alarm (time|times|status)',
            '(check|see|tell me) (if|whether) (i have|i set|ive set|there is|there are|theres|my|the) (a|an|any|my|the|) <alarm> [is|are] [set|on|there] [<moment>|<d_on_day>]',
            'how (long|much time) [is] (until|till|before) <the> [next] <alarm> [goes off|rings]',
            '<the> next <alarm>',
          ],
        },
        {
          sentences: [
            '(what|which|how many) [active] alarms (are|do i have|do you have|have i|have you|have i got|did i) [there] [set|on|active|scheduled|got|up] [<moment>|<d_on_day>|in the house] <now>',
            '(list|show|show me|read|read me|tell me|tell me about|check|review|display|give me|what are|let me hear|see|report|view|go through) [all] [of] [the|my|our] [set|active|current|upcoming|scheduled|different] (alarms|alarm times|alarm list|alarm schedule|alarms (that are|i have|i|you have|you|ive) [set|on|scheduled|active]) [<d_on_day>] <now>',
            '(what|which) (alarms|alarm times) [are] (set|on|active|upcoming|scheduled) [<d_on_day>] <now>',
            '[all] [my|the] alarms',
            '(whats|what is) on my alarm (schedule|list)',
            'what days are my alarms set for',
            '(do i have|are there|is there|have i got) [still] (any|some) alarms [set|on|active|scheduled|left] [<d_on_day>|up] <now>',
            '(tell me|let me know) (about|what) [the|my] alarms [are|you set|i set|i have|are set] [<d_on_day>]',
          ],
        },
        { sentences: ['(when|what time) is <named>', '(is|check) <named> [set|on]'], weight: -1.5 },
      ],
      interpret: (match) => pointed(match, 'query'),
    },
  },
  tests: [
    { say: 'set an alarm for 7:30', calls: [{ do: 'alarm', op: 'set', time: { clock: '07:30' } }] },
    {
      say: 'wake me up at six',
      calls: [{ do: 'alarm', op: 'set', time: { clock: '06:00', meridiem: 'am' } }],
    },
    {
      say: 'set an alarm for seven thirty am every weekday',
      calls: [
        {
          do: 'alarm',
          op: 'set',
          time: { clock: '07:30', meridiem: 'am' },
          repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
        },
      ],
    },
    {
      say: 'set my alarm for quarter past six tomorrow',
      calls: [{ do: 'alarm', op: 'set', time: { clock: '06:15', day: { in: 1 } } }],
    },
    {
      say: 'please set an alarm for 5 am on Monday',
      calls: [{ do: 'alarm', op: 'set', time: { clock: '05:00', meridiem: 'am', day: { weekday: 'MO' } } }],
    },
    { say: 'wake me in twenty minutes', calls: [{ do: 'alarm', op: 'set', duration: 1200 }] },
    { say: 'set an alarm', calls: [{ do: 'alarm', op: 'set' }] },
    {
      say: 'set an alarm for 6 am and another for 7 am',
      calls: [
        { do: 'alarm', op: 'set', time: { clock: '06:00', meridiem: 'am' } },
        { do: 'alarm', op: 'set', time: { clock: '07:00', meridiem: 'am' } },
      ],
    },
    { say: 'cancel my alarm', calls: [{ do: 'alarm', op: 'cancel' }] },
    {
      say: 'cancel my 7 am alarm',
      calls: [{ do: 'alarm', op: 'cancel', time: { clock: '07:00', meridiem: 'am' } }],
    },
    { say: 'turn off all my alarms', calls: [{ do: 'alarm', op: 'cancel', all: true }] },
    { say: 'what alarms do I have set', calls: [{ do: 'alarm', op: 'query' }] },
    { say: 'when is my next alarm', calls: [{ do: 'alarm', op: 'query' }] },
  ],
});

function labelOf(match: Match): { label?: string } {
  const label = textSlot(match, 'label')
    ?.replace(/^(?:the|my|our|a|an)\s+/i, '')
    .toLowerCase();
  return label === undefined ? {} : { label };
}

/** Words of a sentence around a label, and other kinds of alarm: none of them makes a label. */
const NO_LABEL =
  /\b(?:alarms?|timers?|smoke|fire|burglar|security|house|home|car|door|window|motion|carbon|intruder|minutes?|hours?|am|pm|another|other|both|one|set|new|you|i|im|me|please|then|at|until|can|could|will|would|that|not|dont|system|it)\b/i;

/** A wildcard that swallowed a clause is no label. */
function isLabel(label: string | undefined): boolean {
  if (label === undefined) return true;
  return label.split(/\s+/).length <= 6 && !NO_LABEL.test(label.replace(/['’]/g, '')) && !/\d/.test(label);
}

function interpretSet(match: Match, context: InterpretContext): ClockCall[] {
  const slot = (name: string): boolean => match.slots[name]?.value === true;
  if (slot('following') && context.previous.at(-1)?.do !== 'alarm') return [];
  const label = labelOf(match);
  if (!isLabel(label.label)) return [];
  const seconds = readDuration(match.slots, 'after_');
  if (seconds !== null) return [{ do: 'alarm', op: 'set', duration: seconds, ...label }];
  const said = readTime(match.slots) ?? dayOnly(match);
  const call: ClockCall = {
    do: 'alarm',
    op: 'set',
    ...withRepeat(said, readRepeat(match.slots), slot('waking')),
    ...label,
  };
  if (!slot('twice')) return [call];
  const first = readTime(match.slots, 'second_');
  return first === null ? [] : [{ do: 'alarm', op: 'set', ...withRepeat(first, null, slot('waking')) }, call];
}

/** "Wake me up tomorrow": the day is known, the time has to be asked for, unless its part was said. */
function dayOnly(match: Match): ReturnType<typeof readTime> {
  const said = readDay(match.slots, 'd_');
  return said?.part === undefined ? null : { day: said.day, part: said.part };
}

function pointed(match: Match, op: 'cancel' | 'query'): ClockCall[] {
  const label = labelOf(match);
  if (!isLabel(label.label)) return [];
  const said = readTime(match.slots);
  const day = readDay(match.slots, 'd_');
  const time =
    said !== null && day !== null && 'clock' in said && said.day === undefined
      ? { ...said, day: day.day }
      : (said ??
        (day === null ? null : day.part === undefined ? { day: day.day } : { day: day.day, part: day.part }));
  const repeated = readRepeat(match.slots);
  return [
    {
      do: 'alarm',
      op,
      ...(time === null ? {} : { time }),
      ...(repeated === null ? {} : { repeat: repeated.rule }),
      ...label,
      ...(match.slots['all']?.value === true ? { all: true } : {}),
    },
  ];
}
