/** What keeps rooms and water at a value: climate and water heater. */
import { z } from 'zod';
import type { Ability, Home } from '../../../home.js';
import { KIND_TABLE } from '../../../kinds/kinds.js';
import { encodeEach, type PropertyEncoder, Routes, type Spoken } from '../../binding.js';
import {
  asNumber,
  asText,
  maybe,
  number,
  payload,
  sendFlag,
  sendValue,
  temperatureScale,
  template,
  topic,
  words,
} from '../../fields.js';
import type { Json } from '../../json.js';

const SCHEMA = z.object({
  value_template: template,
  modes: words,
  mode_command_topic: topic,
  mode_command_template: template,
  mode_state_topic: topic,
  mode_state_template: template,
  power_command_topic: topic,
  power_command_template: template,
  payload_on: payload('ON'),
  payload_off: payload('OFF'),
  temperature_unit: maybe(z.enum(['C', 'F'])),
  temperature_command_topic: topic,
  temperature_command_template: template,
  temperature_state_topic: topic,
  temperature_state_template: template,
  temperature_low_command_topic: topic,
  temperature_low_command_template: template,
  temperature_low_state_topic: topic,
  temperature_low_state_template: template,
  temperature_high_command_topic: topic,
  temperature_high_command_template: template,
  temperature_high_state_topic: topic,
  temperature_high_state_template: template,
  current_temperature_topic: topic,
  current_temperature_template: template,
  current_humidity_topic: topic,
  current_humidity_template: template,
  min_temp: number,
  max_temp: number,
  temp_step: number,
  preset_modes: words,
  preset_mode_command_topic: topic,
  preset_mode_command_template: template,
  preset_mode_state_topic: topic,
  preset_mode_value_template: template,
  fan_modes: words,
  fan_mode_command_topic: topic,
  fan_mode_command_template: template,
  fan_mode_state_topic: topic,
  fan_mode_state_template: template,
});
type Config = z.infer<typeof SCHEMA>;

/** `value_template` stands for each template of a state that is not given. */
function parse(source: Json): Config {
  const config = SCHEMA.parse(source);
  const usual = config.value_template;
  if (usual === undefined) return config;
  return {
    ...config,
    mode_state_template: config.mode_state_template ?? usual,
    temperature_state_template: config.temperature_state_template ?? usual,
    temperature_low_state_template: config.temperature_low_state_template ?? usual,
    temperature_high_state_template: config.temperature_high_state_template ?? usual,
    current_temperature_template: config.current_temperature_template ?? usual,
    current_humidity_template: config.current_humidity_template ?? usual,
    preset_mode_value_template: config.preset_mode_value_template ?? usual,
    fan_mode_state_template: config.fan_mode_state_template ?? usual,
  };
}

export function climatePlatform(source: Json, units: Home['units']): Spoken {
  const config = parse(source);
  const routes = new Routes();
  const known = KIND_TABLE.climate.properties['mode']?.values ?? [];
  routes.add(config.mode_state_topic, config.mode_state_template, ['mode'], (value) =>
    known.includes(value) ? { mode: value } : null,
  );
  addTemperatures(config, routes, units);
  routes.add(
    config.current_humidity_topic,
    config.current_humidity_template,
    ['humidity'],
    asNumber('humidity'),
  );
  routes.add(config.preset_mode_state_topic, config.preset_mode_value_template, ['preset'], asText('preset'));
  routes.add(config.fan_mode_state_topic, config.fan_mode_state_template, ['fan_mode'], asText('fan_mode'));
  const modes = config.modes?.filter((mode) => known.includes(mode)) ?? [
    'auto',
    'off',
    'cool',
    'heat',
    'dry',
    'fan_only',
  ];
  const abilities: Record<string, Ability> = { ...temperatureAbilities(config, units) };
  if (config.mode_command_topic !== undefined) abilities['mode'] = { values: modes };
  if (config.preset_mode_command_topic !== undefined)
    abilities['preset'] = { values: config.preset_modes ?? [] };
  if (config.fan_mode_command_topic !== undefined) {
    abilities['fan_mode'] = { values: config.fan_modes ?? ['auto', 'low', 'medium', 'high'] };
  }
  return {
    kind: 'climate',
    deviceClass: null,
    abilities,
    routes,
    encode: encodeEach({
      mode: sendMode(config),
      ...sendTemperatures(config, units),
      preset: sendValue(config.preset_mode_command_topic, config.preset_mode_command_template),
      fan_mode: sendValue(config.fan_mode_command_topic, config.fan_mode_command_template),
    }),
  };
}

/** A thermostat with a power topic is turned on there before it is told its mode. */
function sendMode(config: Config): PropertyEncoder | undefined {
  const send = sendValue(config.mode_command_topic, config.mode_command_template);
  const power = sendPower(config);
  if (power === undefined) return send;
  return (value, context) => {
    const mode = send?.(value, context) ?? [];
    const switched = power(value !== 'off', context) ?? [];
    return value === 'off' ? [...mode, ...switched] : [...switched, ...mode];
  };
}

function sendPower(config: Config): PropertyEncoder | undefined {
  const { power_command_topic: to, payload_on: on, payload_off: off } = config;
  return sendFlag(to, on, off, config.power_command_template);
}

const TARGETS = [
  ['target', 'temperature'],
  ['target_low', 'temperature_low'],
  ['target_high', 'temperature_high'],
] as const;

function addTemperatures(config: Config, routes: Routes, units: Home['units']): void {
  const { toHome } = temperatureScale(config.temperature_unit, units);
  for (const [property, key] of TARGETS) {
    routes.add(
      config[`${key}_state_topic`],
      config[`${key}_state_template`],
      [property],
      asNumber(property, toHome),
    );
  }
  const current = asNumber('current', toHome);
  routes.add(config.current_temperature_topic, config.current_temperature_template, ['current'], current);
}

type UsualRange = Readonly<Record<'C' | 'F', readonly [min: number, max: number]>>;
const ROOM_RANGE: UsualRange = { C: [7, 35], F: [45, 95] };

function temperatureAbilities(
  config: Config,
  units: Home['units'],
  ranges: UsualRange = ROOM_RANGE,
): Record<string, Ability> {
  const { toHome } = temperatureScale(config.temperature_unit, units);
  const [least, most] = ranges[config.temperature_unit ?? (units === 'imperial' ? 'F' : 'C')];
  const converted = units === 'imperial' && config.temperature_unit === 'C';
  const range: Ability = {
    min: toHome(config.min_temp ?? least),
    max: toHome(config.max_temp ?? most),
    // Half a degree Celsius is no round figure in Fahrenheit.
    step: converted ? 1 : (config.temp_step ?? (units === 'imperial' ? 1 : 0.5)),
  };
  const abilities: Record<string, Ability> = {};
  for (const [property, key] of TARGETS) {
    if (config[`${key}_command_topic`] !== undefined) abilities[property] = range;
  }
  return abilities;
}

function sendTemperatures(config: Config, units: Home['units']): Record<string, PropertyEncoder | undefined> {
  const { fromHome } = temperatureScale(config.temperature_unit, units);
  return Object.fromEntries(
    TARGETS.map(([property, key]) => [
      property,
      sendValue(config[`${key}_command_topic`], config[`${key}_command_template`], fromHome),
    ]),
  );
}

/** What a water heater has that does not say: Home Assistant's own modes and its 110 to 140 °F. */
const HEATER_MODES = ['eco', 'electric', 'gas', 'heat_pump', 'high_demand', 'performance'];
const HEATER_RANGE: UsualRange = { C: [43.3, 60], F: [110, 140] };

/** A water heater is off in its mode `off`, and otherwise on. */
export function waterHeaterPlatform(source: Json, units: Home['units']): Spoken {
  const config = parse(source);
  const routes = new Routes();
  routes.add(config.mode_state_topic, config.mode_state_template, ['on', 'mode'], (value) => ({
    on: value !== 'off',
    ...(value === 'off' ? {} : { mode: value }),
  }));
  addTemperatures(config, routes, units);
  const modes = (config.modes ?? HEATER_MODES).filter((mode) => mode !== 'off');
  const { target } = temperatureAbilities(config, units, HEATER_RANGE);
  const sendWord = sendValue(config.mode_command_topic, config.mode_command_template);
  const power = sendPower(config);
  return {
    kind: 'water_heater',
    deviceClass: null,
    abilities: {
      ...(target === undefined ? {} : { target }),
      ...(config.mode_command_topic === undefined ? {} : { mode: { values: modes } }),
    },
    routes,
    encode: encodeEach({
      on: (value, context) => {
        if (power !== undefined) return power(value, context);
        // Told on without a mode, it goes back to the one it had, or to its first.
        const before = context.state['mode'];
        const mode = typeof before === 'string' ? before : (modes[0] ?? 'on');
        if ('mode' in context.set) return [];
        return sendWord?.(value === true ? mode : 'off', context) ?? null;
      },
      mode: sendWord,
      ...sendTemperatures(config, units),
    }),
  };
}
