import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKED = z.array(z.object({ files: z.array(z.object({ path: z.string() })) })).length(1);
const MANIFEST = z.object({ files: z.array(z.object({ path: z.string() })).min(1) });

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
    'NOTICE',
  ])('holds %s, which its commands and messages name', (path) => {
    expect(files).toContain(path);
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
