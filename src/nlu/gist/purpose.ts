/** What something is wanted for, or why, at the end of a request: "for the party", "because I am cold". It changes nothing. */
import { BINDING, SMALL } from './small-words.js';

const MAX_WORDS = 7;
/** Things that are warmed, cooled or run for themselves: nobody heats the room for the fridge. */
const MACHINES =
  /^(?:fridge|refrigerator|freezer|chiller|oven|stove|hob|grill|kiln|boiler|tank|aquarium|pond|pool|tub|sauna|greenhouse|incubator|dishwasher|washer|dryer|washing|kettle|hood|pump|printer|charger)$/;
const BEGINS: ReadonlySet<string> = new Set(['for', 'because', 'cause', 'since', 'as']);
/** "So that I can see"; "so fast" is how. */
const SO_WHO: ReadonlySet<string> = new Set([
  'that',
  'i',
  'we',
  'my',
  'the',
  'it',
  'everyone',
  'you',
  'our',
  'its',
]);
/** Words of times that time-words.ts did not make out: when it shall be is never left out. */
const TIMES: ReadonlySet<string> = new Set(
  (
    'morning evening afternoon noon midnight tomorrow tonight monday tuesday wednesday thursday friday saturday sunday week weekend ' +
    'hour hours minutes seconds day days later sunset sunrise'
  ).split(' '),
);

/** "For all the rooms": where, not what for. */
const PLACES: ReadonlySet<string> = new Set(
  'rooms house home flat apartment floor floors everywhere anywhere upstairs downstairs'.split(' '),
);

/** Are the words from here on, or from a "for" just before, only what it is wanted for? */
export function isPurpose(words: readonly string[], at: number): boolean {
  const rest = words.slice(at);
  const binds = (word: string): boolean =>
    BINDING.has(word) || PLACES.has(word) || /\d/.test(word) || TIMES.has(word) || MACHINES.test(word);
  if (rest.length > MAX_WORDS || rest.some(binds)) return false;
  for (let begin = Math.max(1, at - 3); begin <= at; begin += 1) {
    const word = words[begin] ?? '';
    const begins = BEGINS.has(word) || (word === 'so' && SO_WHO.has(words[begin + 1] ?? ''));
    if (begins && words.slice(begin + 1, at).every((small) => SMALL.has(small))) return true;
  }
  return false;
}
