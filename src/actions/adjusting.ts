/**
 * One property of one device to a value or by a difference: ability, unit, range, step. Pure; perform/adjust.ts makes
 * calls and replies of it, effects-of.ts carries a scheduled call out with it.
 */

import type { AdjustCall } from '../nlu/call.js';
import { normalWords } from '../nlu/normalize.js';
import { colorNamed, colorOfWhite, isColor, whiteNamed } from './colors.js';
import type { Ability, Device, DeviceState, PropertyValue } from './home.js';
import { nextGrade } from './kinds/graded-words.js';
import { abilityOf, canonicalProperty } from './kinds/kinds.js';
import { isTemperature, rangeOf, someOf, toHouseDegrees, toStep, type Units } from './kinds/measures.js';
import { isActive } from './kinds/operations.js';
import { lookup } from './lookup.js';

export type AdjustRequest = Pick<AdjustCall, 'attr' | 'value' | 'delta' | 'unit'>;

export type Adjusted =
  | {
      readonly ok: true;
      /** The device's own name of the property, and the value or difference in the house's units. */
      readonly attr: string;
      readonly value?: PropertyValue;
      readonly delta?: number;
      /** The white that a colour stands for. */
      readonly kelvin?: number;
      readonly set: DeviceState;
      /** The end of the range was reached: a difference moved it less than asked, or not at all. */
      readonly limit?: 'min' | 'max';
    }
  | { readonly ok: false; readonly why: 'no_ability' }
  | { readonly ok: false; readonly why: 'range'; readonly min: number; readonly max: number }
  | { readonly ok: false; readonly why: 'value'; readonly values: readonly string[] };

/** "Set the lamp to 40 %", "the blinds to 40 %": the property that a bare level means. */
const LEVEL: Readonly<Record<string, string>> = {
  light: 'brightness',
  fan: 'speed',
  cover: 'position',
  valve: 'position',
  media: 'volume',
  climate: 'target',
  water_heater: 'target',
  humidifier: 'target',
  number: 'value',
  select: 'value',
};

/** Properties that every device of the kind has, if only at their ends. */
const BASIC: Readonly<Record<string, string>> = {
  alarm: 'mode',
  number: 'value',
  select: 'value',
  media: 'playback',
};
const FAN_WORDS: Readonly<Record<string, number>> = {
  low: 33,
  slow: 33,
  medium: 66,
  mid: 66,
  high: 100,
  fast: 100,
  full: 100,
};
const ALARM_WORDS: Readonly<Record<string, string>> = {
  on: 'armed_away',
  armed: 'armed_away',
  arm: 'armed_away',
  away: 'armed_away',
  home: 'armed_home',
  stay: 'armed_home',
  night: 'armed_night',
  off: 'disarmed',
  disarm: 'disarmed',
};

/** The property the call means on this device, by its own name. */
export function attrOf(device: Device, attr: string): string {
  // What others call a preset is a boiler's mode: "boiler, eco".
  if (attr === 'preset' && abilityOf(device, 'preset') === null && abilityOf(device, 'mode') !== null)
    return 'mode';
  return attr === 'level' ? (LEVEL[device.kind] ?? attr) : canonicalProperty(device.kind, attr);
}

/** True if the device can be told this property at all. */
export function canAdjust(device: Device, attr: string): boolean {
  return abilityFor(device, attrOf(device, attr)) !== null;
}

function abilityFor(device: Device, attr: string): Ability | null {
  return abilityOf(device, attr) ?? (BASIC[device.kind] === attr ? {} : null);
}

export function adjustTo(device: Device, state: DeviceState, request: AdjustRequest, units: Units): Adjusted {
  let attr = attrOf(device, request.attr);
  let wanted = request.value;
  // "White" and "warm white" are a colour temperature to a lamp that has one; to a coloured lamp, white is a colour.
  if (attr === 'color' && typeof wanted === 'string') {
    const white = whiteNamed(wanted);
    const color = colorNamed(wanted);
    if (white !== null && (abilityOf(device, 'color_temp') !== null || color === null)) {
      attr = 'color_temp';
      wanted = white;
    } else if (color !== null) wanted = color;
    else return { ok: false, why: 'value', values: [] };
  }
  const white = attr === 'color_temp' && request.delta === undefined ? whiteAsColor(device, wanted) : null;
  if (white !== null) return white;
  const ability = abilityFor(device, attr);
  if (ability === null) return basicEnds(device, attr, wanted);
  if (attr === 'color') {
    return isColor(wanted) ? { ok: true, attr, value: wanted, set: { color: wanted } } : noValue([]);
  }
  if (typeof wanted === 'boolean' || attr === 'oscillating' || attr === 'muted') {
    const flag = wanted === true || wanted === 'on' || wanted === 'true';
    return { ok: true, attr, value: flag, set: { [attr]: flag } };
  }
  if (request.delta !== undefined) return byDelta(device, state, attr, ability, request, units);
  const number = numberOf(device, attr, ability, wanted, units, request.unit);
  return number === null ? toWord(device, attr, ability, wanted) : toNumber(attr, ability, number);
}

/** "Warm white", of a lamp that has colours and no whites: the colour that looks so. Null for any other. */
function whiteAsColor(device: Device, wanted: AdjustRequest['value']): Adjusted | null {
  if (abilityOf(device, 'color_temp') !== null || abilityOf(device, 'color') === null) return null;
  const kelvin = typeof wanted === 'string' ? whiteNamed(wanted) : wanted;
  if (typeof kelvin !== 'number' || kelvin < WHITES_FROM) return null;
  const color = colorOfWhite(kelvin);
  return { ok: true, attr: 'color', value: color, kelvin, set: { color } };
}

/** Kelvin; what is less is no white. */
const WHITES_FROM = 1000;

/** A cover that only opens and closes is told 0 and 100 % all the same; a plain lamp is told 0 and 100 % as off and on. */
function basicEnds(device: Device, attr: string, wanted: AdjustRequest['value']): Adjusted {
  if ((wanted === 0 || wanted === 100) && attr === 'position' && LEVEL[device.kind] === 'position') {
    return { ok: true, attr, value: wanted, set: { position: wanted } };
  }
  return { ok: false, why: 'no_ability' };
}

function byDelta(
  device: Device,
  state: DeviceState,
  attr: string,
  ability: Ability,
  request: AdjustRequest,
  units: Units,
): Adjusted {
  const raw = request.delta ?? 0;
  // "Eco" and "boost" are no degrees of anything; "low" and "high" are.
  if (ability.values !== undefined && typeof state[attr] !== 'number')
    return byGrade(state, attr, ability.values, (typeof raw === 'object' ? raw.some : raw) > 0);
  const degrees = isTemperature(device, attr);
  const delta =
    typeof raw === 'object'
      ? someOf(device, attr, ability, units, raw)
      : degrees
        ? toHouseDegrees(raw, request.unit, units, true)
        : raw;
  const off = (attr === 'brightness' || attr === 'speed') && !isActive(device, state);
  const known = state[attr];
  // From off, brighter counts from dark; a target nobody set yet counts from what it is in the room.
  const from = off ? 0 : typeof known === 'number' ? known : Number(state['current'] ?? 0);
  const range = rangeOf(attr, ability);
  const floor = attr === 'brightness' || attr === 'speed' ? Math.max(range.min, 1) : range.min;
  if (off && delta < 0) return { ok: true, attr, delta, set: {}, limit: 'min' };
  const exact = moved(from, delta, ability);
  const value = Math.min(range.max, Math.max(floor, exact));
  const lowest =
    attr === 'speed' && value < from && value <= floor ? Math.min(from, firstSpeed(ability)) : value;
  return {
    ok: true,
    attr,
    delta: Math.round(delta * 100) / 100,
    set: lowest === known && !off ? {} : { [attr]: lowest },
    ...(exact > range.max || (exact === range.max && from === range.max) ? { limit: 'max' as const } : {}),
    ...(exact < floor ? { limit: 'min' as const } : {}),
  };
}

/** One step up or down among words. */
function byGrade(state: DeviceState, attr: string, values: readonly string[], up: boolean): Adjusted {
  const present = state[attr];
  const value = nextGrade(values, present, up);
  if (value === null) return noValue(values);
  const limit = up ? ('max' as const) : ('min' as const);
  return value === present
    ? { ok: true, attr, value, set: {}, limit }
    : { ok: true, attr, value, set: { [attr]: value } };
}

/** By less than the device's step is by one step: "a tiny bit cooler" must not leave a stove of five-degree steps as it is. */
function moved(from: number, delta: number, ability: Ability): number {
  const exact = toStep(from + delta, ability);
  const { step } = ability;
  if (step === undefined || Math.abs(delta) >= step || (exact - from) * delta > 0) return exact;
  return toStep(from + Math.sign(delta) * step, ability);
}

const firstSpeed = (ability: Ability): number =>
  Math.round(ability.step !== undefined && ability.step > 1 ? ability.step : 25);

function numberOf(
  device: Device,
  attr: string,
  ability: Ability,
  wanted: AdjustRequest['value'],
  units: Units,
  unit: AdjustCall['unit'],
): number | null {
  const range = rangeOf(attr, ability);
  if (typeof wanted === 'number') {
    return isTemperature(device, attr) ? toStep(toHouseDegrees(wanted, unit, units, false), ability) : wanted;
  }
  if (typeof wanted !== 'string') return null;
  if (wanted === 'max' || wanted === 'maximum') return range.max;
  if (wanted === 'min' || wanted === 'minimum')
    return attr === 'brightness' ? Math.max(range.min, 1) : range.min;
  if (attr === 'color_temp') return whiteNamed(wanted);
  if (attr === 'speed' && ability.values === undefined) return lookup(FAN_WORDS, wanted) ?? null;
  return null;
}

function toNumber(attr: string, ability: Ability, value: number): Adjusted {
  const range = rangeOf(attr, ability);
  // Whites have approximate names: a lamp goes as far as it can. Zero brightness, speed or volume is the lowest of all.
  if (attr === 'color_temp') {
    const kelvin = Math.min(range.max, Math.max(range.min, Math.round(value) || range.min));
    return { ok: true, attr, value: kelvin, set: { color_temp: kelvin } };
  }
  if (value === 0 && (attr === 'brightness' || attr === 'speed')) {
    return { ok: true, attr, value, set: { on: false } };
  }
  if (!(value >= range.min && value <= range.max)) return { ok: false, why: 'range', ...range };
  return { ok: true, attr, value, set: { [attr]: value } };
}

/** A mode, preset, source or option by the word for it, as the device spells it. */
function toWord(device: Device, attr: string, ability: Ability, wanted: AdjustRequest['value']): Adjusted {
  if (typeof wanted !== 'string') return noValue(ability.values ?? []);
  const said = device.kind === 'alarm' && attr === 'mode' ? (lookup(ALARM_WORDS, wanted) ?? wanted) : wanted;
  if (ability.values === undefined) return { ok: true, attr, value: said, set: { [attr]: said } };
  const plain = (text: string): string => normalWords(text.replaceAll('_', ' ')).join('');
  const value = ability.values.find((candidate) => plain(candidate) === plain(said));
  return value === undefined ? noValue(ability.values) : { ok: true, attr, value, set: { [attr]: value } };
}

const noValue = (values: readonly string[]): Adjusted => ({ ok: false, why: 'value', values });
