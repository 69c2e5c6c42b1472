/** "Above 3 kilowatts" of what counts in watts, "above 60 °F" in a house of Celsius, and a freezer that tells Fahrenheit. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const houseOf = (units: string) => `
units: ${units}
areas: [{id: cellar, name: Cellar}]
devices:
  - {id: lamp, name: Lantern, area: cellar, kind: light, state: {on: false}}
  - {id: chest, name: Chest Freezer, area: cellar, kind: sensor, class: temperature, state: {value: 5, unit: °F}}
  - {id: kiln, name: Kiln Power, area: cellar, kind: sensor, class: power, state: {value: 2500, unit: W}}
  - {id: mast, name: Mast Wind, area: cellar, kind: sensor, class: wind_speed, state: {value: 10, unit: m/s}}
  - {id: boiler, name: Boiler Room, area: cellar, kind: climate, state: {mode: heat, target: 60, current: ${units === 'metric' ? 16 : 61}}}
`;
const metric = talkIn(houseOf('metric'), 'metric.yaml');
const imperial = talkIn(houseOf('imperial'), 'imperial.yaml');

describe('a limit is met', () => {
  it.each<[string, boolean]>([
    ['the chest freezer is above minus 20', true],
    ['the chest freezer is above minus 10', false],
    ['the chest freezer is above 10 degrees fahrenheit', false],
    ['the chest freezer is above 4 degrees fahrenheit', true],
    ['the kiln power is above 2 kilowatts', true],
    ['the kiln power is above 3 kilowatts', false],
    ['the kiln power is above 2400 watts', true],
    ['the mast wind is over 20 miles per hour', true],
    ['the mast wind is over 40 kilometers per hour', false],
    ['the boiler room is below 59 degrees fahrenheit', false],
    ['the boiler room is below 62°F', true],
  ])('of a house of Celsius: %s (%s)', (condition, is) => {
    expect(metric('cellar', `turn on the lantern if ${condition}`).changes).toEqual(
      is ? { lamp: { on: true } } : {},
    );
  });

  it.each<[string, boolean]>([
    ['the chest freezer is above 4', true],
    ['the chest freezer is above 10', false],
    ['the chest freezer is above minus 20 degrees celsius', true],
    ['the boiler room is above 15 degrees celsius', true],
    ['the boiler room is above 17 degrees celsius', false],
  ])('of a house of Fahrenheit: %s (%s)', (condition, is) => {
    expect(imperial('cellar', `turn on the lantern if ${condition}`).changes).toEqual(
      is ? { lamp: { on: true } } : {},
    );
  });
});

it('is said again in the unit in which it was said', () => {
  expect(metric('cellar', 'turn on the lantern when the kiln power goes above 3 kilowatts').reply).toMatch(
    /when the Kiln Power is above 3 kW\./,
  );
  expect(
    metric('cellar', 'turn on the lantern when the boiler room gets above 80 degrees fahrenheit').reply,
  ).toMatch(/above 80 degrees Fahrenheit\./);
});

it('makes no condition of volts that nothing is said to have', () => {
  expect(metric('cellar', 'turn on the lantern when it is above 5 volts').changes).toEqual({});
});
