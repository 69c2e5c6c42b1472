import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKED = z.array(z.object({ files: z.array(z.object({ path: z.string() })) })).length(1);
const MANIFEST = z.object({ files: z.array(z.object({ path: z.string() })).min(1) });

const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      // Old packages have a list of words.
      engines: z.union([z.object({ node: z.string().optional() }), z.array(z.string())]).optional(),
    }),
  ),
});

function packedFiles(): ReadonlySet<string> {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
  const output = execFileSync('npm', args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Set(PACKED.parse(JSON.parse(output))[0]?.files.map(({ path }) => path));
}

describe('the package that npm makes', () => {
  const files = packedFiles();

  it.each([
    'bin/earshot',
    'bin/earshot.js',
    'examples/home.yaml',
    'bench/dev-home.yaml',
    'bench/sentences/en/kitchen-bar.yaml',
    'systemd/earshot.service',
    'docs/plugins.md',
    'LICENSE',
    'SECURITY.md',
    'NOTICE',
  ])('holds %s, which its commands and messages name', (path) => {
    expect(files).toContain(path);
  });

  it('needs nothing that wants a newer Node than it does itself', () => {
    const lock = LOCK.parse(JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')));
    const nodeOf = (name: string): string | undefined => {
      const engines = lock.packages[name]?.engines;
      return Array.isArray(engines) ? engines.join().replace(/^node\s*/, '') : engines?.node;
    };
    const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(nodeOf('') ?? '') ?? [];
    // One alternative that begins at or below our oldest: `>=18`, `^20.9.0`, `20`. Caret and bare numbers hold for one major.
    const admits = (range: string): boolean =>
      range.split('||').some((part) => {
        const [, sign = '', wants, least = '0'] = /^\s*(>=|\^)?\s*(\d+)(?:\.(\d+|x))?/.exec(part) ?? [];
        if (Number(wants) === Number(major)) return !(Number(least) > Number(minor));
        return sign === '>=' && Number(wants) < Number(major);
      });
    expect(['>=22', '^18 || >=20.20', '18'].filter(admits)).toEqual([]);
    expect(['>= 0.6', '18 || 20 || >=22', '^20.19.0'].filter(admits)).toHaveLength(3);
    const newer = Object.entries(lock.packages).flatMap(([name, { dev }]) => {
      const node = nodeOf(name);
      return dev === true || node === undefined || admits(node) ? [] : [`${name} ${node}`];
    });
    expect(newer).toEqual([]);
  });

  it('holds every model of the manifest', () => {
    const manifest = MANIFEST.parse(JSON.parse(readFileSync(`${ROOT}models/manifest.json`, 'utf8')));
    for (const { path } of manifest.files) expect(files).toContain(`models/${path}`);
  });

  it('holds no tests, recordings of the bench or secrets', () => {
    const own =
      /^(bench\/(dev-home\.yaml|sentences\/)|bin\/|dist\/|docs\/|models\/|examples\/|systemd\/|[A-Z]+(\.md)?$|package\.json$)/;
    expect([...files].filter((path) => !own.test(path))).toEqual([]);
  });
});
