/** The names of a house as words, made once for each house: with thousands of devices, taking each apart for every sentence is felt. */
import type { Device, Home, Kind } from '../../actions/home.js';
import { singular } from '../../actions/resolve/names.js';
import { bareWords, normalWords } from '../normalize.js';

function once<T>(make: (home: Home) => T): (home: Home) => T {
  const known = new WeakMap<Home, { readonly made: T }>();
  return (home) => {
    const before = known.get(home);
    if (before !== undefined) return before.made;
    const made = make(home);
    known.set(home, { made });
    return made;
  };
}

const namesOf = ({ name, aliases }: Device): readonly string[] => [name, ...aliases];

export interface WrittenName {
  readonly words: readonly string[];
  readonly kind: Device['kind'];
}

/** By the letter that a name begins with. */
export const namesByLetter = once((home): ReadonlyMap<string, readonly WrittenName[]> => {
  const found = new Map<string, WrittenName[]>();
  for (const device of home.devices)
    for (const one of namesOf(device)) {
      const words = bareWords(one).split(' ').map(singular);
      const letter = words[0]?.[0] ?? '';
      const alike = found.get(letter);
      if (alike === undefined) found.set(letter, [{ words, kind: device.kind }]);
      else alike.push({ words, kind: device.kind });
    }
  return found;
});

/** Every name as one string of singular words, and how many the longest has. */
export const namesAsSaid = once((home) => {
  const names = new Set<string>();
  let longest = 0;
  for (const device of home.devices)
    for (const one of namesOf(device)) {
      const words = normalWords(one).map(singular);
      if (words.length > 0) names.add(words.join(' '));
      longest = Math.max(longest, words.length);
    }
  return { names: names as ReadonlySet<string>, longest };
});

/** What is told to do something by a mere part of its name; scenes and people are not. */
const TOLD: ReadonlySet<Kind> = new Set([
  'light',
  'switch',
  'outlet',
  'fan',
  'cover',
  'climate',
  'humidifier',
  'media',
  'vacuum',
  'mower',
  'lock',
  'valve',
  'water_heater',
]);

/** Names of rooms and people, which stand for nothing else; the words of rooms; and the house without what is not told to do anything. */
export const namesToTell = once((home) => {
  const places = [...home.areas, ...home.floors].flatMap(({ name, aliases }) => [name, ...aliases]);
  const people = home.devices.filter(({ kind }) => kind === 'person').flatMap(namesOf);
  return {
    wholes: new Set([...places, ...people].map(bareWords)) as ReadonlySet<string>,
    // "Jack's LEDs" are Jack's, whatever his room is called.
    placeWords: new Set(
      places.flatMap((name) => bareWords(name.replace(/\p{L}+['’]s\b/gu, '')).split(' ')),
    ) as ReadonlySet<string>,
    things: { ...home, devices: home.devices.filter(({ kind }) => TOLD.has(kind)) } as Home,
  };
});
