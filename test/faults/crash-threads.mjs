/**
 * Loaded into a hub under test by NODE_OPTIONS=--import, in each of its threads: a SIGUSR2 crashes one of them. A thread
 * cannot be shot from outside, and nothing in src/ knows of this. CRASHED names a file that gets a line for each.
 */
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

const channel = new BroadcastChannel('earshot-crash');
channel.unref();

if (isMainThread) {
  const threads = new Set();
  channel.onmessage = ({ data }) => {
    if (data.begun !== undefined) threads.add(data.begun);
  };
  process.on('SIGUSR2', () => {
    const all = [...threads];
    const victim = all[Math.floor(Math.random() * all.length)];
    threads.delete(victim);
    channel.postMessage({ crash: victim, how: Math.random() < 0.5 ? 'throw' : 'exit' });
  });
} else {
  channel.onmessage = ({ data }) => {
    if (data.crash !== threadId) return;
    appendFileSync(process.env.CRASHED, `${basename(process.argv[1] ?? '')} ${data.how}\n`);
    if (data.how === 'exit') process.exit(1);
    setImmediate(() => {
      throw new Error('crashed on purpose');
    });
  };
  channel.postMessage({ begun: threadId });
}
