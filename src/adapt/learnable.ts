/**
 * What may be learnt at all. The rules are about words and things, not about people: nobody, however often he repeats
 * himself, gives "light" or "door" another meaning, renames a lock, or puts a new word next to another thing's name.
 */
import type { Device, Home, Kind } from '../actions/home.js';
import { bearsRisk } from '../actions/policy/policy.js';
import { nameProblem } from '../actions/registry/name-rules.js';
import { findByName, nameWords, placesNamed } from '../actions/resolve/names.js';
import { likeness } from '../llm/problem/likeness.js';
import { normalWords } from '../nlu/normalize.js';
import { ownWords, STRUCTURE } from '../replay/redact/own-words.js';
import type { Meant } from './lesson.js';

/** Nobody can tell what these do, or they are no things. */
const LEFT_ALONE: ReadonlySet<Kind> = new Set<Kind>([
  ...(['lock', 'alarm', 'siren', 'valve', 'script', 'automation', 'button', 'person'] as const),
]);
const MAX_WORDS = 4;
const MAX_CHARS = 40;
/** Of `likeness`: one letter apart. */
const ALIKE = 0.8;

/** Whether other names, or sentences, may be learnt for this thing. */
export function mayBeMeant(device: Device): boolean {
  return !bearsRisk(device) && !LEFT_ALONE.has(device.kind);
}

/** Whether the words are free to become another name of this thing: the house and its phrases know nothing by them. */
export function isFreeName(home: Home, said: string, meant: Meant): boolean {
  if ('calls' in meant) return false;
  const words = normalWords(said);
  if (words.length === 0 || words.length > MAX_WORDS || said.length > MAX_CHARS) return false;
  if ('device' in meant) {
    const device = home.devices.find(({ id }) => id === meant.device);
    if (device === undefined || !mayBeMeant(device)) return false;
    if (nameProblem(home, device.id, { aliases: [...device.aliases, said] }) !== null) return false;
  } else if (!home.areas.some(({ id }) => id === meant.area)) return false;
  const { devices, areas, floors, lists, calendars } = home;
  if (findByName(home, said, devices).length > 0) return false;
  if (placesNamed([...areas, ...floors, ...lists, ...calendars], said).length > 0) return false;
  return hasNewWord(home, words) && !isNearAnother(home, said, meant);
}

/** "Big light", where there are lights and nothing is called big, is still made of the house's own words. */
function hasNewWord(home: Home, words: readonly string[]): boolean {
  const own = ownWords();
  const names = new Set(thingsOf(home).flatMap(({ names: all }) => all.flatMap(nameWords)));
  return words.some((word) => {
    const forms = [word, ...nameWords(word)];
    return !/\d/.test(word) && word.length > 2 && !forms.some((form) => own.has(form) || names.has(form));
  });
}

/** "Kitchen lamb" sounds like the Kitchen Lamp: it never becomes the name of anything else. */
function isNearAnother(home: Home, said: string, meant: Meant): boolean {
  const words = nameWords(said);
  return thingsOf(home).some(
    ({ key, names }) =>
      key !== keyOf(meant) &&
      names.some((name) => {
        const theirs = nameWords(name);
        return (
          theirs.length === words.length &&
          theirs.every((word, at) => likeness(word, words[at] ?? '') >= ALIKE)
        );
      }),
  );
}

interface Thing {
  readonly key: string;
  readonly names: readonly string[];
}

function thingsOf({ devices, areas, floors, lists, calendars }: Home): Thing[] {
  const named = (
    kind: string,
    all: readonly { id: string; name: string; aliases: readonly string[] }[],
  ): Thing[] => all.map(({ id, name, aliases }) => ({ key: `${kind} ${id}`, names: [name, ...aliases] }));
  return [
    ...named('device', devices),
    ...named('area', areas),
    ...named('other', [...floors, ...lists, ...calendars]),
  ];
}

function keyOf(meant: Meant): string {
  return 'device' in meant ? `device ${meant.device}` : 'area' in meant ? `area ${meant.area}` : '';
}

/** Whether a whole sentence may come to mean these devices' calls: no figures, and a word that is more than grammar. */
export function isFreeSentence(home: Home, said: string, devices: readonly string[]): boolean {
  const words = normalWords(said);
  if (words.length < 2 || words.length > 10 || words.some((word) => /\d/.test(word))) return false;
  if (words.every((word) => STRUCTURE.has(word))) return false;
  const meant = home.devices.filter(({ id }) => devices.includes(id));
  return devices.length > 0 && meant.length === devices.length && meant.every(mayBeMeant);
}
