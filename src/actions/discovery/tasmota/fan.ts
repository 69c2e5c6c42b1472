/** The iFan: three speeds, and a lamp on the first relay. */
import { rounded } from '../fields.js';
import { type Output, within } from './output.js';

const STEPS = 3;

export function fan(): Output {
  const toSpeed = (step: number) =>
    step > 0 ? { on: true, speed: rounded((Math.min(STEPS, step) / STEPS) * 100) } : { on: false };
  return {
    kind: 'fan',
    deviceClass: null,
    abilities: { speed: { min: 0, max: 100, step: rounded(100 / STEPS, 2) } },
    reports: ['on', 'speed'],
    read: (json) => (typeof json['FanSpeed'] === 'number' ? toSpeed(json['FanSpeed']) : null),
    plain: {},
    orders: (set, state) => {
      if (!within(set, ['on', 'speed'])) return null;
      const wanted = set['speed'] ?? (set['on'] === true ? (state['speed'] ?? 100) : 0);
      const percent = set['on'] === false || typeof wanted !== 'number' ? 0 : wanted;
      return [['FanSpeed', String(Math.ceil((percent / 100) * STEPS - 1e-9))]];
    },
    operate: {},
    index: 0,
    part: 'fan',
    ownName: null,
    label: 'fan',
    secondary: false,
  };
}
