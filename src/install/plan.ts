/** A plan is shown before anything is done: steps that change something, and notes. What is as it should be is no step. */
import { chmod, lstat, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureFolder } from '../ensure-folder.js';
import { writeWhole } from '../store/write-whole.js';

export interface Step {
  /** Begins with a verb: "write /etc/...". */
  readonly what: string;
  apply(): Promise<void>;
}

export interface Plan {
  readonly steps: readonly Step[];
  /** What a person should know, and can do about it. */
  readonly notes: readonly string[];
}

/** The steps in order, each told when it is done. @throws what a step throws; the steps before it stay done */
export async function carryOut(plan: Plan, tell: (what: string) => void): Promise<void> {
  for (const step of plan.steps) {
    await step.apply();
    tell(step.what);
  }
}

/** null: there is no such file. @throws what the disk says */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

export async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}

/** A step where the file is missing or says something else. */
export async function writeStep(file: string, text: string, mode = 0o644): Promise<Step[]> {
  const known = await readIfThere(file);
  if (known === text) return [];
  const what = `${known === null ? 'write' : 'change'} ${file}`;
  return [{ what, apply: () => writeWhole(file, text, mode) }];
}

export async function removeStep(path: string): Promise<Step[]> {
  if (!(await isThere(path))) return [];
  return [{ what: `remove ${path}`, apply: () => rm(path, { recursive: true, force: true }) }];
}

/** @param target as the link says it */
export async function linkStep(link: string, target: string): Promise<Step[]> {
  const known = await readlink(link).catch(() => null);
  if (known === target) return [];
  const apply = async (): Promise<void> => {
    await ensureFolder(dirname(link));
    await rm(link, { force: true });
    await symlink(target, link);
  };
  return [{ what: `link ${link} to ${target}`, apply }];
}

/** A folder with exactly these rights. */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  await ensureFolder(folder);
  await chmod(folder, mode);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
