/** What a thermostat starts with, what a boiler's preset is, and modes said beside numbers. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const climate = (id: string, modes: string, state: string): string =>
  `  - {id: ${id}, name: ${id}, area: den, kind: climate, can: [target: {min: 10, max: 30}, mode: [${modes}]], state: {mode: "off", ${state}}}\n`;

const HOUSE = `
location: {latitude: 52, longitude: 5, timezone: Europe/Amsterdam}
areas:
  - {id: den, name: Den}
devices:
${climate('aircon', '"off", cool, heat', 'target: 22, current: 17')}${climate('clima', '"off", cool, heat', 'target: 22, current: 27')}${climate('split', '"off", cool, heat, auto', 'target: 22, current: 17')}${climate('panel', '"off", heat', 'target: 22, current: 27')}  - {id: boiler, name: Boiler, area: den, kind: water_heater, can: [target: {min: 40, max: 65}, mode: [eco, comfort, boost]], state: {on: true, target: 50, mode: eco}}
`;

const sayIn = talkIn(HOUSE, 'climate-modes.yaml');

it.each<[string, object]>([
  ['turn on the aircon', { aircon: { mode: 'heat' } }],
  ['turn on the clima', { clima: { mode: 'cool' } }],
  ['turn on the split', { split: { mode: 'auto' } }],
  ['turn on the panel', { panel: { mode: 'heat' } }],
  ['boiler in comfort', { boiler: { mode: 'comfort' } }],
  ['boiler, boost', { boiler: { mode: 'boost' } }],
])('%s', (text, changes) => {
  expect(sayIn('den', text).changes).toEqual(changes);
});

const FLAT = `
areas:
  - {id: lounge, name: Lounge}
  - {id: attic, name: Attic}
  - {id: spa, name: Spa}
devices:
  - {id: stat, name: House Thermostat, area: lounge, kind: climate, can: [mode: ["off", heat, cool, heat_cool], target: {min: 10, max: 30}, target_low, target_high], state: {mode: heat, target: 19, current: 20}}
  - {id: unit, name: Attic AC, area: attic, kind: climate, can: [mode: ["off", heat, cool, dry, fan_only], target: {min: 16, max: 30}, fan_mode: [low, medium, high]], state: {mode: "off", target: 22, current: 26}}
  - {id: panel, name: Attic Panel, area: attic, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30}], state: {mode: "off", target: 18, current: 26}}
  - {id: stove, name: Steam Stove, area: spa, kind: climate, can: [mode: ["off", heat], target: {min: 40, max: 100}], state: {mode: "off", target: 70, current: 20}}
  - {id: tank, name: Hot Water, kind: water_heater, can: [target: {min: 40, max: 65}], state: {on: false, target: 50}}
`;

const inFlat = talkIn(FLAT, 'modes-beside-numbers.yaml');

describe('what is to be warmed is turned on for it', () => {
  it.each<[string, object]>([
    ['heat the spa to 85', { stove: { mode: 'heat', target: 85 } }],
    ['heat the steam stove to 85 degrees', { stove: { mode: 'heat', target: 85 } }],
    ['heat the hot water to 60', { tank: { on: true, target: 60 } }],
    ['turn on the attic panel at 20', { panel: { mode: 'heat', target: 20 } }],
    ['cool the lounge to 17', { stat: { mode: 'cool', target: 17 } }],
    ['heat the lounge to 22', { stat: { target: 22 } }],
    // To set is not to turn on: it may be for later.
    ['set the steam stove to 85', { stove: { target: 85 } }],
    ['keep the lounge at 21', { stat: { target: 21 } }],
  ])('%s', (text, changes) => {
    expect(inFlat('lounge', text).changes).toEqual(changes);
  });

  it.each<[string, string, object]>([
    // Who wants it cooler or warmer wants it now, as far as the thing that is off can.
    ['attic', 'make the ac cooler', { unit: { mode: 'cool', target: 21 } }],
    ['attic', 'attic panel warmer', { panel: { mode: 'heat', target: 19 } }],
    ['attic', 'make the attic panel cooler', { panel: { target: 17 } }],
    // Heating is not turned round for it.
    ['lounge', 'make it cooler in here', { stat: { target: 18 } }],
  ])('in the %s: %s', (room, text, changes) => {
    expect(inFlat(room, text).changes).toEqual(changes);
  });

  it('and says so, and that what is off stays off', () => {
    expect(inFlat('spa', 'heat the spa to 85').reply).toContain('on now');
    expect(inFlat('attic', 'turn the attic panel up by 2').reply).toContain('off, though');
    expect(inFlat('attic', 'attic panel 18').reply).toContain('off, though');
  });
});

describe('a mode beside a number', () => {
  it.each<[string, object]>([
    [
      'set the house thermostat to heat cool between 18 and 23',
      { stat: { mode: 'heat_cool', target_low: 18, target_high: 23 } },
    ],
    ['thermostat heat cool 18 to 23', { stat: { mode: 'heat_cool', target_low: 18, target_high: 23 } }],
    ['attic ac 24 dry', { unit: { mode: 'dry', target: 24 } }],
    ['set the attic to cool at 23', { unit: { mode: 'cool', target: 23 } }],
    ['put the attic ac on cold mode', { unit: { mode: 'cool' } }],
    // A radiator has no such mode, and is made no cooler for it.
    ['attic panel in mode cold', {}],
    ['bump the heat up 2', { stat: { target: 21 } }],
    ['turn the heat up 25', { stat: { target: 25 } }],
  ])('%s', (text, changes) => {
    expect(inFlat('lounge', text).changes).toEqual(changes);
  });
});

describe('what is called an AC', () => {
  it.each<[string, string, object]>([
    // The thermostat heats: on it is, but no AC.
    ['lounge', 'turn on the ac in the lounge', { stat: { mode: 'cool' } }],
    ['attic', 'set ac on 21 cool', { unit: { mode: 'cool', target: 21 } }],
    ['attic', 'ac in mode cold', { unit: { mode: 'cool' } }],
    ['attic', 'ac on high', { unit: { fan_mode: 'high' } }],
    ['attic', 'attic ac low', { unit: { fan_mode: 'low' } }],
  ])('in the %s: %s', (room, text, changes) => {
    expect(inFlat(room, text).changes).toEqual(changes);
  });
});

describe('a sauna is what heats it', () => {
  const say = talkIn(
    `
areas: [{id: sauna, name: Sauna}, {id: den, name: Den}]
devices:
  - {id: heater, name: Harvia, area: sauna, kind: climate, can: [mode: ["off", heat], target: {min: 40, max: 100}], state: {mode: heat, target: 80, current: 70}}
  - {id: light, name: Sauna Light, area: sauna, kind: light, state: {on: true}}
  - {id: stove, name: Stove, area: den, kind: switch, state: {on: true}}
  - {id: lamp, name: Lamp, area: den, kind: light, state: {on: true}}
`,
    'sauna.yaml',
  );

  it.each<[string[], object]>([
    [['turn the sauna off'], { heater: { mode: 'off' }, light: { on: false } }],
    [['sauna off'], { heater: { mode: 'off' }, light: { on: false } }],
    [['harvia off', 'turn on the sauna'], { heater: { mode: 'heat' } }],
    [['sauna light off'], { light: { on: false } }],
    [['turn off the den'], { lamp: { on: false } }],
  ])('%j', (sentences, changes) => {
    expect(say('den', ...sentences).changes).toEqual(changes);
  });
});
