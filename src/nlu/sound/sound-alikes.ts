/**
 * Sentences in which what nobody here is called may be a name of this house as it was heard: "turn off the kitchen lied",
 * "the cot at sue", "bedlight". Never where another name sounds as near, and never where the words say what else they
 * could be: a bath light is no path light.
 */
import type { Home } from '../../actions/home.js';
import { singular } from '../../actions/resolve/names.js';
import { KINDS_OF_WORD } from '../kind-words.js';
import { bareWords } from '../normalize.js';
import { NAMELESS } from '../word-runs.js';
import { SoundIndex } from './sound-index.js';
import { soundDistance, soundsOf } from './spelled-sound.js';

export interface SoundAlike {
  /** The sentence with the name in place of what was heard. */
  readonly text: string;
  /** So near that it may be done; else it is to be asked about. */
  readonly sure: boolean;
}

/** Share of the sounds that are others. */
const SURE = 0.08;
const MAYBE = 0.17;
/** By so much the next name must be further away. */
const CLEAR = 0.08;
/** Shorter names sound like too much. */
const FEWEST_SOUNDS = 4;
const MOST_WORDS = 4;
/** Sentences of more words are stories. */
const LONGEST = 14;
/** No name begins or ends with these either. */
const FRAME: ReadonlySet<string> = new Set([
  ...NAMELESS,
  ...'these those all every any from or was shut start stop play dim make what which who where how percent degrees'.split(
    ' ',
  ),
]);
/** Who says one of these means it: rooms, places and looks that tell things apart. */
const TELLING: ReadonlySet<string> = new Set(
  (
    'bath bathroom path hall hallway wall floor bed bedroom kitchen living dining lounge garage garden yard deck drive porch patio attic cellar basement ' +
    'office study den landing stair step closet pantry laundry utility guest kid child baby nursery left right front back rear top bottom upper lower ' +
    'big small old new red blue green white black yellow pink orange purple warm cold hot north south east west main side first second third one two three ' +
    'inner outer inside outside day night morning evening desk table book reading'
  ).split(' '),
);

/** Names of so many sounds more or less are others. */
const LONGER = 3;

interface Named {
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly sounds: string;
  /** Too short to be meant by anything that only sounds like it: people, and whose a thing is. */
  readonly short?: true;
}

/** Nearest first; none where the house has nothing that sounds so. */
export function soundAlikes(text: string, home: Home): readonly SoundAlike[] {
  const tokens = text.trim().split(/\s+/);
  if (tokens.length > LONGEST) return [];
  const names = namesOf(home);
  const found: { readonly text: string; readonly distance: number; readonly begins: boolean }[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + MOST_WORDS); to += 1) {
      const said = tokens.slice(from, to).map(bareWords);
      if (FRAME.has(said[0] ?? '') || FRAME.has(said.at(-1) ?? '') || said.includes('')) continue;
      const near = nearest(said, names);
      if (near === null) continue;
      const mark = /[^\p{L}\p{N}'’]*$/u.exec(tokens[to - 1] ?? '')?.[0] ?? '';
      const sentence = [...tokens.slice(0, from), `${near.name}${mark}`, ...tokens.slice(to)].join(' ');
      found.push({ text: sentence, distance: near.distance, begins: near.begins });
    }
  }
  return found
    .sort((left, right) => left.distance - right.distance)
    .map(({ text: sentence, distance, begins }) => ({ text: sentence, sure: begins && distance <= SURE }));
}

/** The one name that these words sound like; null where they are a name, or two sound like them, or none. */
function nearest(
  said: readonly string[],
  { names, index }: Names,
): { readonly name: string; readonly distance: number; readonly begins: boolean } | null {
  const sounds = soundsOf(said);
  const own = said.map(singular);
  let best: { readonly named: Named; readonly distance: number } | null = null;
  let next = Number.POSITIVE_INFINITY;
  // What is further away is neither meant nor near enough to leave a doubt.
  for (const row of index.near(sounds, MAYBE + CLEAR, LONGER)) {
    const named = names[row];
    if (named === undefined) continue;
    const distance = soundDistance(sounds, named.sounds, MAYBE + CLEAR);
    if (best === null || distance < best.distance) {
      if (best !== null && best.named.id !== named.id) next = Math.min(next, best.distance);
      best = { named, distance };
    } else if (best.named.id !== named.id) next = Math.min(next, distance);
  }
  if (best === null || best.distance > MAYBE || next - best.distance < CLEAR) return null;
  const { named, distance } = best;
  if (named.short === true && distance > 0) return null;
  if (own.join(' ') === named.words.join(' ')) return null;
  const isJoined = own.join('') === named.words.join('');
  const others = own.filter((word) => !named.words.includes(word));
  if (!isJoined && others.some((word) => TELLING.has(word) || KINDS_OF_WORD.has(word))) return null;
  return { name: named.name, distance, begins: beginsAlike(own, named) };
}

/** How a word begins is what is heard best: a noon lamp is asked about before the moon lamp is lit. */
function beginsAlike(said: readonly string[], { words }: Named): boolean {
  const first = (word: string | undefined): string => soundsOf([word ?? ''])[0] ?? '';
  // Where it was heard as more words or fewer, none of them is another word.
  if (said.length !== words.length) return true;
  return said.every((word, at) => first(word) === first(words[at]));
}

interface Names {
  readonly names: readonly Named[];
  readonly index: SoundIndex;
}

const known = new WeakMap<Home, Names>();

function namesOf(home: Home): Names {
  const before = known.get(home);
  if (before !== undefined) return before;
  const things = [...home.devices, ...home.areas, ...home.floors, ...home.lists];
  const names = things.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].flatMap((one): Named[] => {
      const words = bareWords(one).split(' ').filter(Boolean).map(singular);
      const sounds = soundsOf(bareWords(one).split(' ').filter(Boolean));
      return sounds.length < FEWEST_SOUNDS ? [] : [{ id, name: one, words, sounds }];
    }),
  );
  names.push(...shortNames(home));
  const made = { names, index: new SoundIndex(names.map(({ sounds }) => sounds)) };
  known.set(home, made);
  return made;
}

/** "Zoë" and "Zoë's", however they are spelled; names of one syllable sound like too much even so. */
function shortNames({ devices, areas }: Home): Named[] {
  const people = devices.filter(({ kind }) => kind === 'person').map(({ name }) => name);
  const owners = [...devices, ...areas].flatMap(({ name }) => /^\p{L}+['’]s(?= )/u.exec(name)?.[0] ?? []);
  return [...new Set([...people, ...owners])].flatMap((name): Named[] => {
    const bare = bareWords(name);
    const sounds = soundsOf(bare.split(' '));
    const vowels = sounds.match(/[aeiouAEIOUW]/g)?.length ?? 0;
    return vowels < 2 || /\s/.test(bare)
      ? []
      : [{ id: name, name, words: [singular(bare)], sounds, short: true }];
  });
}
