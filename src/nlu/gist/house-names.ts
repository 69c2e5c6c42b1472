/** The names of a house as pieces of a sentence: devices, rooms and floors, in the plural too. */
import type { Home, Kind } from '../../actions/home.js';
import { singular } from '../../actions/resolve/names.js';
import { normalWords } from '../normalize.js';
import type { Piece, Thing } from './piece.js';

/** What a kind of device is to a request; the others (sensors, alarms, numbers) are left to the grammar. */
const THING_OF: Readonly<Partial<Record<Kind, Thing>>> = {
  light: 'light',
  switch: 'plug',
  outlet: 'plug',
  humidifier: 'plug',
  siren: 'plug',
  water_heater: 'plug',
  fan: 'fan',
  cover: 'cover',
  valve: 'cover',
  climate: 'heating',
  lock: 'lock',
  media: 'player',
  vacuum: 'robot',
  mower: 'robot',
  scene: 'scene',
  script: 'scene',
};

interface Name {
  /** In the singular. */
  readonly words: readonly string[];
  readonly piece: Piece;
}

export type HouseNames = ReadonlyMap<string, readonly Name[]>;

const namesOfHome = new WeakMap<Home, HouseNames>();

/** Worked out once for each home, by first word, the longest first. */
export function houseNames(home: Home): HouseNames {
  const known = namesOfHome.get(home);
  if (known !== undefined) return known;
  const names: Name[] = [];
  const add = (said: string, piece: (text: string) => Piece): void => {
    const words = normalWords(said);
    if (words.length > 0) names.push({ words: words.map(singular), piece: piece(words.join(' ')) });
  };
  for (const { name, aliases, kind } of home.devices) {
    const thing = THING_OF[kind];
    if (thing === undefined) continue;
    for (const said of [name, ...aliases]) add(said, (text) => ({ type: 'thing', thing, text }));
  }
  for (const { name, aliases } of home.areas) {
    for (const said of [name, ...aliases]) add(said, (text) => ({ type: 'place', text: `in the ${text}` }));
  }
  for (const { name, aliases } of home.floors) {
    for (const said of [name, ...aliases]) add(said, (text) => ({ type: 'place', text }));
  }
  const byWord = new Map<string, Name[]>();
  for (const name of names.sort((a, b) => b.words.length - a.words.length)) {
    const first = name.words[0] ?? '';
    const same = byWord.get(first);
    if (same === undefined) byWord.set(first, [name]);
    else same.push(name);
  }
  namesOfHome.set(home, byWord);
  return byWord;
}
