/** A Mosquitto of the bench's own, with its usual settings but for `set_tcp_nodelay`. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EarshotError } from '../../errors.js';

export interface BenchBroker {
  readonly port: number;
  readonly version: string;
  stop(): Promise<void>;
}

/** @throws EarshotError BENCH_MOSQUITTO */
export async function startMosquitto(folder: string, signal: AbortSignal): Promise<BenchBroker> {
  const binary = ['mosquitto', '/usr/sbin/mosquitto'].find(
    (name) => spawnSync(name, ['-h']).error === undefined,
  );
  if (binary === undefined)
    throw new EarshotError(
      'BENCH_MOSQUITTO',
      'mosquitto is not installed: `apt install mosquitto`, then try again.',
    );
  const version =
    /version (\S+)/.exec(spawnSync(binary, ['-h'], { encoding: 'utf8' }).stdout)?.[1] ?? 'unknown';
  const port = await freePort();
  const config = join(folder, 'mosquitto.conf');
  const user = process.getuid?.() === 0 ? 'user root\n' : '';
  await writeFile(config, `listener ${port} 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\n${user}`);
  const child = spawn(binary, ['-c', config], { stdio: 'ignore' });
  const exit = once(child, 'exit');
  while (!(await answers(port))) {
    signal.throwIfAborted();
    if (child.exitCode !== null)
      throw new EarshotError('BENCH_MOSQUITTO', `mosquitto ended with status ${child.exitCode}.`);
    await sleep(20);
  }
  return {
    port,
    version,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGKILL');
      await exit;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}
