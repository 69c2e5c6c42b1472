/**
 * How a simulated device speaks: Home Assistant's topics where it has a platform, the plain form for the rest. Per
 * property a channel with a state topic and a command topic, written and read as real devices do.
 */
import type { Device, PropertyValue } from '../home.js';

export interface Channel {
  readonly property: string;
  /** Keys of the discovery config for the two topics; a channel without a command only shows. */
  readonly stateKey?: string;
  readonly commandKey?: string;
  readonly write: (value: PropertyValue) => string;
  /** null: a payload that the device does not understand and ignores. */
  readonly read: (payload: string) => PropertyValue;
}

const text = (property: string, stateKey: string, commandKey?: string): Channel => ({
  property,
  stateKey,
  ...(commandKey === undefined ? {} : { commandKey }),
  write: (value) => String(value ?? ''),
  read: (payload) => (payload === '' ? null : payload),
});
const number = (property: string, stateKey: string, commandKey?: string): Channel => ({
  ...text(property, stateKey, commandKey),
  read: (payload) => (payload.trim() === '' || !Number.isFinite(Number(payload)) ? null : Number(payload)),
});
const flag = (
  property: string,
  stateKey: string,
  commandKey: string | undefined,
  [on, off]: readonly [string, string],
  states: readonly [string, string] = [on, off],
): Channel => ({
  property,
  stateKey,
  ...(commandKey === undefined ? {} : { commandKey }),
  write: (value) => (value === true ? states[0] : states[1]),
  read: (payload) => (payload === on ? true : payload === off ? false : null),
});

const ON_OFF = ['ON', 'OFF'] as const;
const SWITCH = flag('on', 'state_topic', 'command_topic', ON_OFF);
const ALARM: Readonly<Record<string, string>> = {
  DISARM: 'disarmed',
  ARM_HOME: 'armed_home',
  ARM_AWAY: 'armed_away',
  ARM_NIGHT: 'armed_night',
};
const MOWING: Readonly<Record<string, string>> = {
  start_mowing: 'cleaning',
  pause: 'paused',
  dock: 'docked',
};

/** Channels by kind. Lights and vacuums speak JSON, and what is not here the plain form (see dialects.ts). */
export const CHANNELS: Readonly<Partial<Record<Device['kind'], readonly Channel[]>>> = {
  switch: [SWITCH],
  outlet: [SWITCH],
  siren: [
    {
      ...SWITCH,
      read: (payload) =>
        payload.includes('"ON"') ? true : payload.includes('"OFF"') ? false : SWITCH.read(payload),
    },
  ],
  fan: [
    SWITCH,
    number('speed', 'percentage_state_topic', 'percentage_command_topic'),
    text('preset', 'preset_mode_state_topic', 'preset_mode_command_topic'),
    text('direction', 'direction_state_topic', 'direction_command_topic'),
    flag('oscillating', 'oscillation_state_topic', 'oscillation_command_topic', [
      'oscillate_on',
      'oscillate_off',
    ]),
  ],
  cover: [
    number('position', 'position_topic', 'set_position_topic'),
    number('tilt', 'tilt_status_topic', 'tilt_command_topic'),
  ],
  lock: [flag('locked', 'state_topic', 'command_topic', ['LOCK', 'UNLOCK'], ['LOCKED', 'UNLOCKED'])],
  alarm: [
    {
      ...text('mode', 'state_topic', 'command_topic'),
      read: (payload) => (Object.hasOwn(ALARM, payload) ? ALARM[payload]! : null),
    },
  ],
  climate: [
    text('mode', 'mode_state_topic', 'mode_command_topic'),
    number('target', 'temperature_state_topic', 'temperature_command_topic'),
    number('target_low', 'temperature_low_state_topic', 'temperature_low_command_topic'),
    number('target_high', 'temperature_high_state_topic', 'temperature_high_command_topic'),
    text('preset', 'preset_mode_state_topic', 'preset_mode_command_topic'),
    text('fan_mode', 'fan_mode_state_topic', 'fan_mode_command_topic'),
    number('current', 'current_temperature_topic'),
    number('humidity', 'current_humidity_topic'),
  ],
  humidifier: [
    SWITCH,
    number('target', 'target_humidity_state_topic', 'target_humidity_command_topic'),
    text('mode', 'mode_state_topic', 'mode_command_topic'),
    number('current', 'current_humidity_topic'),
  ],
  mower: [
    {
      ...text('activity', 'activity_state_topic'),
      write: (value) => (value === 'cleaning' ? 'mowing' : String(value)),
      read: (payload) => (Object.hasOwn(MOWING, payload) ? MOWING[payload]! : null),
    },
  ],
  number: [number('value', 'state_topic', 'command_topic')],
  select: [text('value', 'state_topic', 'command_topic')],
  sensor: [text('value', 'state_topic')],
  binary_sensor: [flag('on', 'state_topic', undefined, ON_OFF)],
};
