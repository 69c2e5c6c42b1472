/** `earshot backup` and `earshot restore` as they are typed. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/program.js';
import { put } from '../install/fake-package.js';

let folder: string;
let said: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-cli-'));
  said = '';
  const keep = (text: unknown): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation((text: unknown) => void keep(`${String(text)}\n`));
  await put(folder, {
    'etc/config.yaml': 'home: home.yaml\npin_file: pin\nstate: ../state\n',
    'etc/home.yaml': 'version: 1\n',
    'etc/pin': '4711\n',
    'state/names.json': '{"lamp": "sun"}',
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});
const at = (...path: string[]): string => join(folder, ...path);
const backup = (...more: string[]) =>
  main(['backup', at('b.tar.gz'), '--config', at('etc/config.yaml'), ...more]);

describe('backup and restore', () => {
  it('carry settings and state to another place', async () => {
    expect(await backup('--json')).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      file: at('b.tar.gz'),
      files: 3,
      left_out: [expect.stringMatching(/etc\/pin: a secret/)],
    });
    expect((await stat(at('b.tar.gz'))).mode & 0o777).toBe(0o600);
    said = '';
    const restored = await main(['restore', at('b.tar.gz'), '--config', at('new/etc/config.yaml'), '--json']);
    expect(restored).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ kept: null });
    // `state: ../state` is beside the settings, wherever those are.
    expect(await readFile(at('new/state/names.json'), 'utf8')).toBe('{"lamp": "sun"}');
    expect((await readdir(at('new/etc'))).sort()).toEqual(['config.yaml', 'home.yaml']);
  });

  it('write over an older file only when told to', async () => {
    expect(await backup()).toBe(0);
    expect(await backup()).toBe(2);
    expect(said).toMatch(/is there already.*--force/);
    expect(await backup('--force', '--secrets')).toBe(0);
  });

  it('write over nothing that is no file, even when told to', async () => {
    // As root in the place of /dev/full it would be the machine's loss.
    execFileSync('mkfifo', [at('b.tar.gz')]);
    expect(await backup('--force')).toBe(1);
    expect(said).toMatch(/b\.tar\.gz cannot be written \(it is a device or a pipe\): choose another place/);
    expect((await stat(at('b.tar.gz'))).isFIFO()).toBe(true);
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('are no backup without the state that was named', async () => {
    expect(await backup('--state', at('stat'))).toBe(2);
    expect(await backup('--state', at('etc/config.yaml'))).toBe(2);
    expect(said).toMatch(/--state .*stat is not there: name the hub's state folder\..*is no folder/s);
    expect(await readdir(folder)).not.toContain('b.tar.gz');
  });

  it('want a name', async () => {
    expect(await main(['backup', '', '--config', at('etc/config.yaml')])).toBe(2);
    expect(said).toMatch(/^earshot: The name of the backup is empty: give one[^\n]+\n$/);
  });

  it.runIf(process.platform === 'linux')('say where a restore may not write, and what mends it', async () => {
    expect(await backup()).toBe(0);
    said = '';
    // Nobody makes a folder there, root neither.
    const state = '/sys/kernel/earshot-test';
    expect(await main(['restore', at('b.tar.gz'), '--config', at('etc/config.yaml'), '--state', state])).toBe(
      1,
    );
    expect(said).toMatch(
      /^earshot: The backup cannot be put in its place \((EPERM|EACCES|EROFS)[^\n]+do it again[^\n]+\n$/,
    );
    expect((await readdir(at('etc'))).sort()).toEqual(['config.yaml', 'home.yaml', 'pin']);
  });

  it('name what in the state is no plain file', async () => {
    execFileSync('mkfifo', [at('state/wake.json')]);
    expect(await backup('--json')).toBe(0);
    expect(JSON.parse(said).left_out).toContainEqual(
      expect.stringMatching(/wake\.json: it is no plain file/),
    );
  });

  it('say what is wrong with a file, in one line', async () => {
    await writeFile(at('bad'), 'no archive');
    expect(await main(['restore', at('bad'), '--config', at('etc/config.yaml')])).toBe(1);
    expect(await main(['restore', at('none'), '--config', at('etc/config.yaml')])).toBe(2);
    expect(said.trim().split('\n')).toEqual([
      expect.stringMatching(/^earshot: This is no backup of Earshot/),
      expect.stringMatching(/^earshot: .*none cannot be read.*give the path of a backup/),
    ]);
    expect(await readFile(at('state/names.json'), 'utf8')).toBe('{"lamp": "sun"}');
  });
});

it('install and uninstall show their plan, and do nothing where nobody agrees', async () => {
  expect(await main(['uninstall', '--root', at('root'), '--yes'])).toBe(0);
  expect(said).toBe('Nothing is to be done.\n');
  await put(at('root'), { 'etc/systemd/system/earshot.service': '' });
  said = '';
  expect(await main(['uninstall', '--root', at('root'), '--dry-run', '--json'])).toBe(0);
  expect(JSON.parse(said)).toEqual({
    step: `remove ${at('root/etc/systemd/system/earshot.service')}`,
    done: false,
  });
  expect(await main(['uninstall', '--root', at('root'), '--yes'])).toBe(0);
  expect(await readdir(at('root/etc/systemd/system'))).toEqual([]);
});
