/** A real Mosquitto for tests, where it is installed. Its port is free when asked for; its files are its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BINARY = ['mosquitto', '/usr/sbin/mosquitto'].find(
  (name) => spawnSync(name, ['-h']).error === undefined,
);

/** null, or why tests with Mosquitto are skipped. */
export const noMosquitto = BINARY === undefined ? 'mosquitto is not installed (apt install mosquitto)' : null;

export interface Mosquitto {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startMosquitto(options: { port?: number; lines?: string } = {}): Promise<Mosquitto> {
  const port = options.port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'earshot-mosquitto-'));
  const config = join(folder, 'mosquitto.conf');
  const user = process.getuid?.() === 0 ? 'user root\n' : '';
  writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous true\n${user}${options.lines ?? ''}\n`);
  const child = spawn(BINARY ?? 'mosquitto', ['-c', config], { stdio: 'ignore' });
  await answering(port, child);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await gone;
      }
      rmSync(folder, { recursive: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`mosquitto ended with ${child.exitCode}`);
}
