/** Questions that call a thing by a part of its name, and questions of what was done. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

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

const inFlat = talkIn(
  `
areas:
  - {id: kitchen, name: Kitchen}
  - {id: bed, name: Bedroom}
  - {id: zoe, name: Zoë's Bedroom}
  - {id: garage, name: Garage}
devices:
  - {id: spots, name: Kitchen Spots, area: kitchen, kind: light, state: {on: true, brightness: 80}}
  - {id: under, name: Under Cabinet Lights, area: kitchen, kind: light, state: {on: false}}
  - {id: echo, name: Kitchen Echo, area: kitchen, kind: media, can: [volume], state: {playback: playing, volume: 20}}
  - {id: unicorn, name: Emma's Unicorn Lamp, area: bed, kind: light, can: [brightness, color], state: {on: true, brightness: 50}}
  - {id: mike, name: Mike's Nightstand, area: bed, kind: light, state: {on: true, brightness: 50}}
  - {id: sarah, name: Sarah's Nightstand, area: bed, kind: light, state: {on: true, brightness: 50}}
  - {id: blackout, name: Bedroom Blackout Blind, area: bed, kind: cover, class: blind, state: {position: 0}}
  - {id: awning, name: Awning, kind: cover, class: awning, state: {position: 100}}
  - {id: zoes, name: Zoë's Light, area: zoe, kind: light, state: {on: true}}
  - {id: rad, name: Zoë's Radiator, area: zoe, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30}], state: {mode: "off", target: 18, current: 17}}
  - {id: door, name: Garage Light, area: garage, kind: switch, state: {on: false}}
  - {id: cosy, name: Cosy, kind: scene}
  - {id: mike_, name: Mike, kind: person, state: {location: home}}
  - {id: zoe_, name: Zoë, kind: person, state: {location: school}}
`,
  'requests-by-parts.yaml',
);

describe('a request by a part of the name', () => {
  it.each<[string, object]>([
    ['spots off', { spots: { on: false } }],
    ['echo louder', { echo: { volume: 30 } }],
    ['blackout up', { blackout: { position: 100 } }],
    ['i want the unicorn lamp blue', { unicorn: { color: { h: 240, s: 100 } } }],
    ['unicorn purple at 30', { unicorn: { brightness: 30, color: { h: 300, s: 100 } } }],
    ['set mikes nightstand to 5 and sarahs to 40', { mike: { brightness: 5 }, sarah: { brightness: 40 } }],
    ['kitchen 40', { spots: { brightness: 40 } }],
    ['kitchen lights please', { under: { on: true } }],
    ['garage light', { door: { on: true } }],
    ['make it cosy', { cosy: { runs: 1 } }],
    ['bring the awning in', { awning: { position: 0 } }],
    ['awning in', { awning: { position: 0 } }],
  ])('%s', (text, changes) => {
    expect(inFlat('kitchen', text).changes).toEqual(changes);
  });

  it.each([
    // People, tellings, rooms that may be meant to be so warm, and what no awning does.
    'mike off',
    "sarah's off today",
    "the unicorn's off",
    'mikes off to work',
    'the unicorn is nice',
    'spots on my shirt',
    'is the unicorn real',
    'garage 20',
    'bring the unicorn in',
    'unicorn purple at 7 percent or so maybe',
  ])('and nothing else is: %s', (text) => {
    expect(inFlat('kitchen', text).changes).toEqual({});
  });
});

describe('a name however it is spelled', () => {
  it.each<[string, object]>([
    ['zoeys light off', { zoes: { on: false } }],
    ["turn off zoey's light", { zoes: { on: false } }],
    ['zoeys heating on', { rad: { mode: 'heat' } }],
  ])('%s', (text, changes) => {
    expect(inFlat('kitchen', text).changes).toEqual(changes);
  });

  it('in questions', () => {
    expect(inFlat('kitchen', 'is zoeys light on').reply).toBe("Yes, Zoë's Light is on.");
    expect(inFlat('kitchen', 'is zoey at school').reply).toBe('Yes, Zoë is at school.');
    expect(inFlat('kitchen', 'wheres zoey').reply).toBe('Zoë is at school.');
    expect(inFlat('kitchen', 'is joey at school').reply).not.toMatch(/^(?:Yes|No)/);
  });
});
