/**
 * Starts the hub that was installed and uses it. Runs in a network namespace of its own; `{tree, execStart, wav}` comes on
 * stdin, a row for each step goes to stdout.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { tell } from '../prove/tell.mjs';
import { speak } from './speak.mjs';

/** The unit's TimeoutStartSec. */
const START_MS = 180_000;
/** DEFAULT_CONFIG.page.port: /etc/earshot/config.yaml of the package names none. */
const PORT = 8127;

const { tree, execStart, wav } = JSON.parse(await text(process.stdin));
const write = (row) => process.stdout.write(`${JSON.stringify(row)}\n`);
execFileSync('ip', ['link', 'set', 'lo', 'up']);

let startedAt = performance.now();
/** Seconds since the last row. */
const lap = () => {
  const now = performance.now();
  const seconds = Math.round((now - startedAt) / 100) / 10;
  startedAt = now;
  return seconds;
};

const user = ['--reuid=earshot', '--regid=earshot', '--init-groups', '--no-new-privs', '--bounding-set=-all'];
const hub = spawn('chroot', [tree, 'setpriv', ...user, ...execStart.split(' ')], {
  stdio: ['ignore', 'ignore', 'pipe'],
  // What systemd gives a service of this unit.
  env: { ...process.env, STATE_DIRECTORY: '/var/lib/earshot', CONFIGURATION_DIRECTORY: '/etc/earshot' },
});
let log = '';
hub.stderr.on('data', (chunk) => {
  log += chunk;
});
const ended = once(hub, 'exit');

try {
  while (!log.includes('the hub is ready') && hub.exitCode === null && lapMs() < START_MS) await sleep(50);
  const up = hub.exitCode === null;
  write({
    step: 'start the hub (ExecStart of the unit) until it is ready',
    ok: up,
    counts: true,
    seconds: lap(),
    detail: up ? `as ${userOf(hub.pid)}` : log.trim().split('\n').at(-1),
  });
  const typed = up ? await tell(PORT, 'turn on the bedroom light') : '';
  write({
    step: 'a typed command, on the page',
    ok: /bedroom/i.test(typed),
    counts: true,
    seconds: lap(),
    detail: `"${typed}"`,
  });
  const { heard, reply } = up ? await speak(PORT, join(tree, wav)) : { heard: '', reply: '' };
  write({
    step: 'a spoken command, from a recording',
    ok: /kitchen/i.test(reply),
    counts: true,
    seconds: lap(),
    detail: `heard "${heard}": "${reply}"`,
  });
} finally {
  hub.kill('SIGTERM');
  await ended;
}
write({
  step: 'end it',
  ok: hub.exitCode === 0,
  counts: false,
  seconds: lap(),
  detail: `status ${hub.exitCode}`,
});

function lapMs() {
  return performance.now() - startedAt;
}

/** By the kernel: chroot and setpriv became the hub itself. */
function userOf(pid) {
  const [, id] = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return `user ${id}`;
}
