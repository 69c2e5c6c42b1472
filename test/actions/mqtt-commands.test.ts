/** What must never happen to a command: late, twice, out of order, in a crowd, or said to be done without knowing. */
import { connect, type IPublishPacket } from 'mqtt';
import { afterEach, describe, expect, it } from 'vitest';
import type { Home } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { House, HouseMessage, PublishOptions } from '../../src/actions/house.js';
import { interrupted } from '../../src/actions/house-errors.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { mustComeOnce } from '../../src/actions/mqtt/delivery.js';
import { MqttHouse, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import { Registry } from '../../src/actions/registry/registry.js';
import { carryOut, sayReport } from '../../src/actions/transaction.js';
import type { Effect } from '../../src/actions/world.js';
import { noMosquitto, startMosquitto } from './support/mosquitto.js';
import { text, until } from './support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const home: Home = parseHome(
  `devices:
  - {id: lamp, name: Lamp, kind: light, can: [brightness], mqtt: {state_topic: lamp/state, command_topic: lamp/set}}
  - {id: player, name: Player, kind: media, can: [volume], mqtt: {state_topic: player/state, command_topic: player/set}}
  - {id: pump, name: Pump, kind: switch, mqtt: {platform: switch, command_topic: pump/set}}
  - {id: tap, name: Tap, kind: switch, mqtt: {platform: switch, command_topic: tap/set}}
  - {id: door, name: Door, kind: lock, mqtt: {platform: lock, command_topic: door/set, state_topic: door/state}}
`,
  'home.yaml',
).home;
const dim = (brightness: number): Effect => ({ type: 'device', device: 'lamp', set: { brightness } });
const on = (device: string): Effect => ({ type: 'device', device, set: { on: true } });

/** A hub in memory, and what the devices were told. */
async function setup(house: MemoryHouse = new MemoryHouse()) {
  const registry = new Registry(house, home);
  closers.push(
    () => house.close(),
    () => registry.close(),
  );
  await registry.start();
  const told: { topic: string; said: string }[] = [];
  await house.subscribe('+/set', ({ topic, payload }) => told.push({ topic, said: text(payload) }));
  return { house, registry, told, said: () => told.map(({ said }) => said) };
}

/** Does what it is told, at once, and says so. */
async function obedient(house: House, device: string): Promise<void> {
  await house.subscribe(`${device}/set`, ({ payload }: HouseMessage) => {
    void house.publish(`${device}/state`, text(payload).replace('}', ',"on":true}'));
  });
}

describe('commands to one device', () => {
  it('that pile up become one with the latest value, and each is answered', async () => {
    const { house, registry, said } = await setup();
    await obedient(house, 'lamp');
    const reports = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        carryOut(registry, house, [dim(i + 1)], { signal: new AbortController().signal }),
      ),
    );
    expect(said()).toEqual(['{"brightness":1}', '{"brightness":40}']);
    expect(reports.every(({ ok }) => ok)).toBe(true);
    expect(registry.state('lamp')).toMatchObject({ brightness: 40 });
  });

  it('that pile up end as the last one says: dimmed after it was turned off, it is on', async () => {
    const { house, registry, said } = await setup();
    await obedient(house, 'lamp');
    const off: Effect = { type: 'device', device: 'lamp', set: { on: false } };
    await Promise.all([dim(80), off, dim(50)].map((effect) => carryOut(registry, house, [effect])));
    await Promise.all([dim(80), dim(50), off].map((effect) => carryOut(registry, house, [effect])));
    expect(said()).toEqual([
      '{"brightness":80}',
      '{"brightness":50}',
      '{"brightness":80}',
      '{"brightness":50,"on":false}',
    ]);
  });

  it('keep every step of what is no setting, in order', async () => {
    const { house, registry, said } = await setup();
    const next: Effect = { type: 'device-op', device: 'player', op: 'next' };
    const volume: Effect = { type: 'device', device: 'player', set: { volume: 20 } };
    await obedient(house, 'player');
    await Promise.all([next, next, volume, next].map((effect) => carryOut(registry, house, [effect])));
    expect(said()).toEqual(['{"op":"next"}', '{"op":"next"}', '{"volume":20}', '{"op":"next"}']);
  });

  it('are not sent when their time is over before their turn comes', async () => {
    const { house, registry, said } = await setup();
    const stop = new AbortController();
    const first = carryOut(registry, house, [dim(10)], { deadlineMs: 60_000, signal: stop.signal });
    const second = await carryOut(registry, house, [dim(20)], { deadlineMs: 20 });
    expect(second.outcomes).toMatchObject([{ status: 'failed', reason: 'expired' }]);
    expect(said()).toEqual(['{"brightness":10}']);
    expect(sayReport(second, home, 'Done.')).toBe('The Lamp could not be reached.');
    stop.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('are called off alone: another sentence keeps its command', async () => {
    const { house, registry, said } = await setup();
    const stop = new AbortController();
    const first = carryOut(registry, house, [dim(10)], { deadlineMs: 500 });
    const second = carryOut(registry, house, [dim(20)], { signal: stop.signal });
    const third = carryOut(registry, house, [{ type: 'device', device: 'lamp', set: { on: true } }]);
    stop.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    await until(() => said().length === 2);
    await house.publish('lamp/state', '{"on": true, "brightness": 10}');
    expect([(await first).ok, (await third).ok]).toEqual([true, true]);
    expect(said()).toEqual(['{"brightness":10}', '{"on":true}']);
  });

  it('that a later one overrides are confirmed with it', async () => {
    const { house, registry, said } = await setup();
    const first = carryOut(registry, house, [dim(10)], { deadlineMs: 60_000 });
    await until(() => said().length === 1);
    const second = carryOut(registry, house, [dim(60)], { deadlineMs: 60_000 });
    await until(() => said().length === 2);
    await house.publish('lamp/state', '{"on": true, "brightness": 60}');
    expect([(await first).ok, (await second).ok]).toEqual([true, true]);
  });
});

describe('what cannot be known', () => {
  it('is said of devices that do not report', async () => {
    const { house, registry } = await setup();
    const one = await carryOut(registry, house, [on('pump')]);
    expect(one).toEqual({ ok: true, outcomes: [{ device: 'pump', status: 'assumed' }] });
    expect(sayReport(one, home, 'The pump is on.')).toBe(
      'The pump is on. The Pump does not report back, so I cannot be sure.',
    );
    const two = await carryOut(registry, house, [on('pump'), on('tap')]);
    expect(sayReport(two, home, 'On.')).toBe(
      'On. The Pump and the Tap do not report back, so I cannot be sure.',
    );
  });

  it('is said of optimistic devices, whose state counts all the same when it comes', async () => {
    const { house, registry } = await setup();
    const config = { name: 'Fountain', stat_t: 'fountain', cmd_t: 'fountain/set', opt: true };
    await house.publish('homeassistant/switch/fountain/config', JSON.stringify(config));
    await until(() => registry.device('fountain') !== null);
    expect(await carryOut(registry, house, [on('fountain')])).toEqual({
      ok: true,
      outcomes: [{ device: 'fountain', status: 'assumed' }],
    });
    expect(registry.state('fountain')).toEqual({ on: true });
    await house.publish('fountain', 'OFF');
    await until(() => registry.state('fountain')['on'] === false);
  });

  it('is settled by the state where the connection broke on the way, else said', async () => {
    class Broken extends MemoryHouse {
      override async publish(topic: string, payload: string | Uint8Array, options: PublishOptions = {}) {
        await super.publish(topic, payload, options);
        if (topic.endsWith('/set')) throw interrupted(topic);
      }
    }
    const { house, registry, said } = await setup(new Broken());
    const arrived = carryOut(registry, house, [dim(30)], { deadlineMs: 60_000 });
    await until(() => said().length === 1);
    await house.publish('lamp/state', '{"on": true, "brightness": 30}');
    expect((await arrived).outcomes).toEqual([{ device: 'lamp', status: 'confirmed' }]);
    const lost = await carryOut(registry, house, [dim(80), on('pump')], { deadlineMs: 50 });
    expect(lost.outcomes).toMatchObject([
      { device: 'lamp', status: 'failed', reason: 'interrupted' },
      { device: 'pump', status: 'failed', reason: 'interrupted' },
    ]);
    expect(sayReport(lost, home, '')).toBe(
      'The Lamp and the Pump may not have heard it: the connection to the house broke.',
    );
    expect(said()).toHaveLength(3);
    expect(registry.state('pump')).toEqual({});
  });
});

describe('what may come twice', () => {
  const device = (id: string) => home.devices.find((one) => one.id === id)!;
  const silent = { reports: new Set<string>() };
  const setting = { type: 'device', device: 'lamp', set: { on: true } } as const;

  it('is a harmless setting of a device that tells nothing', () => {
    expect(mustComeOnce(device('lamp'), setting, silent)).toBe(false);
    expect(mustComeOnce({ ...device('lamp'), risk: 'none' }, setting, silent)).toBe(false);
  });

  it('is nothing else', () => {
    expect(mustComeOnce(device('lamp'), setting, { reports: new Set(['on']) })).toBe(true);
    expect(mustComeOnce({ ...device('lamp'), risk: 'confirm' }, setting, silent)).toBe(true);
    const next = { type: 'device-op', device: 'player', op: 'next' } as const;
    expect(mustComeOnce(device('player'), next, silent)).toBe(true);
    expect(mustComeOnce(device('door'), { ...setting, set: { locked: false } }, silent)).toBe(true);
    const garage = { ...device('lamp'), kind: 'cover', deviceClass: 'garage' } as const;
    expect(mustComeOnce(garage, { ...setting, set: { position: 0 } }, silent)).toBe(true);
  });
});

describe.skipIf(noMosquitto !== null)('a real mosquitto', () => {
  /** A device that keeps its session, as some do, and asks for QoS 1. */
  async function device(url: string, seen: IPublishPacket[], protocolVersion: 4 | 5) {
    const client = connect(url, {
      clientId: 'device',
      clean: false,
      protocolVersion,
      ...(protocolVersion === 5 ? { properties: { sessionExpiryInterval: 3_600 } } : {}),
      reconnectPeriod: 0,
    });
    // Before it is connected: what was kept for it comes at once.
    client.on('message', (_topic, _payload, packet) => seen.push(packet));
    await client.subscribeAsync(['+/set'], { qos: 1 });
    return client;
  }

  async function hub(url: string, protocolVersion: 4 | 5) {
    const house = new MqttHouse({ url, statusTopic: null, protocolVersion });
    closers.push(() => house.close());
    await whenConnected(house);
    const registry = new Registry(house, home);
    closers.push(() => registry.close());
    await registry.start();
    return { house, registry };
  }

  it('keeps no command for a device that is away (3.1.1)', async () => {
    const mosquitto = await startMosquitto();
    closers.push(() => mosquitto.stop());
    const seen: IPublishPacket[] = [];
    await (await device(mosquitto.url, seen, 4)).endAsync();
    const { house, registry } = await hub(mosquitto.url, 4);
    const report = await carryOut(registry, house, [dim(10)], { deadlineMs: 200 });
    expect(report.outcomes).toEqual([{ device: 'lamp', status: 'unconfirmed' }]);
    const back = await device(mosquitto.url, seen, 4);
    closers.push(() => back.endAsync(true));
    await house.publish('now/set', 'x', { qos: 1 });
    await until(() => seen.length > 0);
    expect(seen.map(({ topic }) => topic)).toEqual(['now/set']);
  });

  it('is told when a command expires, and stores none that must not come twice (5)', async () => {
    const mosquitto = await startMosquitto();
    closers.push(() => mosquitto.stop());
    const seen: IPublishPacket[] = [];
    const one = await device(mosquitto.url, seen, 5);
    closers.push(() => one.endAsync(true));
    const { house, registry } = await hub(mosquitto.url, 5);
    const unlock: Effect = { type: 'device', device: 'door', set: { locked: false } };
    await carryOut(registry, house, [dim(10), on('pump'), unlock], { deadlineMs: 2_250 });
    await until(() => seen.length === 3);
    const by = new Map(seen.map((packet) => [packet.topic, packet]));
    for (const [topic, qos] of [
      ['lamp/set', 0],
      ['door/set', 0],
      ['pump/set', 1],
    ] as const) {
      expect(by.get(topic)).toMatchObject({ qos, retain: false, properties: { messageExpiryInterval: 1 } });
    }
  });

  it('keeps no command that it could deliver after its deadline (5)', async () => {
    const mosquitto = await startMosquitto();
    closers.push(() => mosquitto.stop());
    const seen: IPublishPacket[] = [];
    await (await device(mosquitto.url, seen, 5)).endAsync();
    const { house } = await hub(mosquitto.url, 5);
    const deadlineAt = performance.now() + 1_000;
    // Nobody is there: a broker that is asked to keep it says so.
    await house.publish('pump/set', 'late', { deadlineMs: 1_000 });
    await until(() => performance.now() > deadlineAt);
    const back = await device(mosquitto.url, seen, 5);
    closers.push(() => back.endAsync(true));
    await house.publish('now/set', 'x', { qos: 1 });
    await until(() => seen.length > 0);
    expect(seen.map(({ topic }) => topic)).toEqual(['now/set']);
  });

  it('says at once that nobody listens (5)', async () => {
    const mosquitto = await startMosquitto();
    closers.push(() => mosquitto.stop());
    const { house, registry } = await hub(mosquitto.url, 5);
    const report = await carryOut(registry, house, [on('pump')], { deadlineMs: 60_000 });
    expect(report.outcomes).toEqual([{ device: 'pump', status: 'unavailable' }]);
  });
});
