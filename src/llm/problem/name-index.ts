/** The names of a house by their words, with how much each word tells. Worked out once for each home. */
import type { Device, Home } from '../../actions/home.js';
import { nameWords } from '../../actions/resolve/names.js';
import { KINDS_OF_WORD } from '../../nlu/kind-words.js';
import type { EntityType } from './problem.js';

export interface Named {
  readonly type: EntityType;
  readonly id: string;
  readonly names: readonly { readonly text: string; readonly words: readonly string[] }[];
  readonly device: Device | null;
}

export interface NameIndex {
  readonly things: readonly Named[];
  /** Word -> how rare it is among the names of this house, 0.2 to 1. */
  readonly weight: ReadonlyMap<string, number>;
}

const indexOfHome = new WeakMap<Home, NameIndex>();

export function nameIndexOf(home: Home): NameIndex {
  const known = indexOfHome.get(home);
  if (known !== undefined) return known;
  const things = [
    ...home.areas.map((place) => named('area', place, null)),
    ...home.floors.map((place) => named('floor', place, null)),
    ...home.lists.map((list) => named('list', list, null)),
    ...home.calendars.map((calendar) => named('calendar', calendar, null)),
    ...home.devices.map((device) => named('device', device, device)),
  ];
  const counts = new Map<string, number>();
  for (const { names } of things) {
    for (const word of new Set(names.flatMap(({ words }) => words)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weight = new Map(
    [...counts].map(([word, count]): [string, number] => [
      word,
      (COMMON.has(word) || KINDS_OF_WORD.has(word) ? 0.5 : 1) * Math.max(0.2, 1 / (1 + Math.log(count))),
    ]),
  );
  const index = { things, weight };
  indexOfHome.set(home, index);
  return index;
}

/** Words of names that say little, and of requests that are no name misheard. */
export const COMMON: ReadonlySet<string> = new Set(
  (
    'the a an of in on off and or to it is are my your our this that room list smart main floor turn switch set put make ' +
    'please could would you me up down all some no not with for from at what which how when'
  ).split(' '),
);

function named(
  type: EntityType,
  { id, name, aliases }: { readonly id: string; readonly name: string; readonly aliases: readonly string[] },
  device: Device | null,
): Named {
  return { type, id, device, names: [name, ...aliases].map((text) => ({ text, words: nameWords(text) })) };
}
