/** Questions that call a thing by a part of its name, and questions of what was done. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const sayIn = talkIn(
  `
areas: [{id: den, name: Den}, {id: shed, name: Shed}]
devices:
  - {id: fire, name: Gas Fireplace, area: den, kind: switch, risk: confirm, state: {on: false}}
  - {id: slider, name: Patio Slider, area: den, kind: binary_sensor, class: door, state: {on: true}}
  - {id: saw, name: Table Saw, area: shed, kind: outlet, state: {on: true}}
  - {id: lathe, name: Small Lathe, area: shed, kind: outlet, state: {on: false}}
  - {id: lathe2, name: Big Lathe, area: shed, kind: outlet, state: {on: true}}
  - {id: gate, name: Yard Gate, area: shed, kind: lock, state: {locked: true}}
`,
  'full-names.yaml',
);
const say = (...sentences: readonly string[]) => sayIn('den', ...sentences);

describe('a question by a part of the name', () => {
  it.each([
    ['is the fireplace on', 'No, the Gas Fireplace is off.'],
    ['is the fireplace off?', 'Yes, the Gas Fireplace is off.'],
    ['is the slider still open', 'Yes, the Patio Slider is open.'],
    ['is the saw running', 'Yes, the Table Saw is on.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });

  it('is left open where two things are called so, or none', () => {
    expect(say('is the lathe humming').reply).not.toMatch(/^(?:Yes|No)/);
    expect(say('is the coffee hot').source).toBe('none');
  });
});

it.each([
  ['have you turned off the fireplace', 'Yes, the Gas Fireplace is off.'],
  ['did anybody switch the saw off', 'No, the Table Saw is on.'],
  ['did I lock the yard gate', 'Yes, the Yard Gate is locked.'],
])('what was done is what is so: %s', (text, reply) => {
  expect(say(text)).toMatchObject({ reply, effects: [] });
});

describe('a question that is dropped', () => {
  it.each([
    'never mind leave it off',
    'no, leave it',
    "don't bother, leave it as it is",
    'forget it then',
  ])('%s', (text) => {
    expect(say('turn on the fireplace', text)).toMatchObject({ ask: null, effects: [] });
    expect(say('turn on the fireplace', text, 'yes').effects).toEqual([]);
  });
});

it.each([
  ["what's minus two in fahrenheit", '-2 degrees Celsius are 28.4 degrees Fahrenheit.'],
  ['convert minus 40 celsius to fahrenheit', '-40 degrees Celsius are -40 degrees Fahrenheit.'],
  ["what's 70 in celsius", '70 degrees Fahrenheit are 21.11 degrees Celsius.'],
])('converts below zero, and from the other scale: %s', (text, reply) => {
  expect(say(text).reply).toBe(reply);
});

it('knows nothing shorter than nothing', () => {
  expect(say("what's minus two miles in kilometers").source).toBe('none');
});
