/** What goes on from a timer or an alarm, what is waited for in a word, two rooms at once, and when something ends. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 53.8, longitude: -1.5, timezone: Europe/London}
areas:
  - {id: kitchen, name: Kitchen}
  - {id: oak, name: Oak Room}
  - {id: willow, name: Willow Room}
devices:
  - {id: oven, name: Oven, area: kitchen, kind: switch, risk: confirm, state: {on: false}}
  - {id: soup_lamp, name: Soup, area: oak, kind: light, state: {on: true}}
  - {id: oak_shutters, name: Shutters, area: oak, kind: cover, class: shutter, state: {position: 0}}
  - {id: willow_shutters, name: Shutters, area: willow, kind: cover, class: shutter, state: {position: 0}}
  - {id: oak_door, name: Oak Door, area: oak, kind: lock, state: {locked: true}}
  - {id: willow_door, name: Willow Door, area: willow, kind: lock, state: {locked: false}}
  - {id: washer, name: Washer, area: kitchen, kind: sensor, state: {value: running}}
  - {id: urn, name: Urn, area: kitchen, kind: outlet, state: {on: true}}
  - {id: heating, name: Heating, area: kitchen, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 28, step: 0.5}], state: {mode: heat, target: 18, current: 18}}
  - {id: tom, name: Tom, kind: person, state: {location: Uni}}
  - {id: zoe, name: Zoë, kind: person, state: {location: home}}
lists:
  - {id: shop, name: Shopping, items: []}
calendars:
  - id: own
    name: Own
    events:
      - {summary: The Hendersons, start: "2026-11-22T15:00", end: "2026-11-24T10:00"}
      - {summary: Lab session, start: "2026-11-23T09:00", end: "2026-11-23T12:00"}
      - {summary: Rent, start: "2026-12-01", end: "2026-12-02"}
`;

const say = (...sentences: string[]) =>
  talkIn(HOUSE, 'another.yaml', '2026-11-21T17:00:00')('kitchen', ...sentences);
const RICE = 'set a rice timer for twenty five minutes';

describe('two timers in a breath', () => {
  it.each<[string, number[]]>([
    ['set a timer for 10 minutes and another for 12', [600, 720]],
    ['a timer for five minutes and one for eight please', [300, 480]],
    ['set two timers, ten and twelve minutes', [600, 720]],
    ['timers for 90 and 120 seconds', [90, 120]],
    ['start two timers for 5 minutes and 1 hour', [300, 3600]],
  ])('%s', (text, seconds) => {
    const set = say(text).calls.map(({ do: does, op, duration }) => [does, op, duration]);
    expect(set).toEqual(seconds.map((one) => ['timer', 'set', one]));
  });
});

describe('after a timer or an alarm', () => {
  it.each([
    'and wait five minutes',
    'and tomorrow, twenty',
    'and potatoes',
  ])('sets no timer for what is none: %s', (text) => {
    expect(say(RICE, text).changes).toEqual({});
  });

  it('takes a room and a number for what the room has', () => {
    expect(say(RICE, 'and oak room, 20').changes).toEqual({ oak_shutters: { position: 20 } });
  });

  it.each<[string[], object]>([
    [[RICE, 'another one for the beans, ten minutes'], { op: 'set', label: 'beans', seconds: 600 }],
    [[RICE, 'and twelve for the sausages'], { op: 'set', label: 'sausages', seconds: 720 }],
    [[RICE, 'and another for half an hour'], { op: 'set', seconds: 1800 }],
    [[RICE, 'and potatoes, 25'], { op: 'set', label: 'potatoes', seconds: 1500 }],
    [[RICE, 'and the bread, an hour'], { op: 'set', label: 'bread', seconds: 3600 }],
    [[RICE, 'and one for the greens, seven'], { op: 'set', label: 'greens', seconds: 420 }],
    [[RICE, 'also gravy twelve minutes'], { op: 'set', label: 'gravy', seconds: 720 }],
    [[RICE, 'and one for the peas', 'six minutes'], { op: 'set', label: 'peas', seconds: 360 }],
    [[RICE, 'add five minutes to the rice'], { op: 'add', label: 'rice', seconds: 1800 }],
    [[RICE, 'and twelve for the sausages', 'cancel the rice one'], { op: 'cancel', label: 'rice' }],
    [[RICE, 'pause the rice', 'start it again'], { op: 'resume', label: 'rice' }],
  ])('%j', (sentences, timer) => {
    expect(say(...sentences).changes).toMatchObject({ timers: [timer] });
  });

  it.each<[string[]]>([
    [[RICE, 'and milk for the kids']],
    [[RICE, 'and the hall']],
    // Nothing was set: nothing goes on.
    [['and twelve for the sausages']],
    [['another one for the beans, ten minutes']],
    // Two are called so.
    [[RICE, 'and twelve for the beans', 'add five minutes to the rice and beans']],
  ])('%j: no timer', (sentences) => {
    expect(say(...sentences).changes).toEqual({});
  });

  it('is the thing of the house where one is called so', () => {
    expect(say('set a timer for ten minutes for the soup', 'stop the soup').changes).not.toHaveProperty(
      'timers',
    );
  });

  it('tells of the alarm where no timer runs', () => {
    expect(say('wake me at seven', 'how long is left on the timer').reply).toMatch(/no timer.*alarm.*7 AM/);
    expect(say('how long is left on the timer').reply).toBe('There is no timer running.');
  });

  it('is another alarm', () => {
    const { changes } = say('wake me up at six thirty on weekdays', 'and at eight on sunday');
    expect(changes).toMatchObject({ alarms: [{ op: 'set', time: '2026-11-22T08:00:00' }] });
  });
});

describe('waited for', () => {
  it('is what was asked about', () => {
    expect(say('is the washer done', 'let me know when it is').changes).toHaveProperty('scheduled');
    expect(say("tell me when Tom's back").changes).toHaveProperty('scheduled');
  });

  it('is nothing where nothing was asked', () => {
    expect(say('turn off the urn', 'let me know when it is').changes).toEqual({});
  });
});

describe('two rooms, and what is so', () => {
  it.each<[string, object]>([
    [
      'open the oak and willow shutters',
      { oak_shutters: { position: 100 }, willow_shutters: { position: 100 } },
    ],
    ["lock whatever's unlocked", { willow_door: { locked: true } }],
    // All of them would be more than was said.
    ["open whatever's locked", {}],
    ["turn on whatever's on", {}],
    ['open the oak and salt shutters', {}],
    ['close the urn and willow shutters', {}],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it.each<[string, RegExp]>([
    ['have you turned off the urn', /^No, the Urn is on/],
    ['have you closed the oak shutters', /^Yes, the Shutters in the oak room are closed/],
    ['did you lock the oak door', /^Yes, the Oak Door is locked/],
    ["who's at uni", /^Tom is/],
    ['when do the hendersons leave', /until Tuesday at 10 AM/],
    ['when is the lab over', /until Monday at noon/],
    ["what time's the lab", /on Monday at 9 AM/],
    ['when is the lab', /on Monday at 9 AM/],
    ['when is rent over', /until the end of 1 December/],
    ['how many days until the lab session', /in 2 days, on Monday/],
    ['how many pounds is two kilos of bacon', /4\.4/],
  ])('%s', (text, reply) => {
    const { changes, reply: told } = say(text);
    expect(told).toMatch(reply);
    expect(changes).toEqual({});
  });

  it('counts nothing that is left of something else', () => {
    expect(say('how many minutes are left of school').reply).not.toMatch(/timer/);
  });

  it.each(["who's at the door", 'who is in the kitchen'])('%s: nobody knows', (text) => {
    expect(say(text)).toMatchObject({ changes: {}, calls: [{ do: 'none', reason: 'out_of_scope' }] });
  });

  it('takes "go on then" for yes', () => {
    expect(say('turn on the oven', 'go on then').changes).toEqual({ oven: { on: true } });
  });

  it('cranks what was spoken of', () => {
    expect(say('set the heating to 19', 'crank it to twenty one').changes).toEqual({
      heating: { target: 21 },
    });
  });
});
