/** Questions about devices: a value, yes or no, which, any, all, how many. Calendars have their own executor. */

import type { QueryCall } from '../../nlu/call.js';
import { sayAnswer } from '../../nlu/reply/answers.js';
import { capital, sayDevice } from '../../nlu/reply/wording.js';
import type { Device } from '../home.js';
import { isOfKind } from '../kinds/groups.js';
import { sensorWords } from '../kinds/sensor-words.js';
import { lookup } from '../lookup.js';
import { inOwnUnit, meets, propertyRead, type StateTest } from '../readings.js';
import { inAreas, placeOf } from '../resolve/place.js';
import { resolve } from '../resolve/resolve.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import { isAppliance, isOfItsRoom } from '../resolve/room-sensors.js';
import type { Wants } from '../resolve/wants.js';
import { tellPlans } from './agenda/plans.js';
import { askedOfPart } from './asked-part.js';
import { aimed, tellsNow } from './asked-whom.js';
import type { Perform, Performance, PerformContext } from './perform.js';
import { done, refused } from './performance.js';
import { seatOf } from './seat.js';
import { reachable, stateOf, withTargets } from './targets.js';

export const performQuery: Perform<QueryCall> = (said, context) => {
  if (said.attr === 'scheduled') return queryPlans(said, context);
  const call = aimed(said, context);
  const wants = wantsOf(call, context);
  const { except } = call.target ?? {};
  if (
    except !== undefined &&
    call.agg !== undefined &&
    resolve(call.target ?? {}, context, wants).type === 'none'
  )
    return nothingElse(call);
  return withTargets(call, context, wants, ({ devices }) => {
    const instead = askedOfPart(call, devices, context);
    if (instead !== null) return performQuery(instead, context);
    const considered = telling(devices, call, context);
    if (considered.length === 0) {
      const [only, ...more] = devices;
      const names = only !== undefined && more.length === 0 ? capital(sayDevice(only)) : 'Nothing there';
      return refused('no_ability', `${names} has no ${call.attr.replaceAll('_', ' ')} that I can see.`);
    }
    const test = call.test === undefined ? null : testOf(call.test);
    const fitting = considered.filter((device) => {
      const state = stateOf(context, device);
      const own = { device, state, attr: call.attr, units: context.world.home.units };
      return (
        meets(device, state, call.attr, inOwnUnit(test ?? {}, undefined, own)) &&
        !worksOtherwise(device, call, context)
      );
    });
    const seat = fitting.length === 0 ? seatOf(call, context) : null;
    if (seat !== null) return performQuery(seat, context);
    // "Who's at the door": a place where nobody is known to be may be no whereabouts at all.
    if (call.loose === true && fitting.length === 0)
      return refused('out_of_scope', `I don't know who is at ${String(call.test?.is)}.`);
    const resolved: ResolvedCall = {
      do: 'query',
      attr: attrShown(considered, call.attr),
      ...(call.test === undefined ? {} : { test: { ...call.test } }),
      ...(call.agg === undefined ? {} : { agg: call.agg }),
      devices: considered.map(({ id }) => id),
      matching: fitting.map(({ id }) => id),
    };
    const reply = sayAnswer({ call, considered, fitting }, context);
    return done(
      resolved,
      [],
      reply,
      spokenOf(call, considered, fitting).map(({ id }) => id),
    );
  });
};

/** "Is anything else on?", where there is nothing else of the kind. */
function nothingElse({ attr, test, agg }: QueryCall): Performance {
  const so = typeof test?.is === 'boolean' ? (test.is ? 'on' : 'off') : String(test?.is ?? 'so');
  const reply = agg === 'any' ? `No, nothing else is ${so}.` : `Nothing else is ${so}.`;
  return done({ do: 'query', attr, devices: [], matching: [] }, [], reply);
}

/** The devices whose readings answer the question; none where nothing tells, or nobody knows which is meant. */
export function devicesTelling(said: QueryCall, context: PerformContext): readonly Device[] {
  const call = aimed(said, context);
  const found = resolve(call.target ?? {}, context, wantsOf(call, context));
  return found.type === 'devices' ? telling(reachable(found.devices, context), call, context) : [];
}

/** Of these, those that can tell at all, and of those the best. */
function telling(devices: readonly Device[], call: QueryCall, context: PerformContext): readonly Device[] {
  const able = devices.filter((device) => propertyRead(device, call.attr) !== null);
  // How damp the air is no soil tells where something measures the air.
  const air = call.attr === 'humidity' ? able.filter(({ deviceClass }) => deviceClass !== 'moisture') : able;
  const readable = air.length > 0 ? air : able;
  return readable.length === 0 ? [] : best(readable, call, context);
}

const ONLY_COOLS: ReadonlySet<unknown> = new Set(['cool', 'dry', 'fan_only']);

/** "Is the AC on?" is not answered by a thermostat that heats, nor "is the heating on?" by one that cools. */
function worksOtherwise(device: Device, { target, test }: QueryCall, context: PerformContext): boolean {
  if (device.kind !== 'climate' || test?.is !== true) return false;
  const { mode } = stateOf(context, device);
  return (
    (target?.class === 'air_conditioner' && mode === 'heat') ||
    (target?.class === 'heating' && ONLY_COOLS.has(mode))
  );
}

/** Those that the answer is about: "is everything locked?" "No, the back door is not." */
function spokenOf(
  { agg }: QueryCall,
  considered: readonly Device[],
  fitting: readonly Device[],
): readonly Device[] {
  const others = considered.filter((device) => !fitting.includes(device));
  if (agg === 'all' && others.length > 0) return others;
  return fitting.length > 0 ? fitting : considered;
}

/** "What's planned for the lights?" is asked of the commands that wait. */
function queryPlans(call: QueryCall, context: PerformContext): Performance {
  const { target } = call;
  if (target === undefined) return tellPlans(call, context);
  return withTargets(call, context, {}, ({ devices }) =>
    tellPlans({ ...call, target: { ids: devices.map(({ id }) => id) } }, context),
  );
}

function testOf(test: NonNullable<QueryCall['test']>): StateTest {
  return {
    ...(test.is === undefined ? {} : { is: test.is }),
    ...(test.above === undefined ? {} : { above: test.above }),
    ...(test.below === undefined ? {} : { below: test.below }),
  };
}

/** Kinds that measure, for a question that names only what is measured: "what's the temperature?" */
const MEASURING: Readonly<Record<string, readonly string[]>> = {
  temperature: ['climate', 'sensor', 'weather'],
  humidity: ['sensor', 'climate', 'humidifier', 'weather'],
  target: ['climate'],
  volume: ['media'],
  brightness: ['light'],
  condition: ['weather'],
  location: ['person'],
};

function wantsOf(call: QueryCall, context: PerformContext): Wants {
  const kinds = lookup(MEASURING, call.attr);
  const said = call.test?.is;
  // Whether the hatch is locked its lock tells, where it has one.
  const locks = said === 'locked' || said === 'unlocked';
  const able = (device: Device): boolean =>
    tellsNow(device, call.attr, context) && !(locks && device.kind === 'cover');
  // "Is anything open?" is not asked of a dishwasher that runs.
  const opens = (device: Device): boolean =>
    device.kind !== 'binary_sensor' ||
    device.deviceClass === null ||
    sensorWords(device.deviceClass).some((words) => words.includes(String(said)));
  const free = call.target?.class === undefined && call.target?.kind === undefined;
  const opening = free && (said === 'open' || said === 'closed');
  return {
    able,
    fits: opening ? (device) => able(device) && opens(device) : able,
    // Of doors that stand open those of the garage and the garden are the ones to know of.
    ...(call.agg !== undefined && call.target?.class === 'door' ? { also: ['garage', 'gate'] } : {}),
    tells: call.attr.replaceAll('_', ' '),
    many: true,
    ...(kinds === undefined ? {} : { kinds }),
    // "Which lights are on?", "is any window open?", "are all doors locked?": the whole house, wherever one stands.
    ...(call.agg === undefined ? {} : { everywhere: true }),
  };
}

/**
 * Of several that measure the same thing in one room, the one that measures the room: a sensor that is called just so
 * ("Bedroom Temperature"), else its thermostat, which may hang on the radiator, else a plain sensor; the weather only where nothing nearer knows. Freezers and ovens have a temperature too, and nobody asks for it so.
 */
function best(devices: readonly Device[], call: QueryCall, context: PerformContext): readonly Device[] {
  const target = call.target ?? {};
  const free =
    target.name === undefined &&
    target.ids === undefined &&
    target.kind === undefined &&
    target.kinds === undefined;
  if (!free || call.agg !== undefined || target.all === true) return devices;
  if (call.attr !== 'temperature' && call.attr !== 'humidity') return devices;
  const place = placeOf(target, context);
  const areas = place.type === 'areas' ? place.areas : context.room === null ? [] : [context.room];
  const near = devices.filter((device) => inAreas(device, areas));
  const pool = near.length > 0 ? near : devices;
  const own = pool.filter((device) => isOfItsRoom(device, context.world.home));
  if (near.length > 0 && own.length > 0) return own;
  for (const kind of ['climate', 'sensor', 'humidifier', 'weather']) {
    const of = pool.filter((device) => isOfKind(device, kind) && !isAppliance(device));
    if (of.length > 0) return kind === 'sensor' ? of.slice(0, Math.max(1, areas.length)) : of;
  }
  return pool;
}

/** The property's own name where all devices agree on it, so that scripts need not know everyday words. */
function attrShown(devices: readonly Device[], attr: string): string {
  const names = new Set(devices.map((device) => propertyRead(device, attr)));
  const [only] = names;
  return names.size === 1 && only !== null && only !== undefined ? only : attr;
}
