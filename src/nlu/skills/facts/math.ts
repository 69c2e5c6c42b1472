/** Sums: "what's fifteen percent of eighty", "seven times eight", "square root of 49", "add 5 and 89". */
import type { InfoCall } from '../../call.js';
import { defineSkill, type Match } from '../../skill.js';
import { numberSlot, stringSlot } from '../target.js';

/** What may stand before a sum. */
const ASK =
  '[whats|what is|what are|what does|how much is|how much are|how many is|calculate|compute|work out|figure out|tell me|give me|solve|what would|whats the answer to|what is the answer to|whats the result of|what is the result of|the answer to|find|evaluate|do you know what|can you tell me what|can you tell me what is|i need to know what is|what do you get if you|tell me what|i need to know what|i want to know what|find out what|answer|can you calculate|do the math|what comes to|answer the equation|solve this equation|please provide|find me|could you tell me|i want to know the result of|what do you get for]';
const END = '[is|equal|equals|be|come to|make|makes|equal to|together|are|equals what|is what]';

const operators = {
  values: [
    { in: '(plus|and|added to)', out: '+' },
    { in: '(minus|less|take away)', out: '-' },
    { in: '(times|multiplied by|multiplied with|x)', out: '*' },
    { in: '(divided by|over|divide by|divided through|divided buy)', out: '/' },
    { in: '(to the power of|to the power|raised to|raised to the power of)', out: '^' },
  ],
};

/** `and` adds only after "the sum of". */
const plainOperators = {
  values: operators.values.map((item) => (item.out === '+' ? { in: '(plus|added to)', out: '+' } : item)),
};

/** "to the third", "to the 12th power"; from the second on. */
const ORDINALS =
  'second|third,3rd|fourth,4th|fifth,5th|sixth,6th|seventh,7th|eighth,8th|ninth,9th|tenth,10th|eleventh,11th|twelfth,12th'
    .split('|')
    .map((words) => words.replace(',', '|'));

export const math = defineSkill({
  id: 'math',
  summary: 'Sums, percentages, roots and powers',
  rules: {
    ask: ASK,
    end: END,
    a: '[minus|negative]',
    value: '({number:a}|(minus|negative) {number:neg_a})',
    money: '[dollars|euros|pounds]',
  },
  lists: {
    number: { range: { from: 0, to: 1_000_000_000, fractions: 'tenths' } },
    operator: plainOperators,
    power: {
      values: ORDINALS.map((words, index) => ({ in: `(${words})`, out: index + 2 })),
    },
    squares: {
      values: [
        { in: 'squared', out: '^ 2' },
        { in: 'cubed', out: '^ 3' },
        { in: 'factorial', out: '!' },
      ],
    },
  },
  intents: {
    sum: {
      groups: [
        {
          sentences: [
            '<ask> <value> {operator:op1} ({number:b}|(minus|negative) {number:neg_b}) [{operator:op2} {number:c}] [{operator:op3} {number:d}] [{operator:op4} {number:e}] [{operator:op5} {number:f}] [{operator:op6} {number:g}] <end>',
          ],
        },
      ],
      interpret: (match) => sum(match),
    },
    percent: {
      groups: [
        {
          sentences: ['<ask> {number:a} (percent|per cent) of {number:b} <money> <end>'],
          slots: { shape: 'of' },
        },
        {
          sentences: [
            '<ask> {number:a} (percent|per cent) (off|off of|less than) {number:b} <money> <end>',
            '<ask> {number:b} <money> (minus|less) {number:a} (percent|per cent)',
          ],
          slots: { shape: 'off' },
        },
        {
          sentences: [
            '<ask> {number:b} <money> plus {number:a} (percent|per cent)',
            '<ask> {number:a} (percent|per cent) more than {number:b}',
          ],
          slots: { shape: 'on' },
        },
        {
          sentences: [
            '<ask> [a|an] {number:a} (percent|per cent) tip (on|for|of) [a] {number:b} <money> [bill]',
          ],
          slots: { shape: 'of' },
        },
        { sentences: ['<ask> half of {number:b}', '<ask> half {number:b}'], slots: { shape: 'half' } },
        { sentences: ['<ask> [a] third of {number:b}'], slots: { shape: 'third' } },
        { sentences: ['<ask> [a] quarter of {number:b}'], slots: { shape: 'quarter' } },
        { sentences: ['<ask> (double|twice) {number:b}'], slots: { shape: 'double' } },
        {
          sentences: ['<ask> {number:a} {number:c} of {number:b}'],
          slots: { shape: 'fraction' },
          weight: -0.5,
        },
      ],
      interpret: (match) => share(match),
    },
    root: {
      groups: [
        { sentences: ['<ask> [the] [square] root of {number:a}'], slots: { shape: 'sqrt' } },
        { sentences: ['<ask> [the] (cube|cubic) root of {number:a}'], slots: { shape: 'cbrt' } },
        { sentences: ['<ask> {number:a} to the {power:power} [power]'], slots: { shape: 'power' } },
        { sentences: ['<ask> {number:a} {squares:shape}', '<ask> {number:a} {squares:shape} is'] },
        { sentences: ['<ask> [the] square of {number:a}'], slots: { shape: '^ 2' } },
        { sentences: ['<ask> [the] cube of {number:a}'], slots: { shape: '^ 3' } },
        { sentences: ['<ask> [the] factorial of {number:a}'], slots: { shape: '!' } },
      ],
      interpret: (match) => root(match),
    },
    told: {
      groups: [
        {
          sentences: [
            '[can you|please|what do you get if you] add [up|together] {number:a} (and|plus|to|with) {number:b} [(and|plus) {number:c}] [(and|plus) {number:d}] [together|for me]',
            '<ask> [the] (sum|total) (of|from) {number:a} [and|plus] {number:b} [[and|plus] {number:c}] [[and|plus] {number:d}]',
            'sum [up] {number:a} (and|plus) {number:b} [(and|plus) {number:c}]',
          ],
          slots: { op: '+' },
        },
        {
          sentences: [
            '(subtract|subract|take|take away|deduct) {number:b} (from|off) {number:a}',
            '<ask> [the] difference (between|of) {number:a} (and|minus) {number:b}',
            '<ask> {number:b} (subtracted|taken away|taken) from {number:a}',
          ],
          slots: { op: '-' },
        },
        {
          sentences: [
            'multiply {number:a} (and|by|with|times) {number:b} [together]',
            '<ask> [the] product of {number:a} (and|times) {number:b}',
          ],
          slots: { op: '*' },
        },
        {
          sentences: [
            '[what do you get if you|can you] divide {number:a} (by|through|into) {number:b}',
            '(take|can you take) {number:a} and divide it by {number:b}',
            'how (many times|often) (can|does|will) {number:b} (go|fit|goes) into {number:a}',
            '<ask> [the] quotient of {number:a} and {number:b}',
          ],
          slots: { op: '/' },
        },
      ],
      interpret: (match) => {
        const [a, b, ...rest] = ['a', 'b', 'c', 'd'].map((slot) => numberSlot(match, slot));
        const op = stringSlot(match, 'op');
        if (a === undefined || b === undefined || op === undefined) return [];
        const more = rest.flatMap((value) => (value === undefined ? [] : [` ${op} ${value}`]));
        return expression(`${a} ${op} ${b}${more.join('')}`);
      },
    },
  },
  tests: [
    {
      say: "what's fifteen percent of eighty",
      calls: [{ do: 'info', topic: 'math', expression: '15 % of 80' }],
    },
    { say: 'what is 7 times 8', calls: [{ do: 'info', topic: 'math', expression: '7 * 8' }] },
    { say: 'how much is 50 plus 756', calls: [{ do: 'info', topic: 'math', expression: '50 + 756' }] },
    {
      say: 'what is the square root of forty nine',
      calls: [{ do: 'info', topic: 'math', expression: 'sqrt 49' }],
    },
    { say: 'subtract 85 from 997', calls: [{ do: 'info', topic: 'math', expression: '997 - 85' }] },
    { say: 'what is 8 factorial', calls: [{ do: 'info', topic: 'math', expression: '8 !' }] },
  ],
});

function expression(text: string): InfoCall[] {
  return [{ do: 'info', topic: 'math', expression: text }];
}

function signed(match: Match, slot: string): string | undefined {
  const negative = numberSlot(match, `neg_${slot}`);
  if (negative !== undefined) return `(- ${negative})`;
  const value = numberSlot(match, slot);
  return value === undefined ? undefined : String(value);
}

function sum(match: Match): InfoCall[] {
  const first = signed(match, 'a');
  if (first === undefined) return [];
  let text = first;
  for (const [index, slot] of ['b', 'c', 'd', 'e', 'f', 'g'].entries()) {
    const op = stringSlot(match, `op${index + 1}`);
    const value = signed(match, slot);
    if (op !== undefined && value !== undefined) text += ` ${op} ${value}`;
  }
  return text === first ? [] : expression(text);
}

function share(match: Match): InfoCall[] {
  const a = numberSlot(match, 'a');
  const b = numberSlot(match, 'b');
  if (b === undefined) return [];
  const texts: Readonly<Record<string, string>> = {
    of: `${a} % of ${b}`,
    off: `${b} - ${a} %`,
    on: `${b} + ${a} %`,
    half: `${b} / 2`,
    third: `${b} / 3`,
    quarter: `${b} / 4`,
    double: `${b} * 2`,
    fraction: `${a} / ${numberSlot(match, 'c')} * ${b}`,
  };
  const text = texts[stringSlot(match, 'shape') ?? ''];
  return text === undefined ? [] : expression(text);
}

function root(match: Match): InfoCall[] {
  const a = numberSlot(match, 'a');
  const shape = stringSlot(match, 'shape');
  if (a === undefined || shape === undefined) return [];
  if (shape === 'power') return expression(`${a} ^ ${numberSlot(match, 'power') ?? 2}`);
  return expression(shape.endsWith('rt') ? `${shape} ${a}` : `${a} ${shape}`);
}
