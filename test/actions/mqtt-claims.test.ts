/** Several hubs, one house: what two of them understood is done once. */
import { afterEach, describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { Claims, keyOf, type Verdict } from '../../src/actions/mqtt/claims.js';
import { MqttHouse, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import type { Effect } from '../../src/actions/world.js';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { openMqttHouse } from '../../src/hub/house/mqtt-live-house.js';
import { text, until } from './support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const on: Effect = { type: 'device', device: 'lamp', set: { on: true, brightness: 40 } };
const next = (argument: string): Effect => ({ type: 'device-op', device: 'tv', op: 'play', argument });

async function hub(url: string, name: string): Promise<Claims> {
  const house = new MqttHouse({ url, statusTopic: null });
  closers.push(() => house.close());
  await whenConnected(house);
  const claims = new Claims(house, name);
  await claims.start();
  return claims;
}

describe('a claim', () => {
  it('is about what is done, not about how it was said', () => {
    const same: Effect = { type: 'device', device: 'lamp', set: { brightness: 40, on: true } };
    expect(keyOf([on, next('jazz')])).toBe(keyOf([next('jazz'), same]));
    expect(keyOf([on])).not.toBe(keyOf([{ ...same, set: { on: true } }]));
    expect(keyOf([next('jazz')])).not.toBe(keyOf([next('blues')]));
    expect(keyOf([{ type: 'list', list: 'x', added: ['y'] }])).toBeNull();
  });

  it('is won by one of those who make it at once, whichever it is', async () => {
    const broker = await startBroker();
    closers.push(() => broker.close());
    const hubs = await Promise.all(['a', 'b', 'c'].map((name) => hub(broker.url, name)));
    const winners = new Set<number>();
    for (let round = 0; round < 40; round++) {
      const effect = next(String(round));
      const verdicts: Verdict[] = await Promise.all(
        hubs.map(async (claims, index) => {
          await new Promise((done) => setTimeout(done, ((round * 7 + index * 13) % 5) * 2));
          return claims.claim([effect]);
        }),
      );
      expect(verdicts.filter((verdict) => verdict === 'mine')).toHaveLength(1);
      expect(verdicts).not.toContain('silent');
      winners.add(verdicts.indexOf('mine'));
    }
    expect(winners.size).toBeGreaterThan(1);
  }, 20_000);

  it('keeps those still who come later, and not for ever', async () => {
    const house = new MemoryHouse();
    closers.push(() => house.close());
    const [one, two] = [new Claims(house, 'one'), new Claims(house, 'two', { windowMs: 100 })];
    await Promise.all([one.start(), two.start()]);
    expect(await one.claim([on])).toBe('mine');
    expect(await two.claim([on])).toBe('taken');
    expect(await two.claim([next('jazz')])).toBe('mine');
    // One hub may say the same again.
    expect(await one.claim([on])).toBe('mine');
    let verdict: Verdict = 'taken';
    while (verdict === 'taken') verdict = await two.claim([on]);
    expect(verdict).toBe('mine');
  });

  it('that does not come back is none, and what cannot be read is nobody’s', async () => {
    const house = new MemoryHouse();
    closers.push(() => house.close());
    const one = new Claims(house, 'one', { echoMs: 50 });
    expect(await one.claim([on])).toBe('silent');
    await one.start();
    for (const said of ['', '{', '[]', '{"hub":1}', `{"hub":"x","key":"${keyOf([on])}","ticket":"1"}`])
      await house.publish('earshot/claims', said);
    await house.publish('earshot/claims', JSON.stringify({ hub: 'x', key: keyOf([on]), ticket: 1 }), {
      retain: true,
    });
    const late = new Claims(house, 'late');
    await late.start();
    expect(await late.claim([on])).toBe('mine');
  });
});

describe('two hubs on one broker', () => {
  it('move a device once', async () => {
    const broker = await startBroker();
    closers.push(() => broker.close());
    const { home } = parseHome(
      'devices: [{id: lamp, name: Lamp, kind: light, mqtt: {state_topic: lamp/state, command_topic: lamp/set}}]',
      'home.yaml',
    );
    const lamp = new MqttHouse({ url: broker.url, statusTopic: null });
    closers.push(() => lamp.close());
    const told: string[] = [];
    await lamp.subscribe('lamp/set', ({ payload }) => {
      told.push(text(payload));
      void lamp.publish('lamp/state', '{"on": true}');
    });
    const stop = new AbortController();
    const hubs = await Promise.all(
      ['one', 'two'].map((name) =>
        openMqttHouse(
          home,
          {
            ...DEFAULT_CONFIG,
            broker: externalBroker([broker.url], { shared: true, topic: `earshot/${name}` }),
          },
          stop.signal,
        ),
      ),
    );
    for (const one of hubs) closers.push(() => one.close());
    await until(() => hubs.every(({ connected }) => connected));
    const effect: Effect = { type: 'device', device: 'lamp', set: { on: true } };
    // The subscriptions of a new hub may still be on their way.
    let replies: string[] = [];
    while (replies.filter((reply) => reply === 'On.').length !== 1) {
      await lamp.publish('lamp/state', '{"on": false}', { retain: true });
      await until(() => hubs.every(({ states }) => states.get('lamp')?.on === false));
      told.length = 0;
      const done = await Promise.all(hubs.map((one) => one.carryOut([effect], 'On.', stop.signal)));
      replies = done.map(({ reply }) => reply);
    }
    expect(replies.toSorted()).toEqual(['', 'On.']);
    expect(told).toEqual(['{"on":true}']);
  });
});
