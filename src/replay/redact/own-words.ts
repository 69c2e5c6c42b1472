/**
 * The program's own words: what its phrases, kinds and enumerations are made of. They tell nothing about anybody, and
 * without them nobody could see what went wrong. Everything else in a report is replaced.
 */
import { KINDS } from '../../actions/home.js';
import { KIND_TABLE, OPERATIONS } from '../../actions/kinds/kinds.js';
import { HUB_SKILLS } from '../../hub/hub-skills.js';
import { KINDS_OF_WORD } from '../../nlu/kind-words.js';
import { cardinalWords, ORDINAL_WORDS } from '../../nlu/number-words.js';
import { AFTER, BEFORE, FILLERS, JOINS } from '../../nlu/template/carriers.js';
import { foldedWords } from './fold.js';

/** Words of every sentence in English, and of every name's structure: they stay even where a name has them. */
const SMALL =
  'a an the and or of in on at to for from by with as is are was be it its i you he she we they me my your our his her this that these those ' +
  'there here not no yes do does did done can could will would should please up down off out all both every each any some none one other too ' +
  'more less much many room lights turn set what which who when where how why sorry so but if then than';

/** Words that numbers are made of. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set([
  ...Array.from({ length: 100 }, (_, value) => cardinalWords(value).split(/[ -]/)).flat(),
  ...ORDINAL_WORDS,
  ...'hundred thousand million half quarter point oh double triple'.split(' '),
]);

/** Kept wherever they stand: they say what kind of thing something is, which the report says anyway. */
export const STRUCTURE: ReadonlySet<string> = new Set([
  ...SMALL.split(' '),
  ...NUMBER_WORDS,
  ...KINDS_OF_WORD.keys(),
  ...KINDS.flatMap((kind) => kind.split('_')),
]);

let phraseWords: ReadonlySet<string> | null = null;

/** Words of the built-in phrases, folded. */
export function ownWords(): ReadonlySet<string> {
  if (phraseWords !== null) return phraseWords;
  const templates = HUB_SKILLS.flatMap((skill) => [
    ...Object.values(skill.rules ?? {}),
    ...Object.values(skill.intents).flatMap(({ groups }) =>
      groups.flatMap(({ sentences, rules }) => [...sentences, ...Object.values(rules ?? {})]),
    ),
    ...[
      skill.lists,
      ...Object.values(skill.intents).flatMap(({ groups }) => groups.map(({ lists }) => lists)),
    ]
      .flatMap((lists) => Object.values(lists ?? {}))
      .flatMap((list) => ('values' in list ? list.values.map((item) => item.in) : [])),
  ]);
  // What stands in braces and angles is a reference, not a word.
  const words = templates.flatMap((text) => foldedWords(text.replaceAll(/\{[^}]*\}|<[^>]*>/g, ' ')));
  const around = [...BEFORE, ...AFTER, ...JOINS].flat();
  phraseWords = new Set([...words, ...around, ...FILLERS, ...STRUCTURE]);
  return phraseWords;
}

const ENUMERATIONS =
  'set adjust query run media timer alarm reminder list info announce control intent none grammar llm device device-op clock schedule hub ' +
  'on off toggle open close stop lock unlock activate start pause dock clean_area play resume next previous cancel add subtract snooze remove ' +
  'complete clear fired yes no repeat nevermind undo louder quieter mute unmute confirm choose missing free graph microphone page recording typed ' +
  'no_device no_ability unsupported out_of_scope ambiguous unheard pin overheard metric imperial sunrise sunset last here other there target name ' +
  'duration time items message label query value which any all count today tomorrow date weekday weather math conversion help true false en ' +
  'morning noon afternoon evening night midnight am pm mo tu we th fr sa su celsius fahrenheit percent';

/** Values that are not words of people: kept as they are. */
const FIXED: ReadonlySet<string> = new Set([
  ...ENUMERATIONS.split(' '),
  ...KINDS,
  ...OPERATIONS,
  ...Object.values(KIND_TABLE).flatMap(({ properties }) => [
    ...Object.keys(properties),
    ...Object.values(properties).flatMap(({ values }) => values ?? []),
  ]),
]);

/** Times, dates, rules of repetition, hashes, numbers with a unit. */
const FORM =
  /^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?|\d{2}:\d{2}|(FREQ|RRULE)[A-Z0-9=;:,-]*|[0-9a-f]{16}|-?[\d.]+|\d{8}-\d{6}-\d{3})$/;

export const isFixed = (text: string): boolean =>
  text === '' || FIXED.has(text.toLowerCase()) || FORM.test(text);
