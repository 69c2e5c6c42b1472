/** Who and what is at home: a tracker is a person in the house's terms. */
import { z } from 'zod';
import { encodeEach, Routes, type Spoken } from '../../binding.js';
import { payload, template, text } from '../../fields.js';
import type { Json } from '../../json.js';

const SCHEMA = z.object({
  state_topic: text.min(1),
  value_template: template,
  payload_home: payload('home'),
  payload_not_home: payload('not_home'),
});

export function trackerPlatform(source: Json): Spoken {
  const config = SCHEMA.parse(source);
  const routes = new Routes();
  routes.add(config.state_topic, config.value_template, ['location'], (value) => {
    if (value === config.payload_home) return { location: 'home' };
    return { location: value === config.payload_not_home ? 'not_home' : value.slice(0, 200) };
  });
  return { kind: 'person', deviceClass: null, abilities: {}, routes, encode: encodeEach({}) };
}
