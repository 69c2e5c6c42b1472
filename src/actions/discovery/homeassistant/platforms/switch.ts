/** What is only on or off: switches, outlets, sirens. */
import { z } from 'zod';
import type { Kind } from '../../../home.js';
import { encodeEach, Routes, type Spoken } from '../../binding.js';
import { asFlag, maybe, payload, sendFlag, template, text, topic } from '../../fields.js';
import { isObject, type Json } from '../../json.js';

const SCHEMA = z.object({
  command_topic: text.min(1),
  command_template: template,
  state_topic: topic,
  value_template: template,
  state_value_template: template,
  payload_on: payload('ON'),
  payload_off: payload('OFF'),
  state_on: maybe(z.unknown()),
  state_off: maybe(z.unknown()),
  device_class: maybe(text),
});

export function switchPlatform(source: Json): Spoken {
  const deviceClass = source['device_class'];
  return onOff(source, deviceClass === 'outlet' ? 'outlet' : 'switch');
}

/** A siren takes and tells JSON unless it says otherwise. */
export function sirenPlatform(source: Json): Spoken {
  const usual = { command_template: '{"state": "{{ value }}"}' };
  const spoken = onOff({ ...usual, ...source }, 'siren');
  for (const [topicName, readers] of spoken.routes.readers) {
    const plain = [...readers];
    spoken.routes.readers.set(topicName, [
      ...plain,
      (value) => plain.map((read) => read(stateOf(value))).find((state) => state !== null) ?? null,
    ]);
  }
  return spoken;
}

function onOff(source: Json, kind: Kind): Spoken {
  const config = SCHEMA.parse(source);
  const routes = new Routes();
  const on = config.state_on === undefined ? config.payload_on : String(config.state_on);
  const off = config.state_off === undefined ? config.payload_off : String(config.state_off);
  const read = config.value_template ?? config.state_value_template;
  routes.add(config.state_topic, read, ['on'], asFlag('on', on, off));
  const send = sendFlag(config.command_topic, config.payload_on, config.payload_off, config.command_template);
  return {
    kind,
    deviceClass: config.device_class ?? null,
    abilities: {},
    routes,
    encode: encodeEach({ on: send }),
  };
}

function stateOf(value: string): string {
  try {
    const json: unknown = JSON.parse(value);
    return isObject(json) ? String(json['state']) : value;
  } catch {
    return value;
  }
}
