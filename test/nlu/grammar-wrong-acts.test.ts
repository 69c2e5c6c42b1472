/** Sentences that the grammar took for others: an end that is a level, a thing for its opposite, what was taken back. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
areas:
  - {id: loft, name: Loft}
  - {id: cellar, name: Cellar}
devices:
  - {id: case, name: Cello Humidifier, area: loft, kind: humidifier, can: [target], state: {on: true, target: 45}}
  - {id: orb, name: Orb, area: loft, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: bare, name: Bare Bulb, area: loft, kind: light, state: {on: true}}
  - {id: hearth, name: Hearth, area: loft, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30}], state: {mode: heat, target: 18, current: 17}}
  - {id: organ, name: Organ, area: loft, kind: media, can: [volume], state: {playback: playing, volume: 30}}
  - {id: tongs, name: Curling Tongs, area: loft, kind: outlet, state: {on: true}}
  - {id: kiln, name: Kiln, area: loft, kind: switch, state: {on: false}}
`;
const DRY = `
  - {id: drier, name: Meaco, area: cellar, kind: humidifier, class: dehumidifier, can: [target], state: {on: true, target: 50}}
`;
const PLAIN = `
  - {id: drier, name: Meaco, area: cellar, kind: humidifier, can: [target], state: {on: true, target: 50}}
`;

const sayIn = talkIn(HOUSE, 'grammar-wrong-acts.yaml');
const say = (...sentences: readonly string[]) => sayIn('loft', ...sentences);

describe('"up to" and a number of no clock', () => {
  it.each([
    'bare bulb off and the hearth up to twenty one',
    'bare bulb off and get the hearth up to eleven',
    'orb off and the organ up to twenty five',
  ])('is no end of what is switched off: %s', (text) => {
    expect(say(text).effects.filter(({ type }) => type === 'schedule')).toEqual([]);
  });

  it.each([
    ["bare bulb on up to ten o'clock", '10:00'],
    ['bare bulb on until twenty one hundred hours', '21:00'],
  ])('is an end: %s', (text, clock) => {
    expect(say(text).calls.at(-1)).toMatchObject({ state: 'off', when: { at: `2026-11-21T${clock}:00` } });
  });
});

describe('a dehumidifier', () => {
  it.each([
    'set the dehumidifier to forty percent',
    'dehumidifier to 40 percent',
    'turn the dehumidifier down',
  ])('is no humidifier: %s', (text) => {
    expect(say(text).effects).toEqual([]);
  });

  it.each([
    ['by its class', DRY],
    ['by its kind, where nothing says what else it does', PLAIN],
  ])('is found %s', (_how, more) => {
    const { changes } = talkIn(`${HOUSE}${more.slice(1)}`, 'dry.yaml')(
      'cellar',
      'set the dehumidifier to forty percent',
    );
    expect(changes).toEqual({ drier: { target: 40 } });
  });

  it('leaves the humidifier what it is called', () => {
    expect(say('set the humidifier to forty percent').changes).toEqual({ case: { target: 40 } });
  });
});

describe('what is taken back before it is over', () => {
  it.each([
    "turn off the organ, ah no, don't, just lower it",
    "orb off, hang on, no, don't, brighten it",
    'turn the hearth off, oh well, no, warm it',
  ])('is not done: %s', (text) => {
    const { changes } = say(text);
    for (const change of Object.values(changes)) expect(change).not.toMatchObject({ playback: 'off' });
    expect(JSON.stringify(changes)).not.toMatch(/"(?:on":false|mode":"off|playback":"off)/);
  });

  it.each([
    ['no, turn off the organ', { organ: { playback: 'off' } }],
    ['turn off the orb, ah no, the organ', { organ: { playback: 'off' } }],
  ])('is not all that is said after a no: %s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });
});

describe('what only shows whether it has power', () => {
  it.each([
    ['are the curling tongs hot', /^Yes/],
    ['are the curling tongs still hot', /^Yes/],
    ['is the kiln hot', /^No/],
  ])('is hot when it is on: %s', (text, reply) => {
    expect(say(text).reply).toMatch(reply);
  });
});
