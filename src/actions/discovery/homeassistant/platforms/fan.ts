/** Fans: speed in percent in the house, in steps of its own range at the device. */
import { z } from 'zod';
import type { Ability } from '../../../home.js';
import { encodeEach, Routes, type Spoken } from '../../binding.js';
import {
  asFlag,
  asText,
  number,
  numeric,
  payload,
  rounded,
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
  percentage_command_topic: topic,
  percentage_command_template: template,
  percentage_state_topic: topic,
  percentage_value_template: template,
  speed_range_min: number,
  speed_range_max: number,
  preset_modes: words,
  preset_mode_command_topic: topic,
  preset_mode_command_template: template,
  preset_mode_state_topic: topic,
  preset_mode_value_template: template,
  oscillation_command_topic: topic,
  oscillation_command_template: template,
  oscillation_state_topic: topic,
  oscillation_value_template: template,
  payload_oscillation_on: payload('oscillate_on'),
  payload_oscillation_off: payload('oscillate_off'),
  direction_command_topic: topic,
  direction_command_template: template,
  direction_state_topic: topic,
  direction_value_template: template,
});

export function fanPlatform(source: Json): Spoken {
  const config = SCHEMA.parse(source);
  const [lowest, highest] = [config.speed_range_min ?? 1, config.speed_range_max ?? 100];
  // Speed range 1 to 3: three steps of a third; "off" is none of them.
  const steps = Math.max(1, highest - lowest + 1);
  const routes = new Routes();
  const { payload_on: on, payload_off: off } = config;
  routes.add(config.state_topic, config.state_value_template, ['on'], asFlag('on', on, off));
  routes.add(config.percentage_state_topic, config.percentage_value_template, ['speed'], (value) => {
    const parsed = numeric(value);
    // A speed that it does not have is a mistake, not 233 %.
    if (parsed === null || parsed > highest) return null;
    return { speed: parsed < lowest ? 0 : rounded(((parsed - lowest + 1) / steps) * 100) };
  });
  routes.add(config.preset_mode_state_topic, config.preset_mode_value_template, ['preset'], asText('preset'));
  routes.add(
    config.oscillation_state_topic,
    config.oscillation_value_template,
    ['oscillating'],
    asFlag('oscillating', config.payload_oscillation_on, config.payload_oscillation_off),
  );
  routes.add(config.direction_state_topic, config.direction_value_template, ['direction'], (value) =>
    value === 'forward' || value === 'reverse' ? { direction: value } : null,
  );
  const abilities: Record<string, Ability> = {};
  if (config.percentage_command_topic !== undefined) {
    abilities['speed'] = { min: 0, max: 100, step: rounded(100 / steps, 2) };
  }
  if (config.preset_mode_command_topic !== undefined)
    abilities['preset'] = { values: config.preset_modes ?? [] };
  if (config.oscillation_command_topic !== undefined) abilities['oscillating'] = {};
  if (config.direction_command_topic !== undefined)
    abilities['direction'] = { values: ['forward', 'reverse'] };
  const turn = sendFlag(config.command_topic, on, off, config.command_template);
  const toDevice = (percent: number): number => lowest - 1 + Math.ceil((percent / 100) * steps - 1e-9);
  const sendSpeed = sendValue(config.percentage_command_topic, config.percentage_command_template, toDevice);
  return {
    kind: 'fan',
    deviceClass: null,
    abilities,
    routes,
    encode: encodeEach({
      on: turn,
      speed: (value, context) => {
        if (value === 0) return turn?.(false, context) ?? null;
        const speed = sendSpeed?.(value, context) ?? null;
        if (speed === null || 'on' in context.set || context.state['on'] === true) return speed;
        // Many fans take a speed only while they run.
        return [...(turn?.(true, context) ?? []), ...speed];
      },
      preset: sendValue(config.preset_mode_command_topic, config.preset_mode_command_template),
      oscillating: sendFlag(
        config.oscillation_command_topic,
        config.payload_oscillation_on,
        config.payload_oscillation_off,
        config.oscillation_command_template,
      ),
      direction: sendValue(config.direction_command_topic, config.direction_command_template),
    }),
  };
}
