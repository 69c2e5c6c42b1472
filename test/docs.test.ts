import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const root = new URL('../', import.meta.url);

it('every dependency has its line in docs/dependencies.md, and no line is left of one that is gone', async () => {
  const wanted = packageSchema.parse(JSON.parse(await readFile(new URL('package.json', root), 'utf8')));
  const names = [wanted.dependencies, wanted.optionalDependencies, wanted.devDependencies].flatMap((group) =>
    Object.keys(group),
  );
  const doc = await readFile(new URL('docs/dependencies.md', root), 'utf8');
  // The first cell of a table's row holds names of packages in backticks.
  const told = doc.split('\n').flatMap((line) => {
    const cell = /^\| (`[^|]*) \|/.exec(line)?.[1] ?? '';
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
  });
  expect(told.toSorted()).toEqual(names.toSorted());
});
