/** Sums and averages of readings: "how much power are we using altogether", "what's the average temperature upstairs". */
import type { OfRooms, OfThings, QueryCall, Target } from '../../../nlu/call.js';
import { sayFloor } from '../../../nlu/reply/places.js';
import { capital, inArea, join, sayDevice } from '../../../nlu/reply/wording.js';
import type { Perform, Performance, PerformContext } from '../perform.js';
import { done, refused } from '../performance.js';
import { middleOf, type RoomReading, readingOf, readingsOfRooms, sayReading } from './room-readings.js';
import { apart, measuredThing, sayThingReading, type ThingReading, thingReadings } from './thing-readings.js';

type Reckoning = QueryCall & { readonly agg: 'sum' | 'average' };

const OF_ROOMS: ReadonlySet<string> = new Set<OfRooms>(['temperature', 'humidity', 'carbon_dioxide']);
const OF_THINGS: ReadonlySet<string> = new Set<OfThings>(['battery', 'power', 'energy', 'moisture']);

const isOfRooms = (attr: string): attr is OfRooms => OF_ROOMS.has(attr);
const isOfThings = (attr: string): attr is OfThings => OF_THINGS.has(attr);

export const performReckoning: Perform<Reckoning> = (call, context) => {
  if (isOfRooms(call.attr) && call.agg === 'average') return averageOfRooms(call, call.attr, context);
  if (!isOfThings(call.attr)) return refused('no_ability', 'I cannot add that up.');
  return call.agg === 'sum' ? sumOf(call, call.attr, context) : averageOfThings(call, call.attr, context);
};

function averageOfRooms(call: Reckoning, of: OfRooms, context: PerformContext): Performance {
  const { area, floor } = call.target ?? {};
  const one = area === undefined || area === 'inside' ? null : readingOf({ area }, of, context);
  const rooms: readonly RoomReading[] =
    one !== null
      ? [one]
      : area === undefined || area === 'inside'
        ? readingsOfRooms(of, context, { floor })
        : [];
  if (rooms.length === 0)
    return refused('no_device', `Nothing tells me the ${of.replaceAll('_', ' ')}${where(call, context)}.`);
  const value = sayReading(middleOf(rooms), of);
  const of_ = of === 'carbon_dioxide' ? 'it is' : of === 'humidity' ? 'the humidity is' : 'it is';
  return told(
    call,
    rooms.flatMap(({ devices }) => devices),
    `On average ${of_} ${value}${where(call, context)}.`,
  );
}

function averageOfThings(call: Reckoning, of: OfThings, context: PerformContext): Performance {
  const { things } = apart(thingReadings(of, call.target ?? {}, context));
  if (things.length === 0) return nothing(call, of, context);
  const value = sayThingReading(middleOf(things), of);
  return told(call, idsOf(things), `On average it is ${value}${where(call, context)}.`);
}

/** Of the whole house its own meter tells, where it has one: not everything is measured by itself. */
function sumOf(call: Reckoning, of: OfThings, context: PerformContext): Performance {
  const target = call.target ?? {};
  const { meters, things } = apart(thingReadings(of, target, context));
  const [meter] = meters;
  const whole = target.area === undefined && target.floor === undefined && target.ids === undefined;
  if (whole && meter !== undefined)
    return told(
      call,
      [meter.device.id],
      `${capital(sayDevice(meter.device))} shows ${sayThingReading(meter.value, of)}.`,
    );
  if (things.length === 0) return nothing(call, of, context);
  const total = sayThingReading(
    things.reduce((sum, { value }) => sum + value, 0),
    of,
  );
  const [only, ...more] = things;
  const names = things.map(({ device }) => sayDevice(measuredThing(device)));
  const [use, uses] = of === 'energy' ? ['have used', 'has used'] : ['use', 'uses'];
  const there = where(call, context);
  const reply =
    only !== undefined && more.length === 0
      ? `${names[0]} ${uses} ${total}. Nothing else${there} tells me.`
      : target.ids !== undefined
        ? `Together, ${join(names)} ${use} ${total}.`
        : `${there === '' ? '' : `${there.trim()}, `}the ${things.length} that tell me ${use} ${total} altogether.`;
  return told(call, idsOf(things), capital(reply));
}

const idsOf = (things: readonly ThingReading[]): string[] => things.map(({ device }) => device.id);

const nothing = (call: Reckoning, of: OfThings, context: PerformContext): Performance =>
  refused('no_device', `Nothing tells me the ${of}${where(call, context)}.`);

function where({ target = {} }: { readonly target?: Target }, { world, room }: PerformContext): string {
  const { area, floor } = target;
  if (area === 'outside') return ' outside';
  if (area === 'inside') return ' in the house';
  if (area === 'here') return room === null ? '' : ` ${inArea(world.home, room)}`;
  if (area !== undefined) return ` ${inArea(world.home, area)}`;
  return floor === undefined || floor === 'here' ? '' : ` ${sayFloor(world.home, floor)}`;
}

function told(call: Reckoning, devices: readonly string[], reply: string): Performance {
  return done(
    { do: 'query', attr: call.attr, agg: call.agg, devices, matching: devices },
    [],
    reply,
    devices,
  );
}
