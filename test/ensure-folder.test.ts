import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureFolder } from '../src/ensure-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-folder-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

describe('a folder', () => {
  it('is made with those above it, with the mode that was asked for', async () => {
    await ensureFolder(join(folder, 'a', 'b', 'c'), 0o700);
    for (const path of ['a', 'a/b', 'a/b/c'])
      expect(((await stat(join(folder, path))).mode & 0o777).toString(8)).toBe('700');
  });

  it('that is there is left as it is', async () => {
    await mkdir(join(folder, 'a'), { mode: 0o755 });
    await ensureFolder(join(folder, 'a'), 0o700);
    expect(((await stat(join(folder, 'a'))).mode & 0o777).toString(8)).toBe('755');
    await ensureFolder('/');
  });

  it('is made once by several at a time', async () => {
    const path = join(folder, 'a', 'b', 'c');
    await Promise.all([1, 2, 3, 4].map(() => ensureFolder(path)));
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('where a file lies is refused', async () => {
    await writeFile(join(folder, 'taken'), '');
    await expect(ensureFolder(join(folder, 'taken'))).rejects.toThrow('EEXIST');
    await expect(ensureFolder(join(folder, 'taken', 'below'))).rejects.toThrow('ENOTDIR');
  });

  // With `recursive: true` Node asks for ever: /proc says that the folder is missing in which nothing can be made.
  it.runIf(process.platform === 'linux').each(['/proc/nothing', '/proc/nothing/below', '/proc/self/nothing'])(
    'that cannot be made where %s is, is refused',
    async (path) => {
      await expect(ensureFolder(path)).rejects.toThrow('ENOENT');
    },
  );
});
