/** What is said short, after something or without it: "weekdays only", "cancel Saturday's", "yes, turn it off", "and Bo's". */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 53.3, longitude: -6.3, timezone: Europe/Dublin}
areas:
  - {id: mill, name: Mill}
  - {id: loft, name: Loft}
devices:
  - {id: beam, name: Beam, area: mill, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: bos, name: Bo's Lamp, area: loft, kind: light, state: {on: true}}
  - {id: idas, name: Ida's Lamp, area: loft, kind: light, state: {on: false}}
  - {id: kiln, name: Glaze Kiln, area: mill, kind: switch, state: {on: true}}
  - {id: churn, name: Butter Churn, area: mill, kind: outlet, state: {on: true}}
  - {id: stove, name: Stove, area: mill, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 25, step: 0.5}], state: {mode: heat, target: 19, current: 18}}
  - {id: wheel, name: Wheel Radio, area: mill, kind: media, can: [volume], state: {playback: playing, volume: 35}}
  - {id: bolt, name: Bolt, area: mill, kind: lock, state: {locked: true}}
  - {id: spin, name: Spinner, area: loft, kind: binary_sensor, class: running, state: {on: true}}
  - {id: bo, name: Bo, kind: person, state: {location: home}}
  - {id: sky, name: Sky, kind: weather, state: {condition: cloudy, temperature: 11}}
lists:
  - {id: shopping, name: Shopping, items: []}
`;
const sayIn = talkIn(HOUSE, 'said-short.yaml');
const say = (...turns: readonly string[]) => sayIn('mill', ...turns);

describe('yes, and what to do', () => {
  it.each<[string[], object]>([
    [['is the glaze kiln on', 'yes, turn it off'], { kiln: { on: false } }],
    [['did I leave the butter churn on', 'yeah turn it off'], { churn: { on: false } }],
    [['unlock the bolt', 'yes unlock it'], { bolt: { locked: false } }],
    [['unlock the bolt', "yeah, turn on Ida's lamp"], { idas: { on: true } }],
    [['yeah'], {}],
    // Risky as ever.
    [['yes, unlock the bolt'], {}],
  ])('%j', (turns, changes) => {
    expect(say(...turns).changes).toEqual(changes);
  });
});

describe('what was set, said short', () => {
  it.each<[string[], object]>([
    [['set an alarm for seven', 'weekdays only'], { op: 'add', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' }],
    [
      ['set an alarm for 8 on Sunday', 'set an alarm for 6 on Monday', "cancel Sunday's"],
      { op: 'cancel', id: 'alarm_1' },
    ],
  ])('%j', (turns, change) => {
    expect(say(...turns).changes).toMatchObject({ alarms: [change] });
  });

  it.each<[string[], object]>([
    [
      ['remind me to oil the loom at five', 'remind me to call Ida at six', 'delete the loom one'],
      { reminders: [{ op: 'cancel', label: 'oil the loom' }] },
    ],
    [
      ['remind Bo at ten to five that the bus goes'],
      { reminders: [{ time: '2026-11-21T16:50:00', label: 'Bo, the bus goes' }] },
    ],
    [
      ['turn off the beam at eight pm', 'not 8, 8:30'],
      { scheduled: [{ op: 'set', at: '2026-11-21T20:30:00' }] },
    ],
    [['turn off the beam at eight pm', 'cancel the beam thing'], { scheduled: [{ op: 'cancel' }] }],
    [['set a timer for ten minutes', 'pause it', 'carry on'], { timers: [{ op: 'resume' }] }],
  ])('%j', (turns, changes) => {
    expect(say(...turns).changes).toMatchObject(changes);
  });

  it.each<[string[], string]>([
    [['turn off the beam at eight pm', "what time's it going off"], '8 PM'],
    [['turn off the beam at eight pm', 'what are you waiting for'], '8 PM'],
    [['set a timer for ten minutes', 'how long left'], '10 minutes left'],
  ])('%j: told', (turns, reply) => {
    expect(say(...turns)).toMatchObject({ changes: {}, reply: expect.stringContaining(reply) });
  });

  it.each<[string[]]>([
    [['weekdays only']],
    [["cancel Sunday's"]],
    [['turn on the beam', 'weekdays only']],
    [['set a timer for ten minutes', 'weekdays only']],
    [['what is the weather', 'make it five to']],
    [['what is the weather', 'move it to four']],
    [['carry on']],
  ])('%j: of nothing', (turns) => {
    expect(say(...turns).changes).toEqual({});
  });
});

describe('while something is asked', () => {
  it('a command put in other words is one', () => {
    expect(say('remind me to sweep', "we're out of yeast, pop it on the list").changes).toMatchObject({
      lists: { shopping: { added: ['yeast'] } },
    });
  });

  it('an answer is one still', () => {
    expect(say('remind me to sweep', 'at six').changes).toMatchObject({ reminders: [{ label: 'sweep' }] });
  });

  it('gives up being told', () => {
    const turns = ['tell me when the spinner is done', 'forget the spinner thing'];
    expect(say(...turns).changes).toMatchObject({ scheduled: [{ op: 'cancel' }] });
  });
});

describe('of what was spoken of', () => {
  it.each<[string[], object]>([
    [["is Bo's lamp on", "and Ida's"], { devices: ['idas'], matching: [] }],
    [["is Ida's lamp on", "is Bo's?"], { devices: ['bos'], matching: ['bos'] }],
    [['turn the stove down', "what's it set to"], { attr: 'target', devices: ['stove'] }],
    [['is the wheel radio on', "what's the volume at"], { attr: 'volume', devices: ['wheel'] }],
  ])('%j', (turns, call) => {
    expect(say(...turns)).toMatchObject({ calls: [{ do: 'query', ...call }], changes: {} });
  });
});

describe('other words', () => {
  it.each<[string, object]>([
    ["it's two degrees too warm", { stove: { target: 17 } }],
    ["we're out of yeast, put that on too", { lists: { shopping: { added: ['yeast'] } } }],
    [
      'we need oats and figs, stick them on the shopping list',
      { lists: { shopping: { added: ['oats', 'figs'] } } },
    ],
    ['turn off the beam and the kiln', { beam: { on: false }, kiln: { on: false } }],
    ['switch the churn and the kiln off', { churn: { on: false }, kiln: { on: false } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toMatchObject(changes);
  });

  it.each([
    "when's it raining",
    'will it rain tonight',
    'is it going to freeze tonight',
    'when will it stop raining',
  ])('%s: nobody here knows what is to come', (text) => {
    expect(say(text).reply).toBe('I only know the weather right now. It is cloudy and 11 degrees.');
  });

  it('waits for what is done, however it is shortened', () => {
    expect(say("let me know when the spinner's done").calls).toMatchObject([
      { do: 'announce', when: { once: { devices: ['spin'] } } },
    ]);
  });
});

describe('a lamp of somebody', () => {
  const ROOMS = `
areas:
  - {id: ida, name: Ida's Room}
  - {id: den, name: Den}
devices:
  - {id: bed, name: Bed Lamp, area: ida, kind: light, state: {on: false}}
  - {id: top, name: Ceiling Light, area: ida, kind: light, state: {on: true}}
  - {id: spots, name: Spots, area: den, kind: light, state: {on: true}}
`;
  const ask = talkIn(ROOMS, 'rooms.yaml');

  it.each<[string, object]>([
    ["is Ida's lamp on", { devices: ['bed'], matching: [] }],
    ['are any lamps on', { devices: ['bed'] }],
    ["are Ida's lights on", { devices: ['bed', 'top'] }],
    // The one in here.
    ['is my light on', { devices: ['spots'] }],
    // Nothing there is called so: its lights.
    ['is the lamp in the den on', { devices: ['spots'], matching: ['spots'] }],
  ])('%s: is no other light', (text, call) => {
    expect(ask('den', text).calls).toMatchObject([call]);
  });

  it('is any light in a house without lamps', () => {
    const bare = talkIn(ROOMS.replace('Bed Lamp', 'Bed Light'), 'bare.yaml');
    expect(bare('den', 'are any lamps on').calls).toMatchObject([{ devices: ['bed', 'top', 'spots'] }]);
  });
});
