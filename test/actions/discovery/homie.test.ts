import { describe, expect, it } from 'vitest';
import { openHomie } from '../../../src/actions/discovery/homie/adapter.js';
import { topicMatches } from '../../../src/actions/mqtt/topic.js';
import { available, Feed, operated, sent, told } from './support.js';

const open = (units: 'metric' | 'imperial' = 'metric'): Feed => new Feed(openHomie(units));
const property = (datatype: string, more: object = {}) => ({ name: '', datatype, ...more });
const flag = (name: string, settable = true) => ({ name, datatype: 'boolean', settable });
const level = (name: string, more: object = {}) => ({
  name,
  datatype: 'integer',
  format: '0:100',
  unit: '%',
  settable: true,
  ...more,
});

/** A device of version 5 with these nodes. */
function five(nodes: object, more: object = {}, units: 'metric' | 'imperial' = 'metric'): Feed {
  const feed = open(units);
  const description = { homie: '5.0', name: 'Board', version: 3, nodes, ...more };
  feed.say('homie/5/board/$description', description);
  expect(feed.problems).toEqual([]);
  return feed;
}

describe('version 5', () => {
  it('has lights, one message a property', () => {
    const feed = five({
      lamp: {
        name: 'Desk lamp',
        type: 'light',
        properties: {
          power: flag('Power'),
          brightness: level('Brightness'),
          color: { name: 'Color', datatype: 'color', format: 'rgb,hsv', settable: true },
          'color-temperature': { datatype: 'integer', format: '153:500', unit: 'mired', settable: true },
        },
      },
    });
    const device = feed.device('Board');
    expect(device).toMatchObject({ kind: 'light', ids: ['board-lamp'] });
    expect(device.abilities).toEqual({
      brightness: { min: 0, max: 100, step: 1 },
      color_temp: { min: 2000, max: 6536, step: 1 },
      color: {},
    });
    const at = 'homie/5/board/lamp';
    expect(sent(device, { on: true })).toEqual([`${at}/power/set true`]);
    expect(sent(device, { brightness: 40 }, { on: true })).toEqual([`${at}/brightness/set 40`]);
    expect(sent(device, { brightness: 40 })).toEqual([`${at}/brightness/set 40`, `${at}/power/set true`]);
    expect(sent(device, { brightness: 0 })).toEqual([`${at}/power/set false`]);
    expect(sent(device, { color_temp: 4000 }, { on: true })).toEqual([`${at}/color-temperature/set 250`]);
    expect(sent(device, { color: { h: 120, s: 100 } }, { on: true })).toEqual([
      `${at}/color/set hsv,120,100,100`,
    ]);
    expect(told(device, `${at}/power`, 'true')).toEqual({ on: true });
    expect(told(device, `${at}/power`, '1')).toEqual({});
    expect(told(device, `${at}/color`, 'rgb,255,0,0')).toEqual({ color: { h: 0, s: 100 } });
    expect(told(device, `${at}/color`, 'hsv,240,50,80')).toEqual({ color: { h: 240, s: 50 } });
    expect(told(device, `${at}/color`, 'xyz,0.3,0.3')).toEqual({});
  });

  it('has dimmers without a switch, of any scale', () => {
    const dim = {
      name: 'Dimmer',
      properties: { level: { datatype: 'float', format: '0:1', settable: true } },
    };
    const device = five({ dim }).device('Board');
    expect(device.kind).toBe('light');
    expect(sent(device, { brightness: 25 })).toEqual(['homie/5/board/dim/level/set 0.25']);
    expect(sent(device, { on: false })).toEqual(['homie/5/board/dim/level/set 0']);
    expect(told(device, 'homie/5/board/dim/level', '0.5')).toEqual({ brightness: 50, on: true });
  });

  it('has covers, locks, thermostats, fans and sirens', () => {
    const feed = five({
      blind: {
        name: 'Blind',
        properties: {
          motor: { datatype: 'enum', format: 'up,stop,down', settable: true },
          position: level('Position'),
        },
      },
      gate: {
        name: 'Gate',
        properties: { action: { datatype: 'enum', format: 'open,close', settable: true } },
      },
      door: {
        name: 'Front door',
        properties: { lock: { datatype: 'enum', format: 'locked,unlocked', settable: true } },
      },
      heat: {
        name: 'Heating',
        type: 'thermostat',
        properties: {
          temperature: { datatype: 'float', unit: '°C' },
          target: { datatype: 'float', unit: '°C', format: '5:30:0.5', settable: true },
          mode: { datatype: 'enum', format: 'off,heat,auto,boost', settable: true },
        },
      },
      vent: { name: 'Fan', properties: { on: flag('On'), speed: level('Speed', { format: '0:3' }) } },
      horn: { name: 'Siren', properties: { on: flag('On') } },
    });
    expect(feed.devices.map(({ name, kind }) => [name, kind])).toEqual([
      ['Board Blind', 'cover'],
      ['Board Gate', 'cover'],
      ['Board Front door', 'lock'],
      ['Board Heating', 'climate'],
      ['Board Fan', 'fan'],
      ['Board Siren', 'siren'],
    ]);
    const at = 'homie/5/board';
    expect(sent(feed.device('Board Blind'), { position: 30 })).toEqual([`${at}/blind/position/set 30`]);
    expect(operated(feed.device('Board Blind'), 'stop')).toEqual([`${at}/blind/motor/set stop`]);
    expect(sent(feed.device('Board Gate'), { position: 100 })).toEqual([`${at}/gate/action/set open`]);
    expect(sent(feed.device('Board Gate'), { position: 50 })).toBeNull();
    expect(told(feed.device('Board Gate'), `${at}/gate/action`, 'close')).toEqual({
      position: 0,
      moving: false,
    });
    expect(sent(feed.device('Board Front door'), { locked: false })).toEqual([
      `${at}/door/lock/set unlocked`,
    ]);
    const heating = feed.device('Board Heating');
    expect(heating.abilities).toEqual({
      target: { min: 5, max: 30, step: 0.5 },
      mode: { values: ['off', 'heat', 'auto'] },
    });
    expect(sent(heating, { target: 21.5 })).toEqual([`${at}/heat/target/set 21.5`]);
    expect(told(heating, `${at}/heat/temperature`, '19.4')).toEqual({ current: 19.4 });
    expect(sent(feed.device('Board Fan'), { speed: 50 })).toEqual([`${at}/vent/speed/set 2`]);
  });

  it('has sensors, settings, buttons, and what is not spoken to', () => {
    const feed = five({
      climate: {
        name: 'Climate',
        properties: {
          temperature: property('float', { name: 'Temperature', unit: '°F' }),
          window: property('boolean', { name: 'Window' }),
          interval: property('integer', { name: 'Interval', settable: true, format: '1:60' }),
          restart: property('enum', { name: 'Restart', settable: true, retained: false, format: 'go' }),
          pressed: property('boolean', { name: 'Pressed', retained: false }),
          note: property('string', { name: 'Note', settable: true }),
        },
      },
    });
    expect(
      feed.devices.map(({ name, kind, deviceClass, secondary }) => [name, kind, deviceClass, secondary]),
    ).toEqual([
      ['Board Temperature', 'sensor', 'temperature', false],
      ['Board Window', 'binary_sensor', 'window', false],
      ['Board Interval', 'number', null, true],
      ['Board Restart', 'button', null, false],
    ]);
    expect(told(feed.device('Board Temperature'), 'homie/5/board/climate/temperature', '68')).toEqual({
      value: 20,
      unit: '°C',
    });
    expect(operated(feed.device('Board Restart'), 'run')).toEqual(['homie/5/board/climate/restart/set go']);
  });

  it('says who is there, children with their root', () => {
    const nodes = { lamp: { type: 'light', properties: { on: flag('On') } } };
    const device = five(nodes, { root: 'gateway', parent: 'gateway' }).device('Board');
    expect(device.binding.availability.topics.map(({ topic }) => topic)).toEqual([
      'homie/5/board/$state',
      'homie/5/gateway/$state',
    ]);
    for (const [word, there] of [
      ['ready', true],
      ['sleeping', true],
      ['lost', false],
      ['disconnected', false],
      ['init', null],
    ] as const) {
      expect(available(device, 'homie/5/board/$state', word)).toBe(there);
    }
  });

  it('is taken back, reported when broken, and keeps what can be read', () => {
    const feed = five({
      lamp: { type: 'light', properties: { on: flag('On'), bad: 7 } },
      'no id!': {},
      bad: 'text',
    });
    expect(feed.names).toEqual(['Board']);
    feed.say('homie/5/board/$description', '{"homie":');
    feed.say('homie/5/board/$description', { homie: '4.0' });
    feed.say('homie/5/Not an id/$description', { homie: '5.0' });
    expect(feed.problems).toEqual([
      expect.stringContaining('homie/5/board/$description cannot be used: it is not JSON'),
      'homie/5/board/$description cannot be used: homie: is not version 5',
      'homie/5/Not an id/$description has an id that Homie does not allow',
    ]);
    expect(feed.names).toEqual(['Board']);
    feed.say('homie/5/board/$description', '');
    expect(feed.names).toEqual([]);
  });
});

describe('version 4', () => {
  const attributes: readonly (readonly [string, string])[] = [
    ['$homie', '4.0.0'],
    ['$name', 'Hall_Lamp'],
    ['$nodes', 'light'],
    ['light/$name', 'Light'],
    ['light/$type', 'Dimmable light'],
    ['light/$properties', 'power,brightness,color'],
    ['light/power/$name', 'Power'],
    ['light/power/$datatype', 'boolean'],
    ['light/power/$settable', 'true'],
    ['light/brightness/$name', 'Brightness'],
    ['light/brightness/$datatype', 'integer'],
    ['light/brightness/$format', '0:255'],
    ['light/brightness/$settable', 'true'],
    ['light/color/$datatype', 'color'],
    ['light/color/$format', 'rgb'],
    ['light/color/$settable', 'true'],
  ];

  it.each([
    ['in their order', attributes],
    ['turned round', attributes.toReversed()],
  ])('is put together from its attributes, %s', (_, order) => {
    const feed = open();
    for (const [path, text] of order) feed.say(`homie/hall-lamp/${path}`, text);
    expect(feed.problems).toEqual([]);
    const device = feed.device('Hall Lamp');
    expect(device.kind).toBe('light');
    const at = 'homie/hall-lamp/light';
    expect(sent(device, { brightness: 50 }, { on: true })).toEqual([`${at}/brightness/set 128`]);
    expect(told(device, `${at}/brightness`, '128')).toEqual({ brightness: 50 });
    expect(sent(device, { color: { h: 240, s: 100 } }, { on: true })).toEqual([`${at}/color/set 0,0,255`]);
    expect(told(device, `${at}/color`, '0,255,0')).toEqual({ color: { h: 120, s: 100 } });
    expect(device.binding.availability.topics[0]?.topic).toBe('homie/hall-lamp/$state');
  });

  it('is found in any domain', () => {
    const feed = open();
    for (const [path, text] of attributes) feed.say(`barn/hall-lamp/${path}`, text);
    const description = {
      homie: '5.0',
      name: 'Pump',
      version: 1,
      root: 'yard',
      nodes: { pump: { properties: { on: { datatype: 'boolean', settable: true } } } },
    };
    feed.say('barn/5/hall-lamp/$description', { ...description, name: 'Other' });
    feed.say('mill/5/pump/$description', description);
    const { filters } = openHomie('metric');
    for (const topic of ['mill/5/pump/$description', 'barn/x/$nodes', 'barn/x/y/$type', 'barn/x/y/z/$unit'])
      expect(filters.some((filter) => topicMatches(filter, topic))).toBe(true);
    expect(feed.names).toEqual(['Other', 'Pump']);
    expect(sent(feed.device('Pump'), { on: true })).toEqual(['mill/5/pump/pump/on/set true']);
    const { topics } = feed.device('Pump').binding.availability;
    expect(topics.map(({ topic }) => topic)).toEqual(['mill/5/pump/$state', 'mill/5/yard/$state']);
  });

  it('goes when its attributes do', () => {
    const feed = open();
    for (const [path, text] of attributes) feed.say(`homie/hall-lamp/${path}`, text);
    feed.say('homie/hall-lamp/$nodes', '');
    expect(feed.names).toEqual([]);
    for (const [path] of attributes) feed.say(`homie/hall-lamp/${path}`, '');
    expect(feed.devices).toEqual([]);
  });

  it('is not mistaken for version 5, nor for anything else under homie', () => {
    const feed = open();
    feed.say('homie/5/$name', 'x');
    feed.say('homie/board/a/b/c/$name', 'x');
    feed.say('homie/b$d/$name', 'x');
    expect(feed.problems).toEqual([]);
    expect(feed.devices).toEqual([]);
  });
});
