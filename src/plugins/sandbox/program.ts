/**
 * The programs of a plugin's process as text: it may read no file, so it is told everything. In a checkout without
 * a build (tests run the sources) the types are taken off here.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stripTypes } from '../strip.js';

export interface Programs {
  readonly child: string;
  readonly guest: string;
  readonly kit: string;
}

let loaded: Promise<Programs> | null = null;

export function loadPrograms(): Promise<Programs> {
  loaded ??= Promise.all([program('child'), program('guest'), program('kit')]).then(
    ([child, guest, kit]) => ({ child, guest, kit }),
  );
  return loaded;
}

async function program(name: string): Promise<string> {
  const compiled = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  if (existsSync(compiled)) return await readFile(compiled, 'utf8');
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  return await stripTypes(await readFile(file, 'utf8'), file);
}
