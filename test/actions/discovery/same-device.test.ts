/** One thing is one device, whoever tells of it, in whichever words, today and after the next announcement. */
import { afterEach, describe, expect, it } from 'vitest';
import { openTasmota } from '../../../src/actions/discovery/tasmota/adapter.js';
import { idsInMemory, KnownIds } from '../../../src/actions/registry/known-ids.js';
import { openRegistry } from './open-registry.js';
import { Feed } from './support.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(ids = new KnownIds(idsInMemory())) {
  const opened = await openRegistry(closers, undefined, { ids });
  return { ...opened, only: () => opened.registry.snapshot.home.devices[0] };
}

const relay = (dev: object, more: object = {}) => ({
  name: 'Relay',
  cmd_t: 'r',
  uniq_id: 'r1',
  dev,
  ...more,
});

describe("Home Assistant's discovery", () => {
  it('keeps a device that is told with one more address, or one less', async () => {
    const { registry, say, only } = await open();
    await say({ 'homeassistant/switch/a/config': relay({ ids: ['board'], name: 'Garage' }) });
    const before = registry.origin(only()?.id ?? '')?.identity;
    const mac = ['mac', '02:00:00:aa:bb:01'];
    for (const dev of [
      { ids: ['board', 'serial-7'], cns: [mac], name: 'Garage' },
      { ids: ['board'], cns: [mac], name: 'Garage' },
      { ids: 'board', name: 'Garage' },
    ]) {
      await say({ 'homeassistant/switch/a/config': relay(dev) });
      expect(registry.snapshot.home.devices).toHaveLength(1);
      expect(registry.origin(only()?.id ?? '')?.identity).toBe(before);
    }
  });

  it('keeps it over a restart, too', async () => {
    const ids = new KnownIds(idsInMemory());
    const first = await open(ids);
    await first.say({ 'homeassistant/switch/a/config': relay({ ids: ['board'], name: 'Garage' }) });
    const before = first.registry.origin(first.only()?.id ?? '');
    const second = await open(ids);
    await second.say({
      'homeassistant/switch/a/config': relay({ ids: ['new', 'board'], name: 'Workshop' }, { object_id: 'w' }),
    });
    expect(second.only()?.id).toBe(first.only()?.id);
    expect(second.registry.origin(second.only()?.id ?? '')?.identity).toBe(before?.identity);
  });

  it('is one entity where two topics tell different addresses of it', async () => {
    const { say, names } = await open();
    await say({
      'homeassistant/switch/a/config': relay({ ids: ['board'], name: 'Garage' }),
      'homeassistant/switch/b/a/config': relay({ ids: ['board', 'x'], name: 'Garage' }),
    });
    expect(names()).toEqual(['Garage Relay']);
  });

  it('is one sensor that two gateways hear', async () => {
    const { say, names } = await open();
    const heard = (gateway: string, uniq: string, dev: object) => ({
      name: 'Temperature',
      stat_t: `${gateway}/BTtoMQTT/A4C138112233`,
      uniq_id: uniq,
      dev_cla: 'temperature',
      dev: { name: 'Attic', via_device: gateway, ...dev },
    });
    await say({
      'homeassistant/sensor/A4C138112233-tempc/config': heard('omg', 'A4C138112233-tempc', {
        ids: ['A4C138112233'],
      }),
      'homeassistant/sensor/a4c138112233_temp/config': heard('theengs', 'a4c138112233_temp', {
        ids: ['theengs-1'],
        cns: [['mac', 'A4:C1:38:11:22:33']],
      }),
    });
    expect(names()).toEqual(['Attic Temperature']);
  });

  it('are two where only the gateway is the same', async () => {
    const { say, names } = await open();
    const part = (n: number) => ({
      name: 'Door',
      stat_t: `gw/${n}`,
      uniq_id: `door${n}`,
      dev: { name: 'Contact', ids: [`contact${n}`], cns: [['mac', '02:00:00:aa:bb:02']] },
    });
    await say({
      'homeassistant/binary_sensor/1/config': part(1),
      'homeassistant/binary_sensor/2/config': part(2),
    });
    expect(names()).toEqual(['Contact Door', 'Contact Door']);
  });
});

describe('Homie', () => {
  const NEW = {
    'homie/5/relay/$description': {
      homie: '5.0',
      version: 1,
      name: 'Well Pump',
      nodes: { pump: { type: 'switch', properties: { on: { datatype: 'boolean', settable: true } } } },
    },
  };
  const OLD = {
    'homie/relay/$homie': '4.0.0',
    'homie/relay/$name': 'Well Pump',
    'homie/relay/$nodes': 'pump',
    'homie/relay/pump/$name': 'pump',
    'homie/relay/pump/$type': 'switch',
    'homie/relay/pump/$properties': 'on',
    'homie/relay/pump/on/$datatype': 'boolean',
    'homie/relay/pump/on/$settable': 'true',
  };

  it.each([
    ['the old first', { ...OLD, ...NEW }],
    ['the new first', { ...NEW, ...OLD }],
  ])('is one device in both versions, by the newer: %s', async (_, messages) => {
    const { registry, say, names, only } = await open();
    await say(messages);
    expect(names()).toEqual(['Well Pump']);
    const sends = () =>
      registry.binding(only()?.id ?? '')?.encode({ type: 'device', device: 'x', set: { on: true } }, {})?.[0]
        ?.topic;
    expect(sends()).toBe('homie/5/relay/pump/on/set');
    const id = only()?.id;
    await say({ 'homie/5/relay/$description': '' });
    expect(names()).toEqual(['Well Pump']);
    expect(sends()).toBe('homie/relay/pump/on/set');
    expect(only()?.id).toBe(id);
  });
});

describe('Tasmota', () => {
  const CONFIG = {
    dn: 'Boiler',
    fn: ['Boiler', 'Pump'],
    mac: 'DC4F2249A3BC',
    t: 'boiler',
    ft: '%prefix%/%topic%/',
    tp: ['cmnd', 'stat', 'tele'],
    state: ['OFF', 'ON'],
    ofln: 'Offline',
    onln: 'Online',
    ver: 1,
  };
  const keysOf = (rl: number[], sn: object): string[] => {
    const feed = new Feed(openTasmota('metric'));
    feed.say('tasmota/discovery/DC4F2249A3BC/sensors', { sn, ver: 1 });
    feed.say('tasmota/discovery/DC4F2249A3BC/config', { ...CONFIG, rl });
    return feed.devices.map(({ key }) => key);
  };

  it('knows a sensor by what it is, whatever else is connected to the board', () => {
    const one = {
      'DS18B20-2': { Id: '0300A279', Temperature: 61 },
      AM2301: { Temperature: 20, Humidity: 40 },
    };
    const more = {
      BMP280: { Temperature: 19, Pressure: 1003 },
      'DS18B20-1': { Id: '01193A02', Temperature: 35 },
      'DS18B20-3': { Id: '0300A279', Temperature: 61 },
      AM2301: { Temperature: 20, Humidity: 40 },
    };
    const before = keysOf([1], one);
    expect(new Set(before).size).toBe(before.length);
    expect(keysOf([1], more)).toEqual(expect.arrayContaining(before));
  });

  it('knows a relay by its number', () => {
    expect(keysOf([1, 1], {})).toEqual(expect.arrayContaining(keysOf([0, 1], {})));
  });
});

describe('a device of two protocols that share no address', () => {
  const told = (topic: string, name: string, attributes: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries({ name, ...attributes }).map(([key, value]) => [`${topic}/$${key}`, value]),
    );
  /** As Valetudo 2024 says it by Homie 4, cut short. */
  const robot = {
    'valetudo/robo/$homie': '4.0.0',
    'valetudo/robo/$name': 'Robot',
    'valetudo/robo/$nodes': 'StatusStateAttribute,LocateCapability',
    'valetudo/robo/$state': 'ready',
    ...told('valetudo/robo/StatusStateAttribute', 'Status', { type: 'Status', properties: 'status' }),
    ...told('valetudo/robo/StatusStateAttribute/status', 'Status', {
      datatype: 'enum',
      format: 'error,docked,idle,returning,cleaning,paused',
    }),
    ...told('valetudo/robo/LocateCapability', 'Locate', { type: 'Capability', properties: 'locate' }),
    ...told('valetudo/robo/LocateCapability/locate', 'Locate', {
      datatype: 'enum',
      format: 'PERFORM',
      settable: 'true',
      retained: 'false',
    }),
  };
  const presence = {
    availability_topic: 'valetudo/robo/$state',
    payload_available: 'ready',
    payload_not_available: 'lost',
    device: { identifiers: ['robo'], name: 'Robot' },
  };
  const vacuum = {
    'homeassistant/vacuum/valetudo/robo_vacuum/config': {
      ...presence,
      name: null,
      schema: 'state',
      supported_features: ['start', 'stop', 'pause', 'return_home'],
      unique_id: 'robo_vacuum',
      state_topic: 'valetudo/robo/hass/state',
      command_topic: 'valetudo/robo/hass/command',
    },
  };

  it("is what Home Assistant's discovery calls it, and Homie's while that is silent", async () => {
    const { say, names, registry } = await open();
    await say(robot);
    expect(names()).toEqual(['Robot Locate', 'Robot Status']);
    await say(vacuum);
    expect(registry.snapshot.home.devices.map(({ name, kind }) => [name, kind])).toEqual([
      ['Robot', 'vacuum'],
    ]);
    await say({ 'homeassistant/vacuum/valetudo/robo_vacuum/config': '' });
    expect(names()).toEqual(['Robot Locate', 'Robot Status']);
  });

  it('loses nothing that can be told to what only tells something', async () => {
    const { say, names } = await open();
    await say(robot);
    await say({
      'homeassistant/sensor/mine/config': {
        ...presence,
        name: 'Area',
        unique_id: 'area',
        state_topic: 'valetudo/robo/area',
      },
    });
    expect(names()).toEqual(['Robot Area', 'Robot Locate']);
  });

  it('is the board of Tasmota where its relays are announced by its last will alone', async () => {
    const { say, names } = await open();
    const config = { ip: '', dn: 'Kitchen', fn: ['Kettle', 'Toaster'], mac: 'DC4F22123456', t: 'kitchen' };
    const state = { ofln: 'Offline', onln: 'Online', ft: '%prefix%/%topic%/', tp: ['cmnd', 'stat', 'tele'] };
    await say({
      'tasmota/discovery/DC4F22123456/config': { ...config, ...state, rl: [1, 1], so: {}, ver: 1 },
    });
    expect(names()).toEqual(['Kettle', 'Toaster']);
    await say({
      'homeassistant/switch/123456_RL_2/config': {
        name: 'Toaster',
        stat_t: 'tele/kitchen/STATE',
        avty_t: 'tele/kitchen/LWT',
        pl_avail: 'Online',
        pl_not_avail: 'Offline',
        cmd_t: 'cmnd/kitchen/POWER2',
        uniq_id: '123456_RL_2',
        dev: { ids: ['123456'] },
      },
      'homeassistant/switch/else/config': relay({ ids: ['else'], name: 'Else' }),
    });
    expect(names()).toEqual(['Else Relay', 'Kettle', 'Toaster']);
  });
});
