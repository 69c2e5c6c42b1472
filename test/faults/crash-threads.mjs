/**
 * Loaded into a hub under test by NODE_OPTIONS=--import, in each of its threads: a SIGUSR2 crashes one of them. A thread
 * cannot be shot from outside, and nothing in src/ knows of this. CRASHED names a file that gets a line for each.
 */
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

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
  channel.onmessage = ({ data }) => {
    if (data.crash !== threadId) return;
    appendFileSync(process.env.CRASHED, `${name} ${data.how}\n`);
    if (data.how === 'exit') process.exit(1);
    setImmediate(() => {
      throw new Error('crashed on purpose');
    });
  };
  channel.postMessage({ begun: threadId, name });
}
