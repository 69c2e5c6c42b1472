/**
 * When: what may be said of time or condition around any command. "in ten minutes", "at seven", "every weekday at
 * seven", "until sunrise", "for twenty minutes", "when the washing machine finishes", "if it's dark". Its intents' groups
 * are phrases, not commands; `attachWhen` puts their meaning on the command's calls.
 */
import type { Call } from '../../call.js';
import { defineSkill, type IntentSpec, type PhraseGroup } from '../../skill.js';
import { clockPhrases, durationPhrases, repeatPhrases } from '../../time.js';
import { CONDITION_LISTS, CONDITION_RULES } from './condition-words.js';

export { attachWhen } from './when-attach.js';
export { interpretWhen } from './when-meaning.js';

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
      '((for|during) [about|around|approximately|roughly|the next|the following|another|a further|at least|exactly|only|just]|the next) <for_duration> [<afterwards>]',
    /** "... and then off again": what would happen anyway. */
    afterwards:
      '(and|then|and then|before|after that|and after that) [turn|turning|switch|switching|shut|put|knock|kill|cut|close|open] [it|them] [back] {afterwards} [it|them] [again]',
    vague:
      '(for now|for tonight|for today|for this evening|for a while|for a bit|for some time|for the (moment|time being|night|day|party|movie|evening|kids|guests|baby|show|holidays|weekend)|for (halloween|christmas|easter)|while (i am|im|we are|were) (out|away|gone|at work|cooking|eating)|until further notice|(until|till) i (say|tell you|ask you) [so|otherwise|to|not to|not to be|stop]|until (told|said) otherwise|instead)',
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
    afterwards: {
      values: [
        { in: 'on', out: 'on' },
        { in: 'off', out: 'off' },
        { in: '(open|up)', out: 'open' },
        { in: '(close|closed|shut|down)', out: 'close' },
      ],
    },
  },
  intents: {
    delay: phrase(
      { sentences: ['<delay>', '<delay> <lasting>', '<lasting> <delay>'] },
      // "In five": minutes.
      { weight: -0.5, textOnly: true, sentences: ['in [about|another] {duration_number:after_m}'] },
    ),
    at: phrase(
      {
        // "From seven till eleven" is no seven minutes to eleven.
        weight: 0.2,
        sentences: [
          '(from|between) [exactly|around|about] <clock_time> (to|until|till|til|and) [exactly|around|about] <until_clock_time> [<on_day>]',
          '<on_day> (from|between) [exactly|around|about] <clock_time> (to|until|till|til|and) [exactly|around|about] <until_clock_time>',
          '(from|between) <sun> (to|until|till|til|and) [exactly|around|about] <until_time>',
        ],
      },
      {
        sentences: [
          '{clock_named:named}',
          '<at> [exactly|around|about] <clock_time> [<on_day>]',
          '<day_point> [<at> [exactly|around|about] <clock_time>]',
          '[at|by|from] <sun> [<on_day>]',
          '<day_point> [at|by] <sun>',
          '[at|by|from] <sun> [<on_day>] <lasting>',
          '[at|by|from] <sun> [<on_day>] <ending>',
          '(when|once|as soon as|after) {sun_event:sun}',
          '(when|once|as soon as) (its|it is|it gets to|its gone|the clock (says|shows|strikes|reads)) [exactly|around|about] <clock_time> [<on_day>]',
          '<at> [exactly|around|about] <clock_time> [<on_day>] <lasting>',
          '<lasting> <at> [exactly|around|about] <clock_time> [<on_day>]',
          '<at> [exactly|around|about] <clock_time> [<on_day>] <ending>',
        ],
      },
    ),
    repeat: phrase(
      {
        // "Every weekday at seven except Wednesday".
        textOnly: true,
        sentences: ['<repeat_whole> <at> [exactly|around|about] <clock_time> <left_out>'],
      },
      {
        sentences: [
          '<repeat> [<at> [exactly|around|about] <clock_time>]',
          '<at> [exactly|around|about] <clock_time> <repeat>',
          '<repeat> [at|by] <sun>',
          '[at|by] <sun> <repeat>',
          '<repeat> [at|from] <clock_time> <lasting>',
          '<repeat> <lasting>',
          '<repeat> (from|between) <clock_time> (to|until|till|til|and) <until_clock_time>',
          '(from|between) <clock_time> (to|until|till|til|and) <until_clock_time> <repeat>',
          '(from|between) <sun> (to|until|till|til|and) <until_time> <repeat>',
          '<repeat> (from|between) <sun> (to|until|till|til|and) <until_time>',
        ],
      },
    ),
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
    lasted: phrase({
      textOnly: true,
      sentences: [
        '(if|in case|when|once|as soon as|whenever|if ever|after|the moment) <condition> <lasting_state>',
      ],
    }),
    unless: phrase({
      sentences: [
        '(unless|except if|except when|only not if|but not if|but not when|just not if) <condition>',
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
