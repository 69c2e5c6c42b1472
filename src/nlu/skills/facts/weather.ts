/** The weather, from the house's weather devices: now, and by day where the report has it. */
import type { Home } from '../../../actions/home.js';
import type { Call, DayExpression } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { WEEK, WEEKDAY_NAMES } from '../../time.js';
import { namesOf, SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { targetOf } from '../target.js';

const ask: IntentSpec = {
  groups: [
    {
      sentences: [
        '<what_is> <the> <weather> [like|going to be|going to be like|be like|looking like|looking] [<at>] [like] [<day>]',
        '<what_is> <the> <weather> [<day>] [<at>] [like]',
        "<what_is> (<the> {thing:name}['s]|{day}s|{day}) <weather> [like] [<day>]",
        '(what will|whats) <the> <weather> be [like] [<at>] [<day>]',
        '(hows|how is|how does) <the> <weather> [look|looking|going to be] [<at>] [<day>]',
        '(how|what) is it (outside|out there|out) [<day>]',
        'how (warm|hot|cold|chilly|mild) is it (out|out there) [<day>]',
        '(show me|check|get|read|give me|report|tell me about) (<the>|todays|tomorrows) <weather> [report|details] [<at>] [<day>]',
        '<weather> [report] [<at>] [<day>]',
        '(will|is) it [currently|going to|gonna] (rain|raining|snow|snowing|sunny|cloudy|storm|storming|be sunny|be cloudy|be windy|windy|foggy|be hot|be cold|be warm|hail|hailing|pour|pouring|freeze) [outside] [<at>] [<day>]',
        '(will there be|is there|is there going to be|are there|is there any chance of|any) [any] (rain|snow|sun|wind|fog|storms|thunderstorms) [outside] [<at>] [<day>]',
        '(do|will|should|am) (i|we) [going to] (need|take|bring|wear|gonna need) (an umbrella|a coat|a jacket|sunscreen|a hat|rain boots|a sweater|a raincoat) [outside|to go out] [<day>]',
        '(do|will|should) (i|we) need to (take|bring|wear|carry) (an umbrella|a coat|a jacket|sunscreen|a hat|a sweater|a raincoat) [<day>]',
        'how (warm|hot|cold) (will it be|is it going to be|will it get) [outside] [<at>] [<day>]',
        '(when|whens|what time) (is|will|does) it [going to|gonna|next] (rain|raining|start raining|stop raining|snow|snowing|hail|storm|clear up|be sunny|warm up) [again] [outside] [<at>] [<day>]',
        '(when|what time) is it going to (rain|start raining|stop raining|snow|hail|storm|clear up|be sunny|freeze) [again] [<day>]',
        '(whens|when is) [the] [next] (rain|snow|storm) [coming|due|expected] [<day>]',
        '(what is|whats) it like (outside|out) [<day>]',
        '(what is|whats) it doing (outside|out|out there) [<day>]',
        '(what is|whats) it (going to be|gonna be|to be|meant to be|supposed to be) [like] [outside|out|out there] <day>',
        '(how is|hows) it looking (outside|out|out there) [<day>]',
        '(do|will|should) (i|we) need (a|an|the|my|our) (brolly|poncho|raincoat|anorak|mac|waterproof|waterproofs|scarf|gloves|woolly hat|wellies|wellingtons) [outside|to go out] [<day>]',
        'is it (nice|cold|hot|warm|wet|raining) (outside|out) [<day>]',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const day = match.slots.day?.value;
    const said = targetOf(match);
    const target = said.ids === undefined ? { kind: 'weather' } : said;
    const later = LATER.test(match.text) ? { later: true } : {};
    const sky = WHETHER.test(match.text) ? skyOf(match.text) : undefined;
    const test = sky === undefined ? {} : { test: sky };
    return [{ do: 'info', topic: 'weather', target, ...(isDay(day) ? { day } : {}), ...later, ...test }];
  },
};

/** What is still to come, today: a report of now does not know it. */
const LATER = /^(?:when|whens|when['’]s|what time)\b|\b(?:tonight|later|going to|gonna|will|this evening)\b/i;

const WHETHER = /^(?:is|are|any|do|should|am)\b/i;

/** The sky that is asked after, in a word. */
function skyOf(text: string): string | undefined {
  return SKIES.find(([words]) => words.test(text))?.[1];
}

const SKIES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:rain|raining|pour|pouring|wet|umbrella|brolly|poncho|raincoat|waterproofs?|rain boots|wellies|wellingtons)\b/i,
    'rain',
  ],
  [/\bsnow/i, 'snow'],
  [/\b(?:storm|storms|storming|thunderstorms)\b/i, 'storm'],
  [/\b(?:sun|sunny|sunscreen)\b/i, 'sun'],
  [/\bwind/i, 'wind'],
  [/\bfog/i, 'fog'],
  [/\bcloud/i, 'cloud'],
];

/** "Rain", "Rain Sensor Roof"; a "Rain Barrel Full" and the battery of a rain gauge tell nothing of the weather. */
const RAIN_SENSOR = /\brain(?:ing|fall|drops?)?(?:$| (?:sensor|detector|gauge|meter|status)(?! battery)\b)/i;

function hasRainSensor({ devices }: Home): boolean {
  const named = devices.filter(({ kind, name }) => kind === 'binary_sensor' && /\brain/i.test(name));
  return named.length > 0 && named.every(({ name }) => RAIN_SENSOR.test(name));
}

/** A sensor in the rain knows better than a report. */
const raining: IntentSpec = {
  groups: [
    {
      needs: hasRainSensor,
      weight: 1,
      sentences: [
        'is it [currently|still|already] raining [outside|out|out there|here] [now|right now]',
        '(is there|there is|is there still) [any] rain [outside|out|out there] [now|right now]',
        'has it started (raining|to rain) [yet]',
        '(is it|has it) (stopped|stopping) raining [yet]',
      ],
    },
  ],
  interpret: (match): Call[] => [
    {
      do: 'query',
      attr: 'on',
      test: { is: !/\bstopp/i.test(match.text) },
      target: { kind: 'binary_sensor', name: 'rain' },
    },
  ],
};

function isDay(value: unknown): value is DayExpression {
  return typeof value === 'object' && value !== null && ('in' in value || 'weekday' in value);
}

export const weather = defineSkill({
  id: 'weather',
  summary: 'The weather here or at a place that has a weather device.',
  rules: {
    ...SHARED_RULES,
    what_is: '(whats|what is|tell me|what does|what will)',
    weather:
      '(weather|forecast|weather forecast|weather report|weather like|weather condition|weather conditions|weather status)',
    at: '((in|at|for|of|near) {thing:name}|outside|here|around here|out there|out)',
    day: '[for|on|this] {day} [morning|afternoon|evening|night]',
  },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('weather'),
    day: wordsOf([
      [
        '(today|now|right now|tonight|this morning|this afternoon|this evening|currently|later|later today)',
        { in: 0 },
      ],
      ['(tomorrow|tomorrow morning|tomorrow night)', { in: 1 }],
      ['[the] day after tomorrow', { in: 2 }],
      ...WEEK.map((weekday): [string, DayExpression] => [WEEKDAY_NAMES[weekday], { weekday }]),
      ['(this|the) weekend', { weekday: 'SA' }],
    ]),
  },
  intents: { ask, raining },
  tests: [
    { say: "what's the weather", calls: [{ do: 'info', topic: 'weather' }] },
    { say: "what's the weather like tomorrow", calls: [{ do: 'info', topic: 'weather', day: { in: 1 } }] },
    { say: 'will it rain today', calls: [{ do: 'info', topic: 'weather', day: { in: 0 } }] },
  ],
});
