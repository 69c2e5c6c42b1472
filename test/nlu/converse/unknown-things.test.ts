/** Questions about what a house has not got: said to be unknown, not answered with something else. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: loft, name: Loft}
  - {id: galley, name: Galley}
devices:
  - {id: loft_light, name: Loft Light, area: loft, kind: light, state: {on: true}}
  - {id: espresso, name: Coffee Machine, area: galley, kind: switch, state: {on: true}}
  - {id: hatch, name: Loft Hatch, area: loft, kind: binary_sensor, class: window, state: {on: false}}
  - {id: hoover, name: Robot, area: galley, kind: vacuum, state: {activity: docked}}
`;
const say = (text: string) => talkIn(HOUSE, 'unknown-things.yaml')('loft', text);

describe('a thing that this house has not got', () => {
  it.each([
    ['is the heat lamp on', 'heat lamp'],
    ['is the floor lamp on', 'floor lamp'],
    ['is my curling iron off', 'curling iron'],
    ['are the sprinklers still running', 'sprinklers'],
    ['is the drawbridge closed', 'drawbridge'],
  ])('%s', (said, name) => {
    expect(say(said)).toMatchObject({ reply: `I don't know a device called ${name}.`, effects: [] });
  });

  it.each(['is the heat lamp on', 'are the porch lights on'])('has the last word on lamps: %s', (said) => {
    expect(say(said).source).toBe('grammar');
  });

  it.each([
    'is the espresso maker on',
    'is the robot hoover running',
  ])('leaves other words for things to whoever knows more of them: %s', (said) => {
    expect(say(said).source).toBe('none');
  });

  it.each([
    'is the match on',
    'is the party still on',
    'is the house open',
    'is dinner running',
  ])('takes for no thing: %s', (said) => {
    expect(say(said).reply).not.toMatch(/device called/);
  });

  it.each([
    ['is the loft light on', /^Yes/],
    ['is the loft lied on', /^Yes/],
    ['is the loft hatch open', /^No/],
  ])('answers of what there is: %s', (said, reply) => {
    expect(say(said).reply).toMatch(reply);
  });
});
