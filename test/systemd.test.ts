import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TEXT = readFileSync(join(ROOT, 'systemd/earshot.service'), 'utf8');
// Without systemd-analyze (not a Debian package of its own) the texts alone are checked.
const has = spawnSync('systemd-analyze', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'earshot-unit-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The unit as it stands on a machine, with what drop-ins add. */
function unit(name: string, added = ''): string {
  const file = join(folder, `${name}.service`);
  writeFileSync(file, `${TEXT.replaceAll('/opt/earshot/', ROOT)}\n[Service]\n${added}`);
  return file;
}

function exposure(file: string): number {
  const shown = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', file], {
    encoding: 'utf8',
  });
  return Number(/exposure level for \S+: ([\d.]+)/.exec(shown)?.[1] ?? Number.NaN);
}

const settings = (text: string): string[] => text.split('\n').filter((line) => /^\w+=/.test(line));

describe('the systemd unit', () => {
  it('starts what the package has', () => {
    const [, program, rest = ''] = /^ExecStart=\/opt\/earshot\/(\S+) (.*)$/m.exec(TEXT) ?? [];
    expect(program).toBe('bin/earshot');
    const help = execFileSync(join(ROOT, 'bin/earshot'), ['run', '--help'], { encoding: 'utf8' });
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(help).toContain(option);
  });

  it('is watched, and started again for as long as it takes, but not over a mistake in its settings', () => {
    expect(settings(TEXT)).toEqual(
      expect.arrayContaining([
        'Type=notify',
        'NotifyAccess=all',
        'WatchdogSec=60',
        'Restart=always',
        'StartLimitIntervalSec=0',
        'RestartPreventExitStatus=2',
      ]),
    );
  });

  it('says why it relaxes what it relaxes', () => {
    const lines = TEXT.split('\n');
    for (const setting of ['RestrictAddressFamilies=', 'DeviceAllow=', 'ProcSubset=', 'NotifyAccess=']) {
      const at = lines.findIndex((line) => line.startsWith(setting));
      const before = lines.slice(Math.max(0, at - 4), at).join('\n');
      expect(before, setting).toMatch(/# (Relaxed|Notices)/);
    }
    for (const left of ['MemoryDenyWriteExecute', 'RootDirectory', 'PrivateNetwork', 'PrivateDevices'])
      expect(TEXT).toMatch(new RegExp(`^#.*${left}`, 'm'));
  });

  it('holds its secrets as examples only', () => {
    expect(settings(TEXT).filter((line) => line.startsWith('LoadCredential'))).toEqual([]);
    expect(TEXT).toMatch(/^#LoadCredential=pin:\/etc\/earshot\/credentials\/pin$/m);
  });

  it.skipIf(!has)('is understood by systemd to the last line', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit('earshot')], {
      encoding: 'utf8',
    });
    expect(stderr.split('\n').filter((line) => line.includes('earshot.service'))).toEqual([]);
    expect(status).toBe(0);
  });

  it.skipIf(!has)('is exposed by 1.5 of 10 at most, also with a broker elsewhere and secrets', () => {
    expect(exposure(unit('plain'))).toBeGreaterThan(0);
    expect(exposure(unit('plain'))).toBeLessThanOrEqual(1.5);
    const added = 'IPAddressAllow=192.168.1.5\nLoadCredential=pin:/etc/earshot/credentials/pin\n';
    expect(exposure(unit('broker', added))).toBeLessThanOrEqual(1.5);
  });
});
