/** The command as a process, where what is around it fails: its output, its folder, its user's home. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const EARSHOT = here('bin/earshot');

let folder: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
  expect(existsSync(here('dist/cli/main.js')), 'run `npm run build` first').toBe(true);
  folder = await mkdtemp(join(tmpdir(), 'earshot-around-'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
}

/** Through a shell, where what is around it can be made: `$0` is the command. */
function shell(script: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      '/bin/sh',
      ['-c', script, EARSHOT],
      { cwd: folder, env: { ...process.env, ...env } },
      (_error, out, said) => resolve({ status: child.exitCode, out, said }),
    );
    children.push(child);
  });
}

describe.runIf(process.platform === 'linux')('output that goes nowhere', () => {
  it('because the disk is full is exit 1, and said once', async () => {
    const { status, said } = await shell('exec "$0" devices > /dev/full');
    expect(status).toBe(1);
    expect(said).toMatch(/^earshot: [^\n]+ENOSPC[^\n]+free some space[^\n]+\n$/);
  });

  it("because its reader has gone is none of the command's business", async () => {
    const { out } = await shell(
      '{ "$0" devices; echo $? >&2; } 2> status | head -n 1 > /dev/null; cat status',
    );
    expect(out).toBe('0\n');
  });

  it('does not end a hub', { timeout: 60_000 }, async () => {
    const full = openSync('/dev/full', 'w');
    const hub = spawn(EARSHOT, ['run', '--json', '--port', '0', '--state', join(folder, 'state')], {
      stdio: ['ignore', full, 'pipe'],
      cwd: folder,
    });
    children.push(hub);
    let said = '';
    hub.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
    });
    // It opens its state after it has had much to say, and removes the log when it closes.
    await expect
      .poll(() => existsSync(join(folder, 'state', 'earshot.db-wal')), { timeout: 50_000 })
      .toBe(true);
    await expect.poll(() => said, { timeout: 50_000 }).toContain('ENOSPC');
    await new Promise((done) => setTimeout(done, 1_500));
    expect(hub.exitCode).toBeNull();
    hub.kill('SIGTERM');
    await once(hub, 'exit');
    expect(said.match(/ENOSPC/g)).toHaveLength(1);
  });
});

it('started in a folder that is gone, it says so in one line', async () => {
  const { status, said } = await shell('mkdir gone; cd gone; rmdir ../gone; exec "$0" devices');
  expect(status).toBe(2);
  // dash has a line of its own.
  expect(said.trim().split('\n').at(-1)).toMatch(/^earshot: the folder .* is gone: change to another one/);
  expect(said).not.toContain('    at ');
});

it('with an empty HOME keeps nothing in the folder where it was started', async () => {
  const place = join(folder, 'here');
  const { status, out } = await shell(`mkdir ${place}; cd ${place}; exec "$0" learned`, {
    HOME: '',
    XDG_STATE_HOME: '',
    STATE_DIRECTORY: '',
  });
  expect(status).toBe(0);
  expect(out).toMatch(/in \/\S*\/earshot\./);
  expect(await readdir(place)).toEqual([]);
});

it.runIf(process.platform === 'linux')('a folder in the place of sentences is exit 2, and said', async () => {
  const { status, out, said } = await shell('exec "$0" try --json < .');
  expect(status).toBe(2);
  expect(out).toBe('');
  expect(said).toMatch(/^earshot: [^\n]+stdin \(it is a folder\)[^\n]+a sentence on each line\.\n$/);
});
