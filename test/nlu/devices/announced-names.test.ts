/** Names and states as software announces them: humps for spaces, and nothing told yet. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const say = talkIn(
  `areas: [{id: loft, name: Loft}]
devices:
  - {id: vent, name: LoftVent, kind: switch, area: loft}
  - {id: yield, name: DTU YieldDay, kind: sensor, class: energy, state: {value: 1530, unit: Wh}}
  - {id: eye, name: Loft Eye, kind: binary_sensor, class: motion, area: loft}
`,
  'announced.yaml',
);

describe('a name with humps', () => {
  it('is said as words, or as one', () => {
    expect(say('loft', 'turn on the loft vent').changes).toEqual({ vent: { on: true } });
    expect(say('loft', 'turn on the loftvent').changes).toEqual({ vent: { on: true } });
    expect(say('loft', "what's the dtu yield day").reply).toBe('The DTU YieldDay is 1530 Wh.');
  });
});

it('is neither yes nor no where nothing has been told', () => {
  expect(say('loft', 'is there motion in the loft').reply).toBe("I don't know the state of the Loft Eye.");
});
