/** "Kitchen to 20 and bedroom to 18": each room's warmth, where nothing else is named. */
import { expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const house = (units: string, max: number) => `
units: ${units}
areas:
  - {id: bunk, name: Bunk Room}
  - {id: great, name: Great Room}
devices:
  - {id: coil, name: Coil, area: bunk, kind: climate, can: [mode: [heat], target: {min: 5, max: ${max}}], state: {mode: heat, target: 17}}
  - {id: stove, name: Stove, area: great, kind: climate, can: [mode: [heat], target: {min: 5, max: ${max}}], state: {mode: heat, target: 17}}
  - {id: bulb, name: Bulb, area: bunk, kind: light, can: [brightness], state: {on: true, brightness: 90}}
  - {id: spot, name: Spot, area: great, kind: light, can: [brightness], state: {on: true, brightness: 90}}
`;
const metric = talkIn(house('metric', 30), 'metric.yaml');
const imperial = talkIn(house('imperial', 90), 'imperial.yaml');

it.each([
  'bunk room to 19 and great room to 21',
  'the bunk room to 19 and the great room to 21',
  'bunk room to nineteen, great room to twenty one',
])('%s', (text) => {
  expect(metric('bunk', text).changes).toEqual({ coil: { target: 19 }, stove: { target: 21 } });
});

it('in the degrees of the house', () => {
  expect(imperial('bunk', 'bunk room to 65 and great room to 70').changes).toEqual({
    coil: { target: 65 },
    stove: { target: 70 },
  });
  expect(metric('bunk', 'bunk room to 65 and great room to 70').changes).not.toHaveProperty('coil.target');
});

const HALF = house('metric', 30).replace(/.*id: coil.*\n/, '');

it.each([
  ['bunk room to 19 and great room to 21', { stove: { target: 21 } }],
  ['great room to 21, bunk room to 19', { stove: { target: 21 } }],
])('says which room has nothing to heat it: %s', (text, changes) => {
  const done = talkIn(HALF, 'half.yaml')('bunk', text);
  expect(done.changes).toEqual(changes);
  expect(done.reply).toMatch(/no thermostat in the Bunk Room/i);
});

it('does nothing where a part is nothing here at all', () => {
  expect(talkIn(HALF, 'half.yaml')('bunk', 'sauna to 19 and great room to 21').changes).toEqual({});
});

it.each([
  'bunk room to 20 percent and great room to 30 percent',
  'dim the bunk room to 20 and the great room to 30',
])('not the warmth: %s', (text) => {
  const { changes } = metric('bunk', text);
  expect(changes).not.toHaveProperty('coil.target');
  expect(changes).not.toHaveProperty('stove.target');
});

const ROOMS = `
areas: [{id: nook, name: Nook}, {id: attic, name: Attic}, {id: bath, name: Bath}, {id: shed, name: Shed}]
devices:
  - {id: coil, name: Coil, area: nook, kind: climate, can: [mode: [heat], target: {min: 5, max: 30}], state: {mode: heat, target: 17}}
  - {id: bulb, name: Bulb, area: nook, kind: light, can: [brightness], state: {on: true, brightness: 90}}
  - {id: shade, name: Shade, area: attic, kind: cover, class: blind, can: [position], state: {position: 0}}
  - {id: vent, name: Vent Fan, area: bath, kind: fan, can: [speed], state: {on: true, speed: 90}}
`;
const rooms = talkIn(ROOMS, 'rooms.yaml');

it.each<[string, object]>([
  ['attic to 30', { shade: { position: 30 } }],
  ['the bath at 40', { vent: { speed: 40 } }],
  ['nook to 21', { coil: { target: 21 } }],
  ['nook to 45', { bulb: { brightness: 45 } }],
])('%s: what the room has', (text, changes) => {
  expect(rooms('shed', text).changes).toEqual(changes);
});

it('asks where it may be the warmth or the light', () => {
  const asked = rooms('shed', 'nook to 30');
  expect(asked).toMatchObject({
    changes: {},
    ask: 'Do you mean the heating at 30 degrees or the light at 30 percent?',
  });
  expect(rooms('shed', 'nook to 30', 'the light').changes).toEqual({ bulb: { brightness: 30 } });
  expect(rooms('shed', 'nook to 30', 'degrees').changes).toEqual({ coil: { target: 30 } });
});

it.each(['shed to 30', 'bath eight', 'cellar to 30', 'bath to 300'])('%s: nothing', (text) => {
  expect(rooms('nook', text).changes).toEqual({});
});
