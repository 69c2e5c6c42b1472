/** Replies to a changed value: the value where one was given or one device answers, else which way it went. */
import { lookup } from '../../actions/lookup.js';
import type { Attempt, Success } from '../../actions/perform/adjust.js';
import type { PerformContext } from '../../actions/perform/perform.js';
import type { Effect } from '../../actions/world.js';
import type { AdjustCall } from '../call.js';
import { sayAttr, sayDegrees, sayNumber, sayValue } from './values.js';
import { capital, isAre, join, sayDevice, sayDevices, sayNames, vary } from './wording.js';

/** Which way a difference went, as people would say it. */
const DIRECTIONS: Readonly<Record<string, readonly [up: string, down: string]>> = {
  brightness: ['brighter', 'dimmer'],
  volume: ['louder', 'quieter'],
  speed: ['faster', 'slower'],
  target: ['warmer', 'cooler'],
  color_temp: ['cooler', 'warmer'],
  position: ['more open', 'more closed'],
};
const LIMITS: Readonly<Record<string, readonly [max: string, min: string]>> = {
  brightness: ['as bright as it goes', 'as dim as it goes'],
  volume: ['as loud as it goes', 'as quiet as it goes'],
  speed: ['as fast as it goes', 'as slow as it goes'],
  target: ['as warm as it goes', 'as cool as it goes'],
  position: ['fully open', 'fully closed'],
};

export function sayAdjusted(
  good: readonly Success[],
  effects: readonly Effect[],
  context: PerformContext,
  byName: boolean,
): string {
  const first = good[0];
  if (first === undefined) return '';
  const devices = good.map(({ device }) => device);
  const names = sayDevices(devices, context, byName);
  const one = good.length === 1;
  const is = isAre(devices);
  const { attr, value, delta, limit } = first.result;
  if (delta !== undefined) {
    const [up, down] = lookup(DIRECTIONS, attr) ?? ['higher', 'lower'];
    if (one) return `${sayDelta(first, names, context)}${ofItsMode(first, effects, context)}`;
    if (effects.length === 0 && limit !== undefined) return `${capital(names)} are already at the limit.`;
    return `Made ${names} ${delta > 0 ? up : down}.`;
  }
  if (typeof value === 'boolean') return sayFlag(names, attr, value, is);
  const white = first.result.kelvin;
  const said =
    white !== undefined
      ? sayValue(first.device, 'color_temp', white)
      : value === 0 && (attr === 'brightness' || attr === 'speed')
        ? 'off'
        : `${lookup(BOUNDS, attr) ?? ''}${sayValue(first.device, attr, value)}`;
  if (attr === 'mode' && first.device.kind === 'alarm') {
    return effects.length === 0
      ? `${capital(names)} ${is} already ${said}.`
      : `${capital(names)} ${is} ${said}.`;
  }
  const same = good.every(
    ({ result }) => JSON.stringify(result.kelvin ?? result.value) === JSON.stringify(white ?? value),
  );
  const what = same ? said : 'the limit';
  const mode = one ? ofItsMode(first, effects, context) : '';
  if (effects.length === 0) return `${capital(names)} ${is} already ${at(attr)}${what}.${mode}`;
  if (attr === 'fan_mode') return `The fan of ${names} is set to ${what}.`;
  if (attr === 'tilt') return `${capital(names)} ${is} tilted to ${what}.`;
  return `${vary(context, `Set ${names} to ${what}.`, `${capital(names)} ${is} set to ${what}.`)}${mode}`;
}

function sayDelta({ device, result }: Success, name: string, context: PerformContext): string {
  const { attr, set, limit } = result;
  const [most, least] = lookup(LIMITS, attr) ?? ['at its maximum', 'at its minimum'];
  const now = set[attr];
  const is = isAre([device]);
  if (now === undefined) {
    if (context.world.states.get(device.id)?.['on'] === false) return `${capital(name)} ${is} off.`;
    return `${capital(name)} ${is} already ${limit === 'max' ? most : least}.`;
  }
  return limit === 'max'
    ? `${capital(name)} ${is} now ${most}.`
    : `${capital(name)} ${is} now at ${sayValue(device, attr, now)}.`;
}

/** "Between 67 and 72" is two targets. */
const BOUNDS: Readonly<Record<string, string>> = { target_low: 'at least ', target_high: 'at most ' };

const FLAGS: Readonly<Record<string, readonly [on: string, off: string]>> = {
  muted: ['Muted', 'Unmuted'],
};

function sayFlag(names: string, attr: string, value: boolean, is: string): string {
  const verbs = lookup(FLAGS, attr);
  if (verbs !== undefined) return `${value ? verbs[0] : verbs[1]} ${names}.`;
  if (attr === 'oscillating')
    return `${capital(names)} ${is} ${value ? 'oscillating' : 'no longer oscillating'}.`;
  return `Turned ${attr.replaceAll('_', ' ')} ${value ? 'on' : 'off'} for ${names}.`;
}

const at = (attr: string): string => (attr === 'color' || attr === 'mode' || attr === 'preset' ? '' : 'at ');

/**
 * What is said of the mode beside a target: a thermostat keeps one while it is off, and people would wait for warmth; one that
 * was turned on for it does what nobody asked for in so many words.
 */
function ofItsMode(
  { device, result }: Success,
  effects: readonly Effect[],
  { world }: PerformContext,
): string {
  if (!result.attr.startsWith('target')) return '';
  const begun = effects.some(
    (effect) =>
      effect.type === 'device' &&
      effect.device === device.id &&
      (effect.set['mode'] !== undefined || effect.set['on'] === true),
  );
  const isOff = device.kind === 'climate' && world.states.get(device.id)?.['mode'] === 'off';
  if (begun) return ' It is on now.';
  return isOff ? ' It is off, though.' : '';
}

/** Why not: no such ability, out of range, no such mode. Names the devices. */
export function sayNotAdjusted(bad: readonly Attempt[], call: AdjustCall, context: PerformContext): string {
  const first = bad[0];
  if (first === undefined || first.result.ok) return '';
  const { device, result } = first;
  const names =
    bad.length > 3
      ? sayDevices(
          bad.map((one) => one.device),
          context,
        )
      : sayNames(
          bad.map((one) => one.device),
          context.world.home,
        );
  if (result.why === 'range') {
    const degrees = call.attr === 'target' || call.attr === 'temperature';
    const say =
      degrees && device.kind !== 'humidifier'
        ? sayDegrees
        : (value: number) => sayValue(device, call.attr, value);
    return `${capital(sayDevice(device))} goes from ${sayNumber(result.min)} to ${say(result.max)}.`;
  }
  if (result.why === 'value') {
    const known = result.values.map((value) => value.replaceAll('_', ' '));
    return known.length === 0
      ? `${capital(sayDevice(device))} can't be set to that.`
      : `${capital(sayDevice(device))} knows ${join(known.slice(0, 5), 'and')}.`;
  }
  return `${capital(names)} ${bad.length === 1 ? 'has' : 'have'} no ${sayAttr(device, call.attr)} I could change.`;
}
