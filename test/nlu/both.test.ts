/** "Both lamps" are two: of the room, else of the house; of three nobody knows which. */
import { expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 45, longitude: 15, timezone: Europe/Zagreb}
areas:
  - {id: pair, name: Pair Room}
  - {id: trio, name: Trio Room}
  - {id: bare, name: Bare Room}
devices:
  - {id: a, name: Amber, area: pair, kind: light, state: {on: true}}
  - {id: b, name: Birch, area: pair, kind: light, state: {on: true}}
  - {id: c, name: Cedar, area: trio, kind: light, state: {on: true}}
  - {id: d, name: Dogwood, area: trio, kind: light, state: {on: true}}
  - {id: e, name: Elder, area: trio, kind: light, state: {on: true}}
  - {id: f, name: Fir, area: pair, kind: fan, can: [speed], state: {on: true, speed: 30}}
  - {id: g, name: Gorse, area: trio, kind: fan, can: [speed], state: {on: true, speed: 30}}
`;

const sayIn = talkIn(HOUSE, 'both.yaml');

it.each<[string, string, object]>([
  ['pair', 'both lights out', { a: { on: false }, b: { on: false } }],
  ['trio', 'both lights out', {}],
  ['bare', 'both fans off', { f: { on: false }, g: { on: false } }],
  ['bare', 'turn off both lights in the pair room', { a: { on: false }, b: { on: false } }],
  ['pair', 'all the fans off', { f: { on: false }, g: { on: false } }],
])('%s: %s', (room, text, changes) => {
  expect(sayIn(room, text).changes).toEqual(changes);
});

it('leaves three to whoever understands it', () => {
  expect(sayIn('trio', 'both lights out').source).toBe('none');
});
