/** ESPHome over MQTT: Home Assistant's discovery in short keys, with ways of its own. */
import { describe, expect, it } from 'vitest';
import { identityOf } from '../../../src/actions/discovery/adapter.js';
import { openHomeAssistant } from '../../../src/actions/discovery/homeassistant/adapter.js';
import { available, Feed, operated, sent, told } from './support.js';

const board = (name: string, mac: string, more: object = {}) => ({
  ids: mac,
  name,
  sw: '2026.9.1 (config hash 0x5a3c9b10)',
  mdl: 'esp32dev',
  mf: 'Espressif',
  sa: 'Kitchen',
  cns: [['mac', mac]],
  ...more,
});

/** A config as a board publishes it: topics below its own prefix, short keys, ids that repeat on every board. */
function announce(
  feed: Feed,
  component: string,
  object: string,
  config: object,
  { node = 'kitchen-board', name = 'Kitchen Board', mac = 'c45bbe6b1a2c' } = {},
): void {
  const topic = `${node}/${component}/${object}`;
  feed.say(`homeassistant/${component}/${node}/${object}/config`, {
    stat_t: `${topic}/state`,
    cmd_t: `${topic}/command`,
    avty_t: `${node}/status`,
    uniq_id: `ESP${component}${object}`,
    dev: board(name, mac),
    ...config,
  });
}

const open = (units: 'metric' | 'imperial' = 'metric'): Feed => new Feed(openHomeAssistant(units));

describe('ESPHome', () => {
  it('has lights in JSON, whose modes tell what they can', () => {
    const feed = open();
    announce(feed, 'light', 'ceiling', {
      name: 'Ceiling',
      schema: 'json',
      color_mode: true,
      supported_color_modes: ['color_temp', 'rgb'],
      brightness: true,
      min_mirs: 153,
      max_mirs: 500,
      effect: true,
      fx_list: ['Rainbow', 'None'],
    });
    const device = feed.device('Kitchen Board Ceiling');
    expect(device).toMatchObject({ kind: 'light', area: 'Kitchen', hardware: ['mac:c45bbe6b1a2c'] });
    expect(Object.keys(device.abilities)).toEqual(['brightness', 'color_temp', 'color']);
    const state = 'kitchen-board/light/ceiling/state';
    expect(
      told(device, state, { color_mode: 'rgb', state: 'ON', brightness: 128, color: { r: 255, g: 0, b: 0 } }),
    ).toEqual({ on: true, brightness: 50, color: { h: 0, s: 100 } });
    expect(
      told(device, state, {
        color_mode: 'color_temp',
        state: 'ON',
        brightness: 255,
        color_temp: 250,
        color: { c: 9 },
      }),
    ).toEqual({ on: true, brightness: 100, color_temp: 4000 });
    expect(sent(device, { color: { h: 240, s: 100 }, brightness: 50 })).toEqual([
      'kitchen-board/light/ceiling/command {"state":"ON","brightness":128,"color":{"r":0,"g":0,"b":255}}',
    ]);
    expect(available(device, 'kitchen-board/status', 'offline')).toBe(false);
  });

  it('has entities with the name of their board, and boards with the same ids', () => {
    const feed = open();
    announce(feed, 'switch', 'relay', { name: '' });
    announce(
      feed,
      'switch',
      'relay',
      { name: '' },
      { node: 'attic-board', name: 'Attic Board', mac: 'c45bbe6b1a2d' },
    );
    expect(feed.names).toEqual(['Kitchen Board', 'Attic Board']);
    expect(new Set(feed.devices.map(identityOf)).size).toBe(2);
  });

  it('has fans with steps of their own, covers, locks, buttons', () => {
    const feed = open();
    announce(feed, 'fan', 'vent', {
      name: 'Vent',
      pct_cmd_t: 'kitchen-board/fan/vent/speed_level/command',
      pct_stat_t: 'kitchen-board/fan/vent/speed_level/state',
      spd_rng_max: 3,
      osc_cmd_t: 'kitchen-board/fan/vent/oscillation/command',
      osc_stat_t: 'kitchen-board/fan/vent/oscillation/state',
    });
    announce(feed, 'cover', 'blind', {
      name: 'Blind',
      dev_cla: 'blind',
      pos_t: 'kitchen-board/cover/blind/position/state',
      set_pos_t: 'kitchen-board/cover/blind/position/command',
    });
    announce(feed, 'lock', 'door', { name: 'Door' });
    announce(feed, 'button', 'restart', { name: 'Restart', ent_cat: 'config', stat_t: undefined });
    const fan = feed.device('Kitchen Board Vent');
    expect(sent(fan, { speed: 66 }, { on: true })).toEqual(['kitchen-board/fan/vent/speed_level/command 2']);
    expect(told(fan, 'kitchen-board/fan/vent/speed_level/state', '3')).toEqual({ speed: 100 });
    expect(sent(fan, { oscillating: true })).toEqual([
      'kitchen-board/fan/vent/oscillation/command oscillate_on',
    ]);
    const blind = feed.device('Kitchen Board Blind');
    expect(sent(blind, { position: 40 })).toEqual(['kitchen-board/cover/blind/position/command 40']);
    expect(operated(blind, 'stop')).toEqual(['kitchen-board/cover/blind/command STOP']);
    expect(told(feed.device('Kitchen Board Door'), 'kitchen-board/lock/door/state', 'UNLOCKED')).toEqual({
      locked: false,
      bolt: 'still',
    });
    expect(feed.device('Kitchen Board Restart').secondary).toBe(true);
  });

  it('reckons in Celsius, in an imperial home, too', () => {
    const feed = open('imperial');
    announce(feed, 'climate', 'hvac', {
      name: 'Heat pump',
      curr_temp_t: 'c/current',
      mode_cmd_t: 'c/mode/set',
      mode_stat_t: 'c/mode',
      modes: ['auto', 'off', 'cool', 'heat'],
      temp_cmd_t: 'c/target/set',
      temp_stat_t: 'c/target',
      min_temp: 16,
      max_temp: 30,
      temp_step: 1,
    });
    const device = feed.device('Kitchen Board Heat pump');
    expect(device.abilities['target']).toMatchObject({ min: 60.8, max: 86 });
    expect(told(device, 'c/current', '21.0')).toEqual({ current: 69.8 });
    expect(sent(device, { target: 70 })).toEqual(['c/target/set 21.1']);
  });

  it('passes over what only sends events, and takes back what is cleaned', () => {
    const feed = open();
    announce(feed, 'event', 'knob', { name: 'Knob', event_types: ['press'] });
    expect([...feed.passedOver.values()]).toEqual([
      'only sends events; there is nothing to ask or to tell it',
    ]);
    announce(feed, 'switch', 'relay', { name: 'Relay' });
    feed.say('homeassistant/switch/kitchen-board/relay/config', '');
    expect(feed.names).toEqual([]);
  });
});
