/** Units: "how many ounces are in a cup", "convert 10 miles to kilometers", "what's 32 fahrenheit in celsius". */
import { UNITS } from '../../../actions/perform/facts/units.js';
import type { InfoCall } from '../../call.js';
import { defineSkill } from '../../skill.js';
import { numberSlot, stringSlot } from '../target.js';

const units = { values: UNITS.map(({ id, words }) => ({ in: words, out: id })) };

/** "Minus two in Fahrenheit" is said of the other scale. */
const OTHER_SCALE: Readonly<Record<string, string>> = { fahrenheit: 'celsius', celsius: 'fahrenheit' };

export const conversion = defineSkill({
  id: 'conversion',
  summary: 'Conversion between units of measure',
  rules: {
    amount:
      '({below_zero:sign} {conversion_amount:amount}|{conversion_amount:amount}|{conversion_one:amount}|{conversion_part:amount} [of] (a|an)|half [of] (a|an)|a half (a|an|of a|of an))',
    into: '(to|in|into|as|equal to|equals|equivalent to|equivalent in|worth in|and|from)',
    the: '[the|a|an]',
    are_in:
      '(are|is|make|make up|are there|is there|do you need|are equivalent to|equal|equals|fit|go|would|will|are equal to|are contained)',
  },
  lists: {
    unit: units,
    conversion_amount: { range: { from: 0, to: 1_000_000, fractions: 'tenths' } },
    below_zero: { values: [{ in: '(minus|negative)', out: -1 }] },
    scale: {
      values: [
        { in: '(fahrenheit|degrees fahrenheit)', out: 'fahrenheit' },
        { in: '(celsius|centigrade|degrees celsius)', out: 'celsius' },
      ],
    },
    conversion_part: {
      values: [
        { in: '[a|one|1] quarter', out: 0.25 },
        { in: '(three|3) quarters', out: 0.75 },
        { in: '[a|one|1] third', out: 1 / 3 },
        { in: '(two|2) thirds', out: 2 / 3 },
        { in: '[an|one|1] eighth', out: 0.125 },
      ],
    },
    conversion_one: { values: [{ in: '(a|an)', out: 1 }] },
  },
  intents: {
    convert: {
      groups: [
        {
          sentences: [
            '(convert|change|turn|translate|how do i convert|how do you convert|please convert|can you convert) <amount> {unit:from} (to|into|in) {unit:to}',
            '(whats|what is|what are|what would|tell me|how much is|how much are|how much would|give me|what does) <amount> {unit:from} [be|equal|come to] [expressed] (in|into|as|to|converted to|equal to|equal in) {unit:to} [be]',
            '<amount> {unit:from} (in|to|into|as) {unit:to} [please]',
            'tell me what <amount> {unit:from} in {unit:to} is',
            'if i have <amount> {unit:from} how many {unit:to} (is that|do i have)',
            '<amount> {unit:from} (is|are|equals|is equal to|are equal to|makes|make) (how many|what in|what amount of) {unit:to}',
            '[whats|what is|tell me|can you tell me|i need to know|do you know] (how many|what amount of|how much|what number of|the [total|exact|correct|right] (number|amount) of) {unit:to} <are_in> [in|into] <amount> {unit:from}',
            '(i need to know|i wanna know|i want to know|tell me|do you know|can you tell me|find out) how many {unit:to} (are|is|make|equal|are equivalent to|are there|go) [in|into] <amount> {unit:from}',
            'how many {unit:to} (in|per|to) <amount> {unit:from}',
            '(whats|what is) the (equivalent|equivalence|conversion) (of|for) <amount> {unit:from} (in|to|into) {unit:to}',
            '(how much|how many {unit:to}) does <amount> {unit:from} (equal|have|make|contain)',
            'how (long|far|heavy|much|hot|warm|cold|big|tall) (is|are) <amount> {unit:from} in {unit:to}',
          ],
        },
        {
          sentences: [
            '(convert|[is there an easy way|whats the proper way|what is the proper way|what is the best way|help me|i need|i need to know how|i want] to (convert|change)|help me (convert|change)|i need to know the conversion between|how can i change|how are|i need|how do i (convert|change|turn)|how do you (convert|change|turn)|how can you convert|how can i convert|how would you (convert|change)|how would i (convert|change)|tell me how to (convert|change)|how to convert|can you convert|give me|show me) {unit:from} (to|into|in|and) {unit:to}',
            '(whats|what is|tell me|what would be|help me to understand|i need to know) the (conversion|conversion rate|conversion factor) (of|from|for|between) {unit:from} (to|into|and|in) {unit:to}',
            '(whats|what is) {unit:from} (in|to|into) {unit:to}',
            'how many {unit:to} (to|in|per) [the|each|every] {unit:from}',
            '{unit:from} (to|into) {unit:to} [conversion]',
            'how many {unit:to} (are in|is in|make up|make|equal|are there in) {unit:from}',
          ],
          weight: -0.2,
        },
        {
          sentences: [
            '(whats|what is|what are|convert|change|tell me|how much is) <amount> [degrees] (in|to|into) {scale:to}',
          ],
          weight: -0.3,
        },
        { sentences: ['<amount> [degrees] in {scale:to}'], textOnly: true, weight: -0.3 },
      ],
      interpret: (match): InfoCall[] => {
        const to = stringSlot(match, 'to');
        const from = stringSlot(match, 'from') ?? OTHER_SCALE[to ?? ''];
        if (from === undefined || to === undefined || from === to) return [];
        const sign = numberSlot(match, 'sign') ?? 1;
        // Nothing else is less than nothing.
        if (sign < 0 && OTHER_SCALE[from] === undefined) return [];
        const half = /\bhalf (?:a|an)\b/i.test(match.text) ? 0.5 : 1;
        return [
          { do: 'info', topic: 'conversion', amount: sign * (numberSlot(match, 'amount') ?? half), from, to },
        ];
      },
    },
  },
  tests: [
    {
      say: 'how many ounces are in a cup',
      calls: [{ do: 'info', topic: 'conversion', amount: 1, from: 'cup', to: 'ounce' }],
    },
    {
      say: 'convert 10 miles to kilometers',
      calls: [{ do: 'info', topic: 'conversion', amount: 10, from: 'mile', to: 'kilometer' }],
    },
    {
      say: "what's 32 degrees fahrenheit in celsius",
      calls: [{ do: 'info', topic: 'conversion', amount: 32, from: 'fahrenheit', to: 'celsius' }],
    },
    {
      say: 'how do you convert pounds to kilos',
      calls: [{ do: 'info', topic: 'conversion', amount: 1, from: 'pound', to: 'kilogram' }],
    },
  ],
});
