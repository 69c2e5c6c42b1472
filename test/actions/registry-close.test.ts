/** The registry behind a broker that is never reached, or goes away: it closes all the same. */
import { expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import type { House } from '../../src/actions/house.js';
import { MqttHouse } from '../../src/actions/mqtt/mqtt-house.js';
import { Registry } from '../../src/actions/registry/registry.js';

const HOME = parseHome(
  'devices: [{id: pump, name: Pump, kind: switch, mqtt: {state_topic: p, command_topic: p/set}}]',
  'home.yaml',
).home;

it('closes where the broker was never reached, and whoever starts it is told', async () => {
  // Nothing listens on port 1 of this machine.
  const house = new MqttHouse({ url: 'mqtt://127.0.0.1:1', statusTopic: null });
  try {
    const registry = new Registry(house, HOME);
    const started = registry.start();
    const refused = expect(started).rejects.toMatchObject({ code: 'HOUSE_CLOSED' });
    await registry.close();
    await refused;
    await expect(registry.start()).rejects.toMatchObject({ code: 'HOUSE_CLOSED' });
  } finally {
    await house.close();
  }
});

it('leaves what the broker grants only after it was closed', async () => {
  const granted: (() => void)[] = [];
  const left: string[] = [];
  const slow: House = {
    connected: false,
    publish: () => Promise.resolve(),
    subscribe: (filter) =>
      new Promise((resolve) => {
        granted.push(() => resolve(async () => void left.push(filter)));
      }),
    onConnection: () => () => {},
    close: () => Promise.resolve(),
  };
  const registry = new Registry(slow, HOME);
  const started = registry.start().catch(() => 'refused');
  await registry.close();
  expect(await started).toBe('refused');
  expect(left).toEqual([]);
  for (const grant of granted) grant();
  await new Promise((resolve) => setImmediate(resolve));
  expect(left.toSorted()).toEqual(['+/bridge/devices', 'p']);
});

it('does not wait for a broker that takes no leave', async () => {
  const mute: House = {
    connected: true,
    publish: () => Promise.resolve(),
    subscribe: () => Promise.resolve(() => new Promise<void>(() => {})),
    onConnection: () => () => {},
    close: () => Promise.resolve(),
  };
  const registry = new Registry(mute, HOME);
  await registry.start();
  await registry.close();
});
