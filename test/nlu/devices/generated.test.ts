/** What a house's own power comes to. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const home = (name: string, also = '') => `
areas:
  - { id: hall, name: Hall }
devices:
  - { id: maker, name: ${name}, kind: sensor, class: power, state: { value: 2.6, unit: kW } }
  - { id: draw, name: House Draw, kind: sensor, class: power, state: { value: 0.9, unit: kW } }
  - { id: lamp, name: Hall Lamp, area: hall, kind: light, state: { on: true } }
${also}`;

describe('what makes power', () => {
  it.each([
    ['Barn Solar', 'how many watts is the roof generating'],
    ['Barn Solar', 'is the sun giving us anything today'],
    ['South Panels', 'what are the panels doing right now'],
    ['Stream Turbine', 'are we generating any electricity at the moment'],
    ['PV Array', 'are we getting much off the roof'],
  ])('%s: %s', (name, sentence) => {
    const { reply, effects } = talkIn(home(name), 'generated.yaml')('hall', sentence);
    expect(reply).toMatch(new RegExp(`^The ${name} (?:is|are) 2\\.6 kW\\.$`));
    expect(effects).toEqual([]);
  });

  it('is not guessed where nothing or more than one thing makes any', () => {
    const two = home(
      'East Solar',
      '  - { id: west, name: West Solar, kind: sensor, class: power, state: { value: 1 } }',
    );
    for (const yaml of [home('Meter'), two])
      expect(talkIn(yaml, 'generated.yaml')('hall', 'are we generating any electricity').reply).not.toMatch(
        /kW/,
      );
  });
});
