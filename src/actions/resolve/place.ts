/** Where a target is: areas from area, floor, `here` and `there`, or nowhere in particular. */

import type { Target } from '../../nlu/call.js';
import type { Session } from '../../nlu/conversation.js';
import type { Device } from '../home.js';
import type { LocalTime, World } from '../world.js';

/** "It" and "there" mean the last command's for this long; after that nobody would be sure what is meant. */
export const MEMORY_SECONDS = 5 * 60;

/** For so long somebody may still be thinking of it: whatever else "it" could mean, it is not certain. */
const FADED_SECONDS = 60 * 60;

export type Place =
  | { readonly type: 'anywhere' }
  /** Said: only devices there. `here` where it was the speaker's own room. */
  | { readonly type: 'areas'; readonly areas: readonly string[]; readonly here: boolean }
  /** "In here", but nobody knows where that is. */
  | { readonly type: 'unknown-room' }
  /** "There", with nothing remembered. */
  | { readonly type: 'forgotten' };

export interface PlaceContext {
  readonly world: World;
  readonly session: Session;
  readonly room: string | null;
}

/** The last command's targets, if they are fresh enough to be meant by "it". */
export function remembered(session: Session, now: LocalTime): Session['last'] {
  const age = ageOf(session, now);
  return age >= 0 && age <= MEMORY_SECONDS ? session.last : null;
}

/** True where the last command's targets are too old to be meant for certain, but not yet out of mind. */
export function mayStillMean(session: Session, now: LocalTime): boolean {
  const age = ageOf(session, now);
  return age > MEMORY_SECONDS && age <= FADED_SECONDS;
}

/** Seconds since the last command that was about something; NaN where there was none. */
function ageOf({ last }: Session, now: LocalTime): number {
  return last === null ? Number.NaN : (Date.parse(`${now}Z`) - Date.parse(`${last.at}Z`)) / 1000;
}

export function placeOf(target: Target, context: PlaceContext): Place {
  const { world, room } = context;
  if (target.ref === 'there') {
    const areas = remembered(context.session, world.now)?.areas ?? [];
    if (areas.length > 0) return { type: 'areas', areas, here: false };
    // "Kill the telly there": a thing by its name is where it is.
    return target.name === undefined ? { type: 'forgotten' } : { type: 'anywhere' };
  }
  const named = [...(target.area === undefined ? [] : [target.area]), ...(target.areas ?? [])];
  if (named.length > 0) {
    if (named.includes('here') && room === null) return { type: 'unknown-room' };
    const own = target.oneOf === true && room !== null && named.includes(room);
    const areas = own
      ? [room]
      : named.flatMap((area) => (area === 'here' ? [room ?? area] : areasCalled(area, world)));
    return { type: 'areas', areas, here: room !== null && areas.every((area) => area === room) };
  }
  if (target.floor !== undefined) {
    const own = world.home.areas.find((area) => area.id === room)?.floor ?? null;
    if (target.floor === 'here' && own === null) return { type: 'unknown-room' };
    const floor = target.floor === 'here' ? own : target.floor;
    const areas = world.home.areas.filter((area) => area.floor === floor).map((area) => area.id);
    return { type: 'areas', areas, here: false };
  }
  return { type: 'anywhere' };
}

/** "Outside" is every area under the sky, where no area has that id itself. */
function areasCalled(id: string, world: World): string[] {
  if (id !== 'outside' || world.home.areas.some((area) => area.id === id)) return [id];
  return world.home.areas.filter((area) => area.outside).map((area) => area.id);
}

export function inAreas(device: Device, areas: readonly string[]): boolean {
  return device.area !== null && areas.includes(device.area);
}

/** Areas of devices, each once, in the house's order. */
export function areasOf(devices: readonly Device[]): string[] {
  return [...new Set(devices.flatMap((device) => (device.area === null ? [] : [device.area])))];
}
