/** "The landing one", "the loft ones", "just the left one": a noun is left out, and what was spoken of or done has it. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: attic, name: Fir Room}
  - {id: porch, name: Porch}
  - {id: snug, name: Snug}
devices:
  - {id: fir_main, name: Fir Lamp, area: attic, kind: light, state: {on: false}}
  - {id: fir_desk, name: Fir Desk Lamp, area: attic, kind: light, state: {on: false}}
  - {id: fir_left, name: Left Shutter, area: attic, kind: cover, class: shutter, can: [position], state: {position: 0}}
  - {id: fir_right, name: Right Shutter, area: attic, kind: cover, class: shutter, can: [position], state: {position: 0}}
  - {id: porch_lamp, name: Porch Lamp, area: porch, kind: light, state: {on: true}}
  - {id: snug_lamp, name: Snug Lamp, area: snug, kind: light, state: {on: true}}
  - {id: rear, name: Rear Door, area: porch, kind: lock, state: {locked: false}}
  - {id: main, name: Main Door, area: snug, kind: lock, state: {locked: true}}
  - {id: dee, name: Dee, kind: person, state: {location: home}}
  - {id: dees, name: Dee's Lamp, area: porch, kind: light, state: {on: true}}
`;
const sayIn = talkIn(HOUSE, 'ones.yaml');
const changes = (...turns: readonly string[]) => sayIn('attic', ...turns).changes;

describe('a noun left out', () => {
  it.each<[string[], object]>([
    [['open the fir ones'], { fir_left: { position: 100 }, fir_right: { position: 100 } }],
    [['turn on the fir ones'], { fir_main: { on: true }, fir_desk: { on: true } }],
    [['the fir ones on'], { fir_main: { on: true }, fir_desk: { on: true } }],
    [['are any lamps on', 'turn the porch one off'], { porch_lamp: { on: false } }],
    [['turn off the porch lamp', 'and the snug one'], { snug_lamp: { on: false } }],
    [['open the shutters', 'the right one halfway'], { fir_right: { position: 50 } }],
    [['is the main door locked', 'lock the rear one'], { rear: { locked: true } }],
    [['lock the rear one'], { rear: { locked: true } }],
    [["turn Dee's one off"], { dees: { on: false } }],
  ])('%j', (turns, changed) => {
    expect(changes(...turns)).toMatchObject(changed);
  });

  it.each<[string[]]>([
    [['the quick one']],
    [['open the next one']],
    [['turn on the wooden one']],
    [['turn on the only one']],
  ])('%j: of nothing here', (turns) => {
    expect(changes(...turns)).toEqual({});
  });
});

describe('only that, afterwards', () => {
  it.each<[string[], object]>([
    [['open the shutters', 'just the left one'], { fir_right: { position: 0 } }],
    [['turn on the lights', 'no, only the desk lamp'], { fir_main: { on: false } }],
    [['turn off all the lights', 'just the snug ones'], { porch_lamp: { on: true }, dees: { on: true } }],
  ])('%j', (turns, changed) => {
    expect(changes(...turns)).toEqual(changed);
  });

  it.each<[string[]]>([
    [['just the left one']],
    [['open the shutters', 'just kidding']],
    [['open the shutters', 'just the doors']],
  ])('%j: none of it', (turns) => {
    expect(changes(...turns)).toEqual({});
  });
});
