/** Conditions on state: resolved to devices when they are given, tested now (`if`) or whenever something changes (`once`). */
import type { Condition } from '../../nlu/call.js';
import { dateOf, sunTime } from '../../nlu/time.js';
import { meets, propertyRead } from '../readings.js';
import { resolve } from '../resolve.js';
import type { ResolvedCondition, World } from '../world.js';
import type { PerformContext } from './perform.js';

/** The attribute of a condition on the sun: `is` is `up` or `down`. */
export const SUN = 'sun';

/** @returns null where no device fits the words */
export function resolveCondition(condition: Condition, context: PerformContext): ResolvedCondition | null {
  const { target, attr, is, above, below, all } = condition;
  const test = {
    ...(is === undefined ? {} : { is }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(all === true ? { all } : {}),
  };
  if (attr === SUN) return { devices: [], attr, ...test };
  const found = resolve(target, context, {
    everywhere: true,
    able: (device) => propertyRead(device, attr) !== null,
  });
  const options = found.type === 'ambiguous' ? found.options.flatMap(({ devices }) => devices) : null;
  const ids = found.type === 'devices' ? found.devices.map(({ id }) => id) : (options ?? []);
  const able = context.world.home.devices.filter(
    (device) => ids.includes(device.id) && propertyRead(device, attr) !== null,
  );
  return able.length === 0 ? null : { devices: able.map(({ id }) => id), attr, ...test };
}

/** Is it so now? False where the house cannot tell. */
export function holds(condition: ResolvedCondition, world: World): boolean {
  if (condition.attr === SUN) return isSunUp(world) === (condition.is === 'up');
  const { devices, attr, is, above, below } = condition;
  const test = {
    ...(is === undefined ? {} : { is }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
  };
  const fits = (id: string): boolean => {
    const device = world.home.devices.find((candidate) => candidate.id === id);
    return device !== undefined && meets(device, world.states.get(id) ?? device.state, attr, test);
  };
  return condition.all === true ? devices.every(fits) : devices.some(fits);
}

/** Where the house has no location, the sun is taken to be up from seven to seven. */
function isSunUp({ home, now }: World): boolean {
  const date = dateOf(now);
  const rise = sunTime('sunrise', date, home);
  const set = sunTime('sunset', date, home);
  if (rise !== null && set !== null) return now >= rise && now < set;
  const hour = Number(now.slice(11, 13));
  return hour >= 7 && hour < 19;
}
