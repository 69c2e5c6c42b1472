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

const dark: IntentSpec = {
  groups: [
    loose([
      '(its|it is) [a bit|a little|way|so|really|very|pretty|awfully|kind of|getting] [too] (dark|dim|gloomy) [<place>]',
      '(i cant|i cannot|we cant|i can hardly|i can barely) see [a thing|anything|well] [<place>]',
      '(its|it is) [too] hard to see [<place>]',
      '<the> ({area}|{room:scope}) is [a bit|way|so|really|very] [too] (dark|dim|gloomy)',
      '(its|it is) [too] dark [<place>] i cant see',
      'why is it so dark [<place>]',
    ]),
  ],
  interpret: (match): Call[] => [{ do: 'set', state: 'on', target: targetOf(match, LIGHT) }],
};

const dim: IntentSpec = {
  groups: [
    loose([
      '(<the> (lights|light) (is|are)) [a bit|a little|way|so|really|very] [too] (dim|dark|low|weak)',
      '(i need|we need|i want|can we have) [a bit|some|a little] more light [<place>]',
      '(theres|there is|there isnt) [not] enough light [<place>]',
    ]),
  ],
  interpret: step('brightness', 1, LIGHT),
};

const bright: IntentSpec = {
  groups: [
    loose([
      '(its|it is|thats|this is|<the> (light|lights) (is|are)|these lights are|this light is) [a bit|a little|way|much|so|really] too (bright|strong|much|harsh) [<place>]',
      '<the> {area} is [a bit|way|so|really|much] too bright',
      '<the> (light|lights) hurt my eyes',
    ]),
  ],
  interpret: step('brightness', -1, LIGHT),
};

const cold: IntentSpec = {
  groups: [
    loose([
      '(its|it is|it feels|its getting) [a bit|a little|way|so|really|very|pretty|kind of] [too] (cold|freezing|chilly|cool|frigid|icy) [<place>]',
      '(im|i am|we are|were|i feel) [a bit|a little|so|really|very] [too] (cold|freezing|chilly)',
      '<the> {area} is [a bit|way|so|really|very] [too] (cold|freezing|chilly)',
      'why is it so cold [<place>]',
    ]),
  ],
  interpret: step('target', 1, CLIMATE),
};

const hot: IntentSpec = {
  groups: [
    loose([
      '(its|it is|it feels|its getting) [a bit|a little|way|so|really|very|pretty|kind of] [too] (hot|warm|boiling|stuffy|roasting|sweltering) [<place>]',
      '(im|i am|we are|were|i feel) [a bit|a little|so|really|very] [too] (hot|warm|sweating|boiling)',
      '<the> {area} is [a bit|way|so|really|very] [too] (hot|warm)',
      'why is it so (hot|warm) [<place>]',
    ]),
  ],
  interpret: step('target', -1, CLIMATE),
};

const loud: IntentSpec = {
  groups: [
    loose([
      '(its|it is|thats|that is|<the> (music|tv|radio|volume|sound|song) is) [a bit|a little|way|so|really|much] [too] (loud|noisy) [<place>]',
      '(<the> (volume|sound) is) [a bit|way|much] too high',
    ]),
  ],
  interpret: step('volume', -1, MEDIA),
};

const quiet: IntentSpec = {
  groups: [
    loose([
      '(its|it is|thats|that is|<the> (music|tv|radio|volume|sound|song) is) [a bit|a little|way|so|really|much] too (quiet|low|soft) [<place>]',
      '(i cant|i cannot|i can hardly|i can barely|we cant) hear (it|the (music|tv|radio|song|movie|sound)|anything|a thing) [<place>]',
      '(<the> (volume|sound) is) [a bit|way|much|too] [too] low',
    ]),
  ],
  interpret: step('volume', 1, MEDIA),
};

export const indirect = defineSkill({
  id: 'indirect',
  summary: 'Hints that have one obvious answer: too dark, too cold, too loud.',
  rules: SHARED_RULES,
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
