/**
 * Devices by the words people use for them: the whole name or an alias, the name with the room in front ("kitchen lamp"
 * for the Lamp in the kitchen), the name without its room ("ceiling light" for Kitchen Ceiling Light), or part of it.
 * The matcher finds whole names itself; this is for bare answers ("the left one"), fragments and plurals.
 */
import { normalWords } from '../../nlu/normalize.js';
import { wordsOf } from '../../nlu/template/templates.js';
import type { Area, Device, Home } from '../home.js';

const LEADING = new Set(['the', 'a', 'an', 'my', 'our', 'your', 'this', 'that', 'these', 'those', 'please']);
const TRAILING = new Set(['one', 'ones', 'please', 'device']);

/** What a lamp is called by turns: "the bedside light" is the Bedside Lamp where nothing else is called so. */
const LIGHT_NOUNS: ReadonlySet<string> = new Set(['light', 'lamp', 'bulb', 'lighting']);
const asLight = (words: readonly string[]): readonly string[] =>
  words.map((word) => (LIGHT_NOUNS.has(word) ? 'light' : word));

/** `lights` -> `light`, `batteries` -> `battery`, `switches` -> `switch`; `glass` and `upstairs` stay. */
export function singular(word: string): string {
  if (word.length <= 3 || /(ss|us|is|stairs|news|always)$/.test(word)) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(sh|ch|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** "bench light" -> "bench lights", "battery" -> "batteries", "switch" -> "switches". */
export function plural(text: string): string {
  if (/[^aeiou]y$/i.test(text)) return `${text.slice(0, -1)}ies`;
  return /(?:s|x|sh|ch)$/i.test(text) ? `${text}es` : `${text}s`;
}

/** The words that carry a name: normal form, without articles, in the singular. */
export function nameWords(text: string): string[] {
  const words = [...wordsOf(text)];
  while (words.length > 1 && LEADING.has(words[0] ?? '')) words.shift();
  while (words.length > 1 && TRAILING.has(words.at(-1) ?? '')) words.pop();
  return words.map(singular);
}

/** True where the words mean more than one: "lamps", "the ceiling lights". */
export function isPlural(text: string): boolean {
  const last = normalWords(text).at(-1) ?? '';
  return last !== singular(last);
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, index) => word === b[index]);

const without = (words: readonly string[], taken: readonly string[]): string[] =>
  words.filter((word) => !taken.includes(word));

/** Areas (or floors) of exactly this name or alias. */
export function placesNamed<P extends Pick<Area, 'name' | 'aliases'>>(
  places: readonly P[],
  text: string,
): P[] {
  const said = nameWords(text);
  return places.filter((place) => [place.name, ...place.aliases].some((name) => same(nameWords(name), said)));
}

/** What a device and its room are called, as words. */
interface Called {
  readonly device: Device;
  readonly names: readonly (readonly string[])[];
  readonly areaWords: readonly string[];
}

const calledIn = new WeakMap<Home, WeakMap<Device, Called>>();

/** Worked out once for each device of a home: 5,000 names take tens of milliseconds. */
function namesIn(home: Home): (device: Device) => Called {
  const known = calledIn.get(home) ?? new WeakMap<Device, Called>();
  calledIn.set(home, known);
  let areas: ReadonlyMap<string, Area> | undefined;
  return (device) => {
    let called = known.get(device);
    if (called === undefined) {
      areas ??= new Map(home.areas.map((area) => [area.id, area]));
      const area = device.area === null ? undefined : areas.get(device.area);
      called = {
        device,
        names: [device.name, ...device.aliases].map(nameWords),
        areaWords: area === undefined ? [] : [area.name, ...area.aliases].flatMap(nameWords),
      };
      known.set(device, called);
    }
    return called;
  };
}

const holdersIn = new WeakMap<Home, ReadonlyMap<string, readonly Device[]>>();

/** Of the devices those with at least one of the words in a name: no other can be called so. */
function holding(said: readonly string[], home: Home, among: readonly Device[]): readonly Device[] {
  if (among !== home.devices) return among;
  const holders = holdersIn.get(home) ?? holdersOf(home);
  holdersIn.set(home, holders);
  const found = new Set(said.flatMap((word) => holders.get(word) ?? []));
  return found.size === 0 ? [] : among.filter((device) => found.has(device));
}

function holdersOf(home: Home): ReadonlyMap<string, readonly Device[]> {
  const called = namesIn(home);
  const holders = new Map<string, Device[]>();
  for (const device of home.devices)
    for (const word of new Set(called(device).names.flat())) {
      const others = holders.get(word);
      if (others === undefined) holders.set(word, [device]);
      else others.push(device);
    }
  return holders;
}

/**
 * Devices whose name fits the words, the closest tier only: exact, then with or without the room, then a part of it; then
 * the same for lamps by another word for a lamp.
 *
 * @example findByName(home, 'ceiling lamp', home.devices) // [kitchen_light], by its alias
 */
export function findByName(home: Home, text: string, among: readonly Device[]): Device[] {
  const said = nameWords(text);
  if (said.length === 0) return [];
  const called = namesIn(home);
  const found = closest(holding(said, home, among).map(called), said);
  if (found.length > 0) return found;
  if (said.length > 1 && said.some((word) => LIGHT_NOUNS.has(word))) {
    const lamps = among.filter(({ kind }) => kind === 'light').map(called);
    const plain = lamps.map((entry) => ({ ...entry, names: entry.names.map(asLight) }));
    const lit = closest(plain, asLight(said));
    if (lit.length > 0) return lit;
    // "Dad's light" for Dad's Side, "the flood lights" for the Floodlight, where they are lights.
    const telling = said.filter((word) => !LIGHT_NOUNS.has(word));
    const joined = lamps.filter(({ names }) => names.some((name) => joinedIn(name, said)));
    const lamp = joined.length > 0 ? joined.map(({ device }) => device) : closest(lamps, telling);
    if (telling.length > 0 && lamp.length > 0) return lamp;
  }
  // "The left one" is no number, where none is called so.
  const bare = text.replace(/\s+one[\s.!?]*$/i, '');
  return bare === text ? [] : findByName(home, bare, among);
}

/** Two words that the name has as one: "flood light" in "floodlight". */
function joinedIn(name: readonly string[], said: readonly string[]): boolean {
  return said.length === 2 && name.includes(said.join(''));
}

/** Those of the first tier that has any. */
function closest(entries: readonly Called[], said: readonly string[]): Device[] {
  const tiers: ((entry: Called) => boolean)[] = [
    ({ names }) => names.some((name) => same(name, said)),
    ({ names, areaWords }) => {
      const bare = without(said, areaWords);
      return bare.length > 0 && names.some((name) => same(without(name, areaWords), bare));
    },
    ({ names, areaWords }) => {
      const bare = without(said, areaWords);
      return bare.length > 0 && names.some((name) => bare.every((word) => name.includes(word)));
    },
  ];
  for (const fits of tiers) {
    const found = entries.filter(fits).map(({ device }) => device);
    if (found.length > 0) return found;
  }
  return [];
}
