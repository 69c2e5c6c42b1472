/** Sums and averages of what is measured: "how much power are we using altogether", "what's the average temperature upstairs". */
import type { Call, Target } from '../../call.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import { SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { idsOf, stringSlot, targetOf } from '../target.js';
import { WITHIN } from './reading-slots.js';

const NOW = '[now|right now|at the moment|currently|just now]';
const SUM =
  '(altogether|all together|in total|in all|overall|together|all in|combined|between them|between everything|between us|between us all|from everything|with everything on)';
const POWER = '(power|electricity|energy|current)';
const USING = '(using|consuming|drawing|burning|pulling|getting through|taking)';
const PLACES = '[<place>]';

const sum: IntentSpec = {
  groups: [
    {
      slots: { attr: 'power' },
      textOnly: true,
      sentences: [
        `how much [${POWER}] (are we|am i|is the (house|home|flat|place)|is everything|are they [all]|is it all) ${USING} [${SUM}] ${NOW} [${SUM}]`,
        `how much ${POWER} (do we|does the (house|home|flat|place)|does everything) (use|need|draw|take) [${SUM}] ${NOW} [${SUM}]`,
        `how much ${POWER} is (being used|going|in use|used) ${PLACES} [${SUM}] ${NOW} [${SUM}]`,
        `how many (watts|kilowatts) (are we|am i|is the (house|home|flat|place)|is <the> {area}) ${USING} [${SUM}] ${NOW} [${SUM}]`,
        `how much ${POWER} is <the> ({area}|{floor}) ${USING} [${SUM}] ${NOW} [${SUM}]`,
        `how much ${POWER} does <the> ({area}|{floor}) (use|need|draw|take) [${SUM}] ${NOW} [${SUM}]`,
        `<what_is> <the> (total|overall|combined|whole|entire) (power|power draw|power consumption|power use|power usage|consumption|wattage|load|electricity use|draw) ${PLACES} ${NOW}`,
        `<what_is> <the> (power|power consumption|consumption|wattage) [${PLACES}] ${SUM} ${NOW}`,
      ],
    },
    {
      slots: { attr: 'energy' },
      textOnly: true,
      sentences: [
        `how much ${POWER} (have we|has the (house|home|flat|place)|did we|has everything) (used|use|got through|consumed) [<day>] [${SUM}]`,
        `<what_is> <the> (total|overall) (energy|energy use|energy usage|energy consumption|electricity used) ${PLACES} [<day>]`,
        'how many (kilowatt hours|units) (have we|has the (house|flat|home)|did we) (used|use) [<day>]',
      ],
    },
    {
      slots: { attr: 'power' },
      textOnly: true,
      sentences: [
        `how much [${POWER}] (are|do) <the> {name:one_name} and <the> {name:other_name} (using|use|drawing|draw|taking|take) [${SUM}] ${NOW} [${SUM}]`,
        `what (are|do) <the> {name:one_name} and <the> {name:other_name} (using|use|drawing|draw|taking|take) [${SUM}] ${NOW} [${SUM}]`,
      ],
    },
  ],
  interpret: (match): Call[] => asked(match, 'sum', String(match.group.slots?.attr ?? '')),
};

const average: IntentSpec = {
  groups: [
    {
      textOnly: true,
      sentences: [
        `<what_is> <the> (average|mean) {averaged:attr} ${PLACES} ${NOW}`,
        `how {how:attr} is it on average ${PLACES} ${NOW}`,
        `how {how:attr} is it <place> on average ${NOW}`,
        `<what_is> <the> {averaged:attr} ${PLACES} on average ${NOW}`,
        '<the> average {averaged:attr} <place>',
        `what (does|do) <the> {averaged:attr} ${PLACES} average [out] [at] ${PLACES} ${NOW}`,
      ],
    },
  ],
  interpret: (match): Call[] => asked(match, 'average', stringSlot(match, 'attr') ?? ''),
};

function asked(match: Match, agg: 'sum' | 'average', attr: string): Call[] {
  if (attr === '') return [];
  return [{ do: 'query', attr, agg, target: whereOf(match) }];
}

function whereOf(match: Match): Target {
  const { one_name: one, other_name: other } = match.slots;
  if (one !== undefined && other !== undefined) return { ids: [...idsOf(one), ...idsOf(other)] };
  // "In the house", "in all rooms": the air indoors, and all things.
  const { all: _all, ...target } = targetOf(match);
  return target;
}

export const reckoned = defineSkill({
  id: 'reckoned',
  asksOnly: true,
  summary: 'Sums and averages of what is measured.',
  rules: {
    ...SHARED_RULES,
    what_is: '(whats|what is|what was|what are|tell me|give me)',
    day: '(today|so far today|so far)',
  },
  lists: {
    ...SHARED_LISTS,
    scope: WITHIN,
    averaged: wordsOf([
      ['[room|indoor|air] (temperature|temp)', 'temperature'],
      ['[air] (humidity|humidity level)', 'humidity'],
      ['[soil] moisture', 'moisture'],
      ['(co2|carbon dioxide) [level]', 'carbon_dioxide'],
      ['(battery|battery level|charge)', 'battery'],
    ]),
    how: wordsOf([
      ['(warm|hot|cold|cool)', 'temperature'],
      ['(humid|damp)', 'humidity'],
      ['stuffy', 'carbon_dioxide'],
    ]),
  },
  intents: { sum, average },
  tests: [
    {
      say: "what's the average temperature upstairs",
      calls: [{ do: 'query', attr: 'temperature', agg: 'average', target: { floor: 'upstairs' } }],
    },
    {
      say: 'how much power are we using altogether',
      calls: [{ do: 'query', attr: 'power', agg: 'sum' }],
    },
  ],
});
