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

it('docs/mqtt.md lists the methods, filters and tests of templates that the interpreter knows, and no others', async () => {
  const source = async (name: string): Promise<string> =>
    await readFile(new URL(`src/actions/discovery/${name}.ts`, root), 'utf8');
  const [values, texts, parser] = await Promise.all(
    ['expression-values', 'expression-texts', 'expression'].map(source),
  );
  const between = (text = '', from: string, to: string): string => text.split(from)[1]?.split(to)[0] ?? '';
  const cases = (text: string): string[] =>
    [...text.matchAll(/^ {4}case '(\w+)':/gm)].map(([, name]) => name!);
  const methods = cases(between(values, 'export function method', '\n}\n'));
  const filters = cases(between(values, 'export function filter', '\n}\n'));
  const both = cases(between(texts, 'export function listOrText', '\n}\n'));
  const tests = [...between(parser, 'const TESTS', '\n};').matchAll(/^ {2}(\w+):/gm)].map(
    ([, name]) => name!,
  );

  const doc = await readFile(new URL('docs/mqtt.md', root), 'utf8');
  const told = (row: string): string[] => {
    const cell =
      doc
        .split('\n')
        .find((line) => line.startsWith(`| ${row}`))
        ?.split(' | ')
        .at(-1) ?? '';
    return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, words = '']) => words.split(' '));
  };
  const plain = (word: string): string => word.replace('*', '');
  const listed = told('filters');
  expect(listed.map(plain).toSorted()).toEqual([...filters, ...both].toSorted());
  const starred = listed.filter((word) => word.endsWith('*')).map(plain);
  expect([...told('methods'), ...starred].toSorted()).toEqual([...methods, ...both].toSorted());
  expect(told('tests').toSorted()).toEqual(tests.toSorted());
});
