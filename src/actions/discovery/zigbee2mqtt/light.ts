/** Lights: state, brightness 0-254, colour temperature in mireds, colour as hue and saturation or as xy. */
import type { Ability, DeviceState } from '../../home.js';
import { hsToXy } from '../color-space.js';
import { toKelvin, toMireds } from '../fields.js';
import { kelvinRange, readColor, toLevel, toPercent } from '../light.js';
import { type Feature, part } from './feature.js';
import { asNumber, binary, type Part, type Write } from './part.js';

export function lightPart(holder: Feature): Part | null {
  const state = part(holder, 'state');
  const brightness = part(holder, 'brightness');
  const white = part(holder, 'color_temp');
  const color = part(holder, 'color_hs') ?? part(holder, 'color_xy');
  if (state?.settable !== true && brightness?.settable !== true) return null;
  const scale = brightness?.max ?? 254;
  const abilities: Record<string, Ability> = {};
  if (brightness !== undefined) abilities['brightness'] = { min: 0, max: 100, step: 1 };
  if (white !== undefined)
    abilities['color_temp'] = kelvinRange({ min_mireds: white.min, max_mireds: white.max });
  if (color !== undefined) abilities['color'] = {};
  const mode = state?.property.replace(/^state/, 'color_mode') ?? 'color_mode';
  const reports = [
    ...(state?.told === false ? [] : ['on']),
    ...(brightness?.told === true ? ['brightness'] : []),
    ...(white?.told === true ? ['color_temp'] : []),
    ...(color === undefined ? [] : ['color']),
  ];
  const turn = (on: boolean): Record<string, unknown> =>
    state === undefined
      ? { [brightness?.property ?? 'brightness']: on ? scale : 0 }
      : { [state.property]: on ? state.on : state.off };
  const write: Record<string, Write> = {
    // Off is off, whatever else is said; a brightness of nothing is off, too.
    on: (value, { set }) => turn(value === true && set['brightness'] !== 0),
  };
  const shining = (set: DeviceState): boolean => set['on'] !== false && set['brightness'] !== 0;
  if (brightness !== undefined) {
    write['brightness'] = (value, { set }) => {
      if (typeof value !== 'number') return null;
      if (!shining(set)) return turn(false);
      return { ...turn(true), [brightness.property]: toLevel(value, scale) };
    };
  }
  if (white !== undefined) {
    write['color_temp'] = (value, { set }) => {
      if (typeof value !== 'number' || value <= 0) return null;
      return shining(set) ? { ...turn(true), [white.property]: toMireds(value) } : {};
    };
  }
  if (color !== undefined) {
    write['color'] = (value, { set }) => {
      if (typeof value !== 'object' || value === null) return null;
      const [x, y] = hsToXy(value);
      const told = color.name === 'color_hs' ? { hue: value.h, saturation: value.s } : { x, y };
      return shining(set) ? { ...turn(true), [color.property]: told } : {};
    };
  }
  return {
    kind: 'light',
    deviceClass: null,
    abilities,
    reports,
    read: (json) => {
      const told: Record<string, DeviceState[string]> = {};
      const on = state === undefined ? null : binary(state, json[state.property]);
      if (on !== null) told['on'] = on;
      const level = brightness === undefined ? null : asNumber(json[brightness.property]);
      if (level !== null) told['brightness'] = toPercent(level, scale);
      if (level !== null && state === undefined) told['on'] = level > 0;
      const mireds = white === undefined ? null : asNumber(json[white.property]);
      if (mireds !== null && mireds > 0) told['color_temp'] = toKelvin(mireds);
      // A lamp in white mode still tells the colour that would look like it.
      const hue = color === undefined || json[mode] === 'color_temp' ? null : readColor(json[color.property]);
      if (hue !== null) told['color'] = hue;
      return told;
    },
    write,
    operate: {},
    asks: [state, brightness].flatMap((feature) => (feature?.askable === true ? [feature.property] : [])),
    endpoint: holder.endpoint,
    label: 'light',
    secondary: false,
    weight: 4,
  };
}
