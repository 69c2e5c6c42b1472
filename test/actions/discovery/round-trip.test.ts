/** What the hub announces of itself, read back by our own reader of Home Assistant's discovery: the same entities. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { adaptersFor } from '../../../src/actions/discovery/adapters.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { MemoryHouse } from '../../../src/actions/memory-house.js';
import { Registry } from '../../../src/actions/registry/registry.js';
import { carryOut } from '../../../src/actions/transaction.js';
import { ownConfigs, ownStates, readOwnCommand } from '../../../src/hub/house/own-device.js';
import { until } from '../support/until.js';

const EMPTY = parseHome('devices: []', 'home.yaml').home;

describe.each(['homeassistant', 'ha/discovery'])('below %s', (prefix) => {
  it('every entity comes back with its kind, name, range, state and command', async () => {
    const house = new MemoryHouse();
    const registry = new Registry(house, EMPTY, { adapters: adaptersFor([prefix]) });
    await registry.start();
    try {
      const configs = ownConfigs('earshot/kitchen', true, '1.2.3', prefix);
      const { agenda } = startWorld(EMPTY, '2026-11-21T09:00:00');
      const timers = [
        {
          id: 'timer_1',
          label: null,
          room: null,
          duration: 60,
          endsAt: '2026-11-21T09:01:00',
          remaining: null,
          ringing: false,
        },
      ];
      const state = { muted: true, volume: 40, now: '2026-11-21T09:00:00', agenda: { ...agenda, timers } };
      for (const { topic, payload } of [...configs, ...ownStates('earshot/kitchen', state)])
        await house.publish(topic, payload, { retain: true });
      await house.publish('earshot/kitchen/status', 'online', { retain: true });
      await until(() => registry.snapshot.home.devices.length === configs.length);
      await house.settled();
      await house.publish('earshot/kitchen/last_command', 'turn on the lamp');
      await house.settled();
      const { home, states, unavailable } = registry.snapshot;
      expect(unavailable.size).toBe(0);
      const back = home.devices.map(({ id, kind, name }) => ({ id, kind, name, state: states.get(id) }));
      expect(back).toEqual([
        { id: 'earshot_kitchen_mute', kind: 'switch', name: 'Earshot kitchen Mute', state: { on: true } },
        {
          id: 'earshot_kitchen_volume',
          kind: 'number',
          name: 'Earshot kitchen Volume',
          state: expect.objectContaining({ value: 40 }),
        },
        {
          id: 'earshot_kitchen_last_command',
          kind: 'sensor',
          name: 'Earshot kitchen Last command',
          state: { value: 'turn on the lamp' },
        },
        { id: 'earshot_kitchen_timers', kind: 'sensor', name: 'Earshot kitchen Timers', state: { value: 1 } },
        {
          id: 'earshot_kitchen_next_timer',
          kind: 'sensor',
          name: 'Earshot kitchen Next timer',
          state: { value: expect.stringMatching(/Z$/) },
        },
      ]);
      expect(home.devices.find(({ kind }) => kind === 'number')?.abilities).toEqual({
        value: { min: 10, max: 100, step: 1 },
      });
      // What is commanded through the reader is what the hub obeys.
      const obeyed: unknown[] = [];
      for (const topic of ['earshot/kitchen/mute/set', 'earshot/kitchen/volume/set'])
        await house.subscribe(topic, (message) => {
          obeyed.push(readOwnCommand('earshot/kitchen', message.topic, message.payload));
        });
      await carryOut(
        registry,
        house,
        [
          { type: 'device', device: 'earshot_kitchen_mute', set: { on: false } },
          { type: 'device', device: 'earshot_kitchen_volume', set: { value: 70 } },
        ],
        { deadlineMs: 50 },
      );
      expect(obeyed).toEqual([
        { type: 'mute', on: false },
        { type: 'volume', percent: 70 },
      ]);
      // Taken back, nothing is left.
      for (const { topic, payload } of ownConfigs('earshot/kitchen', false, '1.2.3', prefix))
        await house.publish(topic, payload, { retain: true });
      await until(() => registry.snapshot.home.devices.length === 0);
    } finally {
      await registry.close();
      await house.close();
    }
  });
});

it('listens below several prefixes and to no other', async () => {
  const house = new MemoryHouse();
  const registry = new Registry(house, EMPTY, { adapters: adaptersFor(['ha', 'ha/two']) });
  await registry.start();
  try {
    for (const topic of ['ha/switch/a/config', 'ha/two/switch/b/config', 'homeassistant/switch/c/config'])
      await house.publish(topic, JSON.stringify({ cmd_t: topic }), { retain: true });
    await until(() => registry.snapshot.home.devices.length > 1);
    await house.settled();
    expect(registry.snapshot.home.devices.map(({ id }) => id)).toEqual(['a', 'b']);
  } finally {
    await registry.close();
    await house.close();
  }
});
