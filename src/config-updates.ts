/** `updates:` of config.yaml: where models are offered to this hub (docs/updates.md). */
import type { Item, Reader } from './actions/home-file/reader.js';
import { isTopic } from './actions/topic.js';
import { type Config, DEFAULT_CONFIG } from './config.js';
import { mapOf } from './config-reading.js';

export function readUpdates(reader: Reader, item: Item | undefined): Config['updates'] {
  const at = mapOf(reader, item, 'updates', ['topic']).get('topic');
  const topic = reader.text(at, 'updates topic');
  if (at === undefined || topic === null) return DEFAULT_CONFIG.updates;
  if (!isTopic(topic) || topic.endsWith('/')) {
    reader.fail(at, `updates topic "${topic}" must be a plain MQTT topic, like earshot/models`);
    return DEFAULT_CONFIG.updates;
  }
  return { topic };
}
