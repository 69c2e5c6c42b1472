/** The table of kinds (docs/home-file.md): what each kind of device is, does and shows. */
import type { Kind } from '../home.js';
import type { KindSpec, Operation, PropertySpec, Unit } from './kind-spec.js';

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
    properties: {
      locked: { type: 'boolean', role: 'basic', start: true },
      bolt: choice('shown', ['still', 'locking', 'unlocking', 'halfway', 'jammed']),
    },
  },
  alarm: {
    domain: 'alarm_control_panel',
    operations: ['arm', 'disarm'],
    main: 'mode',
    properties: {
      mode: {
        ...choice('ability', ['disarmed', 'armed_home', 'armed_away', 'armed_night', 'triggered']),
        passing: ['arming', 'pending', 'disarming'],
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
