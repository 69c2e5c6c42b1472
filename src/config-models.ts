/** `models:` of config.yaml: the folder of Earshot's own models, and a language model that a user installed (docs/replies.md). */
import type { Item, Reader } from './actions/home-file/reader.js';
import { type Config, DEFAULT_CONFIG } from './config.js';
import { mapOf } from './config-reading.js';
import { PROFILE_NAMES } from './profiles/profile.js';

type Path = (item: Item | undefined, what: string) => string | null;

/** A folder, or a map. */
export function readModels(
  reader: Reader,
  item: Item | undefined,
  path: Path,
): Pick<Config, 'models' | 'profile' | 'replies'> {
  if (item === undefined || !reader.isMap(item))
    return { models: path(item, 'models'), profile: null, replies: DEFAULT_CONFIG.replies };
  const map = mapOf(reader, item, 'models', ['folder', 'profile', 'llm', 'replies']);
  const model = path(map.get('llm'), 'models llm');
  return {
    models: path(map.get('folder'), 'models folder'),
    profile: reader.oneOf(map.get('profile'), 'models profile', PROFILE_NAMES),
    // Whoever names a model wants it to talk.
    replies: { enabled: reader.boolean(map.get('replies'), 'models replies') ?? model !== null, model },
  };
}
