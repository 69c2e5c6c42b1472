/** Lights of the default schema: one topic per property. */
import { z } from 'zod';
import type { Ability, Color, PropertyValue } from '../../../home.js';
import { type Command, type Encode, Routes, type Spoken } from '../../binding.js';
import { hsToRgb, hsToXy, rgbToHs, xyToHs } from '../../color-space.js';
import {
  asFlag,
  asNumber,
  flag,
  number,
  numeric,
  payload,
  rounded,
  template,
  text,
  toKelvin,
  toMireds,
  topic,
} from '../../fields.js';
import type { Json } from '../../json.js';
import { kelvinRange, toLevel, toPercent } from '../../light.js';
import { commandTemplate } from '../../template.js';

const SCHEMA = z.object({
  command_topic: text.min(1),
  state_topic: topic,
  state_value_template: template,
  value_template: template,
  payload_on: payload('ON'),
  payload_off: payload('OFF'),
  on_command_type: z.enum(['last', 'first', 'brightness']).catch('last'),
  brightness_command_topic: topic,
  brightness_command_template: template,
  brightness_state_topic: topic,
  brightness_value_template: template,
  brightness_scale: number,
  color_temp_command_topic: topic,
  color_temp_command_template: template,
  color_temp_state_topic: topic,
  color_temp_value_template: template,
  color_temp_kelvin: flag,
  min_mireds: number,
  max_mireds: number,
  min_kelvin: number,
  max_kelvin: number,
  hs_command_topic: topic,
  hs_state_topic: topic,
  hs_value_template: template,
  rgb_command_topic: topic,
  rgb_state_topic: topic,
  rgb_value_template: template,
  rgbw_command_topic: topic,
  rgbw_state_topic: topic,
  rgbw_value_template: template,
  rgbww_command_topic: topic,
  rgbww_state_topic: topic,
  rgbww_value_template: template,
  xy_command_topic: topic,
  xy_state_topic: topic,
  xy_value_template: template,
});
type Config = z.infer<typeof SCHEMA>;

export function defaultLight(source: Json): Spoken {
  const config = SCHEMA.parse(source);
  const scale = config.brightness_scale ?? 255;
  const routes = new Routes();
  routes.add(
    config.state_topic,
    config.state_value_template ?? config.value_template,
    ['on'],
    asFlag('on', config.payload_on, config.payload_off),
  );
  routes.add(
    config.brightness_state_topic,
    config.brightness_value_template,
    ['brightness'],
    asNumber('brightness', (value) => toPercent(value, scale)),
  );
  routes.add(
    config.color_temp_state_topic,
    config.color_temp_value_template,
    ['color_temp'],
    asNumber('color_temp', config.color_temp_kelvin === true ? (value) => value : toKelvin),
  );
  addColors(config, routes);
  const abilities: Record<string, Ability> = {};
  if (config.brightness_command_topic !== undefined) abilities['brightness'] = { min: 0, max: 100, step: 1 };
  if (config.color_temp_command_topic !== undefined) abilities['color_temp'] = kelvinRange(config);
  if (colorSender(config) !== null) abilities['color'] = {};
  return { kind: 'light', deviceClass: null, abilities, routes, encode: encoder(config, scale) };
}

function addColors(config: Config, routes: Routes): void {
  const read =
    (count: number, convert: (values: readonly number[]) => Color) =>
    (value: string): { color: Color } | null => {
      const values = value.split(',').map(numeric);
      if (values.length !== count || values.includes(null)) return null;
      return { color: convert(values as number[]) };
    };
  routes.add(
    config.hs_state_topic,
    config.hs_value_template,
    ['color'],
    read(2, ([h = 0, s = 0]) => ({ h: rounded(h), s: rounded(s) })),
  );
  routes.add(
    config.rgb_state_topic,
    config.rgb_value_template,
    ['color'],
    read(3, ([r = 0, g = 0, b = 0]) => rgbToHs([r, g, b])),
  );
  const first: (values: readonly number[]) => Color = ([r = 0, g = 0, b = 0]) => rgbToHs([r, g, b]);
  routes.add(config.rgbw_state_topic, config.rgbw_value_template, ['color'], read(4, first));
  routes.add(config.rgbww_state_topic, config.rgbww_value_template, ['color'], read(5, first));
  routes.add(
    config.xy_state_topic,
    config.xy_value_template,
    ['color'],
    read(2, ([x = 0, y = 0]) => xyToHs([x, y])),
  );
}

function colorSender(config: Config): ((color: Color) => Command) | null {
  const { hs_command_topic: hs, rgb_command_topic: rgb, xy_command_topic: xy } = config;
  if (hs !== undefined) return ({ h, s }) => ({ topic: hs, payload: `${h},${s}` });
  if (rgb !== undefined) return (color) => ({ topic: rgb, payload: hsToRgb(color).join(',') });
  // The white channels stay dark: a colour that is asked for is the colour.
  const { rgbw_command_topic: rgbw, rgbww_command_topic: rgbww } = config;
  if (rgbw !== undefined) return (color) => ({ topic: rgbw, payload: [...hsToRgb(color), 0].join(',') });
  if (rgbww !== undefined) {
    return (color) => ({ topic: rgbww, payload: [...hsToRgb(color), 0, 0].join(',') });
  }
  return xy === undefined ? null : (color) => ({ topic: xy, payload: hsToXy(color).join(',') });
}

function encoder(config: Config, scale: number): Encode {
  const brightnessPayload = commandTemplate(config.brightness_command_template);
  const temperaturePayload = commandTemplate(config.color_temp_command_template);
  const sendColor = colorSender(config);
  const one = (name: string, value: PropertyValue): Command | null => {
    if (name === 'brightness' && typeof value === 'number' && config.brightness_command_topic !== undefined) {
      const level = toLevel(value, scale);
      return { topic: config.brightness_command_topic, payload: brightnessPayload(level) };
    }
    if (name === 'color_temp' && typeof value === 'number' && config.color_temp_command_topic !== undefined) {
      const level = config.color_temp_kelvin === true ? value : toMireds(value);
      return { topic: config.color_temp_command_topic, payload: temperaturePayload(level) };
    }
    if (name === 'color' && typeof value === 'object' && value !== null) return sendColor?.(value) ?? null;
    return null;
  };
  return (effect) => {
    if (effect.type !== 'device') return null;
    const { set } = effect;
    const turn = (on: boolean): Command => ({
      topic: config.command_topic,
      payload: on ? config.payload_on : config.payload_off,
    });
    if (set['on'] === false || set['brightness'] === 0) return [turn(false)];
    const more: Command[] = [];
    for (const [name, value] of Object.entries(set)) {
      if (name === 'on') continue;
      const command = one(name, value);
      if (command === null) return null;
      more.push(command);
    }
    if (config.on_command_type === 'brightness' && 'brightness' in set) return more;
    return config.on_command_type === 'first' ? [turn(true), ...more] : [...more, turn(true)];
  };
}
