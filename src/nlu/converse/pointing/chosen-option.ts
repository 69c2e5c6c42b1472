/** Which of the things that were asked about a few words choose: "the second", "both", "the upstairs one". */
import { nameWords } from '../../../actions/resolve/names.js';
import type { World } from '../../../actions/world.js';
import { FILLER, type Option, optionCalled } from './told-apart.js';

const ORDINALS: readonly (readonly string[])[] = [
  ['first', '1', '1st', 'former'],
  ['second', '2', '2nd'],
  ['third', '3', '3rd'],
  ['fourth', '4', '4th'],
  ['fifth', '5', '5th'],
];

const EVERY = new Set(['both', 'all', 'every', 'everything', 'them']);

/** The ids of the option that the words name and nothing else; null if none or several fit. */
export function choose(options: readonly Option[], text: string, world: World): readonly string[] | null {
  // "The left one": a pronoun, but in normal form a number, as it is in "bathroom one".
  return (
    chosenBy(options, text, world) ??
    chosenBy(options, text.replace(/(?<!^|number |option )\bones?\b/gi, ' '), world)
  );
}

function chosenBy(options: readonly Option[], said: string, world: World): readonly string[] | null {
  const words = nameWords(said).filter((word) => !FILLER.has(word));
  if (words.length === 0) return null;
  if (words.every((word) => EVERY.has(word))) return options.flatMap(({ devices }) => devices);
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    const index =
      only === 'last' || only === 'latter'
        ? options.length - 1
        : ORDINALS.findIndex((said) => said.includes(only));
    const option = index < 0 ? byHeight(options, only, world) : options[index];
    if (option !== undefined) return option.devices;
  }
  return optionCalled(options, words, world)?.devices ?? null;
}

/** "The upstairs one": that on the higher floor, whatever this is called. */
function byHeight(options: readonly Option[], word: string, { home }: World): Option | undefined {
  const sign = word === 'upstairs' ? 1 : word === 'downstairs' ? -1 : 0;
  if (sign === 0) return undefined;
  const levels = options.map(({ devices }) => {
    const device = home.devices.find(({ id }) => devices.includes(id));
    const area = home.areas.find(({ id }) => id === device?.area);
    return home.floors.find(({ id }) => id === area?.floor)?.level ?? null;
  });
  const known = levels.flatMap((level) => (level === null ? [] : [sign * level]));
  const highest = Math.max(...known);
  if (known.length < options.length || known.filter((level) => level === highest).length !== 1)
    return undefined;
  return options[levels.findIndex((level) => level !== null && sign * level === highest)];
}
