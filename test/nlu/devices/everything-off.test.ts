/** "Everything off" is what was switched on; a house does not freeze by it, nor does food spoil. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HEATS =
  'can: [mode: ["off", heat], target: {min: 5, max: 30}], state: {mode: heat, target: 20, current: 18}';
const BOTH =
  'can: [mode: ["off", heat, cool], target: {min: 16, max: 30}], state: {mode: cool, target: 22, current: 25}';
const sayIn = talkIn(
  `
floors: [{id: low, name: Downstairs}]
areas:
  - {id: den, name: Den, floor: low}
  - {id: scullery, name: Scullery, floor: low}
  - {id: steam, name: Sauna}
  - {id: loft, name: Loft}
devices:
  - {id: lamp, name: Den Lamp, area: den, kind: light, state: {on: true}}
  - {id: boiler, name: Central Heating, area: den, kind: climate, ${HEATS}}
  - {id: panel, name: Panel Heater, area: scullery, kind: climate, ${HEATS}}
  - {id: freezer, name: Chest Freezer, area: scullery, kind: outlet, state: {on: true}}
  - {id: iron, name: Iron, area: scullery, kind: outlet, state: {on: true}}
  - {id: kiuas, name: Birch Burner, area: steam, kind: climate, ${HEATS}}
  - {id: cooler, name: Loft AC, area: loft, kind: climate, ${BOTH}}
  - {id: radiator, name: Loft Radiator, area: loft, kind: climate, ${HEATS}}
`,
  'everything-off.yaml',
);
const say = (...sentences: readonly string[]) => sayIn('den', ...sentences);
const OFF = { mode: 'off' };

describe('everything off', () => {
  it.each([
    ['turn everything off'],
    ['everything off'],
    ['shut it all down'],
    ['switch the whole house off'],
  ])('%s', (sentence) => {
    const { changes, reply } = say(sentence);
    expect(changes).toEqual({
      lamp: { on: false },
      iron: { on: false },
      panel: OFF,
      kiuas: OFF,
      cooler: OFF,
    });
    expect(reply).toBe(
      'Everything is off except the Central Heating, the Chest Freezer and the Loft Radiator. Ask for them by name.',
    );
  });

  it.each([
    [
      'turn off everything downstairs',
      { lamp: { on: false }, iron: { on: false }, panel: OFF },
      'Central Heating',
    ],
    ['everything off in the loft', { cooler: OFF }, 'Loft Radiator'],
    [
      'everything off except the den',
      { iron: { on: false }, panel: OFF, kiuas: OFF, cooler: OFF },
      'Chest Freezer',
    ],
    ['turn everything in the sauna off', { kiuas: OFF }, ''],
  ])('%s', (sentence, changes, left) => {
    const said = say(sentence);
    expect(said.changes).toEqual(changes);
    expect(said.reply).toContain(left);
  });

  it('said twice it stays so, and is told again', () => {
    const { effects, reply } = say('everything off', 'everything off');
    expect(effects).toEqual([]);
    expect(reply).toContain('already off except the Central Heating');
  });

  it.each<[string[], object]>([
    [['turn off the heating in the den'], { boiler: OFF }],
    [['turn off the central heating'], { boiler: OFF }],
    [['everything off', 'and the central heating'], { boiler: OFF }],
    [['turn off the freezer'], { freezer: { on: false } }],
    [['turn off the radiator in the loft'], { radiator: OFF }],
  ])('by name it goes off: %j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });
});
