/** Questions that rooms answer: "which rooms have lights on", "how many rooms are below 16 degrees". */
import type { Call, QueryCall } from '../../call.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import { SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { numberSlot, stringSlot, targetOf } from '../target.js';
import { QUESTION_GROUPS } from './state-groups.js';
import { askOf, isStateWord, STATE_WORDS } from './state-words.js';

const NOW = '[currently|right now|at the moment|now|still]';
const FLOORS = '[[on|in] [the] {floor} [floor|level]]';
const ROOMS = '(room|rooms|bits of the house|parts of the house)';
const HAVE = '(has|have|have got|has got|got|with)';
const WORD = '[a|the|its|their|any|some]';

const inRooms: IntentSpec = {
  groups: [
    {
      textOnly: true,
      slots: { agg: 'which' },
      sentences: [
        `(which|what) ${ROOMS} ${FLOORS} [still] ${HAVE} ${WORD} {group} ${NOW} {state} ${NOW}`,
        `(which|what) ${ROOMS} ${FLOORS} [still] ${HAVE} ${WORD} {state} {group} ${NOW}`,
        `in (which|what) ${ROOMS} [is|are] ${WORD} {group} ${NOW} {state} ${NOW}`,
        `(which|what) ${ROOMS} (is|are|did we leave|have we left) ${NOW} {lit} ${NOW}`,
        `is there [anywhere|any room] (with|that has) ${WORD} {group} ${NOW} [left] {state} ${NOW}`,
      ],
    },
    {
      textOnly: true,
      slots: { agg: 'count' },
      sentences: [
        `how many ${ROOMS} ${FLOORS} [still] ${HAVE} ${WORD} {group} ${NOW} {state} ${NOW}`,
        `in how many ${ROOMS} [is|are] ${WORD} {group} ${NOW} {state} ${NOW}`,
        `how many ${ROOMS} are ${NOW} {lit} ${NOW}`,
      ],
    },
  ],
  interpret: (match): Call[] => {
    const lit = match.slots.lit !== undefined;
    const agg = aggOf(match);
    if (lit)
      return [
        {
          do: 'query',
          attr: 'on',
          test: { is: true },
          agg,
          by: 'room',
          target: { kind: 'light', ...floorOf(match) },
        },
      ];
    const state = match.slots.state?.value;
    if (!isStateWord(state)) return [];
    const target = targetOf(match);
    const question = target.kind === undefined ? null : askOf(target.kind, state);
    return [
      {
        do: 'query',
        attr: question?.attr ?? 'state',
        test: question?.test ?? { is: state.word },
        agg,
        by: 'room',
        target,
      },
    ];
  },
};

const beyond: IntentSpec = {
  groups: [
    {
      textOnly: true,
      slots: { agg: 'which' },
      sentences: [
        `(which|what) ${ROOMS} ${FLOORS} (is|are) ${NOW} {beyond} {limit} [degrees|degree] [celsius|fahrenheit] ${NOW}`,
        `(is|are) (any|any of the) ${ROOMS} ${FLOORS} ${NOW} {beyond} {limit} [degrees|degree] [celsius|fahrenheit] ${NOW}`,
        `is (anywhere|it anywhere) [in the house|indoors|inside] ${NOW} {beyond} {limit} [degrees|degree] [celsius|fahrenheit] ${NOW}`,
      ],
    },
    {
      textOnly: true,
      slots: { agg: 'count' },
      sentences: [
        `how many [of the] ${ROOMS} ${FLOORS} (is|are) ${NOW} {beyond} {limit} [degrees|degree] [celsius|fahrenheit] ${NOW}`,
      ],
    },
    {
      textOnly: true,
      slots: { agg: 'which', attr: 'humidity' },
      sentences: [
        `(which|what) ${ROOMS} ${FLOORS} (is|are) ${NOW} {beyond} {limit} percent [humidity] ${NOW}`,
      ],
    },
  ],
  interpret: (match): Call[] => {
    const limit = numberSlot(match, 'limit');
    const side = stringSlot(match, 'beyond');
    if (limit === undefined || (side !== 'above' && side !== 'below')) return [];
    const attr = String(match.group.slots?.attr ?? 'temperature');
    return [
      { do: 'query', attr, test: { [side]: limit }, agg: aggOf(match), by: 'room', target: floorOf(match) },
    ];
  },
};

function floorOf(match: Match): { floor?: string } {
  const floor = stringSlot(match, 'floor');
  return floor === undefined ? {} : { floor };
}

const aggOf = (match: Match): NonNullable<QueryCall['agg']> =>
  match.group.slots?.agg === 'count' ? 'count' : 'which';

export const rooms = defineSkill({
  id: 'rooms',
  asksOnly: true,
  summary: 'Which rooms, and how many: with something on or open, warmer or colder than so much.',
  rules: SHARED_RULES,
  lists: {
    ...SHARED_LISTS,
    group: QUESTION_GROUPS,
    state: STATE_WORDS,
    lit: wordsOf([['(lit|lit up|alight)', 'lit']]),
    beyond: wordsOf([
      ['(below|under|less than|colder than|cooler than|beneath|lower than|down below)', 'below'],
      ['(above|over|more than|warmer than|hotter than|higher than|at least)', 'above'],
    ]),
    limit: { range: { from: -30, to: 110 } },
  },
  intents: { inRooms, beyond },
  tests: [
    {
      say: 'which rooms have lights on',
      calls: [
        { do: 'query', attr: 'on', test: { is: true }, agg: 'which', by: 'room', target: { kind: 'light' } },
      ],
    },
    {
      say: 'how many rooms are below 18 degrees',
      calls: [{ do: 'query', attr: 'temperature', test: { below: 18 }, agg: 'count', by: 'room' }],
    },
  ],
});
