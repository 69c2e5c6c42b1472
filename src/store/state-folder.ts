/** Where the hub's state lies when nobody says: systemd's StateDirectory, else the user's own state folder (XDG). */
import { isAbsolute, resolve } from 'node:path';
import { ownFolder } from '../own-folder.js';

/** What to write in place of a folder where nothing shall survive. */
export const IN_MEMORY = 'memory';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param wish of `--state` or config.yaml; null: none
 * @returns an absolute folder, or null for memory only
 * @throws EarshotError HOME_UNKNOWN (usage)
 */
export function stateFolder(wish: string | null, environment: Environment = process.env): string | null {
  if (wish === IN_MEMORY) return null;
  if (wish !== null) return resolve(wish);
  // systemd names several folders with colons between; the first is ours.
  const [service = ''] = (environment['STATE_DIRECTORY'] ?? '').split(':');
  if (isAbsolute(service)) return service;
  return ownFolder(environment['XDG_STATE_HOME'], ['.local', 'state'], '--state');
}
