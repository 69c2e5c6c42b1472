/** What a thermostat is for: air conditioners and heaters are one kind of device, and nobody means the one by the other. */
import type { Device, Home } from '../home.js';
import { abilityOf } from '../kinds/kinds.js';
import { nameWords } from './names.js';

const COOLING_WORDS: ReadonlySet<string> = new Set([
  ...['ac', 'acs', 'aircon', 'air', 'cooling', 'cooler', 'conditioner', 'conditioning', 'clima', 'klima'],
]);
const HEATING_WORDS: ReadonlySet<string> = new Set([
  ...['heating', 'heater', 'heat', 'radiator', 'boiler', 'furnace', 'fireplace', 'stove', 'towel'],
]);
/** What keeps food has a target too, and is nobody's heating. */
const FOOD_WORDS: ReadonlySet<string> = new Set([
  ...['fridge', 'refrigerator', 'freezer', 'icebox', 'minibar', 'esky', 'kegerator'],
]);
const WINE_COOLERS: ReadonlySet<string> = new Set(['cooler', 'cabinet', 'chiller']);
const COOLS: readonly string[] = ['cool', 'dry', 'heat_cool', 'auto'];
const HEATS: readonly string[] = ['heat', 'heat_cool', 'auto'];

const called = (device: Device, words: ReadonlySet<string>): boolean =>
  [device.name, ...device.aliases].some((name) => nameWords(name).some((word) => words.has(word)));

/** Called an air conditioner, by whatever word. */
export const isCalledCooler = (device: Device): boolean => called(device, COOLING_WORDS);

/** Cools food or drink, and no room. */
export function keepsFood(device: Device): boolean {
  if (device.kind !== 'climate') return false;
  return [device.name, ...device.aliases].some((name) => {
    const words = nameWords(name);
    const wine = words.includes('wine') || words.includes('beer') || words.includes('drink');
    return words.some((word) => FOOD_WORDS.has(word) || (wine && WINE_COOLERS.has(word)));
  });
}

/** Rooms that are a thing themselves: "the sauna is off" says that nothing heats there. */
export const HEATED_ROOMS = /\b(?:sauna|hot tub|jacuzzi|whirlpool|hammam|steam (?:room|bath))\b/i;
/** What burns, glows or bubbles while somebody is there: left alone it is a danger or a waste, not a warm house. */
const FIRES: ReadonlySet<string> = new Set(
  'fire fireplace stove oven cooker grill kiln towel blanket tub pool spa sauna jacuzzi patio terrace heater heaters'.split(
    ' ',
  ),
);

/**
 * What keeps a house from freezing and food from spoiling goes on while nobody thinks of it: nobody means it by "everything
 * off". An air conditioner is no heating, even if it could heat.
 */
export function goesOnUnasked(device: Device, { areas }: Pick<Home, 'areas'>): boolean {
  if (called(device, FOOD_WORDS)) return true;
  if (device.kind !== 'climate' || keepsFood(device)) return device.kind === 'climate';
  const area = areas.find(({ id }) => id === device.area);
  if (called(device, FIRES) || (area !== undefined && (area.outside || HEATED_ROOMS.test(area.name))))
    return false;
  return heats(device) && !isCalledCooler(device);
}

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

/** Words for whatever heats; any other word for it says what it is called. */
const ANY_HEATER: ReadonlySet<string> = new Set(['heat', 'heating', 'central heating']);

/**
 * Which heaters a word for them may be said of, among these: where some are called so it is of them ("the radiator"), and a
 * heater is at least no air conditioner.
 */
export function wordedSo(word: string, among: readonly Device[]): (device: Device) => boolean {
  const said = nameWords(word);
  const all = (): boolean => true;
  if (ANY_HEATER.has(said.join(' '))) return all;
  const isNamed = (device: Device): boolean =>
    device.kind === 'climate' &&
    [device.name, ...device.aliases].some((name) => said.every((part) => nameWords(name).includes(part)));
  const isPlain = (device: Device): boolean => !isCalledCooler(device) && heats(device);
  if (said.join(' ') === 'heater')
    return among.some((device) => device.kind === 'climate' && isPlain(device)) ? isPlain : all;
  return among.some(isNamed) ? isNamed : all;
}
