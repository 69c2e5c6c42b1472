/**
 * When: what may be said of time or condition around any command. "in ten minutes", "at seven", "every weekday at
 * seven", "until sunrise", "for twenty minutes", "when the washing machine finishes", "if it's dark". Its intents' groups
 * are phrases, not commands; `attachWhen` puts their meaning on the command's calls.
 */
import type { Call, Target, When } from '../call.js';
import {
  defineSkill,
  type IntentSpec,
  type InterpretContext,
  type Match,
  type PhraseGroup,
} from '../skill.js';
import {
  clockPhrases,
  durationPhrases,
  readDuration,
  readRepeat,
  readTime,
  repeatPhrases,
  type Slots,
} from '../time.js';
import { withRepeat } from './clock-slots.js';
import { CONDITION_LISTS, CONDITION_RULES, conditionOf, subjectOf, tellsChange } from './when-condition.js';
import { expandDuration } from './when-expand.js';

const time = clockPhrases();
const until = clockPhrases('until_');
const length = durationPhrases('after_');
const lasting = durationPhrases('for_');
const repeat = repeatPhrases();

/** A phrase is no command: on its own it means nothing. */
function phrase(...groups: readonly PhraseGroup[]): IntentSpec {
  return { groups, interpret: (): Call[] => [] };
}

export const when = defineSkill({
  id: 'when',
  summary: 'Times, delays, repeats and conditions around any command',
  rules: {
    ...time.rules,
    ...until.rules,
    ...length.rules,
    ...lasting.rules,
    ...repeat.rules,
    ...CONDITION_RULES,
    delay:
      '((in|after|within) [about|around|approximately|roughly|another|exactly|the next] <after_duration> [from now|time]|<after_duration> {later}|(once|when) <after_duration> (is|are|has|have) (up|over|passed)|wait [for] <after_duration> [and|then|and then|before])',
    at: '(at|by|from|starting at|around|about|for)',
    day_point: '[on|later|starting] <day>',
    lasting:
      '((for|during) [about|around|approximately|roughly|the next|the following|another|a further|at least|exactly|only|just]|the next) <for_duration>',
    vague:
      '(for now|for a while|for a bit|for some time|for the (moment|time being|night|day|party|movie|evening|kids|guests|baby|show|holidays|weekend)|for (halloween|christmas|easter)|while (i am|im|we are|were) (out|away|gone|at work|cooking|eating)|until further notice|(until|till) i (say|tell you|ask you) [so|otherwise|to|not to|not to be|stop]|until (told|said) otherwise|instead)',
    ending: '(until|till|til|up to|up until) [around|about|it is|its] (<until_time>|<until_day>)',
  },
  lists: {
    ...time.lists,
    ...until.lists,
    ...length.lists,
    ...lasting.lists,
    ...repeat.lists,
    ...CONDITION_LISTS,
    later: { values: [{ in: '(from now|later)', out: true }] },
  },
  intents: {
    delay: phrase({ sentences: ['<delay>', '<delay> <lasting>', '<lasting> <delay>'] }),
    at: phrase({
      sentences: [
        '{clock_named:named}',
        '<at> [exactly|around|about] <clock_time> [<on_day>]',
        '<day_point> [<at> [exactly|around|about] <clock_time>]',
        '[at|by|from] <sun> [<on_day>]',
        '<day_point> [at|by] <sun>',
        '(when|once|as soon as|after) {sun_event:sun}',
        '<at> [exactly|around|about] <clock_time> [<on_day>] <lasting>',
        '<at> [exactly|around|about] <clock_time> [<on_day>] <ending>',
        '(from|between) [exactly|around|about] <clock_time> (to|until|till|and) <until_clock_time>',
      ],
    }),
    repeat: phrase({
      sentences: [
        '<repeat> [<at> [exactly|around|about] <clock_time>]',
        '<at> [exactly|around|about] <clock_time> <repeat>',
        '<repeat> [at|by] <sun>',
        '[at|by] <sun> <repeat>',
        '<repeat> [at|from] <clock_time> <lasting>',
        '<repeat> <lasting>',
      ],
    }),
    lasting: phrase({
      // "For fourteen hours" lasts; it is no hour of the day.
      weight: 0.1,
      sentences: ['<lasting>', '<ending>', 'until <condition>', 'till <condition>'],
    }),
    vague: phrase({ sentences: ['<vague>'] }),
    if: phrase({
      sentences: [
        '(if|only if|but only if|as long as|provided|provided that|in case|assuming|given that|given) <condition>',
      ],
    }),
    once: phrase({
      sentences: [
        '(when|once|as soon as|the moment|the minute|the second|whenever|after|next time|the next time|every time|if ever|when ever|right after|immediately when) <condition>',
      ],
    }),
  },
  tests: [
    {
      say: 'turn off the kitchen light in ten minutes',
      calls: [{ do: 'set', state: 'off', when: { delay: 600 } }],
    },
    {
      say: 'turn on the kitchen light at 7 pm',
      calls: [{ do: 'set', state: 'on', when: { at: { clock: '07:00', meridiem: 'pm' } } }],
    },
    {
      say: 'turn on the kitchen light every weekday at 7 am',
      calls: [
        {
          do: 'set',
          state: 'on',
          when: { at: { clock: '07:00', meridiem: 'am' }, repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
        },
      ],
    },
    {
      say: 'turn on the kitchen light for twenty minutes',
      calls: [
        { do: 'set', state: 'on' },
        { do: 'set', state: 'off', when: { delay: 1200 } },
      ],
    },
    {
      say: 'turn on the kitchen light until sunrise',
      calls: [
        { do: 'set', state: 'on' },
        { do: 'set', state: 'off', when: { at: { sun: 'sunrise' } } },
      ],
    },
    {
      say: "if it's dark turn on the kitchen light",
      calls: [{ do: 'set', state: 'on', when: { if: { attr: 'sun', is: 'down' } } }],
    },
  ],
});

/** The `when`s of a phrase, and how long the command's state is to last, if that was said. */
interface SaidWhen {
  readonly when: When | null;
  readonly lasts: When | null;
  /** What the condition is about: "if the fan is on, turn it off". */
  readonly subject?: Target | null;
}

/**
 * What a matched phrase means: a list of at most one `when` for the command itself. How long it is to last is in
 * `attachWhen`, which callers want.
 */
export function interpretWhen(said: Match['when'], context: InterpretContext): When[] {
  const meaning = said === null ? null : meaningOf(said, context);
  return meaning === null || meaning.when === null ? [] : [meaning.when];
}

/**
 * The calls with what was said of time or condition: `when` on each, a second call that ends what is to last, or the
 * time of an alarm, reminder or timer.
 *
 * @returns empty where the phrase makes no sense with the command ("what time is it in ten minutes")
 */
export function attachWhen(calls: readonly Call[], match: Match, context: InterpretContext): readonly Call[] {
  if (match.when === null) return calls;
  const said = meaningOf(match.when, context);
  if (said === null || splitsLength(match)) return [];
  // Free words may be ended by the same words: those are a message's or a reminder's own.
  if (match.when.intent === 'vague' && !calls.every(({ do: does }) => VAGUE.has(does))) return [];
  const out: Call[] = [];
  for (const call of calls) {
    const timed = attach(withSubject(call, said.subject ?? null), said);
    if (timed === null) return [];
    out.push(...timed);
  }
  return out;
}

function withSubject(call: Call, subject: Target | null): Call {
  if (subject === null || call.target?.ref !== 'last') return call;
  const { ref: _ref, ...rest } = call.target;
  return { ...call, target: { ...rest, ...subject } };
}

/** "The lamp on half" and "an hour before sunset": what was said is half an hour. */
function splitsLength({ text, when }: Match): boolean {
  if (when === null || !/\b(?:half|quarter)$/i.test(text)) return false;
  const { slots } = when;
  const [hours, minutes] =
    slots['later'] === undefined ? [slots['sun_h'], slots['sun_m']] : [slots['after_h'], slots['after_m']];
  return /^an?$/i.test((hours ?? minutes)?.text ?? '');
}

/** Calls that may hold "for a while": the state stays until something else is said. */
const VAGUE: ReadonlySet<string> = new Set(['set', 'adjust', 'media', 'run', 'control']);

function attach(call: Call, { when: start, lasts }: SaidWhen): readonly Call[] | null {
  switch (call.do) {
    case 'query':
    case 'info':
    case 'none':
    case 'list':
      return null;
    case 'alarm':
    case 'reminder':
      return call.op === 'set' && lasts === null && start !== null ? fillClock(call, start) : null;
    case 'timer': {
      if (call.op !== 'set' || call.duration !== undefined || call.until !== undefined) return null;
      const delay = lasts ?? start;
      if (delay !== null && 'delay' in delay) return [{ ...call, duration: delay.delay }];
      return delay !== null && 'at' in delay && delay.repeat === undefined
        ? [{ ...call, until: delay.at }]
        : null;
    }
    case 'control':
      // "Be quiet for an hour" is about the time to come, "yes at seven" is nothing.
      if (call.op !== 'mute' && call.op !== 'unmute') return null;
      return timed(call, start, lasts);
    default:
      return timed(call, start, lasts);
  }
}

function timed(call: Call, start: When | null, lasts: When | null): readonly Call[] | null {
  // Already has one: two times around one command are one too many.
  if (call.when !== undefined) return null;
  const first = start === null ? call : { ...call, when: start };
  if (lasts === null) return [first];
  const end = expandDuration(call, start, lasts);
  return end === null ? null : [first, end];
}

/** "at seven, remind me to ...": the time around a reminder is the reminder's own. */
function fillClock(call: Extract<Call, { do: 'alarm' | 'reminder' }>, start: When): readonly Call[] | null {
  if (call.time !== undefined || call.duration !== undefined) {
    // "wake me at six" + "every weekday"
    const repeat = 'at' in start ? start.repeat : undefined;
    return repeat !== undefined && call.repeat === undefined ? [{ ...call, repeat }] : null;
  }
  if ('delay' in start) return [{ ...call, duration: start.delay }];
  if (!('at' in start)) return null;
  return [{ ...call, time: start.at, ...(start.repeat === undefined ? {} : { repeat: start.repeat }) }];
}

function meaningOf(said: NonNullable<Match['when']>, context: InterpretContext): SaidWhen | null {
  const { slots } = said;
  const lasts = lastingOf(slots, context);
  switch (said.intent) {
    case 'delay': {
      const seconds = readDuration(slots, 'after_');
      return seconds === null ? null : { when: { delay: seconds }, lasts };
    }
    case 'at': {
      const at = readTime(slots);
      return at === null ? null : { when: { at }, lasts };
    }
    case 'repeat': {
      const { time: at, repeat: rule } = withRepeat(readTime(slots), readRepeat(slots));
      if (rule === undefined) return null;
      // "every two hours" begins now; "every day" alone has no time: nine in the morning is as good as any.
      const hourly = /HOURLY|MINUTELY/.test(rule);
      const first = at ?? (hourly ? { day: { in: 0 } } : { clock: '09:00', meridiem: 'am' as const });
      return { when: { at: first, repeat: rule }, lasts };
    }
    case 'lasting':
      // "Hold the film for a second": no length.
      if (/^an?$/i.test(slots['for_s']?.text ?? '')) return { when: null, lasts: null };
      return lasts === null ? null : { when: null, lasts };
    case 'vague':
      return { when: null, lasts: null };
    default: {
      const condition = conditionOf(slots, context);
      if (condition === null) return null;
      // "If the window opens" waits for it as "when" does; "if the window is open" looks now.
      const now = said.intent === 'if' && !tellsChange(slots);
      return { when: now ? { if: condition } : { once: condition }, lasts: null, subject: subjectOf(slots) };
    }
  }
}

function lastingOf(slots: Slots, context: InterpretContext): When | null {
  const seconds = readDuration(slots, 'for_');
  if (seconds !== null) return { delay: seconds };
  const at = readTime(slots, 'until_');
  if (at !== null) return { at };
  const condition = conditionOf(slots, context);
  return condition === null ? null : { once: condition };
}
