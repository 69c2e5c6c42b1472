/**
 * Sums and conversions in a story: "fourteen buns and five of us, what's that each", "the desk is 48 inches across, how many
 * centimeters is that", "I'm paid by the hour, so six times ninety is what". Told as a plain question, that is done nowhere
 * else; the story around it changes nothing.
 */
import { normalWords } from '../../normalize.js';

const N = '(\\d+(?:\\.\\d+)?)';
/** What is counted: "14 buns", "2 large bags of rice". */
const OF = '(?: (?!\\d|and\\b|at\\b|split\\b|times\\b)[a-z]+){0,3}';
const EACH =
  '(?:(?:so |thats )?(?:what|how much|how many)(?: is|s)?(?: that| it)?(?: for)?|(?:thats|that is) (?:what|how much|how many)(?: for)?|how (?:much|many)(?: \\w+)?(?: for| does| do)?)(?: (?:each|apiece|a head|per person|per head|everyone|everybody)(?: (?:one|of us|get|gets))?| (?:do|does) (?:each|everyone|we)(?: of us)?(?: each)? get(?: each)?)';

type Told = readonly [said: RegExp, plain: (...numbers: string[]) => string];

/** Of what it is, or where it lies: "108 inches across", "7 pounds at birth". */
const BESIDE = '(?: (?!\\d|and\\b|thats\\b|how\\b|whats?\\b)[a-z]+){0,4}';

const divided: Told[1] = (a, b) => `what is ${a} divided by ${b}`;
const multiplied: Told[1] = (a, b) => `what is ${a} times ${b}`;
const MONEY =
  '(?:dollars|bucks|euros?|pounds|quid|rand|rupees|pesos|francs|cents|pence|yen|cedis|kroner|kronor|zloty|shillings)';
const converted: Told[1] = (amount, from, to) => `convert ${amount} ${from} to ${to}`;

const SUMS: readonly Told[] = [
  [
    new RegExp(
      `${N}${OF} (?:split|shared|divided)(?: up)? (?:between|among|amongst|by|over) (?:the )?${N}${OF}(?: ${EACH})?$`,
    ),
    divided,
  ],
  [
    new RegExp(
      `${N}${OF} (?:and|for|between|among) (?:the )?${N} (?:of (?:us|them)|people|kids|guests|children|mouths|heads|plates|ways|[a-z]+s)${OF} ${EACH}$`,
    ),
    divided,
  ],
  [
    new RegExp(
      `^(?:whats|what is|how much (?:is|are)) ${N}${OF} at ${N}${OF} (?:each|apiece|a piece|a yard|a meter|a kilo|a head|a go|a bag)$`,
    ),
    multiplied,
  ],
  // "Three nights at 235 dollars"; of what nobody pays for it may be a time: "two pills at eight".
  [new RegExp(`^(?:(?:whats|what is|how much (?:is|are)) )?${N}${OF} at ${N} ${MONEY}$`), multiplied],
  [new RegExp(`^(?:whats|what is) ${N} by ${N}$`), multiplied],
  // "Two and a half mils times six": of whatever it is, so many times.
  [new RegExp(`^(?:(?:whats|what is|how much is) )?${N} [a-z]{2,} times ${N}$`), multiplied],
  [new RegExp(`\\b${N} by ${N}${OF} (?:whats|what does|what is|how much is) (?:that|it)\\b`), multiplied],
  [new RegExp(`${N}${OF} (?:split|shared|divided) (?:up )?${N} ways(?: ${EACH})?$`), divided],
];

/** "12 meters", "one and a half pounds"; what it is of or how it lies follows: "108 inches across". */
const AMOUNT = `${N} ((?:fluid |square |nautical )?[a-z]+)`;
const IS_THAT = '(?:is|s|are|would|makes?)? ?(?:that|it|those|this|they)?(?: be| come to| make)?';
const CONVERSIONS: readonly Told[] = [
  [
    new RegExp(
      `\\b${AMOUNT}${BESIDE} (?:and )?(?:(?:thats|that is) )?how many ((?:fluid |square |nautical )?[a-z]+?)(?:ss)?(?: ${IS_THAT})?$`,
    ),
    converted,
  ],
  [
    new RegExp(
      `\\b${AMOUNT}${BESIDE} (?:and )?(?:whats|what is|what would|how much is) (?:that|it|this) (?:be )?in ((?:fluid |square |nautical )?[a-z]+)$`,
    ),
    converted,
  ],
  [
    new RegExp(
      `\\b${AMOUNT}${BESIDE} and (?:wants|want|needs|need) (?:it|that|them) in ((?:fluid |square |nautical )?[a-z]+)$`,
    ),
    converted,
  ],
  // In a plain question the grammar reads no halves: "two and a half pounds in grams".
  [
    new RegExp(
      `^(?:(?:whats|what is|how much is|convert) )?${AMOUNT} (?:is (?:how much|what) )?(?:in|to|into) ((?:fluid |square |nautical )?[a-z]+)$`,
    ),
    converted,
  ],
  [
    new RegExp(`^how many ((?:fluid |square |nautical )?[a-z]+) (?:is|are|in|are in|makes?) ${AMOUNT}$`),
    (to, amount, from) => `convert ${amount} ${from} to ${to}`,
  ],
  ...Object.entries({ fahrenheit: 'celsius', celsius: 'fahrenheit', centigrade: 'fahrenheit' }).map(
    ([from, to]): Told => [
      new RegExp(
        `^(?:whats|what is|how (?:hot|warm|cold|much) is) ${N} (?:degrees )?${from} in (?:proper|real|normal|our|my|the other|new|old) (?:degrees|money|units|scale)$`,
      ),
      (amount) => `convert ${amount} ${from} to ${to}`,
    ],
  ),
  [
    new RegExp(`^in ([a-z]+) (?:what|how much|how many) (?:is|are) ${N} (?:degrees? )?([a-z]+)$`),
    (to, amount, from) => `convert ${amount} ${from} to ${to}`,
  ],
];

/** A sum by itself, with or without a question around it. */
const SUM = new RegExp(
  `^(?:(?:whats|what is|(?:how much|how many(?: [a-z]+)?) (?:is|are|makes?)|work out) )?(${N} (?:plus|minus|times|multiplied by|divided by|over) ${N}(?: (?:plus|minus|times|divided by) ${N}){0,4})(?: (?:is|makes|equals) (?:what|how much)| (?:i|we) need (?:it|that|this) for .+| ${MONEY})?$`,
);
/** "Four and four and four": only where a sum is asked for; else they are things told one by one. */
const ADDED = new RegExp(
  `^(?:(?:whats|what is|how much is|work out) (?<asked>${N}(?: and ${N}){1,5})|(?<told>${N}(?: and ${N}){1,5}) (?:is|makes|equals) (?:what|how much))$`,
);
const HALF = /\b(?:an?|1) ([a-z]+) and a half\b/g;
const AND_HALF = /\b(\d+) and a half\b/g;
const AND_QUARTER = /\b(\d+) and a quarter\b/g;
/** "Three fifty" is one number, as it is said of prices and ovens. */
const HUNDREDS = /\b([1-9]) ([1-9]\d)\b(?! (?:degrees )?(?:percent|minutes?|hours?|seconds?)\b)/g;
/** What was said before it was meant otherwise. */
const REPAIRED = /\b(?:i mean|i meant|sorry|no wait|scratch that|make that|rather)\b/i;
const LEAD = /^(?:(?:so|and|or|no|wait|sorry|i mean|i meant|rather|quick sum|okay|well) )+/;
const CLAUSES = /[,;.!?]+\s+|\s+(?:so|because)\s+/;
const MAX_CHARACTERS = 240;

function plainWords(said: string): string {
  return normalWords(said)
    .join(' ')
    .replace(AND_HALF, '$1.5')
    .replace(AND_QUARTER, '$1.25')
    .replace(HALF, '1.5 $1')
    .replace(HUNDREDS, '$1$2')
    .replace(LEAD, '');
}

/** The plain questions that the words may come to, likeliest first. */
export function sumTold(text: string): string[] {
  if (text.length > MAX_CHARACTERS) return [];
  const clauses = text.split(CLAUSES).filter((clause) => clause.trim() !== '');
  const parts = REPAIRED.test(text) ? clauses.slice(-1) : [text, ...clauses, clauses.slice(-2).join(' ')];
  const found: string[] = [];
  for (const said of new Set(parts.map(plainWords))) {
    const [, sum] = SUM.exec(said) ?? [];
    if (sum !== undefined) found.push(`what is ${sum}`);
    const { asked, told = asked } = ADDED.exec(said)?.groups ?? {};
    if (told !== undefined) found.push(`what is ${told.replaceAll(' and ', ' plus ')}`);
    for (const [pattern, plain] of [...SUMS, ...CONVERSIONS]) {
      const [, ...numbers] = pattern.exec(said) ?? [];
      if (numbers.length > 0) found.push(plain(...numbers));
    }
  }
  return found;
}
