/** Fans: a mode of words (`low`, `medium`, `high`, or figures) or a speed of 1-254, as percent of speed in the house. */
import type { Ability, DeviceState } from '../../home.js';
import { rounded } from '../fields.js';
import { toLevel, toPercent } from '../light.js';
import { type Feature, part } from './feature.js';
import { asNumber, asWord, binary, type Part, type Write } from './part.js';

const SPEED_WORDS = ['quiet', 'silent', 'low', 'medium', 'mid', 'high', 'turbo', 'max'];

export function fanPart(holder: Feature): Part | null {
  return fanOf(
    part(holder, 'state'),
    part(holder, 'mode', 'fan_mode'),
    part(holder, 'speed'),
    holder.endpoint,
  );
}

export function fanOf(
  state: Feature | undefined,
  mode: Feature | undefined,
  speed: Feature | undefined,
  endpoint: string | null,
): Part | null {
  if (state?.settable !== true && mode?.settable !== true && speed?.settable !== true) return null;
  const scale = speed?.max ?? 254;
  const steps = stepsOf(mode?.values ?? []);
  const presets = (mode?.values ?? []).filter(
    (value) => !steps.includes(value) && !['on', 'off'].includes(value),
  );
  const abilities: Record<string, Ability> = {};
  if (speed !== undefined) abilities['speed'] = { min: 0, max: 100, step: 1 };
  else if (steps.length > 0) abilities['speed'] = { min: 0, max: 100, step: rounded(100 / steps.length, 2) };
  if (presets.length > 0) abilities['preset'] = { values: presets };
  const turn = (on: boolean): Record<string, unknown> | null => {
    if (state?.settable === true) return { [state.property]: on ? state.on : state.off };
    if (mode?.settable !== true) return speed === undefined ? null : { [speed.property]: on ? scale : 0 };
    const word = on
      ? ['on', presets[0], steps.at(-1)].find((one) => one && mode.values.includes(one))
      : 'off';
    return word === undefined || !mode.values.includes(word) ? null : { [mode.property]: word };
  };
  const write: Record<string, Write> = {
    on: (value, { set }) =>
      ('speed' in set || 'preset' in set) && value === true ? {} : turn(value === true),
    speed: (value) => {
      if (typeof value !== 'number') return null;
      if (value <= 0) return turn(false);
      if (speed !== undefined) return { ...(turn(true) ?? {}), [speed.property]: toLevel(value, scale) };
      const step = steps[Math.max(0, Math.ceil((value / 100) * steps.length - 1e-9) - 1)];
      return mode === undefined || step === undefined ? null : { [mode.property]: step };
    },
  };
  if (mode !== undefined && presets.length > 0) {
    write['preset'] = (value) =>
      typeof value === 'string' && presets.includes(value) ? { [mode.property]: value } : null;
  }
  return {
    kind: 'fan',
    deviceClass: null,
    abilities,
    reports: ['on', ...Object.keys(abilities)],
    read: (json) => {
      const told: Record<string, DeviceState[string]> = {};
      const word = mode === undefined ? null : asWord(json[mode.property]);
      if (word !== null) Object.assign(told, readMode(word, steps, presets));
      const level = speed === undefined ? null : asNumber(json[speed.property]);
      if (level !== null) told['speed'] = toPercent(level, scale);
      const on = state === undefined ? null : binary(state, json[state.property]);
      if (on !== null) told['on'] = on;
      return told;
    },
    write,
    operate: {},
    asks: [state, mode].flatMap((feature) => (feature?.askable === true ? [feature.property] : [])),
    endpoint,
    label: 'fan',
    secondary: false,
    weight: 3,
  };
}

/** The modes that are steps of speed, slowest first. */
function stepsOf(values: readonly string[]): readonly string[] {
  const figures = values
    .filter((value) => /^[1-9]\d?$/.test(value))
    .toSorted((a, b) => Number(a) - Number(b));
  if (figures.length > 1) return figures;
  return SPEED_WORDS.filter((word) => values.includes(word));
}

function readMode(word: string, steps: readonly string[], presets: readonly string[]): DeviceState {
  if (word === 'off') return { on: false };
  if (word === 'on') return { on: true };
  const step = steps.indexOf(word);
  if (step >= 0) return { on: true, speed: rounded(((step + 1) / steps.length) * 100) };
  return presets.includes(word) ? { on: true, preset: word } : {};
}
