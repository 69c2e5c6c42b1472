/** Lights with `schema: json`: one JSON message each way (zigbee2mqtt, many firmwares). */
import { z } from 'zod';
import type { Ability, Color, DeviceState } from '../../../home.js';
import { type Encode, Routes, type Spoken } from '../../binding.js';
import { flag, number, text, toKelvin, toMireds, topic, words } from '../../fields.js';
import { type Json, parseObject } from '../../json.js';
import { type ColorForm, colorMessage, kelvinRange, readColor, toLevel, toPercent } from '../../light.js';

const SCHEMA = z.object({
  command_topic: text.min(1),
  state_topic: topic,
  brightness: flag,
  brightness_scale: number,
  supported_color_modes: words,
  color_temp: flag,
  color_temp_kelvin: flag,
  min_mireds: number,
  max_mireds: number,
  min_kelvin: number,
  max_kelvin: number,
  hs: flag,
  xy: flag,
  rgb: flag,
});
type Config = z.infer<typeof SCHEMA>;

export function jsonLight(payload: Json): Spoken {
  const config = SCHEMA.parse(payload);
  const modes = config.supported_color_modes ?? [];
  const form = colorForm(config, modes);
  const hasTemperature = modes.includes('color_temp') || config.color_temp === true;
  const dims = config.brightness === true || modes.some((mode) => mode !== 'onoff');
  const scale = config.brightness_scale ?? 255;
  const routes = new Routes();
  const reported = [
    'on',
    ...(dims ? ['brightness'] : []),
    ...(hasTemperature ? ['color_temp'] : []),
    ...(form === null ? [] : ['color']),
  ];
  routes.add(config.state_topic, undefined, reported, (value) => readState(value, scale, config));
  const abilities: Record<string, Ability> = {};
  if (dims) abilities['brightness'] = { min: 0, max: 100, step: 1 };
  if (hasTemperature) abilities['color_temp'] = kelvinRange(config);
  if (form !== null) abilities['color'] = {};
  return {
    kind: 'light',
    deviceClass: null,
    abilities,
    routes,
    encode: encoder(config, form, scale, abilities),
  };
}

function colorForm(config: Config, modes: readonly string[]): ColorForm | null {
  if (modes.includes('hs') || config.hs === true) return 'hs';
  if (modes.includes('xy') || config.xy === true) return 'xy';
  if (modes.includes('rgb') || config.rgb === true) return 'rgb';
  return modes.includes('rgbw') ? 'rgbw' : modes.includes('rgbww') ? 'rgbww' : null;
}

function readState(payload: string, scale: number, config: Config): DeviceState | null {
  const json = parseObject(payload);
  if (json === null) return null;
  const state: Record<string, boolean | number | Color> = {};
  if (json['state'] === 'ON') state['on'] = true;
  if (json['state'] === 'OFF') state['on'] = false;
  const brightness = json['brightness'];
  // A level of 0 comes with "off" and says nothing of how bright the lamp will be.
  if (typeof brightness === 'number' && brightness > 0) state['brightness'] = toPercent(brightness, scale);
  const temperature = json['color_temp'];
  if (typeof temperature === 'number' && temperature > 0) {
    state['color_temp'] = config.color_temp_kelvin === true ? temperature : toKelvin(temperature);
  }
  // A lamp in white mode still sends the colour it would have; only its own word for the mode tells.
  const color = json['color_mode'] === 'color_temp' ? null : readColor(json['color']);
  if (color !== null) state['color'] = color;
  return Object.keys(state).length === 0 ? null : state;
}

function encoder(
  config: Config,
  form: ColorForm | null,
  scale: number,
  abilities: Readonly<Record<string, Ability>>,
): Encode {
  return (effect) => {
    if (effect.type !== 'device') return null;
    const { set } = effect;
    if (Object.keys(set).some((name) => name !== 'on' && !Object.hasOwn(abilities, name))) return null;
    const { on, brightness, color_temp: kelvin, color } = set;
    const send = (message: Json) => [{ topic: config.command_topic, payload: JSON.stringify(message) }];
    if (on === false || brightness === 0) return send({ state: 'OFF' });
    const message: Record<string, unknown> = { state: 'ON' };
    if (typeof brightness === 'number') {
      message['brightness'] = toLevel(brightness, scale);
    }
    if (typeof kelvin === 'number') {
      message['color_temp'] = config.color_temp_kelvin === true ? kelvin : toMireds(kelvin);
    }
    if (typeof color === 'object' && color !== null && form !== null)
      message['color'] = colorMessage(color, form);
    return send(message);
  };
}
