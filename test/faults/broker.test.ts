/** A broker behind a network that is slow, hangs, or comes and goes: nothing late, nothing twice, nothing unsaid. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { connectAsync, type MqttClient } from 'mqtt';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { openMqttHouse } from '../../src/hub/house/mqtt-live-house.js';
import { type KillableBroker, killLoop } from '../actions/broker-kill/kill-loop.js';
import { freePort, type Mosquitto, noMosquitto, startMosquitto } from '../actions/support/mosquitto.js';
import { HOME } from './real-hub.js';

interface Network {
  readonly url: string;
  /** Of each direction, ms. */
  delayMs: number;
  /** Nothing goes through; nobody is told. */
  hang(): void;
  /** Every connection is reset, and new ones are. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Between the hub and the broker; the devices are on the broker's side. */
async function networkTo(port: number): Promise<Network> {
  const ends = new Set<Socket>();
  let state: 'through' | 'hangs' | 'cut' = 'through';
  const server = createServer((hub) => {
    if (state === 'cut') {
      hub.resetAndDestroy();
      return;
    }
    const broker = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [hub, broker],
      [broker, hub],
    ] as const) {
      ends.add(from);
      from.setNoDelay(true);
      from.on('error', () => {});
      from.on('data', (data) => {
        setTimeout(() => {
          if (!to.destroyed) to.write(data);
        }, network.delayMs);
      });
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
      if (state === 'hangs') from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const network: Network = {
    url: `mqtt://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    delayMs: 0,
    hang: () => {
      state = 'hangs';
      for (const end of ends) end.pause();
    },
    cut: () => {
      state = 'cut';
      for (const end of ends) end.resetAndDestroy();
    },
    mend: () => {
      state = 'through';
      for (const end of ends) end.resume();
    },
    close: async () => {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return network;
}

const FAULTS: readonly (readonly [name: string, fault: (network: Network) => KillableBroker['kill']])[] = [
  ['hangs', (network) => async () => network.hang()],
  ['comes and goes', (network) => async () => network.cut()],
];

describe.skipIf(noMosquitto !== null)(
  `a network to the broker${noMosquitto === null ? '' : ` (${noMosquitto})`}`,
  () => {
    it.each(FAULTS)(
      'that %s: commands are lost and said so, none late, none twice',
      async (_, fault) => {
        const mosquitto = await startMosquitto();
        const network = await networkTo(mosquitto.port);
        try {
          const report = await killLoop(
            {
              hubUrls: [network.url],
              deviceUrls: [mosquitto.url],
              kill: fault(network),
              revive: async () => network.mend(),
            },
            {
              commands: 90,
              kills: 4,
              protocolVersion: 4,
              deadlineMs: 700,
              upMs: () => 30 * Math.random(),
              downMs: () => 1_500 * Math.random(),
            },
          );
          expect(report).toMatchObject({ commands: 90, late: [], unreported: [], twice: [] });
          expect(report.outcomes['confirmed']).toBeGreaterThan(0);
        } finally {
          await network.close();
          await mosquitto.stop();
        }
      },
      90_000,
    );

    it('that is slow: commands take their time and are confirmed', async () => {
      const mosquitto = await startMosquitto();
      const network = await networkTo(mosquitto.port);
      network.delayMs = 150;
      try {
        const report = await killLoop(
          {
            hubUrls: [network.url],
            deviceUrls: [mosquitto.url],
            kill: async () => {},
            revive: async () => {},
          },
          {
            commands: 12,
            kills: 0,
            protocolVersion: 4,
            // A busy machine is no slow network.
            deadlineMs: 20_000,
            upMs: () => 0,
            downMs: () => 0,
          },
        );
        expect(report).toMatchObject({ commands: 12, late: [], unreported: [], twice: [] });
        expect(report.outcomes).toEqual({ confirmed: 12 });
      } finally {
        await network.close();
        await mosquitto.stop();
      }
    }, 90_000);

    it('that is not up when the hub starts: said at once, and used when it comes, with nothing made up for', async () => {
      const port = await freePort();
      const broker = externalBroker([`mqtt://127.0.0.1:${port}`]);
      const signal = new AbortController().signal;
      const house = await openMqttHouse(HOME, { ...DEFAULT_CONFIG, broker }, signal);
      const turn = (on: boolean) =>
        house.carryOut([{ type: 'device', device: 'lamp', set: { on } }], 'Done.', signal);
      let mosquitto: Mosquitto | null = null;
      let lamp: MqttClient | null = null;
      try {
        expect((await turn(true)).ok).toBe(false);
        mosquitto = await startMosquitto({ port });
        const device = await connectAsync(mosquitto.url);
        lamp = device;
        const told: string[] = [];
        device.on('message', (_, payload) => {
          told.push(payload.toString());
          device.publish('l/state', payload, { retain: true });
        });
        await device.subscribeAsync('l/set');
        await device.publishAsync('l/state', 'OFF', { retain: true });
        const config = {
          name: 'Lamp',
          cmd_t: 'l/set',
          stat_t: 'l/state',
          device: { ids: ['l'], suggested_area: 'Kitchen' },
        };
        await device.publishAsync('homeassistant/light/l/config', JSON.stringify(config), { retain: true });
        await expect
          .poll(() => house.connected && !house.unavailable.has('lamp'), { timeout: 60_000 })
          .toBe(true);
        expect(await turn(false)).toMatchObject({ ok: true });
        expect(told).not.toContain('ON');
        expect(await turn(true)).toEqual({ ok: true, reply: 'Done.' });
        expect(told.at(-1)).toBe('ON');
      } finally {
        await lamp?.endAsync(true);
        await house.close();
        await mosquitto?.stop();
      }
    }, 90_000);
  },
);
