/** Humidifiers and dehumidifiers: their target is a humidity in percent. */
import { z } from 'zod';
import { encodeEach, Routes, type Spoken } from '../../binding.js';
import {
  asFlag,
  asNumber,
  asText,
  maybe,
  number,
  payload,
  sendFlag,
  sendValue,
  template,
  text,
  topic,
  words,
} from '../../fields.js';
import type { Json } from '../../json.js';

const SCHEMA = z.object({
  command_topic: text.min(1),
  command_template: template,
  state_topic: topic,
  state_value_template: template,
  payload_on: payload('ON'),
  payload_off: payload('OFF'),
  device_class: maybe(text),
  target_humidity_command_topic: text.min(1),
  target_humidity_command_template: template,
  target_humidity_state_topic: topic,
  target_humidity_state_template: template,
  current_humidity_topic: topic,
  current_humidity_template: template,
  min_humidity: number,
  max_humidity: number,
  modes: words,
  mode_command_topic: topic,
  mode_command_template: template,
  mode_state_topic: topic,
  mode_state_template: template,
});

export function humidifierPlatform(source: Json): Spoken {
  const config = SCHEMA.parse(source);
  const routes = new Routes();
  const { payload_on: on, payload_off: off } = config;
  routes.add(config.state_topic, config.state_value_template, ['on'], asFlag('on', on, off));
  routes.add(
    config.target_humidity_state_topic,
    config.target_humidity_state_template,
    ['target'],
    asNumber('target'),
  );
  routes.add(
    config.current_humidity_topic,
    config.current_humidity_template,
    ['current'],
    asNumber('current'),
  );
  routes.add(config.mode_state_topic, config.mode_state_template, ['mode'], asText('mode'));
  const hasModes = config.mode_command_topic !== undefined;
  return {
    kind: 'humidifier',
    deviceClass: config.device_class ?? null,
    abilities: {
      target: { min: config.min_humidity ?? 0, max: config.max_humidity ?? 100, step: 1 },
      ...(hasModes ? { mode: { values: config.modes ?? [] } } : {}),
    },
    routes,
    encode: encodeEach({
      on: sendFlag(config.command_topic, on, off, config.command_template),
      target: sendValue(config.target_humidity_command_topic, config.target_humidity_command_template),
      mode: sendValue(config.mode_command_topic, config.mode_command_template),
    }),
  };
}
