/** Replies to on, off, open, lock ...: what was done, what already was so, what cannot be. */
import type { Device } from '../../actions/home.js';
import { isActive } from '../../actions/kinds/operations.js';
import type { PerformContext } from '../../actions/perform/perform.js';
import { isAskable, type LeftOut } from '../../actions/perform/sweep.js';
import type { Effect } from '../../actions/world.js';
import type { SetState } from '../call.js';
import { capital, inRoom, isAre, sayDevices, sayNames, sayWhich, vary } from './wording.js';

export interface SetOutcome {
  readonly state: SetState;
  readonly able: readonly Device[];
  /** Asked for by name, but cannot: said, so that nobody waits for it. */
  readonly unable: readonly Device[];
  readonly effects: readonly Effect[];
  /** Several were called by a name, not by their kind. */
  readonly byName: boolean;
  /** "Everything" was said, not what; `some`: with exceptions. */
  readonly sweep: { readonly left: readonly LeftOut[]; readonly some: boolean } | null;
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
  const { sweep } = outcome;
  if (changed.size === 0) return `${sayAlready(outcome, state, context)}${rest}`;
  const ran = effects.every((effect) => effect.type === 'device-op' && effect.op === 'run');
  const names = sayDevices(able, context, outcome.byName);
  if (ran) return `${vary(context, `OK, ${names}.`, `${capital(names)} it is.`)}${rest}`;
  if (sweep !== null) return `${saySwept({ ...outcome, sweep }, changed, state, context)}${rest}`;
  if (effects.every((effect) => effect.type === 'device' && effect.set['playback'] === 'playing'))
    return `Resumed ${sayDevices(
      able.filter(({ id }) => changed.has(id)),
      context,
    )}.${rest}`;
  const [only] = able;
  if (able.length === 1 && only !== undefined) return `${sayOne(only, state, context)}${rest}`;
  return `${verb(able, state)} ${names}.${rest}`;
}

/** More names than this are not listened to. */
const NAMED = 4;

/** "Everything in the kitchen is off except the Oven. Ask for it by name."; what opens and closes is named. */
function saySwept(
  { able, sweep: { left, some } }: SetOutcome & { readonly sweep: NonNullable<SetOutcome['sweep']> },
  changed: ReadonlySet<string>,
  state: PlainState,
  context: PerformContext,
): string {
  const { home } = context.world;
  const devices = able.filter(({ id }) => changed.has(id));
  const moved = state === 'open' || state === 'close';
  const named = moved && devices.length <= NAMED;
  const every = `${moved ? 'All that opens' : 'Everything'}${some ? ' else' : ''}${inRoom(able, context)}`;
  const did = named ? `${PAST[state]} ${sayNames(devices, home)}` : `${every} is ${IS[state]}`;
  if (left.length === 0) return `${did}.`;
  const those = left.map(({ device }) => device);
  const but = named
    ? `${did}. ${capital(sayNames(those, home))} ${isAre(those)} not ${IS[state]}.`
    : `${did} except ${sayNames(those, home)}.`;
  return [but, ...sayWhyLeft(left, context)].join(' ');
}

/** "The Oven is left as it was. Ask for it by name." */
export function sayLeft(left: readonly LeftOut[], context: PerformContext): string {
  if (left.length === 0) return '';
  const those = left.map(({ device }) => device);
  const are = isAre(those);
  const said = `${capital(sayNames(those, context.world.home))} ${are} left as ${are === 'is' ? 'it was' : 'they were'}.`;
  return [said, ...sayWhyLeft(left, context)].join(' ');
}

function sayWhyLeft(left: readonly LeftOut[], { world: { home } }: PerformContext): string[] {
  const those = (fits: (level: LeftOut['level']) => boolean): Device[] =>
    left.filter(({ level }) => fits(level)).map(({ device }) => device);
  const askable = those((level) => level === 'none' || isAskable(level));
  const inside = those((level) => level === 'inside');
  const never = those((level) => level === 'never');
  const name = (devices: readonly Device[]): string =>
    devices.length === left.length ? (devices.length === 1 ? 'it' : 'them') : sayNames(devices, home);
  return [
    ...(askable.length > 0 ? [`Ask for ${name(askable)} by name.`] : []),
    ...(inside.length > 0
      ? [`I can only do that to ${name(inside)} when you ask from inside the house.`]
      : []),
    ...(never.length > 0 ? [`I may not do that to ${name(never)} by voice.`] : []),
  ];
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

function sayAlready(
  { able: devices, byName, sweep }: SetOutcome,
  state: PlainState,
  context: PerformContext,
): string {
  const [only] = devices;
  // "Turn the garage off" closes it.
  const covered = devices.every(({ kind }) => kind === 'cover' || kind === 'valve');
  const is = state === 'stop' ? 'not moving' : `already ${IS[covered ? (CLOSED[state] ?? state) : state]}`;
  if (devices.length === 1 && only !== undefined) {
    return `${capital(sayWhich(only, context))} ${isAre([only])} ${is}.`;
  }
  if (sweep !== null && !sweep.some && (state === 'on' || state === 'off')) {
    const those = sweep.left.map(({ device }) => device);
    const but = those.length === 0 ? '' : ` except ${sayNames(those, context.world.home)}`;
    return [`Everything${inRoom(devices, context)} is ${is}${but}.`, ...sayWhyLeft(sweep.left, context)].join(
      ' ',
    );
  }
  const names = sayDevices(devices, context, byName);
  return `${capital(names)} are ${is}.`;
}

/** "The Desk Lamp can't be opened." */
export function sayCannot(devices: readonly Device[], state: SetState, context: PerformContext): string {
  const shown = devices.length > 3 ? sayDevices(devices, context) : sayNames(devices, context.world.home);
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
