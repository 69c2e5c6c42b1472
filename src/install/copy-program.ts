/** Copies the program to its place in one step: old or new, never a mixture. */
import { createHash } from 'node:crypto';
import { chmod, copyFile, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureFolder } from '../ensure-folder.js';
import { syncFolder, writeWhole } from '../store/write-whole.js';
import { isThere, type Step } from './plan.js';
import { type ProgramFiles, programFiles } from './program-files.js';

/** Says that a folder was made by us, and may be removed by us. */
export const STAMP = '.installed-by-earshot.json';

/** None where the copy is the same to the last byte. @throws EarshotError PROGRAM_INCOMPLETE */
export async function copyStep(from: string, to: string): Promise<Step[]> {
  const files = await programFiles(from);
  const wanted = await digest(from, files.paths);
  if ((await filesIn(to)).join('\n') === files.paths.join('\n') && (await digest(to, files.paths)) === wanted)
    return [];
  const what = `copy Earshot ${files.version} (${files.paths.length} files) from ${from} to ${to}`;
  return [{ what, apply: () => copy(from, to, files, wanted) }];
}

async function copy(from: string, to: string, files: ProgramFiles, sha256: string): Promise<void> {
  const fresh = `${to}.new`;
  const old = `${to}.old`;
  await rm(fresh, { recursive: true, force: true });
  try {
    await fill(fresh, from, files, sha256);
  } catch (error) {
    // Half a program on a full disk would keep it full.
    await rm(fresh, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
  await rm(old, { recursive: true, force: true });
  if (await isThere(to)) await rename(to, old);
  await rename(fresh, to);
  await syncFolder(dirname(to));
  await rm(old, { recursive: true, force: true });
}

async function fill(fresh: string, from: string, files: ProgramFiles, sha256: string): Promise<void> {
  for (const path of files.paths) {
    const target = join(fresh, path);
    await makeReadable(fresh, dirname(path));
    await copyFile(join(from, path), target);
    const { mode } = await stat(target);
    // The hub runs as a user of its own: whatever our umask is, it must be able to read them.
    await chmod(target, (mode & 0o111) === 0 ? 0o644 : 0o755);
  }
  const stamp = { version: files.version, files: files.paths.length, sha256 };
  await writeWhole(join(fresh, STAMP), `${JSON.stringify(stamp)}\n`);
}

async function makeReadable(base: string, folder: string): Promise<void> {
  const path = join(base, folder);
  if (await isThere(path)) return;
  if (folder !== '.') await makeReadable(base, dirname(folder));
  await ensureFolder(path);
  await chmod(path, 0o755);
}

/** All files of an installed program, as `programFiles` orders them. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== STAMP)
    .sort();
}

async function digest(folder: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(`${path}\n`);
    // The largest is a model of 30 MB.
    hash.update(
      createHash('sha256')
        .update(await readFile(join(folder, path)))
        .digest(),
    );
  }
  return hash.digest('hex');
}
