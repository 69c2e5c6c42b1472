/** One thing one speaks to within a Zigbee device, and the JSON properties behind it. */
import type { Ability, DeviceState, Home, Kind, PropertyValue } from '../../home.js';
import type { Encode } from '../binding.js';
import type { Json } from '../json.js';
import type { Feature } from './feature.js';

export interface Part {
  readonly kind: Kind;
  readonly deviceClass: string | null;
  readonly abilities: Readonly<Record<string, Ability>>;
  /** Properties of the house that the state tells. */
  readonly reports: readonly string[];
  /** What the device's JSON state tells of this part. */
  readonly read: (state: Json) => DeviceState | null;
  /** By property of the house: what to put into the command. null: cannot be told that. */
  readonly write: Readonly<Record<string, Write>>;
  /** By operation of the house (`run`, `stop`). */
  readonly operate: Readonly<Record<string, Json>>;
  /** Properties worth asking for with `/get`. */
  readonly asks: readonly string[];
  readonly endpoint: string | null;
  /** What tells it from the device's other parts: "Temperature". */
  readonly label: string;
  /** Of a part that is one feature, the feature. */
  readonly feature?: Feature;
  /** Settings and diagnostics. */
  readonly secondary: boolean;
  /** Carries the device's own name if no better part does; the smallest number does. Infinity: never. */
  readonly weight: number;
}

export type Write = (value: PropertyValue, context: WriteContext) => Json | null;

export interface WriteContext {
  readonly set: DeviceState;
  readonly state: DeviceState;
}

/** What readers need to know of the device around a part. */
export interface PartContext {
  readonly units: Home['units'];
  /** Of the model: "Smart plug". */
  readonly description: string;
}

/** One message to `/set`, whatever is set: zigbee2mqtt takes all properties of a device at once. */
export function encodePart(part: Part, topic: string): Encode {
  return (effect, state) => {
    if (effect.type === 'device-op') {
      const message = Object.hasOwn(part.operate, effect.op) ? part.operate[effect.op] : undefined;
      return message === undefined ? null : [{ topic, payload: JSON.stringify(message) }];
    }
    const message: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(effect.set)) {
      const write = Object.hasOwn(part.write, name) ? part.write[name] : undefined;
      const told = write?.(value, { set: effect.set, state }) ?? null;
      if (told === null) return null;
      Object.assign(message, told);
    }
    return Object.keys(message).length === 0 ? [] : [{ topic, payload: JSON.stringify(message) }];
  };
}

/** Reads a binary feature. */
export function binary(feature: Feature, value: unknown): boolean | null {
  if (value === undefined) return null;
  if (value === feature.on) return true;
  if (value === feature.off) return false;
  // Some converters tell `true` where they expose "ON".
  return typeof value === 'boolean' && typeof feature.on === 'string' ? value : null;
}

export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  // A few devices tell figures as text.
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

export function asWord(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : null;
}
