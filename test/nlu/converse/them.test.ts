/** What "them", "both" and "there" point at, what is left out of it, and what a correction or a cancelling takes back. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 41, longitude: -74, timezone: America/New_York}
areas:
  - {id: master, name: Master Bedroom, floor: up}
  - {id: landing, name: Landing, floor: up}
  - {id: bath, name: Bath}
  - {id: shop, name: Workshop}
floors:
  - {id: up, name: Upstairs}
devices:
  - {id: left, name: Left Lamp, area: master, kind: light, can: [brightness, color_temp], state: {on: true, brightness: 40, color_temp: 2700}}
  - {id: right, name: Right Lamp, area: master, kind: light, can: [brightness, color_temp], state: {on: true, brightness: 40, color_temp: 2700}}
  - {id: landing_light, name: Landing Light, area: landing, kind: light, state: {on: true}}
  - {id: heat, name: Heating, area: master, kind: climate, can: [target: {min: 10, max: 25, step: 1}, mode: ["off", heat], preset: [home, sleep, eco]], state: {mode: heat, target: 20, current: 19, preset: home}}
  - {id: mist, name: Humidifier, area: master, kind: humidifier, can: [target, mode: [auto, sleep, boost]], state: {on: true, target: 45, mode: auto}}
  - {id: telly, name: Telly, area: master, kind: media, can: [volume, source: [Netflix, Switch, Viki]], state: {playback: playing, volume: 20, source: Viki}}
  - {id: tub, name: Hot Tub, area: bath, kind: water_heater, can: [{target: {min: 20, max: 40, step: 0.5}}, {mode: [eco, boost]}], state: {on: true, target: 37, mode: eco, current: 35}}
  - {id: bath_light, name: Bath Light, area: bath, kind: light, can: [brightness], state: {on: false, brightness: 100}}
  - {id: shop_light, name: Shop Light, area: shop, kind: light, can: [brightness], state: {on: true, brightness: 100}}
  - {id: saw, name: Band Saw, area: shop, kind: switch, state: {on: false}}
  - {id: dust, name: Dust Collector, area: shop, kind: switch, state: {on: true}}
  - {id: air, name: Compressor, area: shop, kind: outlet, state: {on: true}}
  - {id: fan, name: Shop Fan, area: shop, kind: fan, state: {on: true}}
`;

const sayIn = talkIn(HOUSE, 'them.yaml', '2026-11-21T17:00:00');

describe('them and both', () => {
  it.each<[string, string[], object]>([
    [
      'shop',
      ['which lights are on upstairs', 'turn them all off apart from the landing'],
      { left: { on: false }, right: { on: false } },
    ],
    [
      'shop',
      ['turn off the compressor', 'and the dust collector too', 'turn them both back on'],
      { air: { on: true }, dust: { on: true } },
    ],
    // Whatever was done with each.
    ['shop', ['turn off the compressor', 'turn on the saw', 'turn on both'], { air: { on: true } }],
    ['shop', ['turn off the compressor', 'turn on the band saw', 'turn both off'], { saw: { on: false } }],
    [
      'master',
      ['turn off the left lamp', 'the other one too', 'set both to fifty'],
      { left: { on: true, brightness: 50 }, right: { on: true, brightness: 50 } },
    ],
    [
      'master',
      ['set the left lamp to 60', 'and the right one too', 'make them warmer'],
      { left: { color_temp: 2200 }, right: { color_temp: 2200 } },
    ],
    [
      'master',
      ['turn off the left lamp', 'the other one too', 'both on at twenty percent'],
      { left: { on: true, brightness: 20 }, right: { on: true, brightness: 20 } },
    ],
    // A lamp that knows no white is no reason to heat less of it.
    ['shop', ['set the shop light to 60', 'make them brighter'], { shop_light: { brightness: 80 } }],
    // Two out of three nobody can tell.
    ['shop', ['turn off both lights'], {}],
  ])('%s: %j', (room, sentences, changes) => {
    expect(sayIn(room, ...sentences).changes).toEqual(changes);
  });
});

describe('there', () => {
  it('is where was spoken of, never the room of the speaker', () => {
    expect(sayIn('shop', 'turn on the bath light', 'dim it there to thirty').changes).toEqual({});
    expect(sayIn('shop', 'turn on the bath light', 'dim the light there to thirty').changes).toEqual({
      bath_light: { brightness: 30 },
    });
  });
});

describe('a value that only what was spoken of has', () => {
  it.each<[string[], object]>([
    [['turn the humidifier on', 'put it in sleep mode'], { mist: { mode: 'sleep' } }],
    [['pause the telly', 'put it on the switch'], { telly: { source: 'Switch' } }],
    [['set the heating to 19', 'switch it to eco'], { heat: { preset: 'eco' } }],
    // "Switch" is a verb, too.
    [['pause the telly', 'switch it off'], { telly: { playback: 'off' } }],
    [['pause the telly', 'please switch it off'], { telly: { playback: 'off' } }],
    [['turn on the band saw', 'put it in sleep mode'], {}],
  ])('%j', (sentences, changes) => {
    expect(sayIn('master', ...sentences).changes).toEqual(changes);
  });
});

describe('a change of what has just been put to a word', () => {
  it.each<[string[], object]>([
    [['set the hot tub to boost', 'two degrees cooler'], { tub: { target: 35 } }],
    [['set the hot tub to 36', 'two degrees cooler'], { tub: { target: 34 } }],
  ])('%j: is of its level', (sentences, changes) => {
    expect(sayIn('bath', ...sentences).changes).toEqual(changes);
  });
});

describe('what is taken back', () => {
  it('leaves nothing of what was corrected twice', () => {
    const turns = ['turn off the left lamp', 'no, the right one', 'sorry, I meant the landing light'];
    expect(sayIn('master', ...turns).changes).toEqual({
      right: { on: true },
      landing_light: { on: false },
    });
    expect(sayIn('master', ...turns, 'undo that').changes).toEqual({ landing_light: { on: true } });
  });

  it('is the new alarm, not the change to it', () => {
    const turns = ['wake me at quarter to seven', 'make that seven', 'cancel it'];
    expect(sayIn('master', ...turns, 'do I have an alarm').reply).toMatch(/no alarms?/i);
    expect(sayIn('master', ...turns.slice(0, 2), 'undo that', 'what alarms are set').reply).toMatch(/6:45/);
  });
});
