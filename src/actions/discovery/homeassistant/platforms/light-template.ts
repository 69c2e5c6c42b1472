/** Lights with `schema: template`: one topic each way, what is on it made and read by templates. */
import { z } from 'zod';
import type { Ability, Color, DeviceState } from '../../../home.js';
import { type Encode, Routes, type Spoken } from '../../binding.js';
import { hsToRgb, rgbToHs } from '../../color-space.js';
import type { Value } from '../../expression.js';
import { flag, number, numeric, template, text, toKelvin, toMireds, topic } from '../../fields.js';
import type { Json } from '../../json.js';
import { kelvinRange, toLevel, toPercent } from '../../light.js';
import { commandTemplate, valueTemplate } from '../../template.js';

const SCHEMA = z.object({
  command_topic: text.min(1),
  command_on_template: text.min(1),
  command_off_template: text.min(1),
  state_topic: topic,
  state_template: template,
  brightness_template: template,
  color_temp_template: template,
  red_template: template,
  green_template: template,
  blue_template: template,
  color_temp_kelvin: flag,
  min_mireds: number,
  max_mireds: number,
  min_kelvin: number,
  max_kelvin: number,
});
type Config = z.infer<typeof SCHEMA>;

export function templateLight(source: Json): Spoken {
  const config = SCHEMA.parse(source);
  const kelvin = config.color_temp_kelvin === true;
  const routes = new Routes();
  const { state_topic: from } = config;
  routes.add(from, config.state_template ?? '', ['on'], (value) =>
    value === 'on' ? { on: true } : value === 'off' ? { on: false } : null,
  );
  const abilities: Record<string, Ability> = {};
  if (config.brightness_template !== undefined) {
    abilities['brightness'] = { min: 0, max: 100, step: 1 };
    routes.add(from, config.brightness_template, ['brightness'], (value) => {
      const level = numeric(value);
      return level === null || level <= 0 ? null : { brightness: toPercent(level, 255) };
    });
  }
  if (config.color_temp_template !== undefined) {
    abilities['color_temp'] = kelvinRange(config);
    routes.add(from, config.color_temp_template, ['color_temp'], (value) => {
      const given = numeric(value);
      return given === null || given <= 0 ? null : { color_temp: kelvin ? given : toKelvin(given) };
    });
  }
  const readColor = colorReader(config);
  if (readColor !== null) {
    abilities['color'] = {};
    routes.add(from, undefined, ['color'], readColor);
  }
  return { kind: 'light', deviceClass: null, abilities, routes, encode: encoder(config, kelvin, abilities) };
}

function colorReader(config: Config): ((payload: string) => DeviceState | null) | null {
  const { red_template: red, green_template: green, blue_template: blue } = config;
  if (red === undefined || green === undefined || blue === undefined) return null;
  const channels = [red, green, blue].map(valueTemplate);
  return (payload) => {
    const [r, g, b] = channels.map((render) => numeric(render(payload) ?? ''));
    if (typeof r !== 'number' || typeof g !== 'number' || typeof b !== 'number') return null;
    return { color: rgbToHs([r, g, b]) };
  };
}

function encoder(config: Config, kelvin: boolean, abilities: Readonly<Record<string, Ability>>): Encode {
  const turnOn = commandTemplate(config.command_on_template);
  const turnOff = commandTemplate(config.command_off_template);
  return (effect) => {
    if (effect.type !== 'device') return null;
    const { set } = effect;
    if (Object.keys(set).some((name) => name !== 'on' && !Object.hasOwn(abilities, name))) return null;
    const send = (payload: string) => [{ topic: config.command_topic, payload }];
    const { on, brightness, color_temp: temperature, color } = set;
    if (on === false || brightness === 0) return send(turnOff('off', { state: false }));
    const told: Record<string, Value> = { state: true };
    if (typeof brightness === 'number') told['brightness'] = toLevel(brightness, 255);
    if (typeof temperature === 'number') told['color_temp'] = kelvin ? temperature : toMireds(temperature);
    if (typeof color === 'object' && color !== null) Object.assign(told, channelsOf(color));
    return send(turnOn('on', told));
  };
}

function channelsOf(color: Color): Record<string, number> {
  const [red, green, blue] = hsToRgb(color);
  return { red, green, blue, hue: color.h, sat: color.s };
}
