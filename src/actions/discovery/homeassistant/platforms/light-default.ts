/** Lights of the default schema: one topic per property. */
import { z } from 'zod';
import type { Ability, Color, DeviceState, PropertyValue } from '../../../home.js';
import { type Command, type Encode, Routes, type Spoken } from '../../binding.js';
import {
  asFlag,
  asNumber,
  flag,
  number,
  numeric,
  payload,
  template,
  text,
  toKelvin,
  toMireds,
  topic,
} from '../../fields.js';
import type { Json } from '../../json.js';
import { kelvinRange, toLevel, toPercent } from '../../light.js';
import { commandTemplate } from '../../template.js';
import { addColors, channelFields, colorSender } from './light-channels.js';

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
  ...channelFields,
});
type Config = z.infer<typeof SCHEMA>;

const WHITE: Color = { h: 0, s: 0 };

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
  routes.add(config.brightness_state_topic, config.brightness_value_template, ['brightness'], (value) => {
    const level = numeric(value);
    // A level of 0 comes with "off" and says nothing of how bright the light will be.
    return level === null || level <= 0 ? null : { brightness: toPercent(level, scale) };
  });
  routes.add(
    config.color_temp_state_topic,
    config.color_temp_value_template,
    ['color_temp'],
    asNumber('color_temp', config.color_temp_kelvin === true ? (value) => value : toKelvin),
  );
  const colors = colorSender(config);
  const hasLevel =
    config.brightness_command_topic !== undefined || config.brightness_state_topic !== undefined;
  addColors(config, routes, !hasLevel);
  const abilities: Record<string, Ability> = {};
  if (config.brightness_command_topic !== undefined || colors?.dims === true)
    abilities['brightness'] = { min: 0, max: 100, step: 1 };
  if (config.color_temp_command_topic !== undefined) abilities['color_temp'] = kelvinRange(config);
  if (colors !== null) abilities['color'] = {};
  return { kind: 'light', deviceClass: null, abilities, routes, encode: encoder(config, scale) };
}

function encoder(config: Config, scale: number): Encode {
  const { brightness_command_topic: levelTopic, color_temp_command_topic: warmthTopic } = config;
  const brightnessPayload = commandTemplate(config.brightness_command_template);
  const temperaturePayload = commandTemplate(config.color_temp_command_template);
  const colors = colorSender(config);
  const sendLevel = (to: string, percent: number): Command => ({
    topic: to,
    payload: brightnessPayload(toLevel(percent, scale)),
  });
  const one = (name: string, value: PropertyValue, set: DeviceState, state: DeviceState): Command | null => {
    if (name === 'brightness' && typeof value === 'number') {
      if (levelTopic !== undefined) return sendLevel(levelTopic, value);
      // Dimmed by its colour, which it keeps.
      return colors?.dims === true ? colors.send(colorIn(set) ?? colorIn(state) ?? WHITE, value) : null;
    }
    if (name === 'color_temp' && typeof value === 'number' && warmthTopic !== undefined) {
      const level = config.color_temp_kelvin === true ? value : toMireds(value);
      return { topic: warmthTopic, payload: temperaturePayload(level) };
    }
    if (name !== 'color' || typeof value !== 'object' || value === null) return null;
    // As bright as it is, where nothing else says how bright.
    return (
      colors?.send(value, levelTopic === undefined ? (levelIn(set) ?? levelIn(state) ?? 100) : 100) ?? null
    );
  };
  return (effect, state) => {
    if (effect.type !== 'device') return null;
    const { set } = effect;
    const turn = (on: boolean): Command => ({
      topic: config.command_topic,
      payload: on ? config.payload_on : config.payload_off,
    });
    if (set['on'] === false || set['brightness'] === 0) return [turn(false)];
    const more: Command[] = [];
    for (const [name, value] of Object.entries(set)) {
      // One message carries both where the colour dims.
      if (name === 'on' || (name === 'brightness' && levelTopic === undefined && 'color' in set)) continue;
      const command = one(name, value, set, state);
      if (command === null) return null;
      more.push(command);
    }
    switch (config.on_command_type) {
      case 'first':
        return [turn(true), ...more];
      case 'last':
        return [...more, turn(true)];
      case 'brightness':
        // Such a light is never told "on": how bright it shall be turns it on.
        if (levelTopic === undefined) return [...more, turn(true)];
        return 'brightness' in set ? more : [...more, sendLevel(levelTopic, levelIn(state) ?? 100)];
    }
  };
}

function colorIn(state: DeviceState): Color | null {
  const color = state['color'];
  return typeof color === 'object' ? (color ?? null) : null;
}

function levelIn(state: DeviceState): number | null {
  const percent = state['brightness'];
  return typeof percent === 'number' && percent > 0 ? percent : null;
}
