/**
 * When a device has done what it was told: its state topic says so, as near as devices round, or it is plainly on its
 * way (a blind takes half a minute, and saying nothing for so long would be wrong). Pure.
 */
import type { Color, Device, DeviceState, PropertyValue } from './home.js';
import { sameValue } from './kinds/operations.js';
import { isBoltStill } from './settling.js';
import { applyEffect } from './simulated/simulated-device.js';
import type { Effect } from './world.js';

type DeviceEffect = Extract<Effect, { readonly type: 'device' | 'device-op' }>;

/**
 * What the device's state topics should say after the effect: what was set, and what follows from it (a lamp given a
 * brightness is on). Properties that it does not report are left out.
 */
export function expectedState(
  device: Device,
  before: DeviceState,
  effect: DeviceEffect,
  reports: ReadonlySet<string>,
): DeviceState {
  const after = applyEffect(device, before, effect);
  const told = effect.type === 'device' ? Object.keys(effect.set) : [];
  const names = Object.keys(after).filter(
    (name) => reports.has(name) && (told.includes(name) || !sameValue(before[name], after[name])),
  );
  return Object.fromEntries(names.map((name) => [name, after[name] ?? null]));
}

export function isConfirmed(expected: DeviceState, before: DeviceState, now: DeviceState): boolean {
  return Object.entries(expected).every(([name, wanted]) => reached(name, wanted, before[name], now));
}

/** Percent, after scales of 254 and of three steps. */
const PERCENT = 2;
const TOLERANCE: Readonly<Record<string, number>> = {
  brightness: PERCENT,
  volume: PERCENT,
  position: PERCENT,
  tilt: PERCENT,
  // A fan with three speeds rounds 50 % to 67.
  speed: 34,
  // A thermostat of whole degrees Celsius is up to half of one beside, which is 0.9 °F.
  target: 0.9,
  target_low: 0.9,
  target_high: 0.9,
};

function reached(
  name: string,
  wanted: PropertyValue,
  before: PropertyValue | undefined,
  now: DeviceState,
): boolean {
  const is = now[name];
  // A bolt that turns counts as unlocked whichever way it turns.
  if (name === 'locked' && !isBoltStill(now['bolt'])) return false;
  if (sameValue(wanted, is)) return true;
  // Near counts only for what has moved: a fan still at 30 % has not heard of 60.
  if (sameValue(before, is) && now['moving'] !== true) return isRounded(name, wanted, is);
  if (name === 'color' && isColor(wanted) && isColor(is)) return nearColor(wanted, is);
  if (typeof wanted === 'number' && typeof is === 'number') {
    // Mireds are coarse at the cold end: 6500 K and 6410 K are neighbours.
    const tolerance = name === 'color_temp' ? wanted * 0.03 : (TOLERANCE[name] ?? 1e-6);
    if (Math.abs(wanted - is) <= tolerance) return true;
    return name === 'position' && isOnItsWay(wanted, before, is, now);
  }
  if (name === 'position') return now['moving'] === true;
  if (name === 'activity') return wanted === 'docked' && is === 'returning';
  // A player told to stop may call that paused; one that was turned on may start to play.
  if (name === 'playback' && wanted === 'idle')
    return is === 'paused' || (before === 'off' && is === 'playing');
  return false;
}

/** So little that the device, in its own units, may have been there already: 2700 K are 370 mireds, and so are 2703. */
const ROUNDING: Readonly<Record<string, number>> = {
  brightness: 1,
  volume: 1,
  position: 1,
  tilt: 1,
  target: 0.5,
  target_low: 0.5,
  target_high: 0.5,
};

function isRounded(name: string, wanted: PropertyValue, is: PropertyValue | undefined): boolean {
  if (typeof wanted !== 'number' || typeof is !== 'number') return false;
  return Math.abs(wanted - is) <= (name === 'color_temp' ? wanted * 0.01 : (ROUNDING[name] ?? 0));
}

function isOnItsWay(
  wanted: number,
  before: PropertyValue | undefined,
  is: number,
  now: DeviceState,
): boolean {
  if (now['moving'] === true) return true;
  return typeof before === 'number' && Math.abs(wanted - is) < Math.abs(wanted - before);
}

function isColor(value: PropertyValue | undefined): value is Color {
  return typeof value === 'object' && value !== null;
}

/** Lamps that speak xy come back a few degrees beside; a pale colour's hue says little. */
function nearColor(a: Color, b: Color): boolean {
  const turn = Math.abs(a.h - b.h);
  return Math.abs(a.s - b.s) <= 10 && (Math.min(turn, 360 - turn) <= 12 || Math.max(a.s, b.s) <= 10);
}
