/** `--home FILE`, common to all commands that need a house; without it the bundled example house. */
import { fileURLToPath } from 'node:url';
import type { Home } from '../actions/home.js';
import { loadHome } from '../actions/home-file.js';

/** The example house that ships with the package; the same place from src/ and from dist/. */
export const EXAMPLE_HOME = fileURLToPath(new URL('../../examples/home.yaml', import.meta.url));

/** Loads the house and tells warnings on stderr. Throws usage errors (exit 2). */
export async function openHome(path: string | undefined): Promise<Home> {
  const { home, warnings } = await loadHome(path ?? EXAMPLE_HOME);
  for (const warning of warnings) console.error(warning);
  return home;
}
