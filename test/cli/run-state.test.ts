/** `earshot run` started by hand, with the usual umask, in a folder that everybody can look into. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let folder: string;
let hub: ChildProcess | null = null;
beforeAll(async () => {
  expect(existsSync(here('dist/cli/main.js')), 'run `npm run build` first').toBe(true);
  folder = await mkdtemp(join(tmpdir(), 'earshot-run-state-'));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  hub?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function modes(): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const all = names.map(async (name) => [name, ((await stat(join(folder, name))).mode & 0o777).toString(8)]);
  return Object.fromEntries(await Promise.all(all));
}

/** A hub with its state in the folder, once it is ready. */
async function ready(): Promise<ChildProcess> {
  const args = ['run', '--json', '--state', folder, '--port', '0'];
  hub = spawn('/bin/sh', ['-c', 'umask 022; exec "$@"', 'sh', here('bin/earshot'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: hub.stdout! }))
    if (JSON.parse(line).event === 'ready') break;
  return hub;
}

it('keeps what it writes, and what was left open there, from other users', async () => {
  await writeFile(join(folder, 'learned.db.broken-1'), 'left by an earlier version', { mode: 0o644 });
  await writeFile(join(folder, 'notes.txt'), 'none of ours', { mode: 0o644 });
  const started = await ready();
  const running = await modes();
  expect(Object.keys(running)).toEqual(
    expect.arrayContaining(['earshot.db', 'earshot.db-wal', 'learned.db.broken-1']),
  );
  started.kill('SIGTERM');
  await once(started, 'exit');
  const afterwards = await modes();
  expect(Object.keys(afterwards)).toContain('earshot.db.backup');
  for (const found of [running, afterwards])
    for (const [name, mode] of Object.entries(found))
      expect(mode, name).toMatch(name === 'notes.txt' ? /^644$/ : /^[67]00$/);
});

it('closes as usual when its terminal is closed', async () => {
  const started = await ready();
  started.kill('SIGHUP');
  expect(await once(started, 'exit')).toEqual([0, null]);
});
