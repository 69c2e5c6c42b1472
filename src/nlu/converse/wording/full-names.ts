/** "Is the fireplace on", "spots off", of a house with one Gas Fireplace and the Kitchen Spots: said with the names in full. */
import type { Device, Home } from '../../../actions/home.js';
import { findByName, singular } from '../../../actions/resolve/names.js';
import { PLAIN_KINDS } from '../../../actions/resolve/shared-names.js';
import { bareWords } from '../../normalize.js';
import { vocabularyOf } from '../../short-places.js';
import { SKILLS } from '../../skills/index.js';
import { isOfTheirs, isTold } from '../../told.js';
import { NAMELESS, wordRuns } from '../../word-runs.js';
import { namesToTell } from '../name-tables.js';

const ASKS =
  /^(?:(?:and|so|but|hey) )*(?:is|are|was|were|what|whats|what['’]s|how|hows|how['’]s|has|does|did)\b/i;
const MAX_NAME = 4;

/** Null where nothing is asked, or no part of it is called so but by one thing of the house. */
export function inFullNames(text: string, home: Home): string | null {
  if (!ASKS.test(text)) return null;
  const words = text.split(/\s+/);
  const runs = wordRuns(words.slice(1), MAX_NAME).toSorted((a, b) => b.length - a.length);
  for (const run of runs) {
    const said = run.join(' ').replace(/[.,!?]+$/, '');
    if ([run[0], run.at(-1)].some((word) => word !== undefined && isFrame(word))) continue;
    const found = findByName(home, said, home.devices);
    const [only] = found;
    // "The lights" of a floor that has none are not the Bedroom Light; "the alarm" is the only one.
    const isKind = run.length === 1 && PLAIN_KINDS.has(singular(bareWords(said)));
    if (isKind && home.devices.some(({ id, kind }) => kind === only?.kind && id !== only.id)) continue;
    if (only !== undefined && found.length === 1 && only.name.toLowerCase() !== said.toLowerCase())
      return text.replace(said, toldApart(only, home));
  }
  return null;
}

/** "Priya's radiator", where two rooms have a Radiator: its room is a part of the name. */
function toldApart({ id, name, area }: Device, { devices, areas }: Home): string {
  const room = areas.find((one) => one.id === area);
  const isShared = devices.some((other) => other.id !== id && bareWords(other.name) === bareWords(name));
  return isShared && room !== undefined ? `${name} in ${room.name}` : name;
}

const THING =
  /\b(the|my|our) ((?:[\p{L}\p{N}'’-]+ ){0,2}?[\p{L}\p{N}'’-]+)(?=,|[.!]?$| (?:and|on|off|up|down|to|at|in|until|till|for|when|once|while|after|as)\b)/giu;

/** "Turn off the iron and the dryer", with one Tumble Dryer: an order of several things with each name in full. */
export function namesInFull(text: string, home: Home): string | null {
  if (!/\band\b|,/.test(text)) return null;
  const told = text.replace(THING, (words: string, the: string, said: string) => {
    const [only, ...more] = findByName(home, said, home.devices);
    return only === undefined || more.length > 0 ? words : `${the} ${only.name}`;
  });
  return told.toLowerCase() === text.toLowerCase() ? null : told;
}

/** Words of the question around the name. */
const STATES: ReadonlySet<string> = new Set(
  'are still closed shut locked unlocked running doing playing was were and what whats how'.split(' '),
);

const isFrame = (word: string): boolean => {
  const plain = word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return NAMELESS.has(plain) || STATES.has(plain);
};

/** Words of a request that are no part of a name, whatever is called so. */
const OF_REQUESTS: ReadonlySet<string> = new Set(
  (
    'dim brighten lower raise brighter dimmer darker louder quieter warmer cooler hotter colder more less stop start pause play run ' +
    'go dock clean half full max maximum min minimum low medium high everything all both every each other one then just now ' +
    'good night morning time home here there when until till after before by with not no dont never i we you he she they'
  ).split(' '),
);

/** The request with each name in full of which a part is said; null where there is none, or it asks. */
export function requestInFullNames(text: string, home: Home): string | null {
  if (ASKS.test(text) || (isTold(text) && !isOfTheirs(text)) || /\?\s*$/.test(text)) return null;
  const words = text.trim().split(/\s+/);
  const { wholes, placeWords, things } = namesToTell(home);
  const told: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { name, length } = longestName(words.slice(at, at + MAX_NAME), (said) => {
      if (wholes.has(said)) return said;
      const found = tells(said, placeWords) ? fullName(said, things) : null;
      // "Sarah's off today" tells where she is; "and Sarah's off" is of what is hers.
      return at === 0 && found !== null && isOwner(said, found) ? null : found;
    });
    told.push(name ?? words[at] ?? '');
    at += length;
  }
  const full = told.join(' ');
  return bareWords(full) === bareWords(text) ? null : full;
}

/** The name that the words begin with, and of how many of them it is; null and one word, where they begin with none. */
function longestName(
  words: readonly string[],
  nameOf: (said: string) => string | null,
): { readonly name: string | null; readonly length: number } {
  for (let length = words.length; length > 0; length -= 1) {
    const name = nameOf(bareWords(words.slice(0, length).join(' ')));
    if (name !== null) return { name, length };
  }
  return { name: null, length: 1 };
}

/**
 * Is there a word that only a name has? "Lamp", "blue", "20", "kitchen lights" are kinds of things, values and places, and the
 * track that is turned off may be one that plays.
 */
function tells(said: string, places: ReadonlySet<string>): boolean {
  const parts = said.split(' ');
  if ([parts[0], parts.at(-1)].some((word) => word === undefined || isNoName(word))) return false;
  const words = vocabularyOf(SKILLS);
  const isPlain = (word: string): boolean => words.has(word) || words.has(singular(word));
  return parts.some((word) => !isPlain(word) && !places.has(word) && !/^\d/.test(word));
}

/** The one thing that is called so, or by these words among others. */
function fullName(said: string, things: Home): string | null {
  const [only, ...more] = findByName(things, said, things.devices);
  // "The llum's off" is how it is.
  if (only === undefined || more.length > 0 || said === `${bareWords(only.name)}s`) return null;
  return only.name;
}

const isOwner = (said: string, name: string): boolean =>
  /^\p{L}+['’]s\b/u.test(name) && said === bareWords(name).split(' ')[0];

const isNoName = (word: string): boolean => isFrame(word) || OF_REQUESTS.has(word);
