/** A device's `mqtt:` in home.yaml -> its binding. docs/mqtt.md has the forms. */

import { z } from 'zod';
import type { Home, Kind } from '../home.js';
import { type DeviceBinding, toBinding } from './binding.js';
import { longForm } from './homeassistant/abbreviations.js';
import { availabilityFields, readAvailability } from './homeassistant/availability.js';
import { PLATFORM_NAMES, platformOf } from './homeassistant/platforms.js';
import { isObject } from './json.js';
import { plainPlatform } from './plain/plain.js';

const AVAILABILITY = z.object(availabilityFields);

/**
 * `{platform: light, ...}` in Home Assistant's keys, or the plain form.
 *
 * @throws SyntaxError or ZodError that say what is wrong
 */
export function readBinding(mqtt: unknown, kind: Kind, units: Home['units']): DeviceBinding {
  if (!isObject(mqtt)) throw new SyntaxError('it must be a map of topics');
  const config = longForm(mqtt);
  const component = config['platform'];
  const platform = typeof component === 'string' ? platformOf(component) : null;
  if (typeof component === 'string' && platform === null) {
    throw new SyntaxError(
      `the platform "${component.slice(0, 40)}" is unknown; known: ${PLATFORM_NAMES.join(', ')}`,
    );
  }
  const spoken = platform === null ? plainPlatform(config, kind, units) : platform(config, units);
  return toBinding(spoken, readAvailability(AVAILABILITY.parse(config)));
}
