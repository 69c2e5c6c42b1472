/** Replies to on, off, open, lock ...: what was done, what already was so, what cannot be. */
import type { Device } from '../../actions/home.js';
import { isActive } from '../../actions/operations.js';
import type { PerformContext } from '../../actions/perform/perform.js';
import type { Effect } from '../../actions/world.js';
import type { SetState } from '../call.js';
import { capital, inRoom, isAre, join, sayDevice, sayDevices, sayWhich, vary } from './wording.js';

export interface SetOutcome {
  readonly state: SetState;
  readonly able: readonly Device[];
  /** Asked for by name, but cannot: said, so that nobody waits for it. */
  readonly unable: readonly Device[];
  readonly effects: readonly Effect[];
  /** "Everything" was said, not what. */
  readonly sweep: boolean;
}

type PlainState = Exclude<SetState, 'toggle'>;

const PAST: Readonly<Record<PlainState, string>> = {
  on: 'Turned on',
  off: 'Turned off',
  open: 'Opened',
  close: 'Closed',
  stop: 'Stopped',
  lock: 'Locked',
  unlock: 'Unlocked',
};
const IS: Readonly<Record<PlainState, string>> = {
  on: 'on',
  off: 'off',
  open: 'open',
  close: 'closed',
  stop: 'stopped',
  lock: 'locked',
  unlock: 'unlocked',
};
/** What is said of a lamp, said of a blind. */
const CLOSED: Readonly<Partial<Record<PlainState, PlainState>>> = { on: 'open', off: 'close' };
const INFINITIVE: Readonly<Record<SetState, string>> = {
  on: 'be turned on',
  off: 'be turned off',
  toggle: 'be switched',
  open: 'be opened',
  close: 'be closed',
  stop: 'be stopped',
  lock: 'be locked',
  unlock: 'be unlocked',
};

export function saySet(outcome: SetOutcome, context: PerformContext): string {
  const { able, effects } = outcome;
  const state = plainState(outcome, context);
  const changed = new Set(effects.flatMap((effect) => ('device' in effect ? [effect.device] : [])));
  const rest = outcome.unable.length > 0 ? ` ${sayCannot(outcome.unable, outcome.state, context)}` : '';
  if (changed.size === 0) return `${sayAlready(able, state, context)}${rest}`;
  const ran = effects.every((effect) => effect.type === 'device-op' && effect.op === 'run');
  const names = sayDevices(able, context);
  if (ran) return `${vary(context, `OK, ${names}.`, `${capital(names)} it is.`)}${rest}`;
  if (outcome.sweep) return `${sayEverything(able, state, context)}${rest}`;
  if (effects.every((effect) => effect.type === 'device' && effect.set['playback'] === 'playing'))
    return `Resumed ${sayDevices(
      able.filter(({ id }) => changed.has(id)),
      context,
    )}.${rest}`;
  const [only] = able;
  if (able.length === 1 && only !== undefined) return `${sayOne(only, state, context)}${rest}`;
  return `${verb(able, state)} ${names}.${rest}`;
}

/** "Everything in the kitchen is off." */
function sayEverything(devices: readonly Device[], state: PlainState, context: PerformContext): string {
  return `Everything${inRoom(devices, context)} is ${IS[state]}.`;
}

/** The past tense that fits the device: a lock is locked even if one "closed" it. */
function verb(devices: readonly Device[], state: PlainState): string {
  const first = devices[0];
  const kind = devices.every((device) => device.kind === first?.kind) ? first?.kind : undefined;
  if (kind === 'lock') return state === 'lock' || state === 'close' || state === 'on' ? 'Locked' : 'Unlocked';
  if (kind === 'cover' || kind === 'valve') {
    if (state === 'on') return 'Opened';
    if (state === 'off') return 'Closed';
  }
  if (kind === 'alarm') return state === 'on' || state === 'lock' ? 'Armed' : 'Disarmed';
  if (kind === 'vacuum' || kind === 'mower') {
    if (state === 'on') return 'Started';
    if (state === 'off') return 'Sent home';
  }
  return PAST[state];
}

function sayOne(device: Device, state: PlainState, context: PerformContext): string {
  const name = sayWhich(device, context);
  const past = verb([device], state);
  const is = isAre([device]);
  // Doors and alarms always say what was done to them; the rest may be said in either way.
  if (
    device.kind === 'lock' ||
    device.kind === 'alarm' ||
    !['on', 'off', 'open', 'close'].includes(state) ||
    past !== PAST[state]
  ) {
    return `${past} ${name}.`;
  }
  return vary(
    context,
    `${past} ${name}.`,
    `${capital(name)} ${is} ${IS[state]}.`,
    `OK, ${name} ${is} ${IS[state]}.`,
  );
}

function sayAlready(devices: readonly Device[], state: PlainState, context: PerformContext): string {
  const [only] = devices;
  // "Turn the garage off" closes it.
  const covered = devices.every(({ kind }) => kind === 'cover' || kind === 'valve');
  const is = state === 'stop' ? 'not moving' : `already ${IS[covered ? (CLOSED[state] ?? state) : state]}`;
  if (devices.length === 1 && only !== undefined) {
    return `${capital(sayWhich(only, context))} ${isAre([only])} ${is}.`;
  }
  const names = sayDevices(devices, context);
  return `${capital(names)} are ${is}.`;
}

/** "The Desk Lamp can't be opened." */
export function sayCannot(devices: readonly Device[], state: SetState, context: PerformContext): string {
  const shown = devices.length > 3 ? sayDevices(devices, context) : join(devices.map(sayDevice));
  return `${capital(shown)} can't ${INFINITIVE[state]}.`;
}

/** A toggle says which way it went. */
function plainState(outcome: SetOutcome, context: PerformContext): PlainState {
  if (outcome.state !== 'toggle') return outcome.state;
  const first = outcome.able[0];
  if (first === undefined) return 'on';
  const active = isActive(first, context.world.states.get(first.id) ?? {});
  if (first.kind === 'cover' || first.kind === 'valve') return active ? 'close' : 'open';
  if (first.kind === 'lock') return active ? 'unlock' : 'lock';
  return active ? 'off' : 'on';
}
