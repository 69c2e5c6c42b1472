/** Thermostats and air conditioners. zigbee2mqtt speaks Celsius, whatever the home does. */
import type { Ability, DeviceState } from '../../home.js';
import { KIND_TABLE } from '../../kinds/kinds.js';
import { temperatureScale } from '../fields.js';
import type { Json } from '../json.js';
import { type Feature, part } from './feature.js';
import { asNumber, asWord, type Part, type PartContext, type Write } from './part.js';

/** Modes that the house knows by another word. */
const MODE_WORDS: Readonly<Record<string, string>> = { emergency_heating: 'heat', sleep: 'heat' };
const COOLING: ReadonlySet<unknown> = new Set(['cool', 'dry', 'fan_only']);

export function climatePart(holder: Feature, { units }: PartContext): Part | null {
  const heat = part(holder, 'occupied_heating_setpoint', 'current_heating_setpoint', 'target_temperature');
  const cool = part(holder, 'occupied_cooling_setpoint', 'current_cooling_setpoint');
  const mode = part(holder, 'system_mode');
  const preset = part(holder, 'preset');
  const fan = part(holder, 'fan_mode');
  const current = part(holder, 'local_temperature', 'current_temperature');
  const both = heat !== undefined && cool !== undefined;
  const target = heat ?? cool;
  if (target?.settable !== true && mode?.settable !== true) return null;
  const { toHome, fromHome } = temperatureScale('C', units);
  const known = KIND_TABLE.climate.properties['mode']?.values ?? [];
  const modes = (mode?.values ?? []).filter((value) => known.includes(value));
  const range = (of: Feature): Ability => ({
    min: toHome(of.min ?? 5),
    max: toHome(of.max ?? 30),
    step: units === 'imperial' ? 1 : (of.step ?? 0.5),
  });
  const abilities: Record<string, Ability> = {};
  if (mode?.settable === true && modes.length > 0) abilities['mode'] = { values: modes };
  if (target?.settable === true) abilities['target'] = range(target);
  if (both) Object.assign(abilities, { target_low: range(heat), target_high: range(cool) });
  if (preset?.settable === true) abilities['preset'] = { values: preset.values };
  if (fan?.settable === true) abilities['fan_mode'] = { values: fan.values };
  /** Which of two setpoints "the temperature" is, in this mode. */
  const aim = (now: unknown): Feature | undefined => (both && COOLING.has(now) ? cool : target);
  const word =
    (of: Feature): Write =>
    (value) =>
      typeof value === 'string' && of.values.includes(value) ? { [of.property]: value } : null;
  const degrees =
    (of: Feature | undefined): Write =>
    (value) =>
      of !== undefined && typeof value === 'number' ? { [of.property]: fromHome(value) } : null;
  const write: Record<string, Write> = {
    target: (value, context) => {
      const wanted = context.set['mode'] ?? context.state['mode'];
      return degrees(aim(wanted))(value, context);
    },
  };
  if (mode !== undefined) write['mode'] = word(mode);
  if (both) Object.assign(write, { target_low: degrees(heat), target_high: degrees(cool) });
  if (preset !== undefined) write['preset'] = word(preset);
  if (fan !== undefined) write['fan_mode'] = word(fan);
  const read = (json: Json): DeviceState => {
    const told: Record<string, DeviceState[string]> = {};
    const take = (name: string, of: Feature | undefined): void => {
      const value = of === undefined ? null : asNumber(json[of.property]);
      if (value !== null) told[name] = toHome(value);
    };
    const said = mode === undefined ? null : asWord(json[mode.property]);
    const now = said === null ? null : (MODE_WORDS[said] ?? said);
    if (now !== null && known.includes(now)) told['mode'] = now;
    take('current', current);
    take('target', aim(now));
    if (both) {
      take('target_low', heat);
      take('target_high', cool);
    }
    const ways = [['preset', preset] as const, ['fan_mode', fan] as const];
    for (const [name, of] of ways) {
      const value = of === undefined ? null : asWord(json[of.property]);
      if (value !== null) told[name] = value;
    }
    return told;
  };
  return {
    kind: 'climate',
    deviceClass: null,
    abilities,
    reports: ['current', ...Object.keys(abilities)],
    read,
    write,
    operate: {},
    asks: [target, mode].flatMap((feature) => (feature?.askable === true ? [feature.property] : [])),
    endpoint: holder.endpoint,
    label: 'thermostat',
    secondary: false,
    weight: 0,
  };
}
