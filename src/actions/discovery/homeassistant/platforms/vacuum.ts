/** Robots: vacuums and mowers. A mower's "mowing" is "cleaning" in the house (home-file.md). */
import { z } from 'zod';
import type { DeviceState, PropertyValue } from '../../../home.js';
import { type Command, encodeEach, Routes, type Spoken } from '../../binding.js';
import { one, payload, template, text, topic } from '../../fields.js';
import { type Json, parseObject } from '../../json.js';
import { commandTemplate } from '../../template.js';

const VACUUM = z.object({
  command_topic: text.min(1),
  state_topic: topic,
  payload_start: payload('start'),
  payload_stop: payload('stop'),
  payload_pause: payload('pause'),
  payload_return_to_base: payload('return_to_base'),
});

const ACTIVITIES = ['cleaning', 'docked', 'returning', 'paused', 'idle', 'error'];

export function vacuumPlatform(source: Json): Spoken {
  const config = VACUUM.parse(source);
  const routes = new Routes();
  routes.add(config.state_topic, undefined, ['activity'], readVacuum);
  const commands: Readonly<Record<string, string>> = {
    cleaning: config.payload_start,
    idle: config.payload_stop,
    paused: config.payload_pause,
    docked: config.payload_return_to_base,
    returning: config.payload_return_to_base,
  };
  return {
    kind: 'vacuum',
    deviceClass: null,
    abilities: {},
    routes,
    encode: encodeEach({
      activity: (value) => lookUp(commands, value, (word) => one(config.command_topic, word)),
    }),
  };
}

function readVacuum(value: string): DeviceState | null {
  const json = parseObject(value);
  if (json === null) return null;
  const activity = ACTIVITIES.find((known) => known === json['state']);
  const battery = json['battery_level'];
  const state = {
    ...(activity === undefined ? {} : { activity }),
    ...(typeof battery === 'number' ? { battery } : {}),
  };
  return Object.keys(state).length === 0 ? null : state;
}

const MOWER = z.object({
  activity_state_topic: topic,
  activity_value_template: template,
  start_mowing_command_topic: topic,
  start_mowing_command_template: template,
  pause_command_topic: topic,
  pause_command_template: template,
  dock_command_topic: topic,
  dock_command_template: template,
});

export function mowerPlatform(source: Json): Spoken {
  const config = MOWER.parse(source);
  const routes = new Routes();
  routes.add(config.activity_state_topic, config.activity_value_template, ['activity'], (value) => {
    const activity = value === 'mowing' ? 'cleaning' : ACTIVITIES.find((known) => known === value);
    return activity === undefined ? null : { activity };
  });
  const says = (word: 'start_mowing' | 'pause' | 'dock'): readonly [string | undefined, string] => [
    config[`${word}_command_topic`],
    commandTemplate(config[`${word}_command_template`])(word),
  ];
  const commands: Readonly<Record<string, readonly [string | undefined, string]>> = {
    cleaning: says('start_mowing'),
    paused: says('pause'),
    // A mower has no stop of its own: it waits where it is.
    idle: says('pause'),
    docked: says('dock'),
    returning: says('dock'),
  };
  return {
    kind: 'mower',
    deviceClass: null,
    abilities: {},
    routes,
    encode: encodeEach({
      activity: (value) => lookUp(commands, value, ([to, word]) => (to === undefined ? null : one(to, word))),
    }),
  };
}

function lookUp<T>(
  table: Readonly<Record<string, T>>,
  value: PropertyValue,
  send: (entry: T) => readonly Command[] | null,
): readonly Command[] | null {
  const entry = typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;
  return entry === undefined ? null : send(entry);
}
