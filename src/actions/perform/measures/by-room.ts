/** Questions whose answer are rooms: "which rooms have lights on", "how many rooms are below 16 degrees". */
import type { OfRooms, QueryCall } from '../../../nlu/call.js';
import { sayTest } from '../../../nlu/reply/answers.js';
import { capital, inAreas, join, nounFor, sayArea } from '../../../nlu/reply/wording.js';
import { areasOf } from '../../resolve/place.js';
import type { Perform, Performance, PerformContext } from '../perform.js';
import { done, refused } from '../performance.js';
import { performQuery } from '../query.js';
import { type RoomReading, readingsOfRooms, sayReading } from './room-readings.js';

/** More rooms than this are not listened to: the rest is counted. */
const LISTED = 5;

const OF_ROOMS: ReadonlySet<string> = new Set<OfRooms>(['temperature', 'humidity', 'carbon_dioxide']);
const isOfRooms = (attr: string): attr is OfRooms => OF_ROOMS.has(attr);

export const performByRoom: Perform<QueryCall> = (call, context) =>
  isOfRooms(call.attr) ? byReading(call, call.attr, context) : byState(call, context);

/** "Which rooms are below 16 degrees". */
function byReading(call: QueryCall, of: OfRooms, context: PerformContext): Performance {
  const { home } = context.world;
  const { above, below } = call.test ?? {};
  const rooms = readingsOfRooms(of, context, { floor: call.target?.floor });
  if (rooms.length === 0) return refused('no_device', `No room tells me the ${of.replaceAll('_', ' ')}.`);
  const fits = ({ value }: RoomReading): boolean =>
    (above === undefined || value > above) && (below === undefined || value < below);
  const fitting = rooms.filter(fits);
  const limit = above ?? below ?? 0;
  const so = `${above === undefined ? 'below' : 'above'} ${sayReading(limit, of)}`;
  const nearest = [...rooms].sort((a, b) => (above === undefined ? a.value - b.value : b.value - a.value))[0];
  const say = ({ place, value }: RoomReading): string =>
    `${sayArea(home, place.area ?? '')} at ${sayReading(value, of)}`;
  const [first] = fitting;
  const reply =
    first === undefined
      ? `No room is ${so}. The nearest is ${nearest === undefined ? 'unknown' : say(nearest)}.`
      : fitting.length === 1
        ? `Only one room is ${so}: ${say(first)}.`
        : `${fitting.length} rooms are ${so}: ${join(fitting.map(say), 'and', LISTED)}.`;
  return told(call, rooms.flatMap(idsOf), fitting.flatMap(idsOf), capital(reply));
}

const idsOf = ({ devices }: RoomReading): readonly string[] => devices;

/** "Which rooms have lights on": the rooms of the devices that are so. */
function byState(call: QueryCall, context: PerformContext): Performance {
  const { home } = context.world;
  const { by: _by, ...plain } = call;
  const found = performQuery({ ...plain, agg: 'which' }, context);
  const [shown] = found.calls;
  const ids = new Set(shown?.matching ?? []);
  const fitting = home.devices.filter(({ id }) => ids.has(id));
  const rooms = areasOf(fitting);
  const [device] = fitting;
  if (device === undefined || rooms.length === 0) return found;
  const so = sayTest(call, device);
  const [one, many] = nounFor(fitting);
  const what = fitting.length === 1 ? `one ${one} is` : `${many} are`;
  const where =
    call.agg === 'count' && rooms.length > 1
      ? `in ${rooms.length} rooms: ${join(
          rooms.map((id) => sayArea(home, id)),
          'and',
          LISTED,
        )}`
      : inAreas(home, rooms);
  return told(call, shown?.devices ?? [], [...ids], capital(`${what} ${so} ${where}.`));
}

function told(
  { attr, test, agg }: QueryCall,
  devices: readonly string[],
  matching: readonly string[],
  reply: string,
): Performance {
  return done(
    {
      do: 'query',
      attr,
      by: 'room',
      ...(test === undefined ? {} : { test: { ...test } }),
      ...(agg === undefined ? {} : { agg }),
      devices,
      matching,
    },
    [],
    reply,
    matching.length > 0 ? matching : devices,
  );
}
