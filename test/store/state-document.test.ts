/** The documents beside the database, and what a house does to them. */
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDocument } from '../../src/store/state-document.js';

const Names = z.strictObject({ version: z.literal(1), names: z.array(z.string()) });
const EMPTY = { version: 1 as const, names: [] };
const of = (...names: string[]) => ({ version: 1 as const, names });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-document-'));
});
afterEach(() => rm(folder, { recursive: true }));

const path = (name = 'names.json'): string => join(folder, name);
const open = () => openDocument(folder, 'names.json', Names, EMPTY);

describe('a document that is damaged', () => {
  it.each([
    ['empty, as a power cut leaves files', ''],
    ['cut off', '{"version":1,"names":["Sp'],
    ['zeros', '\0\0\0\0'],
    ['something else', '[]'],
  ])('is put back from its copy: %s', async (_how, text) => {
    await (await open()).document.set(of('Spot', 'Glow'));
    await writeFile(path(), text);
    const { document, problem } = await open();
    expect(document.value).toEqual(of('Spot', 'Glow'));
    expect(problem).toMatch(/was broken and is now .*names\.json\.broken; it was put back from its copy/);
    expect(await readFile(path('names.json.broken'), 'utf8')).toBe(text);
    const again = await open();
    expect(again).toMatchObject({ problem: null, document: { value: of('Spot', 'Glow') } });
  });

  it('is put back when it is gone, too', async () => {
    await (await open()).document.set(of('Spot'));
    await rm(path());
    const { document, problem } = await open();
    expect(document.value).toEqual(of('Spot'));
    expect(problem).toContain('was gone');
  });

  it('starts empty where the copy is no better, and the earlier one that was set aside stays', async () => {
    for (const text of ['first', 'second']) {
      await (await open()).document.set(of('Spot'));
      for (const name of ['names.json', 'names.json.backup']) await writeFile(path(name), text);
      const { document, problem } = await open();
      expect(document.value).toEqual(EMPTY);
      expect(problem).toContain('starts empty');
    }
    expect(await readFile(path('names.json.broken'), 'utf8')).toBe('first');
    expect(await readFile(path('names.json.broken-2'), 'utf8')).toBe('second');
  });
});

describe('a document that is not ours to judge', () => {
  it('is left alone where a newer Earshot wrote it, and nothing is written over it', async () => {
    const text = '{"version":2,"names":{"a":"Spot"}}';
    await writeFile(path(), text);
    const { document, problem } = await open();
    expect(problem).toMatch(/newer Earshot \(its version 2, ours 1\): update Earshot/);
    await expect(document.set(of('Glow'))).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
    expect(document.value).toEqual(of('Glow'));
    expect(await readFile(path(), 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual(['names.json']);
  });

  it('is left alone where it cannot be read now', async () => {
    // A link that leads to itself cannot be read by anybody, root included.
    await symlink('names.json', path());
    const { document, problem } = await open();
    expect(problem).toMatch(/cannot be read .*check its permissions; until then it is left as it is/);
    await expect(document.set(of('Glow'))).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
    expect(await readlink(path())).toBe('names.json');
  });

  it('is set aside where it is no file at all', async () => {
    await mkdir(path());
    const { document, problem } = await open();
    expect(problem).toContain('names.json.broken');
    await document.set(of('Glow'));
    expect((await open()).document.value).toEqual(of('Glow'));
  });
});
