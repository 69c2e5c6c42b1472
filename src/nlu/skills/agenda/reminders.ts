/** Reminders: "remind me to call mum at five", "don't let me forget the bins on Thursday", "what are my reminders". */

import type { ClockCall } from '../../call.js';
import { defineSkill, type InterpretContext, type Match } from '../../skill.js';
import { readDuration, readRepeat, readTime, type Slots } from '../../time.js';
import { conditionOf, waitsForState } from '../when/when-condition.js';
import { withRepeat } from './clock-slots.js';
import { isEmpty, isLabel, labelOf } from './reminder-label.js';
import { REMINDER_LISTS, REMINDER_RULES } from './reminder-rules.js';
import { readSeveral } from './several-times.js';

export const reminders = defineSkill({
  id: 'reminders',
  summary: 'Reminders: once or repeated, read out, cancelled by their words',
  rules: REMINDER_RULES,
  lists: REMINDER_LISTS,
  intents: {
    set: {
      groups: [
        {
          sentences: [
            '<remind> <to> {reminder_text:label} <when>',
            '<remind> <when> <to> {reminder_text:label}',
            '<when> <remind> <to> {reminder_text:label}',
            '<forget> [<to>] {reminder_text:label} <when>',
            '<when> <forget> [<to>] {reminder_text:label}',
            '<setting> <the> reminder <for_me> [<to>|saying|called] {reminder_text:label} <when>',
            '<setting> <the> reminder <for_me> <when> <to> {reminder_text:label}',
            '<when> <setting> <the> reminder <for_me> <to> {reminder_text:label}',
            'reminder [<to>] {reminder_text:label} <when>',
            '(remember|remember me) <to> {reminder_text:label} <when>',
          ],
          weight: -0.5,
        },
        {
          sentences: [
            '(remind me|remind us|please remind me|i need you to remind me|i want you to remind me|can you remind me|remember to remind me) {reminder_text:label} <when>',
            '(remind me|remind us) <when> {reminder_text:label}',
          ],
          weight: -2.5,
        },
        {
          sentences: [
            '<remind> <to> {reminder_text:label} <several> [<repeat>]',
            '<remind> <several> [<repeat>] <to> {reminder_text:label}',
            '<setting> <the> (reminder|reminders) <for_me> <several> [<repeat>] <to> {reminder_text:label}',
          ],
          weight: -0.5,
          slots: { several: true },
          textOnly: true,
        },
        {
          sentences: [
            '(remind me|remind us) (when|once|as soon as) <condition> (to|that|of|about) {reminder_text:label}',
          ],
          slots: { waits: true },
          textOnly: true,
        },
        {
          sentences: [
            '<remind> <to> {reminder_text:label}',
            '<forget> [<to>] {reminder_text:label}',
            '<setting> <the> reminder <for_me> [<to>|saying|called] {reminder_text:label}',
            '<setting> <the> reminder <for_me> [set|made|set up]',
            '<setting> <the> reminder <for_me> <when>',
            '(remind me|remind us) [something|of something|about something|again|later|at a later time] [<when>]',
            '(new|another) reminder',
            '(how about|can i set|id like to have|i would like to have|can i make) <the> reminder [made|set]',
            '(i need|i want|i would like|id like) to be reminded',
            '(dont forget|help me) to set <the> reminder <to> {reminder_text:label}',
            '<setting> <the> alarm to remind me to {reminder_text:label}',
            '(i need|i want) to be notified to {reminder_text:label}',
            'reminder <to> {reminder_text:label}',
          ],
          slots: { open: true },
          weight: -1.5,
        },
      ],
      interpret: interpretSet,
    },
    query: {
      groups: [
        {
          sentences: [
            '(what|which|how many) reminders (are|do i have|do we have|have i|have i got|did i|were|is) [there|coming up] [set|made|scheduled|on|that i made|pending|for me] <now>',
            '[<asking>] [to me] (<what> [<be>] [all] [of] [the] [now|currently] [<things>] [currently|showing up]|the <things>|<things>|) [<be>] [<have>] [<verb>] [on|in|about] <the> [current|upcoming|pending] <reminder_list> [i have] [set|set up|made] <now>',
            '<asking> [to me] [through|about|all|all of] <the> <reminder_list> [i have|ive|that i made|i have set] [set|set up] [back] <now>',
            '<the> <reminder_list>',
            '(do i have|are there|have i got|is there) [any|some|anything in] [my] [pending|upcoming] (reminders|reminder|reminders today|reminders set|reminder list) [set] <now>',
            '(what|whatd) (did|do|was|am) (i|it i) [want|wanted|need|supposed|have] to (remember|be reminded of) <now>',
            '[can you|do you know|tell me] (what|what was it|what were those things|what things|the things|what are the things|what is it|what it is|what was it that) (i|that i|did i|was i|it is that i) (wanted|was trying|needed|asked you) to (remember|be reminded of|recall|bear in mind|keep in mind) [again|before|earlier|later]',
            '(tell|remind) me what (i (wanted|was trying|had wanted|needed)) to remember [earlier|again|today]',
            '(when|what time) (is|are) [the|my] [next] (reminder|reminders)',
            '[all] [my] reminders',
            '(what are|list|recall|tell me) the things (i|that i) (wanted|want|was trying|need) to (remember|keep in mind)',
          ],
        },
        {
          sentences: [
            '(is there|do i have|did i set|have i set) (a|any|the|my) (reminder|reminders) [set] <to> {reminder_text:label}',
            '(when|what time) is [the|my] reminder <to> {reminder_text:label}',
            '(is|are) {reminder_text:label} [already] (on|in) <the> <reminder_list> [currently|already]',
            '(check|check to see|tell me|look to see|please look to see|confirm|see) (if|that|whether) {reminder_text:label} is (on|in) <the> <reminder_list> [currently|please]',
            'check <the> <reminder_list> for {reminder_text:label}',
            '(did|have) i (set|set up|request|include|put|added|requested) [a reminder] (to|for) {reminder_text:label} [on <the> <reminder_list>]',
          ],
          weight: -1,
        },
      ],
      interpret: (match) => [{ do: 'reminder', op: 'query', ...labelOf(match) }],
    },
    move: {
      groups: [
        {
          sentences: [
            '(move|change|reschedule|shift|push|push back|postpone|update) [the|my|that] [{reminder_text:label}] reminder (to|until|till|for) <time>',
            '(move|change|reschedule|shift|push|push back|postpone|update) [the|my|that] reminder <to> {reminder_text:label} (to|until|till) <time>',
          ],
          weight: -1,
        },
      ],
      interpret: (match) => {
        const to = readTime(match.slots);
        return to === null ? [] : [{ do: 'reminder', op: 'add', to, ...labelOf(match) }];
      },
    },
    cancel: {
      groups: [
        {
          sentences: [
            '(cancel|delete|remove|clear|drop|forget|erase|get rid of|dismiss|stop|turn off) [the|my|that|this|next] [next|last] reminder <now>',
            '(cancel|delete|remove|clear|drop|erase|get rid of|turn off) [the|my|that] <time> reminder',
            '(cancel|delete|remove|clear|drop|erase|get rid of|turn off) [the|my|that] reminder (for|at|on) <time>',
          ],
        },
        {
          sentences: [
            '(cancel|delete|remove|clear|drop|erase|get rid of|dismiss|turn off) (all|every|both) [of] [the|my|our] (reminders|reminder)',
            '(cancel|delete|remove|clear) [the|my] reminders',
          ],
          slots: { all: true },
        },
        {
          sentences: [
            '(cancel|delete|remove|clear|drop|forget|erase|get rid of|dismiss) [the|my|that] reminder <to> {reminder_text:label}',
            '(cancel|delete|remove|clear|drop|erase|get rid of|dismiss) [the|my|that] {reminder_text:label} reminder',
            '(dont|do not|never|dont ever|do not ever|no need to|you dont have to|you dont need to) remind me <to> {reminder_text:label} [anymore|any more|again]',
          ],
          weight: -1,
        },
      ],
      interpret: (match) => {
        const said = readTime(match.slots);
        if (/^(?:the|my|our|that|this|next|last)$/i.test(labelOf(match).label ?? '')) return [];
        return [
          {
            do: 'reminder',
            op: 'cancel',
            ...(said === null ? {} : { time: said }),
            ...labelOf(match),
            ...(match.slots['all']?.value === true ? { all: true } : {}),
          },
        ];
      },
    },
  },
  tests: [
    {
      say: 'remind me to call mum at five pm',
      calls: [{ do: 'reminder', op: 'set', label: 'call mum', time: { clock: '05:00', meridiem: 'pm' } }],
    },
    {
      say: 'remind me in ten minutes to check the oven',
      calls: [{ do: 'reminder', op: 'set', label: 'check the oven', duration: 600 }],
    },
    {
      say: 'in an hour remind me to take out the trash',
      calls: [{ do: 'reminder', op: 'set', label: 'take out the trash', duration: 3600 }],
    },
    {
      say: "don't let me forget to call mum tomorrow at five pm",
      calls: [
        {
          do: 'reminder',
          op: 'set',
          label: 'call mum',
          time: { clock: '05:00', meridiem: 'pm', day: { in: 1 } },
        },
      ],
    },
    {
      say: 'remind me every day at eight am to take my pills',
      calls: [
        {
          do: 'reminder',
          op: 'set',
          label: 'take my pills',
          repeat: 'FREQ=DAILY',
          time: { clock: '08:00', meridiem: 'am' },
        },
      ],
    },
    {
      say: 'remind me to put the bins out every Thursday evening',
      calls: [
        {
          do: 'reminder',
          op: 'set',
          label: 'put the bins out',
          repeat: 'FREQ=WEEKLY;BYDAY=TH',
          time: { part: 'evening' },
        },
      ],
    },
    {
      say: 'remind me to pay the rent on the first of every month',
      calls: [{ do: 'reminder', op: 'set', label: 'pay the rent', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' }],
    },
    { say: 'remind me to feed the dog', calls: [{ do: 'reminder', op: 'set', label: 'feed the dog' }] },
    { say: 'what are my reminders', calls: [{ do: 'reminder', op: 'query' }] },
    { say: 'cancel all my reminders', calls: [{ do: 'reminder', op: 'cancel', all: true }] },
    {
      say: 'cancel the reminder to feed the dog',
      calls: [{ do: 'reminder', op: 'cancel', label: 'feed the dog' }],
    },
  ],
});

function interpretSet(match: Match, context: InterpretContext): ClockCall[] {
  const { label } = labelOf(match);
  if (match.slots['waits']?.value === true) {
    const once = conditionOf(match.slots, context);
    if (once === null || label === undefined || isEmpty(label)) return [];
    return [{ do: 'reminder', op: 'set', label, when: { once } }];
  }
  if (label !== undefined && !isLabel(label)) return [];
  // "Tell me to ..." sets a reminder; "tell me about ..." and "tell me that ..." only ask.
  if (
    /^\W*(?:tell|alert|notify) me (?!to\b|in\b|at\b|on\b|after\b)/i.test(match.text) &&
    /\btell me (?:about|that|of|for|i)\b/i.test(match.text)
  )
    return [];
  if (match.slots['several']?.value === true) {
    if (label === undefined || isEmpty(label)) return [];
    const repeat = readRepeat(match.slots);
    return readSeveral(match).map((time) => ({
      do: 'reminder',
      op: 'set',
      label,
      ...withRepeat(time, repeat),
    }));
  }
  const given = label === undefined || isEmpty(label) ? {} : { label };
  const call = { do: 'reminder', op: 'set', ...given, ...moment(match.slots) } as const;
  const timed = call.time !== undefined || call.duration !== undefined || waitsForState(match.when);
  if (/^\W*tell me\b/i.test(match.text) && !timed) return [];
  return [call];
}

function moment(slots: Slots): Pick<ClockCall, 'time' | 'duration' | 'repeat'> {
  const seconds = readDuration(slots, 'after_');
  if (seconds !== null) return { duration: seconds };
  return withRepeat(readTime(slots), readRepeat(slots));
}
