/**
 * How many hubs can share a house: each a process of its own with a connection to one Mosquitto, all of them hear each
 * sentence, as much apart as rooms are, and claim what it asks for (src/actions/mqtt/claims.ts). Counts the sentences that
 * were acted upon once, more than once, and by nobody, and how long the winner waited.
 *
 *   npm run build && node scripts/hubs-in-one-house.mjs [sentences] [hubs ...]
 *
 * Exit status 1 where a sentence was not acted upon exactly once.
 */

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Hubs end a sentence at different moments: they hear it louder or softer, and understand it as fast as they can. */
const APART_MS = 200;
const root = new URL('../dist/', import.meta.url);
const load = (path) => import(new URL(path, root).href);

async function hub(url, name) {
  const { MqttHouse, whenConnected } = await load('actions/mqtt/mqtt-house.js');
  const { Claims } = await load('actions/mqtt/claims.js');
  const house = new MqttHouse({ url, statusTopic: null, protocolVersion: 'auto' });
  await whenConnected(house);
  const claims = new Claims(house, name);
  await claims.start();
  process.on('message', async (sentence) => {
    await sleep(APART_MS * Math.random());
    const startedAt = performance.now();
    const verdict = await claims.claim([{ type: 'device', device: 'lamp', set: { brightness: sentence } }]);
    process.send({ verdict, ms: performance.now() - startedAt });
  });
  process.on('disconnect', () => process.exit());
  process.send('ready');
}

const said = (child) => new Promise((done) => child.once('message', done));

async function house(url, hubs, sentences) {
  const children = Array.from({ length: hubs }, (_, at) =>
    fork(fileURLToPath(import.meta.url), ['hub', url, `hub${at}`]),
  );
  try {
    await Promise.all(children.map(said));
    const counts = { once: 0, twice: 0, nobody: 0 };
    const waits = [];
    for (let sentence = 0; sentence < sentences; sentence += 1) {
      const answers = children.map(said);
      for (const child of children) child.send(sentence);
      const mine = (await Promise.all(answers)).filter(({ verdict }) => verdict === 'mine');
      counts[mine.length === 1 ? 'once' : mine.length === 0 ? 'nobody' : 'twice'] += 1;
      waits.push(...mine.map(({ ms }) => ms));
    }
    waits.sort((a, b) => a - b);
    const at = (share) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))]?.toFixed(0);
    process.stdout.write(
      `${hubs} hubs, ${sentences} sentences: acted upon once ${counts.once}, more than once ${counts.twice}, by nobody ${counts.nobody}; the winner waited ${at(0.5)} ms (median), ${at(0.95)} ms (p95), ${at(1)} ms (longest)\n`,
    );
    return counts.once === sentences;
  } finally {
    for (const child of children) child.disconnect();
  }
}

const [first = '200', ...more] = process.argv.slice(2);
if (first === 'hub') await hub(more[0], more[1]);
else {
  const { startMosquitto } = await load('bench/mqtt/mosquitto.js');
  const folder = mkdtempSync(join(tmpdir(), 'earshot-hubs-'));
  const broker = await startMosquitto(folder, new AbortController().signal);
  try {
    for (const hubs of more.length === 0 ? [2, 4, 8] : more.map(Number))
      if (!(await house(`mqtt://127.0.0.1:${broker.port}`, hubs, Number(first)))) process.exitCode = 1;
  } finally {
    await broker.stop();
    rmSync(folder, { recursive: true });
  }
}
