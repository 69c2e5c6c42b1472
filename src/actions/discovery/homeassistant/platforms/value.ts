/** What only has a value: numbers and selects to set, sensors to read; and what only runs: scenes and buttons. */
import { z } from 'zod';
import type { Home, Kind } from '../../../home.js';
import { degreesOf, scaleOfUnit } from '../../../kinds/unit-symbols.js';
import { encodeEach, Routes, type Spoken } from '../../binding.js';
import {
  asFlag,
  asNumber,
  asText,
  maybe,
  number,
  numeric,
  one,
  payload,
  sendValue,
  temperatureScale,
  template,
  text,
  topic,
  words,
} from '../../fields.js';
import type { Json } from '../../json.js';
import type { Lapse } from '../../lapses.js';
import { commandTemplate } from '../../template.js';

const SETTABLE = z.object({
  command_topic: text.min(1),
  command_template: template,
  state_topic: topic,
  value_template: template,
  device_class: maybe(text),
  unit_of_measurement: maybe(text),
  min: number,
  max: number,
  step: number,
  options: words,
});

export function numberPlatform(source: Json, units: Home['units']): Spoken {
  const config = SETTABLE.parse(source);
  const routes = new Routes();
  const { toHome, fromHome, converted } = degrees(config, units);
  routes.add(config.state_topic, config.value_template, ['value'], asNumber('value', toHome));
  const range = {
    min: toHome(config.min ?? 1),
    max: toHome(config.max ?? 100),
    // Half a degree Celsius is no round figure in Fahrenheit.
    step: converted ? 1 : (config.step ?? 1),
  };
  return {
    kind: 'number',
    deviceClass: config.device_class ?? null,
    abilities: { value: range },
    routes,
    encode: encodeEach({ value: sendValue(config.command_topic, config.command_template, fromHome) }),
  };
}

export function selectPlatform(source: Json): Spoken {
  const config = SETTABLE.parse(source);
  const routes = new Routes();
  routes.add(config.state_topic, config.value_template, ['value'], asText('value'));
  return {
    kind: 'select',
    deviceClass: null,
    abilities: { value: { values: config.options ?? [] } },
    routes,
    encode: encodeEach({ value: sendValue(config.command_topic, config.command_template) }),
  };
}

const RUNNABLE = z.object({
  command_topic: text.min(1),
  command_template: template,
  payload_on: payload('ON'),
  payload_press: payload('PRESS'),
  device_class: maybe(text),
});

/** No state comes back from these: that the broker took the message is all there is to know. */
function runnable(source: Json, kind: Kind, key: 'payload_on' | 'payload_press'): Spoken {
  const config = RUNNABLE.parse(source);
  const message = commandTemplate(config.command_template)(config[key]);
  return {
    kind,
    deviceClass: config.device_class ?? null,
    abilities: {},
    routes: new Routes(),
    encode: encodeEach({}, { run: () => one(config.command_topic, message) }),
  };
}

export const scenePlatform = (source: Json): Spoken => runnable(source, 'scene', 'payload_on');
export const buttonPlatform = (source: Json): Spoken => runnable(source, 'button', 'payload_press');

const SENSOR = z.object({
  state_topic: text.min(1),
  value_template: template,
  device_class: maybe(text),
  unit_of_measurement: maybe(text),
  payload_on: payload('ON'),
  payload_off: payload('OFF'),
  /** Seconds. */
  expire_after: number,
  off_delay: number,
});

function lapseOf({ expire_after: away = 0, off_delay: off = 0 }: z.infer<typeof SENSOR>): Lapse | undefined {
  if (away <= 0 && off <= 0) return undefined;
  return { ...(away > 0 ? { awayMs: away * 1_000 } : {}), ...(off > 0 ? { offMs: off * 1_000 } : {}) };
}

/** Between the entity's degrees and the home's; anything else stays as it is. */
function degrees(
  config: { readonly unit_of_measurement: string | undefined; readonly device_class: string | undefined },
  units: Home['units'],
) {
  // Twenty degrees of difference are no room temperature.
  const difference = config.device_class === 'temperature_delta';
  const unit = difference ? undefined : scaleOfUnit(config.unit_of_measurement);
  return {
    ...temperatureScale(unit, units),
    converted: unit !== undefined && unit !== degreesOf(units).slice(1),
  };
}

const NOTHING_TO_SEND = encodeEach({});

export function sensorPlatform(source: Json, units: Home['units']): Spoken {
  const config = SENSOR.parse(source);
  const routes = new Routes();
  const lapse = lapseOf({ ...config, off_delay: undefined });
  const { toHome, converted } = degrees(config, units);
  const shown = converted ? degreesOf(units) : config.unit_of_measurement;
  const unit = shown === undefined ? {} : { unit: shown };
  routes.add(config.state_topic, config.value_template, ['value'], (value) => {
    const told = numeric(value);
    return { value: told === null ? value.slice(0, 200) : toHome(told), ...unit };
  });
  return {
    kind: 'sensor',
    deviceClass: config.device_class ?? null,
    abilities: {},
    routes,
    encode: NOTHING_TO_SEND,
    ...(lapse === undefined ? {} : { lapse }),
  };
}

export function binarySensorPlatform(source: Json): Spoken {
  const config = SENSOR.parse(source);
  const routes = new Routes();
  const lapse = lapseOf(config);
  const read = asFlag('on', config.payload_on, config.payload_off);
  routes.add(config.state_topic, config.value_template, ['on'], read);
  return {
    kind: 'binary_sensor',
    deviceClass: config.device_class ?? null,
    abilities: {},
    routes,
    encode: NOTHING_TO_SEND,
    ...(lapse === undefined ? {} : { lapse }),
  };
}
