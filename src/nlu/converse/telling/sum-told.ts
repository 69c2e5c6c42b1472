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
    (a, b) => `what is ${a} times ${b}`,
  ],
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
  [
    new RegExp(`^in ([a-z]+) (?:what|how much|how many) (?:is|are) ${N} (?:degrees? )?([a-z]+)$`),
    (to, amount, from) => `convert ${amount} ${from} to ${to}`,
  ],
];

/** A sum by itself, with or without a question around it. */
const SUM = new RegExp(
  `^(?:(?:whats|what is|how much is|work out) )?(${N} (?:plus|minus|times|multiplied by|divided by|over) ${N}(?: (?:plus|minus|times|divided by) ${N})?)(?: (?:is|makes|equals) (?:what|how much)| (?:i|we) need (?:it|that|this) for .+)?$`,
);
const HALF = /\b(?:an?|1) ([a-z]+) and a half\b/g;
const AND_HALF = /\b(\d+) and a half\b/g;
const CLAUSES = /[,;.!?]+\s+|\s+(?:so|because)\s+/;
const MAX_CHARACTERS = 240;

/** The plain questions that the words may come to, likeliest first. */
export function sumTold(text: string): string[] {
  if (text.length > MAX_CHARACTERS) return [];
  const clauses = text.split(CLAUSES).filter((clause) => clause.trim() !== '');
  const words = (said: string): string =>
    normalWords(said).join(' ').replace(AND_HALF, '$1.5').replace(HALF, '1.5 $1');
  const found: string[] = [];
  for (const said of new Set([words(text), ...clauses.map(words), words(clauses.slice(-2).join(' '))])) {
    const [, sum] = SUM.exec(said) ?? [];
    if (sum !== undefined) found.push(`what is ${sum}`);
    for (const [pattern, plain] of [...SUMS, ...CONVERSIONS]) {
      const [, ...numbers] = pattern.exec(said) ?? [];
      if (numbers.length > 0) found.push(plain(...numbers));
    }
  }
  return found;
}
