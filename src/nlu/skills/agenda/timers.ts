/** Timers: "five minute pizza timer", "how long left", "add a minute", "stop the kitchen timer". */
import { defineSkill } from '../../skill.js';
import { TIMER_LISTS, TIMER_RULES } from './timer-rules.js';
import { amount, interpretSet, pointed } from './timer-slots.js';

export const timers = defineSkill({
  id: 'timers',
  summary: 'Timers: several, named, paused, longer and shorter, and how long is left',
  rules: TIMER_RULES,
  lists: TIMER_LISTS,
  intents: {
    set: {
      groups: [
        {
          sentences: [
            '<setting> <the> [new|brand new|another|second|different] <duration> (timer|countdown|count down) <for_me>',
            '<setting> <the> [new|brand new|another|second|different] (timer|countdown|count down) <for_me> [set|to go off|to ring|going|running] (for|of|at|in|to|from|with) [another] <duration> <for_me> [from now|starting now]',
            '[<the>] <duration> (timer|countdown|count down)',
            '(timer|countdown|count down) [for|of|from] <duration>',
            '[start] (count|counting) down [from|for] <duration>',
            '(set|put) <the> timer (to|at) <duration>',
            '(set|put|give me|give us|i need|i want|) <duration> on the (clock|timer)',
            '(i need|i want|give me) <duration> (timed|counted down)',
            'time <duration> [for me]',
            'time (it|this|that|them|these|those) for <duration>',
            'time me for <duration>',
            '<setting> [a|an] (alert|reminder) (for|in) <duration> [from now]',
            '<setting> <duration> on (the|a|my) timer',
            // "let me know in fifteen minutes" names nothing to be reminded of.
            '(let me know|tell me|alert me|notify me|ping me|beep|beep me|buzz me|give me a shout|give me a (ring|buzz|heads up)|warn me|ring|shout) (in|after) <duration> [from now]',
            '(let me know|tell me|alert me|notify me|warn me) (when|once|after) <duration> (has|have|is|are) (passed|up|over|gone by|elapsed|gone)',
            '(set|start) [for] <duration>',
            '<the> timer (should|needs to|has to|must) (have|be|be set to|be set for|run for) <duration> [set] [to it]',
            '<duration> is (what the timer should be set at|the setting for the timer)',
            '<setting> <the> timer (that is|thats) set (to go off|to ring|) (at|for|to|in|after) <duration>',
          ],
        },
        {
          sentences: [
            '<setting> <the> [new|another] <duration> timer <named> <the> {timer_label:label}',
            '<setting> <the> [new|another] <duration> {timer_label:label} timer',
            '<setting> <the> [new|another] timer for <duration> <named> <the> {timer_label:label}',
            '<setting> <the> [new|another] timer <named> <the> {timer_label:label} (for|of|at) <duration>',
            '<setting> <the> [new|another] {timer_label:label} timer <for_me> (for|of|to|at|with) <duration>',
            '<duration> timer <named> <the> {timer_label:label}',
            '<duration> {timer_label:label} timer',
            'timer for <duration> <named> <the> {timer_label:label}',
            '[<setting>] <the> timer [for|of] <duration> for <the> {timer_label:label}',
            '[<setting>] <the> timer for <the> {timer_label:label} [for|of] <duration>',
            '{timer_label:label} timer [for|of] <duration>',
            'time <the> {timer_label:label} for <duration>',
          ],
          weight: -0.5,
        },
        {
          sentences: [
            '(set|start) <duration> for <the> {timer_label:label}',
            '<duration> for <the> {timer_label:label}',
          ],
          textOnly: true,
          weight: -3,
        },
        {
          sentences: [
            '<setting> <the> timer <for_me> [to go off|to ring] (for|until|till|til|at) <until_time>',
            'timer (for|until|till) <until_time>',
          ],
          slots: { until: true },
          weight: -0.5,
        },
        {
          sentences: [
            '<setting> <the> [new|another] (timer|countdown) <for_me> [set]',
            '(new|another) timer',
            '(will you|you need to|i really need to|i gotta|i have to|i need to|i want to) (set|start) [up] <the> timer <for_me>',
          ],
        },
        {
          sentences: [
            '<setting> (another|another one|a second one|one more|1 more|a new one) (for|of) <duration> [<named> <the> {timer_label:label}]',
          ],
          weight: -1,
          textOnly: true,
        },
        {
          sentences: [
            '<setting> <the> timer <named> <the> {timer_label:label}',
            '<setting> <the> {timer_label:label} timer',
          ],
          weight: -1,
        },
        {
          sentences: [
            '(another|another one|one|a second one|one more|1 more) [timer] (for|of) <duration> [<named> <the> {timer_label:label}]',
            '<duration> <named> <the> {timer_label:label}',
            '<the> <duration> [{timer_label:label}] timer [<named> <the> {timer_label:label}]',
          ],
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
            '<stopping> <timer> [now|please|anymore|any more|any longer]',
            '<the> timer (off|stop|cancel)',
            '(turn|switch|shut) <timer> off',
            'make <timer> stop [ringing|beeping]',
            'stop <timer> from (ringing|beeping|going off)',
          ],
        },
        {
          sentences: [
            '<stopping> <timers>',
            '(turn|switch) <timers> off',
            '<stopping> everything thats (ringing|counting)',
          ],
          slots: { all: true },
        },
      ],
      interpret: (match) => pointed(match, 'cancel'),
    },
    pause: {
      groups: [
        { sentences: ['(pause|hold|freeze|halt|suspend|interrupt) <timer>', 'put <timer> on (hold|pause)'] },
        { sentences: ['(pause|hold|freeze|halt|suspend) <timers>'], slots: { all: true } },
      ],
      interpret: (match) => pointed(match, 'pause'),
    },
    resume: {
      groups: [
        {
          sentences: [
            '(resume|continue|unpause|un pause|unfreeze|carry on with|go on with|keep going with|proceed with) <timer>',
            '(start|turn on|set|run|restart) <timer> again',
            '(start|turn) <timer> back (up|on)',
            'let <timer> (run|continue|go on) [again]',
          ],
        },
        { sentences: ['(resume|continue|unpause) <timers>'], slots: { all: true } },
      ],
      interpret: (match) => pointed(match, 'resume'),
    },
    add: {
      groups: [
        {
          sentences: [
            '(add|put|stick|tack) [on] [another|an extra|an additional] <duration> [more|extra] [on] (to|on|onto) <timer>',
            '(give|grant) <timer> [another|an extra] <duration> [more|extra|longer]',
            '(increase|extend|lengthen|prolong|raise|bump|bump up|bring up|push back|delay) <timer> (by|for) [another] <duration>',
            '(increase|extend|lengthen|prolong) <timer> <duration>',
            'make <timer> <duration> longer',
            '(let|keep) <timer> [run|going|running] [for] [another] <duration> (more|longer)',
            '(give me|i need|we need|let it have|add|i want) [another|an extra] <duration> (more|extra|longer) [(on|for|to|with) <timer>]',
            '(give me|i need|we need) another <duration> (on|for|to|with) <timer>',
            'add [another] <duration> [to (it|that)]',
            '<the> timer [for] [another] <duration> (more|longer)',
          ],
        },
        {
          slots: { all: true },
          sentences: [
            '(add|put) [another|an extra] <duration> [more] (to|on|onto) (<timers>|both [of them]|all of them|them both|them all|each [of them])',
            '(give|extend) (<timers>|both [of them]|all of them|them both) [by] [another|an extra] <duration> [more]',
          ],
        },
        {
          // "Two more minutes", to what is running.
          slots: { more: true },
          weight: -1,
          answers: true,
          sentences: [
            '[just|only|make it|with|for] [another] <duration> [more|longer|extra] [on (it|that)]',
            '(give (it|that)|i need|we need|make that|let it go for) <duration> [more|longer|extra]',
            '(that|the) timer <duration>',
          ],
        },
      ],
      interpret: (match) => amount(match, 'add'),
    },
    subtract: {
      groups: [
        {
          sentences: [
            '(remove|take|subtract|deduct|cut|shave|knock|drop|lose) <duration> [from|off|off of|out of|away from] <timer>',
            '(decrease|reduce|shorten|lower|cut|bring down|turn down) <timer> (by|for) <duration>',
            'make <timer> <duration> shorter',
            '(take|cut) <timer> down [by] <duration>',
            '(take|cut|shave|knock) <duration> off [it|that]',
          ],
        },
        { textOnly: true, sentences: ['[just] <duration> (off|less on|fewer on) <timer>'] },
      ],
      interpret: (match) => amount(match, 'subtract'),
    },
    query: {
      groups: [
        {
          sentences: [
            '<asking_length> (on|for|in|with|of|until|till|before) <timer> [is] [still] [left|remaining|to go|goes off|ends|is up|finishes|rings|is done|runs out|have left|have]',
            '(how (much time|long|much longer|much|many minutes)) (does|do|has|have|is|will) <timer> [still] [have|got|has] [left|remaining|to go|run|take]',
            '(whats|what is) left (on|of|in) <timer>',
            '[the] time (left|remaining) (on|for|of) <timer>',
            '[the] remaining time (on|for|of) <timer>',
            '<timer> (status|state|time left|remaining [time])',
            '[the] (status|state) (of|on|for) <timer>',
            '(whats|what is|check) the (status|state|time) (of|on|for) <timer>',
            '(hows|how is) <timer> (doing|going|coming along|looking)',
            '(check|check on|read|show|show me|tell me about|what about|how about) <timer>',
            '(when|at what time) (is|will|does) <timer> [be] [going to] (done|finish|finished|finishes|up|over|go off|goes off|end|ends|ring|rings|ready|due|run out|expire)',
            '(is|are|has) <timer> [still] (running|done|over|up|on|active|going|finished|ringing|set|paused|counting)',
            '(is there|do i have|have i got|did i set|is) [still] (a|any|an) timer [still] (running|set|on|active|going|left)',
            '(is there|do i have|have i set) (a|any) timer',
            'how (far|much further) along is <timer>',
          ],
        },
        {
          textOnly: true,
          weight: -2,
          slots: { named: true },
          sentences: ['[<the>] {timer_label:label} timer'],
        },
        {
          sentences: [
            '<asking_length> (on|for|with) <timers>',
            'timers [status|left|running]',
            '[the] (status|state) of <timers>',
            '(what|which|how many) timers (are|do i have|do we have|have i got|have you got|have i) [there] [still] [set|running|active|on|going|left|at the moment|right now|currently] [running|active]',
            '(what|which|how many) timers are there',
            '(are there|do i have|do we have|have i got) [still] any timers [still] [running|set|on|active|going]',
            '(list|read|show|show me|tell me|tell me about|check|give me|what are|whats on|hows|how are) <timers> [doing]',
            '(time|[how much] time) [is] left on <timers>',
          ],
        },
        {
          sentences: [
            'how (much time|much longer|many minutes) (is|do i have|do we have|have i got|is there|are) [still] (left|remaining|to go)',
            'how (long|much) (is|do i have|have i got|do we have|have we got) [still] left',
            'how (long|much longer|much time) [left]',
            'how long (have i got|have we got|do i have|do we have) [left|still|now]',
            'how much longer [is it|will it be|do i have|do we have] [until its done|till its done|left]',
            '[how much] time [is] (left|remaining)',
            'how long (is|have i) [got] (left|remaining|to go)',
            '(is|are) (it|we) (nearly|almost) (done|there) [with the timer]',
          ],
        },
      ],
      interpret: (match) => pointed(match, 'query'),
    },
  },
  tests: [
    { say: 'set a timer for five minutes', calls: [{ do: 'timer', op: 'set', duration: 300 }] },
    { say: '10 minute timer', calls: [{ do: 'timer', op: 'set', duration: 600 }] },
    {
      say: 'start a 1 hour 15 minute and 30 second timer',
      calls: [{ do: 'timer', op: 'set', duration: 4530 }],
    },
    { say: 'set a timer for an hour and a half', calls: [{ do: 'timer', op: 'set', duration: 5400 }] },
    { say: 'set a timer for 2 and a half minutes', calls: [{ do: 'timer', op: 'set', duration: 150 }] },
    {
      say: 'set a ten minute pizza timer',
      calls: [{ do: 'timer', op: 'set', duration: 600, label: 'pizza' }],
    },
    {
      say: 'timer for 5 minutes called pizza',
      calls: [{ do: 'timer', op: 'set', duration: 300, label: 'pizza' }],
    },
    {
      say: 'start an egg timer for four minutes',
      calls: [{ do: 'timer', op: 'set', duration: 240, label: 'egg' }],
    },
    { say: 'set a timer', calls: [{ do: 'timer', op: 'set' }] },
    {
      say: 'set a timer until 5 pm',
      calls: [{ do: 'timer', op: 'set', until: { clock: '05:00', meridiem: 'pm' } }],
    },
    { say: 'let me know in twenty minutes', calls: [{ do: 'timer', op: 'set', duration: 1200 }] },
    { say: 'stop the timer', calls: [{ do: 'timer', op: 'cancel' }] },
    { say: 'cancel my pizza timer', calls: [{ do: 'timer', op: 'cancel', label: 'pizza' }] },
    { say: 'cancel the 5 minute timer', calls: [{ do: 'timer', op: 'cancel', which: 300 }] },
    { say: 'cancel the kitchen timer', calls: [{ do: 'timer', op: 'cancel', target: { area: 'kitchen' } }] },
    { say: 'cancel all my timers', calls: [{ do: 'timer', op: 'cancel', all: true }] },
    { say: 'pause the pasta timer', calls: [{ do: 'timer', op: 'pause', label: 'pasta' }] },
    { say: 'resume my timer', calls: [{ do: 'timer', op: 'resume' }] },
    {
      say: 'add 5 minutes to my pizza timer',
      calls: [{ do: 'timer', op: 'add', duration: 300, label: 'pizza' }],
    },
    {
      say: 'add 5 minutes to the 1 hour timer',
      calls: [{ do: 'timer', op: 'add', duration: 300, which: 3600 }],
    },
    { say: 'take two minutes off the timer', calls: [{ do: 'timer', op: 'subtract', duration: 120 }] },
    { say: 'how long is left on the pizza timer', calls: [{ do: 'timer', op: 'query', label: 'pizza' }] },
    { say: 'how much time is left', calls: [{ do: 'timer', op: 'query' }] },
    { say: 'what timers are running', calls: [{ do: 'timer', op: 'query' }] },
  ],
});
