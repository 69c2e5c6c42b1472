/** Readings side by side: "is it warmer outside than inside", "which room is the coldest", "what has the lowest battery". */
import type { Comparison, QueryCall, Target } from '../../nlu/call.js';
import { inScale } from '../../nlu/reply/scale.js';
import { sayNumber } from '../../nlu/reply/values.js';
import { capital, inArea, isAre, join, namesOf, sayArea } from '../../nlu/reply/wording.js';
import { propertyRead } from '../readings.js';
import { isAppliance, isOfItsRoom } from '../resolve/room-sensors.js';
import type { Perform, Performance, PerformContext } from './perform.js';
import { done, refused } from './performance.js';
import { devicesTelling } from './query.js';

interface Reading {
  readonly place: Target;
  readonly devices: readonly string[];
  readonly value: number;
}

/** What is compared room by room. */
type OfRooms = Exclude<Comparison['of'], 'battery'>;

interface Words {
  readonly more: string;
  readonly less: string;
  readonly most: string;
  readonly least: string;
}

const WORDS: Readonly<Record<OfRooms, Words>> = {
  temperature: { more: 'warmer', less: 'colder', most: 'warmest', least: 'coldest' },
  humidity: { more: 'more humid', less: 'less humid', most: 'most humid', least: 'least humid' },
};

export const performComparison: Perform<QueryCall & { readonly compare: Comparison }> = (call, context) => {
  const { of, than } = call.compare;
  if (of === 'battery') return extremeBattery(call.compare, context);
  const compare = { ...call.compare, of };
  return than === undefined ? extreme(compare, context) : between({ ...call, compare }, than, context);
};

/** "What has the lowest battery": of all things that tell theirs. */
function extremeBattery({ of, more }: Comparison, context: PerformContext): Performance {
  const { home, states } = context.world;
  const told = home.devices.flatMap((device) => {
    const property = propertyRead(device, of);
    const value = property === null ? undefined : (states.get(device.id) ?? device.state)[property];
    return typeof value === 'number' ? [{ place: {}, devices: [device.id], device, value }] : [];
  });
  if (told.length === 0) return refused('no_device', 'Nothing here tells me its battery.');
  const values = told.map(({ value }) => value);
  const best = more ? Math.max(...values) : Math.min(...values);
  const those = told.filter(({ value }) => value === best);
  const names = join(
    namesOf(
      those.map(({ device }) => device),
      home,
    ),
  );
  const has = isAre(those.map(({ device }) => device)) === 'are' ? 'have' : 'has';
  const reply = `${capital(names)} ${has} the ${more ? 'highest' : 'lowest'} battery, at ${sayNumber(best)}%.`;
  return answer(of, told, those, reply);
}

/** What is measured there, the middle of several; null where nothing tells. */
function readingOf(place: Target, of: OfRooms, context: PerformContext): Reading | null {
  if (place.area === 'inside' && !context.world.home.areas.some(({ id }) => id === 'inside')) {
    const rooms = readingsOfRooms(of, context);
    const values = rooms.map(({ value }) => value);
    return rooms.length === 0
      ? null
      : { place, devices: rooms.flatMap(({ devices }) => devices), value: middle(values) };
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
    return typeof value === 'number' ? [value] : [];
  });
  if (values.length === 0) return null;
  return { place, devices: told.map(({ id }) => id), value: middle(values) };
}

const middle = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function readingsOfRooms(of: OfRooms, context: PerformContext): readonly Reading[] {
  return context.world.home.areas
    .filter(({ outside }) => outside !== true)
    .flatMap(({ id }) => readingOf({ area: id }, of, context) ?? []);
}

/** "Which room is the coldest": of those indoors that tell. */
function extreme({ of, more }: Comparison & { readonly of: OfRooms }, context: PerformContext): Performance {
  const { home } = context.world;
  const readings = readingsOfRooms(of, context);
  if (readings.length === 0) return refused('no_device', `No room tells me the ${of}.`);
  const values = readings.map(({ value }) => value);
  const best = more ? Math.max(...values) : Math.min(...values);
  const those = readings.filter(({ value }) => value === best);
  const names = those.map(({ place }) => sayArea(home, place.area ?? ''));
  const word = WORDS[of][more ? 'most' : 'least'];
  const reply =
    readings.length === 1
      ? `Only ${join(names)} tells me: it is ${say(best, of)} there.`
      : `${capital(join(names))} ${names.length > 1 ? 'are' : 'is'} the ${word}, at ${say(best, of)}.`;
  return answer(of, readings, those, reply);
}

function between(
  call: QueryCall & { readonly compare: Comparison & { readonly of: OfRooms } },
  than: Target,
  context: PerformContext,
): Performance {
  const { of, more, asks } = call.compare;
  const first = readingOf(call.target ?? {}, of, context);
  const second = readingOf(than, of, context);
  if (first === null || second === null) {
    const dumb = first === null ? (call.target ?? {}) : than;
    return refused('no_device', `Nothing tells me the ${of} ${there(dumb, context)}.`);
  }
  const both = [first, second];
  const [a, b] = [first.value, second.value];
  const [here, other] = [there(first.place, context), there(second.place, context)];
  const apart = Math.round(Math.abs(a - b) * 10) / 10;
  if (apart === 0) {
    const no = asks === 'whether' ? 'No, ' : '';
    return answer(of, both, [], capital(`${no}it is ${say(a, of)} ${here} and ${other}.`));
  }
  const words = WORDS[of];
  if (asks === 'how much') {
    const side = a > b ? words.more : words.less;
    const much = of === 'humidity' ? `${sayNumber(apart)}% ` : `${degrees(apart)} `;
    return answer(of, both, [], `It is ${much}${side} ${here} than ${other}.`);
  }
  const facts = `it is ${say(a, of)} ${here} and ${say(b, of)} ${other}.`;
  if (asks === 'which') {
    const [winner, loser] = a > b === more ? [first, second] : [second, first];
    const side = `It is ${more ? words.more : words.less} ${there(winner.place, context)}`;
    const told = `${say(winner.value, of)}, and ${say(loser.value, of)} ${there(loser.place, context)}`;
    return answer(of, both, [winner], `${side}: ${told}.`);
  }
  const so = a > b === more;
  return answer(of, both, so ? [first] : [], `${so ? 'Yes' : 'No'}, ${facts}`);
}

function answer(
  of: Comparison['of'],
  readings: readonly Reading[],
  matching: readonly Reading[],
  reply: string,
): Performance {
  const devices = readings.flatMap((reading) => reading.devices);
  const fitting = matching.flatMap((reading) => reading.devices);
  return done({ do: 'query', attr: of, devices, matching: fitting }, [], reply, devices);
}

function there({ area }: Target, { world, room }: PerformContext): string {
  if (area === 'outside' || area === 'inside') return area;
  if (area === 'here') return room === null ? 'here' : inArea(world.home, room);
  return inArea(world.home, area ?? '');
}

const degrees = (value: number): string => `${sayNumber(value)} ${value === 1 ? 'degree' : 'degrees'}`;

const say = (value: number, of: OfRooms): string => {
  const shown = Math.round(value * 10) / 10;
  return of === 'humidity' ? `${sayNumber(shown)}%` : degrees(shown);
};
