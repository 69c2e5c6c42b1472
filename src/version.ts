/** Earshot's own version, from package.json. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

let known: string | null = null;

export function version(): string {
  // The same place from src/ and from dist/.
  known ??= z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))).version;
  return known;
}
