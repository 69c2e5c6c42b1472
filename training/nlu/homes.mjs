/** Houses for measuring: Home Assistant's test home, a plain flat for real people's sentences, homes rebuilt from rows. */

const KIND_OF_DOMAIN = {
  media_player: 'media',
  lawn_mower: 'mower',
  alarm_control_panel: 'alarm',
  input_boolean: 'switch',
  input_number: 'number',
  input_select: 'select',
};
const ABILITIES = {
  light: { brightness: {}, color: {}, color_temp: { min: 2000, max: 6500 } },
  fan: { speed: {}, oscillating: {}, direction: {} },
  cover: { position: {}, tilt: {} },
  valve: { position: {} },
  climate: {
    mode: {},
    target: { min: 0, max: 110 },
    target_low: {},
    target_high: {},
    preset: {},
    fan_mode: {},
  },
  media: { volume: {}, muted: {}, source: {} },
  humidifier: { target: {} },
  water_heater: { target: {} },
  alarm: { mode: {} },
};
const STATE = {
  light: { on: false, brightness: 50, color_temp: 3000 },
  switch: { on: false },
  outlet: { on: false },
  fan: { on: false, speed: 50 },
  cover: { position: 50 },
  valve: { position: 50 },
  lock: { locked: true },
  climate: { mode: 'heat', target: 20, current: 20 },
  media: { playback: 'playing', volume: 30, muted: false },
  vacuum: { activity: 'docked' },
  mower: { activity: 'docked' },
  sensor: { value: 1 },
  binary_sensor: { on: false },
  weather: { condition: 'sunny', temperature: 20 },
  person: { location: 'home' },
};

/** @param {{id: string, name: string, kind: string, area?: string|null, class?: string|null, aliases?: string[]}} d */
export function device(d) {
  return {
    id: d.id,
    name: d.name,
    aliases: d.aliases ?? [],
    area: d.area ?? null,
    kind: d.kind,
    deviceClass: d.class ?? null,
    abilities: ABILITIES[d.kind] ?? {},
    state: STATE[d.kind] ?? {},
    risk: 'none',
    mqtt: null,
  };
}

export function home({ floors = [], areas = [], devices = [], lists = [], units = 'metric' }) {
  return {
    version: 1,
    language: 'en',
    units,
    floors: floors.map((floor) => ({ aliases: [], level: null, ...floor })),
    areas: areas.map((area) => ({ aliases: [], floor: null, outside: false, ...area })),
    devices,
    lists: lists.map((list) => ({ aliases: [], items: [], ...list })),
    calendars: [],
    defaultRoom: null,
    location: null,
  };
}

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

/** Home Assistant's fixtures_en.json as a `Home`; ids are the entity ids with `.` as `_`. */
export function homeOfFixtures(fixtures) {
  const lists = [{ id: 'shopping', name: 'Shopping List' }];
  const devices = [];
  for (const entity of fixtures.entities) {
    const domain = entity.id.split('.')[0];
    const name = entity.name.replace(/\[.*?\]/g, '');
    if (domain === 'todo') {
      lists.push({ id: slug(name), name });
      continue;
    }
    devices.push(
      device({
        id: slug(entity.id),
        name,
        kind: KIND_OF_DOMAIN[domain] ?? domain,
        area: entity.area ?? null,
        class: entity.attributes?.device_class ?? null,
      }),
    );
  }
  return home({
    floors: fixtures.floors.map(({ id, name }) => ({ id, name })),
    areas: fixtures.areas.map(({ id, name, floor }) => ({ id, name, floor: floor ?? null })),
    devices,
    lists,
    units: 'imperial',
  });
}

/** The little home of a test that brings its own entities; everything stands in the one room it may name. */
export function homeOfContext(context) {
  const entities = context.entities ?? [{ name: 'Ceiling Light', domain: 'light' }];
  const devices = entities.map(({ name, domain }) =>
    device({
      id: slug(`${domain} ${name}`),
      name,
      kind: KIND_OF_DOMAIN[domain] ?? domain,
      area: 'kitchen_id',
    }),
  );
  return home({ areas: [{ id: 'kitchen_id', name: 'Kitchen' }], devices });
}

const ROOMS = [
  'Kitchen',
  'Living Room',
  'Bedroom',
  'Bathroom',
  'Office',
  'Hall',
  'Dining Room',
  'Garage',
  'Garden',
];

/** A plain flat: every room a light and a plug; speakers, TV, vacuum, coffee machine. Nothing is named after the data. */
export function plainHome(rooms = [], plugs = [], { lamps = [], lists = [] } = {}) {
  const areas = [...new Set([...ROOMS.map((name) => name.toLowerCase()), ...rooms])].map((name) => ({
    id: slug(name),
    name,
    floor: ['bedroom', 'bathroom'].includes(name) ? 'upstairs' : 'ground',
    outside: name === 'garden',
  }));
  const devices = areas.flatMap(({ id, name }) => [
    device({ id: `${id}_light`, name: `${name} Light`, kind: 'light', area: id }),
  ]);
  const more = [
    ['Corner Lamp', 'light', 'living_room'],
    ['Bedside Lamp', 'light', 'bedroom'],
    ['Porch Light', 'light', 'garden'],
    ['Smart Plug', 'outlet', 'living_room'],
    ['Wemo Plug', 'outlet', 'office'],
    ['Kitchen Plug', 'outlet', 'kitchen'],
    ['Coffee Machine', 'switch', 'kitchen'],
    ['TV', 'media', 'living_room'],
    ['Living Room Speaker', 'media', 'living_room'],
    ['Radio', 'media', 'kitchen'],
    ['Robot Vacuum', 'vacuum', 'hall'],
    ['Thermostat', 'climate', 'living_room'],
    ['Ceiling Fan', 'fan', 'bedroom'],
    ['Blinds', 'cover', 'living_room', 'blind'],
    ['Front Door', 'lock', 'hall'],
    ['Movie Night', 'scene', null],
    ['Weather', 'weather', null],
    ['Anna', 'person', null],
  ];
  for (const [name, kind, area, deviceClass] of more) {
    const made = device({ id: slug(name), name, kind, area, class: deviceClass });
    // One player plays: "turn it up" then has one meaning.
    const quiet = kind === 'media' && name !== 'Living Room Speaker';
    devices.push(quiet ? { ...made, state: { ...made.state, playback: 'off' } } : made);
  }
  for (const name of new Set(plugs)) {
    devices.push(device({ id: `${slug(name)}_plug`, name, kind: 'outlet', area: 'office' }));
  }
  for (const name of new Set(lamps))
    devices.push(device({ id: slug(name), name, kind: 'light', area: 'bedroom' }));
  return home({
    floors: [
      { id: 'ground', name: 'Ground Floor', aliases: ['downstairs'] },
      { id: 'upstairs', name: 'Upstairs' },
    ],
    areas,
    devices,
    lists: [
      { id: 'shopping', name: 'Shopping List' },
      { id: 'todo', name: 'To-Do List', aliases: ['tasks'] },
      ...[...new Set(lists)].map((name) => ({ id: slug(name), name: `${name} List` })),
    ],
  });
}

/** The house whose devices the recordings of dev-home-commands name. */
export function spokenHome() {
  const areas = ['Kitchen', 'Office', 'Bedroom', 'Garage', 'Hall'].map((name) => ({ id: slug(name), name }));
  const devices = [
    ['Bed Light', 'light', 'bedroom'],
    ['Kitchen Light', 'light', 'kitchen'],
    ['Standing Light', 'light', 'office'],
    ['Kitchen Window', 'cover', 'kitchen', 'window'],
    ['Office Window', 'cover', 'office', 'window'],
    ['Office Curtain', 'cover', 'office', 'curtain'],
    ['Office Blinds', 'cover', 'office', 'blind'],
    ['Sliding Door', 'cover', 'office', 'door'],
    ['Garage Door', 'cover', 'garage', 'garage'],
    ['Front Door', 'lock', 'hall'],
    ['TV', 'media', 'office'],
    ['TV', 'media', 'kitchen'],
    ['EcoBee', 'climate', 'office'],
    ['Outdoor Humidity', 'sensor', null, 'humidity'],
    ['New York', 'weather', null],
    ['Party Time', 'script', null],
    ['Mood Lighting', 'scene', null],
  ].map(([name, kind, area, deviceClass], index) =>
    device({ id: `${slug(name)}_${index}`, name, kind, area, class: deviceClass }),
  );
  return home({ areas, devices, lists: [{ id: 'shopping', name: 'Shopping List' }] });
}

const KIND_OF_TYPE = {
  light: 'light',
  'light-dimmable': 'light',
  'smart-speaker': 'media',
  hvac: 'climate',
  'heat-pump': 'climate',
  'smart-plug': 'outlet',
  'smart-tv': 'media',
  'smart-sprinkler': 'switch',
  'exhaust-fan': 'fan',
  'fan-oscilating': 'fan',
  'water-valve': 'valve',
  switch: 'switch',
  'smart-lock': 'lock',
  vacuum: 'vacuum',
  'garage-door': 'cover',
  'smart-blinds': 'cover',
};
const CLASS_OF_TYPE = {
  'smart-speaker': 'speaker',
  'smart-tv': 'tv',
  'garage-door': 'garage',
  'smart-blinds': 'blind',
};

/** One home per name in device-actions-v2, from the names, areas and types that its rows mention. */
export function homesOfRows(rows) {
  const homes = new Map();
  for (const row of rows) {
    const { device: name, device_type: type, area } = row.slots;
    if (!homes.has(row.home)) homes.set(row.home, new Map());
    homes.get(row.home).set(`${slug(name)}|${slug(area)}|${type}`, { name, type, area });
  }
  const built = new Map();
  for (const [id, entries] of homes) {
    const areas = [...new Map([...entries.values()].map(({ area }) => [slug(area), area]))].map(
      ([key, name]) => ({
        id: key,
        name,
      }),
    );
    const devices = [...entries.values()].map(({ name, type, area }) =>
      device({
        id: slug(`${area}_${name}_${type}`),
        name,
        kind: KIND_OF_TYPE[type] ?? 'switch',
        area: slug(area),
        class: CLASS_OF_TYPE[type] ?? null,
      }),
    );
    built.set(id, home({ areas, devices }));
  }
  return built;
}
