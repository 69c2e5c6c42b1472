/** A place that is said and a deed that is done in another: "the guests in Willow are cold" warms nobody in Oak. */
import type { Device, Home } from '../../../actions/home.js';
import type { Call } from '../../call.js';
import { withShortNames } from '../../short-places.js';
import { SKILLS } from '../../skills/index.js';
import type { Trial } from '../carry-out.js';
import { nameIn, spaced } from './named.js';

interface Place {
  readonly area: string;
  /** With a space around it. */
  readonly name: string;
  /** "In the den", "of den". */
  readonly placed: readonly string[];
}

const placesOf = new WeakMap<Home, readonly Place[]>();

/**
 * Whether every device that is touched, or told of, stands somewhere else than where the words say. Not where the device itself
 * is named, nor where the calls speak of places of their own: rooms that are left out, or cleaned.
 */
export function isElsewhere(
  text: string,
  calls: readonly Call[],
  trial: Trial,
  home: Home,
  room: string | null,
): boolean {
  if (calls.some(hasOwnPlace) || CORRECTS.test(text)) return false;
  const ids = new Set([
    ...trial.parts.flatMap(({ devices }) => devices),
    ...trial.effects.flatMap((effect) => ('device' in effect ? [effect.device] : [])),
  ]);
  const devices = home.devices.filter(({ id }) => ids.has(id));
  if (devices.length === 0 || devices.some(({ area }) => area === null)) return false;
  const said = spaced(text).replace(' in front of ', ' before ');
  if (THIS_FLOOR.test(said)) {
    const floorOf = (area: string | null) => home.areas.find(({ id }) => id === area)?.floor ?? null;
    if (room !== null && devices.some(({ area }) => floorOf(area) !== floorOf(room))) return true;
  }
  if (devices.some((device) => nameIn(said, device) !== null)) return false;
  const named = places(home).filter(
    ({ name, placed }) =>
      placed.some((one) => said.includes(one)) && !devices.some((device) => isCalled(device, name)),
  );
  // "Everybody's in the den and the kitchen is lit": it is of both.
  const spoken = places(home).filter(({ name }) => said.includes(name));
  return named.length > 0 && !devices.some(({ area }) => spoken.some((place) => place.area === area));
}

const THIS_FLOOR = / this (?:floor|level|storey|story) /;

/** "No, sorry, the nursery": where is not settled. */
const CORRECTS = /\b(?:no|nope|sorry|i mean|rather|wait)\b/i;

function hasOwnPlace(call: Call): boolean {
  return 'area' in call || call.target?.except !== undefined || call.when !== undefined;
}

/** "In the den", not "Tilly's got a test" nor "gone to the kitchen". */
const BEFORE = ['in', 'at', 'for', 'of'].flatMap((word) =>
  ['', ' the', ' my', ' our'].map((article) => ` ${word}${article}`),
);

/** "The garden lantern" that hangs in the hall is named, not placed. */
function isCalled({ name, aliases }: Device, place: string): boolean {
  return [name, ...aliases].some((one) => spaced(one).includes(place));
}

function places(home: Home): readonly Place[] {
  const known = placesOf.get(home);
  if (known !== undefined) return known;
  const all = withShortNames(home.areas, home, SKILLS).flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((one): Place => {
      const words = spaced(one);
      return { area: id, name: words, placed: BEFORE.map((before) => `${before}${words}`) };
    }),
  );
  placesOf.set(home, all);
  return all;
}
