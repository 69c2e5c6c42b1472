/** "What time is it in an hour?", "how long until six?": sums with the clock. Rules and lists are clock-info.ts's. */
import type { InfoCall } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { clockPhrases, durationPhrases, type Phrases, readDuration, readTime } from '../../time.js';

const ahead = durationPhrases();
const until = clockPhrases('until_');

/** What the sentences below are made of. */
export const clockSums: Phrases = {
  rules: {
    ...ahead.rules,
    ...until.rules,
    until_moment: '(<until_clock_time> [<until_on_day>]|<until_sun>|<until_day> at <until_clock_time>)',
    what_time: '([do you know|tell me] what time|[tell me] (whats|what is|what will) the time|what)',
    it_is:
      '[is it|will it be|it will be|would it be|was it|it is|is it going to be|it was|will that be|is that|be]',
    ahead: '(in <duration>|<duration> (from now|later|ahead))',
  },
  lists: { ...ahead.lists, ...until.lists },
};

export const timeAhead: IntentSpec = {
  groups: [
    {
      textOnly: true,
      weight: 1,
      sentences: [
        '<what_time> <it_is> <ahead>',
        '<ahead> (what time|what) (is it|will it be|it will be|would it be)',
      ],
    },
    {
      textOnly: true,
      weight: 1,
      slots: { back: true },
      sentences: ['<what_time> <it_is> <duration> (ago|earlier)'],
    },
  ],
  interpret: (match): InfoCall[] => {
    const seconds = readDuration(match.slots);
    // "What will it be in four days" is a date, and nobody counts the hours of a day.
    if (seconds === null || seconds >= 86_400 || !/\btime\b/i.test(match.text)) return [];
    return [{ do: 'info', topic: 'time', in: match.slots['back'] === undefined ? seconds : -seconds }];
  },
};

export const timeUntil: IntentSpec = {
  groups: [
    {
      textOnly: true,
      weight: 0.5,
      sentences: [
        '(how long|how much time|how many (hours|minutes)) [is it|it is|is there|is left|left|to go|do (i|we) have|have (i|we) got|(i|we) have] [left|to go] (until|till|til|to|before) <until_moment>',
      ],
    },
  ],
  interpret: (match): InfoCall[] => {
    const moment = readTime(match.slots, 'until_');
    const named = match.slots['until_named']?.text;
    // "Dinner time" and "the morning" are whenever they are.
    if (moment === null || (named !== undefined && !/noon|mid ?day|midnight/i.test(named))) return [];
    return [{ do: 'info', topic: 'time', until: moment }];
  },
};
