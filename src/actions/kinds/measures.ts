/**
 * Numbers of a call in a device's own terms: units, ranges, steps, and how much "a bit" is.
 *
 * | attr | a bit | little | much | at the low end |
 * |---|---|---|---|---|
 * | brightness | 20 % | 10 | 40 | 1 %: dimming never turns off |
 * | volume | 10 % | 5 | 20 | 0 |
 * | target, in degrees C | 1 | 0.5 | 2 | the device's own |
 * | target, in degrees F | 2 | 1 | 4 | the device's own |
 * | target, humidity | 5 % | 2 | 10 | the device's own |
 * | speed | 25 %, or the fan's own step | the same | two steps | one step |
 * | position, tilt | 20 % | 10 | 40 | 0 |
 * | color_temp | 500 K | 250 | 1000 | the device's own |
 * | value of a number | its own step, else a tenth of its range | the same | two | its own |
 */

import type { AdjustCall } from '../../nlu/call.js';
import type { Ability, Device } from '../home.js';
import { lookup } from '../lookup.js';

export type Units = 'metric' | 'imperial';

interface Step {
  readonly some: number;
  readonly few: number;
  readonly lot: number;
}

const STEPS: Readonly<Record<string, Step>> = {
  brightness: { some: 20, few: 10, lot: 40 },
  volume: { some: 10, few: 5, lot: 20 },
  position: { some: 20, few: 10, lot: 40 },
  tilt: { some: 20, few: 10, lot: 40 },
  color_temp: { some: 500, few: 250, lot: 1000 },
  humidity: { some: 5, few: 2, lot: 10 },
  celsius: { some: 1, few: 0.5, lot: 2 },
  fahrenheit: { some: 2, few: 1, lot: 4 },
};

const DEGREES = new Set(['target', 'target_low', 'target_high']);

/** True where the property is a temperature of this device, so that units matter. */
export function isTemperature(device: Device, attr: string): boolean {
  return DEGREES.has(attr) && device.kind !== 'humidifier';
}

/** "A bit", "a little", "much" as a signed number for this property of this device. */
export function someOf(
  device: Device,
  attr: string,
  ability: Ability,
  units: Units,
  some: { readonly some: 1 | -1; readonly size?: 'few' | 'lot' },
): number {
  const size = some.size ?? 'some';
  if (isTemperature(device, attr)) {
    return some.some * (STEPS[units === 'imperial' ? 'fahrenheit' : 'celsius']?.[size] ?? 1);
  }
  const table = attr === 'target' ? STEPS['humidity'] : lookup(STEPS, attr);
  if (table !== undefined) return some.some * table[size];
  const range = (ability.max ?? 100) - (ability.min ?? 0);
  const step = attr === 'speed' ? fanStep(ability) : (ability.step ?? range / 10);
  return some.some * step * (size === 'lot' ? 2 : 1);
}

/** A fan's own step where it has a few speeds; a quarter where it has a hundred. */
export function fanStep(ability: Ability): number {
  return ability.step !== undefined && ability.step > 1 ? ability.step : 25;
}

/** A temperature said in one scale, in the house's own. Differences scale without the offset. */
export function toHouseDegrees(
  value: number,
  unit: AdjustCall['unit'],
  units: Units,
  isDelta: boolean,
): number {
  const offset = isDelta ? 0 : 32;
  if (unit === 'celsius' && units === 'imperial') return value * 1.8 + offset;
  if (unit === 'fahrenheit' && units === 'metric') return (value - offset) / 1.8;
  return value;
}

/** The range a property is told in; brightness and speed never go below what still gives light or wind. */
export function rangeOf(attr: string, ability: Ability): { readonly min: number; readonly max: number } {
  return {
    min: ability.min ?? (attr === 'color_temp' ? 2000 : 0),
    max: ability.max ?? (attr === 'color_temp' ? 6500 : 100),
  };
}

/** To the device's step, counted from its lowest value; without a step to a tenth, so that sums print well. */
export function toStep(value: number, ability: Ability): number {
  const step = ability.step;
  // A fan of three speeds has a step of 33.3: a percentage in between is kept for the fan to round.
  if (step === undefined || step <= 0 || !Number.isInteger(step * 2)) return Math.round(value * 10) / 10;
  const lowest = ability.min ?? 0;
  // 60 °F are 15.6 °C: a lowest value that was converted says nothing of the steps.
  const base = Number.isInteger(lowest * 2) ? lowest : 0;
  return Math.round((base + Math.round((value - base) / step) * step) * 100) / 100;
}
