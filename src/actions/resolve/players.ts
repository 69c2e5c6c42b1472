/** Which player is meant where none was named: the one that is at it, in the room first, then the only one in the house. */
import type { Target } from '../../nlu/call.js';
import type { Device } from '../home.js';
import { type PlaceContext, remembered } from './place.js';

/** "It", said of no player that was just spoken of: whichever is at it. */
function withoutStrange(target: Target, context: PlaceContext): Target {
  if (target.ref !== 'last') return target;
  const ids = remembered(context.session, context.world.now)?.devices ?? [];
  const known = context.world.home.devices.some(({ id, kind }) => kind === 'media' && ids.includes(id));
  const { ref: _ref, ...rest } = target;
  return known ? target : rest;
}

const isHere = ({ area, ids, name }: Target): boolean =>
  area === 'here' && ids === undefined && name === undefined;

const playersIn = ({ world, room }: PlaceContext): Device[] =>
  world.home.devices.filter(
    (device) => device.kind === 'media' && device.area !== null && device.area === room,
  );

/** True where the words name neither a player nor a place. */
export function isFree(target: Target): boolean {
  return (
    target.assumed === true ||
    Object.keys(target).every(
      (key) => key === 'kind' || key === 'kinds' || key === 'all' || key === 'already',
    )
  );
}

/**
 * @param busy what the player must be doing to be meant: playing, to be paused
 * @returns a target that names it; the same target where nothing is that plain
 */
export function nearestPlayer(
  said: Target,
  context: PlaceContext,
  busy: (device: Device) => boolean,
): Target {
  const target = withoutStrange(said, context);
  if (isHere(target) && !playersIn(context).some((device) => busy(device))) {
    // "It's so loud in here": what is heard plays next door, if nothing here does.
    const [only, ...more] = context.world.home.devices.filter(
      (device) => device.kind === 'media' && busy(device),
    );
    return only !== undefined && more.length === 0 ? { ids: [only.id] } : target;
  }
  if (!isFree(target)) return target;
  const players = context.world.home.devices.filter((device) => device.kind === 'media' && busy(device));
  const here = players.filter((device) => device.area !== null && device.area === context.room);
  const [only] = here.length > 0 ? here : players;
  return only !== undefined && (here.length === 1 || players.length === 1) ? { ids: [only.id] } : target;
}
