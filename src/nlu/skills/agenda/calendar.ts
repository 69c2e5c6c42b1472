/** Questions about the calendar: "what do I have tomorrow?", "when is the dentist?", "am I free on Friday?". */
import { defineSkill } from '../../skill.js';
import { stringSlot } from '../target.js';
import { CALENDAR_LISTS, CALENDAR_RULES } from './calendar-rules.js';
import { ask, looseness, rangeOf } from './calendar-slots.js';

export const calendar = defineSkill({
  id: 'calendar',
  summary: 'What is in the calendar: days, next events, when, where and with whom',
  rules: CALENDAR_RULES,
  lists: CALENDAR_LISTS,
  intents: {
    what: {
      groups: [
        {
          sentences: [
            // "what do I have scheduled on my calendar for Friday", "tell me everything on the agenda".
            '[<asking>] (<what> [<be>] [all] [of] [the] [<things>]|<the> <things>|<things>|<on_day> what) [<state>] [<be>] [<have>] [<verb>] [<state>] [<span>] (on|in|according to) <calendar> <of_day>',
            // "what do I have on tomorrow", "what's happening this weekend".
            '[<asking>] <what_word> [<be>] [<have>] [<verb>] [<state>] [to do] [that] (<on_day>|{span:range}) [<on_calendar>]',
            '(what|whats|what all|what else) (<have> [<verb>] <state>|<be> <state>|(do i|am i|have i|do we|have we) (have|got|doing)) [to do] [<on_calendar>] [<span>]',
            '[<asking>] [about] [what|how] [is|does] <calendar> [look|looks|is|looking] [like|looking like|for me] <of_day> [please|with me]',
            '<asking> <of_day_name> (calendar|schedule|agenda|day|plan|plans)',
            '[<asking>] [what|how] [is|will|does] [my|our] (day|<day>) [look|looks|looking|be|will be|will look|going to be|shaping up] [like] [<span>] [on <calendar>|according to <calendar>|for me|for us]',
            // events by their words: "which meetings do I have today", "are there any appointments on Friday"
            '[<asking>] [if|whether|what|which|any|all|about|what kind of|what if any] [of] [<be>] [<there>] <the> [any|every|upcoming|scheduled|next|active] <event> [that] [<there>|<have>] [<verb>] [<state>] [<on_calendar>] (<span>|on <calendar>) [<on_calendar>]',
            '(do|have|did|will) (i|we) [have|got|schedule] [to do|to attend] (anything|something|plans|stuff|any plans|many <event>|<the> [any] <event>) [to do|to go to|to attend] [<state>] [<on_calendar>] <of_day> [<on_calendar>|on my calendar]',
            '(have|is|are) (i|we|there) [got|scheduled] (anything|something|any <event>|an <event>|a <event>|any plans) [<state>] [<on_calendar>] <of_day> [on <calendar>]',
            '(does|do) <calendar> [already] (show|have|include|hold|say) (anything|something|any <event>|<event>) <of_day>',
            '(am|are) (i|we) scheduled for [any|some] (<event>|anything) [<span>]',
            '(which|what) [calendar|upcoming|scheduled] <event> (do|have|are|is) (i|we|there|on) [got|have|scheduled] [<state>] [<on_calendar>] <of_day>',
            '(my|our) [upcoming] (calendar|schedule|agenda|appointments|events|meetings) [<span>|please]',
            '(upcoming|coming up) <event>',
            '<event> [<on_calendar>] (<on_day>|{span:range})',
            '<of_day_name> (calendar|schedule|agenda|appointments|events|meetings)',
            '(whats|what is|what are) (my|our|the) (plan|plans) [<span>]',
            '[is] (anything|something) (happening|going on|planned|scheduled|on) <on_calendar> <span>',
            '(upcoming|coming up) <event>',
            '(my|our) (calendar|schedule|agenda|appointments|events|meetings) [<span>|please]',
            '(todays|tomorrows) (calendar|schedule|agenda|appointments|events|meetings)',
          ],
        },
        {
          sentences: [
            '(whats|what is|what are|tell me|show me|give me|let me know) [about] <the> {next:range} [thing] [<event>] <on_calendar>',
            '(whats|what is) (coming up|up next|on next|coming up next) <on_calendar>',
            '(whats|what is) [the] next (thing|item|event|appointment|one) (on|in) <calendar>',
            '(whats|what is) next [for me] [on <calendar>]',
          ],
          slots: { range: 'next' },
        },
        {
          // "What's Leo got on tonight": what is of that name.
          sentences: [
            '(whats|what has|what is|what does|what will) {calendar_about:about} (got on|got planned|got|have on|have planned|have|doing|be doing|up to) (<on_day>|{span:range})',
            '(is|will) {calendar_about:about} [be] (free|busy|available) (<on_day>|{span:range})',
            '(does|has|is|did) {calendar_about:about} (have|got|doing) (anything|something|any plans|plans|much|a lot) [on|planned|scheduled|going on] (<on_day>|{span:range})',
          ],
          slots: { loosely: true },
          textOnly: true,
          weight: -2,
        },
        {
          // "Where's Leo tomorrow afternoon": where the diary has them.
          sentences: [
            '(where|wheres|where will) [is|be] {calendar_about:about} [be|going|going to be|gone] (<on_day>|{span:range})',
          ],
          slots: { loosely: true },
          textOnly: true,
          weight: -2.5,
        },
        {
          sentences: [
            '(who|whos|who is|who have we got|who do we have) [is] (coming|visiting|expected|due) [over|round|here|in|to us|to see us] (<on_day>|{span:range})',
          ],
          textOnly: true,
        },
        {
          // All of that day, from its first on.
          sentences: [
            '(what|whats|what is|when is|what time is) (<the> first|first) (thing|event|appointment|meeting|thing we have|thing i have|thing on) (<on_day>|{span:range}) [<on_calendar>]',
          ],
          textOnly: true,
        },
        {
          sentences: [
            'how many <event> (do|have|are) (i|we|there) [got|have] [scheduled|planned] <on_calendar> <of_day>',
            'how (busy|full) (am|is) (i|my day|my schedule|my calendar|our calendar) <of_day>',
          ],
          slots: { agg: 'count' },
        },
      ],
      interpret: (match) => ask(match, 'what', match.group.slots?.loosely === true ? { loose: true } : {}),
    },
    free: {
      groups: [
        {
          sentences: [
            '(am|are) (i|we) [still] (free|available|off|open) [<span>]',
            '(do|have) (i|we) [have|got] [any] (free time|time off|time free|time) (<on_day>|{span:range})',
            '(is|are) <calendar> [still] (free|clear|open|empty) [<span>]',
            '(is|are) (<day>|my day) (free|clear|open|empty)',
            '(is|are) there [any] (free time|space|room) (in|on) <calendar> <of_day>',
          ],
          slots: { test: 'free' },
        },
        {
          sentences: [
            '(am|are) (i|we) (busy|booked|booked up|doing anything|tied up) [<span>]',
            '(am|are) (i|we) busy (<on_day>|{span:range})',
            '(do|will) (i|we) have (a busy day|much on|a lot on|lots to do) <of_day>',
          ],
          slots: { test: 'busy' },
        },
        {
          sentences: [
            '(am|are) (i|we) (leaving|going out of|out of|away from) [the|my|our] [house|home|home at all] [at all] <of_day>',
            '(am|are) (i|we) going (out|anywhere|somewhere) <of_day>',
            '(do|will) (i|we) (have to|need to|be) (leave|leaving|go out|go anywhere|going out|be anywhere|be somewhere) [the house|home|of the house] <of_day>',
            '(do|have) (i|we) [got|have] (anywhere|somewhere) to (be|go) <of_day>',
            '(do|will) (i|we) (get|have) to stay [at] home <of_day>',
          ],
          slots: { test: 'away' },
        },
      ],
      interpret: (match) => {
        const test = stringSlot(match, 'test') ?? 'free';
        return ask(match, test === 'away' ? 'where' : 'what', {
          test: { is: test },
          range: rangeOf(match) ?? 'today',
        });
      },
    },
    when: {
      groups: [
        {
          sentences: [
            '(when|what time|at what time|what day|on what day|which day) (is|are|was|were|does|do) <the> [next] (<event>|{calendar_about:about} [<event>]) [scheduled|scheduled for|start|starts|begin|begins|planned|taking place|happening|coming up|due] [<span>]',
            '(whens|whats the time of|whats the date of|what is the date of|what is the time of|tell me the date of|tell me when is) <the> [next] (<event>|{calendar_about:about} [<event>])',
            '(when|what time|at what time) (am|are|do|will) (i|we) [be] (meeting|seeing|going to|meet|see|have|leaving for|visiting) <the> [with] {calendar_about:about} [<span>]',
            '(when|what time|at what time) do (i|we) have [the|my|a|an|to (go to|be at)] {calendar_about:about} [<span>]',
            '(tell me|do you know|remind me|let me know) (when|what time) <the> {calendar_about:about} (is|starts|begins|takes place|is scheduled) [<span>]',
          ],
          weight: -1.5,
        },
        {
          // "When do the bins go out", "what time is the boiler man coming", "when does Gran land".
          sentences: [
            '(when|whens|what time|at what time|what day|which day) [is|are|does|do|will] <the> {calendar_about:about} [be] (go out|going out|get collected|collected|picked up|get picked up|arrive|arriving|arrives|land|landing|get here|getting here|come|coming|coming over|come over|visiting|visit) [<span>]',
          ],
          textOnly: true,
          weight: -1,
          slots: { moment: 'coming' },
        },
        {
          sentences: [
            '(how long|how many (days|weeks|sleeps|hours)) [is it|have we got|do we have|is there|are there] [left|to go] (until|till|to|before) <the> {calendar_about:about} [is|comes|come|arrives|starts|begins|happens|is due|is on|gets here]',
          ],
          textOnly: true,
          weight: -2,
          slots: { moment: 'away' },
        },
        {
          sentences: [
            '(when|what time|at what time|what day) (is|are|does|do|will) <the> [next] (<event>|{calendar_about:about} [<event>]) [be] (end|ends|over|finish|finishes|finished|done|leave|leaving|check out|checking out) [<span>]',
          ],
          weight: -1,
          slots: { moment: 'end' },
        },
        {
          sentences: [
            '(when|what time|at what time) (is|are|does) <the> [next] <event> [start|begin|scheduled] [<span>]',
            '(when|what time) do (i|we) have [my|our|a|the] [next] <event> [<span>]',
          ],
          slots: { range: 'next' },
        },
      ],
      interpret: (match) => {
        const { moment } = match.group.slots ?? {};
        const more =
          moment === 'end' || moment === 'away' || moment === 'coming' ? ({ moment } as const) : {};
        return ask(match, 'when', { ...looseness(match), ...more });
      },
    },
    where: {
      groups: [
        {
          sentences: [
            '(where|wheres|whereabouts|in which place|at what place) [is|are|does] <the> [next] (<event>|{calendar_about:about} (<event>|take place|happening|scheduled|being held)) [taking place|held] [<span>]',
            '(whats|what is|tell me) the (location|address|place|venue) (of|for) <the> [next] (<event>|{calendar_about:about} [<event>]) [<span>]',
            'where (do|am|are|will) (i|we) (have to|need to|supposed to|meeting|going|be|go|have to be|need to be|need to go|have to go) [be|go|at] [for] [<the> {calendar_about:about}] (<span>|now|next)',
            'where (do|am|are|will) (i|we) (have to|need to|supposed to) (be|go) for <the> {calendar_about:about} [<span>]',
            'where (am|are) (i|we) meeting [with] {calendar_about:about} [<span>]',
          ],
          weight: -1,
        },
        {
          sentences: ['(where|wheres) [is|are] <the> [next] {calendar_about:about} [<span>]'],
          weight: -2,
          textOnly: true,
        },
      ],
      interpret: (match) => ask(match, 'where', looseness(match)),
    },
    who: {
      groups: [
        {
          sentences: [
            '(who|whom) (is|are|will be|am i going to|do i have) <the> [next] (<event>|{calendar_about:about} [<event>]) with [<span>]',
            '(who|whom) (am|are|do|will) (i|we) [be] (meeting|seeing|meet|see|having) [with] [(for|at) <the> {calendar_about:about}] [<span>]',
            '(who|whom) (am|are|do|will) (i|we) [be|have] (having|doing|going to|at|have|in|do|go to) <the> {calendar_about:about} with [<span>]',
            '(who|whos|who else) (is|will be|are|am i) [coming|going|attending|invited] (at|in|to) <the> (<event>|{calendar_about:about} <event>) [with] [<span>]',
            'with whom (is|am|do|are) [i|we] [having|have] <the> (<event>|{calendar_about:about} [<event>]) [<span>]',
          ],
          weight: -1,
        },
      ],
      interpret: (match) => ask(match, 'who', looseness(match)),
    },
    about: {
      groups: [
        {
          sentences: [
            '(do|have) (i|we) [have|got] <the> {calendar_about:about} (<event>|coming up|scheduled|planned) [<on_calendar>] <of_day>',
            '[<asking>] [if|whether] (do|have|did|am|what|any|how many|when are) [of] (i|we|the|there|) [have|got|see|put|are] <the> [any] <event> [scheduled|planned|coming up|set up|do i have|i have] [<span>] (with|about|called|titled|named|regarding) {calendar_about:about} [<span>] [on <calendar>] [<span>]',
            '(search|check) <calendar> (for|to see if there is) [an event called] {calendar_about:about} [exists]',
            '(do|did|does) (i|we|<calendar>) (have|put|include|add) [an event called|a note for] {calendar_about:about} (on|in|to) <calendar> <of_day>',
            '(is|are) there <the> (<event>|{calendar_about:about} <event>) [with|about|called|titled|named] [{calendar_about:about}] (on|in) <calendar> <of_day>',
            '(is|are) <the> {calendar_about:about} (on|in) <calendar> <of_day>',
            '(am|are) (i|we) (meeting|seeing|scheduled to meet|scheduled to see) [with] {calendar_about:about} (<on_day>|{span:range})',
            '(check|look) [if] <calendar> (for|has) {calendar_about:about} [<span>]',
          ],
          weight: -1.5,
        },
        {
          sentences: [
            '(is|are) <the> {calendar_about:about} (coming|visiting|staying|here|coming over|still on|happening) [<span>]',
            // "Is it bin day tomorrow", "is Thursday the school play", "is piano today".
            '(is|are|isnt) [it] <the> {calendar_about:about} (<on_day>|{span:range})',
            '(is|isnt) <day> <the> {calendar_about:about}',
            '(do|have) (i|we) [have|got] <the> {calendar_about:about} (<on_day>|{span:range})',
          ],
          weight: -2,
          textOnly: true,
          slots: { loosely: true },
        },
      ],
      interpret: (match) =>
        ask(match, 'what', {
          test: { is: 'busy' },
          agg: 'any',
          ...(match.group.slots?.loosely === true ? { loose: true } : {}),
        }),
    },
  },
  tests: [
    {
      say: 'what do I have tomorrow',
      calls: [{ do: 'query', attr: 'calendar', range: 'tomorrow', ask: 'what' }],
    },
    { say: "what's on my calendar today", calls: [{ do: 'query', attr: 'calendar', range: 'today' }] },
    { say: 'what is my next appointment', calls: [{ do: 'query', attr: 'calendar', range: 'next' }] },
    {
      say: 'do I have anything planned on Friday',
      calls: [{ do: 'query', attr: 'calendar', range: { weekday: 'FR' } }],
    },
    { say: 'when is the dentist', calls: [{ do: 'query', attr: 'calendar', ask: 'when', about: 'dentist' }] },
    { say: 'where is my next meeting', calls: [{ do: 'query', attr: 'calendar', ask: 'where' }] },
    {
      say: 'who am I meeting tomorrow',
      calls: [{ do: 'query', attr: 'calendar', ask: 'who', range: 'tomorrow' }],
    },
    {
      say: 'am I leaving the house today',
      calls: [{ do: 'query', attr: 'calendar', range: 'today', ask: 'where', test: { is: 'away' } }],
    },
    {
      say: 'am I free on Friday',
      calls: [{ do: 'query', attr: 'calendar', range: { weekday: 'FR' }, test: { is: 'free' } }],
    },
  ],
});
