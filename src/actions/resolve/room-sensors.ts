/** Sensors that measure a room and are called just so: "Bedroom Temperature", the "Thermometer" of the attic. Pure. */
import type { Device, Home } from '../home.js';
import { nameWords } from './names.js';

const MEASURED: ReadonlySet<string> = new Set(
  'temperature temp thermometer humidity hygrometer room sensor climate meter'.split(' '),
);

/** Has it no name but the room's and what it measures? */
export function isOfItsRoom({ kind, name, area }: Device, { areas }: Pick<Home, 'areas'>): boolean {
  const room = areas.find(({ id }) => id === area);
  if (kind !== 'sensor' || room === undefined) return false;
  const words = new Set([room.name, ...room.aliases].flatMap(nameWords));
  return nameWords(name).every((word) => words.has(word) || MEASURED.has(word));
}

const APPLIANCE =
  /\b(fridge|refrigerator|freezer|larder|pantry|incubator|propagator|compost|hive|oven|grill|kiln|smoker|water|pool|pond|tub|jacuzzi|spa|tank|soil|boiler|furnace|cpu|computer|printer|aquarium|fish|engine)\b/i;

/** What is measured is a thing in the room, and not its air. */
export function isAppliance(device: Pick<Device, 'name'>): boolean {
  return APPLIANCE.test(device.name);
}
