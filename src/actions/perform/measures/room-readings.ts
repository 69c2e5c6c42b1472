/** What is measured in a room, as one figure: the middle of several sensors, and of what tells about its air only. */
import type { OfRooms, Target } from '../../../nlu/call.js';
import { inScale } from '../../../nlu/reply/scale.js';
import { sayNumber } from '../../../nlu/reply/values.js';
import { inArea } from '../../../nlu/reply/wording.js';
import { propertyRead } from '../../readings.js';
import { nameWords } from '../../resolve/names.js';
import { isAppliance, isOfItsRoom } from '../../resolve/room-sensors.js';
import type { PerformContext } from '../perform.js';
import { devicesTelling } from '../query.js';

export interface RoomReading {
  readonly place: Target;
  readonly devices: readonly string[];
  /** In the house's degrees, percent or ppm. */
  readonly value: number;
}

/** What is measured there; null where nothing tells. */
export function readingOf(place: Target, of: OfRooms, context: PerformContext): RoomReading | null {
  if (place.area === 'inside' && !context.world.home.areas.some(({ id }) => id === 'inside')) {
    const rooms = readingsOfRooms(of, context);
    return rooms.length === 0
      ? null
      : { place, devices: rooms.flatMap(({ devices }) => devices), value: middleOf(rooms) };
  }
  const { home, states } = context.world;
  // A hot oven makes no kitchen the warmest room.
  const told = devicesTelling({ do: 'query', attr: of, target: place }, context).filter(
    (device) => !isAppliance(device) || isOfItsRoom(device, home),
  );
  const scale = home.units === 'metric' ? 'celsius' : 'fahrenheit';
  const values = told.flatMap((device) => {
    const property = propertyRead(device, of);
    const known = states.get(device.id) ?? device.state;
    const state = of === 'temperature' ? inScale(device, known, scale, home.units) : known;
    const value = property === null ? undefined : state[property];
    return typeof value === 'number' ? [{ value }] : [];
  });
  if (values.length === 0) return null;
  return { place, devices: told.map(({ id }) => id), value: middleOf(values) };
}

/**
 * Of each room indoors that tells.
 *
 * @param within only of this floor, and of rooms whose names hold the word
 */
export function readingsOfRooms(
  of: OfRooms,
  context: PerformContext,
  within: { readonly floor?: string | undefined; readonly among?: string | undefined } = {},
): readonly RoomReading[] {
  const { areas } = context.world.home;
  const here = areas.find(({ id }) => id === context.room)?.floor;
  const floor = within.floor === 'here' ? here : within.floor;
  const indoors = areas.filter(
    (area) => area.outside !== true && (floor === undefined || area.floor === floor),
  );
  const { among } = within;
  const called =
    among === undefined
      ? indoors
      : indoors.filter(({ name, aliases }) => [name, ...aliases].flatMap(nameWords).includes(among));
  // "Which bedroom", where each is called after whoever sleeps there.
  const those = called.length > 0 ? called : indoors.filter(({ name }) => /['’]s\b/.test(name));
  return those.flatMap(({ id }) => readingOf({ area: id }, of, context) ?? []);
}

export const middleOf = (values: readonly { readonly value: number }[]): number =>
  values.reduce((sum, { value }) => sum + value, 0) / values.length;

export const sayDegreesOf = (value: number): string =>
  `${sayNumber(value)} ${Math.abs(value) === 1 ? 'degree' : 'degrees'}`;

/** "19.5 degrees", "61%", "1240 ppm". */
export function sayReading(value: number, of: OfRooms): string {
  const shown = Math.round(value * 10) / 10;
  if (of === 'carbon_dioxide') return `${sayNumber(Math.round(value))} ppm`;
  return of === 'humidity' ? `${sayNumber(shown)}%` : sayDegreesOf(shown);
}

/** "outside", "in the kitchen", "here" where the speaker's room is not known. */
export function sayThere({ area }: Target, { world, room }: PerformContext): string {
  if (area === 'outside' || area === 'inside') return area;
  if (area === 'here') return room === null ? 'here' : inArea(world.home, room);
  return inArea(world.home, area ?? '');
}
