/** What is only plugged in, and called by the word for another kind of thing: "the heater" beside whoever speaks. */
import type { Target } from '../../nlu/call.js';
import type { Device } from '../home.js';
import { nameWords, singular } from './names.js';
import type { PlaceContext } from './place.js';

/** Switched at the wall or by a plug, whatever hangs on it. */
export const isPlugged = ({ kind }: Device): boolean => kind === 'switch' || kind === 'outlet';

/** What a name says it is stands last: a box fan, a space heater. */
export const isNamedLast = ({ name, aliases }: Device, noun: string): boolean =>
  [name, ...aliases].some((one) => nameWords(one).at(-1) === singular(noun));

/**
 * The one plug of the speaker's room that is called so, for words that stand for a kind ("heater": what heats), where nothing
 * of that kind in the room is called so itself; else null. Beside a pool the heater is what heats the water, where nothing
 * there heats the air.
 */
export function pluggedHere({ word }: Target, { world, room }: PlaceContext): Device | null {
  if (word === undefined || room === null) return null;
  const here = world.home.devices.filter(({ area }) => area === room);
  const [only, ...more] = here.filter((device) => isNamedLast(device, word));
  if (only === undefined || more.length > 0) return null;
  const warmsWater = only.kind === 'water_heater' && here.every(({ kind }) => kind !== 'climate');
  return isPlugged(only) || warmsWater ? only : null;
}
