/** A place that is said and a deed that is done in another: "the guests in Willow are cold" warms nobody in Oak. */
import type { Device, Home } from '../../../actions/home.js';
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import { withShortNames } from '../../short-places.js';
import { SKILLS } from '../../skills/index.js';
import type { Trial } from '../carry-out.js';

interface Place {
  readonly words: string;
  readonly area: string;
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
  const said = ` ${normalWords(text).join(' ')} `;
  if (THIS_FLOOR.test(said)) {
    const floorOf = (area: string | null) => home.areas.find(({ id }) => id === area)?.floor ?? null;
    if (room !== null && devices.some(({ area }) => floorOf(area) !== floorOf(room))) return true;
  }
  if (devices.some((device) => isNamed(device, said))) return false;
  const named = places(home).filter(
    ({ words }) => placed(words).test(said) && !devices.some((device) => isCalled(device, words)),
  );
  return named.length > 0 && !devices.some(({ area }) => named.some((place) => place.area === area));
}

const THIS_FLOOR = / this (?:floor|level|storey|story) /;

/** "No, sorry, the nursery": where is not settled. */
const CORRECTS = /\b(?:no|nope|sorry|i mean|rather|wait)\b/i;

function hasOwnPlace(call: Call): boolean {
  return 'area' in call || call.target?.except !== undefined || call.when !== undefined;
}

/** "In the den", "the den is", not "Tilly's got a test" nor "gone to the kitchen". */
const placed = (words: string): RegExp =>
  new RegExp(` (?:in|at|for|of) (?:(?:the|my|our) )?${escaped(words)} `, 'u');

const escaped = (words: string): string => words.replaceAll(/[^\p{L}\p{N} ]/gu, '\\$&');

function isNamed({ name, aliases }: Device, said: string): boolean {
  return [name, ...aliases].some((one) => said.includes(` ${normalWords(one).join(' ')} `));
}

/** "The garden lantern" that hangs in the hall is named, not placed. */
function isCalled({ name, aliases }: Device, words: string): boolean {
  return [name, ...aliases].some((one) => ` ${normalWords(one).join(' ')} `.includes(` ${words} `));
}

function places(home: Home): readonly Place[] {
  const known = placesOf.get(home);
  if (known !== undefined) return known;
  const all = withShortNames(home.areas, home, SKILLS).flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((one): Place => ({ words: normalWords(one).join(' '), area: id })),
  );
  placesOf.set(home, all);
  return all;
}
