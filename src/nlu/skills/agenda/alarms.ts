/** Alarms: "wake me up at six", "set an alarm for 7:30 every weekday", "cancel my alarms", "when is my alarm". */
import type { ClockCall } from '../../call.js';
import { defineSkill, type InterpretContext, type Match } from '../../skill.js';
import { clockExpression, readDay, readDuration, readRepeat, readTime } from '../../time.js';
import { isLabel, labelOf, pointed } from './alarm-pointed.js';
import { repeating } from './alarm-repeating.js';
import { ALARM_LISTS, ALARM_RULES } from './alarm-rules.js';
import { shift } from './alarm-shift.js';
import { skip } from './alarm-skip.js';
import { withRepeat } from './clock-slots.js';
import { readSeveral } from './several-times.js';

export const alarms = defineSkill({
  id: 'alarms',
  summary: 'Alarms: once or repeated, found again by time or day, snoozed',
  rules: ALARM_RULES,
  lists: ALARM_LISTS,
  intents: {
    set: {
      groups: [
        {
          sentences: [
            '<setting> <the> <alarm> <for_me> <moment> <for_me>',
            '<setting> <the> <clock_time> [<on_day>] <alarm> [<d_on_day>] [<repeat>] <for_me>',
            '<alarm> <moment>',
            '(alarm|alarms) <repeat> <at> <time>',
            '(put|switch|turn|have|set) <the> <alarm> on <moment>',
            '<setting> <the> <alarm> [to go off|to ring|to sound] (in|after) <after_duration> [from now|time]',
            '<repeat> <the> <alarm> <at> <time>',
            '<repeat> <at> <time> <the> <alarm>',
            '<clock_time> <alarm> [<on_day>]',
            'make sure <the> <alarm> is set <moment>',
            '<setting> <the> <alarm> (to|that will) (wake me|wake me up|get me up|go off|ring) <moment>',
            '<on_day> (i need|i want|set|i would like) <the> <alarm> <at> <time>',
            '<repeat> (i need|set|i want) <the> <alarm> <at> <time>',
            '<setting> <the> <alarm> [to go off|to ring] (in|for|after) <after_duration> [from now|time]',
            '(set|start|turn on) <after_duration> alarm',
            '<alarm> (in|for) <after_duration>',
            '(have|let) <the> <alarm> [set|ring|go off|wake me|wake me up] <moment>',
            '(sound|ring|fix|place|send me|send|arrange|put) <the> (alarm|wake up alert|wake up call|alert) <moment>',
            '(alert me|alarm me|buzz me|ring me) <moment>',
            'alarm time (for|at) <time>',
            '<setting> <the> <alarm> [to wake me up|to wake me] (in|after) <after_duration> [from now]',
            'put an alarm and wake me up <moment>',
            '(make|have) me wake up <moment>',
            '<setting> <the> <alarm> [for|in|on] the {alarm_when:part}',
            '(put|place|set) <the> alarm <at> <clock> morning',
            '(set|put) <the> alarm <at> <time> to remind me',
            '<wake> [<d_on_day>] at <clock_time>',
            '(call me|ring me|beep me|ping me) <moment>',
            '(arrange to|plan to|make sure to|be sure to) <wake> <moment> [alarm]',
            '<repeat> [set|set up] <the> <alarm> <at> <time>',
            'set up <repeat> <the> <alarm> <at> <time>',
          ],
        },
        {
          sentences: [
            '<wake> <moment>',
            '<wake> (in|after) <after_duration> [from now]',
            '(<on_day>|<repeat>) <wake> <at> <time>',
            '(i need|i want|i have|id like|i would like|i must|ive got|i have got|i gotta|we need|we have) to (be up|get up|wake up|get going|be awake|be woken up|be woken|be out of bed) <moment>',
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
            '<setting> <the> <alarm> <for_me> [set|now|right now|please|to begin]',
            '<setting> <the> <alarm> <for_me> [for|on] (<d_on_day>|the day)',
            '<setting> <the> <alarm> <repeat>',
            '(fix|start|initiate) <the> <alarm>',
            'alarm set',
            '(new|another) alarm',
            '<wake> [<d_on_day>]',
            '<wake> at [this|that|the|a] time',
            '(will you|could you|you need to|i want to|i need to|id like to|let me) (set|schedule|create|make|add) [up] <the> <alarm> <for_me>',
          ],
        },
        {
          // Before an alarm for the first and a question about the calendar of the others.
          weight: 2,
          textOnly: true,
          slots: { several: true },
          sentences: [
            '<setting> <the> (alarm|alarms) <for_me> <several>',
            '(alarm|alarms) <several>',
            '<wake> <several>',
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
            '<removing> <quant> [<clock_time>|<d_on_day>|<repeat>|<day_name>] <alarm> <post> <now>',
            '<removing> <quant> <d_on_day> <clock_time> <alarm> <now>',
            '(turn|switch|shut) <quant> [<clock_time>|<d_on_day>] <alarm> <post> off [for me] <now>',
            '(dont|do not|<never>) (wake me|wake me up|ring|set off) [<moment>|<d_on_day>|<repeat>] [again]',
            '(make|have) <quant> <alarm> (stop|go away)',
            'no (alarm|alarms) (<d_on_day>|<repeat>)',
            '(i dont|i do not|we dont|i no longer) need <quant> [<clock_time>|<repeat>|<d_on_day>|<repeat> <clock_time>] <alarm> <post> <now>',
            '(i want|i would like|id like|i need) <quant> [<clock_time>] <alarm> <post> [permanently] (removed|cancelled|canceled|deleted|turned off|silenced)',
            '<quant> <alarm> (needs to be|should be|has to be) [permanently] (removed|silenced|cancelled|canceled|deleted|turned off)',
            '(remove|cancel|delete|clear) <alarm>',
          ],
        },
        {
          sentences: [
            '<removing> (all|every|both|each|any|all of|every one of) [of] [the|my|our|these|those] [<clock_time>|<d_on_day>|<day_name>] [set|scheduled|active|existing|current|upcoming] (alarm|alarms|wake up calls) <post> <now>',
            '<removing> [the|my|our] [<clock_time>|<d_on_day>|<day_name>] [set|scheduled|active|existing|current|upcoming] (alarms|wake up calls) <post> <now>',
            '(turn|switch) (all|) [of] [the|my|our] alarms off <post>',
          ],
          slots: { all: true },
        },
        { sentences: ['<removing> <named> <now>', '<removing> <named> <post>'], weight: -1 },
        { sentences: ['<removing> <the> (<clock_time>|<d_on_day>) one'], textOnly: true },
      ],
      interpret: (match) => pointed(match, 'cancel'),
    },
    shift,
    skip,
    repeating,
    move: {
      groups: [
        {
          sentences: [
            '(change|move|reschedule|update|shift|push|push back|reset|set) <quant> [<clock_time>|<d_on_day>] <alarm> [(from|at|for) <time>] (to|until|till|for|to go off at|to start at) <second_time>',
            '(change|move|reschedule|shift) <quant> <alarm> from <time> to <second_time>',
          ],
        },
        {
          sentences: [
            '(change|move|reschedule|update|shift|push|push back|reset) <named> (to|until|till|for) <second_time>',
          ],
          weight: -1,
        },
      ],
      interpret: (match) => {
        const to = readTime(match.slots, 'second_');
        if (to === null || /^\W*set\b/i.test(match.text)) return [];
        const [from] = pointed(match, 'cancel');
        return from === undefined ? [] : [{ ...from, op: 'add', to }];
      },
    },
    query: {
      groups: [
        {
          sentences: [
            '(when|what time|at what time|for when|for what time|which time) (is|are|will|does|did|do|have|had) [<quant>|i|you|we] [have] [set] [<quant>] [<d_on_day>|<day_name>] <alarm_noun> <post> <now>',
            '(whats|what is) <quant> (time|times|description) (of|for|on) <quant> <alarm_noun> <post>',
            '(when|what time) (will|do|am|are) (i|you|we) [be] (wake|waking|woken|wake up|get up|waking up|getting up|be woken) [me] [up] [<d_on_day>]',
            'what time (i am|im) (waking|getting) up [<d_on_day>]',
            '(is|are|was) [there] <quant> [<clock_time>|<d_on_day>] <alarm_noun> <post> <now>',
            '(do|did|have|has|had) (i|we|you) [have|got|set|all] [set] <quant> [<clock_time>|<d_on_day>] <alarm_noun> <post> <now>',
            '<asking> [about|when|what|the time of|time of|if|whether|that|for] [<have>] [<verb>] [<be>] <quant> [<d_on_day>|<day_name>|<clock_time>] <alarm_noun> <post> <now>',
            '<what> [<be>] <quant> [<d_on_day>|<day_name>] <alarm_noun> [situation] <post> <now>',
            'how (long|much time) [is] (until|till|before) <quant> <alarm> [goes off|rings]',
            '<quant> [<day_name>] (alarm time|alarm times|alarm status|alarm schedule|next alarm)',
            'if there [is] any alarm [is] set [then] let me know',
            '[just] to confirm you set <quant> <alarm> <post>',
          ],
        },
        {
          sentences: [
            '[<d_on_day>] how many [of the|of my|active|set] alarms (are|do i have|do you have|have i|are there|did i|do i got|there are) <post> <now>',
            '(all|) [my|the] alarms',
            '(whats|what is) on my alarm (schedule|list)',
            'what days are my alarms set for',
            '(list|show|read|name|display|give me|tell me) [me] [all|every] [of] [the|my|our] [list of] [<which>] (alarm|alarms)',
            '(check out|checkout|look at|see) [the|my|our] [todays] [<which>] alarms',
          ],
        },
        {
          sentences: ['(when|what time) is <named>', '(is|check|tell me about) <named> <post>'],
          weight: -1.5,
        },
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
    {
      say: 'change my 7 am alarm to 8',
      calls: [{ do: 'alarm', op: 'add', time: { clock: '07:00', meridiem: 'am' }, to: { clock: '08:00' } }],
    },
    { say: "skip tomorrow's alarm", calls: [{ do: 'alarm', op: 'cancel', next: true }] },
    { say: 'turn off all my alarms', calls: [{ do: 'alarm', op: 'cancel', all: true }] },
    { say: 'what alarms do I have set', calls: [{ do: 'alarm', op: 'query' }] },
    { say: 'when is my next alarm', calls: [{ do: 'alarm', op: 'query' }] },
  ],
});

function interpretSet(match: Match, context: InterpretContext): ClockCall[] {
  const slot = (name: string): boolean => match.slots[name]?.value === true;
  if (slot('following') && context.previous.at(-1)?.do !== 'alarm') return [];
  const label = labelOf(match);
  if (!isLabel(label.label)) return [];
  const waking = slot('waking') || /\b(?:wak|woken|awake|get (?:me |us )?(?:up|out))/i.test(match.text);
  const seconds = readDuration(match.slots, 'after_');
  if (seconds !== null) return [{ do: 'alarm', op: 'set', duration: seconds, ...label }];
  const said = onDay(readTime(match.slots), match) ?? dayOnly(match);
  const call: ClockCall = {
    do: 'alarm',
    op: 'set',
    ...withRepeat(said, readRepeat(match.slots), waking),
    ...label,
  };
  if (slot('several'))
    return readSeveral(match).map((time) => ({ do: 'alarm', op: 'set', ...withRepeat(time, null, waking) }));
  if (!slot('twice')) return [call];
  const first = readTime(match.slots, 'second_');
  return first === null ? [] : [{ do: 'alarm', op: 'set', ...withRepeat(first, null, waking) }, call];
}

/** "Get me up Tuesday at six." */
function onDay(time: ReturnType<typeof readTime>, match: Match): ReturnType<typeof readTime> {
  const said = readDay(match.slots, 'd_');
  if (time === null || said === null || !('clock' in time) || time.day !== undefined) return time;
  const [hour = 0, minute = 0] = time.clock.split(':').map(Number);
  const half = time.meridiem === undefined ? clockExpression(hour, minute, said.part) : {};
  return { ...time, ...half, day: said.day };
}

/** "Wake me up tomorrow": the day is known, the time has to be asked for, unless its part was said. */
function dayOnly(match: Match): ReturnType<typeof readTime> {
  const said = readDay(match.slots, 'd_');
  return said?.part === undefined ? null : { day: said.day, part: said.part };
}
