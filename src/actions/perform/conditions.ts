/** Conditions on state: resolved to devices when they are given, tested now (`if`) or whenever something changes (`once`). */
import type { Condition, Target } from '../../nlu/call.js';
import { dateOf, sunTime } from '../../nlu/time.js';
import type { Device } from '../home.js';
import { inOwnUnit, meets, propertyRead } from '../readings.js';
import { keepsFood } from '../resolve/climate-use.js';
import { resolve } from '../resolve/resolve.js';
import { isUnderSky } from '../resolve/under-sky.js';
import type { ResolvedCondition, World } from '../world.js';
import type { PerformContext } from './perform.js';

/** The attribute of a condition on the sun: `is` is `up` or `down`. */
export const SUN = 'sun';

/**
 * @param deed what is done by the condition: "it" of "turn the heater off when it reaches 19" is that heater
 * @returns null where no device fits the words
 */
export function resolveCondition(
  condition: Condition,
  context: PerformContext,
  deed: readonly string[] = [],
): ResolvedCondition | null {
  const { attr, is, above, below, unit, reach, all, not, lasts } = condition;
  const target = ofTheDeed(condition, deed, context);
  const test = {
    ...(is === undefined ? {} : { is }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(unit === undefined ? {} : { unit }),
    ...(reach === true ? { reach } : {}),
    ...(all === true ? { all } : {}),
    ...(not === true ? { not } : {}),
    ...(lasts === undefined ? {} : { lasts }),
  };
  if (attr === SUN) return { devices: [], attr, ...test };
  const found = resolve(target, context, {
    everywhere: true,
    able: (device) => propertyRead(device, attr) !== null,
  });
  const options = found.type === 'ambiguous' ? found.options.flatMap(({ devices }) => devices) : null;
  const ids = found.type === 'devices' ? found.devices.map(({ id }) => id) : (options ?? []);
  const able = context.world.home.devices.filter(
    (device) => ids.includes(device.id) && measures(device, attr, context),
  );
  const named =
    target.name !== undefined ||
    target.ids !== undefined ||
    target.kind !== undefined ||
    target.kinds !== undefined;
  const meant =
    Object.keys(target).length === 0
      ? measuringHere(able, deed, context)
      : target.area === OUTSIDE
        ? measuringOutside(able, attr, context)
        : named
          ? able
          : ofTheRoom(able);
  return meant.length === 0
    ? null
    : { devices: meant.map(({ id }) => id), attr: toldBy(meant, attr), ...test };
}

/** What a thermometer's value is called: the same condition whether its value or its temperature was spoken of. */
function toldBy(devices: readonly Device[], attr: string): string {
  const [first] = devices;
  const measured = first?.deviceClass ?? null;
  if (attr !== 'value' || first === undefined || measured === null || !MEASURES.has(measured)) return attr;
  return devices.every(({ kind, deviceClass }) => kind === 'sensor' && deviceClass === measured)
    ? measured
    : attr;
}

const MEASURES: ReadonlySet<string> = new Set(['temperature', 'humidity', 'battery']);

/** "It" gets as warm as a thermostat makes it where that is, wherever the speaker is. */
function ofTheDeed({ target, attr }: Condition, deed: readonly string[], { world }: PerformContext): Target {
  const maker = MADE_BY[attr];
  if (maker === undefined || Object.keys(target).length > 0 || deed.length === 0) return target;
  const measuring = world.home.devices.filter(
    ({ id, kind, state }) =>
      deed.includes(id) && maker.includes(kind) && typeof state['current'] === 'number',
  );
  return measuring.length === deed.length ? { ids: deed } : target;
}

/** What makes it so, and measures it. */
const MADE_BY: Readonly<Record<string, readonly Device['kind'][]>> = {
  temperature: ['climate', 'water_heater'],
  humidity: ['humidifier'],
};

/** Few thermostats measure how humid it is, and no rain sensor says how many percent. */
function measures(device: Device, attr: string, { world }: PerformContext): boolean {
  const property = propertyRead(device, attr);
  if (property === null || (device.kind === 'binary_sensor' && MADE_BY[attr] !== undefined)) return false;
  return (
    device.kind !== 'climate' ||
    property !== 'humidity' ||
    world.states.get(device.id)?.[property] !== undefined
  );
}

/** How warm a room is its boiler does not tell. */
function ofTheRoom(devices: readonly Device[]): readonly Device[] {
  const rooms = devices.filter(({ kind }) => kind !== 'water_heater');
  return rooms.length > 0 ? rooms : devices;
}

const OUTSIDE = 'outside';

/** "Outside" has the sensor that is called so, else the weather report, where none stands in an area under the sky; a heated pool does not tell how warm it is there. */
function measuringOutside(
  devices: readonly Device[],
  attr: string,
  { world }: PerformContext,
): readonly Device[] {
  const able = world.home.devices.filter((device) => propertyRead(device, attr) !== null);
  const sensors = devices.filter(({ kind }) => kind === 'sensor');
  const called = able.filter((device) => device.kind === 'sensor' && isUnderSky(device, world.home));
  const weather = able.filter(({ kind }) => kind === 'weather');
  return [sensors, called].find(({ length }) => length > 0) ?? weather;
}

/**
 * "The temperature" without a place is that of the room one is in, or where something is done by it, else of the rooms, never
 * of the freezer or of the weather.
 */
function measuringHere(
  devices: readonly Device[],
  deed: readonly string[],
  { room, world }: PerformContext,
): readonly Device[] {
  const rooms = devices.filter(
    (device) =>
      !isUnderSky(device, world.home) &&
      ((device.kind === 'climate' && !keepsFood(device)) ||
        device.kind === 'humidifier' ||
        (device.kind === 'sensor' && device.deviceClass !== null)),
  );
  const deedAreas = world.home.devices.filter(({ id }) => deed.includes(id)).map(({ area }) => area);
  const within = (areas: readonly (string | null)[]): readonly Device[] =>
    rooms.filter(({ area }) => area !== null && areas.includes(area));
  return [within([room]), within(deedAreas), rooms].find(({ length }) => length > 0) ?? devices;
}

/** Is it so now? False where the house cannot tell. */
export function holds(condition: ResolvedCondition, world: World): boolean {
  return tells(condition, world) === true;
}

/** Is it so now? null where the house cannot tell, because a device that would know is out of reach. */
export function tells(condition: ResolvedCondition, world: World): boolean | null {
  const so = tellsPlainly(condition, world);
  return so === null || condition.not !== true ? so : !so;
}

function tellsPlainly(condition: ResolvedCondition, world: World): boolean | null {
  if (condition.attr === SUN) return isSunUp(world) === (condition.is === 'up');
  const { devices, attr, is, above, below, unit, reach } = condition;
  const test = {
    ...(is === undefined ? {} : { is }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(reach === true ? { reach } : {}),
  };
  const fits = (id: string): boolean | null => {
    if (world.unavailable.has(id)) return null;
    const device = world.home.devices.find((candidate) => candidate.id === id);
    if (device === undefined) return false;
    const state = world.states.get(id) ?? device.state;
    return meets(
      device,
      state,
      attr,
      inOwnUnit(test, unit, { device, state, attr, units: world.home.units }),
    );
  };
  const answers = devices.map(fits);
  // One that fits decides "any", one that does not decides "all", whatever the silent ones would say.
  const decisive = condition.all !== true;
  if (answers.includes(decisive)) return decisive;
  return answers.includes(null) ? null : !decisive;
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
