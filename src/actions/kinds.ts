/**
 * The table of kinds (shared/notes/home-file.md, docs/home-file.md): what each kind of device is, does and shows.
 * Everything that must know "can a fan oscillate, and in which unit is its speed" reads it here: the home file's
 * checker, the executors, the simulator, the MQTT bindings and the generated docs.
 */
import type { Ability, Device, Kind, PropertyValue } from './home.js';

export const OPERATIONS = [
  'on',
  'off',
  'open',
  'close',
  'stop',
  'lock',
  'unlock',
  'arm',
  'disarm',
  'start',
  'pause',
  'dock',
  'run',
  'set',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** `temperature` is in the home's own unit (Celsius or Fahrenheit). */
export type Unit = '%' | 'K' | 'temperature';

export interface PropertySpec {
  readonly type: 'boolean' | 'number' | 'string' | 'color' | 'any';
  /**
   * basic: moved by the kind's basic operation, so every device has it;
   * ability: can be told only where the device's abilities name it; shown: read, never told.
   */
  readonly role: 'basic' | 'ability' | 'shown';
  readonly unit?: Unit;
  /** The widest range that makes sense; a device's own ability may be narrower. Metric, for temperatures. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly values?: readonly string[];
  /** The value a simulated device starts with where the file says nothing. */
  readonly start?: PropertyValue;
}

export interface KindSpec {
  /** Home Assistant's domain, for its sentences (`requires_context: {domain: light}`) and discovery components. */
  readonly domain: string;
  readonly operations: readonly Operation[];
  /** The property that says whether the device is on, open, locked, at work; null for what only shows. */
  readonly main: string | null;
  readonly properties: Readonly<Record<string, PropertySpec>>;
}

const percent = (role: PropertySpec['role']): PropertySpec => ({
  type: 'number',
  role,
  unit: '%',
  min: 0,
  max: 100,
  step: 1,
});
const flag = (role: PropertySpec['role']): PropertySpec => ({ type: 'boolean', role });
const text = (role: PropertySpec['role']): PropertySpec => ({ type: 'string', role });
const choice = (role: PropertySpec['role'], values: readonly string[]): PropertySpec => ({
  type: 'string',
  role,
  values,
});
const degrees = (min: number, max: number): PropertySpec => ({
  type: 'number',
  role: 'ability',
  unit: 'temperature',
  min,
  max,
  step: 0.5,
});
const reading = (unit: Unit): PropertySpec => ({ type: 'number', role: 'shown', unit });

const ON: PropertySpec = { type: 'boolean', role: 'basic', start: false };
const ON_OFF: readonly Operation[] = ['on', 'off'];
const RUNS: PropertySpec = { type: 'number', role: 'basic', min: 0, start: 0 };
const COVER = {
  // A cover without `position` in its abilities still opens and closes: the property is there, other values are not.
  position: { ...percent('ability'), start: 0 },
  tilt: percent('ability'),
  moving: flag('shown'),
} as const;
const ROBOT: Readonly<Record<string, PropertySpec>> = {
  activity: {
    ...choice('basic', ['cleaning', 'docked', 'returning', 'paused', 'idle', 'error']),
    start: 'docked',
  },
  battery: percent('shown'),
};
const ROBOT_OPERATIONS: readonly Operation[] = ['start', 'stop', 'pause', 'dock'];

const onOff = (domain: string): KindSpec => ({
  domain,
  operations: ON_OFF,
  main: 'on',
  properties: { on: ON },
});
const runnable = (domain: string): KindSpec => ({
  domain,
  operations: ['run'],
  main: null,
  properties: { runs: RUNS },
});

export const KIND_TABLE: Readonly<Record<Kind, KindSpec>> = {
  light: {
    domain: 'light',
    operations: ON_OFF,
    main: 'on',
    properties: {
      on: ON,
      brightness: percent('ability'),
      color_temp: { type: 'number', role: 'ability', unit: 'K', min: 1000, max: 12000, step: 1 },
      color: { type: 'color', role: 'ability' },
    },
  },
  switch: onOff('switch'),
  // Home Assistant has no outlet domain: an outlet is a switch of class outlet.
  outlet: onOff('switch'),
  siren: onOff('siren'),
  fan: {
    domain: 'fan',
    operations: ON_OFF,
    main: 'on',
    properties: {
      on: ON,
      speed: percent('ability'),
      oscillating: flag('ability'),
      direction: choice('ability', ['forward', 'reverse']),
      preset: text('ability'),
    },
  },
  humidifier: {
    domain: 'humidifier',
    operations: ON_OFF,
    main: 'on',
    properties: { on: ON, target: percent('ability'), mode: text('ability'), current: reading('%') },
  },
  water_heater: {
    domain: 'water_heater',
    operations: ON_OFF,
    main: 'on',
    properties: {
      on: ON,
      target: degrees(20, 90),
      mode: text('ability'),
      current: reading('temperature'),
    },
  },
  cover: {
    domain: 'cover',
    operations: ['open', 'close', 'stop'],
    main: 'position',
    properties: COVER,
  },
  valve: {
    domain: 'valve',
    operations: ['open', 'close', 'stop'],
    main: 'position',
    properties: COVER,
  },
  lock: {
    domain: 'lock',
    operations: ['lock', 'unlock'],
    main: 'locked',
    properties: { locked: { type: 'boolean', role: 'basic', start: true } },
  },
  alarm: {
    domain: 'alarm_control_panel',
    operations: ['arm', 'disarm'],
    main: 'mode',
    properties: {
      mode: {
        ...choice('ability', ['disarmed', 'armed_home', 'armed_away', 'armed_night', 'triggered']),
        start: 'disarmed',
      },
    },
  },
  climate: {
    domain: 'climate',
    operations: ON_OFF,
    main: 'mode',
    properties: {
      mode: {
        ...choice('ability', ['off', 'heat', 'cool', 'auto', 'heat_cool', 'dry', 'fan_only']),
        start: 'off',
      },
      target: degrees(4, 38),
      target_low: degrees(4, 38),
      target_high: degrees(4, 38),
      current: reading('temperature'),
      humidity: reading('%'),
      preset: text('ability'),
      fan_mode: text('ability'),
    },
  },
  media: {
    domain: 'media_player',
    operations: ON_OFF,
    main: 'playback',
    properties: {
      playback: { ...choice('basic', ['playing', 'paused', 'idle', 'off']), start: 'off' },
      volume: percent('ability'),
      muted: flag('ability'),
      source: text('ability'),
      title: text('shown'),
    },
  },
  vacuum: {
    domain: 'vacuum',
    operations: ROBOT_OPERATIONS,
    main: 'activity',
    properties: ROBOT,
  },
  mower: {
    domain: 'lawn_mower',
    operations: ROBOT_OPERATIONS,
    main: 'activity',
    properties: ROBOT,
  },
  scene: runnable('scene'),
  script: runnable('script'),
  automation: runnable('automation'),
  button: runnable('button'),
  number: {
    domain: 'number',
    operations: ['set'],
    main: 'value',
    properties: { value: { type: 'number', role: 'ability' } },
  },
  select: {
    domain: 'select',
    operations: ['set'],
    main: 'value',
    properties: { value: text('ability') },
  },
  sensor: {
    domain: 'sensor',
    operations: [],
    main: 'value',
    properties: { value: { type: 'any', role: 'shown' }, unit: text('shown') },
  },
  binary_sensor: {
    domain: 'binary_sensor',
    operations: [],
    main: 'on',
    properties: { on: flag('shown') },
  },
  weather: {
    domain: 'weather',
    operations: [],
    main: 'condition',
    properties: {
      condition: text('shown'),
      temperature: reading('temperature'),
      humidity: { ...reading('%'), min: 0, max: 100 },
    },
  },
  person: {
    domain: 'person',
    operations: [],
    main: 'location',
    properties: { location: text('shown') },
  },
};

/** Any battery-powered device may show its charge, whatever its kind. */
const BATTERY: PropertySpec = percent('shown');

/** Everyday words for properties, understood in calls, `can` and `state`, and written back as the property. */
export const EVERYDAY_WORDS: Readonly<Record<string, string>> = {
  temperature: 'target',
  fan_speed: 'speed',
  hvac_mode: 'mode',
  mute: 'muted',
};

/** The kind's property of this name, or of this everyday word; undefined where the kind has none such. */
export function propertyOf(kind: Kind, word: string): { name: string; spec: PropertySpec } | undefined {
  const own = KIND_TABLE[kind].properties;
  // A weather report has a temperature of its own: the everyday word never shadows a property.
  for (const name of [word, Object.hasOwn(EVERYDAY_WORDS, word) ? EVERYDAY_WORDS[word] : undefined]) {
    if (name === undefined) continue;
    const spec = Object.hasOwn(own, name) ? own[name] : name === 'battery' ? BATTERY : undefined;
    if (spec !== undefined) return { name, spec };
  }
  return undefined;
}

/** `temperature` -> `target` where the kind has it; a name of the kind's own stays, an unknown one comes back as it is. */
export function canonicalProperty(kind: Kind, word: string): string {
  return propertyOf(kind, word)?.name ?? word;
}

/** Names of the kind's properties, for messages and docs. */
export function propertyNames(kind: Kind): readonly string[] {
  return Object.keys(KIND_TABLE[kind].properties);
}

const toFahrenheit = (celsius: number): number => Math.round(celsius * 1.8 + 32);

/**
 * The ability a device has where the file names the property without a range: the usual range of that property.
 * Colour temperatures are then 2000-6500 K (what most bulbs do), temperatures in the home's own unit.
 */
export function defaultAbility(kind: Kind, property: string, units: 'metric' | 'imperial'): Ability {
  const spec = propertyOf(kind, property)?.spec;
  if (spec === undefined) return {};
  if (property === 'color_temp') return { min: 2000, max: 6500, step: 1 };
  if (spec.unit === 'temperature' && units === 'imperial') {
    return { min: toFahrenheit(spec.min ?? 4), max: toFahrenheit(spec.max ?? 38), step: 1 };
  }
  return {
    ...(spec.min === undefined ? {} : { min: spec.min }),
    ...(spec.max === undefined ? {} : { max: spec.max }),
    ...(spec.step === undefined ? {} : { step: spec.step }),
    ...(spec.values === undefined ? {} : { values: spec.values }),
  };
}

/** True where the device does this without any ability being listed: a light switches, a cover opens. */
export function hasOperation(device: Pick<Device, 'kind'>, operation: Operation): boolean {
  return KIND_TABLE[device.kind].operations.includes(operation);
}

/** The device's ability for a property or everyday word: its range or values; null where it cannot be told that. */
export function abilityOf(device: Device, word: string): Ability | null {
  const name = canonicalProperty(device.kind, word);
  return Object.hasOwn(device.abilities, name) ? (device.abilities[name] ?? null) : null;
}

/** Basic properties with the value a simulated device starts with where nothing else is said. */
export function startState(kind: Kind): Record<string, PropertyValue> {
  const state: Record<string, PropertyValue> = {};
  for (const [name, spec] of Object.entries(KIND_TABLE[kind].properties)) {
    if (spec.start !== undefined) state[name] = spec.start;
  }
  return state;
}
