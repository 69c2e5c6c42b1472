/** What is done is what was said: another thing, another time or another value once was. Each by its cause, in a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 57, longitude: -4, timezone: Europe/London}
areas:
  - {id: snug, name: Snug}
  - {id: loft, name: Loft}
  - {id: byre, name: Byre, outside: true}
  - {id: terrace, name: Terrace, outside: true}
devices:
  - {id: tall, name: Tall Lamp, area: snug, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: beam, name: Beam Light, area: loft, kind: light, state: {on: true}}
  - {id: bellows, name: Bellows Fan, area: loft, kind: fan, state: {on: true}}
  - {id: whirl, name: Whirl, area: snug, kind: fan, state: {on: true, speed: 50}}
  - {id: kiln, name: Kiln, area: byre, kind: switch, state: {on: false}}
  - {id: brook, name: Brook Pump, area: byre, kind: switch, state: {on: false}}
  - {id: fiddle, name: Fiddle, area: snug, kind: media, can: [volume, muted], state: {playback: playing, volume: 30, muted: false}}
  - {id: drum, name: Drum, area: loft, kind: media, can: [volume, muted], state: {playback: playing, volume: 20, muted: false}}
  - {id: slats, name: Loft Slats, area: loft, kind: cover, can: [position], state: {position: 100}}
  - {id: screens, name: Window Screens, area: snug, kind: cover, class: shade, can: [position], state: {position: 100}}
  - {id: pane, name: Pane, area: snug, kind: binary_sensor, class: window, state: {on: true}}
  - {id: hearth, name: Hearth Radiator, area: snug, kind: climate, can: [target: {min: 5, max: 30, step: 0.5}, mode: ["off", heat]], state: {mode: heat, target: 19, current: 18}}
  - {id: split, name: Split Unit, area: loft, kind: climate, can: [target: {min: 16, max: 30, step: 1}, mode: ["off", cool, dry]], state: {mode: "off", target: 24, current: 25}}
  - {id: mast, name: Mast, area: byre, kind: sensor, class: temperature, state: {value: 8, unit: "°C"}}
  - {id: gander, name: Gander, area: terrace, kind: light, state: {on: false}}
lists:
  - {id: shopping, name: Shopping List}
`;

const sayIn = talkIn(HOUSE, 'as-said.yaml');
const say = (...sentences: readonly string[]) => sayIn('snug', ...sentences);

describe('which thing', () => {
  it.each<[why: string, text: string]>([
    ['a kind of lamp that the house has not', 'turn the chandelier down'],
    ['a fan that has no speed, beside one that has', 'slow down the bellows fan'],
    ['small words that are a name', 'heat up the well house'],
    ['a shade that is called after the window', 'close the windows'],
  ])('none: %s', (_why, text) => {
    const { changes, calls } = say(text);
    expect(changes).toEqual({});
    expect(calls.every(({ do: does }) => does === 'none')).toBe(true);
  });

  it.each<[string[], object]>([
    [['turn on all the air conditioners'], { split: { mode: 'cool' } }],
    [['turn off the radiators'], { hearth: { mode: 'off' } }],
    [['set the drum volume to 25', 'mute that'], { drum: { muted: true } }],
    [['set the drum volume to 25', 'would you pause it'], { drum: { playback: 'paused' } }],
    [['turn off the tall lamp', 'pause it'], { fiddle: { playback: 'paused' } }],
    [['rain is coming in through the loft slats so close them'], { slats: { position: 0 } }],
    [['close the window screens, no, no, the loft slats'], { slats: { position: 0 } }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('asks the window, not the shade before it', () => {
    expect(say('is the window open').calls).toMatchObject([{ do: 'query', devices: ['pane'] }]);
  });

  it('asks no thermostat for a humidity that it does not measure', () => {
    expect(say('how humid is it in the loft').calls).toMatchObject([{ do: 'none' }]);
  });
});

describe('when', () => {
  it.each<[string, object[]]>([
    [
      'run the kiln for an hour then off',
      [
        { state: 'on', devices: ['kiln'] },
        { state: 'off', devices: ['kiln'], when: { delay: 3600 } },
      ],
    ],
    [
      'brook pump for twenty minutes and then switch it off again',
      [
        { state: 'on', devices: ['brook'] },
        { state: 'off', devices: ['brook'], when: { delay: 1200 } },
      ],
    ],
    [
      'kiln, forty minutes',
      [
        { state: 'on', devices: ['kiln'] },
        { state: 'off', when: { delay: 2400 } },
      ],
    ],
    [
      'turn on the kiln from six till ten',
      [
        { state: 'on', when: { at: '2026-11-21T18:00:00' } },
        { state: 'off', when: { at: '2026-11-21T22:00:00' } },
      ],
    ],
    [
      'turn on the kiln at eight and turn it off at ten',
      [
        { state: 'on', when: { at: '2026-11-21T20:00:00' } },
        { state: 'off', when: { at: '2026-11-21T22:00:00' } },
      ],
    ],
    [
      'turn on the kiln every friday from ten pm until two',
      [
        { state: 'on', when: { at: '2026-11-27T22:00:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' } },
        { state: 'off', when: { at: '2026-11-28T02:00:00', repeat: 'FREQ=WEEKLY;BYDAY=SA' } },
      ],
    ],
  ])('%s', (text, calls) => {
    expect(say(text).calls).toMatchObject(calls);
  });

  it('makes nothing of a state that comes to the same', () => {
    expect(say('turn the kiln on for an hour then on').changes).toEqual({});
  });

  it.each<[string, object]>([
    ['if it drops below five outside turn on the kiln', { devices: ['mast'], below: 5 }],
    ['when the mast reaches twelve turn on the kiln', { devices: ['mast'], above: 12, reach: true }],
    ['when the mast drops to five turn on the kiln', { devices: ['mast'], below: 5, reach: true }],
  ])('%s', (text, once) => {
    expect(say(text).calls).toMatchObject([{ state: 'on', when: { once } }]);
  });

  it('moves the alarm that is set, and makes no second one', () => {
    const { calls } = say('set an alarm for seven', 'that alarm, ten more minutes');
    expect(calls).toMatchObject([{ do: 'alarm', op: 'add', duration: 600 }]);
    expect(say('set an alarm for seven', 'make the alarm five minutes earlier').calls).toMatchObject([
      { do: 'alarm', op: 'subtract', duration: 300 },
    ]);
  });

  it('adds to the timer that runs', () => {
    const { calls } = say('set a timer for ten minutes', 'two more minutes');
    expect(calls).toMatchObject([{ do: 'timer', op: 'add', duration: 120 }]);
  });
});

describe('to what', () => {
  it.each<[string, object]>([
    ['close the window screens a quarter', { screens: { position: 75 } }],
    ['close the window screens to a quarter', { screens: { position: 25 } }],
    ['open the window screens a third of the way', { screens: { position: 33 } }],
    ['set the split unit to dry at 17 degrees', { split: { mode: 'dry', target: 17 } }],
    ['put the split unit on cool at 18', { split: { mode: 'cool', target: 18 } }],
    ['hearth radiator to twenty one and a half', { hearth: { target: 21.5 } }],
    ['turn the radiator up by half a degree', { hearth: { target: 19.5 } }],
    ['raise the temperature by a degree and a half', { hearth: { target: 20.5 } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it('looks for no coat on the shopping list', () => {
    expect(say('do I need a coat for the match').calls).toEqual([]);
  });
});
