import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const UNIT = fileURLToPath(new URL('../systemd/earshot.service', import.meta.url));
const has = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('the systemd unit', () => {
  it('starts what the package has', () => {
    const [, program, rest = ''] =
      /^ExecStart=\/opt\/earshot\/(\S+) (.*)$/m.exec(readFileSync(UNIT, 'utf8')) ?? [];
    expect(program).toBe('bin/earshot');
    const help = execFileSync(fileURLToPath(new URL('../bin/earshot', import.meta.url)), ['run', '--help'], {
      encoding: 'utf8',
    });
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(help).toContain(option);
  });

  // Without systemd-analyze (not a Debian package of its own) only the line above is checked.
  it.skipIf(!has)('is exposed by 1.5 of 10 at most', () => {
    const shown = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', UNIT], {
      encoding: 'utf8',
    });
    const exposure = Number(/exposure level for earshot\.service: ([\d.]+)/.exec(shown)?.[1]);
    expect(exposure).toBeGreaterThan(0);
    expect(exposure).toBeLessThanOrEqual(1.5);
  });
});
