import { connectAsync } from 'mqtt';
import { describe, expect, it, vi } from 'vitest';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { MqttHouse } from '../../src/actions/mqtt/mqtt-house.js';
import { SimulatedHouse } from '../../src/actions/simulated/simulated-house.js';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import type { HouseChange } from '../../src/hub/house/live-house.js';
import { openMqttHouse } from '../../src/hub/house/mqtt-live-house.js';
import { HubWorld } from '../../src/hub/hub-world.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { HOME } from './fake-house.js';
import { never } from './fakes.js';

describe('the embedded house', () => {
  it('is all there when it opens, obeys over the broker, and is gone when closed', async () => {
    const house = await openMqttHouse(HOME, DEFAULT_CONFIG, never());
    const url = /mqtt:\/\/\S+/.exec(house.broker)?.[0] ?? '';
    const client = await connectAsync(url, { reconnectPeriod: 0 });
    try {
      expect([...house.unavailable]).toEqual([]);
      expect(house.states.get('lamp')).toMatchObject({ on: false });
      const changes: HouseChange[] = [];
      house.onChange((change) => changes.push(change));
      const done = await house.carryOut(
        [{ type: 'device', device: 'lamp', set: { on: true } }],
        'On.',
        never(),
      );
      expect(done).toEqual({ ok: true, reply: 'On.' });
      expect(changes).toEqual([{ type: 'state', device: 'lamp', changed: { on: true } }]);
    } finally {
      await client.endAsync(true);
      await house.close();
    }
    await expect(connectAsync(url, { reconnectPeriod: 0 }, false)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('closes what it opened when it is stopped on the way', async () => {
    const stop = new AbortController();
    const opening = openMqttHouse(HOME, DEFAULT_CONFIG, stop.signal);
    stop.abort();
    await expect(opening).rejects.toThrow(/abort/i);
  });
});

describe("the user's own broker", () => {
  it('need not be there: the hub starts, says so, and claims nothing', async () => {
    const broker = externalBroker(['mqtt://127.0.0.1:1']);
    const house = await openMqttHouse(HOME, { ...DEFAULT_CONFIG, broker }, never());
    try {
      expect(house.connected).toBe(false);
      const done = await house.carryOut(
        [{ type: 'device', device: 'lamp', set: { on: true } }],
        'On.',
        never(),
      );
      expect(done.ok).toBe(false);
      expect(done.reply).not.toBe('On.');
    } finally {
      await house.close();
    }
  });

  it('is needed for what was so when it went, too: it may be otherwise by now', async () => {
    const own = await startBroker();
    const devices = new MqttHouse({ url: own.url, clientId: 'devices', statusTopic: null });
    const simulated = new SimulatedHouse(devices, HOME);
    await simulated.start(never());
    const config = { ...DEFAULT_CONFIG, broker: externalBroker([own.url]) };
    const house = await openMqttHouse(HOME, config, never());
    const say = (text: string) => {
      const world = new HubWorld(house, () => '2026-11-23T12:00:00').snapshot();
      return createUnderstanding(house.home).converse(world, newSession('kitchen'), { text });
    };
    try {
      await vi.waitFor(() => expect(house.states.get('lamp')).toMatchObject({ on: false }), 10_000);
      expect(say('turn off the lamp').reply).toMatch(/already off/);
      expect(say('is the lamp on').reply).toMatch(/^No, the Lamp is off/);
      await own.close();
      await vi.waitFor(() => expect(house.connected).toBe(false), 10_000);
      expect(say('is the lamp on').reply).toBe(
        "I can't reach the house now; the last I heard: no, the Lamp is off.",
      );
      expect(say('which lights are off').reply).toMatch(/^I can't reach the house now; the last I heard: /);
      expect(say('what time is it').reply).not.toMatch(/reach/);
      expect(say('what is on the shopping list').reply).not.toMatch(/reach/);
      const { effects, reply } = say('turn off the lamp');
      expect(reply).not.toMatch(/already/);
      const done = await house.carryOut(effects, reply, never());
      expect(done.ok).toBe(false);
      expect(done.reply).not.toBe(reply);
    } finally {
      await house.close();
      await simulated.close();
      await devices.close();
    }
  });

  it('whose password cannot be read is a mistake of the configuration', async () => {
    const broker = externalBroker(['mqtt://127.0.0.1:1'], { username: 'me', passwordFile: '/nowhere' });
    await expect(openMqttHouse(HOME, { ...DEFAULT_CONFIG, broker }, never())).rejects.toMatchObject({
      code: 'BROKER_PASSWORD_FILE',
      usage: true,
    });
  });
});
