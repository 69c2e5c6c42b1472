/** Covers and valves: 0 is closed and 100 open in the house, whatever the device counts. */
import { z } from 'zod';
import type { Ability, DeviceState } from '../../../home.js';
import { encodeEach, type PropertyEncoder, Routes, type Spoken } from '../../binding.js';
import {
  flag,
  maybe,
  number,
  numeric,
  one,
  payload,
  payloadOrNone,
  rounded,
  template,
  text,
  topic,
} from '../../fields.js';
import type { Json } from '../../json.js';
import { commandTemplate } from '../../template.js';

const SCHEMA = z.object({
  device_class: maybe(text),
  command_topic: topic,
  command_template: template,
  payload_open: payloadOrNone('OPEN'),
  payload_close: payloadOrNone('CLOSE'),
  payload_stop: payloadOrNone('STOP'),
  state_topic: topic,
  value_template: template,
  state_open: payload('open'),
  state_opening: payload('opening'),
  state_closed: payload('closed'),
  state_closing: payload('closing'),
  state_stopped: payload('stopped'),
  position_topic: topic,
  position_template: template,
  set_position_topic: topic,
  set_position_template: template,
  position_open: number,
  position_closed: number,
  reports_position: flag,
  tilt_command_topic: topic,
  tilt_command_template: template,
  tilt_status_topic: topic,
  tilt_status_template: template,
  tilt_min: number,
  tilt_max: number,
  tilt_closed_value: number,
  tilt_opened_value: number,
});
type Config = z.infer<typeof SCHEMA>;

export const coverPlatform = (source: Json): Spoken => build(SCHEMA.parse(source), 'cover');

/** A valve that reports its position takes and tells numbers on the topics of its commands and state. */
export function valvePlatform(source: Json): Spoken {
  // Not every valve can be stopped: only one that names the word.
  const config = SCHEMA.parse({ ...source, payload_stop: source['payload_stop'] ?? null });
  if (config.reports_position !== true) return build(config, 'valve');
  return build(
    {
      ...config,
      set_position_template: config.command_template,
      position_topic: config.state_topic,
      position_template: config.value_template,
      set_position_topic: config.command_topic,
    },
    'valve',
  );
}

function build(config: Config, kind: 'cover' | 'valve'): Spoken {
  const open = config.position_open ?? 100;
  const closed = config.position_closed ?? 0;
  const routes = new Routes();
  const toHome = (value: number): number => rounded(((value - closed) / (open - closed)) * 100);
  routes.add(config.position_topic, config.position_template, ['position'], (value) => {
    const parsed = numeric(value) ?? numeric(figureIn(value, 'position'));
    if (parsed === null) return null;
    const position = clampPercent(toHome(parsed));
    // A valve that counts has one topic for all: at its end it has come to rest, unless the same message says otherwise.
    const ended = config.reports_position === true && (position === 0 || position === 100);
    return { position, ...(ended ? { moving: false } : {}) };
  });
  const told = config.position_topic === undefined ? ['position'] : [];
  routes.add(config.state_topic, config.value_template, told, (value) =>
    readState(value, config, config.position_topic === undefined),
  );
  const [tiltMin, tiltMax] = [config.tilt_min ?? 0, config.tilt_max ?? 100];
  // Slats that lie flat at half of their way are open there: nobody who opens them wants them turned over.
  const [shut, flat] = [config.tilt_closed_value ?? tiltMin, config.tilt_opened_value ?? tiltMax];
  const readTilt = (value: string): DeviceState | null => {
    const parsed = numeric(value);
    if (parsed === null || parsed < Math.min(tiltMin, tiltMax, shut, flat)) return null;
    if (parsed > Math.max(tiltMin, tiltMax, shut, flat) || shut === flat) return null;
    return { tilt: clampPercent(rounded(((parsed - shut) / (flat - shut)) * 100)) };
  };
  routes.add(config.tilt_status_topic, config.tilt_status_template, ['tilt'], readTilt);
  // The position may bring the tilt along.
  if (config.tilt_command_topic !== undefined) {
    routes.add(config.position_topic, config.position_template, [], (value) =>
      readTilt(figureIn(value, 'tilt_position')),
    );
  }
  const abilities: Record<string, Ability> = {};
  if (config.set_position_topic !== undefined) abilities['position'] = { min: 0, max: 100, step: 1 };
  if (config.tilt_command_topic !== undefined) abilities['tilt'] = { min: 0, max: 100, step: 1 };
  const { command_topic: command, payload_stop: stop } = config;
  const renderCommand = commandTemplate(config.command_template);
  return {
    kind,
    deviceClass: config.device_class ?? null,
    abilities,
    routes,
    encode: encodeEach(
      {
        position: sendPosition(config, (value) => rounded(closed + (value / 100) * (open - closed))),
        tilt: sendTilt(config, (value) => rounded(shut + (value / 100) * (flat - shut))),
      },
      command === undefined || stop === null ? {} : { stop: () => one(command, renderCommand(stop)) },
    ),
  };
}

/** Several may come as one: `{"state": "opening", "position": 40, "tilt_position": 20}`. */
function figureIn(value: string, key: 'position' | 'tilt_position'): string {
  return new RegExp(`"${key}"\\s*:\\s*(-?\\d+(?:\\.\\d+)?)`).exec(value)?.[1] ?? '';
}

function stateIn(value: string): string {
  return /"state"\s*:\s*"(\w+)"/.exec(value)?.[1] ?? value;
}

function readState(payload: string, config: Config, tellsPosition: boolean): DeviceState | null {
  const value = stateIn(payload);
  switch (value) {
    case config.state_opening:
    case config.state_closing:
      // Without a position, what moves is not closed, and a gate that is stopped on its way stands open.
      return { moving: true, ...(tellsPosition ? { position: 100 } : {}) };
    case config.state_open:
      return { moving: false, ...(tellsPosition ? { position: 100 } : {}) };
    case config.state_closed:
      return { moving: false, ...(tellsPosition ? { position: 0 } : {}) };
    case config.state_stopped:
      return { moving: false };
    default:
      return null;
  }
}

function sendPosition(config: Config, convert: (value: number) => number): PropertyEncoder {
  const render = commandTemplate(config.set_position_template);
  const renderCommand = commandTemplate(config.command_template);
  return (value) => {
    if (typeof value !== 'number') return null;
    const { command_topic: command, set_position_topic: position } = config;
    const word = value >= 100 ? config.payload_open : value <= 0 ? config.payload_close : null;
    if (command !== undefined && word !== null && config.reports_position !== true)
      return one(command, renderCommand(word));
    // Templates know the percentage as `position`, and what the device counts as `value`.
    return position === undefined
      ? null
      : one(position, render(convert(value), { position: value, ...rangeOf(config) }));
  };
}

function sendTilt(config: Config, convert: (value: number) => number): PropertyEncoder | undefined {
  const to = config.tilt_command_topic;
  if (to === undefined) return undefined;
  const render = commandTemplate(config.tilt_command_template);
  return (value) =>
    typeof value === 'number'
      ? one(to, render(convert(value), { tilt_position: value, ...rangeOf(config) }))
      : null;
}

function rangeOf(config: Config): Readonly<Record<string, number>> {
  return {
    position_open: config.position_open ?? 100,
    position_closed: config.position_closed ?? 0,
    tilt_min: config.tilt_min ?? 0,
    tilt_max: config.tilt_max ?? 100,
  };
}

function clampPercent(value: number): number {
  return Math.min(100, Math.max(0, value));
}
