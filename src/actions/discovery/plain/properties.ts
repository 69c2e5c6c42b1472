/**
 * A binding by hand, property by property: topics, payloads and JSON paths for whatever speaks MQTT and announces
 * nothing. docs/mqtt.md, "By hand".
 */
import { z } from 'zod';
import type { Ability, DeviceState, Home, Kind, PropertyValue } from '../../home.js';
import { didYouMean } from '../../home-file/suggest.js';
import { defaultAbility, propertyNames, propertyOf } from '../../kinds/kinds.js';
import { isTopic } from '../../mqtt/topic.js';
import { type Command, type Encode, Routes, type Spoken } from '../binding.js';
import { isObject, type Json, parseJson } from '../json.js';
import { JsonPath, mergeJson } from '../json-path.js';
import { commandTemplate, valueTemplate } from '../template.js';
import { converterOf } from './convert.js';

const text = z.string().max(1_000);
const topic = z.string().refine(isTopic, 'is not a topic one can use (empty, too long, or with a wildcard)');
const scalar = z.union([text, z.number(), z.boolean()]);

export const PROPERTY_KEYS = [
  'state',
  'path',
  'template',
  'command',
  'set',
  'payload',
  'payloads',
  'scale',
  'unit',
  'format',
] as const;
const PROPERTY = z.strictObject({
  state: topic.optional(),
  path: text.optional(),
  template: text.optional(),
  command: topic.optional(),
  /** Path of the value in the command, which is then JSON. */
  set: text.optional(),
  /** Template of the command. */
  payload: scalar.optional(),
  payloads: z.record(z.string(), scalar).optional(),
  scale: z.tuple([z.number(), z.number()]).optional(),
  unit: z.enum(['C', 'F', 'mired']).optional(),
  format: z.enum(['hs', 'rgb', 'xy']).optional(),
});
export type PropertyConfig = z.infer<typeof PROPERTY>;
const OPERATION = z.strictObject({ command: topic, payload: scalar.optional() });

export const BINDING_KEYS = [
  'properties',
  'operations',
  'base',
  'availability',
  'availability_mode',
] as const;

/** @throws SyntaxError that says what is wrong, and where */
export function propertiesBinding(config: Json, kind: Kind, units: Home['units']): Spoken {
  const routes = new Routes();
  const abilities: Record<string, Ability> = {};
  const writers = new Map<string, Writer>();
  for (const [word, given] of entriesOf(config['properties'], 'properties')) {
    const found = propertyOf(kind, word);
    if (found === undefined) {
      const known = [...propertyNames(kind), 'battery'];
      throw new SyntaxError(`properties: a ${kind} has no "${word.slice(0, 40)}"${didYouMean(word, known)}`);
    }
    const property = check(PROPERTY, given, `properties.${word}`, PROPERTY_KEYS);
    if (property.state === undefined && property.command === undefined) {
      throw new SyntaxError(`properties.${word} needs a topic: "state", "command" or both`);
    }
    if (property.state !== undefined) read(routes, found.name, kind, property, units);
    if (property.command === undefined) continue;
    writers.set(found.name, writer(found.name, kind, property, units));
    if (found.spec.role === 'ability') {
      abilities[found.name] = {
        ...defaultAbility(kind, found.name, units),
        ...(found.spec.values !== undefined || property.payloads === undefined || found.spec.type !== 'string'
          ? {}
          : { values: Object.keys(property.payloads) }),
      };
    }
  }
  const operations = new Map<string, (argument: string | undefined) => readonly Command[]>();
  for (const [name, given] of entriesOf(config['operations'], 'operations')) {
    const { command, payload } = check(OPERATION, given, `operations.${name}`, ['command', 'payload']);
    const render = commandTemplate(payload === undefined ? undefined : String(payload));
    operations.set(name, (argument) => [
      { topic: command, payload: payload === undefined ? (argument ?? name) : render(argument ?? '') },
    ]);
  }
  if (routes.readers.size === 0 && writers.size === 0 && operations.size === 0) {
    throw new SyntaxError('names no topic; give "properties" with "state" and "command" topics');
  }
  return { kind, deviceClass: null, abilities, routes, encode: encoder(writers, operations) };
}

function entriesOf(value: unknown, what: string): [string, unknown][] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) throw new SyntaxError(`${what} must be a map of names`);
  return Object.entries(value);
}

function check<T>(schema: z.ZodType<T>, value: unknown, what: string, keys: readonly string[]): T {
  if (!isObject(value))
    throw new SyntaxError(`${what} must be a map with ${keys.slice(0, 4).join(', ')} ...`);
  for (const key of Object.keys(value)) {
    if (!keys.includes(key))
      throw new SyntaxError(`${what} has an unknown key "${key.slice(0, 40)}"${didYouMean(key, keys)}`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SyntaxError(`${[what, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'does not fit'}`);
}

function read(
  routes: Routes,
  name: string,
  kind: Kind,
  property: PropertyConfig,
  units: Home['units'],
): void {
  const convert = converterOf(name, kind, property, units);
  const path = property.path === undefined ? null : JsonPath.parse(property.path);
  const render = valueTemplate(property.template);
  if (path !== null && property.template !== undefined) {
    throw new SyntaxError(`properties.${name} has a path and a template; one of them is enough`);
  }
  routes.add(property.state, undefined, [name], (payload) => {
    const given: unknown = path === null ? render(payload) : path.get(parseJson(payload));
    if (given === undefined || given === null) return null;
    const value = convert.read(given);
    return value === null ? null : { [name]: value };
  });
}

type Writer = (value: PropertyValue) => { readonly topic: string; readonly payload: string | Json } | null;

function writer(name: string, kind: Kind, property: PropertyConfig, units: Home['units']): Writer {
  const { command: to = '', set, payload } = property;
  const convert = converterOf(name, kind, property, units);
  const path = set === undefined ? null : JsonPath.parse(set);
  if (path !== null && payload !== undefined) {
    throw new SyntaxError(`properties.${name} has "set" and "payload"; one of them is enough`);
  }
  // Refused now rather than at the first command.
  path?.wrap(null);
  const render = commandTemplate(payload === undefined ? undefined : String(payload));
  return (value) => {
    const told = convert.write(value);
    if (told === null) return null;
    if (path !== null) return { topic: to, payload: path.wrap(told) };
    return { topic: to, payload: render(typeof told === 'boolean' ? String(told) : told) };
  };
}

/** Properties that go as JSON to one topic go in one message. */
function encoder(
  writers: ReadonlyMap<string, Writer>,
  operations: ReadonlyMap<string, (argument: string | undefined) => readonly Command[]>,
): Encode {
  return (effect) => {
    if (effect.type === 'device-op') return operations.get(effect.op)?.(effect.argument) ?? null;
    const commands: Command[] = [];
    const objects = new Map<string, Json>();
    for (const [name, value] of ordered(effect.set)) {
      const told = writers.get(name)?.(value) ?? null;
      if (told === null) return null;
      if (typeof told.payload === 'string') commands.push({ topic: told.topic, payload: told.payload });
      else objects.set(told.topic, mergeJson(objects.get(told.topic) ?? {}, told.payload));
    }
    for (const [topic, object] of objects) commands.push({ topic, payload: JSON.stringify(object) });
    return commands;
  };
}

/** On before all else, off after. */
function ordered(set: DeviceState): [string, PropertyValue][] {
  const weight = ([name, value]: [string, PropertyValue]): number =>
    name === 'on' || name === 'playback' ? (value === false || value === 'off' ? 1 : -1) : 0;
  return Object.entries(set).toSorted((a, b) => weight(a) - weight(b));
}
