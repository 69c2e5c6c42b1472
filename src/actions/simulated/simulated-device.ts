/**
 * The physics of a device, pure: what its state is after it was told something. Devices settle at once: a cover is at
 * its position, not on its way; a vacuum that goes home is home. The simulator and `apply-effects.ts` share it, so that
 * `try` and a simulated house behind a broker behave alike.
 */
import type { Ability, Device, DeviceState, PropertyValue } from '../home.js';
import { KIND_TABLE, propertyOf } from '../kinds/kinds.js';
import { sameValue } from '../kinds/operations.js';
import type { Effect } from '../world.js';

type DeviceEffect = Extract<Effect, { readonly type: 'device' | 'device-op' }>;
type State = Record<string, PropertyValue>;

/** The state after the effect; the same object where nothing changes. Properties the kind has not are ignored. */
export function applyEffect(device: Device, state: DeviceState, effect: DeviceEffect): DeviceState {
  const told: State = { ...state };
  if (effect.type === 'device') set(device, told, effect.set);
  else operate(device, told, effect.op, effect.argument);
  return sameState(state, told) ? state : told;
}

function set(device: Device, state: State, wanted: DeviceState): void {
  const given: State = {};
  for (const [word, value] of Object.entries(wanted)) {
    const property = propertyOf(device.kind, word)?.name;
    if (property !== undefined) given[property] = clamp(value, device.abilities[property]);
  }
  switch (device.kind) {
    case 'light':
      setLight(state, given);
      return;
    case 'fan':
      setFan(state, given);
      return;
    case 'cover':
    case 'valve':
      Object.assign(state, given);
      // Only a device that says whether it moves is said to have stopped.
      if ('moving' in state && !('moving' in given)) state['moving'] = false;
      return;
    case 'climate':
      Object.assign(state, given);
      return;
    case 'vacuum':
    case 'mower':
      Object.assign(state, given);
      if (state['activity'] === 'returning') state['activity'] = 'docked';
      return;
    default:
      Object.assign(state, given);
  }
}

function setLight(state: State, given: State): void {
  const { brightness, ...rest } = given;
  Object.assign(state, rest);
  if (typeof brightness === 'number' && brightness > 0) state['brightness'] = brightness;
  if ('on' in given) {
    // A lamp that was dimmed to nothing shines when it is turned on.
    if (given['on'] === true && state['brightness'] === 0) state['brightness'] = 100;
    return;
  }
  // Brightness 0 turns off and is forgotten, so that turning on comes back to the brightness before.
  if (brightness === 0) state['on'] = false;
  else if (brightness !== undefined || 'color' in given || 'color_temp' in given) state['on'] = true;
}

function setFan(state: State, given: State): void {
  const { speed, ...rest } = given;
  Object.assign(state, rest);
  if (typeof speed === 'number' && speed > 0) state['speed'] = speed;
  if ('on' in given) return;
  if (speed === 0) state['on'] = false;
  else if (speed !== undefined || 'preset' in given) state['on'] = true;
}

const ROBOT_OPS: Readonly<Record<string, string>> = {
  start: 'cleaning',
  clean_area: 'cleaning',
  stop: 'idle',
  pause: 'paused',
  dock: 'docked',
  return: 'docked',
};
const MEDIA_OPS: Readonly<Record<string, string>> = {
  play: 'playing',
  resume: 'playing',
  pause: 'paused',
  stop: 'idle',
  on: 'idle',
  off: 'off',
};

function operate(device: Device, state: State, op: string, argument: string | undefined): void {
  switch (device.kind) {
    case 'scene':
    case 'script':
    case 'automation':
    case 'button':
      if (op === 'run') state['runs'] = Number(state['runs'] ?? 0) + 1;
      return;
    case 'vacuum':
    case 'mower':
      if (Object.hasOwn(ROBOT_OPS, op)) state['activity'] = ROBOT_OPS[op]!;
      return;
    case 'media':
      if (!Object.hasOwn(MEDIA_OPS, op)) return; // next and previous change no property
      // A player that is on stays as it is when it is turned on.
      if (op !== 'on' || state['playback'] === 'off') state['playback'] = MEDIA_OPS[op]!;
      if (op === 'play' && argument !== undefined && 'title' in state) state['title'] = argument;
      return;
    case 'cover':
    case 'valve':
      if (op === 'open') state['position'] = 100;
      if (op === 'close') state['position'] = 0;
      if ((op === 'open' || op === 'close' || op === 'stop') && 'moving' in state) state['moving'] = false;
      return;
    case 'climate':
      if (op === 'off') state['mode'] = 'off';
      if (op === 'on' && (state['mode'] === 'off' || state['mode'] === undefined)) {
        state['mode'] = restingMode(device);
      }
      return;
    default:
      if ((op === 'on' || op === 'off') && 'on' in KIND_TABLE[device.kind].properties) {
        state['on'] = op === 'on';
      }
  }
}

/** The mode a thermostat goes to when it is only told "on": heating before cooling, as far as it has the mode. */
export function restingMode(device: Device): string {
  const modes = device.abilities['mode']?.values ?? [];
  const usual = ['heat', 'heat_cool', 'auto', 'cool', 'dry', 'fan_only'];
  return usual.find((mode) => modes.includes(mode)) ?? modes.find((mode) => mode !== 'off') ?? 'heat';
}

/** Real devices do not go past their end stops; executors check ranges before, other MQTT clients do not. */
function clamp(value: PropertyValue, ability: Ability | undefined): PropertyValue {
  if (typeof value !== 'number' || ability === undefined) return value;
  return Math.min(ability.max ?? value, Math.max(ability.min ?? value, value));
}

function sameState(a: DeviceState, b: DeviceState): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(a[key], b[key]));
}
