/** `updates:` of config.yaml: where models are offered to this hub, and what they must understand (docs/updates.md). */
import type { Item, Reader } from './actions/home-file/reader.js';
import { isTopic } from './actions/mqtt/topic.js';
import { type Config, DEFAULT_CONFIG } from './config.js';
import { mapOf } from './config-reading.js';

export function readUpdates(
  reader: Reader,
  item: Item | undefined,
  path: (item: Item | undefined, what: string) => string | null,
): Config['updates'] {
  const map = mapOf(reader, item, 'updates', ['topic', 'tests']);
  const tests = path(map.get('tests'), 'updates tests');
  return { topic: readTopic(reader, map.get('topic')), tests };
}

function readTopic(reader: Reader, at: Item | undefined): string | null {
  const topic = reader.text(at, 'updates topic');
  if (at === undefined || topic === null) return DEFAULT_CONFIG.updates.topic;
  if (isTopic(topic) && !topic.endsWith('/')) return topic;
  reader.fail(at, `updates topic "${topic}" must be a plain MQTT topic, like earshot/models`);
  return DEFAULT_CONFIG.updates.topic;
}
