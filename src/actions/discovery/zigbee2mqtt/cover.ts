/** Covers: 0 is closed and 100 open in zigbee2mqtt as in the house (its `invert_cover` sees to that). */
import type { Ability, DeviceState } from '../../home.js';
import { rounded } from '../fields.js';
import type { Json } from '../json.js';
import { type Feature, part } from './feature.js';
import { asNumber, type Part, type PartContext, type Write } from './part.js';

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/garage/i, 'garage'],
  [/curtain/i, 'curtain'],
  [/\bgate\b/i, 'gate'],
  [/awning/i, 'awning'],
  [/blind|jalousie|venetian/i, 'blind'],
  [/shutter/i, 'shutter'],
  [/shade|roller/i, 'shade'],
  [/window/i, 'window'],
  [/\bdoor\b/i, 'door'],
];

export function coverPart(holder: Feature, { description }: PartContext): Part | null {
  const deviceClass = CLASSES.find(([pattern]) => pattern.test(description))?.[1] ?? null;
  const state = part(holder, 'state');
  const position = part(holder, 'position');
  const tilt = part(holder, 'tilt');
  if (state?.settable !== true && position?.settable !== true) return null;
  const scale = position?.max ?? 100;
  const toDevice = (percent: number): number => rounded((percent / 100) * scale);
  const abilities: Record<string, Ability> = {};
  if (position?.settable === true) abilities['position'] = { min: 0, max: 100, step: 1 };
  if (tilt?.settable === true) abilities['tilt'] = { min: 0, max: 100, step: 1 };
  /** OPEN, CLOSE or STOP as this device writes it. */
  const word = (wanted: string): Json | null => {
    const words = state?.type === 'binary' ? [state.on, state.off] : (state?.values ?? []);
    const own = words.find((one) => typeof one === 'string' && one.toUpperCase() === wanted);
    return state?.settable === true && own !== undefined ? { [state.property]: own } : null;
  };
  const write: Record<string, Write> = {
    position: (value) => {
      if (typeof value !== 'number') return null;
      // The ends in words: a motor that has lost count still finds its end stops.
      const end = value >= 100 ? word('OPEN') : value <= 0 ? word('CLOSE') : null;
      return end ?? (position?.settable === true ? { [position.property]: toDevice(value) } : null);
    },
  };
  if (tilt !== undefined) {
    write['tilt'] = (value) => (typeof value === 'number' ? { [tilt.property]: rounded(value) } : null);
  }
  const stop = word('STOP');
  return {
    kind: 'cover',
    deviceClass,
    abilities,
    reports: ['position', ...(tilt?.told === true ? ['tilt'] : [])],
    read: (json) => {
      const told: Record<string, DeviceState[string]> = {};
      const at = position === undefined ? null : asNumber(json[position.property]);
      if (at !== null) told['position'] = Math.min(100, Math.max(0, rounded((at / scale) * 100)));
      const said = state === undefined ? '' : String(json[state.property]).toUpperCase();
      // Without a position, the word is all there is; "OPEN" beside a position only means "not closed".
      if (position === undefined && (said === 'OPEN' || said === 'CLOSE')) {
        told['position'] = said === 'OPEN' ? 100 : 0;
      }
      const angle = tilt === undefined ? null : asNumber(json[tilt.property]);
      if (angle !== null) told['tilt'] = rounded(angle);
      const moving = json['moving'] ?? json['motor_state'];
      if (typeof moving === 'string') told['moving'] = /^(up|down|opening|closing)$/i.test(moving);
      return told;
    },
    write,
    operate: stop === null ? {} : { stop },
    asks: [state, position].flatMap((feature) => (feature?.askable === true ? [feature.property] : [])),
    endpoint: holder.endpoint,
    label: 'cover',
    secondary: false,
    weight: 1,
  };
}
