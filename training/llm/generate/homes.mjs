/** Random houses: rooms and things named as people of many countries name them, absurd names, two kitchens, bare flats. */
import { device, home } from '../../nlu/homes.mjs';

export const ROOMS = (
  'Kitchen,Living Room,Bedroom,Bathroom,Office,Hall,Hallway,Dining Room,Garage,Garden,Attic,Basement,Study,Nursery,Guest Room,Laundry Room,Master Bedroom,' +
  'Kids Room,Playroom,Pantry,Porch,Patio,Balcony,Terrace,Conservatory,Utility Room,Den,Workshop,Library,Gym,Sauna,Music Room,Landing,Cellar,Loft,Foyer,Entrance,' +
  'Corridor,Shed,Greenhouse,Mudroom,Sunroom,Lounge,Family Room,Toilet,Cloakroom,Storage Room,Media Room,Game Room,Front Yard,Back Yard,Driveway,Pool,Studio,Upstairs Hall,' +
  'Cozinha,Sala,Quarto,Wohnzimmer,Küche,Flur,Salon,Chambre,Cucina,Soggiorno,Stue,Kök,Vardagsrum,Keuken,Zolder,Salotto,Genkan,Washitsu,Kuchnia,Pokój,Olohuone,Dormitorio,Despacho,Pooja Room,Majlis,' +
  "Anna's Room,Leo's Room,Grandma's Room,Tim's Room,Mia's Room,Captain's Cabin,The Cave,Room 3,Suite,Reading Nook,Herb Corner,Summer Kitchen,Second Kitchen,Bar,Shop,Barn,Stable,Galley,Yoga Room,Server Room,Closet,Dressing Room"
).split(',');
const ALIASES = {
  'Living Room': ['lounge', 'sitting room', 'front room'],
  Hallway: ['hall'],
  Office: ['study'],
  Bathroom: ['bath'],
  Garden: ['yard', 'back garden'],
  Wohnzimmer: ['living room'],
  Küche: ['kitchen'],
  Cozinha: ['kitchen'],
  Sala: ['living room'],
  Salon: ['living room'],
  'Kids Room': ['nursery'],
};
const OUTSIDE = /garden|yard|patio|porch|balcony|terrace|driveway|pool/i;

const words = (text) => text.split(',');
/** Per kind: [names, class, abilities' share]. `%` is the room's name. */
export const THINGS = {
  light: words(
    'Lamp,Light,Ceiling Light,Ceiling Lamp,Floor Lamp,Desk Lamp,Bedside Lamp,Reading Lamp,Night Light,Spotlights,Chandelier,Pendant,LED Strip,String Lights,Fairy Lights,Wall Light,Table Lamp,Corner Lamp,Mirror Light,Sink Light,' +
      'Counter Lights,Island Light,Downlights,Accent Light,Standing Lamp,Lava Lamp,Moon Lamp,Hue Go,Nanoleaf,Lightstrip,Uplighter,Lantern,Floodlight,% Light,% Lamp,% Ceiling Light,% Spots,Left Lamp,Right Lamp,Big Lamp,Little Lamp,Grandpa,Blinky,The Sun,Cactus Lamp,Stehlampe,Deckenlampe,Lampada,Candeeiro,Taklampa,Lampe de Chevet,Disco Ball,Tree Lights,Stair Lights,Path Lights,Step Light,Cabinet Light,Closet Light',
  ),
  switch: words(
    'Coffee Machine,Kettle,Christmas Tree,Pond Pump,Heater Switch,Sprinkler,Water Pump,Irrigation,Hot Tub,Towel Rail,Electric Blanket,Air Purifier,Dehumidifier,Toaster,Rice Cooker,Slow Cooker,Fish Tank,Aquarium,Fountain,Doorbell,Pet Feeder,% Switch,Guest Wifi,Printer,3D Printer,Espresso Maker,Samovar,Charger,Car Charger,Aroma Diffuser,Bubble Machine,Iron',
  ),
  outlet: words(
    'Smart Plug,Plug,Socket,% Plug,% Outlet,Desk Outlet,Left Socket,Washing Machine Plug,TV Plug,Garden Socket,Workbench,Freezer Plug,Lamp Plug,Monitor,Computer,Fan Plug,Coffee Maker,Game Console',
  ),
  fan: words(
    'Ceiling Fan,Fan,Tower Fan,Desk Fan,Extractor Fan,Exhaust Fan,% Fan,Ventilator,Window Fan,Bathroom Vent,Cooker Hood,Dyson,Whirly',
  ),
  media: words(
    'TV,Speaker,Stereo,Radio,Soundbar,% TV,% Speaker,Sonos,HomePod,Projector,Record Player,Hi-Fi,Music Box,Boombox,Apple TV,Receiver,Kids Radio,Jukebox,Telly,Fire Stick,Chromecast',
  ),
  climate: words(
    'Thermostat,Heating,Radiator,Air Conditioner,AC,% Thermostat,% Radiator,Heat Pump,Nest,EcoBee,Floor Heating,Air Con,Heater,Aircon,Tado,Fireplace',
  ),
  lock: words(
    'Front Door,Back Door,Door Lock,Garage Lock,Side Door,Cellar Door,Shed Lock,Main Door,Gate Lock,Patio Door,Smart Lock,Gun Safe,Liquor Cabinet',
  ),
  vacuum: words('Robot Vacuum,Vacuum,Roomba,Hoover,Dusty,Robbie,Vacuum Cleaner,Roborock,Mister Clean,Alfred'),
  mower: words('Lawn Mower,Mower,Robot Mower,Shaun'),
  humidifier: words('Humidifier,Dehumidifier,% Humidifier,Air Humidifier'),
  water_heater: words('Water Heater,Boiler,Hot Water'),
  valve: words('Water Valve,Main Valve,Garden Hose,Lawn Sprinkler,Gas Valve,Drip Line'),
  siren: words('Siren,Alarm Siren,Panic Horn'),
  alarm: words('Alarm,House Alarm,Security System,Alarm Panel'),
  scene: words(
    'Movie Night,Good Night,Good Morning,Party,Dinner,Romantic,Relax,Focus,Reading,Bedtime,Away,Cozy Evening,Bright Day,Sunset Glow,Date Night,Game Time,Meditation,Cooking,Siesta,Fika,Christmas Mood,Leaving Home,Welcome Home,Study Time',
  ),
  script: words(
    'Morning Routine,Water The Plants,Feed The Cat,Goodbye,Panic Mode,Close Everything,Guest Mode,Fire Drill',
  ),
  number: words('Target Humidity,Water Level,Delay Minutes,Fade Time'),
  select: words('House Mode,Wash Program,Light Effect'),
  weather: words('Weather,Forecast,Home Weather'),
  person: words('Anna,Tom,Priya,Kenji,Maria,Lars,Fatima,Chen,Olga,Diego,Aoife,Kwame,Mum,Dad,Grandma'),
};
const COVERS = [
  ['blind', words('Blinds,Blind,% Blinds,Roller Blind,Left Blind,Venetian Blinds')],
  ['curtain', words('Curtains,Curtain,% Curtains,Drapes,Sheer Curtain')],
  ['shutter', words('Shutters,% Shutters,Roller Shutter,Rollladen')],
  ['shade', words('Shades,Shade,Window Shade')],
  ['garage', words('Garage Door,Big Garage Door,Car Door')],
  ['awning', words('Awning,Markise,Sun Sail')],
  ['window', words('Window,Skylight,Roof Window,% Window')],
  ['gate', words('Gate,Driveway Gate,Front Gate')],
];
const SENSORS = [
  ['temperature', words('Temperature,% Temperature,Outside Temperature,Freezer,Pool Temperature')],
  ['humidity', words('Humidity,% Humidity')],
  ['battery', words('Phone Battery,Tablet Battery')],
  ['power', words('Power Meter,Solar Power,Energy Use')],
];
const BINARIES = [
  ['door', words('Front Door Sensor,Fridge Door,Balcony Door,% Door')],
  ['window', words('% Window Sensor,Kitchen Window,Bedroom Window')],
  ['motion', words('% Motion,Motion Sensor,Hall Motion')],
  ['smoke', words('Smoke Detector')],
  ['moisture', words('Leak Sensor,Cellar Leak')],
];
/** What things of a class are called. */
export const CALLED = Object.fromEntries([...COVERS, ...SENSORS, ...BINARIES]);
const LISTS = [
  ['Shopping List', ['groceries', 'grocery list', 'shopping']],
  ['To-Do List', ['todo list', 'to do', 'tasks']],
  ['Packing List', []],
  ['Wish List', []],
  ['Hardware Store', ['hardware list']],
  ['Bucket List', []],
  ['Chores', ['chore list']],
  ['Party List', []],
];
const SOURCES = [
  'Radio',
  'Spotify',
  'Bluetooth',
  'HDMI 1',
  'HDMI 2',
  'Netflix',
  'Line In',
  'YouTube',
  'Aux',
  'TV',
];
const PRESETS = ['eco', 'comfort', 'away', 'sleep', 'boost', 'home'];

export const slug = (text) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

function abilities(kind, random) {
  const range = (min, max) => ({ min, max });
  switch (kind) {
    case 'light':
      return random.pick([
        { brightness: {}, color_temp: range(2000, 6500), color: {} },
        { brightness: {}, color_temp: range(2200, 6500) },
        { brightness: {} },
        { brightness: {}, color: {} },
        {},
      ]);
    case 'fan':
      return random.pick([{ speed: {} }, { speed: {}, oscillating: {}, direction: {} }, {}]);
    case 'cover':
      return random.chance(0.8) ? { position: {} } : { position: {}, tilt: {} };
    case 'valve':
      return { position: {} };
    case 'climate':
      return {
        mode: { values: ['off', 'heat', 'cool', 'auto', 'dry', 'fan_only'] },
        target: range(5, 35),
        ...(random.chance(0.3) ? { preset: { values: random.some(PRESETS, 3) } } : {}),
        ...(random.chance(0.2) ? { fan_mode: { values: ['low', 'medium', 'high', 'auto'] } } : {}),
      };
    case 'media':
      return {
        volume: {},
        muted: {},
        ...(random.chance(0.4) ? { source: { values: random.some(SOURCES, 3) } } : {}),
      };
    case 'humidifier':
      return { target: {} };
    case 'water_heater':
      return { target: range(30, 75) };
    case 'alarm':
      return { mode: {} };
    case 'number':
      return { value: range(0, 100) };
    case 'select':
      return {
        value: {
          values: random.pick([
            ['day', 'night', 'holiday'],
            ['cotton', 'wool', 'quick'],
            ['rainbow', 'candle', 'ocean'],
          ]),
        },
      };
    default:
      return {};
  }
}

const STATE = {
  light: { on: false, brightness: 50 },
  media: { playback: 'off', volume: 30, muted: false },
  climate: { mode: 'heat', target: 20, current: 19 },
  cover: { position: 50 },
  fan: { on: false, speed: 50 },
  alarm: { mode: 'disarmed' },
  sensor: { value: 21 },
};

/** A house; `more` puts devices in that a sentence needs: `[{name, kind, area?, class?}]`, `rooms` rooms. */
export function randomHome(random, { more = [], rooms = [] } = {}) {
  const names = [...new Set([...rooms, ...random.some(ROOMS, random.between(2, 9))])];
  const floors = random.chance(0.4)
    ? [
        { id: 'ground', name: random.pick(['Ground Floor', 'Downstairs', 'First Floor']) },
        { id: 'upstairs', name: random.pick(['Upstairs', 'Upper Floor', 'Second Floor']) },
      ]
    : [];
  const areas = names.map((name) => ({
    id: slug(name),
    name,
    aliases: (ALIASES[name] ?? []).filter(() => random.chance(0.6)),
    floor: floors.length === 0 ? null : random.pick(floors).id,
    outside: OUTSIDE.test(name),
  }));
  const devices = [];
  const add = (kind, name, area, deviceClass = null) => {
    const called = name.replace('%', area?.name ?? 'Main');
    const id = slug(`${called} ${area?.id ?? ''}`) || `d_${devices.length}`;
    const taken = devices.some(
      (one) =>
        one.id === id || (one.name.toLowerCase() === called.toLowerCase() && one.area === (area?.id ?? null)),
    );
    if (taken) return;
    const made = device({ id, name: called, kind, area: area?.id ?? null, class: deviceClass });
    devices.push({
      ...made,
      abilities: abilities(kind, random),
      state: { ...made.state, ...STATE[kind] },
      aliases: [],
    });
  };
  for (const { name, kind, area, class: deviceClass } of more)
    add(
      kind,
      name,
      areas.find(({ id }) => id === area) ?? (area === null ? undefined : random.pick(areas)),
      deviceClass,
    );
  for (const area of areas) {
    for (let i = random.pick([0, 1, 1, 1, 2, 3]); i > 0; i -= 1)
      add('light', random.pick(THINGS.light), area);
    if (random.chance(0.25)) add('switch', random.pick(THINGS.switch), area);
    if (random.chance(0.2)) add('outlet', random.pick(THINGS.outlet), area);
    if (random.chance(0.2)) add('fan', random.pick(THINGS.fan), area);
    if (random.chance(0.3)) add('media', random.pick(THINGS.media), area);
    if (random.chance(0.25)) add('climate', random.pick(THINGS.climate), area);
    if (random.chance(0.3)) {
      const [deviceClass, called] = random.pick(COVERS);
      add('cover', random.pick(called), area, deviceClass);
    }
    if (random.chance(0.25)) {
      const [deviceClass, called] = random.pick(SENSORS);
      add('sensor', random.pick(called), area, deviceClass);
    }
    if (random.chance(0.2)) {
      const [deviceClass, called] = random.pick(BINARIES);
      add('binary_sensor', random.pick(called), area, deviceClass);
    }
  }
  for (const kind of [
    'lock',
    'vacuum',
    'scene',
    'scene',
    'script',
    'person',
    'person',
    'weather',
    'mower',
    'humidifier',
    'water_heater',
    'valve',
    'siren',
    'alarm',
    'number',
    'select',
  ]) {
    const share = { lock: 0.6, vacuum: 0.5, scene: 0.5, person: 0.4, weather: 0.4, alarm: 0.3 }[kind] ?? 0.12;
    const loose = kind === 'scene' || kind === 'script' || kind === 'person' || kind === 'weather';
    if (random.chance(share)) add(kind, random.pick(THINGS[kind]), loose ? undefined : random.pick(areas));
  }
  for (const one of devices) {
    if (random.chance(0.12))
      one.aliases = [
        random.pick([`my ${one.name.toLowerCase()}`, `the old ${one.name.toLowerCase()}`, ...nick(one.kind)]),
      ].filter(Boolean);
  }
  const lists = random
    .some(LISTS, random.pick([0, 1, 1, 2, 3]))
    .map(([name, aliases]) => ({ id: slug(name), name, aliases }));
  const made = home({ floors, areas, devices, lists, units: random.chance(0.15) ? 'imperial' : 'metric' });
  const players = devices.filter(({ kind }) => kind === 'media');
  if (players.length > 0) random.pick(players).state.playback = 'playing';
  return {
    ...made,
    calendars: random.chance(0.3) ? [{ id: 'family', name: 'Family Calendar', aliases: [], events: [] }] : [],
  };
}

function nick(kind) {
  return (
    {
      light: ['big light', 'sparkles', 'glow worm'],
      media: ['box', 'music'],
      vacuum: ['robot', 'the bot'],
      climate: ['heating', 'warmth'],
    }[kind] ?? ['']
  );
}
