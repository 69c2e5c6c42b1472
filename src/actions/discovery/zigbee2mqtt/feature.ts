/**
 * Exposes: how zigbee2mqtt describes what a device has (zigbee2mqtt.io, "Exposes"). A feature has a type, the property
 * of the device's JSON that carries it, and access bits; light, switch, cover, lock, fan and climate hold features.
 */
import { isObject } from '../json.js';

export interface Feature {
  /** binary, numeric, enum, text, composite, list; or light, switch, cover, lock, fan, climate. */
  readonly type: string;
  /** Empty for the types that only hold features. */
  readonly name: string;
  /** The key in state and commands: `state_l1`. Empty for the types that only hold features. */
  readonly property: string;
  /** `l1`, `left` ... of devices with several of the same. */
  readonly endpoint: string | null;
  /** For people: "Child lock". */
  readonly label: string;
  readonly told: boolean;
  readonly settable: boolean;
  /** May be asked for with `/get`. */
  readonly askable: boolean;
  readonly category: string | null;
  readonly unit: string | null;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
  /** Of an enum; numbers as text. */
  readonly values: readonly string[];
  /** Of a binary, as they stand in JSON. */
  readonly on: unknown;
  readonly off: unknown;
  readonly features: readonly Feature[];
}

/** The types that hold features of one thing one speaks to. */
export const HOLDERS: ReadonlySet<string> = new Set(['light', 'switch', 'cover', 'lock', 'fan', 'climate']);
const MAX_FEATURES = 500;
const MAX_DEPTH = 3;

/** Features that can be read; what is no feature is left out, never an error. */
export function readFeatures(value: unknown, depth = 0): readonly Feature[] {
  if (!Array.isArray(value) || depth > MAX_DEPTH) return [];
  return value.slice(0, MAX_FEATURES).flatMap((entry) => readFeature(entry, depth));
}

function readFeature(value: unknown, depth: number): readonly Feature[] {
  if (!isObject(value)) return [];
  const type = text(value['type']);
  const name = text(value['name']) ?? '';
  const property = text(value['property']) ?? '';
  if (type === null || (property === '' && !HOLDERS.has(type) && type !== 'composite')) return [];
  const access = typeof value['access'] === 'number' ? value['access'] : 0;
  const values = Array.isArray(value['values']) ? value['values'].slice(0, 500) : [];
  return [
    {
      type,
      name,
      property,
      endpoint: text(value['endpoint']),
      label: text(value['label']) ?? name.replaceAll('_', ' '),
      told: (access & 1) !== 0,
      settable: (access & 2) !== 0,
      askable: (access & 4) !== 0,
      category: text(value['category']),
      unit: text(value['unit']),
      min: finite(value['value_min']),
      max: finite(value['value_max']),
      step: finite(value['value_step']),
      values: values.filter((one) => typeof one === 'string' || typeof one === 'number').map(String),
      on: value['value_on'],
      off: value['value_off'],
      features: readFeatures(value['features'], depth + 1),
    },
  ];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : null;
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The feature of this name within a holder. */
export function part(holder: Feature, ...names: readonly string[]): Feature | undefined {
  return holder.features.find(({ name }) => names.includes(name));
}
