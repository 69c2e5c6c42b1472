import { describe, expect, it } from 'vitest';
import { openZigbee2Mqtt } from '../../../src/actions/discovery/zigbee2mqtt/adapter.js';
import { topicMatches } from '../../../src/actions/mqtt/topic.js';
import { available, Feed, operated, sent, told } from './support.js';

/** Features as zigbee2mqtt exposes them. */
const state = (endpoint?: string) => ({
  type: 'binary',
  name: 'state',
  property: endpoint === undefined ? 'state' : `state_${endpoint}`,
  label: 'State',
  ...(endpoint === undefined ? {} : { endpoint }),
  access: 7,
  value_on: 'ON',
  value_off: 'OFF',
  value_toggle: 'TOGGLE',
});
const numeric = (name: string, access: number, more: object = {}) => ({
  type: 'numeric',
  name,
  property: name,
  label: `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`,
  access,
  ...more,
});
const choice = (name: string, access: number, values: readonly string[], more: object = {}) => ({
  type: 'enum',
  name,
  property: name,
  label: name,
  access,
  values,
  ...more,
});
const binary = (name: string, access: number, on: unknown, off: unknown, more: object = {}) => ({
  type: 'binary',
  name,
  property: name,
  label: `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`,
  access,
  value_on: on,
  value_off: off,
  ...more,
});
const brightness = numeric('brightness', 7, { value_min: 0, value_max: 254 });
const white = numeric('color_temp', 7, { value_min: 153, value_max: 370, unit: 'mired' });
const color = { type: 'composite', name: 'color_hs', property: 'color', access: 7, features: [] };
const battery = numeric('battery', 1, { unit: '%', value_min: 0, value_max: 100, category: 'diagnostic' });
const linkquality = numeric('linkquality', 1, { category: 'diagnostic' });

let serial = 0;
function entry(name: string, exposes: readonly unknown[], more: object = {}, description = 'A thing') {
  serial += 1;
  return {
    ieee_address: `0x00158d00${serial.toString(16).padStart(8, '0')}`,
    type: 'Router',
    friendly_name: name,
    disabled: false,
    interview_completed: true,
    interviewing: false,
    network_address: 29_000 + serial,
    supported: true,
    power_source: 'Mains (single phase)',
    definition: { model: 'M1', vendor: 'V', description, exposes, options: [], supports_ota: true },
    endpoints: {
      1: { bindings: [], clusters: { input: [], output: [] }, configured_reportings: [], scenes: [] },
    },
    ...more,
  };
}
const COORDINATOR = {
  ieee_address: '0x00124b00120144ae',
  type: 'Coordinator',
  friendly_name: 'Coordinator',
  definition: null,
  disabled: false,
};

function network(...entries: readonly unknown[]): Feed {
  const feed = new Feed(openZigbee2Mqtt('metric'));
  feed.say('zigbee2mqtt/bridge/devices', [COORDINATOR, ...entries]);
  expect(feed.problems).toEqual([]);
  return feed;
}

describe('lights', () => {
  const lamp = () =>
    network(
      entry('kitchen_lamp', [{ type: 'light', features: [state(), brightness, white, color] }, linkquality]),
    );

  it('are read and told in one message', () => {
    const device = lamp().device('kitchen lamp');
    expect(device).toMatchObject({ kind: 'light', name: 'kitchen lamp', secondary: false });
    expect(device.abilities).toEqual({
      brightness: { min: 0, max: 100, step: 1 },
      color_temp: { min: 2703, max: 6536, step: 1 },
      color: {},
    });
    expect(
      told(device, 'zigbee2mqtt/kitchen_lamp', {
        state: 'ON',
        brightness: 127,
        color_temp: 250,
        linkquality: 90,
      }),
    ).toEqual({ on: true, brightness: 50, color_temp: 4000 });
    expect(sent(device, { on: true })).toEqual(['zigbee2mqtt/kitchen_lamp/set {"state":"ON"}']);
    expect(sent(device, { brightness: 50, color_temp: 4000 })).toEqual([
      'zigbee2mqtt/kitchen_lamp/set {"state":"ON","brightness":127,"color_temp":250}',
    ]);
    expect(sent(device, { color: { h: 120, s: 100 } })).toEqual([
      'zigbee2mqtt/kitchen_lamp/set {"state":"ON","color":{"hue":120,"saturation":100}}',
    ]);
    expect(sent(device, { on: false, color_temp: 4000 })).toEqual([
      'zigbee2mqtt/kitchen_lamp/set {"state":"OFF"}',
    ]);
    expect(sent(device, { brightness: 0 })).toEqual(['zigbee2mqtt/kitchen_lamp/set {"state":"OFF"}']);
  });

  it('never round what should shine to dark, nor what shines to nothing', () => {
    const device = lamp().device('kitchen lamp');
    expect(sent(device, { brightness: 0.1 })).toEqual([
      'zigbee2mqtt/kitchen_lamp/set {"state":"ON","brightness":1}',
    ]);
    expect(told(device, 'zigbee2mqtt/kitchen_lamp', { brightness: 1 })).toEqual({ brightness: 1 });
    for (let percent = 1; percent <= 100; percent++) {
      const [message = ''] = sent(device, { brightness: percent }) ?? [];
      const { brightness: level } = JSON.parse(message.slice(message.indexOf('{')));
      expect(told(device, 'zigbee2mqtt/kitchen_lamp', { brightness: level })).toEqual({
        brightness: percent,
      });
    }
  });

  it('tell their colour only while they show it', () => {
    const device = lamp().device('kitchen lamp');
    const xy = { x: 0.7, y: 0.3, hue: 0, saturation: 100 };
    expect(told(device, 'zigbee2mqtt/kitchen_lamp', { color_mode: 'color_temp', color: xy })).toEqual({});
    expect(told(device, 'zigbee2mqtt/kitchen_lamp', { color_mode: 'hs', color: xy })).toEqual({
      color: { h: 0, s: 100 },
    });
  });

  it('are asked what they do, for nothing is retained', () => {
    expect(lamp().device('kitchen lamp').binding.ask).toEqual([
      { topic: 'zigbee2mqtt/kitchen_lamp/get', payload: '{"state":"","brightness":""}' },
    ]);
    const sensor = network(entry('Door', [binary('contact', 1, false, true)], { power_source: 'Battery' }));
    expect(sensor.device('Door').binding.ask).toBeUndefined();
  });
});

describe('devices of several parts', () => {
  it('with endpoints have one name each, and one topic', () => {
    const feed = network(
      entry('hall switch', [
        { type: 'switch', endpoint: 'left', features: [state('left')] },
        { type: 'switch', endpoint: 'right', features: [state('right')] },
      ]),
    );
    expect(feed.names).toEqual(['hall switch left', 'hall switch right']);
    const right = feed.device('hall switch right');
    expect(told(right, 'zigbee2mqtt/hall switch', { state_left: 'ON', state_right: 'OFF' })).toEqual({
      on: false,
    });
    expect(sent(right, { on: true })).toEqual(['zigbee2mqtt/hall switch/set {"state_right":"ON"}']);
  });

  it('number the relays l1, l2', () => {
    const feed = network(
      entry(
        'Relay',
        ['l1', 'l2'].map((endpoint) => ({ type: 'switch', endpoint, features: [state(endpoint)] })),
      ),
    );
    expect(feed.names).toEqual(['Relay 1', 'Relay 2']);
  });

  it('give their name to the part that matters', () => {
    const fan = {
      type: 'fan',
      features: [
        { ...state(), property: 'fan_state' },
        { ...choice('mode', 7, ['low', 'medium', 'high', 'smart']), property: 'fan_mode' },
      ],
    };
    const feed = network(
      entry('Bedroom Fan', [{ type: 'light', features: [state(), brightness] }, fan]),
      entry('Back Door', [
        binary('contact', 1, false, true),
        numeric('temperature', 1, { unit: '°C' }),
        battery,
      ]),
    );
    expect(feed.names).toEqual(['Bedroom Fan', 'Bedroom Fan light', 'Back Door', 'Back Door Temperature']);
    const device = feed.device('Bedroom Fan');
    expect(device.abilities).toEqual({
      speed: { min: 0, max: 100, step: 33.33 },
      preset: { values: ['smart'] },
    });
    expect(sent(device, { speed: 50 })).toEqual(['zigbee2mqtt/Bedroom Fan/set {"fan_mode":"medium"}']);
    expect(sent(device, { on: true, preset: 'smart' })).toEqual([
      'zigbee2mqtt/Bedroom Fan/set {"fan_mode":"smart"}',
    ]);
    expect(sent(device, { speed: 0 })).toEqual(['zigbee2mqtt/Bedroom Fan/set {"fan_state":"OFF"}']);
    expect(told(device, 'zigbee2mqtt/Bedroom Fan', { fan_state: 'ON', fan_mode: 'high' })).toEqual({
      on: true,
      speed: 100,
    });
    const door = feed.device('Back Door');
    expect(door).toMatchObject({ kind: 'binary_sensor', deviceClass: 'door' });
    expect(told(door, 'zigbee2mqtt/Back Door', { contact: false, battery: 87 })).toEqual({
      on: true,
      battery: 87,
    });
  });
});

describe('sensors', () => {
  it('carry the battery, the ids and the class of their device, whatever is exposed first', () => {
    const feed = network(
      entry('Cellar', [
        battery,
        linkquality,
        numeric('humidity', 1, { unit: '%' }),
        numeric('temperature', 1, { unit: '°C' }),
      ]),
    );
    expect(feed.names).toEqual(['Cellar Humidity', 'Cellar Temperature']);
    const [first] = feed.devices;
    expect(first?.ids[0]).toBe('Cellar');
    expect(first).toMatchObject({ kind: 'sensor', deviceClass: 'humidity' });
    const state = { battery: 64, humidity: 71.5, temperature: 11, linkquality: 80 };
    expect(told(feed.device('Cellar Humidity'), 'zigbee2mqtt/Cellar', state)).toEqual({
      value: 71.5,
      unit: '%',
      battery: 64,
    });
    // Set aside, and whole when somebody asks for it.
    const charge = feed.device('Cellar Battery');
    expect(charge.secondary).toBe(true);
    expect(charge.binding).toBe(charge.binding);
    expect(told(charge, 'zigbee2mqtt/Cellar', state)).toEqual({ value: 64, unit: '%' });
  });
});

describe('other kinds', () => {
  it('are outlets and valves where the model says so', () => {
    const feed = network(
      entry('Fridge', [{ type: 'switch', features: [state()] }], {}, 'Smart plug EU'),
      entry('Hose', [{ type: 'switch', features: [state()] }], {}, 'Smart water valve'),
      entry('Radiator', [{ type: 'switch', features: [state()] }], {}, 'Radiator valve'),
    );
    expect(feed.devices.map(({ kind }) => kind)).toEqual(['outlet', 'valve', 'switch']);
    expect(sent(feed.device('Hose'), { position: 100 })).toEqual(['zigbee2mqtt/Hose/set {"state":"ON"}']);
    expect(told(feed.device('Hose'), 'zigbee2mqtt/Hose', { state: 'OFF' })).toEqual({ position: 0 });
  });

  it('are covers, by word at their ends', () => {
    const features = [
      choice('state', 3, ['OPEN', 'CLOSE', 'STOP']),
      numeric('position', 7, { value_min: 0, value_max: 100 }),
      numeric('tilt', 7, { value_min: 0, value_max: 100 }),
    ];
    const feed = network(entry('Blind', [{ type: 'cover', features }], {}, 'Venetian blind motor'));
    const device = feed.device('Blind');
    expect(device).toMatchObject({ kind: 'cover', deviceClass: 'blind' });
    expect(sent(device, { position: 100 })).toEqual(['zigbee2mqtt/Blind/set {"state":"OPEN"}']);
    expect(sent(device, { position: 40, tilt: 20 })).toEqual([
      'zigbee2mqtt/Blind/set {"position":40,"tilt":20}',
    ]);
    expect(operated(device, 'stop')).toEqual(['zigbee2mqtt/Blind/set {"state":"STOP"}']);
    expect(
      told(device, 'zigbee2mqtt/Blind', { position: 40, tilt: 20, state: 'OPEN', moving: 'UP' }),
    ).toEqual({
      position: 40,
      tilt: 20,
      moving: true,
    });
  });

  it('are covers without a position', () => {
    const feed = network(
      entry('Door', [{ type: 'cover', features: [choice('state', 3, ['OPEN', 'CLOSE', 'STOP'])] }]),
    );
    const device = feed.device('Door');
    expect(told(device, 'zigbee2mqtt/Door', { state: 'OPEN' })).toEqual({ position: 100 });
    expect(sent(device, { position: 50 })).toBeNull();
  });

  it('are locks, and half a bolt is none', () => {
    const features = [
      { ...state(), value_on: 'LOCK', value_off: 'UNLOCK' },
      choice('lock_state', 1, ['not_fully_locked', 'locked', 'unlocked']),
    ];
    const device = network(entry('Front Door', [{ type: 'lock', features }])).device('Front Door');
    expect(sent(device, { locked: false })).toEqual(['zigbee2mqtt/Front Door/set {"state":"UNLOCK"}']);
    expect(told(device, 'zigbee2mqtt/Front Door', { state: 'LOCK', lock_state: 'not_fully_locked' })).toEqual(
      { locked: false, bolt: 'halfway' },
    );
    expect(told(device, 'zigbee2mqtt/Front Door', { state: 'LOCK' })).toEqual({
      locked: true,
      bolt: 'still',
    });
  });

  it('are thermostats, in Fahrenheit where the home is', () => {
    const features = [
      numeric('occupied_heating_setpoint', 7, { value_min: 5, value_max: 30, value_step: 0.5, unit: '°C' }),
      numeric('local_temperature', 5, { unit: '°C' }),
      choice('system_mode', 7, ['off', 'auto', 'heat', 'sleep']),
      choice('preset', 7, ['eco', 'comfort']),
    ];
    const one = entry('Hall', [{ type: 'climate', features }]);
    const device = network(one).device('Hall');
    expect(device.abilities).toEqual({
      mode: { values: ['off', 'auto', 'heat'] },
      target: { min: 5, max: 30, step: 0.5 },
      preset: { values: ['eco', 'comfort'] },
    });
    expect(sent(device, { mode: 'heat', target: 21.5 })).toEqual([
      'zigbee2mqtt/Hall/set {"system_mode":"heat","occupied_heating_setpoint":21.5}',
    ]);
    expect(
      told(device, 'zigbee2mqtt/Hall', {
        occupied_heating_setpoint: 20,
        local_temperature: 19.2,
        system_mode: 'sleep',
        preset: 'eco',
      }),
    ).toEqual({ target: 20, current: 19.2, mode: 'heat', preset: 'eco' });
    const imperial = new Feed(openZigbee2Mqtt('imperial'));
    imperial.say('zigbee2mqtt/bridge/devices', [one]);
    expect(imperial.device('Hall').abilities['target']).toEqual({ min: 41, max: 86, step: 1 });
    expect(sent(imperial.device('Hall'), { target: 70 })).toEqual([
      'zigbee2mqtt/Hall/set {"occupied_heating_setpoint":21.1}',
    ]);
    expect(told(imperial.device('Hall'), 'zigbee2mqtt/Hall', { local_temperature: 21 })).toEqual({
      current: 69.8,
    });
  });

  it('are air conditioners with two setpoints', () => {
    const setpoint = { value_min: 10, value_max: 30, value_step: 1 };
    const features = [
      numeric('occupied_heating_setpoint', 7, setpoint),
      numeric('occupied_cooling_setpoint', 7, setpoint),
      choice('system_mode', 7, ['off', 'cool', 'heat', 'auto']),
    ];
    const device = network(entry('AC', [{ type: 'climate', features }])).device('AC');
    expect(sent(device, { target: 24 }, { mode: 'cool' })).toEqual([
      'zigbee2mqtt/AC/set {"occupied_cooling_setpoint":24}',
    ]);
    expect(sent(device, { target_low: 18, target_high: 25 })).toEqual([
      'zigbee2mqtt/AC/set {"occupied_heating_setpoint":18,"occupied_cooling_setpoint":25}',
    ]);
    expect(
      told(device, 'zigbee2mqtt/AC', {
        system_mode: 'cool',
        occupied_heating_setpoint: 18,
        occupied_cooling_setpoint: 25,
      }),
    ).toEqual({ mode: 'cool', target: 25, target_low: 18, target_high: 25 });
  });

  it('are sirens of the standard, which nothing confirms', () => {
    const warning = {
      type: 'composite',
      name: 'warning',
      property: 'warning',
      access: 2,
      features: [choice('mode', 2, ['stop', 'burglar', 'fire']), choice('level', 2, ['low', 'high'])],
    };
    const device = network(entry('Siren', [warning])).device('Siren');
    expect(device.kind).toBe('siren');
    expect([...device.binding.reports]).toEqual([]);
    expect(sent(device, { on: true })).toEqual([
      'zigbee2mqtt/Siren/set {"warning":{"mode":"burglar","level":"high","strobe":true,"duration":180}}',
    ]);
  });

  it('are thermostats and covers whose features stand loose', () => {
    const feed = network(
      entry('Heater', [
        numeric('target_temperature', 3, { value_min: 5, value_max: 35, value_step: 0.5 }),
        numeric('current_temperature', 1),
        choice('system_mode', 3, ['off', 'heat']),
      ]),
      entry('Curtain', [
        choice('state', 3, ['open', 'stop', 'close']),
        numeric('position', 3, { value_max: 100 }),
      ]),
    );
    expect(feed.devices.filter(({ secondary }) => !secondary).map(({ kind }) => kind)).toEqual([
      'climate',
      'cover',
    ]);
    expect(operated(feed.device('Curtain'), 'stop')).toEqual(['zigbee2mqtt/Curtain/set {"state":"stop"}']);
  });
});

describe('what is not spoken to', () => {
  it('is settings and diagnostics, unless home.yaml names them', () => {
    const feed = network(
      entry('Plug', [
        { type: 'switch', features: [state()] },
        choice('power_on_behavior', 7, ['off', 'on', 'previous'], {
          category: 'config',
          label: 'Power-on behavior',
        }),
        numeric('power', 5, { unit: 'W' }),
        choice('identify', 2, ['identify'], { category: 'config', label: 'Identify' }),
        linkquality,
      ]),
    );
    expect(feed.names).toEqual(['Plug', 'Plug Power']);
    const setting = feed.device('Plug Power-on behavior');
    expect(setting.ids).toContain('Plug_power_on_behavior');
    expect(sent(setting, { value: 'previous' })).toEqual([
      'zigbee2mqtt/Plug/set {"power_on_behavior":"previous"}',
    ]);
    expect(operated(feed.device('Plug Identify'), 'run')).toEqual([
      'zigbee2mqtt/Plug/set {"identify":"identify"}',
    ]);
  });

  it('is passed over with its reason', () => {
    const remote = entry('Remote', [choice('action', 1, ['single', 'double']), battery], {
      power_source: 'Battery',
    });
    const feed = network(
      remote,
      entry('Off', [], { disabled: true }),
      entry('New', [], { interviewing: true, definition: null }),
      entry('Strange', [], { definition: null }),
    );
    expect([...feed.passedOver.values()]).toEqual([
      'only sends events or tells about itself',
      'is disabled in zigbee2mqtt',
      'is still being interviewed by zigbee2mqtt',
      'is a model that zigbee2mqtt does not know',
    ]);
    expect(feed.names).toEqual([]);
  });

  it('is what is broken, reported, while the rest stays', () => {
    const feed = network(entry('Lamp', [{ type: 'light', features: [state()] }]));
    feed.say('zigbee2mqtt/bridge/devices', '[{');
    feed.say('zigbee2mqtt/bridge/devices', { not: 'a list' });
    expect(feed.problems).toEqual([
      expect.stringContaining('zigbee2mqtt/bridge/devices is not JSON'),
      'zigbee2mqtt/bridge/devices is not a list',
    ]);
    expect(feed.names).toEqual(['Lamp']);
    feed.say('zigbee2mqtt/bridge/devices', [
      null,
      { ieee_address: 7 },
      entry('Other', [{ type: 'light', features: [state()] }]),
    ]);
    expect(feed.names).toEqual(['Other']);
    expect(feed.problems.slice(2)).toEqual([
      'zigbee2mqtt/bridge/devices entry 0 is no device of zigbee2mqtt',
      'zigbee2mqtt/bridge/devices entry 1 is no device of zigbee2mqtt',
    ]);
  });
});

describe('a network', () => {
  it.each(['z', 'home/attic', 'site/home/attic', 'eu/site/home/attic'])('is found under %s', (base) => {
    const adapter = openZigbee2Mqtt('metric');
    const feed = new Feed(adapter);
    const topic = `${base}/bridge/devices`;
    expect(adapter.filters.filter((filter) => topicMatches(filter, topic))).toHaveLength(1);
    feed.say(topic, [entry('Lamp', [{ type: 'light', features: [state()] }])]);
    expect(sent(feed.device('Lamp'), { on: true })).toEqual([`${base}/Lamp/set {"state":"ON"}`]);
  });

  it('loses, gains and renames devices', () => {
    const lamp = entry('lamp', [{ type: 'light', features: [state()] }]);
    const plug = entry('plug', [{ type: 'switch', features: [state()] }]);
    const feed = network(lamp, plug);
    const before = feed.device('plug');
    feed.say('zigbee2mqtt/bridge/devices', [COORDINATOR, { ...lamp, friendly_name: 'reading lamp' }, plug]);
    expect(feed.names.toSorted()).toEqual(['plug', 'reading lamp']);
    // What is as it was is the same object: its state is kept.
    expect(feed.device('plug')).toBe(before);
    expect(feed.device('reading lamp').ids).toContain(lamp.ieee_address);
    expect(sent(feed.device('reading lamp'), { on: true })).toEqual([
      'zigbee2mqtt/reading lamp/set {"state":"ON"}',
    ]);
    feed.say('zigbee2mqtt/bridge/devices', [COORDINATOR, plug]);
    expect(feed.names).toEqual(['plug']);
    feed.say('zigbee2mqtt/bridge/devices', '');
    expect(feed.names).toEqual([]);
  });

  it('has devices that nobody has named yet', () => {
    const lamp = { ...entry('x', [{ type: 'light', features: [state()] }]) };
    const feed = network({ ...lamp, friendly_name: lamp.ieee_address });
    expect(feed.devices.map(({ name, kind }) => [name, kind])).toEqual([[null, 'light']]);
  });

  it('says who is there: the bridge always, devices where they tell', () => {
    const device = network(entry('Lamp', [{ type: 'light', features: [state()] }])).device('Lamp');
    const { mode, topics } = device.binding.availability;
    expect(mode).toBe('all');
    expect(topics.map(({ topic, optional }) => [topic, optional ?? false])).toEqual([
      ['zigbee2mqtt/bridge/state', false],
      ['zigbee2mqtt/Lamp/availability', true],
    ]);
    expect(available(device, 'zigbee2mqtt/bridge/state', '{"state":"online"}')).toBe(true);
    expect(available(device, 'zigbee2mqtt/bridge/state', 'offline')).toBe(false);
    expect(available(device, 'zigbee2mqtt/Lamp/availability', '{"state":"offline"}')).toBe(false);
    expect(available(device, 'zigbee2mqtt/Lamp/availability', '{}')).toBeNull();
  });
});

describe('groups', () => {
  const lamps = [1, 2].map((n) =>
    entry(`lamp ${n}`, [{ type: 'light', features: [state(), brightness, white] }]),
  );
  const member = ({ ieee_address }: { ieee_address: string }) => ({ ieee_address, endpoint: 11 });
  const group = {
    id: 3,
    friendly_name: 'kitchen_lights',
    description: null,
    members: lamps.map(member),
    scenes: [],
  };

  it('can do what their members can, whichever list comes first', () => {
    const feed = new Feed(openZigbee2Mqtt('metric'));
    feed.say('zigbee2mqtt/bridge/groups', [
      group,
      { id: 901, friendly_name: 'default_bind_group', members: [], scenes: [] },
    ]);
    expect(feed.names).toEqual([]);
    feed.say('zigbee2mqtt/bridge/devices', lamps);
    const device = feed.device('kitchen lights');
    expect(device).toMatchObject({
      kind: 'light',
      abilities: { brightness: { max: 100 }, color_temp: { min: 2703 } },
    });
    expect(device.members).toEqual(lamps.map(({ ieee_address }) => `zigbee:${ieee_address.slice(2)}/11`));
    expect(sent(device, { brightness: 30 })).toEqual([
      'zigbee2mqtt/kitchen_lights/set {"state":"ON","brightness":76}',
    ]);
    feed.say('zigbee2mqtt/bridge/groups', []);
    expect(feed.names).not.toContain('kitchen lights');
  });

  it('of plugs and lamps are only switched', () => {
    const plug = entry('plug', [{ type: 'switch', features: [state()] }]);
    const feed = network(...lamps, plug);
    feed.say('zigbee2mqtt/bridge/groups', [{ ...group, members: [...group.members, member(plug)] }]);
    expect(feed.device('kitchen lights')).toMatchObject({ kind: 'switch', abilities: {} });
  });

  it('that are none are reported', () => {
    const feed = network(...lamps);
    feed.say('zigbee2mqtt/bridge/groups', [{ id: 'x' }, group]);
    expect(feed.problems).toEqual(['zigbee2mqtt/bridge/groups entry 0 is no group']);
    expect(feed.names).toContain('kitchen lights');
  });
});
