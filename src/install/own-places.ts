/** Which settings and which state a command is about: those of its flags, else the installed service's, else this user's. */
import type { Config } from '../config.js';
import { stateFolder } from '../store/state-folder.js';
import { PLACES } from './layout.js';
import { isThere } from './plan.js';

/** null: none is named, and no service is installed. */
export async function configFile(flag: string | undefined): Promise<string | null> {
  if (flag !== undefined) return flag;
  return (await isThere(PLACES.config)) ? PLACES.config : null;
}

/** null: nothing is kept. The service's environment is known to systemd alone, so its place is taken from the unit. */
export function stateOf({ state }: Pick<Config, 'state'>, file: string | null, flag?: string): string | null {
  if (flag === undefined && state === null && file === PLACES.config) return PLACES.state;
  return stateFolder(flag ?? state);
}
