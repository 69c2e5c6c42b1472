/**
 * Questions to the table of kinds. Everything that must know "can a fan oscillate, and in which unit is its speed" asks
 * here: the home file's checker, the executors, the simulator, the MQTT bindings and the generated docs.
 */
import type { Ability, Device, Kind, PropertyValue } from '../home.js';
import type { Operation, PropertySpec } from './kind-spec.js';
import { KIND_TABLE } from './kind-table.js';

export { type KindSpec, OPERATIONS, type Operation, type PropertySpec, type Unit } from './kind-spec.js';
export { KIND_TABLE } from './kind-table.js';

/** Any battery-powered device may show its charge, whatever its kind. */
const BATTERY: PropertySpec = { type: 'number', role: 'shown', unit: '%', min: 0, max: 100, step: 1 };

/** Everyday words for properties, understood in calls, `can` and `state`, and written back as the property. */
export const EVERYDAY_WORDS: Readonly<Record<string, string>> = {
  temperature: 'target',
  fan_speed: 'speed',
  hvac_mode: 'mode',
  mute: 'muted',
};

/** The kind's property of this name, or of this everyday word; undefined where the kind has none such. */
export function propertyOf(kind: Kind, word: string): { name: string; spec: PropertySpec } | undefined {
  const own = KIND_TABLE[kind].properties;
  // A weather report has a temperature of its own: the everyday word never shadows a property.
  for (const name of [word, Object.hasOwn(EVERYDAY_WORDS, word) ? EVERYDAY_WORDS[word] : undefined]) {
    if (name === undefined) continue;
    const spec = Object.hasOwn(own, name) ? own[name] : name === 'battery' ? BATTERY : undefined;
    if (spec !== undefined) return { name, spec };
  }
  return undefined;
}

/** `temperature` -> `target` where the kind has it; a name of the kind's own stays, an unknown one comes back as it is. */
export function canonicalProperty(kind: Kind, word: string): string {
  return propertyOf(kind, word)?.name ?? word;
}

/** Names of the kind's properties, for messages and docs. */
export function propertyNames(kind: Kind): readonly string[] {
  return Object.keys(KIND_TABLE[kind].properties);
}

const toFahrenheit = (celsius: number): number => Math.round(celsius * 1.8 + 32);

/**
 * The ability a device has where the file names the property without a range: the usual range of that property.
 * Colour temperatures are then 2000-6500 K (what most bulbs do), temperatures in the home's own unit.
 */
export function defaultAbility(kind: Kind, property: string, units: 'metric' | 'imperial'): Ability {
  const spec = propertyOf(kind, property)?.spec;
  if (spec === undefined) return {};
  if (property === 'color_temp') return { min: 2000, max: 6500, step: 1 };
  if (spec.unit === 'temperature' && units === 'imperial') {
    return { min: toFahrenheit(spec.min ?? 4), max: toFahrenheit(spec.max ?? 38), step: 1 };
  }
  return {
    ...(spec.min === undefined ? {} : { min: spec.min }),
    ...(spec.max === undefined ? {} : { max: spec.max }),
    ...(spec.step === undefined ? {} : { step: spec.step }),
    ...(spec.values === undefined ? {} : { values: spec.values }),
  };
}

/** What a device may say of the property: the values it can be told, and those on the way to them. */
export function valuesTold({ values, passing = [] }: PropertySpec): readonly string[] | undefined {
  return values === undefined ? undefined : [...values, ...passing];
}

/** True where the device does this without any ability being listed: a light switches, a cover opens. */
export function hasOperation(device: Pick<Device, 'kind'>, operation: Operation): boolean {
  return KIND_TABLE[device.kind].operations.includes(operation);
}

/** The device's ability for a property or everyday word: its range or values; null where it cannot be told that. */
export function abilityOf(device: Device, word: string): Ability | null {
  const name = canonicalProperty(device.kind, word);
  return Object.hasOwn(device.abilities, name) ? (device.abilities[name] ?? null) : null;
}

/** Basic properties with the value a simulated device starts with where nothing else is said. */
export function startState(kind: Kind): Record<string, PropertyValue> {
  const state: Record<string, PropertyValue> = {};
  for (const [name, spec] of Object.entries(KIND_TABLE[kind].properties)) {
    if (spec.start !== undefined) state[name] = spec.start;
  }
  return state;
}

/** What is read, and never told to do something. */
export const READ_ONLY: ReadonlySet<string> = new Set<Kind>(['weather', 'sensor', 'binary_sensor', 'person']);

/** Kinds that can have more or less of what they do. */
export const LEVELLED: ReadonlySet<string> = new Set<Kind>([
  'light',
  'fan',
  'media',
  'climate',
  'water_heater',
  'humidifier',
  'number',
  'cover',
  'valve',
]);
