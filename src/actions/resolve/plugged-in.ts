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
 * of that kind in the room is called so itself; else null.
 */
export function pluggedHere({ word }: Target, { world, room }: PlaceContext): Device | null {
  if (word === undefined || room === null) return null;
  const called = world.home.devices.filter((device) => device.area === room && isNamedLast(device, word));
  const [only, ...more] = called;
  return only !== undefined && more.length === 0 && isPlugged(only) ? only : null;
}
