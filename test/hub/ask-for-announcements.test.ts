import { connectAsync, type IPublishPacket } from 'mqtt';
import { afterEach, expect, it, vi } from 'vitest';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { askForAnnouncements } from '../../src/hub/house/ask-for-announcements.js';
import { openMqttHouse } from '../../src/hub/house/mqtt-live-house.js';
import { until } from '../actions/support/until.js';
import { HOME } from './fake-house.js';
import { never } from './fakes.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closers.splice(0).reverse()) await close();
});

/** As ring-mqtt does it: told once, kept by nobody, and told again when Home Assistant starts. */
async function bridge(url: string): Promise<IPublishPacket[]> {
  const client = await connectAsync(url);
  closers.push(() => client.endAsync(true));
  const asked: IPublishPacket[] = [];
  client.on('message', (_topic, payload, packet) => {
    asked.push(packet);
    if (payload.toString() !== 'online') return;
    const config = { name: 'Siren', unique_id: 's', command_topic: 'ring/s/set', state_topic: 'ring/s' };
    client.publish('homeassistant/switch/ring/s/config', JSON.stringify(config));
  });
  await client.subscribeAsync('homeassistant/status');
  return asked;
}

it('a device that no broker keeps the announcement of is found by a hub that starts later', async () => {
  const broker = await startBroker();
  closers.push(() => broker.close());
  const asked = await bridge(broker.url);
  const config = { ...DEFAULT_CONFIG, broker: externalBroker([broker.url]) };
  const house = await openMqttHouse(HOME, config, never());
  closers.push(() => house.close());
  await until(() => house.home.devices.some(({ name }) => name === 'Siren'));
  expect(asked.map(({ retain, payload }) => [retain, String(payload)])).toEqual([[false, 'online']]);
});

it('is asked for no more often than every few minutes, however often the connection comes and goes', async () => {
  vi.useFakeTimers();
  const said: string[] = [];
  let listener: (connected: boolean) => void = () => {};
  const house = {
    connected: false,
    publish: async (topic: string, payload: string | Uint8Array) => void said.push(`${topic} ${payload}`),
    onConnection: (one: typeof listener) => {
      listener = one;
      return () => {
        listener = () => {};
      };
    },
  };
  const turn = (connected: boolean, ms: number): void => {
    house.connected = connected;
    listener(connected);
    vi.advanceTimersByTime(ms);
  };
  const stop = askForAnnouncements(house, ['homeassistant', 'ha2']);
  turn(true, 500);
  turn(false, 10_000);
  expect(said).toEqual([]);
  turn(true, 2_000);
  expect(said).toEqual(['homeassistant/status online', 'ha2/status online']);
  for (let times = 0; times < 10; times += 1) {
    turn(false, 1_000);
    turn(true, 5_000);
  }
  expect(said).toHaveLength(2);
  turn(false, 300_000);
  turn(true, 2_000);
  expect(said).toHaveLength(4);
  stop();
  turn(true, 600_000);
  expect(said).toHaveLength(4);
});
