/** Whole sentences of which the grammar once did something else than was said: each by its cause, in a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 52, longitude: 5, timezone: Europe/Amsterdam}
areas:
  - {id: den, name: Den}
  - {id: attic, name: Attic}
  - {id: orchard, name: Orchard, outside: true}
devices:
  - {id: globe, name: Globe, area: den, kind: light, can: [brightness], state: {on: false, brightness: 100}}
  - {id: corner, name: Corner Lamp, area: den, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: kiosk, name: Kiosk Lamp, area: attic, kind: light, can: [brightness], state: {on: false}}
  - {id: urn, name: Urn, area: den, kind: outlet, state: {on: false}}
  - {id: pump, name: Fountain Pump, area: orchard, kind: switch, state: {on: false}}
  - {id: horn, name: Horn, area: den, kind: media, can: [volume, muted], state: {playback: playing, volume: 30, muted: false}}
  - {id: harp, name: Harp, area: attic, kind: media, can: [volume, muted], state: {playback: playing, volume: 20, muted: false}}
  - {id: crystal, name: "Oma's Crystal", area: attic, kind: outlet, state: {on: true}}
  - {id: louvres, name: Louvres, area: den, kind: cover, class: shutter, can: [position], state: {position: 0}}
  - {id: stove, name: Stove, area: den, kind: climate, can: [target: {min: 5, max: 30, step: 0.5}, mode: ["off", heat, cool]], state: {mode: heat, target: 19, current: 18}}
  - {id: panel, name: Panel, area: attic, kind: climate, can: [target: {min: 5, max: 30, step: 0.5}, mode: ["off", heat]], state: {mode: heat, target: 17, current: 16}}
  - {id: wicket, name: Wicket, kind: binary_sensor, class: door, state: {on: false}}
  - {id: damp, name: Damp, area: den, kind: sensor, class: humidity, state: {value: 50, unit: "%"}}
  - {id: rover, name: Rover, area: den, kind: vacuum, state: {activity: docked}}
  - {id: goat, name: Goat, area: orchard, kind: mower, state: {activity: docked}}
lists:
  - {id: shopping, name: Shopping List}
  - {id: wishes, name: Birthday List}
`;

const sayIn = talkIn(HOUSE, 'near-misses.yaml');
const say = (...sentences: readonly string[]) => sayIn('den', ...sentences);

describe('what is said of time', () => {
  it('takes "and no more" after a length for its end, not for off', () => {
    for (const tail of ['and no more', 'tops', 'at most'])
      expect(say(`the fountain pump for twenty minutes ${tail}`).calls).toMatchObject([
        { do: 'set', state: 'on', devices: ['pump'] },
        { do: 'set', state: 'off', devices: ['pump'], when: { delay: 1200 } },
      ]);
  });

  it('takes hours after "for" as a length', () => {
    const { calls } = say('run the fountain pump for four hours');
    expect(calls).toMatchObject([
      { do: 'set', state: 'on', devices: ['pump'] },
      { do: 'set', state: 'off', devices: ['pump'], when: { delay: 14_400 } },
    ]);
  });

  it.each([
    'globe on half an hour before sunset',
    'globe on half an hour from now',
  ])('keeps half an hour together: %s', (text) => {
    expect(say(text).calls).toMatchObject([{ do: 'set', state: 'on', devices: ['globe'] }]);
  });

  it('does now what is said of now, and the rest later', () => {
    expect(say('globe on now and off at eight tonight').calls).toMatchObject([
      { do: 'set', state: 'on', devices: ['globe'] },
      { do: 'set', state: 'off', devices: ['globe'], when: { at: '2026-11-21T20:00:00' } },
    ]);
    expect(say('globe on at sunset every day and off at eleven pm').calls).toMatchObject([
      { when: { repeat: 'FREQ=DAILY' } },
      { state: 'off', when: { repeat: 'FREQ=DAILY' } },
    ]);
  });

  it.each([
    ['turn on the globe if the wicket opens', 'once'],
    ['turn on the globe if the wicket is open', 'if'],
    ['if the humidity goes over eighty turn on the pump', 'once'],
    ['if the humidity is over eighty turn on the pump', 'if'],
    ['whenever the stove gets above twenty five turn on the pump', 'once'],
  ])('%s: %s', (text, kind) => {
    const [call] = say(text).calls;
    expect(Object.keys(call?.['when'] ?? {})).toEqual([kind]);
  });

  it('takes "it" after a condition for what the condition is about', () => {
    expect(
      say('turn on the urn', 'whenever the stove gets above twenty five switch it off').calls,
    ).toMatchObject([
      { do: 'set', state: 'off', devices: ['stove'], when: { once: { attr: 'temperature', above: 25 } } },
    ]);
  });
});

describe('what is done to which', () => {
  it.each<[string[], object]>([
    [['louvres, quarter open'], { louvres: { position: 25 } }],
    [['louvres, a third'], { louvres: { position: 33 } }],
    [['put the harp up to like sixty'], { harp: { volume: 60 } }],
    [['whack the harp up ten'], { harp: { volume: 30 } }],
    [['panel to twenty two and a half'], { panel: { target: 22.5 } }],
    [["panel down to sixteen, it's bedtime"], { panel: { target: 16 } }],
    [['cool mode on the stove'], { stove: { mode: 'cool' } }],
    [['set the panel to 18', 'three degrees colder'], { panel: { target: 15 } }],
    [['set the panel to 18', 'bring it down to fifteen'], { panel: { target: 15 } }],
    [['dim the corner lamp, I want to watch my show'], { corner: { brightness: 40 } }],
    [["no, no music please, I'm on the phone"], { horn: { playback: 'idle' } }],
    [['globe to 100 percent'], { globe: { on: true } }],
    [['turn on the urn and the globe', 'turn them off'], { urn: { on: false }, globe: { on: false } }],
    [['vacuum the attic'], { rover: { activity: 'cleaning' } }],
    [
      ['put a kite and a real drum on the birthday list'],
      { lists: { wishes: { added: ['kite', 'real drum'] } } },
    ],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it.each<[string, object]>([
    ['trough urn on, no sorry, corner lamp off', {}],
    ['urn on, no, globe on', { globe: { on: true } }],
    ['turn on the urn, no, the globe', { globe: { on: true } }],
    ['set the panel to 20, no, 21', { panel: { target: 21 } }],
  ])('corrected in one breath: %s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });
});

it.each(['and is the globe on too', 'urn still going', 'lamps, which are on'])('only asks: %s', (text) => {
  const { changes, calls } = say(text);
  expect(changes).toEqual({});
  expect(calls).toMatchObject([{ do: 'query' }]);
});

describe('nothing at all', () => {
  it.each([
    ['a place that nobody knows', 'turn on the light in the lift'],
    ["somebody else's room", "Opa's bathroom is pitch dark, pop its light on"],
    ['a thing that cannot', "Oma's Crystal is on forever, just mute it"],
    ['a farewell', 'good night globe'],
    ['a question', 'globe?'],
    ['a reason that names the thing', 'globe is flickering, make it purple'],
    ['a mode that is no warmth', 'set it back on cool'],
    ['a sum', 'volume plus ten on the harp'],
    ['a correction that takes away', 'turn the globe on and the urn on, no, just the globe'],
    ['a correction that points back', 'turn the globe off, no, make it brighter'],
    ['a farewell after a reason', "I'm going under, good night globe"],
    ['people on the telephone', "hold on hold on I'm on mute, sorry, can you hear me"],
    [
      'a request before another sentence',
      'let Rover stop where she is a minute, I want to get past with my stick',
    ],
    ['a rhetorical question', 'remind me again why I moved in with you two'],
    ['two settings', 'stove, twenty two, low'],
    ['minutes of something else', 'five more minutes then corner lamp'],
    ['a remark', 'her voice is sweet like honey, so soft'],
    ['which way?', 'still freezing, two degrees more on it'],
    ['a mode that it lacks', "it's warm, put the panel on cooling"],
    ['nothing to play', 'put on the fireplace'],
    ['an unclear correction', 'turn on the urn, no wait, something nice'],
  ])('%s: %s', (_why, text) => {
    const { changes, calls } = say(text);
    expect(changes).toEqual({});
    expect(calls.every((call) => call.do === 'none')).toBe(true);
  });
});
