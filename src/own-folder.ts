/** Where a user's own files go when nobody says (XDG Base Directory Specification). */
import { homedir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { EarshotError } from './errors.js';

/**
 * Earshot's part of a folder that the environment names, else of its usual place in the user's home. Relative names are none, as the
 * specification says: what is kept would depend on where a command was typed. So is an empty `HOME`.
 * @param named a variable's value
 * @param usual below the user's home
 * @param flag what to write where there is no home, as in containers with a user of no name
 * @throws EarshotError HOME_UNKNOWN (usage)
 */
export function ownFolder(named: string | undefined, usual: readonly string[], flag: string): string {
  if (named !== undefined && isAbsolute(named)) return join(named, 'earshot');
  for (const home of [homedir, () => userInfo().homedir]) {
    const path = tried(home);
    if (isAbsolute(path)) return join(path, ...usual, 'earshot');
  }
  throw new EarshotError(
    'HOME_UNKNOWN',
    `This user has no home folder (set HOME): name a place with ${flag}.`,
    {
      usage: true,
    },
  );
}

/** Both throw where the user has no name. */
function tried(home: () => string): string {
  try {
    return home();
  } catch {
    return '';
  }
}
