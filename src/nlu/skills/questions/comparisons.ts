/** Places side by side: "is it warmer outside than inside", "which room is the coldest", "is it damper in here than in the hall". */
import type { Call, Comparison, Target } from '../../call.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import { wordsOf } from '../shared-rules.js';
import { stringSlot } from '../target.js';

/** What is compared, and which way. */
const WAYS: Readonly<Record<string, Pick<Comparison, 'of' | 'more'>>> = {
  warm: { of: 'temperature', more: true },
  cold: { of: 'temperature', more: false },
  humid: { of: 'humidity', more: true },
  dry: { of: 'humidity', more: false },
  stuffy: { of: 'carbon_dioxide', more: true },
  fresh: { of: 'carbon_dioxide', more: false },
  full: { of: 'battery', more: true },
  empty: { of: 'battery', more: false },
};

const place = (slot: string): string =>
  `([in|on|at] [the|my|our] {area:${slot}_area} [room]|{compared_place:${slot}_place})`;

const RULES = {
  now: '[now|right now|at the moment|currently|today|just now]',
  one: place('one'),
  other: place('other'),
  much: '[much|a lot|any|even|actually|currently|really]',
  whats: '(whats|what is|which is|tell me|do you know)',
  floors: '[on|in] [the] {floor} [floor|level]',
};

const whether: IntentSpec = {
  groups: [
    {
      textOnly: true,
      sentences: [
        'is it <much> {way} <one> than [it is] <other> <now>',
        'is <one> <much> {way} than <other> <now>',
        'is it <much> {way} <one> <now> than [it is] <other>',
        'is the air <much> {way} <one> than [it is] <other> <now>',
      ],
    },
  ],
  interpret: (match) => compared(match, 'whether'),
};

const which: IntentSpec = {
  groups: [
    {
      textOnly: true,
      sentences: [
        '(is it|where is it|which is|whats|what is) {way} <one> or <other> <now>',
        '(which|what|which room|which one) is {way} <one> or <other> <now>',
        'is <one> or <other> {way} <now>',
      ],
    },
  ],
  interpret: (match) => compared(match, 'which'),
};

const howMuch: IntentSpec = {
  groups: [
    {
      textOnly: true,
      sentences: [
        'how much {way} is (it|) <one> than [it is] <other> <now>',
        'how much {way} is it <one> than [it is] <other> <now>',
        '<whats> the {difference:way} between <one> and <other> [(temperature|temperatures|temp)] <now>',
        'how many {degrees:way} [difference] [is it|is there|are there|are they] [apart|difference] between <one> and <other> <now>',
        'how much of a {difference:way} is there between <one> and <other> <now>',
      ],
    },
  ],
  interpret: (match) => compared(match, 'how much'),
};

const extreme: IntentSpec = {
  groups: [
    {
      textOnly: true,
      sentences: [
        '(which|what) (room|rooms|one|area|part of the house) (is|are) [the|our] {most:way} [room|one] [in the house] <now>',
        '<whats> the {most:way} (room|place|area) [in the house|of the house|inside|indoors|we have] <now>',
        'where [in the house] is it [the] {most:way} [in the house|inside|indoors] <now>',
        // "Which room's warmest", "where's the coldest place".
        '(which|what) (rooms|areas) [the] {most:way} [in the house] <now>',
        '(wheres|where is) [it] the {most:way} [room|place] [in the house|of the house] <now>',
        '(which|what|whats) [room|place] (is|feels) [the] {most:way} [in the house|of all] <now>',
        '(which|what|whats) [sensor|device|thing|lock|battery] (has|got|has got|is on|with) [the] {battery:way} <now>',
        '(whose|which) battery is [the] {charge:way} <now>',
        '(which|what) room has the {extreme:way} <now>',
        '(which|what) room has [got] the {air:way} [air] <now>',
        // "What's the highest temperature in the house", "how cold is it in the coldest room".
        '(whats|what is|wheres|where is) the {extreme:way} (anywhere|in the (house|home|flat)|indoors|inside|of all) <now>',
        '(whats|what is) the {most:way} it (is|gets) [anywhere|in the (house|home|flat)|indoors|inside] <now>',
        'how (warm|cold|hot|humid|damp|stuffy) is it in the {most:way} room <now>',
        '(which|what) of (the|our|my) rooms (is|feels|gets) [the] {most:way} <now>',
        '(wheres|where is) the {most:way} (place|room) to (sit|sleep|work|be|play|put it) <now>',
        "(which|what|whose) room['s] air is [the] {most:way} <now>",
        // "Who has the warmest room", "where's the dampest spot on the place", "the warmest room downstairs".
        '(who has|who has got|whos got|which of us has [got]) the {most:way} room <now>',
        'whose room is [the] {most:way} <now>',
        '(wheres|where is) [it] [the] {most:way} (place|room) [in|of|on] [the|our] [whole] [house|home|flat|place|building|farm] <now>',
        '(which|what|whats|what is) [is] [the] {most:way} room <floors> <now>',
        '(which|what) room <floors> is [the] {most:way} <now>',
        '(which|what) room is [the] {most:way} <floors> <now>',
        // What is too warm or too stuffy for somebody is for the listener to judge: the one most so is told.
        '(which|what) (room|rooms) (is|are|feels|feel|gets|get) [a bit|too|very|so|rather|quite|getting] {too:way} <now>',
        '(is|are) (any|any of the|some) (room|rooms) [a bit|too|very|rather|getting] {too:way} <now>',
        '(is anywhere|is it) [a bit|too|very|rather|getting] {too:way} (anywhere|in any room|in any of the rooms) <now>',
      ],
    },
    {
      textOnly: true,
      sentences: [
        '(which|what) {room_word:among} is [the] {most:way} <now>',
        '(whats|what is|which is|wheres|where is) the {most:way} {room_word:among} <now>',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const way = wayOf(match);
    const floor = stringSlot(match, 'floor');
    const among = stringSlot(match, 'among');
    return way === null
      ? []
      : [
          {
            do: 'query',
            attr: way.of,
            ...(floor === undefined ? {} : { target: { floor } }),
            compare: { ...way, asks: 'which', ...(among === undefined ? {} : { among }) },
          },
        ];
  },
};

function wayOf(match: Match): Pick<Comparison, 'of' | 'more'> | null {
  return WAYS[stringSlot(match, 'way') ?? ''] ?? null;
}

function placeOf(match: Match, slot: string): Target | null {
  const area = stringSlot(match, `${slot}_area`) ?? stringSlot(match, `${slot}_place`);
  return area === undefined ? null : { area };
}

function compared(match: Match, asks: Comparison['asks']): Call[] {
  const way = wayOf(match);
  const [target, than] = [placeOf(match, 'one'), placeOf(match, 'other')];
  if (way === null || target === null || than === null || target.area === than.area) return [];
  return [{ do: 'query', attr: way.of, target, compare: { ...way, than, asks } }];
}

export const comparisons = defineSkill({
  id: 'comparisons',
  summary: 'Which place is warmer or damper than another, and which room is most so.',
  rules: RULES,
  lists: {
    compared_place: wordsOf([
      ['(outside|outdoors|out|out there|out here)', 'outside'],
      ['(inside|indoors|in the (house|home|flat|apartment)|the house|the inside)', 'inside'],
      ['(here|in here|this room|in this room)', 'here'],
    ]),
    way: wordsOf([
      ['(warmer|hotter|toastier)', 'warm'],
      ['(colder|cooler|chillier)', 'cold'],
      ['(more humid|damper|moister|muggier)', 'humid'],
      ['(drier|dryer|less humid|less damp)', 'dry'],
      ['(stuffier|staler|worse)', 'stuffy'],
      ['(fresher|better|less stuffy)', 'fresh'],
    ]),
    too: wordsOf([
      ['(warm|hot)', 'warm'],
      ['(cold|chilly|cool)', 'cold'],
      ['(humid|damp|muggy)', 'humid'],
      ['dry', 'dry'],
      ['(stuffy|stale|airless)', 'stuffy'],
    ]),
    air: wordsOf([
      ['(worst|stuffiest|stalest|most stuffy)', 'stuffy'],
      ['(best|freshest|least stuffy|cleanest)', 'fresh'],
    ]),
    room_word: wordsOf(['bedroom', 'bathroom', 'outbuilding', 'shed'].map((word) => [word, word])),
    most: wordsOf([
      ['(warmest|hottest|toastiest)', 'warm'],
      ['(coldest|coolest|chilliest)', 'cold'],
      ['(most humid|dampest|muggiest)', 'humid'],
      ['(driest|dryest|least humid)', 'dry'],
      ['(stuffiest|most stuffy|most airless)', 'stuffy'],
    ]),
    extreme: wordsOf([
      ['highest (temperature|temp)', 'warm'],
      ['lowest (temperature|temp)', 'cold'],
      ['highest humidity', 'humid'],
      ['lowest humidity', 'dry'],
      ['(highest|most|worst) (co2|carbon dioxide|co2 level)', 'stuffy'],
      ['(lowest|least|best) (co2|carbon dioxide|co2 level)', 'fresh'],
    ]),
    battery: wordsOf([
      ['(lowest|least|weakest|worst|emptiest) (battery|charge|battery level)', 'empty'],
      ['(highest|most|fullest|best) (battery|charge|battery level)', 'full'],
    ]),
    charge: wordsOf([
      ['(lowest|weakest|emptiest|worst)', 'empty'],
      ['(highest|fullest|strongest|best)', 'full'],
    ]),
    degrees: wordsOf([['degrees', 'warm']]),
    difference: wordsOf([
      [
        '(temperature difference|difference in temperature|difference in temp|temp difference|difference|gap)',
        'warm',
      ],
      ['(humidity difference|difference in humidity)', 'humid'],
    ]),
  },
  intents: { whether, which, howMuch, extreme },
  tests: [
    {
      say: 'is it warmer outside than inside',
      calls: [
        {
          do: 'query',
          attr: 'temperature',
          target: { area: 'outside' },
          compare: { of: 'temperature', more: true, than: { area: 'inside' }, asks: 'whether' },
        },
      ],
    },
    {
      say: 'which room is the coldest',
      calls: [{ do: 'query', compare: { of: 'temperature', more: false, asks: 'which' } }],
    },
  ],
});
