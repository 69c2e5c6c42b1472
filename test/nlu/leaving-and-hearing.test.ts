/** Leaving, what sounds alike on a list, and questions that one bit does not answer. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { Call } from '../../src/nlu/call.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { talkIn } from './talk-in.js';

const house = (scene: string, second = 'work') => `
areas:
  - {id: stue, name: Stue}
devices:
  - {id: stoev, name: Oil Heater, area: stue, kind: outlet, state: {on: true}}
  - {id: lys, name: Chandelier, area: stue, kind: light, can: [], state: {on: true}}
  - {id: floor, name: Floor Sensor, area: stue, kind: binary_sensor, class: moisture, state: {on: true}}
  - {id: go, name: ${scene}, kind: scene}
  - {id: a, name: Aud, kind: person, state: {location: home}}
  - {id: b, name: Bo, kind: person, state: {location: ${second}}}
lists:
  - {id: shop, name: Shopping List, items: [flour, leeks, beer]}
  - {id: todo, name: To Do, items: []}
`;
const inHouse = (yaml: string) => {
  const say = talkIn(yaml, 'leaving.yaml');
  return (text: string) => say('stue', text);
};
const say = inHouse(house('Away'));

describe('leaving', () => {
  it.each([
    "we're leaving",
    "I'm off to work",
    "bye, we're off",
    "ok we're heading out now",
  ])('runs the scene that is for it: %s', (text) => {
    expect(say(text).calls).toEqual([{ do: 'run', op: 'activate', devices: ['go'] }]);
  });

  it.each([
    "we're leaving tomorrow",
    "I'm off sick",
    "we're off to a good start",
    "I'm leaving a note",
    'she is leaving',
    "when we're leaving",
  ])('is not said: %s', (text) => {
    expect(say(text).effects).toEqual([]);
  });

  it('is not done where no scene is for it, or somebody stays', () => {
    expect(inHouse(house('Party'))("we're leaving").effects).toEqual([]);
    expect(inHouse(house('Away', 'home'))("I'm leaving").effects).toEqual([]);
    expect(inHouse(house('Away', 'home'))("we're leaving").effects).toHaveLength(1);
  });
});

describe('what sounds as something on the list', () => {
  it('is that, where it is taken off or asked about', () => {
    expect(say('take flower off the shopping list').changes).toEqual({
      lists: { shop: { removed: ['flour'] } },
    });
    expect(say('is flower on the shopping list').reply).toBe('Yes, flour is on the shopping list.');
    expect(say('remove leaks from the shopping list').changes).toEqual({
      lists: { shop: { removed: ['leeks'] } },
    });
  });

  it.each([
    'take flowers off the to do list',
    'take floor off the shopping list',
    'take bear paws off the shopping list',
  ])('is nothing else: %s', (text) => {
    expect(say(text).effects).toEqual([]);
  });

  it('is added as it was said', () => {
    expect(say('add flowers to the to do list').changes).toEqual({ lists: { todo: { added: ['flowers'] } } });
  });
});

describe('a model', () => {
  const { home } = parseHome(house('Away'), 'leaving.yaml');
  const { converse } = createUnderstanding(home);
  const world = startWorld(home, '2026-11-21T09:00:00');
  const proposing = (text: string, call: Call) =>
    converse(world, newSession('stue'), { text, proposed: { calls: [call], confidence: 0.99 } });
  const isOn = (id: string): Call => ({ do: 'query', attr: 'on', test: { is: true }, target: { ids: [id] } });

  it('does not tell warm from on', () => {
    expect(proposing('is the chandelier warm', isOn('lys')).reply).not.toMatch(/^Yes/);
    expect(proposing('is the floor around here wet', isOn('floor')).source).not.toBe('none');
  });

  it('does not turn off what somebody leaves on', () => {
    const off: Call = { do: 'set', state: 'off', target: { ids: ['stoev'] } };
    expect(proposing("I'm leaving the warm thing on", off).effects).toEqual([]);
    expect(proposing('they keep leaving the warm thing on', off).effects).toHaveLength(1);
  });
});
