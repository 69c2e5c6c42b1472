/** The registry with every adapter: one device each, names, groups, few messages. */
import { afterEach, describe, expect, it } from 'vitest';
import { JointHouse } from '../../../src/actions/discovery/joint-house.js';
import type { Home } from '../../../src/actions/home.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { Registry } from '../../../src/actions/registry/registry.js';
import { carryOut } from '../../../src/actions/transaction.js';
import { until } from '../support/until.js';
import { openRegistry } from './open-registry.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const open = (base?: Home) => openRegistry(closers, base);

const STATE = {
  type: 'binary',
  name: 'state',
  property: 'state',
  access: 7,
  value_on: 'ON',
  value_off: 'OFF',
};
const BRIGHTNESS = { type: 'numeric', name: 'brightness', property: 'brightness', access: 7, value_max: 254 };
const zigbee = (n: number, name?: string) => ({
  ieee_address: `0x00158d000000000${n}`,
  type: 'Router',
  friendly_name: name ?? `0x00158d000000000${n}`,
  power_source: 'Mains (single phase)',
  definition: { description: 'Bulb', exposes: [{ type: 'light', features: [STATE, BRIGHTNESS] }] },
});
const discovered = (n: number, name: string) => ({
  name: null,
  schema: 'json',
  brightness: true,
  command_topic: `zigbee2mqtt/${name}/set`,
  state_topic: `zigbee2mqtt/${name}`,
  unique_id: `0x00158d000000000${n}_light_zigbee2mqtt`,
  object_id: name,
  device: { identifiers: [`zigbee2mqtt_0x00158d000000000${n}`], name, manufacturer: 'V' },
});
const tasmota = (name: string) => ({
  dn: name,
  fn: [name],
  mac: 'DC4F2249A3BC',
  t: 'plug',
  ft: '%prefix%/%topic%/',
  tp: ['cmnd', 'stat', 'tele'],
  ofln: 'Offline',
  onln: 'Online',
  state: ['OFF', 'ON'],
  rl: [1],
  ver: 1,
});

describe('a device that is announced twice', () => {
  const twice = {
    'homeassistant/light/0x00158d0000000001/light/config': discovered(1, 'lamp'),
    'zigbee2mqtt/bridge/devices': [zigbee(1, 'lamp')],
    'homeassistant/switch/DC4F2249A3BC_RL_1/config': {
      name: 'Plug',
      cmd_t: 'cmnd/plug/POWER',
      uniq_id: 'DC4F2249A3BC_RL_1',
      dev: { ids: ['49A3BC'], mf: 'Tasmota', name: 'Plug' },
    },
    'tasmota/discovery/DC4F2249A3BC/config': tasmota('Plug'),
  };

  it.each([
    ['in one order', Object.entries(twice)],
    ['in the other', Object.entries(twice).toReversed()],
  ])('is one, by its own protocol, %s', async (_, messages) => {
    const { registry, say, names } = await open();
    await say(Object.fromEntries(messages));
    expect(names()).toEqual(['Plug', 'lamp']);
    expect(registry.origin('lamp')?.adapter).toBe('zigbee2mqtt');
    expect(registry.snapshot.home.devices.map(({ id }) => registry.origin(id)?.adapter).toSorted()).toEqual([
      'Tasmota',
      'zigbee2mqtt',
    ]);
  });

  it('comes back by the other way when the first is gone', async () => {
    const { registry, say, names } = await open();
    await say(twice);
    await say({ 'zigbee2mqtt/bridge/devices': [] });
    expect(names()).toEqual(['Plug', 'lamp']);
    expect(registry.origin('lamp')?.adapter).toBe('Home Assistant discovery');
  });

  it('stays away altogether where its own protocol knows that there is nothing to say', async () => {
    const { say, names } = await open();
    await say({
      'homeassistant/sensor/remote/config': {
        name: 'Remote Battery',
        stat_t: 'z',
        dev: { ids: ['zigbee2mqtt_0x00158d0000000002'] },
      },
      'zigbee2mqtt/bridge/devices': [
        zigbee(1, 'lamp'),
        { ...zigbee(2, 'remote'), definition: { description: 'Remote', exposes: [] } },
      ],
    });
    expect(names()).toEqual(['lamp']);
  });

  it('is one group', async () => {
    const { registry, say, names } = await open();
    const member = { ieee_address: '0x00158d0000000001', endpoint: 1 };
    await say({
      'homeassistant/light/1221051039810110150109113116116_3/light/config': {
        ...discovered(9, 'ceiling'),
        unique_id: '3_light_zigbee2mqtt',
        device: { identifiers: ['zigbee2mqtt_1221051039810110150109113116116_3'], name: 'ceiling' },
      },
      'zigbee2mqtt/bridge/devices': [zigbee(1, 'lamp')],
      'zigbee2mqtt/bridge/groups': [{ id: 3, friendly_name: 'ceiling', members: [member] }],
    });
    expect(names()).toEqual(['ceiling', 'lamp']);
    expect(registry.device('ceiling')?.members).toEqual(['lamp']);
  });

  it('is one entity under two topics', async () => {
    const { say, names } = await open();
    const config = { name: 'Pump', cmd_t: 'c', uniq_id: 'p1', dev: { ids: ['board'] } };
    await say({ 'homeassistant/switch/a/config': config, 'homeassistant/switch/board/a/config': config });
    expect(names()).toEqual(['Pump']);
  });

  it('is two where two boards happen to use the same ids', async () => {
    const { say, names } = await open();
    const config = (board: string) => ({
      name: 'Pump',
      cmd_t: board,
      uniq_id: 'ESPswitchpump',
      dev: { ids: board },
    });
    await say({
      'homeassistant/switch/a/pump/config': config('c45bbe6b1a2c'),
      'homeassistant/switch/b/pump/config': config('c45bbe6b1a2d'),
    });
    expect(names()).toEqual(['Pump', 'Pump']);
  });
});

describe('announcements that say the same again', () => {
  it('change nothing, and the next different one does', async () => {
    const { house, registry, say } = await open();
    const networks = { 'zigbee2mqtt/bridge/devices': [zigbee(1, 'lamp')] };
    await say(networks);
    const before = registry.bindings;
    let homes = 0;
    registry.onChange(({ type }) => {
      if (type === 'home') homes += 1;
    });
    const text = JSON.stringify(networks['zigbee2mqtt/bridge/devices']);
    for (let n = 0; n < 3; n++) await house.publish('zigbee2mqtt/bridge/devices', text);
    await house.settled();
    await say({ 'homeassistant/switch/x/config': { name: 'Pump', cmd_t: 'c' } });
    // Once, for the pump: the lamp's binding is the one it had.
    expect(homes).toBe(1);
    expect(registry.binding('lamp')).toBe(before.get('lamp'));
    await say({ 'zigbee2mqtt/bridge/devices': [] });
    await say(networks);
    expect(registry.binding('lamp')).not.toBeNull();
  });
});

describe('names', () => {
  it('of devices that have none are asked for', async () => {
    const { registry, say, names } = await open();
    await say({ 'zigbee2mqtt/bridge/devices': [zigbee(2), zigbee(1), zigbee(3, 'desk_lamp')] });
    expect(names()).toEqual(['New light', 'New light 2', 'desk lamp']);
    const first = registry.snapshot.home.devices.find(({ name }) => name === 'New light');
    expect(first?.id).toBe('0x00158d0000000001');
    expect(registry.origin(first?.id ?? '')?.nameless).toBe(true);
    expect(registry.origin('desk_lamp')?.nameless).toBe(false);
  });

  it('and rooms of home.yaml stay through renaming and new announcements', async () => {
    const base = parseHome(
      `areas: [{id: hall, name: Hall}]
devices: [{id: "0x00158d0000000001", name: Reading Lamp, aliases: [sun], area: hall, kind: light}]`,
      'home.yaml',
    ).home;
    const { registry, say } = await open(base);
    const known = { id: '0x00158d0000000001', name: 'Reading Lamp', area: 'hall', aliases: ['sun'] };
    for (const friendly of [undefined, 'lamp_7', 'lamp_8']) {
      await say({ 'zigbee2mqtt/bridge/devices': [zigbee(1, friendly)] });
      expect(registry.snapshot.home.devices).toMatchObject([known]);
      expect(registry.origin(known.id)?.nameless).toBe(false);
    }
    const commands = registry
      .binding(known.id)
      ?.encode({ type: 'device', device: 'x', set: { on: true } }, {});
    expect(commands?.[0]?.topic).toBe('zigbee2mqtt/lamp_8/set');
  });
});

describe('rooms', () => {
  const rooms = (registry: Registry) =>
    registry.snapshot.home.devices.map(({ name, area }) => [name, area]).toSorted();

  it('are told by the heads of names, where nothing suggests them', async () => {
    const base = parseHome(
      'areas: [{id: living, name: Living Room, aliases: [lounge]}, {id: hall, name: Hall}]\ndevices: []',
      'home.yaml',
    ).home;
    const { registry, say } = await open(base);
    const names = ['living_room_lamp', 'Lounge light', 'Hall', 'hallway_light', 'kitchen_lamp'];
    await say({ 'zigbee2mqtt/bridge/devices': names.map((name, n) => zigbee(n, name)) });
    expect(rooms(registry)).toEqual([
      ['Hall', null],
      ['Lounge light', 'living'],
      ['hallway light', null],
      ['kitchen lamp', null],
      ['living room lamp', 'living'],
    ]);
  });

  it('are the usual ones where the house names none', async () => {
    const { registry, say } = await open();
    const names = ['kitchen_lamp', 'garden lamp', 'master bedroom light', 'Hall', 'tree'];
    await say({ 'zigbee2mqtt/bridge/devices': names.map((name, n) => zigbee(n, name)) });
    expect(rooms(registry)).toEqual([
      ['Hall', null],
      ['garden lamp', 'garden'],
      ['kitchen lamp', 'kitchen'],
      ['master bedroom light', 'master_bedroom'],
      ['tree', null],
    ]);
    expect(registry.snapshot.home.areas).toContainEqual({
      id: 'garden',
      name: 'Garden',
      aliases: [],
      floor: null,
      outside: true,
    });
  });
});

describe('groups', () => {
  const network = {
    'zigbee2mqtt/bridge/state': { state: 'online' },
    'zigbee2mqtt/bridge/devices': [zigbee(1, 'one'), zigbee(2, 'two'), zigbee(3, 'three')],
    'zigbee2mqtt/bridge/groups': [
      {
        id: 1,
        friendly_name: 'ceiling',
        members: [1, 2].map((n) => ({ ieee_address: `0x00158d000000000${n}`, endpoint: 1 })),
      },
    ],
  };

  async function lamps() {
    const opened = await open();
    await opened.say(network);
    const { house, registry } = opened;
    const sent: string[] = [];
    await house.subscribe('zigbee2mqtt/+/set', ({ topic, payload }) => {
      const text = new TextDecoder().decode(payload);
      sent.push(`${topic} ${text}`);
      // As zigbee2mqtt does: every member tells its new state.
      const reached =
        topic === 'zigbee2mqtt/ceiling/set' ? ['one', 'two', 'ceiling'] : [topic.split('/')[1] ?? ''];
      for (const name of reached) house.publish(`zigbee2mqtt/${name}`, text).catch(() => {});
    });
    const joint = new JointHouse(house, () => registry.bindings);
    const turn = async (devices: readonly string[], on: boolean) => {
      const effects = devices.map((device) => ({ type: 'device', device, set: { on } }) as const);
      const { outcomes } = await carryOut(registry, joint, effects);
      return outcomes.map(({ status }) => status);
    };
    return { ...opened, sent, turn };
  }

  it('know their members, and are left out of "all"', async () => {
    const { registry } = await lamps();
    expect(registry.device('ceiling')?.members).toEqual(['one', 'two']);
  });

  it('take one message for all of their members', async () => {
    const { sent, turn } = await lamps();
    expect(await turn(['one', 'two', 'three'], true)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(sent.toSorted()).toEqual([
      'zigbee2mqtt/ceiling/set {"state":"ON"}',
      'zigbee2mqtt/three/set {"state":"ON"}',
    ]);
  });

  it('and no message for one of them, nor for members that are told different things', async () => {
    const { registry, house, sent, turn } = await lamps();
    await turn(['one'], true);
    const joint = new JointHouse(house, () => registry.bindings);
    await carryOut(registry, joint, [
      { type: 'device', device: 'one', set: { on: false } },
      { type: 'device', device: 'two', set: { brightness: 50 } },
    ]);
    expect(sent).toEqual([
      'zigbee2mqtt/one/set {"state":"ON"}',
      'zigbee2mqtt/one/set {"state":"OFF"}',
      'zigbee2mqtt/two/set {"state":"ON","brightness":127}',
    ]);
  });

  it('are said once when named beside their members', async () => {
    const { sent, turn } = await lamps();
    expect(await turn(['ceiling', 'one', 'two'], true)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(sent).toEqual(['zigbee2mqtt/ceiling/set {"state":"ON"}']);
  });

  it('do not stand in for a member that is away', async () => {
    const { house, sent, turn } = await lamps();
    await house.publish('zigbee2mqtt/two/availability', '{"state":"offline"}');
    await house.settled();
    expect(await turn(['one', 'two'], true)).toEqual(['confirmed', 'unavailable']);
    expect(sent).toEqual(['zigbee2mqtt/one/set {"state":"ON"}']);
  });

  it('with a member that nobody knows are never used for others', async () => {
    const { say, sent, turn } = await lamps();
    const [group] = network['zigbee2mqtt/bridge/groups'];
    const stranger = { ieee_address: '0x00158d0000000009', endpoint: 1 };
    await say({
      'zigbee2mqtt/bridge/groups': [{ ...group, members: [...(group?.members ?? []), stranger] }],
    });
    await turn(['one', 'two'], true);
    expect(sent).toHaveLength(2);
  });
});

describe('both sockets of a plug', () => {
  it('take one message', async () => {
    const { house, registry, say } = await open();
    const socket = (side: string) => ({ ...STATE, property: `state_${side}`, endpoint: side });
    const exposes = ['left', 'right'].map((side) => ({
      type: 'switch',
      endpoint: side,
      features: [socket(side)],
    }));
    await say({
      'zigbee2mqtt/bridge/state': 'online',
      'zigbee2mqtt/bridge/devices': [
        { ...zigbee(1, 'desk'), definition: { description: 'Socket', exposes } },
      ],
    });
    const sent: string[] = [];
    await house.subscribe('zigbee2mqtt/desk/set', ({ payload }) => {
      sent.push(new TextDecoder().decode(payload));
      house.publish('zigbee2mqtt/desk', payload).catch(() => {});
    });
    const joint = new JointHouse(house, () => registry.bindings);
    const ids = registry.snapshot.home.devices.map(({ id }) => id);
    const { ok } = await carryOut(
      registry,
      joint,
      ids.map((device) => ({ type: 'device', device, set: { on: true } }) as const),
    );
    expect(ok).toBe(true);
    expect(sent).toEqual(['{"state_left":"ON","state_right":"ON"}']);
  });
});

describe('relays of one Tasmota device', () => {
  it('are told in one message, and each confirms for itself', async () => {
    const { house, registry, say } = await open();
    const sent: string[] = [];
    await house.subscribe('cmnd/#', ({ topic, payload }) => {
      const text = new TextDecoder().decode(payload);
      if (!/State|Status/.test(topic)) sent.push(`${topic} ${text}`);
      for (const [, n, word] of text.matchAll(/Power(\d) (ON|OFF)/g))
        house.publish('stat/plug/RESULT', `{"POWER${n}":"${word}"}`).catch(() => {});
    });
    await say({
      'tasmota/discovery/DC4F2249A3BC/config': {
        ...tasmota('Bar'),
        fn: ['Left', 'Right', 'Mid'],
        rl: [1, 1, 1],
      },
      'tele/plug/LWT': 'Online',
    });
    const joint = new JointHouse(house, () => registry.bindings);
    const all = registry.snapshot.home.devices.map(({ id }) => id);
    const turn = (ids: readonly string[], on: boolean) =>
      carryOut(
        registry,
        joint,
        ids.map((device) => ({ type: 'device', device, set: { on } }) as const),
        { deadlineMs: 500 },
      );
    expect((await turn(all, true)).outcomes.map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
    expect(sent).toEqual(['cmnd/plug/Backlog0 Power1 ON; Power2 ON; Power3 ON']);
    await turn(all.slice(0, 1), false);
    expect(sent.at(-1)).toBe('cmnd/plug/Power1 OFF');
  });
});

describe('devices that do not keep their state at the broker', () => {
  it('are asked for it, when they come and when they come back', async () => {
    const { house, say } = await open();
    const asked: string[] = [];
    await house.subscribe('zigbee2mqtt/+/get', ({ topic }) => void asked.push(topic));
    await house.subscribe('cmnd/plug/State', ({ topic }) => void asked.push(topic));
    await say({
      'zigbee2mqtt/bridge/state': 'online',
      'zigbee2mqtt/bridge/devices': [zigbee(1, 'lamp')],
      'tasmota/discovery/DC4F2249A3BC/config': tasmota('Plug'),
      'tele/plug/LWT': 'Online',
    });
    await until(() => asked.length === 2);
    expect(asked.toSorted()).toEqual(['cmnd/plug/State', 'zigbee2mqtt/lamp/get']);
    await house.publish('tele/plug/LWT', 'Offline');
    await house.publish('tele/plug/LWT', 'Online');
    await until(() => asked.length === 3);
    expect(asked.at(-1)).toBe('cmnd/plug/State');
  });
});
