/** Which player is meant where none was named: the one that is at it, in the room first, then the only one in the house. */
import type { Target } from '../nlu/call.js';
import type { Device } from './home.js';
import type { PlaceContext } from './place.js';

/** True where the words name neither a player nor a place. */
export function isFree(target: Target): boolean {
  return (
    target.assumed === true ||
    Object.keys(target).every((key) => key === 'kind' || key === 'kinds' || key === 'all')
  );
}

/**
 * @param busy what the player must be doing to be meant: playing, to be paused
 * @returns a target that names it; the same target where nothing is that plain
 */
export function nearestPlayer(
  target: Target,
  context: PlaceContext,
  busy: (device: Device) => boolean,
): Target {
  if (!isFree(target)) return target;
  const players = context.world.home.devices.filter((device) => device.kind === 'media' && busy(device));
  const here = players.filter((device) => device.area !== null && device.area === context.room);
  const [only] = here.length > 0 ? here : players;
  return only !== undefined && (here.length === 1 || players.length === 1) ? { ids: [only.id] } : target;
}
