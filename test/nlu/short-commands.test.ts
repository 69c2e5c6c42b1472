/** Requests and questions in as few words as people type: numbered things, two without a word between them, a bare sensor. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const sayIn = talkIn(
  `
areas: [{id: lounge, name: Lounge}, {id: hall, name: Hall}, {id: utility, name: Utility}, {id: garage, name: Garage}]
devices:
  - {id: main, name: Lounge Main Light, area: lounge, kind: light, state: {on: true, brightness: 60}}
  - {id: one, name: Lounge Corner Lamp 1, area: lounge, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: two, name: Lounge Corner Lamp 2, area: lounge, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: hall, name: Hall Light, area: hall, kind: light, state: {on: true}}
  - {id: plug1, name: Smart Plug 1, area: utility, kind: outlet, state: {on: false}}
  - {id: plug2, name: Smart Plug 2, area: utility, kind: outlet, state: {on: false}}
  - {id: fan, name: Tower Fan, area: utility, kind: fan, can: [speed, oscillating], state: {on: true, speed: 30, oscillating: false}}
  - {id: water, name: Hot Water, area: utility, kind: water_heater, can: [target: {min: 40, max: 65}], state: {on: false, target: 55}}
  - {id: tv, name: TV, area: lounge, kind: media, can: [volume], state: {playback: playing, volume: 20}}
  - {id: window, name: Utility Window, area: utility, kind: binary_sensor, class: window, state: {on: true}}
  - {id: door, name: Garage Door, area: garage, kind: cover, class: garage, state: {position: 100}}
`,
  'short-commands.yaml',
);
const say = (text: string) => sayIn('lounge', text);

it.each<[string, object]>([
  ['lamp 1 off', { one: { on: false } }],
  ['lamp one off', { one: { on: false } }],
  ['lamp 2 to 20', { two: { brightness: 20 } }],
  ['plug 2 on', { plug2: { on: true } }],
  // That is a level.
  ['plug 1 on and main light 20', { plug1: { on: true }, main: { brightness: 20 } }],
  [
    'lounge and hall off',
    { main: { on: false }, one: { on: false }, two: { on: false }, hall: { on: false } },
  ],
  ['tv off hall light off', { tv: { playback: 'off' }, hall: { on: false } }],
  ['hall light off plug 1 on', { hall: { on: false }, plug1: { on: true } }],
  ['hall light off main light 20', { hall: { on: false }, main: { brightness: 20 } }],
  ['big light off', { main: { on: false } }],
  ['fan oscillate on', { fan: { oscillating: true } }],
  ['tower fan 3', { fan: { speed: 100 } }],
  ['tower fan 40', { fan: { speed: 40 } }],
  ['tower fan to 2 percent', { fan: { speed: 2 } }],
  ['boost the hot water', { water: { on: true } }],
  ['garage door closed', { door: { position: 0 } }],
])('%s', (text, changes) => {
  expect(say(text).changes).toEqual(changes);
});

it('a boost ends after as long as was said', () => {
  const { calls } = say('boost the hot water for an hour');
  expect(calls).toMatchObject([
    { do: 'set', state: 'on' },
    { do: 'set', state: 'off', when: { delay: 3600 } },
  ]);
});

describe('what can only tell is asked', () => {
  it.each([
    ['utility window open', 'Yes, the Utility Window is open.'],
    ['utility window closed?', 'No, the Utility Window is open.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

it.each([
  // Who is off, and what comes on later, is no request.
  'grandpa off the phone is on',
  'lamp 7 off',
  'hall light off at 10 tv on at 11 or so',
  'the window is open and the tv is on',
])('and nothing is done for: %s', (text) => {
  expect(say(text).effects).toEqual([]);
});
