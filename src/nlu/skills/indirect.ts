/**
 * Requests that name no device: "it's too dark in here", "I'm freezing", "I can't hear it". Only those that have one
 * obvious answer; the weights are negative, so that any skill with a literal reading comes first.
 */
import type { Call, Target } from '../call.js';
import { defineSkill, type IntentSpec, type PhraseGroup } from '../skill.js';
import { SHARED_LISTS, SHARED_RULES } from './shared-rules.js';
import { targetOf } from './target.js';

const LIGHT: Target = { kind: 'light' };
const CLIMATE: Target = { kind: 'climate' };
const MEDIA: Target = { kind: 'media' };

/** An adjustment of "some" in the speaker's room, or where it was said. */
function step(attr: string, sign: 1 | -1, target: Target): IntentSpec['interpret'] {
  return (match): Call[] => [{ do: 'adjust', attr, delta: { some: sign }, target: targetOf(match, target) }];
}

function loose(sentences: readonly string[]): PhraseGroup {
  return { sentences, weight: -1 };
}

/** Lights that are on already cannot be turned on: then they are to be brighter (converse.ts takes what does something). */
const DARK: readonly string[] = [
  '(its|it is|thats|this is) [a bit|a little|way|so|really|very|pretty|awfully|kind of|getting|quite|pitch|completely|totally|all] [too] (dark|gloomy|black|darkish) [<place>]',
  '([way|much|far|a bit] too|so) dark [<place>]',
  '(i cant|i cannot|we cant|i can hardly|i can barely|we can hardly|nobody can) see [a thing|anything|well|properly|much|the (table|floor|stairs|keyhole|book|food)] [<place>]',
  '(its|it is) [too] hard to see [<place>]',
  '<the> ({area}|{room:scope}|house) is [a bit|way|so|really|very|quite|much] [too] (dark|gloomy)',
  '(its|it is) [too] dark [<place>] i cant see',
  'why is it so dark [<place>]',
];

/** Dim is what is on: that is to be brighter, and more of it comes on only where that cannot be. */
const DIMMED: readonly string[] = [
  '(its|it is|thats|this is) [a bit|a little|way|so|really|very|pretty|awfully|kind of|getting|quite] [too] dim [<place>]',
  '([way|much|far|a bit] too|so) dim [<place>]',
  '<the> ({area}|{room:scope}|house) is [a bit|way|so|really|very|quite|much] [too] dim',
  '(<the> (<lit_words>) (is|are)) [a bit|a little|way|so|really|very|far|much] [too] (dim|dark|low|weak|faint) [for (me|us)] [<place>]',
  '(i need|we need|i want|can we have) [a bit|some|a little] more light [<place>]',
  '(theres|there is|there isnt) [not] enough light [<place>]',
  '(<lit_words>|this|it) (is|are) not bright enough [for (me|us)] [<place>]',
  '(it|this|<the> <lit_words>) (isnt|arent) bright enough [<place>]',
  'not enough light [<place>]',
];

const dark: IntentSpec = {
  groups: [loose(DARK), { sentences: DIMMED, weight: -1.5 }],
  interpret: (match): Call[] => [{ do: 'set', state: 'on', target: targetOf(match, LIGHT) }],
};

const dim: IntentSpec = {
  groups: [loose(DIMMED), { sentences: DARK, weight: -1.5 }],
  interpret: (match): Call[] => [
    {
      do: 'adjust',
      attr: 'brightness',
      delta: { some: 1 },
      target: { ...targetOf(match, LIGHT), already: 'on' },
    },
  ],
};

const bright: IntentSpec = {
  groups: [
    loose([
      '(its|it is|thats|this is|<the> <lit_words> (is|are)) [a bit|a little|way|much|so|really|far|just] too (bright|strong|much|harsh) [for (me|us)] [<place>]',
      '([way|much|far|a bit] too|so) bright [<place>]',
      '<the> ({area}|room|house) is [a bit|way|so|really|much|far] too bright',
      '<the> <lit_words> (hurt|hurts|is hurting|are hurting) my eyes [<place>]',
    ]),
  ],
  interpret: step('brightness', -1, LIGHT),
};

const cold: IntentSpec = {
  groups: [
    loose([
      '(its|it is|it feels|its getting|its gotten|it got|it gets) [a bit|a little|way|so|really|very|pretty|kind of|quite|rather|absolutely|getting] [too] <cold> [<place>]',
      '([way|much|far|a bit] too|so) cold [<place>]',
      '(im|i am|we are|were|i feel|im feeling|i am feeling) [a bit|a little|so|really|very|quite|rather] [too] (cold|freezing|chilly|shivering|frozen) [<place>]',
      '(my|our) (feet|hands|toes|fingers) are (cold|freezing|frozen)',
      '<the> ({area}|room|house) is [a bit|way|so|really|very|quite|rather] [too] <cold>',
      // Of another room it is asked, and the thermometer answers (questions/readings.ts).
      'why is it so cold [{scope}]',
    ]),
  ],
  interpret: step('target', 1, CLIMATE),
};

const hot: IntentSpec = {
  groups: [
    loose([
      '(its|it is|it feels|its getting|its gotten|it got|it gets) [a bit|a little|way|so|really|very|pretty|kind of|quite|rather|absolutely|getting] [too] <hot> [and <hot>] [<place>]',
      '([way|much|far|a bit] too|so) hot [<place>]',
      '(im|i am|we are|were|i feel|im feeling|i am feeling) [a bit|a little|so|really|very|quite|rather] [too] (hot|warm|sweating|boiling|sweaty|roasting|overheating) [<place>]',
      '<the> ({area}|room|house) is [a bit|way|so|really|very|quite|rather] [too] <hot>',
      'why is it so (hot|warm) [{scope}]',
    ]),
  ],
  interpret: step('target', -1, CLIMATE),
};

const loud: IntentSpec = {
  groups: [
    loose([
      '(its|it is|thats|that is|youre|you are|<the> <sounding> (is|are)) [a bit|a little|way|so|really|much|far] [too] (loud|noisy) [for (me|us)] [<place>]',
      '[way|much|far|a bit] too (loud|noisy)',
      '(<the> <sounding> (is|are)) [a bit|way|much|far] too high [for (me|us)]',
    ]),
  ],
  interpret: step('volume', -1, MEDIA),
};

const quiet: IntentSpec = {
  groups: [
    loose([
      '(its|it is|thats|that is|<the> <sounding> (is|are)) [a bit|a little|way|so|really|much|far] too (quiet|low|soft) [for (me|us)] [<place>]',
      '[way|much|far|a bit] too (quiet|soft)',
      '(i cant|i cannot|i can hardly|i can barely|we cant) hear [it|<the> <sounding>|anything|a thing] [well|properly|very well] [<place>]',
      '(<the> <sounding> (is|are)) [a bit|way|much|too] [too] low',
    ]),
  ],
  interpret: step('volume', 1, MEDIA),
};

export const indirect = defineSkill({
  id: 'indirect',
  summary: 'Hints that have one obvious answer: too dark, too cold, too loud.',
  rules: {
    ...SHARED_RULES,
    lit_words:
      '([{area}] (light|lights|lighting|lamp|lamps|brightness|light brightness|ceiling light|main light))',
    sounding:
      '([{area}] (music|tv|radio|volume|sound|song|audio|speaker|speakers|sound level|volume level|music volume|tv volume|noise|movie|film|show))',
    cold: '(cold|freezing|chilly|cool|frigid|icy|nippy|frosty|draughty)',
    hot: '(hot|warm|boiling|stuffy|roasting|sweltering|baking|sweaty|toasty|stifling)',
  },
  lists: SHARED_LISTS,
  intents: { dark, dim, bright, cold, hot, loud, quiet },
  tests: [
    {
      say: "it's too dark in here",
      room: 'kitchen',
      calls: [{ do: 'set', state: 'on', target: { kind: 'light', area: 'here' } }],
    },
    {
      say: "I'm freezing",
      room: 'kitchen',
      calls: [{ do: 'adjust', attr: 'target', delta: { some: 1 }, target: { kind: 'climate' } }],
    },
    { say: 'the music is too loud', calls: [{ do: 'adjust', attr: 'volume', delta: { some: -1 } }] },
    {
      say: 'the kitchen is too hot',
      calls: [{ do: 'adjust', attr: 'target', delta: { some: -1 }, target: { area: 'kitchen' } }],
    },
  ],
});
