/** The inputs that are kept: some to begin with, and each that once broke something. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param root the `corpus` folder */
export function readCorpus(root: string, name: string): Map<string, Uint8Array> {
  const folder = join(root, name);
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .toSorted()
      .map((file) => [file, readFileSync(join(folder, file))]),
  );
}
