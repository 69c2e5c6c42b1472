/** Short everyday orders and questions that used to reach the wrong thing, or nothing. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const say = talkIn(
  `
units: imperial
areas: [{id: hub, name: Hub}, {id: deck, name: Deck, outside: true}, {id: mill, name: Mill}]
devices:
  - {id: gate, name: Yard Gate, area: hub, kind: lock, state: {locked: false}}
  - {id: lamp, name: Hub Lamp, area: hub, kind: light, state: {on: true}}
  - {id: fan, name: Ceiling Fan, area: hub, kind: fan, can: [speed], state: {on: false}}
  - {id: stat, name: Thermostat, area: hub, kind: climate, can: [mode: ["off", heat, cool], target: {min: 50, max: 90}, fan_mode: [auto, "on"]], state: {mode: heat, target: 68, current: 66}}
  - {id: wireless, name: Wireless, area: hub, kind: media, class: speaker, can: [volume, source: [Radio 4, Jazz FM]], state: {playback: playing, volume: 20, source: Jazz FM}}
  - {id: drapes, name: Drapes, area: mill, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: tub_heat, name: Pond Heater, area: deck, kind: water_heater, can: [target: {min: 50, max: 95}], state: {on: false, target: 60}}
  - {id: tub_temp, name: Pond Temperature, area: deck, kind: sensor, class: temperature, state: {value: 78, unit: "°F"}}
  - {id: sky, name: Weather, kind: weather, state: {condition: sunny, temperature: 41}}
lists: [{id: shop, name: Shopping List, items: []}]
`,
  'rooms-and-idioms.yaml',
);

describe('meant', () => {
  it.each<[string[], object]>([
    [['is the yard gate locked and the hub lamp on', 'lock it'], { gate: { locked: true } }],
    [['is the yard gate locked and are the drapes open', 'lock it'], { gate: { locked: true } }],
    [['heat the pond to 86'], { tub_heat: { on: true, target: 86 } }],
    [['warm the pond up to 80'], { tub_heat: { on: true, target: 80 } }],
    [['fan auto'], { stat: { fan_mode: 'auto' } }],
    [['set the fan to auto'], { stat: { fan_mode: 'auto' } }],
    [['play radio 4'], { wireless: { source: 'Radio 4' } }],
    [['listen to jazz fm', 'play radio four'], { wireless: { source: 'Radio 4' } }],
    [['drapes shut by half'], { drapes: { position: 50 } }],
    [
      ['add paan leaves and a hundred envelopes to the shopping list'],
      { lists: { shop: { added: ['paan leaves', 'a hundred envelopes'] } } },
    ],
    [['add a lemon to the shopping list'], { lists: { shop: { added: ['lemon'] } } }],
  ])('%j', (sentences, changes) => {
    expect(say('hub', ...sentences).changes).toEqual(changes);
  });

  it.each([
    'how cold is it out',
    'how warm is it outside',
    "what's the temperature outside",
  ])('%s', (asked) => {
    expect(say('hub', asked).reply).toContain('41');
  });

  it('water is told by its name', () => {
    expect(say('hub', 'what is the pond temperature').reply).toContain('78');
  });

  it.each([
    'heat the soup to 90',
    'the fan is automatic',
    'how cold is it',
    'is the lamp on and the gate',
  ])('nothing is done: %s', (sentence) => {
    expect(say('hub', sentence).effects).toEqual([]);
  });
});
