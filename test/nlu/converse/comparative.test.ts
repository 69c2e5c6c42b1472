/** A way to go, said of nothing: of what was just done, and of nothing else. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 48, longitude: 16, timezone: Europe/Vienna}
areas:
  - {id: mill, name: Mill}
  - {id: loft, name: Loft}
devices:
  - {id: sails, name: Sails, area: mill, kind: fan, can: [speed, direction], state: {on: true, speed: 60, direction: forward}}
  - {id: flour, name: Flour Lamp, area: mill, kind: light, can: [brightness, color_temp: {min: 2200, max: 6500}], state: {on: true, brightness: 60, color_temp: 3000}}
  - {id: tallow, name: Tallow Lamp, area: mill, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: organ, name: Organ, area: mill, kind: media, can: [volume], state: {playback: playing, volume: 40}}
  - {id: hatch, name: Hatch Curtain, area: mill, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: oven, name: Tile Stove, area: mill, kind: climate, can: [target: {min: 5, max: 30, step: 0.5}, mode: ["off", heat]], state: {mode: heat, target: 20, current: 19}}
  - {id: breeze, name: Breeze, area: loft, kind: climate, can: [target: {min: 16, max: 30, step: 1}, mode: ["off", cool]], state: {mode: cool, target: 24, current: 27}}
  - {id: whisk, name: Whisk, area: mill, kind: fan, can: [speed], state: {on: true, speed: 60}}
  - {id: sky, name: Sky, kind: weather, state: {condition: rainy, temperature: 7}}
`;

const sayIn = talkIn(HOUSE, 'comparative.yaml');
const say = (...sentences: readonly string[]) => sayIn('mill', ...sentences);

describe('a way to go', () => {
  it.each<[string[], object]>([
    [['set the sails to 80', 'gentler'], { sails: { speed: 55 } }],
    [['set the flour lamp to 5000 kelvin', 'no, warmer'], { flour: { color_temp: 4500 } }],
    [['dim the flour lamp to 20', 'a bit warmer'], { flour: { color_temp: 2750 } }],
    [['set the flour lamp to 2700 kelvin', 'no, colder'], { flour: { color_temp: 3200 } }],
    [['turn up the organ', 'just a shade down, please'], { organ: { volume: 45 } }],
    [['turn down the organ', 'much softer'], { organ: { volume: 10 } }],
    [['set breeze to 22', "I'm still boiling, it has to go lower"], { breeze: { target: 21 } }],
    [['set the sails to 80', 'reverse it'], { sails: { direction: 'reverse' } }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('is of the room where the thing cannot go that way', () => {
    expect(say('set the tallow lamp to 40', 'warmer').changes).toEqual({ oven: { target: 21 } });
  });

  it('takes back where nothing can be turned round', () => {
    expect(say('set the whisk to 80', 'reverse it').changes).toEqual({ whisk: { speed: 60 } });
    expect(say('set the whisk to thirty and reverse it').source).toBe('none');
  });

  it('is of the thing that the reason names', () => {
    expect(say('I look grey under the flour lamp, something warmer').changes).toEqual({
      flour: { color_temp: 2500 },
    });
    expect(say('the sails blow all of it away, gentler please').changes).not.toHaveProperty('flour');
  });
});

it('asks for the same of another day', () => {
  expect(say("what's the weather today", 'and tomorrow').calls).toMatchObject([{ topic: 'weather' }]);
});
