/** Which of a house's heaters are meant where none was named: those indoors, and of the speaker's floor. */
import type { Target } from '../../nlu/call.js';
import type { Device } from '../home.js';
import type { PlaceContext } from './place.js';

/** The heating is what heats the house; a pool's heater is meant where it is named, or nothing else is there. */
export function indoorsFirst(
  fits: (devices: readonly Device[]) => Device[],
  target: Target,
  { world: { home } }: PlaceContext,
): Device[] {
  if (target.kind !== 'climate') return fits(home.devices);
  const outside = new Set(home.areas.filter((area) => area.outside).map(({ id }) => id));
  const indoors = fits(home.devices.filter(({ area }) => area === null || !outside.has(area)));
  return indoors.length > 0 ? indoors : fits(home.devices);
}

/** A thermostat is for its floor, and one of a pool for nothing else: those of this floor, and indoors, come first. */
export function nearest(
  devices: readonly Device[],
  target: Target,
  { world, room }: PlaceContext,
): readonly Device[] {
  if (target.kind !== 'climate' && !devices.every(({ kind }) => kind === 'climate')) return devices;
  const areas = new Map(world.home.areas.map((area) => [area.id, area]));
  const indoors = devices.filter(({ area }) => area === null || areas.get(area)?.outside !== true);
  const floor = room === null ? null : (areas.get(room)?.floor ?? null);
  const same = indoors.filter(
    ({ area }) => floor !== null && area !== null && areas.get(area)?.floor === floor,
  );
  return [same, indoors].find(({ length }) => length > 0) ?? devices;
}
