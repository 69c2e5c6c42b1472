/** The bill of materials, as `npm run sbom` makes it: every package that is shipped, every model file, each with its licence. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const BOM = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ 'bom-ref': z.string() }) }),
  components: z.array(
    z.object({
      'bom-ref': z.string(),
      type: z.string(),
      name: z.string(),
      version: z.string().optional(),
      hashes: z.array(z.object({ alg: z.string(), content: z.string() })).optional(),
      licenses: z
        .array(
          z.union([
            z.object({ license: z.object({ id: z.string() }) }),
            z.object({ expression: z.string() }),
          ]),
        )
        .optional(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const MODELS = z.object({
  files: z.array(z.object({ id: z.string(), path: z.string(), sha256: z.string(), licence: z.string() })),
});

const folder = mkdtempSync(join(tmpdir(), 'earshot-sbom-'));
afterAll(() => rmSync(folder, { recursive: true }));
let bom: z.infer<typeof BOM>;
beforeAll(() => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(read(`${ROOT}package.json`));
  const [program = '', script = ''] = scripts['sbom']?.split(' ') ?? [];
  expect(program).toBe('node');
  execFileSync(process.execPath, [join(ROOT, script), join(folder, 'bom.json')], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  bom = BOM.parse(read(join(folder, 'bom.json')));
}, 60_000);

describe('the bill of materials', () => {
  const { packages } = LOCK.parse(read(`${ROOT}package-lock.json`));
  const shipped = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`);

  it('names every package that is shipped, once, and none of the developers', () => {
    const named = bom.components.filter(({ type }) => type === 'library').map((one) => one['bom-ref']);
    expect(named.toSorted()).toEqual([...new Set(shipped)].toSorted());
    expect(shipped.length).toBeGreaterThan(100);
  });

  it('says of each its licence and what its bytes must be', () => {
    for (const { name, licenses = [], hashes = [] } of bom.components) {
      expect(licenses.length, `licence of ${name}`).toBeGreaterThan(0);
      expect(hashes.length, `hash of ${name}`).toBeGreaterThan(0);
    }
  });

  it('says whose they are: nothing hangs in the air', () => {
    const parents = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const seen = new Set<string>();
    for (let next = [bom.metadata.component['bom-ref']]; next.length > 0; ) {
      for (const ref of next) seen.add(ref);
      next = next.flatMap((ref) => parents.get(ref) ?? []).filter((ref) => !seen.has(ref));
    }
    const direct = Object.keys(packages['']?.dependencies ?? {});
    const ours = parents
      .get(bom.metadata.component['bom-ref'])
      ?.map((ref) => ref.slice(0, ref.lastIndexOf('@')));
    expect(ours).toEqual(expect.arrayContaining(direct));
    expect(bom.components.map((one) => one['bom-ref']).filter((ref) => !seen.has(ref))).toEqual([]);
  });

  it('names every model file, with licence, sum and place', () => {
    const { files } = MODELS.parse(read(`${ROOT}models/manifest.json`));
    const models = bom.components.filter(({ type }) => type === 'machine-learning-model');
    expect(models.length).toBe(files.length);
    for (const { id, path, sha256, licence } of files) {
      const found = models.find(({ name }) => name === id);
      expect(found?.hashes).toEqual([{ alg: 'SHA-256', content: sha256 }]);
      expect(found?.licenses).toEqual([{ license: { id: licence } }]);
      expect(found?.properties).toContainEqual({ name: 'earshot:path', value: `models/${path}` });
    }
  });

  it('takes a licence that a package does not name from its own text', () => {
    const text = readFileSync(`${ROOT}node_modules/suncalc/LICENSE`, 'utf8');
    expect(text).toContain('Redistribution and use in source and binary forms');
    expect(text).not.toContain('Neither the name');
    expect(bom.components.find(({ name }) => name === 'suncalc')?.licenses).toEqual([
      { license: { id: 'BSD-2-Clause' } },
    ]);
  });
});
