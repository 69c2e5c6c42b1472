/**
 * Sentences as they slip out: a small word too many ("turn off on the plug"), a verb in another form ("turns the lights
 * off"), a letter too few ("chane the color"). Tried last, one slip at a time. Only words that cannot tell one device or
 * meaning from another are left out, so that nothing else is done than what was said.
 */
import { normalWords } from '../../normalize.js';

/** Never "on", "off", "up", "down", "not", a number, a name or a question word. */
const SMALL: ReadonlySet<string> = new Set(
  (
    'the a an my our your this that these those of in at to for from with by as so very really quite too some any me us ' +
    'just now here then also again right only please hey yo quickly hurriedly immediately currently actually maybe percent level'
  ).split(' '),
);

/** A sentence with one of these is left as it is: what is left out might turn it round. A question stays one. */
const WHOLE =
  /^(?:is|are|am|can it|could it)\b|\b(?:if|when|unless|until|not|dont|doesnt|didnt|wont|cant|never|nobody|noone|no|why|how|what|who|where|which|did|do|does|was|were|had|has|have|he|she|they|said|would|should)\b/;

const VERBS = [
  ...[
    'turn',
    'switch',
    'open',
    'close',
    'lock',
    'start',
    'stop',
    'play',
    'pause',
    'mute',
    'dim',
    'brighten',
    'lower',
  ],
  ...[
    'raise',
    'increase',
    'decrease',
    'reduce',
    'change',
    'activate',
    'deactivate',
    'vacuum',
    'clean',
    'brew',
    'adjust',
  ],
];
const FORMS: ReadonlyMap<string, string> = new Map(
  VERBS.flatMap((verb) => {
    const stem = verb.replace(/e$/, '');
    const doubled = verb === 'dim' || verb === 'stop' ? `${verb}${verb.at(-1) ?? ''}` : stem;
    return [`${verb}s`, `${verb}es`, `${doubled}ing`, `${doubled}ed`].map((form): [string, string] => [
      form,
      verb,
    ]);
  }),
);
/** Words whose every one-letter slip is nobody's else. */
const SPELLED = [
  ...VERBS.filter(({ length }) => length >= 5),
  ...[
    'lights',
    'light',
    'brighter',
    'darker',
    'volume',
    'louder',
    'quieter',
    'coffee',
    'curtains',
    'blinds',
    'heating',
  ],
  ...[
    'temperature',
    'brightness',
    'thermostat',
    'kitchen',
    'bedroom',
    'bathroom',
    'timer',
    'alarm',
    'colour',
    'color',
  ],
];
const KNOWN: ReadonlySet<string> = new Set([
  ...SPELLED,
  ...SMALL,
  ...FORMS.keys(),
  'night',
  'right',
  'fight',
  'sight',
]);

/** "Turn up the", "turn up the uh": what it is that was to follow, nobody knows. */
const CUT_OFF = /\b(?:the|an?|my|our|your|his|their)(?:[\s,.]+(?:uh+|um+|er+m?|hm+))*[\s,.]*$/i;

const MAX_WORDS = 14;

/** The texts that may have been meant, each one slip away. */
export function withoutSlips(text: string): string[] {
  if (CUT_OFF.test(text)) return [];
  const words = text
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}%°]+/u)
    .filter(Boolean);
  const plain = words.map((word) => word.toLowerCase());
  if (words.length < 3 || words.length > MAX_WORDS || /\?\s*$/.test(text) || WHOLE.test(plain.join(' ')))
    return [];
  const found: string[] = [];
  for (const [at, word] of plain.entries()) {
    const other = FORMS.get(word) ?? spelled(word);
    if (other !== undefined) found.push(replaced(words, at, [other]));
  }
  for (const [at, word] of plain.entries()) {
    // "At twenty percent" without its last word is a time.
    const unit = word === 'percent' && /\d/.test(normalWords(plain[at - 1] ?? '').join(''));
    if (SMALL.has(word) && !unit) found.push(replaced(words, at, []));
  }
  return [...new Set(found)];
}

function replaced(words: readonly string[], at: number, by: readonly string[]): string {
  return [...words.slice(0, at), ...by, ...words.slice(at + 1)].join(' ');
}

/** The one word that is a letter away; undefined where there is none or more than one. */
function spelled(word: string): string | undefined {
  if (word.length < 4 || KNOWN.has(word)) return undefined;
  const near = SPELLED.filter((known) => isNear(word, known));
  return near.length === 1 ? near[0] : undefined;
}

/** One letter more, less or other. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rests = [
    [a.slice(at + 1), b.slice(at + 1)],
    [a.slice(at + 1), b.slice(at)],
    [a.slice(at), b.slice(at + 1)],
  ];
  return rests.some(([left, right]) => left === right);
}
