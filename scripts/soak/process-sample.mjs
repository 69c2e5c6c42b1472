/** What this process holds, after a collection of garbage: for the trends of test/faults/leak.ts. Needs --expose-gc. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const inMb = (bytes) => Math.round((bytes / 1024 / 1024) * 100) / 100;

export async function processSample() {
  // What has just been answered may still be put away.
  await sleep(200);
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, rss, external, arrayBuffers } = process.memoryUsage();
  const active = process.getActiveResourcesInfo();
  return {
    heapMb: inMb(heapUsed),
    rssMb: inMb(rss),
    externalMb: inMb(external),
    arrayBuffersMb: inMb(arrayBuffers),
    handles: active.filter((name) => name !== 'Timeout' && name !== 'Immediate').length,
    timers: active.filter((name) => name === 'Timeout').length,
    files: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
    children: readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
      .length,
  };
}
