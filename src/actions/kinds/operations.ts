/**
 * What on, off, open, lock ... mean for each kind of device, as properties or as an operation of its own.
 * `null` means that such a device does not do that.
 */
import type { SetState } from '../../nlu/call.js';
import type { Device, DeviceState, Kind, PropertyValue } from '../home.js';
import { isCalledCooler } from '../resolve/climate-use.js';
import { abilityOf } from './kinds.js';

export type Operated =
  | { readonly set: DeviceState }
  /** Not a property: a cover's stop, a scene's run. */
  | { readonly op: 'stop' | 'run' };

const OPEN: Operated = { set: { position: 100 } };
const CLOSED: Operated = { set: { position: 0 } };

type PlainState = Exclude<SetState, 'toggle'>;
type Table = Readonly<Partial<Record<PlainState, Operated>>>;

const ON_OFF: Table = {
  on: { set: { on: true } },
  off: { set: { on: false } },
  stop: { set: { on: false } },
};
// "Turn on the water": a valve opens. "Turn the blinds on" is odd English, but can only mean one thing.
const COVER: Table = { open: OPEN, close: CLOSED, on: OPEN, off: CLOSED, stop: { op: 'stop' } };
const LOCKED: Operated = { set: { locked: true } };
const UNLOCKED: Operated = { set: { locked: false } };
const ROBOT: Table = {
  on: { set: { activity: 'cleaning' } },
  off: { set: { activity: 'docked' } },
  stop: { set: { activity: 'idle' } },
};
const RUN: Table = { on: { op: 'run' } };

const TABLE: Readonly<Partial<Record<Kind, Table>>> = {
  light: ON_OFF,
  switch: ON_OFF,
  outlet: ON_OFF,
  siren: ON_OFF,
  fan: ON_OFF,
  humidifier: ON_OFF,
  water_heater: ON_OFF,
  cover: COVER,
  valve: COVER,
  lock: { lock: LOCKED, close: LOCKED, on: LOCKED, unlock: UNLOCKED, open: UNLOCKED, off: UNLOCKED },
  alarm: {
    on: { set: { mode: 'armed_away' } },
    lock: { set: { mode: 'armed_away' } },
    off: { set: { mode: 'disarmed' } },
    unlock: { set: { mode: 'disarmed' } },
  },
  media: {
    on: { set: { playback: 'idle' } },
    off: { set: { playback: 'off' } },
    stop: { set: { playback: 'idle' } },
  },
  vacuum: ROBOT,
  mower: ROBOT,
  scene: RUN,
  script: RUN,
  automation: RUN,
  button: RUN,
};

/** True while the device is on, open, unlocked-is-false, at work: what a toggle turns round. */
export function isActive(device: Device, state: DeviceState): boolean {
  switch (device.kind) {
    case 'cover':
    case 'valve':
      return Number(state['position'] ?? 0) > 0;
    case 'lock':
      return state['locked'] === true;
    case 'alarm':
      return state['mode'] !== undefined && state['mode'] !== 'disarmed';
    case 'climate':
      return state['mode'] !== undefined && state['mode'] !== null && state['mode'] !== 'off';
    case 'media':
      return state['playback'] !== undefined && state['playback'] !== 'off';
    case 'vacuum':
    case 'mower':
      return state['activity'] === 'cleaning';
    default:
      return state['on'] === true;
  }
}

/** What a device does when told a state; null where it cannot. A toggle looks at what it is doing now. */
export function operate(device: Device, state: DeviceState, wanted: SetState): Operated | null {
  const plain = wanted === 'toggle' ? (isActive(device, state) ? opposite(device) : forward(device)) : wanted;
  if (device.kind === 'climate') return switchClimate(device, state, plain);
  // What plays or waits is on already, and turning it on must not stop the music; what is paused is to go on.
  if (device.kind === 'media' && plain === 'on' && isActive(device, state))
    return { set: state['playback'] === 'paused' ? { playback: 'playing' } : {} };
  return TABLE[device.kind]?.[plain] ?? null;
}

const forward = (device: Device): PlainState => (isOpening(device) ? 'open' : 'on');
const opposite = (device: Device): PlainState => (isOpening(device) ? 'close' : 'off');
const isOpening = (device: Device): boolean => device.kind === 'cover' || device.kind === 'valve';

const MODES_BY_USE = ['heat', 'heat_cool', 'auto', 'cool', 'dry', 'fan_only'];

/** A thermostat is turned on by a mode: heating, unless it is called an air conditioner, as far as it has the mode. */
function switchClimate(device: Device, state: DeviceState, wanted: PlainState): Operated | null {
  if (wanted === 'off' || wanted === 'stop') return { set: { mode: 'off' } };
  if (wanted !== 'on') return null;
  if (isActive(device, state)) return { set: {} };
  const modes = abilityOf(device, 'mode')?.values ?? MODES_BY_USE;
  const order = [...modesFor(state, modes), ...(isCalledCooler(device) ? ['cool'] : []), ...MODES_BY_USE];
  const mode = order.find((candidate) => modes.includes(candidate)) ?? modes.find((name) => name !== 'off');
  return mode === undefined ? null : { set: { mode } };
}

/** Both ways where it can; else the way from how it is to what is wanted. Nothing where neither is known. */
function modesFor({ current, target }: DeviceState, modes: readonly string[]): string[] {
  if (!modes.includes('heat') || !modes.includes('cool')) return [];
  const way =
    typeof current === 'number' && typeof target === 'number' && current !== target
      ? [current < target ? 'heat' : 'cool']
      : [];
  return ['heat_cool', 'auto', ...way];
}

/** True where the device already is as it would be set. */
export function isAlready(state: DeviceState, set: DeviceState): boolean {
  return Object.entries(set).every(([name, value]) => sameValue(state[name], value));
}

export function sameValue(a: PropertyValue | undefined, b: PropertyValue | undefined): boolean {
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    return a.h === b.h && a.s === b.s;
  }
  return a === b;
}
