/**
 * Retrieval: the few things of a house that a sentence could mean, so that the model never sees the house. By the words of
 * names and aliases (rare words count more), by room, by the words for a kind, by sound, by what was meant last;
 * what is in the speaker's room fills the rest, for sentences that name nothing.
 */
import type { Device, Home } from '../actions/home.js';
import { nameWords, singular } from '../actions/names.js';
import { normalWords } from '../nlu/normalize.js';
import { KINDS_OF_WORD } from './kind-words.js';
import { likeness } from './likeness.js';
import type { Entity, EntityType } from './problem.js';

export const MAX_CANDIDATES = 12;
/** Of these, so many are there only because they are near. */
const MAX_NEAR = 6;

export interface Around {
  /** The speaker's area id. */
  readonly room: string | null;
  /** Device and area ids of the last command, if it may still be meant. */
  readonly last: readonly string[];
}

interface Named {
  readonly type: EntityType;
  readonly id: string;
  readonly names: readonly { readonly text: string; readonly words: readonly string[] }[];
  readonly device: Device | null;
}

interface Index {
  readonly things: readonly Named[];
  /** Word -> how rare it is among the names of this house, 0.2 to 1. */
  readonly weight: ReadonlyMap<string, number>;
}

const indexOfHome = new WeakMap<Home, Index>();

/** The candidates, likeliest first, at most `MAX_CANDIDATES`. */
export function candidatesOf(sentence: string, home: Home, around: Around): Entity[] {
  const index = indexOf(home);
  const said = normalWords(sentence).map(singular);
  const alike = heardAs(said, index);
  const kinds = new Set(said.flatMap((word) => KINDS_OF_WORD.get(word) ?? []));
  const scored = index.things.map((thing) => ({ thing, ...nameScore(thing, alike, index) }));
  const places = new Set(
    scored
      .filter(({ thing, score }) => thing.device === null && score >= SURE)
      .flatMap(({ thing }) =>
        thing.type === 'floor'
          ? home.areas.filter(({ floor }) => floor === thing.id).map(({ id }) => id)
          : [thing.id],
      ),
  );
  const rarity = countsOf(home.devices.map(({ kind }) => kind));
  const ranked = scored
    .map(({ thing, score, text }) => {
      const { device } = thing;
      const last = around.last.includes(thing.id);
      const near = device !== null && device.area !== null && device.area === around.room;
      const kind = device !== null && kinds.has(device.kind);
      const placed = device !== null && device.area !== null && places.has(device.area);
      const named = score + (last ? 2 : 0) + (placed ? (kind ? 1.2 : 0.3) : 0);
      // A kind alone means the group, which needs no candidate; with the room it may be one of them.
      return {
        thing,
        text,
        last,
        named,
        score: named + (kind ? 0.4 : 0) + (near ? 0.5 : 0),
        near: near && (kind || FILLS.has(device?.kind ?? '')),
        // The only lock, one of two robots: meant wherever it is.
        rare: kind && (rarity.get(device.kind) ?? 0) <= MAX_RARE,
      };
    })
    .sort((a, b) => b.score - a.score || b.named - a.named);
  const meant = ranked.filter(({ named }) => named >= WORTH).slice(0, MAX_CANDIDATES);
  const filling = ranked
    .filter((one) => (one.near || one.rare) && !meant.includes(one))
    .slice(0, Math.max(0, Math.min(MAX_NEAR, MAX_CANDIDATES - meant.length)));
  const chosen = [...meant, ...filling];
  // "Clean up in here" is about the room itself.
  const own = ranked.find(({ thing }) => thing.type === 'area' && thing.id === around.room);
  if (own !== undefined && !chosen.includes(own) && chosen.length < MAX_CANDIDATES) chosen.push(own);
  return chosen.map(({ thing, text, last }) => entityOf(thing, text, last, home, around));
}

/** So many of a kind may be offered from other rooms. */
const MAX_RARE = 2;

function countsOf(kinds: readonly Device['kind'][]): ReadonlyMap<Device['kind'], number> {
  const counts = new Map<Device['kind'], number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** From here on a name was said, in part or in a likeness. */
const WORTH = 0.25;
/** And here it was said in full. */
const SURE = 0.75;
/** What a sentence that names nothing may mean: "it's so dark", "too loud", "I'm cold". */
const FILLS: ReadonlySet<string> = new Set([
  'light',
  'media',
  'climate',
  'cover',
  'fan',
  'switch',
  'outlet',
  'vacuum',
]);

/** Words of names that are heard in the sentence, with how likely. */
function heardAs(said: readonly string[], { weight }: Index): ReadonlyMap<string, number> {
  const heard = new Map<string, number>();
  // Words that are one name: "play room" and Playroom, "cot at sue" and Kotatsu.
  const joined = [2, 3].flatMap((many) =>
    said.slice(many - 1).map((_, index) => said.slice(index, index + many).join('')),
  );
  // What is a word of this house or of its kinds was not misheard: a light is no night.
  const strange = said.filter((one) => !weight.has(one) && !KINDS_OF_WORD.has(one) && !COMMON.has(one));
  for (const word of weight.keys()) {
    let best = said.includes(word) ? 1 : 0;
    // "Pump" for the Pumping Machine, whatever else a pump is.
    if (best < PART && said.some((one) => one.length > 3 && word.startsWith(one))) best = PART;
    for (const one of strange) if (best < 1) best = Math.max(best, likeness(one, word));
    if (best < RELATED && said.some((one) => KINDRED.get(one)?.includes(word) === true)) best = RELATED;
    for (const one of joined) if (best < 1) best = Math.max(best, likeness(one, word) * 0.9);
    if (best > 0) heard.set(word, best);
  }
  return heard;
}

function nameScore(
  { names }: Named,
  heard: ReadonlyMap<string, number>,
  { weight }: Index,
): { readonly score: number; readonly text: string } {
  let score = 0;
  let text = names[0]?.text ?? '';
  for (const name of names) {
    let found = 0;
    let all = 0;
    let telling = false;
    let whole = true;
    for (const word of name.words) {
      const worth = weight.get(word) ?? 1;
      const how = heard.get(word) ?? 0;
      all += worth;
      found += worth * how;
      if (how === 0) whole = false;
      if (how > 0 && !COMMON.has(word) && !KINDS_OF_WORD.has(word)) telling = true;
    }
    // "Light" alone is every lamp's: it names one only where that is its whole name.
    if (!telling && !whole) continue;
    // A whole name of three words says more than a whole name of one.
    const own = all === 0 ? 0 : (found / all) * (1 + 0.1 * Math.min(3, name.words.length));
    if (own > score) [score, text] = [own, name.text];
  }
  return { score, text };
}

function entityOf(thing: Named, text: string, last: boolean, home: Home, around: Around): Entity {
  const { device, type, id } = thing;
  const area = device?.area ?? null;
  const place = home.areas.find((one) => one.id === area)?.name ?? null;
  const held = place !== null && nameWords(place).every((word) => nameWords(text).includes(word));
  return {
    type,
    id,
    text,
    kind: device?.kind ?? null,
    place: held ? null : place,
    here: around.room !== null && (type === 'area' ? id === around.room : area === around.room),
    last,
  };
}

function indexOf(home: Home): Index {
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

const PART = 0.8;
/** What things are for: "make me a latte" speaks of the coffee machine. */
const RELATED = 0.6;
const KINDRED: ReadonlyMap<string, readonly string[]> = new Map(
  [
    [
      'latte cappuccino espresso americano mocha brew caffeine cup cuppa coffee',
      'coffee espresso barista brewer',
    ],
    ['tea boil cuppa', 'kettle samovar'],
    ['laundry clothes washing', 'washer washing dryer'],
    ['dish dishes', 'dishwasher'],
    ['film movie show series channel program', 'tv projector telly netflix'],
    ['music song album track tune playlist', 'speaker stereo radio sonos hifi soundbar'],
    ['carpet crumb dust dirt', 'vacuum hoover roomba robot'],
    ['grass', 'mower lawn'],
    ['water tank tap bucket', 'pump pumping motor borehole tank'],
    ['smell burnt smoke burning cook cooking', 'hood extractor fan vent purifier'],
    ['plant flower', 'sprinkler irrigation hose drip'],
    ['ac aircon conditioning', 'ac conditioner aircon air'],
    ['warmth heating', 'heating radiator heater thermostat fireplace'],
  ].flatMap(([said = '', named = '']) =>
    said.split(' ').map((word): [string, readonly string[]] => [word, named.split(' ')]),
  ),
);

/** Words of names that say little. */
const COMMON: ReadonlySet<string> = new Set([
  'the',
  'of',
  'in',
  'room',
  'list',
  'smart',
  'main',
  'my',
  'floor',
]);

function named(
  type: EntityType,
  { id, name, aliases }: { readonly id: string; readonly name: string; readonly aliases: readonly string[] },
  device: Device | null,
): Named {
  return { type, id, device, names: [name, ...aliases].map((text) => ({ text, words: nameWords(text) })) };
}
