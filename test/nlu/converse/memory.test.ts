/** What is remembered of a dialog: what pronouns stand for, wherever that is. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 60, longitude: 5, timezone: Europe/Oslo}
areas:
  - {id: stua, name: Stua}
  - {id: loft, name: Sleeping Loft}
  - {id: boathouse, name: Boathouse}
devices:
  - {id: brass, name: Brass Lamp, area: stua, kind: light, can: [brightness, color], state: {on: false, brightness: 60}}
  - {id: tent, name: Tent Lamp, area: loft, kind: light, can: [brightness, color], state: {on: false, brightness: 60}}
  - {id: bunk, name: Bunk Light, area: loft, kind: light, can: [brightness], state: {on: false, brightness: 60}}
  - {id: pier, name: Pier Light, area: boathouse, kind: light, can: [], state: {on: false}}
  - {id: gramophone, name: Gramophone, area: stua, kind: media, can: [volume], state: {playback: playing, volume: 40}}
  - {id: jukebox, name: Jukebox, area: boathouse, kind: media, can: [volume], state: {playback: paused, volume: 40}}
  - {id: west, name: Window Shutter, area: stua, kind: cover, class: shutter, can: [position], state: {position: 100}}
  - {id: east, name: Window Shutter, area: loft, kind: cover, class: shutter, can: [position], state: {position: 100}}
  - {id: hook_l, name: Left Hook Lamp, area: boathouse, kind: light, can: [brightness], state: {on: false, brightness: 50}}
  - {id: hook_r, name: Right Hook Lamp, area: boathouse, kind: light, can: [brightness], state: {on: false, brightness: 50}}
  - {id: stove, name: Soapstone Stove, area: stua, kind: climate, can: [target: {min: 5, max: 28, step: 0.5}], state: {target: 19, current: 18}}
  - {id: panel, name: Wall Panel, area: loft, kind: climate, can: [target: {min: 5, max: 28, step: 0.5}], state: {target: 16, current: 16}}
  - {id: gate, name: Boat Gate, area: boathouse, kind: lock, state: {locked: false}}
  - {id: shed, name: Oar Shed, area: boathouse, kind: lock, state: {locked: false}}
  - {id: kettle, name: Kettle, area: stua, kind: outlet, state: {on: true}}
  - {id: snuffles, name: Snuffles, aliases: [robot vacuum], area: loft, kind: vacuum, state: {activity: docked}}
  - {id: dryer, name: Fish Dryer, area: boathouse, kind: fan, can: [speed], state: {on: false, speed: 60}}
lists:
  - {id: stores, name: Stores, aliases: [shopping list], items: [tea]}
  - {id: mending, name: Mending List, items: []}
calendars:
  - id: farm
    name: Farm
    events:
      - {summary: Boat survey, start: 2026-11-21T10:00, end: 2026-11-21T11:00, location: the slip, description: with Solveig}
      - {summary: Dentist, start: 2026-11-24T09:00, end: 2026-11-24T09:30, location: Os}
`;

const sayIn = talkIn(HOUSE, 'memory.yaml');
const say = (...sentences: readonly string[]) => sayIn('stua', ...sentences);

describe('a pronoun', () => {
  it.each<[string[], object]>([
    [['turn on the tent lamp', 'make it blue'], { tent: { color: { h: 240, s: 100 } } }],
    [['turn on the tent lamp', 'change it to red'], { tent: { color: { h: 0, s: 100 } } }],
    [['turn on the tent lamp and dim it'], { tent: { on: true, brightness: 40 } }],
    [['start the robot vacuum', 'pause it'], { snuffles: { activity: 'paused' } }],
    [['start the robot vacuum', 'stop it'], { snuffles: { activity: 'idle' } }],
    [['start the robot vacuum', 'pause it', 'resume it'], { snuffles: { activity: 'cleaning' } }],
    [['start the robot vacuum', 'pause it', 'carry on'], { snuffles: { activity: 'cleaning' } }],
    [['turn on the fish dryer', 'stop it'], { dryer: { on: false } }],
    [['set the fish dryer to 80', 'slow it down'], { dryer: { speed: 55 } }],
    [['set the fish dryer to 50', 'speed it up'], { dryer: { speed: 75 } }],
  ])('is what was spoken of, not what the room has: %j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it.each<[string[], object]>([
    [['turn on the pier light', 'make it blue'], { brass: { on: true, color: { h: 240, s: 100 } } }],
    [['turn on the pier light', 'pause it'], { gramophone: { playback: 'paused' } }],
    [['turn off the fish dryer', 'stop it'], { gramophone: { playback: 'idle' } }],
  ])('is something else where that cannot do it: %j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });
});

describe('and that too', () => {
  it.each<[string[], object]>([
    [
      ['turn on the tent lamp', 'and the bunk light', 'turn them off'],
      { tent: { on: false }, bunk: { on: false } },
    ],
    [['turn on the tent lamp', 'and the bunk light', 'turn it off'], { bunk: { on: false } }],
    [
      ['turn on the tent lamp', 'turn on the bunk light', 'turn them both off'],
      { tent: { on: false }, bunk: { on: false } },
    ],
    [
      ['turn on the tent lamp', 'and the bunk light too', 'and the brass lamp', 'dim them'],
      { tent: { brightness: 40 }, bunk: { brightness: 40 }, brass: { brightness: 40 } },
    ],
    [
      ['turn on the tent lamp', 'turn off the brass lamp', 'turn on the pier light', 'turn them off'],
      { pier: { on: false } },
    ],
  ])('is of them: %j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('asks about both of them', () => {
    expect(say('lock the boat gate', 'and the oar shed', 'unlock them both').ask).toBe(
      'Should I really unlock the Boat Gate and the Oar Shed?',
    );
  });

  it.each<[string[], object]>([
    [['close the window shutter in the stua', 'and the sleeping loft too'], { east: { position: 0 } }],
    [['close the window shutter in the stua', 'and the loft one too'], { east: { position: 0 } }],
    [['turn on the left hook lamp', 'the other one too'], { hook_r: { on: true } }],
    [
      ['turn on the left hook lamp', 'a bit brighter', 'and the tent lamp too'],
      { tent: { on: true, brightness: 10 } },
    ],
    [['set the soapstone stove to 21', 'and in the sleeping loft 17'], { panel: { target: 17 } }],
    [['set the soapstone stove to 21', 'and the wall panel the same'], { panel: { target: 21 } }],
    [['set the soapstone stove to 21', 'the same for the wall panel'], { panel: { target: 21 } }],
  ])('is done to what is named: %j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('goes on from the sentence that was asked about', () => {
    const inBoathouse = sayIn(
      'boathouse',
      'close the window shutter',
      'the stua one',
      'and the loft one too',
    );
    expect(inBoathouse.changes).toEqual({ east: { position: 0 } });
  });
});

describe('undo', () => {
  it('goes back deed by deed', () => {
    const deeds = ['turn on the tent lamp', 'turn off the gramophone', 'undo that'];
    expect(say(...deeds).changes).toEqual({ gramophone: { playback: 'playing' } });
    expect(say(...deeds, 'undo that').changes).toEqual({ tent: { on: false } });
    expect(say(...deeds, 'undo that', 'undo that').reply).toBe('There is nothing to undo.');
  });
});

describe('what was wrong', () => {
  it.each<[string[], object]>([
    [['turn on the left hook lamp', 'no, the right one'], { hook_l: { on: false }, hook_r: { on: true } }],
    [
      ['turn off the kettle', 'turn on the bunk light', 'not the bunk light, the tent lamp'],
      { bunk: { on: false }, tent: { on: true } },
    ],
    [['turn on the bunk light and the tent lamp', 'not the tent lamp'], { tent: { on: false } }],
    [['turn off the kettle', "that's wrong", 'yes'], { kettle: { on: true } }],
    [['turn off the kettle', 'oops', 'never mind'], {}],
    // The lamp was off already: the kettle is none of it.
    [
      ['turn off the kettle', 'turn off the bunk light', 'no, the gramophone'],
      { gramophone: { playback: 'off' } },
    ],
  ])('is undone, and nothing else: %j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('is asked about where nobody said what is to become of it', () => {
    expect(say('turn off the kettle', 'oops').ask).toBe('Should I undo that?');
    expect(say('oops').ask).toBeNull();
  });

  it.each<[string[], object]>([
    [['add rum to the stores', 'no, gin'], { stores: { added: ['gin'], removed: ['rum'] } }],
    [
      ['add rum to the stores', 'I meant the mending list'],
      { stores: { removed: ['rum'] }, mending: { added: ['rum'] } },
    ],
    [['add rum and limes to the stores', 'actually not the limes'], { stores: { removed: ['limes'] } }],
  ])('is off the list: %j', (sentences, lists) => {
    expect(say(...sentences).changes).toEqual({ lists });
  });

  it('leaves the list alone where nothing else is named', () => {
    expect(say('add rum to the stores', 'no, thanks').changes).toEqual({});
    expect(say('add rum to the stores', 'no, turn off the kettle').changes).not.toHaveProperty('lists');
  });
});

it('does a step once more, and says an answer again', () => {
  expect(say('turn up the gramophone', 'and again').changes).toEqual({ gramophone: { volume: 60 } });
  expect(say('turn up the gramophone', 'what time is it', 'again').reply).toBe('It is 9 AM.');
});

describe('while it is asked whether to unlock', () => {
  const asked = ['lock the oar shed', 'lock the boat gate', 'unlock the boat gate'];

  it('a question about the lock is answered, and the question stands', () => {
    expect(say(...asked, 'is it locked?').ask).toBe('Should I really unlock the Boat Gate?');
    expect(say(...asked, 'is it locked?').reply).toMatch(/^Yes, the Boat Gate is locked\. Should I/);
    expect(say(...asked, 'is it locked?', 'yes').changes).toEqual({ gate: { locked: false } });
  });

  it.each([
    'no, the oar shed',
    'I meant the oar shed',
    'not the gate, the oar shed',
  ])('another lock is asked about: %s', (instead) => {
    expect(say(...asked, instead).ask).toBe('Should I really unlock the Oar Shed?');
    expect(say(...asked, instead, 'yes').changes).toEqual({ shed: { locked: false } });
  });

  it.each([
    'turn off the kettle',
    'is the kettle on',
    'what time is it',
    'no, turn off the kettle',
  ])('anything else drops the question: %s', (other) => {
    expect(say(...asked, other, 'yes').changes).not.toHaveProperty('gate');
  });
});

describe('asked on', () => {
  it.each<[string[], string]>([
    [['when is the boat survey', 'with whom?'], 'Boat survey is with Solveig.'],
    [['when is the boat survey', 'with whom?', "where's that?"], 'Boat survey is at the slip.'],
    [["what's in my calendar today", 'where is it?'], 'Boat survey is at the slip.'],
    [["what's on the stores", "what's on it?"], 'On the stores: tea.'],
    [['add twine to the mending list', "what's on it now?"], 'On the mending list: twine.'],
    [['turn on the bunk light', 'is it on?'], 'Yes, the Bunk Light is on.'],
  ])('%j', (sentences, reply) => {
    expect(say(...sentences).reply).toBe(reply);
  });
});
