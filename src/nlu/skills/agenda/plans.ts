/** What is still to come of itself: "what's planned?", "is anything scheduled for the lights tonight?". */
import type { QueryCall } from '../../call.js';
import { defineSkill, type Match } from '../../skill.js';
import { dayPhrases, readDay } from '../../time.js';
import { QUESTION_GROUPS } from '../questions/state-groups.js';
import { SHARED_LISTS, SHARED_RULES } from '../shared-rules.js';
import { targetOf } from '../target.js';

const days = dayPhrases();
const PLANNED = '(planned|scheduled|pending|lined up|queued|queued up|waiting)';
const COMING = `(${PLANNED}|coming up|going to happen|happening|set to happen|due)`;

export const plans = defineSkill({
  id: 'plans',
  summary: 'What is planned: commands put off, alarms and reminders',
  rules: { ...SHARED_RULES, ...days.rules },
  lists: {
    ...SHARED_LISTS,
    ...days.lists,
    thing: { from: 'name', where: {} },
    group: QUESTION_GROUPS,
  },
  intents: {
    query: {
      groups: [
        {
          // Before the calendar's: its events of the day are told with them.
          weight: 0.3,
          sentences: [
            `(what|whats|what else|whatever) [is|are|have you|do you have|have you got] [currently|already|still] ${PLANNED} [at the moment|right now|now|in the house]`,
            `[tell me|show me|list|read] (what is|whats|everything|all that is) ${PLANNED}`,
            `(is|are) [there] (anything|something|any commands) [still|currently|already] ${PLANNED} [at the moment|right now]`,
            '(what|whats) [are|is] (your|the house) (plan|plans|planning|going to do|planning to do|about to do)',
            '(what|whats) (are you|is the house) (planning|going to do|planning to do|about to do) [<on_day>]',
            '(what|whats) (will you do|will the house do) <on_day>',
            'are you going to do (anything|something) <on_day>',
            '(list|show|show me|read|tell me) [all] [the|my|your] (plans|planned commands|scheduled commands|schedules)',
            '(what|which|how many) (plans|commands|schedules) (are|are there|do you have|have you got|have i) [planned|scheduled|set|pending|waiting]',
            'what are you waiting for',
            'what (did|have) you (schedule|scheduled|set up|put off)',
            'do you have [any] (plans|anything planned|anything scheduled|schedules)',
          ],
        },
        {
          // Of a day, and whose is not said: the calendar's as much as the house's own.
          weight: 0.3,
          slots: { diary: true },
          sentences: [
            `(what|whats|what else|whatever) [is|are|have you|have you got|do you have|have we got] [already] ${PLANNED} <on_day>`,
            `[(is|are) [there]] (anything|something) [already] ${PLANNED} <on_day>`,
            `(what|whats) (is|are) [going] to happen <on_day>`,
            `(what is|whats) going to happen <on_day>`,
            `(do|have) you (have|got) (anything|something) ${PLANNED} <on_day>`,
            `[tell me|show me|list] (what is|whats|everything|all that is) ${PLANNED} <on_day>`,
          ],
        },
        {
          sentences: [
            `(what|whats|what else) [is|are|do you have|have you|have you got] [still|currently] ${COMING} [<on_day>] (for|with|to) <target> [<on_day>]`,
            `[is|are] [there] (anything|something) [still|currently] ${COMING} [<on_day>] (for|with) <target> [<on_day>]`,
            '(is|are) <target> [still] (planned|scheduled|set|going|due) to [turn|switch|go|come|be|be turned|be switched] (on|off|up|down|open|close|opened|closed) [<on_day>]',
            '(when|what time) (will|do|does|is|are) <target> [next] [be] [going to|due to] (open|close|shut|start|stop|be opened|be closed|opened|closed|opening|closing) [next|again]',
            '(how long|how much time|how much longer) (has|have|does|do) <target> (got|have) [left|to go|to run]',
            '(how long|how much longer) (will|is|are) <target> [going to] [be|stay|staying] (on|open|running) for',
            '(how long|how much longer) (will|is|are) <target> [going to] (stay|be) (on|open|running)',
            '(how long|how much longer|how many minutes) [is it|is left] (until|till|til|before) <target> (goes|comes|turns|switches|gets turned|is turned|is switched) (on|off)',
            '(how long|how much longer|how many minutes) [is it|is left] (until|till|til|before) <target> (starts|stops|opens|closes|shuts|ends|finishes)',
            '(is|are) <target> (going|due|about|set) to (start|stop|open|close|shut)',
            '(what|whats) <the> (plan|schedule|plans) (for|of) <target> [<on_day>]',
            '(when|what time) (will|do|does|is|are) <target> [next] [be] [going to] (go|going|turn|turning|switch|switching|come|coming|be turned|be switched|turned|switched) (on|off) [next|again]',
          ],
        },
      ],
      interpret: (match): QueryCall[] => [
        {
          do: 'query',
          attr: 'scheduled',
          ...about(match),
          ...on(match),
          ...(match.slots['diary']?.value === true ? { diary: true as const } : {}),
        },
      ],
    },
  },
  tests: [
    { say: "what's planned", calls: [{ do: 'query', attr: 'scheduled' }] },
    {
      say: "what's scheduled for tomorrow",
      calls: [{ do: 'query', attr: 'scheduled', range: { in: 1 } }],
    },
    { say: 'is anything scheduled', calls: [{ do: 'query', attr: 'scheduled' }] },
    {
      say: "what's coming up tonight for the lights",
      calls: [{ do: 'query', attr: 'scheduled', target: { kind: 'light' }, range: { in: 0 } }],
    },
    {
      say: 'is the coffee machine going to turn on',
      calls: [{ do: 'query', attr: 'scheduled', target: { ids: ['coffee_machine'] } }],
    },
  ],
});

function about(match: Match): Pick<QueryCall, 'target'> {
  const target = targetOf(match);
  return Object.keys(target).length === 0 ? {} : { target: { ...target, all: true } };
}

function on(match: Match): Pick<QueryCall, 'range'> {
  const said = readDay(match.slots);
  return said === null ? {} : { range: said.day };
}
