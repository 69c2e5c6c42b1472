/** Shutters: two relays each, with a position and perhaps slats. */
import type { Ability, DeviceState } from '../../home.js';
import { rounded } from '../fields.js';
import { isObject } from '../json.js';
import type { Config } from './config.js';
import { type Order, type Output, within } from './output.js';

/** Bit 0 of `sho`: 0 is open and 100 closed at the device. */
const INVERTED = 1;

/** Pairs of relays that are shutters, four at most; an odd one is no shutter. */
export function shutterCount({ rl }: Config): number {
  let count = 0;
  for (let at = 0; at < rl.length - 1 && count < 4; at++) {
    if (rl[at] !== 3 || rl[at + 1] !== 3) continue;
    count += 1;
    at += 1;
  }
  return count;
}

export function shutter(config: Config, index: number, alone: boolean): Output {
  const inverted = ((config.sho[index - 1] ?? 0) & INVERTED) !== 0;
  const turn = (position: number): number => (inverted ? 100 - position : position);
  const [low = 0, high = 0] = config.sht[index - 1] ?? [];
  const tilts = high > low;
  const abilities: Record<string, Ability> = { position: { min: 0, max: 100, step: 1 } };
  if (tilts) abilities['tilt'] = { min: 0, max: 100, step: 1 };
  return {
    kind: 'cover',
    deviceClass: 'shutter',
    abilities,
    reports: ['position', ...(tilts ? ['tilt'] : [])],
    read: (json) => {
      const told = json[`Shutter${index}`];
      if (!isObject(told)) return null;
      const { Position: position, Direction: direction, Tilt: tilt } = told;
      const state: Record<string, DeviceState[string]> = {};
      if (typeof position === 'number') state['position'] = turn(Math.min(100, Math.max(0, position)));
      if (typeof direction === 'number') state['moving'] = direction !== 0;
      if (tilts && typeof tilt === 'number') state['tilt'] = rounded(((tilt - low) / (high - low)) * 100);
      return state;
    },
    plain: {},
    orders: (set) => {
      if (!within(set, Object.keys(abilities))) return null;
      const { position, tilt } = set;
      const orders: Order[] = [];
      if (typeof position === 'number')
        orders.push([`ShutterPosition${index}`, String(rounded(turn(position)))]);
      if (typeof tilt === 'number') {
        orders.push([`ShutterTilt${index}`, String(rounded(low + (tilt / 100) * (high - low)))]);
      }
      return orders;
    },
    operate: { stop: [`ShutterStop${index}`, ''] },
    index: alone ? 0 : index,
    part: `shutter${index}`,
    ownName: null,
    label: '',
    secondary: false,
  };
}
