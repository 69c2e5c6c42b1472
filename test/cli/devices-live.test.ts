/** The house at a broker, as `earshot devices` shows it. */
import { afterEach, describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import type { HouseMessage } from '../../src/actions/house.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { MqttHouse, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import { ListeningHouse } from '../../src/cli/devices/last-seen.js';
import { ago, brokerToLookAt, type LiveRow, lookAtHouse } from '../../src/cli/devices/live.js';
import { type WatchRow, watchHouse } from '../../src/cli/devices/watch.js';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { until } from '../actions/support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const { home } = parseHome(
  `areas: [{id: hall, name: Hall}]
devices:
  - {id: safe, name: Safe, area: hall, kind: lock, risk: never, mqtt: {platform: lock, command_topic: safe/set, state_topic: safe}}
  - {id: ghost, name: Ghost, area: hall, kind: light}
`,
  'home.yaml',
);

async function setup() {
  const broker = await startBroker();
  closers.push(() => broker.close());
  const devices = new MqttHouse({ url: broker.url, statusTopic: null });
  closers.push(() => devices.close());
  await whenConnected(devices);
  const say = (topic: string, payload: unknown): Promise<void> =>
    devices.publish(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), {
      retain: true,
      qos: 1,
    });
  const lamp = {
    name: 'Lamp',
    unique_id: 'lamp',
    command_topic: 'lamp/set',
    state_topic: 'lamp',
    availability_topic: 'lamp/here',
    suggested_area: 'Hall',
  };
  await say('homeassistant/switch/lamp/config', lamp);
  await say('homeassistant/switch/broken/config', '{');
  await say('lamp', 'ON');
  await say('lamp/here', 'online');
  await say('safe', 'LOCKED');
  const look = async () => {
    const one = await lookAtHouse(home, externalBroker([broker.url]));
    closers.push(() => one.close());
    return one;
  };
  return { say, devices, look };
}

describe('the devices at a broker', () => {
  it('are listed with who announces them, how they stand, and why they cannot be spoken to', async () => {
    const { look } = await setup();
    const rows = (await look()).rows();
    const by = new Map(rows.flatMap((row) => ('id' in row ? [[row.id, row] as [string, LiveRow]] : [])));
    expect(by.get('lamp')).toMatchObject({ available: true, unspeakable: null, state: { on: true } });
    expect(by.get('safe')).toMatchObject({
      from: 'home.yaml',
      unspeakable: expect.stringContaining('never'),
    });
    expect(by.get('ghost')).toMatchObject({
      available: false,
      unspeakable: expect.stringContaining('nothing answers'),
    });
    const others = rows.filter((row) => !('id' in row));
    expect(JSON.stringify(others)).toContain('switch/broken/config');
  });

  it('of one name are said to share it', async () => {
    const { say, look } = await setup();
    for (const n of [1, 2])
      await say(`homeassistant/switch/relay${n}/config`, {
        name: 'Relay',
        object_id: `relay${n}`,
        command_topic: 'r',
      });
    const one = await look();
    const row = one.rows().find((each) => 'id' in each && each.id === 'relay1');
    expect(row).toMatchObject({ namesakes: ['relay2'], unspeakable: null });
    expect(one.tree()).toMatch(/Relay .*SAME NAME AS relay2/);
  });

  it('are shown as a tree', async () => {
    const { look } = await setup();
    const tree = (await look()).tree();
    expect(tree).toMatch(/Lamp +switch +on/);
    expect(tree).toMatch(/Ghost +light .*NOT SPEAKABLE: nothing answers/);
    expect(tree).toMatch(/Not to be spoken to\n.*switch\/broken\/config/);
  });

  it('are watched: what changes, who goes, and who is new', async () => {
    const { say, look } = await setup();
    const rows: WatchRow[] = [];
    const texts: string[] = [];
    const one = await look();
    const stop = watchHouse(one, (row, text) => {
      rows.push(row);
      texts.push(text.slice(9));
    });
    await say('lamp', 'OFF');
    await say('lamp/here', 'offline');
    await say('homeassistant/button/bell/config', {
      name: 'Bell',
      unique_id: 'bell',
      command_topic: 'bell/set',
    });
    await until(() => rows.length === 3);
    stop();
    expect(rows.map(({ at: _, ...row }) => row)).toEqual([
      { event: 'state', device: 'lamp', changed: { on: false } },
      { event: 'availability', device: 'lamp', available: false },
      { event: 'home', came: ['bell'], went: [] },
    ]);
    expect(texts).toEqual(['Lamp: off\n', 'Lamp: offline\n', 'found bell\n']);
  });

  it('cannot be asked for where no broker answers', async () => {
    const look = lookAtHouse(home, externalBroker(['mqtt://127.0.0.1:1']), { connectMs: 50 });
    await expect(look).rejects.toMatchObject({
      code: 'BROKER_SILENT',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(() => brokerToLookAt(DEFAULT_CONFIG.broker)).toThrow(/--mqtt URL/);
    expect(brokerToLookAt({ ...DEFAULT_CONFIG.broker, kind: 'embedded', port: 1884 })).toMatchObject({
      urls: ['mqtt://127.0.0.1:1884'],
    });
  });
});

describe('when a device was last seen', () => {
  const NOW = Date.UTC(2026, 10, 21, 12);
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const seen = (...messages: Omit<HouseMessage, 'topic'>[]): number | null => {
    const inner = new MemoryHouse();
    const house = new ListeningHouse(inner, () => NOW);
    let hear: (message: HouseMessage) => void = () => {};
    inner.subscribe = (_, listener) => {
      hear = listener;
      return Promise.resolve(() => Promise.resolve());
    };
    void house.subscribe('a', () => {});
    for (const message of messages) hear({ topic: 'a', ...message });
    return house.lastSeen({
      routes: new Map([['a', []]]),
      reports: new Set(),
      availability: { mode: 'all', topics: [] },
      encode: () => null,
    });
  };

  it.each<[string, string, boolean, number | null]>([
    ['a word of its own', 'ON', false, NOW],
    ['a word that was stored', 'ON', true, null],
    ['as zigbee2mqtt tells it', '{"last_seen":"2026-11-21T11:00:00Z"}', true, NOW - 3_600_000],
    ['as zigbee2mqtt tells it in ms', `{"last_seen":${NOW - 5}}`, true, NOW - 5],
    ['a clock that is ahead', `{"last_seen":${NOW + 5_000}}`, true, NOW],
    ['nonsense', '{"last_seen":{}}', true, null],
    ['broken', '{"last_seen":', true, null],
  ])('%s', (_, payload, retained, at) => {
    expect(seen({ payload: bytes(payload), retained })).toBe(at);
  });

  it('is unknown before anything was heard', () => {
    expect(seen()).toBeNull();
  });

  it.each([
    [500, '0 s ago'],
    [61_000, '1 min ago'],
    [7_200_000, '2 h ago'],
    [200_000_000, '2 d ago'],
  ])('%d ms: %s', (ms, said) => {
    expect(ago(ms)).toBe(said);
  });
});
