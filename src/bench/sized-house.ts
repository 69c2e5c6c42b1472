/** Houses of any size: the smaller one is the beginning of the bigger one, so that both know the same first devices. */
import type { Home } from '../actions/home.js';
import { parseHome } from '../actions/home-file.js';
import type { Sentence } from './synthetic-speech.js';

const ROOMS = [
  ...[
    'Kitchen',
    'Living Room',
    'Bedroom',
    'Bathroom',
    'Hallway',
    'Office',
    'Garage',
    'Dining Room',
    'Nursery',
  ],
  ...['Guest Room', 'Attic', 'Basement', 'Laundry Room', 'Library', 'Porch', 'Pantry', 'Studio', 'Gym'],
  ...['Conservatory', 'Workshop'],
];
const THINGS: readonly (readonly [name: string, kind: string])[] = [
  ['Ceiling Light', 'light'],
  ['Floor Lamp', 'light'],
  ['Heater', 'switch'],
  ['Fan', 'fan'],
  ['Blinds', 'cover'],
  ['Speaker', 'media'],
  ['Thermostat', 'climate'],
  ['Window Sensor', 'binary_sensor'],
  ['Wall Lamp', 'light'],
  ['Humidifier', 'humidifier'],
  ['Coffee Machine', 'switch'],
  ['Reading Lamp', 'light'],
  ['Curtain', 'cover'],
  ['Air Purifier', 'fan'],
  ['Night Light', 'light'],
  ['Charger', 'switch'],
  ['Projector', 'media'],
  ['Aquarium', 'switch'],
  ['Fireplace', 'switch'],
  ['Mirror Light', 'light'],
  ['Desk Light', 'light'],
  ['Shelf Light', 'light'],
  ['Printer', 'switch'],
  ['Skylight', 'cover'],
  ['Dehumidifier', 'switch'],
];

/** Enough different names for as many devices. */
export const MAX_DEVICES = ROOMS.length * THINGS.length;

export function sizedHouse(devices: number): Home {
  const areas = ROOMS.map((name) => ({ id: idOf(name), name }));
  const list = Array.from({ length: Math.min(devices, MAX_DEVICES) }, (_, index) => {
    const room = ROOMS[index % ROOMS.length] ?? '';
    const [thing, kind] = THINGS[Math.floor(index / ROOMS.length)] ?? ['', ''];
    const name = `${room} ${thing}`;
    return { id: idOf(name), name, kind, area: idOf(room) };
  });
  // JSON is YAML.
  return parseHome(JSON.stringify({ areas, devices: list }), 'sized-house').home;
}

/** What can be said in every such house of 20 devices or more. */
export const SIZED_HOUSE_SENTENCES: readonly Sentence[] = ROOMS.slice(0, 12)
  .map((room, index) => `turn ${index % 2 === 0 ? 'on' : 'off'} the ${room.toLowerCase()} ceiling light`)
  .map((text) => ({ text, inGrammar: true }));

const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '_');
