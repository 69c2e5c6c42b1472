/** Questions of a house in the words of people who did not learn how to ask it. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const say = talkIn(
  `
units: metric
floors:
  - { id: low, name: Ground Floor, level: 0 }
  - { id: high, name: Loft Floor, level: 1 }
areas:
  - { id: parlour, name: Parlour, floor: low }
  - { id: washroom, name: Washroom, floor: low }
  - { id: nook, name: Reading Nook, floor: high }
  - { id: paddock, name: Paddock, outside: true }
devices:
  - { id: heron, name: Heron Lamp, area: nook, kind: light, state: { on: true } }
  - { id: beam, name: Beam Light, area: nook, kind: light, state: { on: true } }
  - { id: heating, name: Heating, area: washroom, kind: climate, can: [target: { min: 5, max: 30 }], state: { mode: heat, target: 21, current: 18.5 } }
  - { id: towel, name: Towel Rail, area: washroom, kind: climate, can: [target: { min: 5, max: 30 }], state: { mode: off, target: 15, current: 23 } }
  - { id: immersion, name: Immersion, area: washroom, kind: water_heater, state: { mode: electric, target: 55, current: 47 } }
  - { id: hatch, name: Hatch, area: parlour, kind: lock, state: { locked: false } }
  - { id: sky, name: Weather, kind: weather, state: { condition: rainy, temperature: 4 } }
  - { id: marit, name: Marit, kind: person, state: { location: home } }
  - { id: jonas, name: Jonas, kind: person, state: { location: office } }
lists:
  - { id: shopping, name: Shopping List, items: [leeks] }
  - { id: seed, name: Seed List, items: [kale] }
`,
  'asked-plainly.yaml',
);
const said = (sentence: string, ...before: string[]) => say('parlour', ...before, sentence).reply;

describe('people', () => {
  it.each([
    ['is anyone in apart from me', 'Yes, Marit is at home.'],
    ['who is here other than us', 'Marit is at home.'],
    ['is anybody else about', 'Yes, Marit is at home.'],
    ['did Jonas and Marit both get back', 'No, Jonas is not at home.'],
    ['have Marit and Jonas arrived yet', 'Yes, Marit is at home. No, Jonas is at the office.'],
  ])('%s', (sentence, reply) => expect(said(sentence)).toBe(reply));

  it('asks two things of two names that are no people as before', () => {
    expect(said('are the heron lamp and the beam light on')).toMatch(/^Yes/);
  });
});

describe('warmth', () => {
  it.each([
    ['what temp is it out', 'It is 4 degrees outside.'],
    ["what's the temperature out of doors now", 'It is 4 degrees outside.'],
    ['how warm is the bath water', 'The Immersion is at 47 degrees.'],
    // Of two thermostats the one that heats the house.
    ["what's it at in here", 'It is 18.5 degrees in the washroom.'],
  ])('%s', (sentence, reply) => expect(said(sentence)).toBe(reply));
});

describe('the sky', () => {
  it.each([
    ["what's it doing out there", 'It is rainy and 4 degrees.'],
    ['how is it looking outside', 'It is rainy and 4 degrees.'],
    ["what's it supposed to be tomorrow", 'I only know the weather right now. It is rainy and 4 degrees.'],
  ])('%s', (sentence, reply) => expect(said(sentence)).toBe(reply));

  it('says yes or no to what is worn in the rain', () => {
    expect(said('should I need my wellies today')).toMatch(/^Yes/);
  });
});

describe('sums', () => {
  it.each([
    ["what's two thirds of a litre in millilitres", '0.667 liters are 666.67 milliliters.'],
    ['three quarters of a mile in kilometers', '0.75 miles are 1.21 kilometers.'],
    ['an eighth of a pound in grams', '0.125 pounds are 56.7 grams.'],
    ['2 cups times 9', 'That is 18.'],
  ])('%s', (sentence, reply) => expect(said(sentence)).toBe(reply));
});

describe('lists', () => {
  it('reads a list whose name comes first', () => {
    expect(said("seed list, what's on")).toBe('On the seed list: kale.');
    expect(said('seed list, what have we got so far')).toBe('On the seed list: kale.');
  });
});

describe('a timer by a name that nobody gave it', () => {
  it('says how long the only one has left', () => {
    const reply = said('how long is left on the barley timer', 'set a timer for 25 minutes');
    expect(reply).toBe('There is no barley timer. The 25 minute timer has 25 minutes left.');
  });

  it('only names them where there are several', () => {
    const reply = said(
      'how long is left on the barley timer',
      'set a timer for 25 minutes',
      'set a timer for 9 minutes',
    );
    expect(reply).toMatch(/are running\.$/);
  });
});

describe('a question at the end of a story', () => {
  it.each([
    ['my cousin gets up at five over there, what time is it in Tokyo', /^It is .* there/],
    ['the vet is on her way at last, is the hatch locked', /^No, the Hatch is unlocked/],
  ])('%s', (sentence, reply) => expect(said(sentence)).toMatch(reply));

  it('leaves what depends on it, points back to it or follows an order', () => {
    for (const sentence of [
      'if Jonas rings, is the hatch locked',
      'the vet left her bag in the car, is it locked',
      'beam light off, what time is it in Tokyo',
    ])
      expect(said(sentence), sentence).not.toMatch(/^(?:No|Yes), the Hatch|^It is .* there/);
  });
});
