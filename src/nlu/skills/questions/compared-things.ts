/** Things side by side by what they measure: "what's using the most power", "does the dryer use more than the heater", "which bed is driest". */
import type { Call, Comparison } from '../../call.js';
import { defineSkill, type IntentSpec, type ListSource, type Match } from '../../skill.js';
import { wordsOf } from '../shared-rules.js';
import { idsOf, stringSlot } from '../target.js';

const WAYS: Readonly<Record<string, Pick<Comparison, 'of' | 'more'>>> = {
  'most power': { of: 'power', more: true },
  'least power': { of: 'power', more: false },
  'most energy': { of: 'energy', more: true },
  'least energy': { of: 'energy', more: false },
  wettest: { of: 'moisture', more: true },
  driest: { of: 'moisture', more: false },
  emptiest: { of: 'battery', more: false },
  fullest: { of: 'battery', more: true },
};

const LISTS: Readonly<Record<string, ListSource>> = {
  power_extent: wordsOf([
    ['[the] most', 'most power'],
    ['[the] least', 'least power'],
  ]),
  energy_extent: wordsOf([
    ['[the] most', 'most energy'],
    ['[the] least', 'least energy'],
  ]),
  more_power: wordsOf([
    ['more', 'most power'],
    ['less', 'least power'],
  ]),
  moist: wordsOf([
    ['(driest|dryest|thirstiest)', 'driest'],
    ['(wettest|moistest)', 'wettest'],
  ]),
  thirsty: wordsOf([['(watering|water|a drink)', 'driest']]),
  dying: wordsOf([
    [
      '(lowest|flattest|weakest|emptiest|worst|closest to (dying|empty|flat)|nearest [to] (empty|flat)|nearly flat)',
      'emptiest',
    ],
    ['(highest|fullest|best)', 'fullest'],
  ]),
  left: wordsOf([
    ['[the] (least|lowest)', 'emptiest'],
    ['[the] (most|highest)', 'fullest'],
  ]),
};

const NOW = '[now|right now|at the moment|currently|just now]';
const POWER = '[power|electricity|energy|current|juice|watts]';
const DEVICE = '(device|thing|appliance|socket|plug|outlet|machine|one)';
const DRAWING = '(using|drawing|taking|eating|consuming|pulling|burning)';
const DRAWS = '(uses|draws|takes|eats|consumes|pulls|burns)';
const WHAT = `(what|whats|what is|which|which ${DEVICE}|what ${DEVICE}|who|whos|who is)`;
const OF_ALL = '[(of|out of) [all] [the|my|our] (sockets|plugs|devices|appliances|things|outlets)]';
const PLANT = '(bed|beds|plant|plants|pot|pots|planter|planters|border|borders|soil)';

const extremeThing: IntentSpec = {
  groups: [
    {
      textOnly: true,
      sentences: [
        `${OF_ALL} ${WHAT} [is] ${DRAWING} {power_extent:way} ${POWER} ${NOW}`,
        `${OF_ALL} ${WHAT} ${DRAWS} {power_extent:way} ${POWER} ${NOW}`,
        `(which|what) ${DEVICE} is ${DRAWING} {power_extent:way} ${POWER} ${NOW}`,
        `${WHAT} (used|has used|did use|consumed|has consumed) {energy_extent:way} ${POWER} [today|so far|this week]`,
        `(which|what|which of the|which of my) ${PLANT} (is|are) [the] {moist:way} ${NOW}`,
        `(which|what|which of the|which of my) ${PLANT} (needs|need|wants|want) {thirsty:way} [most|the most|first] ${NOW}`,
        `(which|whose|what) (gadget|gadgets|sensor|sensors|device|devices|thing|things|lock|locks) battery is [the] {dying:way} ${NOW}`,
        `(what|which|whats|which ${DEVICE}|what ${DEVICE}) (has|got|has got) {left:way} battery (left|remaining) ${NOW}`,
      ],
    },
  ],
  interpret: (match): Call[] => {
    const way = wayOf(match);
    return way === null ? [] : [{ do: 'query', attr: way.of, compare: { ...way, asks: 'which' } }];
  },
};

const THIS = '[the|my|our] {name:one_name}';
const THAT = '[the|my|our] {name:other_name}';

const betweenThings: IntentSpec = {
  groups: [
    {
      textOnly: true,
      slots: { asks: 'whether' },
      sentences: [
        `does ${THIS} (use|draw|take|need|consume) {more_power:way} ${POWER} than ${THAT} ${NOW}`,
        `is ${THIS} ${DRAWING} {more_power:way} ${POWER} than ${THAT} ${NOW}`,
      ],
    },
    {
      textOnly: true,
      slots: { asks: 'how much' },
      sentences: [
        `how much {more_power:way} ${POWER} (does|is) ${THIS} (use|using|draw|drawing|take|taking) than ${THAT} ${NOW}`,
      ],
    },
    {
      textOnly: true,
      slots: { asks: 'which' },
      sentences: [
        `(which|what) [one] (uses|is using|draws|is drawing) {more_power:way} ${POWER} ${THIS} or ${THAT} ${NOW}`,
      ],
    },
  ],
  interpret: (match): Call[] => {
    const way = wayOf(match);
    const { one_name: one, other_name: other } = match.slots;
    const asks = (['whether', 'how much', 'which'] as const).find((one) => one === match.group.slots?.asks);
    if (way === null || one === undefined || other === undefined || asks === undefined) return [];
    const target = { name: one.text, ids: idsOf(one) };
    const than = { name: other.text, ids: idsOf(other) };
    return [{ do: 'query', attr: way.of, target, compare: { ...way, than, asks } }];
  },
};

const wayOf = (match: Match): Pick<Comparison, 'of' | 'more'> | null =>
  WAYS[stringSlot(match, 'way') ?? ''] ?? null;

export const comparedThings = defineSkill({
  id: 'compared-things',
  asksOnly: true,
  summary: 'Which thing uses the most power, which bed is the driest.',
  lists: LISTS,
  intents: { extremeThing, betweenThings },
  tests: [
    {
      say: "what's using the most power",
      calls: [{ do: 'query', attr: 'power', compare: { of: 'power', more: true, asks: 'which' } }],
    },
  ],
});
