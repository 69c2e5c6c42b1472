/**
 * What a resolved call does to the house as it is now. The executors use it when a command is given, the scheduler when
 * a delayed one comes due, the policy to see what a scheduled call would do: one meaning in all three places.
 */

import type { SetState } from '../nlu/call.js';
import type { AdjustRequest } from './adjusting.js';
import { adjustTo } from './adjusting.js';
import { devicesById } from './devices-by-id.js';
import type { Color, Device, DeviceState, PropertyValue } from './home.js';
import { isAlready, operate } from './kinds/operations.js';
import { lookup } from './lookup.js';
import type { ResolvedCall } from './resolve/resolved-call.js';
import { isUnsettled } from './settling.js';
import { applyEffect } from './simulated/simulated-device.js';
import type { Effect, World } from './world.js';

const SET_STATES: ReadonlySet<string> = new Set([
  'on',
  'off',
  'toggle',
  'open',
  'close',
  'stop',
  'lock',
  'unlock',
]);

/** Effects on devices; calls that do not act on devices (timers, lists) have none here. */
export function effectsOf(call: ResolvedCall, world: World): Effect[] {
  const byId = devicesById(world.home);
  return (call.devices ?? []).flatMap((id) => {
    const device = byId.get(id);
    if (device === undefined) return [];
    const effects = effectsOn(device, world.states.get(id) ?? {}, call, world);
    return effects.filter((effect) => !changesNothing(device, world, effect));
  });
}

function effectsOn(device: Device, state: DeviceState, call: ResolvedCall, world: World): Effect[] {
  switch (call.do) {
    case 'set': {
      if (typeof call['state'] !== 'string' || !SET_STATES.has(call['state'])) return [];
      const done = operate(device, state, call['state'] as SetState);
      if (done === null) return [];
      return 'op' in done
        ? [{ type: 'device-op', device: device.id, op: done.op }]
        : setting(device, done.set);
    }
    case 'adjust': {
      const done = adjustTo(device, state, requestOf(call), world.home.units);
      return done.ok ? setting(device, done.set) : [];
    }
    case 'run':
      return runEffects(device, String(call['op'] ?? ''), call['area']);
    case 'media':
      return mediaEffects(device, call);
    default:
      return [];
  }
}

function setting({ id }: Device, set: DeviceState): Effect[] {
  return [{ type: 'device', device: id, set }];
}

function changesNothing(device: Device, { states, assumed }: World, effect: Effect): boolean {
  if (effect.type !== 'device') return false;
  const state = states.get(device.id) ?? {};
  // Nobody tells whether a remote control has changed it since: it is told again.
  const silent = assumed?.get(device.id);
  // A gate that closes counts as open, a bolt that turns as unlocked: told to stay so, it must hear of it.
  if (isUnsettled(state)) return false;
  if (Object.keys(effect.set).some((name) => silent?.has(name) === true)) return false;
  // A lamp or fan that is off keeps its brightness, colour and speed: told the very same, it goes on.
  const switched = applyEffect(device, state, effect)['on'] !== state['on'];
  return isAlready(state, effect.set) && !switched;
}

function requestOf(call: ResolvedCall): AdjustRequest {
  const value = call['value'];
  const delta = call['delta'];
  return {
    attr: String(call['attr'] ?? ''),
    ...(isValue(value) ? { value } : {}),
    ...(typeof delta === 'number' ? { delta } : {}),
  };
}

/** A value that a call may set a property to. */
export function isValue(value: unknown): value is Exclude<PropertyValue, null> {
  if (typeof value === 'object') return value !== null && 'h' in value && 's' in (value as Color);
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
}

const ACTIVITY: Readonly<Record<string, string>> = {
  start: 'cleaning',
  clean_area: 'cleaning',
  stop: 'idle',
  pause: 'paused',
  dock: 'docked',
};

function runEffects(device: Device, op: string, area: unknown): Effect[] {
  if (op === 'activate') return [{ type: 'device-op', device: device.id, op: 'run' }];
  if (op === 'clean_area' && typeof area === 'string') {
    return [{ type: 'device-op', device: device.id, op, argument: area }];
  }
  const activity = lookup(ACTIVITY, op);
  return activity === undefined ? [] : setting(device, { activity });
}

const PLAYBACK: Readonly<Record<string, string>> = {
  play: 'playing',
  resume: 'playing',
  pause: 'paused',
  stop: 'idle',
};

function mediaEffects(device: Device, call: ResolvedCall): Effect[] {
  const op = String(call['op'] ?? '');
  if (op === 'next' || op === 'previous') return [{ type: 'device-op', device: device.id, op }];
  const query = call['query'];
  const source = call['source'];
  const effects: Effect[] = [];
  const playback = lookup(PLAYBACK, op);
  const set: Record<string, PropertyValue> = {};
  if (playback !== undefined) set['playback'] = playback;
  if (typeof source === 'string' && Object.hasOwn(device.abilities, 'source')) set['source'] = source;
  effects.push(...setting(device, set));
  if (typeof query === 'string') {
    effects.push({ type: 'device-op', device: device.id, op: 'play', argument: query });
  }
  return effects;
}
