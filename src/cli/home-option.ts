/** `--home FILE`, common to all commands that need a house; without it the bundled example house. */
import { fileURLToPath } from 'node:url';
import type { Home } from '../actions/home.js';
import { loadHome, loadHomeFirst } from '../actions/home-file.js';

/** The example house that ships with the package; the same place from src/ and from dist/. */
export const EXAMPLE_HOME = fileURLToPath(new URL('../../examples/home.yaml', import.meta.url));

/**
 * Loads the house and tells warnings on stderr. Throws usage errors (exit 2).
 * @param calendars `later`: whoever asked for the house reads the calendar files itself
 */
export async function openHome(
  path: string | undefined,
  { calendars = 'now' }: { readonly calendars?: 'now' | 'later' } = {},
): Promise<Home> {
  const load = calendars === 'now' ? loadHome : loadHomeFirst;
  const { home, warnings } = await load(path ?? EXAMPLE_HOME);
  for (const warning of warnings) console.error(warning);
  return home;
}
