/** The parts of scripts/prove-install.mjs that need no root and no network. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const SCRIPTS = fileURLToPath(new URL('../../scripts/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'earshot-prove-install-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs it with nothing but these programs. */
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, args, { encoding: 'utf8', env: { PATH: folder } });

describe('the proof of the installation', () => {
  it('says what is missing where it cannot be tried, and makes nothing', () => {
    const { status, stdout, stderr } = run(join(SCRIPTS, 'prove-install.mjs'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^prove-install: .*(needs root|apt-get install debootstrap)/);
    expect(stdout).toBe('');
  });

  it("takes Debian's own archive from this machine's apt, and no other", () => {
    const says = (lines: string): string => {
      writeFileSync(join(folder, 'apt-get'), `#!/bin/sh\nprintf '%s\\n' ${lines}\n`, { mode: 0o755 });
      const code = `import('${SCRIPTS}prove-install/debian.mjs').then(({archiveOfApt}) => console.log(archiveOfApt()))`;
      return run('-e', code).stdout.trim();
    };
    expect(
      says(
        "'Debian-Security http://security.example/' 'Node http://node.example/' 'Debian http://archive.example/debian/'",
      ),
    ).toBe('http://archive.example/debian/');
    expect(says("'Ubuntu http://archive.example/ubuntu/'")).toBe('null');
    expect(says('')).toBe('null');
  });
});
