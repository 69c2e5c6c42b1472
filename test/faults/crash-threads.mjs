/**
 * Loaded into a hub under test by NODE_OPTIONS=--import, in each of its threads: a SIGUSR2 crashes one of them. A thread
 * cannot be shot from outside, and nothing in src/ knows of this. CRASHED names a file that gets a line for each. While the file of
 * CRASH_HEARING is there, the next thread that is given speech crashes in the middle of it, as the file says: exit, throw.
 */
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { BroadcastChannel, isMainThread, parentPort, threadId } from 'node:worker_threads';

const channel = new BroadcastChannel('earshot-crash');
channel.unref();

/** Each kind of thread has its turn. */
const crashes = new Map();

if (isMainThread) {
  const threads = new Map();
  channel.onmessage = ({ data }) => {
    if (data.begun !== undefined) threads.set(data.begun, data.name);
  };
  process.on('SIGUSR2', () => {
    const often = ([, name]) => crashes.get(name) ?? 0;
    const [victim] = [...threads].toSorted((one, other) => often(one) - often(other));
    if (victim === undefined) return;
    const [id, name] = victim;
    threads.delete(id);
    crashes.set(name, often(victim) + 1);
    channel.postMessage({ crash: id, how: crashes.get(name) % 2 === 0 ? 'throw' : 'exit' });
  });
} else {
  const name = basename(process.argv[1] ?? '');
  const crash = (how) => {
    appendFileSync(process.env.CRASHED, `${name} ${how}\n`);
    if (how === 'exit') process.exit(1);
    setImmediate(() => {
      throw new Error('crashed on purpose');
    });
  };
  channel.onmessage = ({ data }) => {
    if (data.crash === threadId) crash(data.how);
  };
  const hearing = process.env.CRASH_HEARING;
  // Others may be told something before they listen, which must wait for them.
  if (hearing !== undefined && name === 'recognizer-worker.js') {
    parentPort?.on('message', ({ type }) => {
      if (type !== 'command' || !existsSync(hearing)) return;
      const how = readFileSync(hearing, 'utf8');
      rmSync(hearing);
      // By then the first network has begun.
      setImmediate(() => crash(how));
    });
  }
  channel.postMessage({ begun: threadId, name });
}
