/**
 * What a sensor cannot tell, and a thing beside it can that is called after the same: "is the oven on", of an Oven that measures
 * and an Oven Power that tells; "is the fridge open", of the Fridge Door; "is the car charging", of the Car Charger.
 */
import type { QueryCall } from '../../nlu/call.js';
import { normalWords } from '../../nlu/normalize.js';
import type { Device } from '../home.js';
import { sensorWords } from '../kinds/sensor-words.js';
import { nameWords } from '../resolve/names.js';
import type { PerformContext } from './perform.js';
import { stateOf } from './targets.js';

/** On and off is said of a machine and what feeds it, and not of a door. */
const OF_MACHINES: ReadonlySet<string | null> = new Set([null, 'running', 'power', 'plug', 'heat', 'light']);
const SWITCHED: ReadonlySet<string> = new Set([
  'switch',
  'outlet',
  'light',
  'fan',
  'climate',
  'water_heater',
  'media',
]);
const WORKS: ReadonlySet<string> = new Set(['on', 'running', 'charging']);
const RESTS: ReadonlySet<string> = new Set(['off', 'done', 'not charging']);

/** The state that is asked after; null where a value is. */
function wordOf({ attr, test, agg }: QueryCall): string | null {
  if (agg !== undefined || (attr !== 'on' && attr !== 'state')) return null;
  if (typeof test?.is === 'boolean') return test.is ? 'on' : 'off';
  return typeof test?.is === 'string' ? test.is : null;
}

/**
 * The same question, of whoever can answer it; of a sensor that shows only a value and has nobody beside it, for the value.
 *
 * @param devices what the question is about, by its name
 */
export function askedOfPart(
  call: QueryCall,
  devices: readonly Device[],
  context: PerformContext,
): QueryCall | null {
  const word = wordOf(call);
  const [sensor, ...more] = devices;
  if (word === null || sensor?.kind !== 'sensor' || more.length > 0) return null;
  // "The dishwasher is finished": it says so itself.
  const { value } = stateOf(context, sensor);
  if (typeof value === 'string' && (isOfMachines(word) || sameWords(value, word))) return null;
  const beside = context.world.home.devices.filter(
    (device) => isCalledAfter(device, sensor, call.target?.name) && isSaidOf(word, device),
  );
  const [only, ...others] = beside;
  if (only !== undefined && others.length === 0) {
    const test = only.kind === 'binary_sensor' ? { is: word } : testOf(word);
    return { ...call, attr: typeof test.is === 'boolean' ? 'on' : 'state', test, target: { ids: [only.id] } };
  }
  if (call.attr !== 'state') return null;
  const { test: _test, ...plain } = call;
  return plain;
}

const isOfMachines = (word: string): boolean => WORKS.has(word) || RESTS.has(word);

const sameWords = (one: string, other: string): boolean =>
  normalWords(one.replaceAll('_', ' ')).join(' ') === normalWords(other.replaceAll('_', ' ')).join(' ');

const testOf = (word: string): { is: boolean | string } =>
  WORKS.has(word) ? { is: true } : RESTS.has(word) ? { is: false } : { is: word };

/** Does its name begin with the other's, or with the word that was said of it, in the same room? */
function isCalledAfter(device: Device, sensor: Device, said: string | undefined): boolean {
  if (device.id === sensor.id) return false;
  const near = device.area === null || sensor.area === null || device.area === sensor.area;
  const own = nameWords(device.name);
  const after = [sensor.name, ...(said === undefined ? [] : [said])].map(nameWords);
  return (
    near &&
    after.some(
      (words) => words.length > 0 && own.length > words.length && words.every((word, at) => own[at] === word),
    )
  );
}

function isSaidOf(word: string, { kind, deviceClass }: Device): boolean {
  if (kind === 'binary_sensor')
    return isOfMachines(word)
      ? OF_MACHINES.has(deviceClass) || (deviceClass === 'battery_charging' && /charging$/.test(word))
      : sensorWords(deviceClass).some((words) => words.includes(word));
  if (kind === 'cover') return word === 'open' || word === 'closed';
  if (kind === 'lock') return word === 'locked' || word === 'unlocked';
  return SWITCHED.has(kind) && isOfMachines(word);
}
