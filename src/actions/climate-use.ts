/** What a thermostat is for: air conditioners and heaters are one kind of device, and nobody means the one by the other. */
import type { Device } from './home.js';
import { abilityOf } from './kinds.js';
import { nameWords } from './names.js';

const COOLING_WORDS: ReadonlySet<string> = new Set([
  ...['ac', 'acs', 'aircon', 'air', 'cooling', 'cooler', 'conditioner', 'conditioning', 'clima', 'klima'],
]);
const HEATING_WORDS: ReadonlySet<string> = new Set([
  ...['heating', 'heater', 'heat', 'radiator', 'boiler', 'furnace', 'fireplace', 'stove', 'towel'],
]);
const COOLS: readonly string[] = ['cool', 'dry', 'heat_cool', 'auto'];
const HEATS: readonly string[] = ['heat', 'heat_cool', 'auto'];

const called = (device: Device, words: ReadonlySet<string>): boolean =>
  [device.name, ...device.aliases].some((name) => nameWords(name).some((word) => words.has(word)));

/** Called an air conditioner, by whatever word. */
export const isCalledCooler = (device: Device): boolean => called(device, COOLING_WORDS);

/** The modes it can be put into; null where nobody said which. */
function modesOf(device: Device): readonly string[] | null {
  return abilityOf(device, 'mode')?.values ?? null;
}

/** "Auto" alone says nothing: a heater has it too. */
function cools(device: Device): boolean {
  const modes = modesOf(device);
  if (modes?.includes('cool') === true) return true;
  if (isCalledCooler(device) || device.state['mode'] === 'cool') return true;
  return modes !== null && !modes.includes('heat') && modes.some((mode) => COOLS.includes(mode));
}

function heats(device: Device): boolean {
  const modes = modesOf(device);
  return called(device, HEATING_WORDS) || modes === null || modes.some((mode) => HEATS.includes(mode));
}

/** The air conditioners among these: what is called so; else what can cool. */
export function airConditioners(devices: readonly Device[]): Device[] {
  const able = devices.filter((device) => device.kind === 'climate' && cools(device));
  const named = able.filter(isCalledCooler);
  return named.length > 0 ? named : able;
}

/** What heats: not what only cools, nor an air conditioner that could do both where something else heats. */
export function heaters(devices: readonly Device[]): Device[] {
  const able = devices.filter((device) => device.kind === 'climate' && heats(device));
  const plain = able.filter((device) => called(device, HEATING_WORDS) || !cools(device));
  return plain.length > 0 ? plain : able.filter((device) => !isCalledCooler(device) || able.length === 1);
}
