/** Mosquitto as people run it who want nothing lost: with persistence, written at each change. Shot with SIGKILL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Mosquitto, startMosquitto } from '../support/mosquitto.js';
import type { KillableBroker } from './kill-loop.js';

export async function killableMosquitto(): Promise<KillableBroker & { close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-kill-broker-'));
  const port = await freePort();
  const lines = [
    'set_tcp_nodelay true',
    'persistence true',
    `persistence_location ${folder}/`,
    'autosave_on_changes true',
    'autosave_interval 1',
  ].join('\n');
  let running: Mosquitto | null = await startMosquitto({ port, lines });
  const kill = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  return {
    hubUrls: [running.url],
    deviceUrls: [running.url],
    kill,
    revive: async () => {
      running = await startMosquitto({ port, lines });
    },
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}
