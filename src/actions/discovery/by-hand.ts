/** A device's `mqtt:` in home.yaml -> its binding. docs/mqtt.md has the three forms. */
import { z } from 'zod';
import type { Ability, Home, Kind } from '../home.js';
import { didYouMean } from '../home-file/suggest.js';
import { type DeviceBinding, toBinding } from './binding.js';
import { explain } from './fields.js';
import { longForm } from './homeassistant/abbreviations.js';
import { availabilityFields, readAvailability } from './homeassistant/availability.js';
import { PLATFORM_NAMES, platformOf } from './homeassistant/platforms.js';
import { isObject, type Json } from './json.js';
import { PLAIN_KEYS, plainPlatform } from './plain/plain.js';
import { BINDING_KEYS, propertiesBinding } from './plain/properties.js';

const AVAILABILITY = z.object(availabilityFields);
const AVAILABILITY_KEYS = Object.keys(availabilityFields);

export interface ByHand {
  readonly binding: DeviceBinding;
  /** What the binding can tell the device, for a device whose `can` names nothing. */
  readonly abilities: Readonly<Record<string, Ability>>;
}

/** @throws SyntaxError that says what is wrong and what to write */
export function readByHand(mqtt: unknown, kind: Kind, units: Home['units']): ByHand {
  if (!isObject(mqtt)) throw new SyntaxError('it must be a map of topics');
  try {
    const base = mqtt['base'];
    const config = longForm(typeof base === 'string' ? { ...deepFill(mqtt, base), '~': base } : mqtt);
    const spoken = speak(config, kind, units);
    const availability = readAvailability(AVAILABILITY.parse(config));
    return { binding: toBinding(spoken, availability), abilities: spoken.abilities };
  } catch (error) {
    throw new SyntaxError(explain(error), { cause: error });
  }
}

export function readBinding(mqtt: unknown, kind: Kind, units: Home['units']): DeviceBinding {
  return readByHand(mqtt, kind, units).binding;
}

function speak(config: Json, kind: Kind, units: Home['units']) {
  const component = config['platform'];
  if (component !== undefined) {
    const platform = typeof component === 'string' ? platformOf(component) : null;
    if (platform !== null) return platform(config, units);
    const word = String(component).slice(0, 40);
    throw new SyntaxError(`the platform "${word}" is unknown${didYouMean(word, PLATFORM_NAMES)}`);
  }
  const detailed = config['properties'] !== undefined || config['operations'] !== undefined;
  const keys: readonly string[] = [...(detailed ? BINDING_KEYS : PLAIN_KEYS), ...AVAILABILITY_KEYS, 'base'];
  const unknown = Object.keys(config).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw new SyntaxError(`it has an unknown key "${unknown.slice(0, 40)}"${didYouMean(unknown, keys)}`);
  }
  if (detailed) return propertiesBinding(config, kind, units);
  if (config['state_topic'] === undefined && config['command_topic'] === undefined) {
    throw new SyntaxError(
      'it names no topic; give "state_topic" and "command_topic", or "properties" (docs/mqtt.md)',
    );
  }
  return plainPlatform(config, kind, units);
}

/** `~` at the head of a topic, in the maps within, too. */
function deepFill(map: Json, base: string, depth = 0): Json {
  if (depth > 3) return map;
  const entries = Object.entries(map).map(([key, value]): [string, unknown] => {
    if (isObject(value)) return [key, deepFill(value, base, depth + 1)];
    const topic =
      ['state', 'command', 'topic'].includes(key) && typeof value === 'string' && value.startsWith('~');
    return [key, topic ? `${base}${value.slice(1)}` : value];
  });
  return Object.fromEntries(entries);
}
