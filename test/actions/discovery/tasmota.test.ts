import { describe, expect, it } from 'vitest';
import { openTasmota } from '../../../src/actions/discovery/tasmota/adapter.js';
import { available, Feed, operated, sent, told } from './support.js';

const MAC = 'DC4F2249A3BC';
const CONFIG = `tasmota/discovery/${MAC}/config`;
const SENSORS = `tasmota/discovery/${MAC}/sensors`;
const rl = (...types: number[]): number[] => [...types, ...Array<number>(32 - types.length).fill(0)];
const config = (more: object = {}) => ({
  ip: '192.168.15.10',
  dn: 'Tasmota',
  fn: ['Tasmota', null, null, null, null, null, null, null],
  hn: 'tasmota-49A3BC-0956',
  mac: MAC,
  md: 'Sonoff Basic',
  ty: 0,
  if: 0,
  cam: 0,
  ofln: 'Offline',
  onln: 'Online',
  state: ['OFF', 'ON', 'TOGGLE', 'HOLD'],
  sw: '14.2.0',
  t: 'tasmota_49A3BC',
  ft: '%prefix%/%topic%/',
  tp: ['cmnd', 'stat', 'tele'],
  rl: rl(1),
  swc: Array<number>(28).fill(-1),
  swn: Array<null>(28).fill(null),
  btn: Array<number>(32).fill(0),
  so: { 4: 0, 11: 0, 13: 0, 17: 0, 20: 0, 30: 0, 68: 0, 73: 0, 82: 0, 114: 0, 117: 0 },
  lk: 1,
  lt_st: 0,
  bat: 0,
  dslp: 0,
  sho: [0, 0, 0, 0],
  sht: [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ],
  ver: 1,
  ...more,
});

function open(more: object = {}, specimen?: object, units: 'metric' | 'imperial' = 'metric'): Feed {
  const feed = new Feed(openTasmota(units));
  if (specimen !== undefined) feed.say(SENSORS, { sn: specimen, ver: 1 });
  feed.say(CONFIG, config(more));
  expect(feed.problems).toEqual([]);
  return feed;
}

describe('relays', () => {
  it('are switches, told by their plain topic and by every result', () => {
    const device = open({ dn: 'Coffee machine', md: 'Gosund SP111 plug' }).device('Coffee machine');
    expect(device.kind).toBe('outlet');
    expect(device.hardware).toEqual(['mac:dc4f2249a3bc', 'tasmota:49a3bc']);
    expect(sent(device, { on: true })).toEqual(['cmnd/tasmota_49A3BC/Power1 ON']);
    expect(told(device, 'stat/tasmota_49A3BC/POWER', 'OFF')).toEqual({ on: false });
    expect(told(device, 'stat/tasmota_49A3BC/RESULT', { POWER: 'ON' })).toEqual({ on: true });
    expect(
      told(device, 'tele/tasmota_49A3BC/STATE', { Time: '2026-11-21T09:00:00', POWER: 'OFF', Wifi: {} }),
    ).toEqual({
      on: false,
    });
  });

  it('are asked what they do, and are there by their last will', () => {
    const { binding } = open({ dn: 'Pump' }).device('Pump');
    expect(binding.ask).toEqual([
      { topic: 'cmnd/tasmota_49A3BC/State', payload: '' },
      { topic: 'cmnd/tasmota_49A3BC/Status', payload: '10' },
    ]);
    const device = open({ dn: 'Pump', ofln: 'weg', onln: 'da' }).device('Pump');
    expect(available(device, 'tele/tasmota_49A3BC/LWT', 'da')).toBe(true);
    expect(available(device, 'tele/tasmota_49A3BC/LWT', 'weg')).toBe(false);
  });

  it('have names of their own, or numbers', () => {
    const feed = open({ dn: 'Garden', fn: ['Pump', null, 'Lights'], rl: rl(1, 1, 1) });
    expect(feed.names).toEqual(['Pump', 'Garden 2', 'Lights']);
    expect(sent(feed.device('Garden 2'), { on: false })).toEqual(['cmnd/tasmota_49A3BC/Power2 OFF']);
    expect(told(feed.device('Lights'), 'tele/tasmota_49A3BC/STATE', { POWER1: 'ON', POWER3: 'OFF' })).toEqual(
      {
        on: false,
      },
    );
  });

  it('that are called Tasmota have no name', () => {
    expect(open().devices.map(({ name }) => name)).toEqual([null]);
    expect(open({ dn: 'tasmota_49A3BC', fn: ['Tasmota2'] }).devices.map(({ name }) => name)).toEqual([null]);
  });

  it('are lights by SetOption30, and write their state in other words', () => {
    const device = open({ dn: 'Lamp', so: { 30: 1 }, state: ['AUS', 'AN', 'WECHSEL', 'HALT'] }).device(
      'Lamp',
    );
    expect(device.kind).toBe('light');
    expect(sent(device, { on: true })).toEqual(['cmnd/tasmota_49A3BC/Power1 AN']);
    expect(told(device, 'stat/tasmota_49A3BC/POWER', 'AUS')).toEqual({ on: false });
    expect(sent(device, { brightness: 50 })).toBeNull();
  });

  it('follow a full topic of any form', () => {
    const device = open({
      dn: 'Pump',
      ft: 'house/%topic%/%prefix%',
      t: 'pump',
      tp: ['do', 'says', 'tells'],
    }).device('Pump');
    expect(sent(device, { on: true })).toEqual(['house/pump/do/Power1 ON']);
    expect(told(device, 'house/pump/says/RESULT', { POWER: 'ON' })).toEqual({ on: true });
    expect(device.binding.availability.topics[0]?.topic).toBe('house/pump/tells/LWT');
  });
});

describe('lights', () => {
  const T = 'cmnd/tasmota_49A3BC';

  it('take one message for one change, and a backlog for several', () => {
    const device = open({ dn: 'Strip', rl: rl(2), lt_st: 5 }).device('Strip');
    expect(device.abilities).toEqual({
      brightness: { min: 0, max: 100, step: 1 },
      color_temp: { min: 2000, max: 6536, step: 1 },
      color: {},
    });
    expect(sent(device, { on: true })).toEqual([`${T}/Power1 ON`]);
    expect(sent(device, { brightness: 40 })).toEqual([`${T}/Dimmer 40`]);
    expect(sent(device, { brightness: 0 })).toEqual([`${T}/Power1 OFF`]);
    expect(sent(device, { color_temp: 2700, brightness: 40 })).toEqual([`${T}/Backlog0 CT 370; Dimmer 40`]);
    expect(sent(device, { color: { h: 120, s: 100 }, brightness: 50 })).toEqual([`${T}/HSBColor 120,100,50`]);
    expect(sent(device, { color: { h: 120, s: 100 } }, { brightness: 70 })).toEqual([
      `${T}/HSBColor 120,100,70`,
    ]);
    expect(sent(device, { color: { h: 120, s: 100 } })).toEqual([
      `${T}/Backlog0 HSBColor1 120; HSBColor2 100`,
    ]);
  });

  it('tell their colour while they show it', () => {
    const device = open({ dn: 'Strip', rl: rl(2), lt_st: 5 }).device('Strip');
    const state = { POWER: 'ON', Dimmer: 50, Color: '7F00000000', HSBColor: '0,100,50', White: 0, CT: 153 };
    expect(told(device, 'tele/tasmota_49A3BC/STATE', state)).toEqual({
      on: true,
      brightness: 50,
      color_temp: 6536,
      color: { h: 0, s: 100 },
    });
    const white = { ...state, HSBColor: '0,0,0', White: 50, CT: 370 };
    expect(told(device, 'tele/tasmota_49A3BC/STATE', white)).toEqual({
      on: true,
      brightness: 50,
      color_temp: 2703,
    });
  });

  it('are told to shine where they do not by themselves (SetOption20)', () => {
    const device = open({ dn: 'Strip', rl: rl(2), lt_st: 1, so: { 20: 1 } }).device('Strip');
    expect(sent(device, { brightness: 40 })).toEqual([`${T}/Backlog0 Dimmer 40; Power1 ON`]);
  });

  it('may be split, channels, Tuya dimmers, or have fewer whites', () => {
    const split = open({ dn: 'Strip', rl: rl(2, 2), lt_st: 5, lk: 0 });
    expect(split.names).toEqual(['Strip light 1', 'Strip light 2']);
    expect(sent(split.device('Strip light 2'), { brightness: 10 })).toEqual([`${T}/Dimmer2 10`]);
    expect(Object.keys(split.device('Strip light 1').abilities)).toEqual(['brightness', 'color']);
    const channels = open({ dn: 'Strip', rl: rl(2, 2), lt_st: 2, so: { 68: 1 } });
    const second = channels.device('Strip light 2');
    expect(sent(second, { brightness: 10 })).toEqual([`${T}/Channel2 10`]);
    expect(told(second, 'tele/tasmota_49A3BC/STATE', { POWER2: 'ON', Channel: [5, 10] })).toEqual({
      on: true,
      brightness: 10,
    });
    const tuya = open({ dn: 'Dimmer', rl: rl(2), lt_st: 1, ty: 1 }).device('Dimmer');
    expect(sent(tuya, { brightness: 10 })).toEqual([`${T}/Dimmer3 10`]);
    const reduced = open({ dn: 'Bulb', rl: rl(2), lt_st: 2, so: { 82: 1 } }).device('Bulb');
    expect(reduced.abilities['color_temp']).toEqual({ min: 2632, max: 5000, step: 1 });
  });
});

describe('shutters', () => {
  it('are pairs of relays, perhaps turned round, perhaps with slats', () => {
    const feed = open({
      dn: 'Blinds',
      rl: rl(3, 3, 3, 3, 3),
      sho: [0, 1, 0, 0],
      sht: [
        [-90, 90, 24],
        [0, 0, 0],
      ],
    });
    expect(feed.names).toEqual(['Blinds 1', 'Blinds 2']);
    const [first, second] = [feed.device('Blinds 1'), feed.device('Blinds 2')];
    expect(first).toMatchObject({ kind: 'cover', deviceClass: 'shutter' });
    expect(sent(first, { position: 30, tilt: 75 })).toEqual([
      'cmnd/tasmota_49A3BC/Backlog0 ShutterPosition1 30; ShutterTilt1 45',
    ]);
    expect(operated(first, 'stop')).toEqual(['cmnd/tasmota_49A3BC/ShutterStop1 ']);
    expect(sent(second, { position: 30 })).toEqual(['cmnd/tasmota_49A3BC/ShutterPosition2 70']);
    const result = { Shutter2: { Position: 70, Direction: -1, Target: 100, Tilt: 0 } };
    expect(told(second, 'stat/tasmota_49A3BC/RESULT', result)).toEqual({ position: 30, moving: true });
    expect(
      told(first, 'stat/tasmota_49A3BC/STATUS10', {
        StatusSNS: { Shutter1: { Position: 5, Tilt: 0, Direction: 0 } },
      }),
    ).toEqual({ position: 5, moving: false, tilt: 50 });
  });
});

describe('an iFan', () => {
  it('is a fan of three speeds and a lamp', () => {
    const feed = open({ dn: 'Bedroom fan', if: 1, rl: rl(1, 1, 1, 1) });
    expect(feed.devices.map(({ name, kind }) => [name, kind])).toEqual([
      ['Bedroom fan', 'fan'],
      ['Bedroom fan light', 'light'],
    ]);
    const fan = feed.device('Bedroom fan');
    expect(sent(fan, { speed: 50 })).toEqual(['cmnd/tasmota_49A3BC/FanSpeed 2']);
    expect(sent(fan, { on: false })).toEqual(['cmnd/tasmota_49A3BC/FanSpeed 0']);
    expect(sent(fan, { on: true }, { speed: 33 })).toEqual(['cmnd/tasmota_49A3BC/FanSpeed 1']);
    expect(told(fan, 'stat/tasmota_49A3BC/RESULT', { FanSpeed: 3 })).toEqual({ on: true, speed: 100 });
  });
});

describe('sensors', () => {
  const specimen = {
    Time: '2026-11-21T09:00:00',
    AM2301: { Temperature: 21.3, Humidity: 45.1, DewPoint: 8.9 },
    ENERGY: { Total: 12.1, Yesterday: 0.4, Today: 0.1, Power: [10, 20], Voltage: 231 },
    TempUnit: 'C',
  };

  it('come with their specimen, in either order', () => {
    const feed = open({ dn: 'Boiler' }, specimen);
    expect(feed.names).toEqual([
      'Boiler',
      'Boiler Temperature',
      'Boiler Humidity',
      'Boiler Energy',
      'Boiler Energy today',
      'Boiler Power 1',
      'Boiler Power 2',
    ]);
    const [warm, power] = [feed.device('Boiler Temperature'), feed.device('Boiler Power 2')];
    expect(warm).toMatchObject({ kind: 'sensor', deviceClass: 'temperature', secondary: false });
    expect(told(warm, 'tele/tasmota_49A3BC/SENSOR', specimen)).toEqual({ value: 21.3, unit: '°C' });
    expect(told(power, 'stat/tasmota_49A3BC/STATUS10', { StatusSNS: specimen })).toEqual({
      value: 20,
      unit: 'W',
    });
    expect(told(warm, 'tele/tasmota_49A3BC/SENSOR', { AM2301: { Temperature: null } })).toEqual({});
    const later = new Feed(openTasmota('metric'));
    later.say(CONFIG, config({ dn: 'Boiler' }));
    later.say(SENSORS, { sn: specimen, ver: 1 });
    expect(later.names).toEqual(feed.names);
    later.say(SENSORS, '');
    expect(later.names).toEqual(['Boiler']);
  });

  it('alone are asked through one that is spoken to', () => {
    const feed = open({ dn: 'Meter', rl: [] }, { ENERGY: { Voltage: 231, Current: 1.2, Power: 250 } });
    expect(feed.names).toEqual(['Meter Power']);
    expect(feed.device('Meter Power').binding.ask).toHaveLength(2);
    expect(feed.device('Meter Voltage')).toMatchObject({ secondary: true });
  });

  it('are in the home’s degrees', () => {
    const warm = open({ dn: 'Boiler' }, specimen, 'imperial').device('Boiler Temperature');
    expect(told(warm, 'tele/tasmota_49A3BC/SENSOR', specimen)).toEqual({ value: 70.3, unit: '°F' });
  });

  it('of several of a kind tell which they are', () => {
    const twins = {
      'DS18B20-1': { Id: '01191ED79190', Temperature: 21 },
      'DS18B20-2': { Id: '01191ED79191', Temperature: 23 },
      ANALOG: { Temperature1: 20 },
      ESP32: { Temperature: 52 },
    };
    const feed = open({ dn: 'Tank', rl: [] }, twins);
    expect(feed.names).toEqual([
      'Tank DS18B20 1 Temperature',
      'Tank DS18B20 2 Temperature',
      'Tank Temperature 1',
    ]);
  });

  it('may be contacts', () => {
    const feed = open({ dn: 'Gate', swc: [1, 0, -1], swn: ['Gate contact', 'Button', null] });
    expect(feed.names).toEqual(['Gate', 'Gate contact']);
    const contact = feed.device('Gate contact');
    expect(told(contact, 'stat/tasmota_49A3BC/RESULT', { Switch1: { Action: 'ON' } })).toEqual({ on: true });
    expect(told(contact, 'tele/tasmota_49A3BC/SENSOR', { Switch1: 'OFF' })).toEqual({ on: false });
  });
});

describe('announcements', () => {
  it('are taken back, and broken ones are reported', () => {
    const feed = open({ dn: 'Pump' });
    feed.say(CONFIG, '{');
    feed.say(CONFIG, config({ mac: 'AABBCCDDEEFF' }));
    feed.say(CONFIG, { t: 'x', mac: MAC, tp: 3, rl: 'nothing', ft: 7, ver: 2 });
    expect(feed.problems).toEqual([
      expect.stringContaining(`${CONFIG} cannot be used: it is not JSON`),
      `${CONFIG} is the config of another device (AABBCCDDEEFF)`,
      `${CONFIG} cannot be used: ver: is not the version 1 that is known here`,
    ]);
    expect(feed.names).toEqual(['Pump']);
    feed.say(CONFIG, '');
    expect(feed.names).toEqual([]);
  });

  it('of devices without anything are passed over', () => {
    const feed = open({ rl: [] });
    expect([...feed.passedOver.values()]).toEqual(['has neither outputs nor sensors']);
  });
});
