/** What was read otherwise than it was meant by people who had never spoken to it: by its cause, in a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
areas:
  - {id: salon, name: Salon, aliases: [living room]}
  - {id: cuisine, name: Cuisine, aliases: [kitchen]}
devices:
  - {id: porte, name: Front Door, area: salon, kind: lock, state: {locked: false}}
  - {id: volet, name: Bay Shutters, area: salon, kind: cover, class: shutter, can: [position], state: {position: 100}}
  - {id: lampe, name: Reading Lamp, area: salon, kind: light, can: [brightness, color], state: {on: true, brightness: 50}}
  - {id: ventilo, name: Floor Fan, area: salon, kind: fan, can: [speed, direction], state: {on: true, speed: 50, direction: forward}}
  - {id: poele, name: Stove, area: salon, kind: climate, can: [target: {min: 5, max: 30, step: 1}, mode: ["off", heat, cool]], state: {mode: heat, target: 20, current: 18}}
  - {id: tv, name: TV, area: salon, kind: media, class: tv, can: [volume, source: [Arte, Netflix]], state: {playback: playing, volume: 30}}
  - {id: robot, name: Marcel, area: salon, kind: vacuum, state: {activity: cleaning}}
  - {id: bouilloire, name: Kettle, area: cuisine, kind: outlet, state: {on: false}}
  - {id: lave, name: Dishwasher, area: cuisine, kind: switch, state: {on: false}}
  - {id: nuit, name: Night Cap, area: salon, kind: scene}
lists:
  - {id: courses, name: Shopping List, items: [plums]}
  - {id: taches, name: Chores}
`;

const sayIn = talkIn(HOUSE, 'said-in-passing.yaml');
const say = (...sentences: readonly string[]) => sayIn('salon', ...sentences);

it.each([
  'front door? locked?',
  'the front door? locked?',
  'locked? the front door?',
])('asks and locks nothing: %s', (text) => {
  const { calls, changes } = say(text);
  expect(calls).toMatchObject([{ do: 'query', attr: 'locked' }]);
  expect(changes).toEqual({});
});

describe('does nothing where the words are of something else', () => {
  it.each([
    ["close the bay shutters, wait I can't see the road, halfway, just halfway"],
    ["close the shutters, hang on, I can't see him"],
    ['that ice maker is driving me up the wall, shut it down'],
    ["would you kindly tell them the kettle's boiled"],
    ['with the fan going I can hardly hear the thrush'],
    ['the lamp is so white it is like theatre, I want it orange like sunset at Labadi'],
    ["it's getting dark on us, draw them over"],
    ["I'm shivering under here, warm up this throw for me"],
    ['fan reverse, it is reverse, is it, forward then'],
    ['Tom wants the news, Ada wants the fan off, and I want the lamp at half'],
    ['Tom wants the news and the fan off, and start the dishwasher'],
    ["we're going to the pictures, that's going on chores"],
    ['put the alarm system in the night position, we are all inside'],
    ["add butter, and don't tell Felix"],
    ['add tea to the chores, what am I saying, add mop the floor to the chores'],
    ['add water melon no kitchen roll to the shopping list'],
    ['soon as the kettle is done the fan should stop, the room drips'],
  ])('%s', (text) => {
    expect(say(text).changes).toEqual({});
  });
});

describe('still does what is plain', () => {
  it.each<[string, object]>([
    ["close the bay shutters, I can't see the screen", { volet: { position: 0 } }],
    ['front door, lock', { porte: { locked: true } }],
    ['the kettle is cold, turn it on', { bouilloire: { on: true } }],
    ['that light is too bright, turn it down', { lampe: { brightness: 30 } }],
    ['the lamp is too bright, turn it down', { lampe: { brightness: 30 } }],
    ['the TV is too loud, turn it down', { tv: { volume: 20 } }],
    ['that robot is in the way, stop it', { robot: { activity: 'idle' } }],
    ['make the lamp white', { lampe: { color: { h: 0, s: 0 } } }],
    ["it's dark, and turn up the lamp", { lampe: { brightness: 70 } }],
    ['the fan at a hundred', { ventilo: { speed: 100 } }],
    ['run the floor fan at one hundred', { ventilo: { speed: 100 } }],
    [
      'we need rice, soap and candles, oh and start the dishwasher',
      { lave: { on: true }, lists: { courses: { added: ['rice', 'soap', 'candles'] } } },
    ],
    ['add pears, and apples', { lists: { courses: { added: ['pears', 'apples'] } } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });
});

describe('what is said more than once', () => {
  it.each<[string, readonly object[]]>([
    ['freeze, Marcel, freeze', [{ do: 'run', op: 'pause', devices: ['robot'] }]],
    ["I don't like this song, next one", [{ do: 'media', op: 'next', devices: ['tv'] }]],
    ["it's night cap, do night cap", [{ do: 'run', op: 'activate', devices: ['nuit'] }]],
    ['shopping list, take off plums', [{ do: 'list', op: 'remove', items: ['plums'] }]],
    ["shutters half, that's it", [{ do: 'adjust', attr: 'position', value: 50 }]],
    ['timer for fifteen, no twelve, twelve minutes', [{ do: 'timer', op: 'set', duration: 720 }]],
  ])('is done once: %s', (text, calls) => {
    const done = say(text).calls;
    expect(done).toHaveLength(calls.length);
    expect(done).toMatchObject([...calls]);
    expect(done[0]).not.toHaveProperty('label');
  });

  it.each([
    ['next, next', 2],
    ["what's on the shopping list and add milk", 2],
    ['set a timer for 5 minutes and set a timer for 5 minutes', 2],
  ])('is done as often as it is meant: %s', (text, times) => {
    expect(say(text).calls).toHaveLength(times);
  });

  it('asks of one timer', () => {
    expect(say('set a stew timer for 20 minutes', 'stew, how long').calls).toMatchObject([
      { do: 'timer', op: 'query', label: 'stew' },
    ]);
  });

  it('adds to the timer that runs', () => {
    expect(say('set a stew timer for 20 minutes', 'stew timer, five more minutes').calls).toMatchObject([
      { do: 'timer', op: 'add', duration: 300, label: 'stew' },
    ]);
  });
});

describe('the words of a reminder', () => {
  it.each([
    ["remind me at nine to ring my sister, it's cheaper then", 'ring my sister'],
    ["remind me at three to call Naveen, the plumber's been", 'call Naveen'],
    ['remind me at six to feed the hens, they are always hungry', 'feed the hens'],
    ["remind me at four to ring Ptolemy, Big Dave's here", 'ring Ptolemy'],
    ['remind me on Sunday arvo I gotta revise', 'revise'],
    ["remind me at six to pick up Ada's books, pens and paper", "pick up Ada's books, pens and paper"],
    ['remind me at six to tell Bob we are late', 'tell Bob we are late'],
  ])('have no reason: %s', (text, label) => {
    expect(say(text).calls).toMatchObject([{ do: 'reminder', op: 'set', label }]);
  });

  it.each<[string, string, string]>([
    ["remind me at four to feed the hens, make it five, five o'clock", '17:00:00', 'feed the hens'],
    ["remind me at three to call my mom, actually at four, she's at Pilates", '16:00:00', 'call my mom'],
    ['remind me to water the ferns at six, make that half past six', '18:30:00', 'water the ferns'],
  ])('have the hour as it was set right: %s', (text, time, label) => {
    expect(say(text).calls).toMatchObject([
      { do: 'reminder', op: 'set', label, time: expect.stringContaining(time) },
    ]);
  });

  it.each([
    "remind me? course I'll need reminding, Nani's drops at nine tonight",
    'remind me at four, her test is three thirty, so remind me at three, drive Bà',
  ])('are none: %s', (text) => {
    expect(say(text).changes).toEqual({});
  });
});

it('wakes on the day that was spoken of', () => {
  const [alarm] = say("I've a nine o'clock in town on Monday, so let me be up for seven then").calls;
  expect(alarm).toMatchObject({ do: 'alarm', op: 'set', time: '2026-11-23T07:00:00' });
});

it('locks now what shall be locked for tonight', () => {
  expect(say('the front door can be locked for tonight').changes).toEqual({ porte: { locked: true } });
});
