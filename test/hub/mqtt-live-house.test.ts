import { connectAsync } from 'mqtt';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import type { HouseChange } from '../../src/hub/house/live-house.js';
import { openMqttHouse } from '../../src/hub/house/mqtt-live-house.js';
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

  it('whose password cannot be read is a mistake of the configuration', async () => {
    const broker = externalBroker(['mqtt://127.0.0.1:1'], { username: 'me', passwordFile: '/nowhere' });
    await expect(openMqttHouse(HOME, { ...DEFAULT_CONFIG, broker }, never())).rejects.toMatchObject({
      code: 'BROKER_PASSWORD_FILE',
      usage: true,
    });
  });
});
