/** NATS server as a clustered broker: what it does not take, and a node that dies. */
import { afterEach, describe, expect, it } from 'vitest';
import { MqttHouse, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import { killLoop } from './broker-kill/kill-loop.js';
import { killableNats, noNats } from './broker-kill/killable-nats.js';
import { text, until } from './support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe.skipIf(noNats !== null)(`three nodes of NATS${noNats === null ? '' : ` (${noNats})`}`, () => {
  it('lose one amid commands: none comes late or twice, and every failure is said', async () => {
    const nats = await killableNats();
    closers.push(() => nats.close());
    const report = await killLoop(nats, {
      commands: 120,
      kills: 1,
      protocolVersion: 4,
      deadlineMs: 1_500,
      upMs: () => 50,
      downMs: () => 300,
    });
    expect(report).toMatchObject({ commands: 120, twice: [], late: [], unreported: [] });
    expect(report.outcomes['confirmed']).toBeGreaterThan(0);
  }, 120_000);

  it('take no topics with spaces, which is found out and said, instead of losing the connection', async () => {
    const nats = await killableNats();
    closers.push(() => nats.close());
    const house = new MqttHouse({ url: nats.urls[0] ?? '', statusTopic: null, protocolVersion: 'auto' });
    closers.push(() => house.close());
    await whenConnected(house);
    expect(house.version).toBe(4);
    const heard: string[] = [];
    await house.subscribe('plain/set', ({ payload }) => heard.push(text(payload)));
    await expect(house.subscribe('Living Room/state', () => {})).rejects.toMatchObject({
      code: 'SUBSCRIPTION_REFUSED',
    });
    let connections = 0;
    house.onConnection(() => {
      connections += 1;
    });
    await expect(house.publish('Living Room/set', 'ON', { deadlineMs: 5_000 })).rejects.toMatchObject({
      code: 'TOPIC_UNTAKEN',
    });
    await house.publish('plain/set', 'ON', { deadlineMs: 5_000 });
    await until(() => heard.length === 1);
    expect(connections).toBe(0);
  }, 60_000);
});
