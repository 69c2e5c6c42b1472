/** Whom a question is really asked of: what plays, what stands under the sky, the one thermostat of the house, whoever is somewhere. */
import type { QueryCall, Target } from '../../nlu/call.js';
import type { Device } from '../home.js';
import { propertyRead } from '../readings.js';
import { inAreas, placeOf } from '../resolve/place.js';
import { nearestPlayer } from '../resolve/players.js';
import { isAppliance } from '../resolve/room-sensors.js';
import { isUnderSky } from '../resolve/under-sky.js';
import type { PerformContext } from './perform.js';
import { stateOf } from './targets.js';

/** The question with whom it is really asked of. */
export function aimed(call: QueryCall, context: PerformContext): QueryCall {
  if (call.attr === 'title') return { ...call, target: playing(call, context) };
  if (call.target?.class === 'occupancy') return { ...call, target: somebody(call.target, context) };
  const target = ofTheSky(call, context) ?? ofTheHouse(call, context) ?? ofTheOnlyOne(call, context);
  return target === null ? call : { ...call, target };
}

/**
 * "What's the temperature outside?", where nothing stands in an area under the sky that could tell: a sensor without a room
 * that is called so does, else the weather report: a pool's water is not the air. null: the target is as it was said.
 */
function ofTheSky({ attr, target = {} }: QueryCall, context: PerformContext): Target | null {
  const place = placeOf(target, context);
  if (target.area !== 'outside' || Object.keys(target).length > 1 || place.type !== 'areas') return null;
  const { devices } = context.world.home;
  const sensors = devices.filter((device) => device.kind === 'sensor' && tellsNow(device, attr, context));
  const there = sensors.filter((device) => inAreas(device, place.areas));
  const ofTheAir = there.filter((device) => !isAppliance(device));
  if (ofTheAir.length > 0)
    return ofTheAir.length === there.length ? null : { ids: ofTheAir.map(({ id }) => id) };
  const called = sensors.filter((device) => isUnderSky(device, context.world.home) && !isAppliance(device));
  if (called.length > 0) return { ids: called.map(({ id }) => id) };
  const reported = devices.some((device) => device.kind === 'weather' && propertyRead(device, attr) !== null);
  return reported ? { kind: 'weather' } : null;
}

/** "What's the temperature inside?" is told by the thermostats, else by whatever measures a room. null: the target is as it was said. */
function ofTheHouse({ attr, target = {} }: QueryCall, context: PerformContext): Target | null {
  const { home } = context.world;
  if (target.area !== 'inside' || home.areas.some(({ id }) => id === 'inside')) return null;
  const within = home.devices.filter(
    (device) => tellsNow(device, attr, context) && !isUnderSky(device, home) && !isAppliance(device),
  );
  const told = ['climate', 'sensor', 'humidifier'].map((kind) => within.filter((one) => one.kind === kind));
  const ids = told.find(({ length }) => length > 0)?.map(({ id }) => id);
  const { area: _, ...rest } = target;
  return ids === undefined ? rest : { ids };
}

/** "What's it at in here?", where nothing measures this room: the house's only thermostat, or the one of its heating, says how warm it is, and where. */
function ofTheOnlyOne({ attr, target = {}, agg, test }: QueryCall, context: PerformContext): Target | null {
  const { home } = context.world;
  const { room } = context;
  const { area, ...more } = target;
  if (attr !== 'temperature' || room === null || (area !== 'here' && area !== room)) return null;
  if (Object.keys(more).length > 0 || agg !== undefined || test !== undefined) return null;
  const telling = home.devices.filter(
    (device) => (device.kind === 'climate' || device.kind === 'sensor') && tellsNow(device, attr, context),
  );
  if (telling.some((device) => device.area === room)) return null;
  const within = telling.filter((device) => device.kind === 'climate' && !isUnderSky(device, home));
  // One of them warms the house, the others a bathroom or a sauna.
  const central = within.filter(({ name, aliases }) => [name, ...aliases].some((one) => CENTRAL.test(one)));
  const [only, ...others] = central.length > 0 ? central : within;
  const outside = home.areas.some(({ id, outside }) => id === room && outside);
  return only === undefined || others.length > 0 || outside ? null : { ids: [only.id] };
}

const CENTRAL =
  /^(?:the )?(?:(?:house|main|central) )?(?:thermostat|heating|central heating|boiler|heat pump)$/i;

const SOMEBODY = ['occupancy', 'presence', 'motion'] as const;

/** "Is anyone in the attic?": where nothing tells that somebody is there, what tells that somebody moves does. */
function somebody(target: Target, context: PerformContext): Target {
  const place = placeOf(target, context);
  const there = context.world.home.devices.filter(
    (device) => device.kind === 'binary_sensor' && (place.type !== 'areas' || inAreas(device, place.areas)),
  );
  const known = SOMEBODY.find((one) => there.some(({ deviceClass }) => deviceClass === one));
  return known === undefined ? target : { ...target, class: known };
}

/** "What's playing?" is asked of what plays, wherever that is. */
function playing(call: QueryCall, context: PerformContext): Target {
  return nearestPlayer(
    call.target ?? {},
    context,
    (device) => stateOf(context, device)['playback'] === 'playing',
  );
}

/** Few thermostats measure how humid it is: the others do not answer for their room. */
export function tellsNow(device: Device, attr: string, context: PerformContext): boolean {
  const property = propertyRead(device, attr);
  return (
    property !== null &&
    !(
      device.kind === 'climate' &&
      property === 'humidity' &&
      stateOf(context, device)[property] === undefined
    )
  );
}
