/** What of a package folder is the program: what npm would pack, with the packages that it needs at run time. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { EarshotError } from '../errors.js';

const PACKAGE = z.object({
  version: z.string(),
  files: z.array(z.string()),
  dependencies: z.record(z.string(), z.string()).default({}),
});
const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

export interface ProgramFiles {
  readonly version: string;
  /** Relative to the folder, in order. */
  readonly paths: readonly string[];
}

/** @throws EarshotError PROGRAM_INCOMPLETE where the build or the packages are missing */
export async function programFiles(folder: string): Promise<ProgramFiles> {
  const { version, files, dependencies } = PACKAGE.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  if (!existsSync(join(folder, 'dist/cli/main.js')))
    throw incomplete(folder, 'it has not been built: run `npm ci` there');
  const modules = modulesOf(folder);
  const missing = Object.keys(dependencies).find((name) => !modules.includes(`node_modules/${name}`));
  if (missing !== undefined) {
    throw incomplete(
      folder,
      `the package ${missing} is not in it: install with \`npm ci\` in a checkout, or \`npm install --global earshot\``,
    );
  }
  const paths = ['package.json'];
  for (const each of files) paths.push(...(await below(folder, each, true)));
  for (const each of modules) paths.push(...(await below(folder, each, false)));
  return { version, paths: [...new Set(paths)].filter((path) => !isForeign(path)).sort() };
}

/** In a checkout the lock file tells what only developers need; an installed package has nothing else. */
function modulesOf(folder: string): readonly string[] {
  const lock = join(folder, 'package-lock.json');
  const there = (path: string): boolean => existsSync(join(folder, path));
  const listed = [lock, join(folder, 'node_modules/.package-lock.json')].find((file) => existsSync(file));
  if (listed === undefined) return [];
  return Object.entries(LOCK.parse(JSON.parse(readFileSync(listed, 'utf8'))).packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path]) => path)
    .filter((path) => path.startsWith('node_modules/') && !path.split('/').includes('..') && there(path));
}

async function below(folder: string, path: string, nested: boolean): Promise<string[]> {
  const entries = await readdir(join(folder, path), { withFileTypes: true }).catch(() => null);
  if (entries === null) return existsSync(join(folder, path)) ? [path] : [];
  const found: string[] = [];
  for (const entry of entries) {
    const inner = `${path}/${entry.name}`;
    // Packages within a package have lines of their own. Links (.bin) are nobody's program.
    if (entry.isDirectory() && (nested || entry.name !== 'node_modules'))
      found.push(...(await below(folder, inner, nested)));
    if (entry.isFile()) found.push(inner.split(sep).join('/'));
  }
  return found;
}

/** onnxruntime-node brings 240 MB for other machines. */
function isForeign(path: string): boolean {
  const [, os, arch] = /^node_modules\/onnxruntime-node\/bin\/napi-v\d+\/([^/]+)\/([^/]+)\//.exec(path) ?? [];
  return os !== undefined && (os !== process.platform || arch !== process.arch);
}

const incomplete = (folder: string, why: string): EarshotError =>
  new EarshotError('PROGRAM_INCOMPLETE', `The program in ${folder} cannot be installed: ${why}.`);
