/**
 * Earshot's own plain form, for what Home Assistant's MQTT has no platform for: media players, scripts, automations,
 * weather, persons; and for hand-written bindings. State is a JSON object of property names (docs/home-file.md), a
 * command the same, or `{"op": "next"}` for what is no property. Documented in docs/mqtt.md.
 */
import { z } from 'zod';
import { type Ability, type DeviceState, KINDS, type Kind, type PropertyValue } from '../../home.js';
import { defaultAbility, propertyNames, propertyOf, valuesTold } from '../../kinds/kinds.js';
import { type Encode, Routes, type Spoken } from '../binding.js';
import { maybe, template, text, topic } from '../fields.js';
import { isObject, type Json, parseObject } from '../json.js';

const ABILITY = z.object({
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().positive().optional(),
  values: z.array(text).max(500).optional(),
});
const SCHEMA = z.object({
  command_topic: topic,
  state_topic: topic,
  value_template: template,
  device_class: maybe(text),
  /** By property; `{}` for the usual range. */
  can: maybe(z.record(z.string(), ABILITY)),
});

/** All that the plain form has, beside availability. */
export const PLAIN_KEYS = ['command_topic', 'state_topic', 'value_template', 'device_class', 'can'] as const;

export function plainPlatform(source: Json, kind: Kind, units: 'metric' | 'imperial'): Spoken {
  const config = SCHEMA.parse(source);
  const routes = new Routes();
  const tells = [...propertyNames(kind), 'battery'];
  routes.add(config.state_topic, config.value_template, tells, (value) => readState(value, kind));
  const abilities: Record<string, Ability> = {};
  for (const [word, given] of Object.entries(config.can ?? {})) {
    const found = propertyOf(kind, word);
    if (found?.spec.role !== 'ability') continue;
    const limits = Object.entries(given).filter(([, limit]) => limit !== undefined);
    abilities[found.name] = { ...defaultAbility(kind, found.name, units), ...Object.fromEntries(limits) };
  }
  return {
    kind,
    deviceClass: config.device_class ?? null,
    abilities,
    routes,
    encode: encoder(config.command_topic),
  };
}

function encoder(to: string | undefined): Encode {
  return (effect) => {
    if (to === undefined) return null;
    if (effect.type === 'device') return [{ topic: to, payload: JSON.stringify(effect.set) }];
    const argument = effect.argument === undefined ? {} : { argument: effect.argument };
    return [{ topic: to, payload: JSON.stringify({ op: effect.op, ...argument }) }];
  };
}

export function isKind(word: string): word is Kind {
  return (KINDS as readonly string[]).includes(word);
}

/** Properties of the kind with values of their type; everything else in the message is ignored. */
export function readState(payload: string, kind: Kind): DeviceState | null {
  const json = parseObject(payload);
  if (json === null) return null;
  const state: Record<string, PropertyValue> = {};
  for (const [word, value] of Object.entries(json)) {
    const found = propertyOf(kind, word);
    if (found !== undefined && fits(found.spec.type, value, valuesTold(found.spec))) {
      state[found.name] = value as PropertyValue;
    }
  }
  return Object.keys(state).length === 0 ? null : state;
}

function fits(type: string, value: unknown, values: readonly string[] | undefined): boolean {
  if (value === null) return true;
  if (type === 'color') {
    return isObject(value) && typeof value['h'] === 'number' && typeof value['s'] === 'number';
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return false;
  if (
    typeof value === 'string' &&
    (value.length > 500 || (values !== undefined && !values.includes(value)))
  ) {
    return false;
  }
  return type === 'any' ? ['number', 'string', 'boolean'].includes(typeof value) : typeof value === type;
}
