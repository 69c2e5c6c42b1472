/** "Both lamps" are two: of the room, else of the house; of three nobody knows which. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

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

describe('once more', () => {
  const PAIR = `
areas: [{id: nook, name: Nook}]
devices:
  - {id: left, name: Left Sash, area: nook, kind: cover, class: blind, state: {position: 100}}
  - {id: right, name: Right Sash, area: nook, kind: cover, class: blind, state: {position: 100}}
  - {id: glow, name: Glow, area: nook, kind: light, state: {on: true}}
`;
  const nook = (...sentences: readonly string[]) => talkIn(PAIR, 'pair.yaml')('nook', ...sentences).changes;
  const open = { left: { position: 100 }, right: { position: 100 } };
  const closed = { left: { position: 0 }, right: { position: 0 } };

  it.each<[readonly string[], object]>([
    [['close both blinds', 'open both again'], open],
    [['close the left sash and the right sash', 'and open them again'], open],
    [['close both blinds', 'open both again', 'and close them again'], closed],
    [['close both blinds', 'now raise them both again please'], open],
  ])('%j', (sentences, changes) => {
    expect(nook(...sentences)).toEqual(changes);
  });

  it('does nothing where nothing was spoken of', () => {
    expect(nook('open both again')).toEqual({});
    expect(nook('turn off the glow', 'say that again')).toEqual({});
  });
});
