/** What people lie and sit on, for questions about them. */
import type { QueryCall } from '../../nlu/call.js';
import type { Device } from '../home.js';
import { nameWords } from '../resolve/names.js';
import type { PerformContext } from './perform.js';

/** "Is anyone in bed", "is Walter in his chair": of people nobody knows so much, but what they lie and sit on may tell. */
export function seatOf(call: QueryCall, { world }: PerformContext): QueryCall | null {
  const place = call.test?.is;
  if (call.attr !== 'location' || typeof place !== 'string' || call.agg === 'count') return null;
  const words = nameWords(place.replace(/^(?:the|his|her|their|my|our|its) /, ''));
  const called = ({ name, aliases }: Device): boolean =>
    [name, ...aliases].some((one) => words.every((word) => nameWords(one).includes(word)));
  const seats = world.home.devices.filter(
    (device) =>
      device.kind === 'binary_sensor' &&
      (device.deviceClass === 'occupancy' || device.deviceClass === 'presence') &&
      called(device),
  );
  if (words.length === 0 || seats.length === 0) return null;
  const agg = seats.length > 1 ? ('any' as const) : undefined;
  const target = { ids: seats.map(({ id }) => id), all: true };
  return { do: 'query', attr: 'on', test: { is: true }, ...(agg === undefined ? {} : { agg }), target };
}
