/**
 * Retrieval: the few things of a house that a sentence could mean, so that the model never sees the house. By the words of
 * names and aliases (rare words count more), by room, by the words for a kind, by what things are for, by sound, by what was
 * meant last; what is in the speaker's room fills the rest, for sentences that name nothing.
 */
import type { DeviceState, Home, Kind } from '../../actions/home.js';
import { nameWords, singular } from '../../actions/resolve/names.js';
import { HINTED_KINDS, KINDS_OF_WORD } from '../../nlu/kind-words.js';
import { normalWords } from '../../nlu/normalize.js';
import { type Named, nameIndexOf } from './name-index.js';
import { heardAs, nameScore } from './name-match.js';
import type { Entity } from './problem.js';
import { forPurpose } from './purposes.js';
import { traitsOf } from './traits.js';

export const MAX_CANDIDATES = 12;
/** Of these, so many are there only because they are near. */
const MAX_NEAR = 6;
/** And so many because a word hints at their kind. */
const MAX_HINTED = 2;

export interface Around {
  /** The speaker's area id. */
  readonly room: string | null;
  /** Device and area ids of the last command, if it may still be meant. */
  readonly last: readonly string[];
  /** By device id; a device that is not there is as its file says. */
  readonly states: ReadonlyMap<string, DeviceState>;
}

/** The candidates, likeliest first, at most `MAX_CANDIDATES`. */
export function candidatesOf(sentence: string, home: Home, around: Around): Entity[] {
  const index = nameIndexOf(home);
  const said = normalWords(sentence).map(singular);
  const alike = heardAs(said, index);
  const kinds = new Set(said.flatMap((word) => KINDS_OF_WORD.get(word) ?? []));
  const scored = index.things.map((thing) => ({ thing, ...nameScore(thing, alike, index) }));
  const hinted = new Set(said.flatMap((word) => HINTED_KINDS.get(word) ?? []));
  const places = new Set(
    scored
      .filter(({ thing, score }) => thing.device === null && score >= SURE)
      .flatMap(({ thing }) =>
        thing.type === 'floor'
          ? home.areas.filter(({ floor }) => floor === thing.id).map(({ id }) => id)
          : [thing.id],
      ),
  );
  const counts = countsOf([
    ...home.devices.map(({ kind }) => kind),
    ...home.calendars.map(() => 'calendar' as const),
  ]);
  const isFew = (kind: Kind | 'calendar'): boolean => (counts.get(kind) ?? 0) <= MAX_RARE;
  const ranked = scored
    .map(({ thing, score, text }) => {
      const { device } = thing;
      const last = around.last.includes(thing.id);
      const near = device !== null && device.area !== null && device.area === around.room;
      const kind = device !== null && kinds.has(device.kind);
      const sort = device?.kind ?? (thing.type === 'calendar' ? 'calendar' : null);
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
        rare: kind && isFew(device.kind),
        hinted: sort !== null && hinted.has(sort) && isFew(sort),
      };
    })
    .sort((a, b) => b.score - a.score || b.named - a.named);
  const meant = ranked.filter(({ named }) => named >= WORTH).slice(0, MAX_CANDIDATES);
  const filling = ranked
    .filter((one) => (one.near || one.rare) && !meant.includes(one))
    .slice(0, Math.max(0, Math.min(MAX_NEAR, MAX_CANDIDATES - meant.length)));
  const hints = ranked
    .filter((one) => one.hinted && !meant.includes(one) && !filling.includes(one))
    .slice(0, Math.max(0, Math.min(MAX_HINTED, MAX_CANDIDATES - meant.length - filling.length)));
  const before = [...meant, ...filling, ...hints];
  const purposes = forPurpose(said, home, around.room)
    .flatMap((id) => ranked.find(({ thing }) => thing.device?.id === id) ?? [])
    .filter((one) => !before.includes(one))
    .slice(0, Math.max(0, MAX_CANDIDATES - before.length));
  const chosen = [...before, ...purposes];
  // "Clean up in here" is about the room itself.
  const own = ranked.find(({ thing }) => thing.type === 'area' && thing.id === around.room);
  if (own !== undefined && !chosen.includes(own) && chosen.length < MAX_CANDIDATES) chosen.push(own);
  return chosen.map(({ thing, text, last }) => entityOf(thing, text, last, home, around));
}

/** So many of a kind may be offered from other rooms. */
const MAX_RARE = 2;

function countsOf<K>(kinds: readonly K[]): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** From here on a name was said, in part or in a likeness. */
const WORTH = 0.25;
/** And here it was said in full. */
const SURE = 0.75;
/** What a sentence that names nothing may mean: "it's so dark", "too loud", "I'm cold", "the air is so dry". */
const FILLS: ReadonlySet<string> = new Set([
  'light',
  'media',
  'climate',
  'cover',
  'fan',
  'switch',
  'outlet',
  'vacuum',
  'humidifier',
  'valve',
  'water_heater',
]);

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
    traits: device === null ? [] : traitsOf(device, around.states.get(id) ?? device.state, text),
  };
}
