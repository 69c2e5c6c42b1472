import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Announced } from '../../../src/actions/discovery/adapter.js';
import type { DeviceEffect } from '../../../src/actions/discovery/binding.js';
import { readBinding } from '../../../src/actions/discovery/by-hand.js';
import { hsToRgb, hsToXy, rgbToHs, xyToHs } from '../../../src/actions/discovery/color-space.js';
import * as announcement from '../../../src/actions/discovery/homeassistant/announcement.js';
import type { DeviceState } from '../../../src/actions/home.js';

const { discoveryTopic } = announcement;

/** What a message announces, and what is wrong with it. */
function readAnnouncement(topic: string, payload: Uint8Array, units: 'metric' | 'imperial') {
  const { sources, problems } = announcement.readAnnouncement(topic, payload, units);
  return {
    devices: [...sources.values()].flat(),
    problems: problems.map(({ source, reason }) => `${source} ${reason}`),
  };
}

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function announce(
  component: string,
  config: Record<string, unknown>,
  units: 'metric' | 'imperial' = 'metric',
): Announced {
  const { devices, problems } = readAnnouncement(`homeassistant/${component}/x/config`, bytes(config), units);
  expect(problems).toEqual([]);
  return devices[0]!;
}

/** What a message on a state topic says. */
function told(device: Announced, topic: string, payload: unknown): DeviceState {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return Object.assign({}, ...(device.binding.routes.get(topic) ?? []).map((read) => read(text)));
}

function sent(device: Announced, set: DeviceState, state: DeviceState = {}): unknown {
  return (
    device.binding
      .encode({ type: 'device', device: 'x', set }, state)
      ?.map(({ topic, payload }) => `${topic} ${payload}`) ?? null
  );
}

function operated(device: Announced, op: string): unknown {
  const effect: DeviceEffect = { type: 'device-op', device: 'x', op };
  return device.binding.encode(effect, {})?.map(({ topic, payload }) => `${topic} ${payload}`) ?? null;
}

describe('what is announced', () => {
  it('reads long keys, short keys and a base topic alike', () => {
    const long = announce('switch', {
      name: 'Pump',
      state_topic: 'a/b/state',
      command_topic: 'a/b/set',
      unique_id: 'p1',
    });
    const short = announce('switch', {
      name: 'Pump',
      '~': 'a/b',
      stat_t: '~/state',
      cmd_t: '~/set',
      uniq_id: 'p1',
    });
    for (const device of [long, short]) {
      expect(device).toMatchObject({ name: 'Pump', kind: 'switch', ids: ['p1', 'x'] });
      expect([...device.binding.routes.keys()]).toEqual(['a/b/state']);
      expect(sent(device, { on: true })).toEqual(['a/b/set ON']);
    }
  });

  it('reads a whole device at once', () => {
    const { devices, problems } = readAnnouncement(
      'homeassistant/device/0x12/config',
      bytes({
        dev: { ids: ['0x12'], name: 'Hall Lamp', sa: 'Hall' },
        o: { name: 'bridge' },
        avty_t: 'z/status',
        cmps: {
          main: {
            p: 'light',
            schema: 'json',
            name: null,
            cmd_t: 'z/set',
            stat_t: 'z',
            brightness: true,
            uniq_id: 'u1',
          },
          temp: {
            p: 'sensor',
            name: 'Temperature',
            stat_t: 'z',
            val_tpl: '{{ value_json.t }}',
            unit_of_meas: '°C',
            uniq_id: 'u2',
          },
          link: { p: 'sensor', name: 'Link', stat_t: 'z', ent_cat: 'diagnostic', uniq_id: 'u3' },
          cam: { p: 'camera', t: 'z/cam' },
          bad: { p: 'switch', uniq_id: 'u4' },
        },
      }),
      'metric',
    );
    expect(devices.map(({ name, area, secondary }) => [name, area, secondary])).toEqual([
      ['Hall Lamp', 'Hall', false],
      ['Hall Lamp Temperature', 'Hall', false],
      ['Hall Lamp Link', 'Hall', true],
    ]);
    expect(devices.every(({ binding }) => binding.availability.topics[0]?.topic === 'z/status')).toBe(true);
    expect(problems).toEqual([
      'homeassistant/device/0x12/config bad cannot be used: command_topic: Invalid input: expected string, received undefined',
    ]);
  });

  it("keeps a radio network's own switches out of the spoken house", () => {
    const permit = announce('switch', {
      name: 'Permit join',
      command_topic: 'zigbee2mqtt/bridge/request/permit_join',
      state_topic: 'zigbee2mqtt/bridge/info',
      value_template: '{{ value_json.permit_join | lower }}',
      payload_on: '{"time": 254}',
      payload_off: '{"time": 0}',
      device: { name: 'Zigbee2MQTT Bridge', identifiers: ['zigbee2mqtt_bridge_0x00124b00'] },
    });
    expect(permit.secondary).toBe(true);
  });

  it.each<[string, object, string]>([
    [
      'says what both begin and end with once',
      { name: 'TRV_thermostat', dev: { name: 'Attic TRV' } },
      'Attic TRV thermostat',
    ],
    ['leaves out what the device says already', { name: 'Alarm', dev: { name: 'Ring Alarm' } }, 'Ring Alarm'],
    ['keeps what only looks alike', { name: 'Larm', dev: { name: 'Ring Alarm' } }, 'Ring Alarm Larm'],
    ['goes by what is measured', { dev_cla: 'temperature', dev: { name: 'Attic' } }, 'Attic temperature'],
    [
      'unless there is to be no name',
      { name: null, dev_cla: 'temperature', dev: { name: 'Attic' } },
      'Attic',
    ],
  ])('%s', (_, config, name) => {
    expect(announce('sensor', { stat_t: 's', ...config }).name).toBe(name);
  });

  it('leaves a gateway’s own settings out of the spoken house, though they do not say what they are', () => {
    const device = { name: 'OMG_ESP32', ids: ['A1B2C3D4E5F6'], mf: 'OMG_community' };
    const gateway = (component: string, config: Record<string, unknown>) =>
      announce(component, { stat_t: 'home/OMG/SYStoMQTT', device, uniq_id: 'x', ...config });
    const kept = { pl_on: '{"disc":true,"save":true}', pl_off: '{"disc":false,"save":true}', cmd_t: 'a/set' };
    const itself: [string, Record<string, unknown>][] = [
      ['switch', { name: 'SYS: Auto discovery', ...kept }],
      ['switch', { name: 'Display metric', ...kept }],
      ['switch', { name: 'LORA: Invert IQ', pl_on: 'true', pl_off: 'false', cmd_t: 'a/set' }],
      ['number', { name: 'BT: Scan duration', cmd_tpl: '{"scan":{{value}},"save":true}', cmd_t: 'a/set' }],
      ['button', { name: 'BT: Force scan', pl_prs: '{"interval":0}', cmd_t: 'a/set' }],
      ['button', { name: 'Reboot', dev_cla: 'restart', pl_prs: '{"cmd":"restart"}', cmd_t: 'a/set' }],
      ['sensor', { name: 'SYS: Free memory', dev_cla: 'data_size', unit_of_meas: 'B' }],
      ['sensor', { name: 'SYS: IP' }],
      ['binary_sensor', { name: 'SYS: Connectivity', dev_cla: 'connectivity' }],
    ];
    for (const [component, config] of itself)
      expect(gateway(component, config).secondary, String(config['name'])).toBe(true);
    const house: [string, Record<string, unknown>, string][] = [
      ['switch', { name: 'actuatorONOFF', pl_on: '{"cmd":1}', cmd_t: 'a/set' }, 'OMG ESP32 actuatorONOFF'],
      ['sensor', { name: 'NRG: power', dev_cla: 'power', unit_of_meas: 'W' }, 'OMG ESP32 power'],
      ['sensor', { name: 'hum', dev_cla: 'humidity', unit_of_meas: '%' }, 'OMG ESP32 hum'],
      ['button', { name: 'Gate', pl_prs: 'x', cmd_t: 'a/set' }, 'OMG ESP32 Gate'],
      ['light', { name: 'TV: Backlight', schema: 'json', cmd_t: 'a/set' }, 'OMG ESP32 TV: Backlight'],
      ['switch', { name: 'AC: Power', cmd_t: 'a/set' }, 'OMG ESP32 AC: Power'],
    ];
    for (const [component, config, name] of house)
      expect(gateway(component, config), name).toMatchObject({ name, secondary: false });
  });

  it('reads availability with templates and payloads', () => {
    const device = announce('switch', {
      cmd_t: 'c',
      availability: [
        { topic: 'a', value_template: '{{ value_json.state }}' },
        { t: 'b', pl_avail: '1', pl_not_avail: '0' },
      ],
      availability_mode: 'all',
    });
    const { mode, topics } = device.binding.availability;
    expect(mode).toBe('all');
    expect(topics.map(({ read }, i) => read(i === 0 ? '{"state":"online"}' : '0'))).toEqual([true, false]);
    expect(topics[0]?.read('nonsense')).toBeNull();
  });

  it('is removed by an empty payload', () => {
    expect(readAnnouncement('homeassistant/light/x/config', bytes(''), 'metric')).toEqual({
      devices: [],
      problems: [],
    });
  });

  it.each([
    ['homeassistant/light/x/config', 'light', 'x', false],
    ['homeassistant/light/node/x/config', 'light', 'x', false],
    ['earshot/discovery/media/tv/config', 'media', 'tv', true],
  ])('knows the topic %s', (topic, component, object, own) => {
    expect(discoveryTopic(topic)).toEqual({ component, object, own });
  });

  it.each([
    'homeassistant/status',
    'homeassistant/light/config',
    'x/light/y/config',
    'homeassistant/a/b/c/d/config',
  ])('knows that %s is none', (topic) => {
    expect(discoveryTopic(topic)).toBeNull();
  });
});

describe('what is no device', () => {
  const read = (component: string, config: Record<string, unknown>) =>
    announcement.readAnnouncement(`homeassistant/${component}/x/config`, bytes(config), 'metric');

  it.each([
    ['event', { stat_t: 'e', event_types: ['press'] }, 'only sends events'],
    ['update', { stat_t: 'u' }, 'firmware update'],
    ['camera', { t: 'c' }, 'picture'],
    ['text', { cmd_t: 't' }, 'free text'],
    ['hologram', {}, 'is a "hologram", a platform that is not known here'],
  ])('is passed over with its reason: %s', (component, config, reason) => {
    const { sources, problems, passedOver } = read(component, config);
    expect([...sources.values()]).toEqual([[]]);
    expect(problems).toEqual([]);
    expect([...passedOver.values()][0]?.reason).toContain(reason);
  });

  it('is a device of such components alone', () => {
    const { sources, passedOver } = announcement.readAnnouncement(
      'homeassistant/device/knob/config',
      bytes({ dev: { ids: ['k'] }, cmps: { a: { p: 'event', t: 'e' }, b: { p: 'sensor' } } }),
      'metric',
    );
    expect([...sources.values()]).toEqual([[]]);
    expect([...passedOver.values()][0]?.reason).toContain('only sends events');
  });

  it('is the word that a device moves to its own topic', () => {
    const news = read('switch', { migrate_discovery: true });
    expect([news.sources.size, news.problems.length]).toEqual([0, 0]);
  });
});

describe('names', () => {
  it.each<[string | null, string | undefined, string | null]>([
    [null, 'kitchen_lamp', 'kitchen lamp'],
    [null, 'kitchen-lamp', 'kitchen lamp'],
    [null, 'Wi-Fi lamp', 'Wi-Fi lamp'],
    ['Left', 'Kitchen Lamp', 'Kitchen Lamp Left'],
    ['Kitchen Lamp Left', 'Kitchen Lamp', 'Kitchen Lamp Left'],
    ['Lamp', undefined, 'Lamp'],
    [null, '0x00158d0001a2b3c4', null],
    ['Light', '0x00158d0001a2b3c4', null],
    [null, 'AA:BB:CC:DD:EE:FF', null],
    [null, 'tasmota_49A3BC', null],
    [null, 'Facade', 'Facade'],
  ])('%s of the device %s is called %s', (name, device, called) => {
    const { devices } = readAnnouncement(
      'homeassistant/switch/x/config',
      bytes({ name, cmd_t: 'c', ...(device === undefined ? {} : { device: { name: device } }) }),
      'metric',
    );
    expect(devices[0]?.name).toBe(called);
  });
});

describe('trackers', () => {
  it('are persons who are somewhere', () => {
    const device = announce('device_tracker', {
      name: 'Anna',
      stat_t: 'anna',
      pl_home: 'in',
      pl_not_home: 'out',
    });
    expect(device.kind).toBe('person');
    expect(['in', 'out', 'Work'].map((word) => told(device, 'anna', word))).toEqual([
      { location: 'home' },
      { location: 'not_home' },
      { location: 'Work' },
    ]);
  });
});

describe('lights of the template schema', () => {
  const device = announce('light', {
    schema: 'template',
    cmd_t: 'l/set',
    stat_t: 'l',
    cmd_on_tpl:
      'on{% if brightness is defined %},b{{ brightness }}{% endif %}{% if color_temp is defined %},t{{ color_temp }}{% endif %}{% if red is defined %},{{ red }}-{{ green }}-{{ blue }}{% endif %}',
    cmd_off_tpl: 'off',
    stat_tpl: "{{ value.split(',')[0] }}",
    bri_tpl: "{{ value.split(',')[1] }}",
    clr_temp_tpl: "{{ value.split(',')[2] }}",
    r_tpl: "{{ value.split(',')[3] }}",
    g_tpl: "{{ value.split(',')[4] }}",
    b_tpl: "{{ value.split(',')[5] }}",
    min_mirs: 153,
    max_mirs: 500,
  });

  it('are told by their template, in one message', () => {
    expect(sent(device, { on: true })).toEqual(['l/set on']);
    expect(sent(device, { brightness: 50, color_temp: 4000 })).toEqual(['l/set on,b128,t250']);
    expect(sent(device, { color: { h: 0, s: 100 } })).toEqual(['l/set on,255-0-0']);
    expect(sent(device, { brightness: 0 })).toEqual(['l/set off']);
  });

  it('are read by theirs', () => {
    expect(told(device, 'l', 'on,128,250,0,255,0')).toEqual({
      on: true,
      brightness: 50,
      color_temp: 4000,
      color: { h: 120, s: 100 },
    });
    expect(told(device, 'l', 'off')).toEqual({ on: false });
  });

  it('cannot do what their template cannot make', () => {
    const odd = announce('switch', { cmd_t: 'c', cmd_tpl: '{{ value_json.x }}' });
    expect(sent(odd, { on: true })).toBeNull();
  });

  it('need both templates', () => {
    const { problems } = readAnnouncement(
      'homeassistant/light/x/config',
      bytes({ schema: 'template', cmd_t: 'l' }),
      'metric',
    );
    expect(problems[0]).toContain('command_on_template');
  });
});

describe('lights', () => {
  it('take red, green and blue with whites that stay dark', () => {
    const rgbw = announce('light', { cmd_t: 'l', rgbw_cmd_t: 'l/rgbw', rgbw_stat_t: 'l/rgbw/state' });
    expect(sent(rgbw, { color: { h: 0, s: 100 } })).toEqual(['l/rgbw 255,0,0,0', 'l ON']);
    expect(told(rgbw, 'l/rgbw/state', '0,255,0,9')).toEqual({ color: { h: 120, s: 97 }, brightness: 100 });
  });

  const lamp = announce('light', {
    schema: 'json',
    brightness: true,
    brightness_scale: 254,
    supported_color_modes: ['xy', 'color_temp'],
    min_mireds: 153,
    max_mireds: 500,
    command_topic: 'z/set',
    state_topic: 'z',
  });

  it('speak JSON', () => {
    expect(lamp.abilities).toEqual({
      brightness: { min: 0, max: 100, step: 1 },
      color_temp: { min: 2000, max: 6536, step: 1 },
      color: {},
    });
    expect(
      told(lamp, 'z', {
        state: 'ON',
        brightness: 127,
        color_temp: 370,
        color_mode: 'color_temp',
        color: { x: 0.4, y: 0.4 },
      }),
    ).toEqual({
      on: true,
      brightness: 50,
      color_temp: 2703,
    });
    expect(sent(lamp, { on: true })).toEqual(['z/set {"state":"ON"}']);
    expect(sent(lamp, { on: false })).toEqual(['z/set {"state":"OFF"}']);
    expect(sent(lamp, { brightness: 50 })).toEqual(['z/set {"state":"ON","brightness":127}']);
    expect(sent(lamp, { brightness: 0 })).toEqual(['z/set {"state":"OFF"}']);
    expect(sent(lamp, { color_temp: 2700 })).toEqual(['z/set {"state":"ON","color_temp":370}']);
    expect(sent(lamp, { tilt: 4 })).toBeNull();
    expect(told(lamp, 'z', 'garbage')).toEqual({});
    expect(told(lamp, 'z', [1])).toEqual({});
  });

  it('say colours their own way and are understood', () => {
    const red = { h: 0, s: 100 };
    const [message = ''] = sent(lamp, { color: red }) as string[];
    const { color } = JSON.parse(message.slice('z/set '.length)) as { color: unknown };
    expect(told(lamp, 'z', { color_mode: 'xy', color })).toEqual({ color: red });
    const hs = announce('light', { schema: 'json', cmd_t: 'z/set', sup_clrm: ['hs'] });
    expect(sent(hs, { color: red })).toEqual(['z/set {"state":"ON","color":{"h":0,"s":100}}']);
    const rgb = announce('light', { schema: 'json', cmd_t: 'z/set', sup_clrm: ['rgb'] });
    expect(sent(rgb, { color: red })).toEqual(['z/set {"state":"ON","color":{"r":255,"g":0,"b":0}}']);
  });

  it('speak the default schema', () => {
    const light = announce('light', {
      cmd_t: 'l/sw',
      stat_t: 'l/st',
      bri_cmd_t: 'l/b',
      bri_stat_t: 'l/bs',
      hs_cmd_t: 'l/hs',
      hs_stat_t: 'l/hss',
      clr_temp_cmd_t: 'l/ct',
      clr_temp_stat_t: 'l/cts',
    });
    expect(sent(light, { brightness: 100 })).toEqual(['l/b 255', 'l/sw ON']);
    expect(sent(light, { color: { h: 120, s: 50 }, color_temp: 4000 })).toEqual([
      'l/hs 120,50',
      'l/ct 250',
      'l/sw ON',
    ]);
    expect(sent(light, { on: false })).toEqual(['l/sw OFF']);
    expect(told(light, 'l/st', 'ON')).toEqual({ on: true });
    expect(told(light, 'l/bs', '128')).toEqual({ brightness: 50 });
    expect(told(light, 'l/hss', '359.5,100')).toEqual({ color: { h: 360, s: 100 } });
    expect(told(light, 'l/hss', '1,2,3')).toEqual({});
    expect(told(light, 'l/cts', 'x')).toEqual({});
    const rgb = announce('light', {
      cmd_t: 'l',
      rgb_cmd_t: 'l/rgb',
      rgb_stat_t: 'l/rgbs',
      on_cmd_type: 'first',
    });
    expect(sent(rgb, { color: { h: 240, s: 100 } })).toEqual(['l ON', 'l/rgb 0,0,255']);
    expect(told(rgb, 'l/rgbs', '255,0,127')).toEqual({ color: { h: 330, s: 100 }, brightness: 100 });
    expect(sent(announce('light', { cmd_t: 'l' }), { brightness: 4 })).toBeNull();
  });

  it('keep hue and saturation through the colour spaces', () => {
    for (let h = 0; h < 360; h += 30) {
      for (const s of [30, 60, 100]) {
        const near = (a: { h: number; s: number }, tolerance: number): void => {
          expect(Math.min(Math.abs(a.h - h), 360 - Math.abs(a.h - h))).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(a.s - s)).toBeLessThanOrEqual(tolerance);
        };
        near(rgbToHs(hsToRgb({ h, s })), 1);
        near(xyToHs(hsToXy({ h, s })), 3);
      }
    }
  });
});

describe('lights, as Home Assistant has them', () => {
  const whole = (more: Record<string, unknown>) => announce('light', { cmd_t: 'l', stat_t: 's', ...more });

  it('are told colours by their templates', () => {
    const rgb = whole({
      bri_cmd_t: 'b',
      rgb_cmd_t: 'c',
      rgb_cmd_tpl: '#{{ "%02x%02x%02x" | format(red, green, blue) }}',
    });
    expect(sent(rgb, { color: { h: 25, s: 60 } })).toEqual(['c #ffa666', 'l ON']);
    const hs = whole({ bri_cmd_t: 'b', hs_cmd_t: 'c', hs_cmd_tpl: '{{ hue }}/{{ sat }}' });
    expect(sent(hs, { color: { h: 25, s: 60 } })).toEqual(['c 25/60', 'l ON']);
    const xy = whole({ bri_cmd_t: 'b', xy_cmd_t: 'c', xy_cmd_tpl: '{"x": {{ x }}, "y": {{ y }}}' });
    expect(sent(xy, { color: { h: 120, s: 100 } })).toEqual([
      expect.stringMatching(/^c \{"x": 0\.17/),
      'l ON',
    ]);
    const rgbw = whole({ bri_cmd_t: 'b', rgbw_cmd_t: 'c', rgbw_cmd_tpl: '{{ red }}+{{ white }}' });
    expect(sent(rgbw, { color: { h: 0, s: 100 } })).toEqual(['c 255+0', 'l ON']);
    const rgbww = whole({
      bri_cmd_t: 'b',
      rgbww_cmd_t: 'c',
      rgbww_cmd_tpl: '{{ cold_white }}{{ warm_white }}{{ red }}',
    });
    expect(sent(rgbww, { color: { h: 0, s: 100 } })).toEqual(['c 00255', 'l ON']);
  });

  it('are dimmed by their colour where they have no other way', () => {
    const strip = whole({ rgb_cmd_t: 'c', rgb_stat_t: 'cs' });
    expect(strip.abilities['brightness']).toBeDefined();
    expect(told(strip, 'cs', '0,0,128')).toEqual({ color: { h: 240, s: 100 }, brightness: 50 });
    expect(told(strip, 'cs', '0,0,0')).toEqual({});
    expect(sent(strip, { brightness: 50 }, { color: { h: 0, s: 100 } })).toEqual(['c 127,0,0', 'l ON']);
    expect(sent(strip, { brightness: 20 })).toEqual(['c 51,51,51', 'l ON']);
    expect(sent(strip, { color: { h: 120, s: 100 } }, { brightness: 40 })).toEqual(['c 0,102,0', 'l ON']);
    expect(sent(strip, { color: { h: 120, s: 100 }, brightness: 20 }, { brightness: 40 })).toEqual([
      'c 0,51,0',
      'l ON',
    ]);
    // Its own topic for brightness takes the bytes at their full.
    const both = whole({ rgb_cmd_t: 'c', rgb_stat_t: 'cs', bri_cmd_t: 'b' });
    expect(told(both, 'cs', '0,0,128')).toEqual({ color: { h: 240, s: 100 } });
  });

  it('are turned on by their brightness alone where they say so', () => {
    const light = whole({ bri_cmd_t: 'b', bri_stat_t: 'bs', on_cmd_type: 'brightness' });
    expect(sent(light, { on: true })).toEqual(['b 255']);
    expect(sent(light, { on: true }, { brightness: 20 })).toEqual(['b 51']);
    expect(sent(light, { brightness: 40 })).toEqual(['b 102']);
    expect(sent(light, { on: false })).toEqual(['l OFF']);
  });

  it('keep their brightness when they report none', () => {
    expect(told(whole({ bri_cmd_t: 'b', bri_stat_t: 'bs' }), 'bs', '0')).toEqual({});
    const json = announce('light', { schema: 'json', cmd_t: 'l', stat_t: 's', brightness: true });
    expect(told(json, 's', { state: 'OFF', brightness: 0 })).toEqual({ on: false });
  });

  it('count white into the colour, and darken it for one', () => {
    const rgbw = announce('light', { schema: 'json', cmd_t: 'l', stat_t: 's', sup_clrm: ['rgbw'] });
    expect(told(rgbw, 's', { color_mode: 'rgbw', color: { r: 0, g: 0, b: 255, w: 128 } })).toEqual({
      color: { h: 240, s: 67 },
    });
    expect(sent(rgbw, { color: { h: 0, s: 100 } })).toEqual([
      'l {"state":"ON","color":{"r":255,"g":0,"b":0,"w":0}}',
    ]);
    const rgbww = announce('light', { schema: 'json', cmd_t: 'l', sup_clrm: ['rgbww'] });
    expect(sent(rgbww, { color: { h: 0, s: 100 } })).toEqual([
      'l {"state":"ON","color":{"r":255,"g":0,"b":0,"c":0,"w":0}}',
    ]);
  });

  it('know in their templates whether they go on or off', () => {
    const template = '{{ 1 if state else 0 }}';
    const light = announce('light', {
      schema: 'template',
      cmd_t: 'l',
      cmd_on_tpl: template,
      cmd_off_tpl: template,
    });
    expect([sent(light, { on: true }), sent(light, { on: false })]).toEqual([['l 1'], ['l 0']]);
  });
});

describe('as Home Assistant has them', () => {
  it('covers whose payloads are null lack those commands', () => {
    const cover = announce('cover', { cmd_t: 'c', stat_t: 's', pl_stop: null, pl_open: null });
    expect(operated(cover, 'stop')).toBeNull();
    expect(sent(cover, { position: 100 })).toBeNull();
    expect(sent(cover, { position: 0 })).toEqual(['c CLOSE']);
  });

  it('templates of covers know the percentage and the range', () => {
    const cover = announce('cover', {
      pos_t: 'p',
      set_pos_t: 'sp',
      set_pos_tpl: '{{ value }} {{ position }} {{ position_open }} {{ position_closed }}',
      pos_open: 0,
      pos_clsd: 200,
      tilt_cmd_t: 't',
      tilt_cmd_tpl: '{{ value }} {{ tilt_position }} {{ tilt_min }} {{ tilt_max }}',
      tilt_max: 180,
      tilt_status_t: 'ts',
    });
    expect(sent(cover, { position: 25, tilt: 50 })).toEqual(['sp 150 25 0 200', 't 90 50 0 180']);
    expect(told(cover, 'p', { position: 100, tilt_position: 45 })).toEqual({ position: 50, tilt: 25 });
    expect(told(cover, 'ts', '200')).toEqual({});
  });

  it('what moves without a position is not closed, and has its own word for standing', () => {
    const gate = announce('cover', { cmd_t: 'c', stat_t: 's', state_stopped: 'stands' });
    expect(told(gate, 's', 'closing')).toEqual({ moving: true, position: 100 });
    expect(told(gate, 's', 'stands')).toEqual({ moving: false });
    expect(told(gate, 's', 'stopped')).toEqual({});
  });

  it('valves are stopped only where they can be, and count in one template', () => {
    expect(operated(announce('valve', { cmd_t: 'c' }), 'stop')).toBeNull();
    const worded = announce('valve', { cmd_t: 'c', cmd_tpl: '<{{ value }}>', pl_stop: 'HALT' });
    expect([operated(worded, 'stop'), sent(worded, { position: 0 })]).toEqual([['c <HALT>'], ['c <CLOSE>']]);
    const counting = announce('valve', {
      cmd_t: 'c',
      stat_t: 's',
      pos: true,
      cmd_tpl: '<{{ value }}>',
      pos_open: 255,
    });
    expect(sent(counting, { position: 20 })).toEqual(['c <51>']);
    expect(told(counting, 's', '0')).toEqual({ position: 0, moving: false });
    expect(told(counting, 's', { state: 'closing', position: 0 })).toEqual({ position: 0, moving: true });
  });

  it('slats are open where they lie flat, and a cover has only the words that it is given', () => {
    const slats = announce('cover', {
      cmd_t: 'c',
      tilt_cmd_t: 't',
      tilt_status_t: 'ts',
      tilt_min: 0,
      tilt_max: 180,
      tilt_clsd_val: 0,
      tilt_opnd_val: 90,
      pl_stop: null,
      pl_cls: null,
    });
    expect(sent(slats, { tilt: 100 })).toEqual(['t 90']);
    expect(sent(slats, { tilt: 0 })).toEqual(['t 0']);
    expect(['0', '45', '90', '135', '200'].map((angle) => told(slats, 'ts', angle))).toEqual([
      { tilt: 0 },
      { tilt: 50 },
      { tilt: 100 },
      { tilt: 100 },
      {},
    ]);
    const turned = announce('cover', {
      tilt_cmd_t: 't',
      tilt_status_t: 'ts',
      tilt_clsd_val: 100,
      tilt_opnd_val: 0,
    });
    expect(sent(turned, { tilt: 25 })).toEqual(['t 75']);
    expect(told(turned, 'ts', '100')).toEqual({ tilt: 0 });
    expect(operated(slats, 'stop')).toBeNull();
    expect(sent(slats, { position: 100 })).toEqual(['c OPEN']);
    expect(sent(slats, { position: 0 })).toBeNull();
  });

  it('a lock that is jammed or on its way is not locked', () => {
    const lock = announce('lock', {
      cmd_t: 'c',
      cmd_tpl: '{{ value }} {{ code }}',
      stat_t: 's',
      stat_jam: 'stuck',
    });
    expect(
      ['LOCKED', 'LOCKING', 'UNLOCKING', 'stuck', 'JAMMED'].map((word) => told(lock, 's', word)),
    ).toEqual([
      { locked: true, bolt: 'still' },
      { locked: false, bolt: 'locking' },
      { locked: false, bolt: 'unlocking' },
      { locked: false, bolt: 'jammed' },
      {},
    ]);
    expect(sent(lock, { locked: true })).toEqual(['c LOCK None']);
  });

  it('sensors and numbers tell degrees of the home', () => {
    const oven = { stat_t: 's', unit_of_meas: '°F', dev_cla: 'temperature' };
    expect(told(announce('sensor', oven), 's', '5')).toEqual({ value: -15, unit: '°C' });
    expect(told(announce('sensor', oven, 'imperial'), 's', '5')).toEqual({ value: 5, unit: '°F' });
    const celsius = { stat_t: 's', unit_of_meas: '℃' };
    expect(told(announce('sensor', celsius, 'imperial'), 's', '20')).toEqual({ value: 68, unit: '°F' });
    expect(told(announce('sensor', { ...oven, dev_cla: 'temperature_delta' }), 's', '5')).toEqual({
      value: 5,
      unit: '°F',
    });
    const kettle = announce('number', { ...oven, cmd_t: 'c', min: 100, max: 212, step: 5 });
    expect(kettle.abilities['value']).toEqual({ min: 37.8, max: 100, step: 1 });
    expect(told(kettle, 's', '212')).toEqual({ value: 100 });
    expect(sent(kettle, { value: 80 })).toEqual(['c 176']);
  });

  it('templates of alarms know the action', () => {
    const alarm = announce('alarm_control_panel', {
      cmd_t: 'c',
      stat_t: 's',
      cmd_tpl: '{{ action }}/{{ code }}',
    });
    expect(sent(alarm, { mode: 'armed_home' })).toEqual(['c ARM_HOME/None']);
  });

  it('one template stands for all of a thermostat, and its power has one of its own', () => {
    const device = announce('climate', {
      val_tpl: '{{ value_json.v }}',
      modes: ['off', 'heat'],
      mode_cmd_t: 'm',
      mode_stat_t: 'ms',
      temp_cmd_t: 't',
      temp_stat_t: 'ts',
      temp_stat_tpl: '{{ value_json.other }}',
      pow_cmd_t: 'p',
      pow_cmd_tpl: '<{{ value }}>',
    });
    expect(told(device, 'ms', { v: 'heat' })).toEqual({ mode: 'heat' });
    expect(told(device, 'ts', { other: 21 })).toEqual({ target: 21 });
    expect(sent(device, { mode: 'off' })).toEqual(['m off', 'p <OFF>']);
  });

  it('a water heater that says nothing of itself has the usual modes and range', () => {
    const heater = announce('water_heater', { mode_cmd_t: 'm', temp_cmd_t: 't' });
    expect(heater.abilities).toMatchObject({
      target: { min: 43.3, max: 60 },
      mode: { values: ['eco', 'electric', 'gas', 'heat_pump', 'high_demand', 'performance'] },
    });
  });

  it('a fan has no speed above its range', () => {
    const fan = announce('fan', { cmd_t: 'c', pct_cmd_t: 'p', pct_stat_t: 'ps', spd_rng_max: 3 });
    expect([told(fan, 'ps', '3'), told(fan, 'ps', '7')]).toEqual([{ speed: 100 }, {}]);
  });

  it('sirens, buttons and mowers have templates', () => {
    const siren = announce('siren', {
      cmd_t: 'c',
      cmd_tpl: 'on {{ state }}',
      cmd_off_tpl: 'off {{ value }}',
    });
    expect([sent(siren, { on: true }), sent(siren, { on: false })]).toEqual([['c on ON'], ['c off OFF']]);
    expect(operated(announce('button', { cmd_t: 'c', cmd_tpl: '<{{ value }}>' }), 'run')).toEqual([
      'c <PRESS>',
    ]);
    const mower = announce('lawn_mower', { strt_mw_cmd_t: 'c', strt_mw_cmd_tpl: '<{{ value }}>' });
    expect(sent(mower, { activity: 'cleaning' })).toEqual(['c <start_mowing>']);
  });

  it('a switch may tell its state as a boolean', () => {
    const plug = announce('switch', {
      cmd_t: 'c',
      stat_t: 's',
      val_tpl: '{{ value_json.on }}',
      stat_on: true,
      stat_off: false,
    });
    expect([told(plug, 's', { on: true }), told(plug, 's', { on: false })]).toEqual([
      { on: true },
      { on: false },
    ]);
  });
});

describe('other platforms', () => {
  it('switches, outlets, sirens', () => {
    const outlet = announce('switch', {
      cmd_t: 'c',
      stat_t: 's',
      dev_cla: 'outlet',
      pl_on: 1,
      pl_off: 0,
      state_on: 'yes',
      state_off: 'no',
    });
    expect(outlet.kind).toBe('outlet');
    expect(sent(outlet, { on: false })).toEqual(['c 0']);
    expect(told(outlet, 's', 'yes')).toEqual({ on: true });
    expect(told(outlet, 's', 'maybe')).toEqual({});
    const motion = announce('binary_sensor', {
      stat_t: 's',
      val_tpl: '{{ value_json.occupancy }}',
      pl_on: true,
      pl_off: false,
    });
    expect(told(motion, 's', { occupancy: true })).toEqual({ on: true });
    const siren = announce('siren', { cmd_t: 'c', stat_t: 's' });
    expect(sent(siren, { on: true })).toEqual(['c {"state": "ON"}']);
    expect([told(siren, 's', 'ON'), told(siren, 's', { state: 'OFF' })]).toEqual([
      { on: true },
      { on: false },
    ]);
  });

  it('covers with and without positions', () => {
    const blind = announce('cover', {
      cmd_t: 'c',
      pos_t: 'p',
      set_pos_t: 'sp',
      set_pos_tpl: '{"position": {{ value }} }',
      pos_tpl: '{{ value_json.position }}',
      tilt_cmd_t: 't',
      tilt_status_t: 'ts',
      dev_cla: 'blind',
    });
    expect(sent(blind, { position: 100 })).toEqual(['c OPEN']);
    expect(sent(blind, { position: 0 })).toEqual(['c CLOSE']);
    expect(sent(blind, { position: 30, tilt: 20 })).toEqual(['sp {"position": 30 }', 't 20']);
    expect(operated(blind, 'stop')).toEqual(['c STOP']);
    expect(told(blind, 'p', { position: 40 })).toEqual({ position: 40 });
    const inverted = announce('cover', { pos_t: 'p', set_pos_t: 'sp', pos_open: 0, pos_clsd: 100 });
    expect(told(inverted, 'p', '0')).toEqual({ position: 100 });
    expect(sent(inverted, { position: 100 })).toEqual(['sp 0']);
    const garage = announce('cover', { cmd_t: 'c', stat_t: 's', dev_cla: 'garage' });
    expect(garage.abilities).toEqual({});
    expect(told(garage, 's', 'open')).toEqual({ position: 100, moving: false });
    expect(told(garage, 's', 'opening')).toEqual({ moving: true, position: 100 });
    expect(sent(garage, { position: 50 })).toBeNull();
    const valve = announce('valve', { cmd_t: 'c', stat_t: 's', reports_position: true });
    expect(sent(valve, { position: 100 })).toEqual(['c 100']);
    expect(told(valve, 's', { state: 'opening', position: 10 })).toEqual({ moving: true, position: 10 });
  });

  it('locks and alarm panels', () => {
    const lock = announce('lock', { cmd_t: 'c', stat_t: 's', retain: true });
    expect(sent(lock, { locked: true })).toEqual(['c LOCK']);
    expect(told(lock, 's', 'UNLOCKED')).toEqual({ locked: false, bolt: 'still' });
    const alarm = announce('alarm_control_panel', {
      cmd_t: 'c',
      stat_t: 's',
      supported_features: ['arm_away'],
    });
    expect(alarm.abilities['mode']).toEqual({ values: ['disarmed', 'armed_away'] });
    expect(sent(alarm, { mode: 'armed_away' })).toEqual(['c ARM_AWAY']);
    expect(sent(alarm, { mode: 'triggered' })).toBeNull();
    expect(told(alarm, 's', 'pending')).toEqual({ mode: 'pending' });
    expect(told(alarm, 's', 'arming')).toEqual({ mode: 'arming' });
    expect(told(alarm, 's', 'armed_vacation')).toEqual({ mode: 'armed_away' });
    expect(told(alarm, 's', 'unknown')).toEqual({});
  });

  it('thermostats, in the unit of the home', () => {
    const config = {
      modes: ['off', 'heat', 'warp'],
      mode_cmd_t: 'm',
      mode_stat_t: 'ms',
      temp_cmd_t: 't',
      temp_stat_t: 'ts',
      curr_temp_t: 'ct',
      current_humidity_topic: 'h',
      pr_mode_cmd_t: 'p',
      pr_modes: ['eco'],
      min_temp: 5,
      max_temp: 25,
      temp_step: 0.5,
      temp_unit: 'C',
    };
    const metric = announce('climate', config);
    expect(metric.abilities).toEqual({
      target: { min: 5, max: 25, step: 0.5 },
      mode: { values: ['off', 'heat'] },
      preset: { values: ['eco'] },
    });
    expect(sent(metric, { mode: 'heat', target: 21.5, preset: 'eco' })).toEqual([
      'm heat',
      't 21.5',
      'p eco',
    ]);
    expect(told(metric, 'ts', '20.5')).toEqual({ target: 20.5 });
    expect(told(metric, 'ms', 'warp')).toEqual({});
    const imperial = announce('climate', config, 'imperial');
    expect(imperial.abilities['target']).toEqual({ min: 41, max: 77, step: 1 });
    expect(sent(imperial, { target: 68 })).toEqual(['t 20']);
    expect(told(imperial, 'ct', '20')).toEqual({ current: 68 });
    const powered = announce('climate', { mode_cmd_t: 'm', power_command_topic: 'w' });
    expect([sent(powered, { mode: 'heat' }), sent(powered, { mode: 'off' })]).toEqual([
      ['w ON', 'm heat'],
      ['m off', 'w OFF'],
    ]);
  });

  it('humidifiers and water heaters', () => {
    const humidifier = announce('humidifier', {
      cmd_t: 'c',
      hum_cmd_t: 'h',
      hum_stat_t: 'hs',
      min_hum: 30,
      max_hum: 80,
      mode_cmd_t: 'm',
      modes: ['auto'],
    });
    expect(humidifier.abilities).toEqual({
      target: { min: 30, max: 80, step: 1 },
      mode: { values: ['auto'] },
    });
    expect(sent(humidifier, { on: true, target: 50, mode: 'auto' })).toEqual(['c ON', 'h 50', 'm auto']);
    const heater = announce('water_heater', {
      modes: ['off', 'eco', 'gas'],
      mode_cmd_t: 'm',
      mode_stat_t: 'ms',
      temp_cmd_t: 't',
    });
    expect(sent(heater, { on: true })).toEqual(['m eco']);
    expect(sent(heater, { on: true }, { mode: 'gas' })).toEqual(['m gas']);
    expect(sent(heater, { on: false, target: 50 })).toEqual(['m off', 't 50']);
    expect([told(heater, 'ms', 'off'), told(heater, 'ms', 'gas')]).toEqual([
      { on: false },
      { on: true, mode: 'gas' },
    ]);
  });

  it('fans, in steps of their own', () => {
    const fan = announce('fan', {
      cmd_t: 'c',
      stat_t: 's',
      pct_cmd_t: 'p',
      pct_stat_t: 'ps',
      spd_rng_max: 3,
      osc_cmd_t: 'o',
      osc_stat_t: 'os',
      direction_command_topic: 'd',
      pr_mode_cmd_t: 'm',
      pr_modes: ['breeze'],
    });
    expect(fan.abilities['speed']).toEqual({ min: 0, max: 100, step: 33.33 });
    expect(sent(fan, { speed: 100 }, { on: true })).toEqual(['p 3']);
    expect(sent(fan, { speed: 33 }, { on: false })).toEqual(['c ON', 'p 1']);
    expect(sent(fan, { speed: 0 })).toEqual(['c OFF']);
    expect([told(fan, 'ps', '2'), told(fan, 'ps', '0')]).toEqual([{ speed: 67 }, { speed: 0 }]);
    expect(sent(fan, { oscillating: true, direction: 'reverse', preset: 'breeze' })).toEqual([
      'm breeze',
      'o oscillate_on',
      'd reverse',
    ]);
    expect(told(fan, 'os', 'oscillate_off')).toEqual({ oscillating: false });
  });

  it('batteries, from the attributes', () => {
    const lock = announce('lock', { cmd_t: 'c', json_attr_t: 'a' });
    expect(told(lock, 'a', { battery: 64, linkquality: 90 })).toEqual({ battery: 64 });
    expect(told(lock, 'a', { linkquality: 90 })).toEqual({});
  });

  it('vacuums and mowers', () => {
    const vacuum = announce('vacuum', { cmd_t: 'c', stat_t: 's' });
    expect(sent(vacuum, { activity: 'docked' })).toEqual(['c return_to_base']);
    expect(sent(vacuum, { activity: 'flying' })).toBeNull();
    expect(told(vacuum, 's', { state: 'cleaning', battery_level: 61 })).toEqual({
      activity: 'cleaning',
      battery: 61,
    });
    const mower = announce('lawn_mower', {
      activity_state_topic: 's',
      start_mowing_command_topic: 'm',
      dock_command_topic: 'd',
    });
    expect(told(mower, 's', 'mowing')).toEqual({ activity: 'cleaning' });
    expect(sent(mower, { activity: 'cleaning' })).toEqual(['m start_mowing']);
    expect(sent(mower, { activity: 'paused' })).toBeNull();
  });

  it('scenes, buttons, numbers, selects, sensors', () => {
    expect(operated(announce('scene', { cmd_t: 'c', pl_on: 'go' }), 'run')).toEqual(['c go']);
    expect(operated(announce('button', { cmd_t: 'c' }), 'run')).toEqual(['c PRESS']);
    expect(operated(announce('button', { cmd_t: 'c' }), 'explode')).toBeNull();
    const number = announce('number', { cmd_t: 'c', stat_t: 's', min: 0, max: 10, step: 0.1 });
    expect(number.abilities['value']).toEqual({ min: 0, max: 10, step: 0.1 });
    expect(sent(number, { value: 3.5 })).toEqual(['c 3.5']);
    const select = announce('select', { cmd_t: 'c', ops: ['a', 'b'], cmd_tpl: '{"v":"{{ value }}"}' });
    expect(select.abilities['value']).toEqual({ values: ['a', 'b'] });
    expect(sent(select, { value: 'b' })).toEqual(['c {"v":"b"}']);
    const sensor = announce('sensor', {
      stat_t: 's',
      val_tpl: '{{ value_json.t | round(1) }}',
      unit_of_meas: '°C',
    });
    expect(told(sensor, 's', { t: 20.26 })).toEqual({ value: 20.3, unit: '°C' });
    expect(told(sensor, 's', {})).toEqual({});
    expect(sent(sensor, { value: 3 })).toBeNull();
  });
});

describe('the plain form', () => {
  const config = {
    name: 'TV',
    state_topic: 's',
    command_topic: 'c',
    can: { volume: {}, mute: {}, source: { values: ['a'] }, title: {}, x: {} },
  };
  const { devices } = readAnnouncement('earshot/discovery/media/tv/config', bytes(config), 'metric');
  const tv = devices[0]!;

  it('carries media players', () => {
    expect(tv.kind).toBe('media');
    expect(tv.abilities).toEqual({
      volume: { min: 0, max: 100, step: 1 },
      muted: {},
      source: { values: ['a'] },
    });
    expect(sent(tv, { playback: 'off' })).toEqual(['c {"playback":"off"}']);
    expect(operated(tv, 'next')).toEqual(['c {"op":"next"}']);
  });

  it('believes only properties of the right type', () => {
    const message = {
      playback: 'playing',
      volume: 'loud',
      muted: false,
      source: 3,
      brightness: 3,
      __proto__: 1,
      title: null,
    };
    expect(told(tv, 's', message)).toEqual({ playback: 'playing', muted: false, title: null });
    expect(told(tv, 's', { playback: 'exploding' })).toEqual({});
    expect(told(tv, 's', '[]')).toEqual({});
  });

  it('is what a binding by hand may be, beside Home Assistant’s keys', () => {
    const plain = readBinding({ state_topic: 's', command_topic: 'c' }, 'media', 'metric');
    expect(plain.encode({ type: 'device', device: 'x', set: { volume: 3 } }, {})).toEqual([
      { topic: 'c', payload: '{"volume":3}' },
    ]);
    const light = readBinding({ platform: 'light', cmd_t: 'c' }, 'light', 'metric');
    expect(light.encode({ type: 'device', device: 'x', set: { on: true } }, {})).toEqual([
      { topic: 'c', payload: 'ON' },
    ]);
    expect(() => readBinding('x', 'light', 'metric')).toThrow('a map of topics');
    expect(() => readBinding({ platform: 'toaster' }, 'light', 'metric')).toThrow('"toaster" is unknown');
  });
});

describe('hostile payloads', () => {
  it.each<[string, unknown, string]>([
    ['homeassistant/light/x/config', '{', 'is not JSON'],
    ['homeassistant/light/x/config', '[]', 'is not a JSON object'],
    ['homeassistant/light/x/config', 'null', 'is not a JSON object'],
    ['homeassistant/light/x/config', {}, 'command_topic'],
    ['homeassistant/light/x/config', { cmd_t: 7 }, 'command_topic'],
    ['homeassistant/switch/x/config', { cmd_t: 'c', stat_t: 'a/#' }, 'state_topic'],
    ['homeassistant/switch/x/config', { cmd_t: 'c', stat_t: 's', val_tpl: '{{ evil() }}' }, 'cannot be used'],
    ['homeassistant/switch/x/config', { cmd_t: 'c', name: 'x'.repeat(10_000) }, 'name'],
    ['homeassistant/number/x/config', { cmd_t: 'c', min: 'low' }, 'min'],
    ['homeassistant/select/x/config', { cmd_t: 'c', ops: 'a' }, 'options'],
    ['homeassistant/device/x/config', {}, 'without components'],
    ['homeassistant/device/x/config', { cmps: { a: 1, b: {} } }, 'names no platform'],
    ['homeassistant/light/x/config', 'x'.repeat(300_000), 'is larger than'],
  ])('%s %s', (topic, payload, text) => {
    const { devices, problems } = readAnnouncement(topic, bytes(payload), 'metric');
    expect(devices).toEqual([]);
    expect(problems.join(' ')).toContain(text);
  });

  it('bytes that are no text are a problem in words', () => {
    expect(
      readAnnouncement('homeassistant/light/x/config', new Uint8Array([0xff, 0xfe]), 'metric').problems,
    ).toHaveLength(1);
  });

  it('passes over what it does not know without complaint', () => {
    for (const component of ['camera', 'update', 'constructor', '__proto__']) {
      expect(readAnnouncement(`homeassistant/${component}/x/config`, bytes({ a: 1 }), 'metric')).toEqual({
        devices: [],
        problems: [],
      });
    }
  });

  it('never throws, whatever is announced', () => {
    const key = fc.constantFrom(
      'cmd_t',
      'stat_t',
      'val_tpl',
      '~',
      'schema',
      'cmps',
      'p',
      'dev',
      'avty',
      'modes',
      'min',
      'max',
      'name',
      'sup_clrm',
      'bri_scl',
    );
    const component = fc.constantFrom(
      'light',
      'cover',
      'climate',
      'fan',
      'sensor',
      'device',
      'select',
      'vacuum',
    );
    fc.assert(
      fc.property(
        component,
        fc.dictionary(key, fc.jsonValue({ maxDepth: 3 })),
        fc.string(),
        (platform, config, payload) => {
          const { devices } = readAnnouncement(`homeassistant/${platform}/x/config`, bytes(config), 'metric');
          for (const device of devices) {
            for (const readers of device.binding.routes.values()) for (const read of readers) read(payload);
            device.binding.encode({ type: 'device', device: 'x', set: { on: true, brightness: 4 } }, {});
          }
          return true;
        },
      ),
      { numRuns: 500 },
    );
  });
});
