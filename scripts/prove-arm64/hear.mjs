/** `earshot hear`, natively and emulated: a row for each file, in order. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/earshot.js', import.meta.url));
/** As bin/earshot sets them. */
const NODE_FLAGS = ['--max-semi-space-size=2'];
const ENV = { ...process.env, ORT_DISABLE_TELEMETRY: '1', NO_COLOR: '1' };
/** V8 sometimes crashes under qemu-user (its garbage collector against qemu's signals). */
const CRASHES_ALLOWED = 3;

export function hearNatively(files) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...NODE_FLAGS, PROGRAM, 'hear', '--json', ...files],
    {
      encoding: 'utf8',
      env: ENV,
      maxBuffer: 1e8,
    },
  );
  if (status !== 0) throw new Error(`earshot hear failed on this machine: ${stderr}`);
  return stdout.trim().split('\n').map(JSON.parse);
}

/**
 * After a crash it goes on with the files that have no row; the last try is without V8's compilers.
 * @returns `rows`: as many as there are answers; `crashes`: how often the emulated program had to be started again
 */
export async function hearEmulated(files, { emulator, prefix, cpu, node, say }) {
  const rows = [];
  let crashes = 0;
  while (rows.length < files.length && crashes <= CRASHES_ALLOWED) {
    const slow = crashes === CRASHES_ALLOWED ? ['--jitless'] : [];
    const left = files.slice(rows.length);
    const child = spawn(
      emulator,
      ['-cpu', cpu, '-L', prefix, node, ...NODE_FLAGS, ...slow, PROGRAM, 'hear', '--json', ...left],
      { env: ENV, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      rows.push(JSON.parse(line));
      say(`${rows.length} of ${files.length} heard by the emulated machine`);
    }
    const [status, signal] = await ended;
    if (rows.length === files.length) break;
    crashes++;
    say(`the emulated program ended with ${signal ?? `status ${status}`} after ${rows.length} clips`);
  }
  return { rows, crashes };
}
