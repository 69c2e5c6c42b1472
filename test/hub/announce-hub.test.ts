/** The hub as a device of its own house. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { Registry } from '../../src/actions/registry/registry.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { isOwnConfig, ownConfigs, ownStates, readOwnCommand } from '../../src/hub/house/own-device.js';
import { text, until } from '../actions/support/until.js';
import { HOME, type Rig, rig } from './fake-house.js';

let open: Rig | null = null;
afterEach(async () => {
  await open?.hub.close();
  open = null;
});

const bytes = (said: string): Uint8Array => new TextEncoder().encode(said);
const EMPTY = parseHome('devices: []', 'home.yaml').home;

async function hub(announce = true) {
  const broker = { ...DEFAULT_CONFIG.broker, topic: 'earshot/kitchen', announce };
  open = await rig({}, { configParts: { broker } });
  const { topics } = open.house;
  const said = new Map<string, string>();
  const listen = async (): Promise<void> => {
    await topics.subscribe('#', ({ topic, payload }) => said.set(topic, text(payload)));
  };
  await listen();
  return { rig: open, topics, said };
}

describe('what a hub announces', () => {
  it('can be read by who reads discovery: here another house', async () => {
    const house = new MemoryHouse();
    const registry = new Registry(house, EMPTY);
    await registry.start();
    const state = {
      muted: true,
      volume: 40,
      agenda: startWorld(HOME, '2026-11-21T09:00:00').agenda,
      now: '2026-11-21T09:00:00',
    };
    const messages = [
      ...ownConfigs('earshot/kitchen', true, '1.2.3'),
      ...ownStates('earshot/kitchen', state),
    ];
    for (const { topic, payload } of [...messages, { topic: 'earshot/kitchen/status', payload: 'online' }])
      await house.publish(topic, payload, { retain: true });
    await until(
      () => registry.snapshot.home.devices.length === 5 && registry.snapshot.unavailable.size === 0,
    );
    const states = [...registry.snapshot.states].map(([id, told]) => [
      id.replace('earshot_kitchen_', ''),
      told,
    ]);
    expect(Object.fromEntries(states)).toMatchObject({
      mute: { on: true },
      volume: { value: 40 },
      timers: { value: 0 },
    });
    expect(registry.problems).toEqual([]);
    for (const { topic } of ownConfigs('earshot/kitchen', false, ''))
      await house.publish(topic, '', { retain: true });
    await until(() => registry.snapshot.home.devices.length === 0);
    await registry.close();
    await house.close();
  });

  it.each([
    ['earshot', 'homeassistant/switch/earshot/mute/config'],
    ['earshot/kitchen', 'homeassistant/switch/earshot_kitchen/mute/config'],
    ['my hubs/attic', 'homeassistant/switch/earshot_my_hubs_attic/mute/config'],
  ])('is known by every hub as a hub: %s', (topic, config) => {
    const topics = ownConfigs(topic, true, '').map((message) => message.topic);
    expect(topics).toContain(config);
    expect(topics.every(isOwnConfig)).toBe(true);
    expect(isOwnConfig('homeassistant/switch/earshots/mute/config')).toBe(false);
    expect(isOwnConfig('homeassistant/light/lamp/config')).toBe(false);
  });
});

describe('a command to the hub', () => {
  it.each<[string, string, unknown]>([
    ['mute', 'ON', { type: 'mute', on: true }],
    ['mute', 'OFF', { type: 'mute', on: false }],
    ['mute', 'on', null],
    ['volume', '55', { type: 'volume', percent: 55 }],
    ['volume', '55.5', { type: 'volume', percent: 55.5 }],
    ['volume', '101', null],
    ['volume', '-5', null],
    ['volume', '1e1', null],
    ['volume', '', null],
    ['last_command', 'ON', null],
  ])('%s %j', (what, payload, command) => {
    expect(readOwnCommand('earshot', `earshot/${what}/set`, bytes(payload))).toEqual(command);
  });

  it('is nothing else, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('earshot/mute/set', 'earshot/volume/set', 'x'),
        fc.uint8Array(),
        (topic, payload) => {
          const command = readOwnCommand('earshot', topic, payload);
          if (command?.type === 'volume') expect(command.percent).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});

describe('a hub that shows itself', () => {
  it('says how it stands, and what it was told last', async () => {
    const { rig: one, said } = await hub();
    await until(() => said.has('earshot/kitchen/timers'));
    expect(JSON.parse(said.get('homeassistant/number/earshot_kitchen/volume/config') ?? '')).toMatchObject({
      command_topic: 'earshot/kitchen/volume/set',
      availability_topic: 'earshot/kitchen/status',
    });
    expect(said.get('earshot/kitchen/volume')).toBe('100');
    one.hub.say('lamp on');
    await until(() => said.get('earshot/kitchen/last_command') === 'lamp on');
    one.hub.say('timer');
    await until(() => JSON.parse(said.get('earshot/kitchen/timers') ?? '{}').count === 1);
  });

  it('obeys what can be read, and nothing else', async () => {
    const { topics, said } = await hub();
    await topics.publish('earshot/kitchen/volume/set', '20');
    await until(() => said.get('earshot/kitchen/volume') === '20');
    await topics.publish('earshot/kitchen/volume/set', 'loud');
    await topics.publish('earshot/kitchen/volume/set', '60');
    await until(() => said.get('earshot/kitchen/volume') === '60');
    await topics.publish('earshot/kitchen/mute/set', 'ON');
    await topics.publish('earshot/kitchen/volume/set', '30');
    await until(() => said.get('earshot/kitchen/volume') === '30');
  });

  it('ignores a command that was stored before it came', async () => {
    const stored = new MemoryHouse();
    await stored.publish('earshot/kitchen/volume/set', '20', { retain: true });
    const broker = { ...DEFAULT_CONFIG.broker, topic: 'earshot/kitchen', announce: true };
    const { fakeHouse } = await import('./fake-house.js');
    const house = { ...fakeHouse(HOME, () => Promise.resolve()), topics: stored };
    open = await rig({ house: async () => house }, { configParts: { broker } });
    const said: string[] = [];
    await stored.subscribe('earshot/kitchen/volume', ({ payload }) => said.push(text(payload)));
    await stored.publish('earshot/kitchen/volume/set', '50');
    await until(() => said.includes('50'));
    expect(said).not.toContain('20');
  });

  it('says nothing where it is not asked to', async () => {
    const { rig: one, said } = await hub(false);
    one.hub.say('lamp on');
    await one.until('spoken');
    expect([...said.keys()]).toEqual([]);
  });
});
