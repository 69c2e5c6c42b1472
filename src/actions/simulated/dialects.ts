/** What a simulated device announces, how it tells its state and what it understands, kind by kind. Pure. */

import type { DeviceEffect } from '../discovery/binding.js';
import { toKelvin, toMireds } from '../discovery/fields.js';
import type { Json } from '../discovery/json.js';
import { readState } from '../discovery/plain/plain.js';
import type { Device, DeviceState, Home, PropertyValue } from '../home.js';
import { KIND_TABLE } from '../kinds/kinds.js';
import { CHANNELS, type Channel } from './channels.js';

export interface Dialect {
  /** Retained at start, removed at the end. */
  readonly announcement: { readonly topic: string; readonly config: Json };
  /** Retained state messages by topic. */
  readonly tell: (state: DeviceState) => ReadonlyMap<string, string>;
  /** By command topic; null for a payload that is not understood. */
  readonly commands: ReadonlyMap<string, (payload: string) => DeviceEffect | null>;
  readonly availabilityTopic: string;
}

const BASE = 'earshot/house';

export function dialectOf(device: Device, home: Home): Dialect {
  const base = `${BASE}/${device.id}`;
  const availabilityTopic = `${base}/availability`;
  const area = home.areas.find(({ id }) => id === device.area)?.name;
  const common = {
    name: null,
    unique_id: device.id,
    object_id: device.id,
    availability_topic: availabilityTopic,
    ...(device.deviceClass === null ? {} : { device_class: device.deviceClass }),
    device: {
      identifiers: [device.id],
      name: device.name,
      manufacturer: 'Earshot',
      model: 'simulated',
      ...(area === undefined ? {} : { suggested_area: area }),
    },
  };
  const spoken = speak(device, base);
  // Platforms have no battery of their own, except the vacuum's.
  const attributes = `${base}/attributes`;
  const hasBattery = 'battery' in device.state && !spoken.own && device.kind !== 'vacuum';
  const prefix = spoken.own ? 'earshot/discovery' : 'homeassistant';
  return {
    announcement: {
      topic: `${prefix}/${spoken.component}/${device.id}/config`,
      config: { ...common, ...(hasBattery ? { json_attributes_topic: attributes } : {}), ...spoken.config },
    },
    tell: (state) => {
      const told = spoken.tell(state);
      const { battery } = state;
      return hasBattery ? new Map([...told, [attributes, JSON.stringify({ battery })]]) : told;
    },
    commands: spoken.commands,
    availabilityTopic,
  };
}

interface Spoken extends Pick<Dialect, 'tell' | 'commands'> {
  /** Announced in our own plain form, for want of a platform. */
  readonly own: boolean;
  readonly component: string;
  readonly config: Json;
}

function speak(device: Device, base: string): Spoken {
  switch (device.kind) {
    case 'light':
      return light(device, base);
    case 'vacuum':
      return vacuum(device, base);
    case 'scene':
    case 'button':
      return runnable(device, base);
    default: {
      const channels = CHANNELS[device.kind];
      return channels === undefined ? plain(device, base) : byChannels(device, base, channels);
    }
  }
}

const set = (device: Device, state: DeviceState): DeviceEffect => ({
  type: 'device',
  device: device.id,
  set: state,
});
const operate = (device: Device, op: string, argument?: string): DeviceEffect => ({
  type: 'device-op',
  device: device.id,
  op,
  ...(argument === undefined ? {} : { argument }),
});

function parsed(payload: string): Json | null {
  try {
    const json: unknown = JSON.parse(payload);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : null;
  } catch {
    return null;
  }
}

/** As zigbee2mqtt does it: brightness 0-254, colour temperature in mireds. */
function light(device: Device, base: string): Spoken {
  const { color_temp: temperature, brightness, color } = device.abilities;
  const modes = [
    ...(color === undefined ? [] : ['hs']),
    ...(temperature === undefined ? [] : ['color_temp']),
  ];
  const state = (now: DeviceState): string => {
    const { on, brightness: level, color_temp: kelvin, color: hue } = now;
    return JSON.stringify({
      state: on === true ? 'ON' : 'OFF',
      ...(typeof level === 'number' ? { brightness: Math.round(level * 2.54) } : {}),
      ...(typeof kelvin === 'number' && kelvin > 0 ? { color_temp: toMireds(kelvin) } : {}),
      ...(hue === undefined || hue === null ? {} : { color: hue }),
    });
  };
  const understand = (payload: string): DeviceEffect | null => {
    const json = parsed(payload);
    if (json === null) return null;
    const told: Record<string, unknown> = {};
    if (json['state'] === 'ON' || json['state'] === 'OFF') told['on'] = json['state'] === 'ON';
    if (typeof json['brightness'] === 'number') told['brightness'] = Math.round(json['brightness'] / 2.54);
    if (typeof json['color_temp'] === 'number') told['color_temp'] = toKelvin(json['color_temp']);
    if ('color' in json) told['color'] = json['color'];
    const state = readState(JSON.stringify(told), 'light');
    return state === null ? null : set(device, state);
  };
  return {
    own: false,
    component: 'light',
    config: {
      schema: 'json',
      state_topic: base,
      command_topic: `${base}/set`,
      brightness: brightness !== undefined,
      brightness_scale: 254,
      ...(modes.length > 0
        ? { supported_color_modes: modes }
        : { supported_color_modes: [brightness === undefined ? 'onoff' : 'brightness'] }),
      ...(temperature === undefined
        ? {}
        : {
            min_mireds: toMireds(temperature.max ?? 6500),
            max_mireds: toMireds(temperature.min ?? 2000),
          }),
    },
    tell: (now) => new Map([[base, state(now)]]),
    commands: new Map([[`${base}/set`, understand]]),
  };
}

const VACUUM_WORDS: Readonly<Record<string, string>> = {
  start: 'start',
  stop: 'stop',
  pause: 'pause',
  return_to_base: 'dock',
};

function vacuum(device: Device, base: string): Spoken {
  const state = ({ activity, battery }: DeviceState): string =>
    JSON.stringify({ state: activity, ...(typeof battery === 'number' ? { battery_level: battery } : {}) });
  return {
    own: false,
    component: 'vacuum',
    config: { state_topic: base, command_topic: `${base}/set` },
    tell: (now) => new Map([[base, state(now)]]),
    commands: new Map([
      [
        `${base}/set`,
        (word) => (Object.hasOwn(VACUUM_WORDS, word) ? operate(device, VACUUM_WORDS[word]!) : null),
      ],
    ]),
  };
}

function runnable(device: Device, base: string): Spoken {
  return {
    own: false,
    component: device.kind,
    config: { command_topic: `${base}/set` },
    tell: () => new Map(),
    commands: new Map([[`${base}/set`, () => operate(device, 'run')]]),
  };
}

/** Media players, scripts, automations, weather, persons, water heaters, valves: the plain form of docs/mqtt.md. */
function plain(device: Device, base: string): Spoken {
  const understand = (payload: string): DeviceEffect | null => {
    const json = parsed(payload);
    if (json === null) return null;
    const { op, argument } = json;
    if (typeof op === 'string')
      return operate(device, op, typeof argument === 'string' ? argument : undefined);
    const state = readState(payload, device.kind);
    return state === null ? null : set(device, state);
  };
  return {
    own: true,
    component: device.kind,
    config: { state_topic: base, command_topic: `${base}/set`, can: device.abilities },
    tell: (now) => new Map([[base, JSON.stringify(now)]]),
    commands: new Map([[`${base}/set`, understand]]),
  };
}

function byChannels(device: Device, base: string, all: readonly Channel[]): Spoken {
  const basic = KIND_TABLE[device.kind].properties;
  const channels = all.filter(
    ({ property }) =>
      basic[property]?.role !== 'ability' ||
      property === KIND_TABLE[device.kind].main ||
      property in device.abilities ||
      property in device.state,
  );
  const config: Record<string, unknown> = { ...extras(device) };
  const commands = new Map<string, (payload: string) => DeviceEffect | null>();
  for (const { property, stateKey, commandKey, read } of channels) {
    if (stateKey !== undefined) config[stateKey] = `${base}/${property}`;
    const isTold = property in device.abilities || basic[property]?.role === 'basic' || property === 'mode';
    if (commandKey === undefined || !isTold) continue;
    config[commandKey] = `${base}/${property}/set`;
    commands.set(`${base}/${property}/set`, (payload) => {
      const value: PropertyValue = read(payload);
      return value === null ? null : set(device, { [property]: value });
    });
  }
  addWords(device, base, config, commands, all);
  const tell = (state: DeviceState): ReadonlyMap<string, string> =>
    new Map(
      channels.flatMap(({ property, write }) => {
        const value = state[property];
        return value === undefined || value === null ? [] : [[`${base}/${property}`, write(value)] as const];
      }),
    );
  return { own: false, component: KIND_TABLE[device.kind].domain, config, tell, commands };
}

/** What is commanded by words rather than by a property's value: covers, mowers. */
function addWords(
  device: Device,
  base: string,
  config: Record<string, unknown>,
  commands: Map<string, (payload: string) => DeviceEffect | null>,
  channels: readonly Channel[],
): void {
  if (device.kind === 'cover') {
    const words: Readonly<Record<string, string>> = { OPEN: 'open', CLOSE: 'close', STOP: 'stop' };
    config['command_topic'] = `${base}/set`;
    commands.set(`${base}/set`, (word) =>
      Object.hasOwn(words, word) ? operate(device, words[word]!) : null,
    );
  }
  if (device.kind === 'mower') {
    for (const key of ['start_mowing_command_topic', 'pause_command_topic', 'dock_command_topic']) {
      config[key] = `${base}/set`;
    }
    commands.set(`${base}/set`, (word) => {
      const activity = channels[0]?.read(word) ?? null;
      return activity === null ? null : set(device, { activity });
    });
  }
}

/** Ranges and lists of values, in the keys of the platform. */
function extras(device: Device): Json {
  const { target, mode, preset, fan_mode: fanMode, value } = device.abilities;
  const modes = mode?.values === undefined ? {} : { modes: mode.values };
  const presets = preset?.values === undefined ? {} : { preset_modes: preset.values };
  switch (device.kind) {
    case 'climate':
      return {
        ...modes,
        ...presets,
        ...(fanMode?.values === undefined ? {} : { fan_modes: fanMode.values }),
        ...(target === undefined
          ? {}
          : { min_temp: target.min, max_temp: target.max, temp_step: target.step }),
      };
    case 'humidifier':
      return { ...modes, min_humidity: target?.min, max_humidity: target?.max };
    case 'fan':
      return presets;
    case 'outlet':
      return { device_class: 'outlet' };
    case 'number':
      return { min: value?.min, max: value?.max, step: value?.step };
    case 'select':
      return { options: value?.values ?? [] };
    case 'sensor':
      return typeof device.state['unit'] === 'string' ? { unit_of_measurement: device.state['unit'] } : {};
    case 'alarm':
      return { supported_features: ['arm_home', 'arm_away', 'arm_night'] };
    default:
      return {};
  }
}
