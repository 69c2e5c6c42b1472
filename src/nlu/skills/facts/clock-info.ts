/** What time, date or weekday it is, today or on another day. */
import { ZONES } from '../../../actions/perform/facts/zones.js';
import type { InfoCall } from '../../call.js';
import { defineSkill, type Match } from '../../skill.js';
import { dayPhrases, readDay, readDuration } from '../../time.js';
import { clockSums, timeAhead, timeUntil } from './clock-sums.js';
import { sunTimes } from './sun-times.js';

const days = dayPhrases();

const ASK =
  '(whats|what is|what was|tell me|give me|do you know|do you have|let me know|say|show me|i want to know|i need to know|id like to know|i would like to know|could i have|can i have|can i get|may i know|i need|check|read|whats the|could you tell me|can you tell me|would you tell me|would you let me know|please provide|provide|i would like to get|i need information on|share|please share|i would like to have|i am needing to know|would you mind telling me|look up)';

/** Days with a name that are the same date every year, everywhere they are kept. */
const FEASTS: readonly (readonly [words: string, month: number, day: number])[] = [
  ['(new years|new years day|new year)', 1, 1],
  ['(valentines|valentines day)', 2, 14],
  ['(saint patricks day|st patricks day)', 3, 17],
  ['halloween', 10, 31],
  ['christmas eve', 12, 24],
  ['(christmas|christmas day|xmas)', 12, 25],
  ['boxing day', 12, 26],
  ['new years eve', 12, 31],
];

const YEAR_END = { day: { month: 12, day: 31 } } as const;

export const clockInfo = defineSkill({
  id: 'clock-info',
  summary: 'The time, the date and the day of the week',
  rules: {
    ...days.rules,
    ...clockSums.rules,
    ask: ASK,
    there:
      '[in|at|over in|for|over at|on|to] [the] {zone:zone} [{region:region}] [standard|daylight] [time|time zone|timezone|right now|now]',
    dated:
      '({month} [the] ({day_ordinal:dom}|{day_number:dom}) [{day_year:year}]|{day_ordinal:dom} [of] {month} [{day_year:year}]|the {day_ordinal:dom})',
    now: '[now|right now|at the moment|currently|here|today|just now|at present|at this moment|exactly|again]',
    will_be:
      '(is|will it be|it will be|it is|its|will be|would it be|it would be|are we|was it|is it|do we have|will we have)',
  },
  lists: {
    ...days.lists,
    ...clockSums.lists,
    zone: { values: ZONES.map(({ id, words }) => ({ in: words, out: id })) },
    region: {
      values: [
        {
          in: '(england|florida|texas|california|australia|japan|france|nevada|washington|germany|india|canada|co|tx|nv|fl|ca|ny|uk|usa)',
          out: true,
        },
      ],
    },
    count_unit: {
      values: [
        { in: '(days|sleeps|nights)', out: 'days' },
        { in: 'weeks', out: 'weeks' },
      ],
    },
    feast: { values: FEASTS.map(([words, month, day]) => ({ in: words, out: { day: { month, day } } })) },
    tomorrows: {
      values: [
        { in: 'tomorrows', out: { day: { in: 1 } } },
        { in: 'yesterdays', out: { day: { in: -1 } } },
      ],
    },
  },
  intents: {
    time: {
      groups: [
        {
          sentences: [
            '<ask> [me] the [current|exact|correct|right|local|actual] time <now>',
            'what time (is it|it is|do we have|have you got|do you have|is it getting to be|of day is it|would it be) <now>',
            '<ask> [me] what time (it is|is it) <now>',
            '(what|whats|what is) [the] [current] time [is] [it] <now>',
            '[the] [current] time (now|please|right now|check)',
            '[the] current time',
            'do you (have|know) the [current|exact] time [now|right now]',
            '(at the moment|right now|now) what (is the time|time is it)',
            '(whats|what does) the clock say',
            'what hour and minute is it',
            'when is it right now',
            '(have you|do you have|has anyone) [got] the time',
            'how late is it <now>',
            'what does (the clock say|it say on the clock)',
            '(now what|and what|so what) (is the time|time is it)',
            'time please',
            '(give|tell|show|read) [me] time',
            '(date and time|time and date) [please]',
            '<ask> [me] the (date and time|time and date) <now>',
            'what hour is it',
            '(is it|what is it) (late|early) [already]',
          ],
        },
        {
          sentences: [
            '(<ask> [me] [what] [is] [the] [current|exact|local] (time|hour|time of day) [it|it is|is it] [set to]|(what|whats) [the] (time|hour|time of day|current time) (is it|would it be|is|it is)|[the] [current] time|how late is it|<ask> [me] what time (it is|is it)) <now> <there> <now>',
            '<there> (<ask> [me] the [current] time|what time is it|what is the time|whats the [current] time|what is the current time) <now>',
            '(what is|whats|<ask>) the [current] {zone:zone} time <now>',
            'what is the current {zone:zone} time',
          ],
          // Four hundred places are for text; the recogniser's own graph has the house to hear.
          textOnly: true,
        },
      ],
      interpret: (match, { said }): InfoCall[] => {
        const zone = match.slots['zone']?.value;
        // How long it takes.
        if (/(?:^|[,.;] )time (?:it|that|this)[\s.!]*$/i.test(said ?? match.text)) return [];
        return [{ do: 'info', topic: 'time', ...(typeof zone === 'string' ? { to: zone } : {}) }];
      },
    },
    date: {
      groups: [
        {
          sentences: [
            '<ask> [me] [what] [the] [full|current|exact|actual] (date|todays date) [is|it is] [it] [for] <now>',
            '(todays date is what|today is what date|what would todays date be|what is todays (month day and year|full date)|whats the current date month and year) [exactly]',
            '<ask> [me] what [is] [the|todays] date [it|it is|is it|is] <now>',
            'what date (is it|is|are we|do we have|have we got) <now>',
            '(what|whats|what is) [the] (date|todays date|date of today|current date|date for today) [is] [it] <now>',
            '(whats|what is) today',
            '(todays date|todays date is what|current date [please]|date today|today date|todays date please)',
            'what (month|year) (is it|are we in|is this) <now>',
            '(what|which) day of the month (is it|is today) <now>',
            'what is the day today',
          ],
        },
        {
          sentences: [
            '<ask> [me] [what] [the] date [is] [it] [will be|of|for|on|is|was] <on_day>',
            'what (date|is the date) [will it be|is it|is|will it be on|on|for|of|is it on|was it|does it fall on] <on_day>',
            '(whats|what is|tell me) <day> (date|s date)',
            '<ask> [me] [what] {tomorrows:day} date [is]',
            '(what would|what will) {tomorrows:day} date be',
            '(what will be|what is) the date <on_day>',
            '<on_day> what (will the date be|is the date|date is it|date will it be)',
            'the date <on_day> is what',
            'what is the (month and day|day and month|day) <on_day>',
            '<ask> [me] [what] date <will_be> (in <duration>|<duration> (from now|from today|later|from tomorrow))',
            '<ask> [me] the date [<will_be>] (in <duration>|<duration> (from now|from today|later))',
            'what [the] (date|day) <will_be> (in <duration>|<duration> (from now|from today|later))',
            'what (is|will) the date [be] (in <duration>|<duration> (from now|from today|later))',
            '(in <duration>|<duration> (from now|from today|later)) [what|whats] [will] (the date [be]|what date will it be|what will the date be|what date is it|what will be the date)',
            'when is {day_weekday:day}',
            'what date does {day_weekday:day} fall on',
          ],
        },
      ],
      interpret: (match) => infoOn(match, 'date'),
    },
    countdown: {
      groups: [
        {
          sentences: [
            'how many {count_unit:unit} (is it|is there|are there|are left|left|are we|do we have|do i have|remain|to go|) [left] (until|till|til|to|before) [the] (<day>|{feast:day})',
            'how (long|far) [away] (is it|is there|do we have) (until|till|til|to|before) {feast:day}',
            'how (long|far) [away] (until|till|til) {feast:day}',
            'how (long|far) away is {feast:day}',
          ],
          textOnly: true,
        },
        {
          sentences: [
            'how many {count_unit:unit} (are|do we have|have we) [left|got left] (in|of|until the end of) (the|this) year',
            'how many {count_unit:unit} left (in|of) (the|this) year',
          ],
          slots: { year_end: true },
          textOnly: true,
        },
      ],
      interpret: (match) => {
        const said = match.slots['year_end'] === undefined ? readDay(match.slots) : YEAR_END;
        const count = match.slots['unit']?.value === 'weeks' ? 'weeks' : 'days';
        return said === null ? [] : [{ do: 'info', topic: 'date', day: said.day, count }];
      },
    },
    today: {
      groups: [
        {
          sentences: ['(is|isnt) (today|it) [today] [the] <dated> [today]'],
          textOnly: true,
        },
      ],
      interpret: (match) => {
        const said = readDay(match.slots);
        return said === null ? [] : [{ do: 'info', topic: 'date', day: said.day, check: true }];
      },
    },
    feast: {
      groups: [
        {
          sentences: ['(when is|(what|which) (day|date) is) {feast:day} [this year]'],
          textOnly: true,
        },
      ],
      interpret: (match) => infoOn(match, 'date'),
    },
    week: {
      groups: [
        {
          textOnly: true,
          sentences: [
            '(what|which) [calendar] week [number] [of the year] (is it|is this|are we in|are we on|do we have) [of the year] <now>',
            '<ask> [me] the [current] [calendar] week [number] [of the year] <now>',
            '<ask> [me] (what|which) [calendar] week [number] [of the year] (it is|is it|this is|we are in|were in) <now>',
            '(whats|what is) (this|the current) [calendar] (weeks number|week number)',
          ],
        },
      ],
      interpret: ({ text }): InfoCall[] =>
        // "Tell me the week": of what nobody knows.
        /\b(?:what|which|number|calendar|current|year)/i.test(text)
          ? [{ do: 'info', topic: 'date', week: true }]
          : [],
    },
    weekday: {
      groups: [
        {
          sentences: [
            '(what|which) (day|weekday|day of the week) (is it|is|are we|are we on|do we have|have we got) <now>',
            '<ask> [me] (what|which) (day|weekday|day of the week) (it is|is it|today is|is today) <now>',
            '<ask> [me] the (day of the week|weekday|day) <now>',
            '(what|which) day is today',
            '(whats|what is) (the day|the weekday|the day of the week|todays day|the day today|today a weekday)',
          ],
        },
        {
          sentences: [
            '(what|which) (day|weekday|day of the week) (is it|is|will it be|was it|does|will|falls on|is it on) <on_day> [fall on|be|on]',
            '(what|which) (day|weekday|day of the week) (is|will be|was) <on_day>',
            '<ask> [me] (what|which) (day|weekday|day of the week) <on_day> (is|falls on|will be)',
            '(what|which) (day|weekday) <will_be> (in <duration>|<duration> (from now|from today))',
            'is <on_day> [a] (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|weekend)',
            'is it [a] (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|weekend) <on_day>',
            'on (what|which) day (is|does|will) <day> [fall|be|fall on]',
          ],
        },
        {
          sentences: [
            'is (today|it) [today] a {day_weekday:asked}',
            'is (today|it|this) [even|actually|really] [still] {day_weekday:asked} [today|already]',
          ],
        },
      ],
      interpret: (match) => infoOn(match, 'weekday'),
    },
    sun: sunTimes,
    ahead: timeAhead,
    until: timeUntil,
  },
  tests: [
    { say: "what's the time", calls: [{ do: 'info', topic: 'time' }] },
    { say: 'what time is it right now', calls: [{ do: 'info', topic: 'time' }] },
    { say: 'do you have the time', calls: [{ do: 'info', topic: 'time' }] },
    { say: 'what time is it in Tokyo', calls: [{ do: 'info', topic: 'time', to: 'Asia/Tokyo' }] },
    { say: "what's today's date", calls: [{ do: 'info', topic: 'date' }] },
    { say: 'tell me the date', calls: [{ do: 'info', topic: 'date' }] },
    { say: 'what is the date tomorrow', calls: [{ do: 'info', topic: 'date', day: { in: 1 } }] },
    { say: 'what date will it be in 4 days', calls: [{ do: 'info', topic: 'date', day: { in: 4 } }] },
    { say: 'what day is it', calls: [{ do: 'info', topic: 'weekday' }] },
    { say: 'when does the sun set', calls: [{ do: 'info', topic: 'time', sun: 'sunset' }] },
    { say: 'what time will it be in half an hour', calls: [{ do: 'info', topic: 'time', in: 1800 }] },
    { say: 'how long until noon', calls: [{ do: 'info', topic: 'time', until: { clock: '12:00' } }] },
    {
      say: 'what time is sunrise tomorrow',
      calls: [{ do: 'info', topic: 'time', sun: 'sunrise', day: { in: 1 } }],
    },
    {
      say: 'what day is the 3rd of may',
      calls: [{ do: 'info', topic: 'weekday', day: { month: 5, day: 3 } }],
    },
  ],
});

function infoOn(match: Match, topic: 'date' | 'weekday'): InfoCall[] {
  const said = readDay(match.slots);
  if (said !== null) return [{ do: 'info', topic, day: said.day }];
  const seconds = readDuration(match.slots);
  if (seconds === null) return [{ do: 'info', topic }];
  // "in four days" is a day, "in four hours" is none.
  return seconds % 86_400 === 0 ? [{ do: 'info', topic, day: { in: seconds / 86_400 } }] : [];
}
