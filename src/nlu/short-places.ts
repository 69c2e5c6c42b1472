/**
 * "Willow" for the Willow Room, "Captain's" and "Oak" for a cabin and a suite: what tells a room apart is often all that is
 * said of it. Only words that nothing else here is called by, and that mean nothing in any phrase ("the blue room", "the
 * music room" keep theirs).
 *
 * And the other way round: "the bedroom" is the Master Bedroom, "the kitchen" the Kitchen Diner, where none is called just
 * so; of two bedrooms whichever the speaker is in, else it is asked.
 */
import type { Area, Home } from '../actions/home.js';
import { nameKey } from '../actions/home-file/collisions.js';
import { nameWords } from '../actions/resolve/names.js';
import { literalWords } from './politeness.js';
import type { Skill } from './skill.js';

const ROOM = /^(?:the )?(.+?) (?:bed ?room|room|suite|cabin|chamber|cottage)$/iu;

/** What rooms are for, as the last word of their names; "room" says nothing. */
const ROOM_NOUNS: ReadonlySet<string> = new Set(
  (
    'kitchen kitchenette bedroom bathroom bath toilet office study library lounge nursery playroom den hall hallway landing foyer ' +
    'stairs attic loft basement cellar garage workshop shed laundry pantry closet conservatory porch patio deck terrace balcony ' +
    'garden yard driveway gym sauna'
  ).split(' '),
);
/** One place by two words. */
const SAME_NOUN: Readonly<Record<string, string>> = { bath: 'bathroom', hall: 'hallway', hallway: 'hall' };
/** "Kitchen Diner", "Kitchen/Lounge", "Kitchen & Dining Room": two places in one. */
const TWO_IN_ONE = /\s*[/&+]\s*|\s+(?:and|-)\s+|\s+(?=(?:diner|dinette|dining|lounge)\b)/iu;

/** The areas with their short names among their aliases. */
export function withShortNames(
  areas: readonly Area[],
  home: Home,
  skills: readonly Skill[],
): readonly Area[] {
  return withRoomNouns(withTellingWords(areas, home, skills), home);
}

function withRoomNouns(areas: readonly Area[], home: Home): readonly Area[] {
  const known = namesOf(home);
  return areas.map((area) => {
    const nouns = [...new Set(area.name.split(TWO_IN_ONE).flatMap(nounsOf))].filter(
      (noun) => !known.has(noun),
    );
    return nouns.length === 0 ? area : { ...area, aliases: [...area.aliases, ...nouns] };
  });
}

function nounsOf(part: string): string[] {
  const noun = nameKey(part).split(' ').at(-1) ?? '';
  if (!ROOM_NOUNS.has(noun)) return [];
  const same = SAME_NOUN[noun];
  return same === undefined ? [noun] : [noun, same];
}

function withTellingWords(areas: readonly Area[], home: Home, skills: readonly Skill[]): readonly Area[] {
  const shorts = areas.map(({ name }) => ROOM.exec(name)?.[1] ?? null);
  if (shorts.every((short) => short === null)) return areas;
  const known = namesOf(home);
  const words = vocabularyOf(skills);
  const keys = shorts.map((short) => (short === null ? '' : nameKey(short)));
  return areas.map((area, at) => {
    const short = shorts[at] ?? null;
    const key = keys[at] ?? '';
    if (short === null || key === '' || known.has(key)) return area;
    if (keys.filter((other) => other === key).length > 1) return area;
    // "Oak 2" of two such rooms, "room 12": numbers are values.
    if (nameWords(short).some((word) => words.has(word) || /\d/.test(word))) return area;
    return { ...area, aliases: [...area.aliases, short] };
  });
}

function namesOf(home: Home): ReadonlySet<string> {
  const all = [home.areas, home.floors, home.devices, home.lists, home.calendars].flat();
  return new Set(all.flatMap(({ name, aliases }) => [name, ...aliases]).map(nameKey));
}

const vocabularies = new WeakMap<readonly Skill[], ReadonlySet<string>>();

/** Every word of every phrase that may be a request. */
export function vocabularyOf(skills: readonly Skill[]): ReadonlySet<string> {
  const known = vocabularies.get(skills);
  if (known !== undefined) return known;
  const words = new Set<string>();
  for (const { id, rules = {}, lists = {}, intents, asksOnly } of skills) {
    if (asksOnly === true) continue;
    const groups = Object.entries(intents).flatMap(([intent, { groups: own }]) =>
      own.map(({ needs: _, ...group }) => ({ rules: {}, lists: {}, ...group, skill: id, intent })),
    );
    for (const word of literalWords({ groups, rules, lists })) words.add(word);
  }
  vocabularies.set(skills, words);
  return words;
}
