/** One property to a value, or by a difference: brightness, colour, temperature, speed, position, volume, modes. */

import type { AdjustCall, Target } from '../../nlu/call.js';
import { sayAdjusted, sayNotAdjusted } from '../../nlu/reply/adjust-reply.js';
import { sayLeft } from '../../nlu/reply/set-reply.js';
import { type Adjusted, adjustTo, canAdjust } from '../adjusting.js';
import { effectsOf } from '../effects-of.js';
import type { Device, PropertyValue } from '../home.js';
import { isActive } from '../kinds/operations.js';
import { lookup } from '../lookup.js';
import { nearestPlayer } from '../resolve/players.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import type { Wants } from '../resolve/wants.js';
import { backAsBefore } from './back.js';
import { beginning } from './begin.js';
import { performOwnVoice } from './own-voice.js';
import type { Perform, Performance, PerformContext } from './perform.js';
import { asked, done, refused } from './performance.js';
import { type Swept, sweep } from './sweep.js';
import { stateOf, withTargets } from './targets.js';

/** The kinds a property is about where nobody named one. */
const KINDS_WITH: Readonly<Record<string, readonly string[]>> = {
  brightness: ['light'],
  color: ['light'],
  color_temp: ['light'],
  level: ['light'],
  speed: ['fan'],
  oscillating: ['fan'],
  direction: ['fan'],
  target: ['climate'],
  temperature: ['climate'],
  target_low: ['climate'],
  target_high: ['climate'],
  mode: ['climate'],
  fan_mode: ['climate'],
  preset: ['climate'],
  volume: ['media'],
  muted: ['media'],
  source: ['media'],
  playback: ['media'],
  position: ['cover', 'valve'],
  tilt: ['cover'],
  humidity: ['humidifier'],
  value: ['number', 'select'],
};
const ARMING = new Set(['armed_home', 'armed_away', 'armed_night', 'disarmed']);
/** Sound belongs to one player: the one that plays. */
const ONE_PLAYER = new Set(['volume', 'muted', 'source']);

const isOfOne = ({ attr, target }: AdjustCall): boolean => ONE_PLAYER.has(attr) && target?.all !== true;

/** "Mute everything" is of what plays, "unmute everything" of what is muted, where anything is. */
function sounding(
  players: readonly Device[],
  { value }: AdjustCall,
  context: PerformContext,
): readonly Device[] {
  const some = players.filter((device) => {
    const { playback, muted } = stateOf(context, device);
    return value === true ? playback === 'playing' : muted === true;
  });
  return some.length > 0 ? some : players;
}

export type Attempt = { readonly device: Device; readonly result: Adjusted };
export type Success = { readonly device: Device; readonly result: Extract<Adjusted, { ok: true }> };

export const performAdjust: Perform<AdjustCall> = (said, context) => {
  if (said.own === true) return performOwnVoice(said);
  const call = isOfOne(said) ? { ...said, target: heard(said, context) } : said;
  return withTargets(call, context, wantsOf(call, context), ({ devices: found, how }) => {
    const devices =
      call.attr === 'muted' && call.target?.all === true ? sounding(found, call, context) : found;
    if (call.back === true) return backAsBefore(call, devices, context);
    const lit = call.target?.already === undefined ? null : brightenedOf(call, devices, context);
    if (lit !== null) return lit;
    if (call.value === undefined && call.delta === undefined) return askValue(call, devices, context);
    const attempts = devices.map((device) => ({
      device,
      result: adjustTo(device, stateOf(context, device), call, context.world.home.units),
    }));
    const all = attempts.filter((attempt): attempt is Success => attempt.result.ok);
    const swept = how === 'sweep' ? sweepOf(all, context) : null;
    const good = swept === null ? all : all.filter(({ device }) => swept.taken.includes(device));
    const bad = attempts.filter(({ result }) => !result.ok);
    if (swept !== null && swept.left.length > 0 && good.length === 0)
      return refused('unsupported', sayLeft(swept.left, context));
    if (good.length === 0) {
      const reason = bad.every(({ result }) => !result.ok && result.why === 'no_ability')
        ? 'no_ability'
        : 'unsupported';
      // "It goes from 5 to 30." "Thirty, then."
      const ofRange = bad.every(({ result }) => !result.ok && result.why === 'range');
      return {
        ...refused(reason, sayNotAdjusted(bad, call, context)),
        devices: ofRange ? bad.map(({ device }) => device.id) : [],
      };
    }
    const calls = [
      ...(call.begin === undefined ? [] : beginning(call.begin, good, context)),
      ...callsFor(good),
    ];
    const effects = calls.flatMap((one) => effectsOf(one, context.world));
    // In a set, what cannot do it is passed over; what was named, or asked too much of, is said.
    const told = bad.filter(({ result }) => how === 'named' || (!result.ok && result.why !== 'no_ability'));
    const rest = told.length === 0 ? '' : ` ${sayNotAdjusted(told, call, context)}`;
    const left = sayLeft(swept?.left ?? [], context);
    return done(
      calls,
      effects,
      `${sayAdjusted(good, effects, context, call.target?.name !== undefined)}${rest}${left === '' ? '' : ` ${left}`}`,
      good.map(({ device }) => device.id),
    );
  });
};

/** "It's so dim in here": what is on is to be brighter. Null where all of it is on; where nothing is, it must be turned on. */
function brightenedOf(
  { target: _, ...call }: AdjustCall,
  devices: readonly Device[],
  context: PerformContext,
): Performance | null {
  const on = devices.filter((device) => isActive(device, stateOf(context, device)));
  if (on.length === 0) return refused('unsupported', 'There is no light on.');
  if (on.length === devices.length) return null;
  return performAdjust({ ...call, target: { ids: on.map(({ id }) => id) } }, context);
}

function sweepOf(good: readonly Success[], context: PerformContext): Swept {
  const settings = new Map(good.map(({ device, result }) => [device, result.set]));
  return sweep([...settings.keys()], (device) => settings.get(device) ?? null, context);
}

/** What to ask where only the property was said: "change the colour". */
const QUESTIONS: Readonly<Record<string, string>> = {
  brightness: 'How bright, in percent?',
  color: 'Which color?',
  color_temp: 'How warm a white?',
  target: 'To what temperature?',
  volume: 'How loud, in percent?',
  speed: 'How fast, in percent?',
  position: 'How far open, in percent?',
  tilt: 'To what angle, in percent?',
  mode: 'To which mode?',
  preset: 'To which preset?',
  source: 'To which source?',
};

function askValue(call: AdjustCall, devices: readonly Device[], context: PerformContext): Performance {
  const able = devices.filter((device) => canAdjust(device, call.attr));
  if (able.length === 0) {
    const cannot = devices.map((device): Attempt => ({ device, result: { ok: false, why: 'no_ability' } }));
    return refused('no_ability', sayNotAdjusted(cannot, call, context));
  }
  const target: Target = { ids: able.map(({ id }) => id), ...(able.length > 1 ? { all: true } : {}) };
  return asked(
    { kind: 'missing', call: { ...call, target }, field: 'value', at: context.world.now },
    lookup(QUESTIONS, call.attr) ?? 'To what?',
  );
}

/** Louder is what sounds; a TV that is off in this room does not. */
function heard(call: AdjustCall, context: PerformContext): Target {
  if (call.attr === 'source') return showing(call, context);
  const target = nearestPlayer(call.target ?? {}, context, () => false);
  const on = (device: Device): boolean =>
    device.area === context.room &&
    !['off', undefined].includes(stateOf(context, device)['playback'] as string);
  if (context.world.home.devices.some((device) => device.kind === 'media' && on(device))) return target;
  return nearestPlayer(target, context, (device) => stateOf(context, device)['playback'] === 'playing');
}

/** "Put Netflix on": the player that has it, the room's first. */
function showing(call: AdjustCall, context: PerformContext): Target {
  const has = (device: Device): boolean => {
    const request = { attr: 'source', ...(call.value === undefined ? {} : { value: call.value }) };
    return adjustTo(device, stateOf(context, device), request, context.world.home.units).ok;
  };
  return nearestPlayer(call.target ?? {}, context, has);
}

function wantsOf(call: AdjustCall, context: PerformContext): Wants {
  const arming = call.attr === 'mode' && typeof call.value === 'string' && ARMING.has(call.value);
  const kinds = arming ? ['alarm'] : lookup(KINDS_WITH, call.attr);
  const { units } = context.world.home;
  const able = (device: Device): boolean =>
    canAdjust(device, call.attr) || adjustTo(device, stateOf(context, device), call, units).ok;
  return {
    able,
    ...(kinds === undefined ? {} : { kinds, ...(call.attr === 'level' ? {} : { unnamed: kinds }) }),
    ...(isOfOne(call)
      ? { single: true, prefer: (device) => stateOf(context, device)['playback'] === 'playing' }
      : {}),
  };
}

/** One call for all devices that get the same value of the same property. */
function callsFor(good: readonly Success[]): ResolvedCall[] {
  const calls = new Map<string, { fields: Record<string, PropertyValue>; devices: string[] }>();
  for (const { device, result } of good) {
    const fields: Record<string, PropertyValue> = { attr: result.attr };
    if (result.delta !== undefined) fields['delta'] = result.delta;
    else if (result.value !== undefined) fields['value'] = result.value;
    const key = JSON.stringify(fields);
    const entry = calls.get(key) ?? { fields, devices: [] };
    entry.devices.push(device.id);
    calls.set(key, entry);
  }
  return [...calls.values()].map(({ fields, devices }) => ({ do: 'adjust', ...fields, devices }));
}
