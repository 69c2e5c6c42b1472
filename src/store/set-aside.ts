/** Files that are found damaged are moved out of the way, never deleted. */
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';

/** An earlier one stays. @returns where it is now @throws what the disk says */
export async function setAside(file: string): Promise<string> {
  let aside = `${file}.broken`;
  for (let count = 2; existsSync(aside); count += 1) aside = `${file}.broken-${count}`;
  await rename(file, aside);
  return aside;
}
