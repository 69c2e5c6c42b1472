/** Houses of any size with names as people give them: the same in many rooms, with their room, numbered, with aliases. */
import type { Area, Device, Home, Kind } from '../actions/home.js';

const ROOMS = [
  ...[
    'Kitchen',
    'Living Room',
    'Bedroom',
    'Bathroom',
    'Office',
    'Hall',
    'Garage',
    'Garden',
    'Attic',
    'Cellar',
  ],
  ...[
    'Nursery',
    'Dining Room',
    'Guest Room',
    'Studio',
    'Laundry',
    'Pantry',
    'Porch',
    'Terrace',
    'Library',
    'Gym',
  ],
];
const THINGS: readonly (readonly [Kind, readonly string[]])[] = [
  ['light', ['Light', 'Lamp', 'Spots', 'Pendant']],
  ['light', ['Ceiling Light', 'Strip', 'Chandelier']],
  ['switch', ['Switch', 'Pump', 'Heater']],
  ['outlet', ['Plug', 'Kettle']],
  ['fan', ['Fan', 'Ventilator']],
  ['cover', ['Blind', 'Curtain', 'Shutter']],
  ['lock', ['Door Lock', 'Gate']],
  ['climate', ['Thermostat', 'Air Conditioner']],
  ['media', ['TV', 'Speaker', 'Radio']],
  ['sensor', ['Temperature', 'Humidity', 'Power Meter']],
  ['binary_sensor', ['Motion', 'Window Contact']],
  ['vacuum', ['Robot']],
  ['scene', ['Movie Time', 'Dinner']],
];
const WHICH = [
  'Left',
  'Right',
  'Corner',
  'Desk',
  'Floor',
  'Reading',
  'Bedside',
  'Wall',
  'Window',
  'Old',
  'Blue',
  'Tall',
];
const ABILITIES: Readonly<Partial<Record<Kind, Device['abilities']>>> = {
  light: { brightness: {}, color: {}, color_temp: { min: 2000, max: 6500 } },
  fan: { speed: {} },
  cover: { position: {} },
  climate: { target: { min: 5, max: 30 }, mode: {} },
  media: { volume: {} },
};

/** The next number below a bound; the same for ever from one seed (a linear congruential generator). */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >>> 8) % below;
  };
}

export function namedHouse(devices: number, rooms: number): Home {
  const roll = dice(devices);
  const floors = ['Ground Floor', 'First Floor', 'Basement'].map((name, level) => ({
    id: `floor_${level}`,
    name,
    aliases: [],
    level,
  }));
  const areas = Array.from({ length: rooms }, (_, index): Area => {
    const round = Math.floor(index / ROOMS.length);
    return {
      id: `area_${index}`,
      name: `${ROOMS[index % ROOMS.length] ?? ''}${round === 0 ? '' : ` ${round + 1}`}`,
      aliases: index % 7 === 0 ? [`Room ${index}`] : [],
      floor: floors[index % floors.length]?.id ?? null,
      outside: false,
    };
  });
  return {
    version: 1,
    language: 'en',
    units: 'metric',
    floors,
    areas,
    devices: Array.from({ length: devices }, (_, index) => device(index, areas[index % rooms], roll)),
    lists: [{ id: 'shopping', name: 'Shopping List', aliases: [], items: [] }],
    calendars: [],
    defaultRoom: null,
    location: null,
  };
}

function device(index: number, area: Area | undefined, roll: (below: number) => number): Device {
  const one = <T>(of: readonly T[]): T | undefined => of[roll(of.length)];
  const [kind, nouns] = one(THINGS) ?? ['light', ['Light']];
  const noun = one(nouns) ?? 'Light';
  const names = [
    noun,
    `${one(WHICH)} ${noun}`,
    `${area?.name} ${noun}`,
    `${one(WHICH)} ${noun} ${1 + roll(40)}`,
  ];
  return {
    id: `device_${index}`,
    name: one(names) ?? noun,
    aliases: roll(5) === 0 ? [`${one(WHICH)} thing ${index}`] : [],
    area: area?.id ?? null,
    kind,
    deviceClass: null,
    abilities: ABILITIES[kind] ?? {},
    state: {},
    risk: null,
    mqtt: null,
  };
}
