/** What is only on or off: switches, outlets, sirens. */
import { z } from 'zod';
import type { Kind } from '../../../home.js';
import { encodeEach, type PropertyEncoder, Routes, type Spoken } from '../../binding.js';
import { asFlag, maybe, maybePayload, one, payload, template, text, topic } from '../../fields.js';
import { isObject, type Json } from '../../json.js';
import { commandTemplate } from '../../template.js';

const SCHEMA = z.object({
  command_topic: text.min(1),
  command_template: template,
  command_off_template: template,
  state_topic: topic,
  value_template: template,
  state_value_template: template,
  payload_on: payload('ON'),
  payload_off: payload('OFF'),
  state_on: maybePayload,
  state_off: maybePayload,
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
  const { payload_on: on, payload_off: off } = config;
  const read = config.value_template ?? config.state_value_template;
  routes.add(config.state_topic, read, ['on'], asFlag('on', config.state_on ?? on, config.state_off ?? off));
  const turnOn = commandTemplate(config.command_template);
  const turnOff = commandTemplate(config.command_off_template ?? config.command_template);
  const send: PropertyEncoder = (value) =>
    one(config.command_topic, value === true ? turnOn(on, { state: on }) : turnOff(off, { state: off }));
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
