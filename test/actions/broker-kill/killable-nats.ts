/** Three nodes of NATS server as MQTT brokers, with JetStream: the one that the hub is connected to is shot. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { freePort } from '../support/mosquitto.js';
import type { KillableBroker } from './kill-loop.js';

const BINARY = ['nats-server', '/usr/sbin/nats-server'].find(
  (name) => spawnSync(name, ['--version']).error === undefined,
);

/** null, or why tests with NATS are skipped. */
export const noNats = BINARY === undefined ? 'nats-server is not installed (apt install nats-server)' : null;

interface Node {
  readonly config: string;
  readonly mqtt: number;
  process: ChildProcess | null;
}

/** MQTT is ready when JetStream has its leaders, which takes seconds. */
const READY_MS = 60_000;

export async function killableNats(): Promise<
  KillableBroker & { readonly urls: readonly string[]; close(): Promise<void> }
> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-nats-'));
  const ports = await Promise.all(Array.from({ length: 9 }, () => freePort()));
  const clusters = ports.slice(0, 3);
  const nodes: Node[] = clusters.map((cluster, index) => {
    const store = join(folder, `store${index}`);
    mkdirSync(store);
    const config = join(folder, `node${index}.conf`);
    const mqtt = ports[3 + index] ?? 0;
    writeFileSync(
      config,
      `server_name: node${index}
listen: 127.0.0.1:${ports[6 + index]}
jetstream {store_dir: "${store}", max_memory_store: 64MB, max_file_store: 512MB}
cluster {name: house, listen: 127.0.0.1:${cluster}, routes: [${clusters.map((port) => `nats://127.0.0.1:${port}`).join(', ')}]}
mqtt {listen: 127.0.0.1:${mqtt}}
`,
    );
    return { config, mqtt, process: null };
  });
  const start = (node: Node): void => {
    node.process = spawn(BINARY ?? 'nats-server', ['-c', node.config], { stdio: 'ignore' });
  };
  const stop = async (node: Node): Promise<void> => {
    const { process } = node;
    node.process = null;
    if (process === null || process.exitCode !== null || process.signalCode !== null) return;
    const gone = once(process, 'exit');
    process.kill('SIGKILL');
    await gone;
  };
  for (const node of nodes) start(node);
  const urls = nodes.map(({ mqtt }) => `mqtt://127.0.0.1:${mqtt}`);
  for (const url of urls) await answering(url);
  let down: Node | null = null;
  return {
    urls,
    hubUrls: urls,
    // Devices are on the other nodes as well: those that lose theirs have to wait until it is back.
    deviceUrls: urls,
    kill: async (address) => {
      down = nodes.find(({ mqtt }) => address === `127.0.0.1:${mqtt}`) ?? null;
      if (down === null) throw new Error(`no node at ${address}`);
      await stop(down);
    },
    revive: async () => {
      if (down !== null) start(down);
      down = null;
    },
    close: async () => {
      for (const node of nodes) await stop(node);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    try {
      const client = await connectAsync(url, { reconnectPeriod: 0, connectTimeout: 3_000 }, false);
      await client.endAsync(true);
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}
