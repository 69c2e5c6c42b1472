/** What a house and its plugins add to the words that people are known to use. */
import { SKILLS } from '../../nlu/skills/index.js';
import { otherNumber } from '../number-agreement.js';
import type { GrammarSource } from '../recognizer.js';
import { wordsOf } from './spoken-words.js';

export interface HouseWords {
  /** Names of devices, scenes and lists, and of rooms and floors, in words. */
  readonly names: readonly string[];
  readonly areas: readonly string[];
  /** Words of plugins and of sentences of the house's own: nobody has counted how they are used. */
  readonly own: readonly string[];
}

const NAMES = ['name', 'todo', 'calendar'];
const AREAS = ['area', 'floor'];

/** The skills in whose sentences the words were counted. */
const COUNTED: ReadonlySet<string> = new Set(SKILLS.map(({ id }) => id));

/** Null where the grammar has nothing but sentences that nobody has counted. */
export function houseWords({ groups, lists }: GrammarSource): HouseWords | null {
  if (!groups.some(({ skill }) => COUNTED.has(skill))) return null;
  const texts = (keys: readonly string[]): string[] => [
    ...new Set(
      keys.flatMap((key) => {
        const list = lists[key];
        return list !== undefined && 'values' in list
          ? list.values.map((item) => wordsOf(item.in).join(' '))
          : [];
      }),
    ),
  ];
  const own = groups
    .filter(({ skill }) => !COUNTED.has(skill))
    .flatMap(({ sentences, rules, lists: theirs }) => [
      ...sentences,
      ...Object.values(rules ?? {}),
      ...Object.values(theirs ?? {}).flatMap((list) =>
        'values' in list ? list.values.map((item) => item.in) : [],
      ),
    ]);
  return {
    names: [...new Set(texts(NAMES).flatMap(inBothNumbers))],
    areas: texts(AREAS),
    own: [...new Set(own.flatMap(wordsOf))].sort(),
  };
}

/** "the office curtains" is said of what is called "Office Curtain": no rarer than its name. */
function inBothNumbers(name: string): readonly string[] {
  const words = name.split(' ');
  const other = otherNumber(words.at(-1) ?? '');
  return other === null ? [name] : [name, [...words.slice(0, -1), other].join(' ')];
}
