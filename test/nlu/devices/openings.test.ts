/** Questions about what stands open and what is left on, over all that opens. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
floors:
  - {id: low, name: Low, level: 0}
  - {id: high, name: High, level: 1}
areas:
  - {id: forge, name: Forge, floor: low}
  - {id: attic, name: Attic, floor: high}
  - {id: lane, name: Lane, outside: true}
devices:
  - {id: shutter_door, name: Cart Door, area: forge, kind: cover, class: garage, state: {position: 100}}
  - {id: gate, name: Ox Gate, area: lane, kind: cover, class: gate, state: {position: 100}}
  - {id: porch, name: Porch Contact, area: forge, kind: binary_sensor, class: door, state: {on: false}}
  - {id: dormer, name: Dormer, area: attic, kind: binary_sensor, class: window, state: {on: true}}
  - {id: churn, name: Churn, area: forge, kind: binary_sensor, class: running, state: {on: true}}
  - {id: anvil, name: Anvil Lamp, area: forge, kind: light, state: {on: true}}
  - {id: rafter, name: Rafter Lamp, area: attic, kind: light, state: {on: true}}
`;

const sayIn = talkIn(HOUSE, 'openings.yaml');
const matching = (text: string): unknown => sayIn('attic', text).calls[0]?.['matching'];

describe('what stands open', () => {
  it.each([
    ['which doors are open', ['shutter_door', 'gate']],
    ['are any doors open', ['shutter_door', 'gate']],
    ['how many doors are open', ['shutter_door', 'gate']],
    ['which gates are open', ['gate']],
    ['is anything open', ['shutter_door', 'gate', 'dormer']],
    ['is anything left open', ['shutter_door', 'gate', 'dormer']],
    ['did I leave anything open', ['shutter_door', 'gate', 'dormer']],
    ['what did we leave open', ['shutter_door', 'gate', 'dormer']],
    ['did I leave a window open', ['dormer']],
  ])('%s', (text, ids) => {
    expect(matching(text)).toHaveLength(ids.length);
    expect(matching(text)).toEqual(expect.arrayContaining(ids));
  });

  it('counts nothing as open or closed that cannot be either', () => {
    const { calls } = sayIn('attic', 'is everything closed');
    expect(calls[0]?.devices).not.toContain('churn');
    expect(calls[0]?.['matching']).toEqual(['porch']);
  });

  it.each([
    ["what's still on downstairs", ['anvil']],
    ['is anything left on', ['anvil', 'rafter']],
    ['what did I leave on', ['anvil', 'rafter']],
  ])('%s', (text, ids) => {
    expect(matching(text)).toEqual(ids);
  });
});

describe('what is done to doors', () => {
  it('leaves gates and garages to their names', () => {
    expect(sayIn('attic', 'close the doors').changes).toEqual({});
  });
});
