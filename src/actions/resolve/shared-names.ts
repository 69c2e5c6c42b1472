/**
 * What several devices are called together: "the bench lights" for Bench Light 1 and 2, "the strips" for the Port Strip and the
 * Starboard Strip, "both reading lamps" for two of that name. Words that mean a whole kind are left to the skills.
 */
import { normalWords } from '../../nlu/normalize.js';
import type { Device } from '../home.js';
import { plural, singular } from './names.js';

/** More of them are a kind rather than a few, and each would be one entry more of every list of names. */
const MAX_TOGETHER = 12;

/** Alone they mean a kind of thing, wherever it is. */
export const PLAIN_KINDS: ReadonlySet<string> = new Set(
  (
    'light lamp bulb lighting switch plug outlet socket fan tv television speaker player radio thermostat heater heating radiator ' +
    'ac blind curtain drape shade shutter awning door gate window valve lock sensor vacuum robot mower button scene cover siren ' +
    'humidifier alarm battery camera device thing person temperature humidity'
  ).split(' '),
);

/** What tells the last of several alike apart: "Bunk Lamp 2", "Mirror Light Left". */
const TELLS_APART =
  /^(?:\d+|[a-z]|one|two|three|four|five|six|left|right|middle|center|front|back|rear|top|bottom|upper|lower|inner|outer|north|south|east|west)$/;

/** For each device, the words in the plural that it shares with others of its kind. */
export function sharedNames(devices: readonly Device[]): ReadonlyMap<string, readonly string[]> {
  const together = new Map<string, { readonly words: string; readonly ids: Set<string> }>();
  for (const { id, kind, name, aliases } of devices) {
    for (const words of [name, ...aliases].flatMap(partsOf)) {
      const key = `${kind} ${words}`;
      const known = together.get(key) ?? { words, ids: new Set<string>() };
      known.ids.add(id);
      together.set(key, known);
    }
  }
  const shared = new Map<string, string[]>();
  for (const { words, ids } of together.values()) {
    if (ids.size < 2 || ids.size > MAX_TOGETHER) continue;
    for (const id of ids) shared.set(id, [...(shared.get(id) ?? []), words]);
  }
  return shared;
}

/** The end of a name, of any length, in the plural: what a thing is stands last, before what tells it apart. */
function partsOf(name: string): string[] {
  const words = [...normalWords(name)];
  while (words.length > 1 && TELLS_APART.test(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  // "Spots" are several already.
  if (!/[a-z]{2}/.test(last) || last !== singular(last)) return [];
  return words.flatMap((_, at) => {
    const part = words.slice(at);
    return part.length === 1 && PLAIN_KINDS.has(last) ? [] : [[...part.slice(0, -1), plural(last)].join(' ')];
  });
}
