/** The package of a small program, inspected. Needs dpkg-deb (Debian and its like); elsewhere only the scripts are read. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakePackage, put } from './fake-package.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = join(ROOT, 'scripts/build-deb.sh');
const dpkg = spawnSync('dpkg-deb', ['--version']).status === 0;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-deb-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** @returns the path of the package */
async function build(...options: readonly string[]): Promise<string> {
  const from = await fakePackage(join(folder, 'from'));
  await put(from, {
    'bin/earshot': '#!/bin/sh\nexec node --x "$here/earshot.js"\n',
    'bin/earshot.js': '#!/usr/bin/env node\n',
    'dist/cli/main.js.map': 'not needed\n',
    'docs/install.md': '# Install\n',
    'models/manifest.json': '{}\n',
    'examples/home.yaml': 'version: 1\n',
    'systemd/earshot.service': readFileSync(join(ROOT, 'systemd/earshot.service'), 'utf8'),
  });
  const modules = join(folder, 'modules');
  await put(modules, {
    'left-pad/index.js': 'pad\n',
    'left-pad/index.d.ts': 'not needed\n',
    'speaker/build/binding.node': 'compiled elsewhere\n',
    'onnxruntime-node/bin/napi-v6/linux/x64/a.node': 'x64\n',
    'onnxruntime-node/bin/napi-v6/linux/arm64/a.node': 'arm64\n',
    'onnxruntime-node/bin/napi-v6/darwin/arm64/a.node': 'other\n',
  });
  const args = ['--from', from, '--modules', modules, '--out', folder, '--compress', 'none', ...options];
  return execFileSync(SCRIPT, args, {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: '1760000000' },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

const deb = (...args: readonly string[]): string => execFileSync('dpkg-deb', args, { encoding: 'utf8' });

/** What tar shows of a file: rights, owner, path. */
function listed(file: string): Map<string, string> {
  return new Map(
    deb('--contents', file)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [rights = '', owner = '', , , , path = '', , target = ''] = line.split(/\s+/);
        return [path.replace(/^\.\//, ''), `${rights} ${owner}${target === '' ? '' : ` -> ${target}`}`];
      }),
  );
}

describe.skipIf(!dpkg)('the Debian package', () => {
  it('holds the program for its architecture, the unit, settings that are kept, and the manual', async () => {
    const file = await build('--arch', 'arm64');
    expect(file).toBe(join(folder, 'earshot_1.2.3_arm64.deb'));
    expect(deb('--field', file, 'Architecture').trim()).toBe('arm64');
    expect(deb('--field', file, 'Depends')).toMatch(/nodejs \(>= 20\.19\).*alsa-utils/);
    const files = listed(file);
    expect(files.get('usr/lib/earshot/bin/earshot')).toBe('-rwxr-xr-x root/root');
    expect(files.get('usr/lib/earshot/dist/cli/main.js')).toBe('-rw-r--r-- root/root');
    expect(files.get('usr/bin/earshot')).toBe('lrwxrwxrwx root/root -> ../lib/earshot/bin/earshot');
    expect(files.get('usr/lib/earshot/docs')).toContain('-> ../../share/doc/earshot/docs');
    for (const path of [
      'etc/earshot/config.yaml',
      'usr/lib/systemd/system/earshot.service',
      'usr/share/doc/earshot/docs/install.md',
      'usr/share/doc/earshot/copyright',
      'usr/share/doc/earshot/changelog.gz',
      'usr/share/man/man1/earshot.1.gz',
      'usr/share/lintian/overrides/earshot',
      'usr/lib/earshot/node_modules/onnxruntime-node/bin/napi-v6/linux/arm64/a.node',
    ])
      expect(files.get(path), path).toBe('-rw-r--r-- root/root');
    const strange = /x64|darwin|speaker|\.map$|\.d\.ts$|src\/|^opt|^usr\/local/;
    expect([...files.keys()].filter((path) => strange.test(path))).toEqual([]);
  });

  it('has a unit that starts what it holds, and scripts that a shell understands', async () => {
    const file = await build('--arch', 'amd64');
    deb('--raw-extract', file, join(folder, 'raw'));
    const unit = readFileSync(join(folder, 'raw/usr/lib/systemd/system/earshot.service'), 'utf8');
    expect(unit).toContain('ExecStart=/usr/lib/earshot/bin/earshot run --config /etc/earshot/config.yaml');
    expect(unit).not.toContain('/opt/');
    expect(readFileSync(join(folder, 'raw/DEBIAN/conffiles'), 'utf8')).toBe('/etc/earshot/config.yaml\n');
    for (const script of ['postinst', 'prerm', 'postrm'])
      execFileSync('sh', ['-n', join(folder, 'raw/DEBIAN', script)]);
    execFileSync('md5sum', ['--check', '--quiet', 'DEBIAN/md5sums'], { cwd: join(folder, 'raw') });
  });

  it('is the same to the last byte when it is built again', async () => {
    const first = readFileSync(await build());
    expect(readFileSync(await build()).equals(first)).toBe(true);
  });

  it('may bring its own Node, and then asks for none', async () => {
    await put(folder, { 'node-binary': 'ELF' });
    const file = await build('--arch', 'arm64', '--node', join(folder, 'node-binary'));
    expect(deb('--field', file, 'Depends')).not.toContain('nodejs');
    expect(listed(file).get('usr/lib/earshot/node/bin/node')).toBe('-rwxr-xr-x root/root');
    rmSync(join(folder, 'raw'), { recursive: true, force: true });
    deb('--raw-extract', file, join(folder, 'raw'));
    expect(readFileSync(join(folder, 'raw/usr/lib/earshot/bin/earshot'), 'utf8')).toContain(
      'exec "$here/../node/bin/node" --x',
    );
  });

  it('is refused for machines that nobody has, and without a build', async () => {
    await expect(build('--arch', 'riscv64')).rejects.toMatchObject({ status: 2 });
    await expect(build('--from', folder)).rejects.toMatchObject({ status: 1 });
  });
});

it('what the package names is in the project', () => {
  const postinst = readFileSync(join(ROOT, 'packaging/debian/postinst'), 'utf8');
  expect(postinst).toContain('deb-systemd-helper enable earshot.service');
  const bin = readFileSync(join(ROOT, 'bin/earshot'), 'utf8');
  // `--node` replaces this word.
  expect(bin).toMatch(/^exec node /m);
});
