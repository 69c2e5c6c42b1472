/** `adaptation:` of config.yaml: whether the hub learns from corrections, and when it looks at them (docs/adaptation.md). */
import type { Item, Reader } from './actions/home-file/reader.js';
import { type Config, DEFAULT_CONFIG } from './config.js';
import { inRange, mapOf } from './config-reading.js';

/** A yes or no, or a map. */
export function readAdaptation(reader: Reader, item: Item | undefined): Config['adaptation'] {
  const defaults = DEFAULT_CONFIG.adaptation;
  if (item === undefined || !reader.isMap(item))
    return { ...defaults, enabled: reader.boolean(item, 'adaptation') ?? defaults.enabled };
  const map = mapOf(reader, item, 'adaptation', ['enabled', 'hour']);
  const hour = inRange(reader, map.get('hour'), 'adaptation hour', 0, 23) ?? defaults.hour;
  const at = map.get('hour');
  if (at !== undefined && !Number.isInteger(hour)) reader.fail(at, 'adaptation hour must be a whole number');
  return {
    // Whoever says when wants it.
    enabled: reader.boolean(map.get('enabled'), 'adaptation enabled') ?? true,
    hour,
  };
}
