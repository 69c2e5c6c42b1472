/** Readings side by side: "is it warmer outside than inside", "which room is the coldest", "what has the lowest battery". */
import type { Comparison, OfRooms, OfThings, QueryCall, Target } from '../../nlu/call.js';
import { capital, isAre, join, namesOf, sayArea, sayDevice } from '../../nlu/reply/wording.js';
import type { Device } from '../home.js';
import {
  type RoomReading,
  readingOf,
  readingsOfRooms,
  sayDegreesOf,
  sayReading,
  sayThere,
} from './measures/room-readings.js';
import {
  apart,
  measuredThing,
  sayThingReading,
  type ThingReading,
  thingReadings,
} from './measures/thing-readings.js';
import type { Perform, Performance, PerformContext } from './perform.js';
import { done, refused } from './performance.js';

interface Words {
  readonly more: string;
  readonly less: string;
  readonly most: string;
  readonly least: string;
}

const WORDS: Readonly<Record<OfRooms, Words>> = {
  temperature: { more: 'warmer', less: 'colder', most: 'warmest', least: 'coldest' },
  humidity: { more: 'more humid', less: 'less humid', most: 'most humid', least: 'least humid' },
  carbon_dioxide: { more: 'stuffier', less: 'fresher', most: 'stuffiest', least: 'freshest' },
};

type Of<What> = Comparison & { readonly of: What };
type Compared<What> = QueryCall & { readonly compare: Of<What> };

const isOfRooms = (compare: Comparison): compare is Of<OfRooms> => Object.hasOwn(WORDS, compare.of);
const isOfThings = (compare: Comparison): compare is Of<OfThings> => !isOfRooms(compare);

export const performComparison: Perform<QueryCall & { readonly compare: Comparison }> = (call, context) => {
  const { compare } = call;
  if (isOfThings(compare)) {
    const { than } = compare;
    return than === undefined
      ? extremeThing({ ...call, compare }, context)
      : betweenThings({ ...call, compare }, than, context);
  }
  if (!isOfRooms(compare)) return refused('no_ability', 'I cannot compare that.');
  return compare.than === undefined
    ? extreme({ ...call, compare }, context)
    : between({ ...call, compare }, compare.than, context);
};

const NOBODY: Readonly<Record<OfThings, string>> = {
  battery: 'Nothing here tells me its battery.',
  power: 'Nothing here tells me how much power it uses.',
  energy: 'Nothing here tells me how much energy it has used.',
  moisture: 'Nothing here tells me how moist it is.',
};

/** "What has the lowest battery", "what's using the most power": of all things that tell theirs. */
function extremeThing(call: Compared<OfThings>, context: PerformContext): Performance {
  const { of, more } = call.compare;
  const { things } = apart(thingReadings(of, call.target ?? {}, context));
  if (things.length === 0) return refused('no_device', NOBODY[of]);
  const values = things.map(({ value }) => value);
  const best = more ? Math.max(...values) : Math.min(...values);
  const those = things.filter(({ value }) => value === best);
  const devices = those.map(({ device }) => measuredThing(device));
  const names = capital(join(namesOf(devices, context.world.home)));
  return ofThings(of, things, those, `${names} ${most(of, more, devices)}${sayThingReading(best, of)}.`);
}

/** Up to the figure: "has the lowest battery, at ", "uses the most, ". */
function most(of: OfThings, more: boolean, devices: readonly Device[]): string {
  const many = isAre(devices) === 'are';
  const extent = more ? 'most' : 'least';
  switch (of) {
    case 'battery':
      return `${many ? 'have' : 'has'} the ${more ? 'highest' : 'lowest'} battery, at `;
    case 'power':
      return `${many ? 'use' : 'uses'} the ${extent}, `;
    case 'energy':
      return `${many ? 'have' : 'has'} used the ${extent}, `;
    case 'moisture':
      return `${many ? 'are' : 'is'} the ${more ? 'wettest' : 'driest'}, at `;
  }
}

/** "Does the dryer use more than the heater". */
function betweenThings(call: Compared<OfThings>, than: Target, context: PerformContext): Performance {
  const { of, more, asks } = call.compare;
  const [first] = thingReadings(of, call.target ?? {}, context);
  const [second] = thingReadings(of, than, context);
  if (first === undefined || second === undefined) return refused('no_device', NOBODY[of]);
  const both = [first, second];
  const name = ({ device }: ThingReading): string => sayDevice(measuredThing(device));
  const gap = Math.abs(first.value - second.value);
  if (asks === 'how much' && gap > 0) {
    const side = first.value > second.value ? 'more' : 'less';
    const reply = `${capital(name(first))} is ${sayThingReading(gap, of)} ${side} than ${name(second)}.`;
    return ofThings(of, both, [], reply);
  }
  const facts = both.map((one) => `${name(one)} is at ${sayThingReading(one.value, of)}`);
  const [one = '', other = ''] = facts;
  const [winner] = first.value > second.value === more ? [first] : [second];
  if (asks === 'which' && gap > 0) return ofThings(of, both, [winner], capital(`${one} and ${other}.`));
  const so = gap > 0 && winner === first;
  const answer = asks === 'whether' ? (so ? 'Yes, ' : 'No, ') : '';
  return ofThings(of, both, so ? [first] : [], capital(`${answer}${one} and ${other}.`));
}

/** "Which room is the coldest": of those indoors that tell. */
function extreme(call: Compared<OfRooms>, context: PerformContext): Performance {
  const { of, more, among } = call.compare;
  const { home } = context.world;
  const readings = readingsOfRooms(of, context, { floor: call.target?.floor, among });
  if (readings.length === 0) return refused('no_device', `No room tells me the ${of.replaceAll('_', ' ')}.`);
  const values = readings.map(({ value }) => value);
  const best = more ? Math.max(...values) : Math.min(...values);
  const those = readings.filter(({ value }) => value === best);
  const names = those.map(({ place }) => sayArea(home, place.area ?? ''));
  const word = WORDS[of][more ? 'most' : 'least'];
  const reply =
    readings.length === 1
      ? `Only ${join(names)} tells me: it is ${sayReading(best, of)} there.`
      : `${capital(join(names))} ${names.length > 1 ? 'are' : 'is'} the ${word}, at ${sayReading(best, of)}.`;
  return answer(of, readings, those, reply);
}

function between(call: Compared<OfRooms>, than: Target, context: PerformContext): Performance {
  const { of, more, asks } = call.compare;
  const first = readingOf(call.target ?? {}, of, context);
  const second = readingOf(than, of, context);
  if (first === null || second === null) {
    const dumb = first === null ? (call.target ?? {}) : than;
    return refused(
      'no_device',
      `Nothing tells me the ${of.replaceAll('_', ' ')} ${sayThere(dumb, context)}.`,
    );
  }
  const both = [first, second];
  const [a, b] = [first.value, second.value];
  const [here, other] = [sayThere(first.place, context), sayThere(second.place, context)];
  const gap = Math.round(Math.abs(a - b) * 10) / 10;
  if (gap === 0) {
    const no = asks === 'whether' ? 'No, ' : '';
    return answer(of, both, [], capital(`${no}it is ${sayReading(a, of)} ${here} and ${other}.`));
  }
  const words = WORDS[of];
  if (asks === 'how much') {
    const side = a > b ? words.more : words.less;
    const much = of === 'temperature' ? sayDegreesOf(gap) : sayReading(gap, of);
    return answer(of, both, [], `It is ${much} ${side} ${here} than ${other}.`);
  }
  const facts = `it is ${sayReading(a, of)} ${here} and ${sayReading(b, of)} ${other}.`;
  if (asks === 'which') {
    const [winner, loser] = a > b === more ? [first, second] : [second, first];
    const side = `It is ${more ? words.more : words.less} ${sayThere(winner.place, context)}`;
    const told = `${sayReading(winner.value, of)}, and ${sayReading(loser.value, of)} ${sayThere(loser.place, context)}`;
    return answer(of, both, [winner], `${side}: ${told}.`);
  }
  const so = a > b === more;
  return answer(of, both, so ? [first] : [], `${so ? 'Yes' : 'No'}, ${facts}`);
}

const ofThings = (
  of: OfThings,
  things: readonly ThingReading[],
  matching: readonly ThingReading[],
  reply: string,
): Performance => answer(of, asReadings(things), asReadings(matching), reply);

const asReadings = (things: readonly ThingReading[]): Pick<RoomReading, 'devices'>[] =>
  things.map(({ device }) => ({ devices: [device.id] }));

function answer(
  of: Comparison['of'],
  readings: readonly Pick<RoomReading, 'devices'>[],
  matching: readonly Pick<RoomReading, 'devices'>[],
  reply: string,
): Performance {
  const devices = readings.flatMap((reading) => reading.devices);
  const fitting = matching.flatMap((reading) => reading.devices);
  return done({ do: 'query', attr: of, devices, matching: fitting }, [], reply, devices);
}
