/** What was put off: told, and taken back. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 59.9, longitude: 10.7, timezone: Europe/Oslo}
areas:
  - {id: stue, name: Stue}
  - {id: hage, name: Hage, outside: true}
devices:
  - {id: lykt, name: Lykt, area: hage, kind: light, can: [], state: {on: false}}
  - {id: fontene, name: Fontene, area: hage, kind: switch, state: {on: true}}
  - {id: krone, name: Krone, area: stue, kind: light, can: [brightness], state: {on: true, brightness: 80}}
  - {id: gardin, name: Gardin, area: stue, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: torker, name: Torker, area: stue, kind: binary_sensor, class: running, state: {on: true}}
calendars:
  - id: familie
    name: Familie
    events:
      - {summary: Kor, start: 2026-11-21T18:00, end: 2026-11-21T20:00}
`;

const say = (...turns: readonly string[]) => talkIn(HOUSE, 'plans.yaml')('stue', ...turns);
const LASTING = 'turn on the lykt for ten minutes';
const DELAYED = 'turn off the fontene in ten minutes';

describe('a plan just made', () => {
  it.each([
    [LASTING, 'never mind'],
    [LASTING, 'cancel that'],
    [LASTING, 'leave it on'],
    [DELAYED, "don't"],
    [DELAYED, 'never mind'],
    [DELAYED, "no, don't do that"],
    [DELAYED, 'leave it on'],
    [DELAYED, 'no, not the fontene'],
    ['let me know when the torker is done', 'never mind'],
    ['turn the krone to twenty percent for an hour', 'forget it'],
  ])('%s: %s', (first, second) => {
    const { effects, reply } = say(first, second);
    expect(effects).toMatchObject([{ type: 'schedule', op: 'cancel' }]);
    expect(reply).toMatch(/won't/);
  });

  it('says what will not be', () => {
    expect(say(LASTING, 'never mind').reply).toBe("All right, I won't turn off the Lykt at 9:10 AM.");
  });

  it('is given up for what is left out of it', () => {
    expect(say(LASTING, 'not the lykt').effects).toMatchObject([
      { type: 'device', device: 'lykt', set: { on: false } },
      { type: 'schedule', op: 'cancel' },
    ]);
    expect(say(DELAYED, 'turn off the krone', 'not the krone').effects).toMatchObject([{ type: 'device' }]);
  });

  it('is no longer meant when something else was done since, or is over', () => {
    expect(say(LASTING, 'set a timer for an hour', 'cancel that').effects).toMatchObject([
      { type: 'timer', op: 'cancel' },
    ]);
    expect(say(DELAYED, 'never mind', 'never mind').effects).toEqual([]);
  });

  it('of several devices that are to stay on: those that are off come on', () => {
    const { effects } = say('turn off the krone and the lykt in ten minutes', 'leave them on');
    expect(effects).toMatchObject([
      { type: 'device', device: 'lykt' },
      { type: 'schedule', op: 'cancel' },
      { type: 'schedule', op: 'cancel' },
    ]);
  });
});

describe('a plan given up by its name', () => {
  it.each([
    "don't turn off the fontene",
    'do not turn it off',
    'cancel turning off the fontene',
    'forget about the fontene',
    'cancel the fontene plan',
    "you don't need to turn off the fontene after all",
    "cancel everything that's planned",
  ])('%s', (text) => {
    expect(say(DELAYED, text).effects).toMatchObject([
      { type: 'schedule', op: 'cancel', entry: { calls: [{ devices: ['fontene'] }] } },
    ]);
  });

  it.each([
    ['turn off the fontene every day at ten', 'never turn off the fontene again'],
    ['turn off the fontene every day at ten', "don't ever turn off the fontene at ten"],
    ['set an alarm for seven every day', 'never wake me at seven'],
    ['remind me to feed the cat every day at five', "don't ever remind me to feed the cat again"],
  ])('for ever, and not only once: %s: %s', (first, second) => {
    const { effects } = say(first, second);
    expect(effects).toMatchObject([{ op: 'cancel', entry: { repeat: 'FREQ=DAILY' } }]);
  });

  it.each([
    'never turn off the krone',
    'never mind the krone',
    'never ever wake me at seven',
  ])('makes nothing of what is not planned: %s', (text) => {
    expect(say(DELAYED, text).effects).toEqual([]);
  });

  it.each([
    "don't turn on the fontene",
    "don't turn off the krone",
    'cancel the lykt',
    "don't the fontene",
  ])('is no other: %s', (text) => {
    expect(say(DELAYED, text).effects).toEqual([]);
  });

  it('for one of its devices: the others are still to come', () => {
    const { effects } = say('turn off all the lights everywhere in ten minutes', "don't turn off the krone");
    expect(effects).toMatchObject([
      { type: 'schedule', op: 'set', entry: { calls: [{ devices: ['lykt'] }] } },
    ]);
  });

  it('for a day: what repeats comes again after it', () => {
    const { effects, reply } = say('close the gardin every day at ten', "don't do the gardin tomorrow");
    expect(effects).toEqual([]);
    const today = say('close the gardin every day at ten', "don't close the gardin today");
    expect([effects, reply, today.effects]).toMatchObject([
      [],
      expect.any(String),
      [{ type: 'schedule', op: 'set', entry: { at: '2026-11-22T10:00:00', repeat: 'FREQ=DAILY' } }],
    ]);
  });

  it('asks which where several fit', () => {
    const lamps = HOUSE.replace(
      'calendars:',
      '  - {id: lampe, name: Leselampe, area: hage, kind: light, can: [], state: {on: true}}\n$&',
    )
      .replace(
        'calendars:',
        '  - {id: bord, name: Leselampe, area: loft, kind: light, can: [], state: {on: true}}\n$&',
      )
      .replace('devices:', '  - {id: loft, name: Loft}\n$&');
    const talk = talkIn(lamps, 'plans.yaml');
    const plans = [
      'turn off the leselampe in the hage in ten minutes',
      'turn off the loft leselampe in an hour',
    ];
    const asked = talk('stue', ...plans, "don't turn off the leselampe");
    expect([asked.effects, asked.ask]).toEqual([[], expect.stringMatching(/^Which one: turn off/)]);
    const { effects } = talk('stue', ...plans, "don't turn off the leselampe", 'the second one');
    expect(effects).toMatchObject([{ type: 'schedule', op: 'cancel', entry: { id: 'scheduled_2' } }]);
  });
});

describe('another time', () => {
  const EIGHT = 'turn on the krone at eight pm';
  it.each([
    [EIGHT, 'make it nine', '2026-11-21T21:00:00'],
    [EIGHT, 'no, at half past seven', '2026-11-21T19:30:00'],
    [EIGHT, 'tomorrow at ten am instead', '2026-11-22T10:00:00'],
    ['turn on the krone at five am tomorrow', 'make it six', '2026-11-22T06:00:00'],
    ['turn on the krone for ten minutes', 'make it twenty', '2026-11-21T09:20:00'],
    ['turn on the krone for sixty minutes', 'make it ninety', '2026-11-21T10:30:00'],
    ['turn off the krone in two hours', 'make it three', '2026-11-21T12:00:00'],
    ['turn off the krone in two hours', 'make it 45 minutes', '2026-11-21T09:45:00'],
  ])('%s: %s', (first, second, at) => {
    expect(say(first, second).effects).toMatchObject([{ type: 'schedule', op: 'set', entry: { at } }]);
    expect(say(first, second, 'undo that').effects).toMatchObject([
      { type: 'schedule', op: 'set', entry: { at: expect.not.stringContaining(at) } },
    ]);
  });

  it('is as often as before', () => {
    expect(say('turn on the krone every day at eight pm', 'make it nine').effects).toMatchObject([
      { op: 'set', entry: { at: '2026-11-21T21:00:00', repeat: 'FREQ=DAILY' } },
    ]);
  });

  it.each(['make it 50', 'make it 20 percent'])('is no level: %s', (text) => {
    expect(say(EIGHT, text).effects).toMatchObject([{ type: 'device', device: 'krone' }]);
  });

  it.each([
    ['wake me up at seven', 'tomorrow at half past five instead', 'alarm', '2026-11-22T05:30:00'],
    ['remind me to phone Tove at six pm', 'no, at seven pm', 'reminder', '2026-11-21T19:00:00'],
  ])('of an alarm or a reminder: %s: %s', (first, second, kind, time) => {
    expect(say(first, second).effects).toMatchObject([
      { type: 'clock', op: 'cancel', entry: { kind } },
      { type: 'clock', op: 'set', entry: { kind, time } },
    ]);
  });
});

describe('what is planned', () => {
  it('is told with alarms, reminders and the events of the day', () => {
    const { reply } = say(DELAYED, 'set an alarm for seven am', "what's planned?");
    expect(reply).toBe(
      'I will turn off the Fontene at 9:10 AM and ring the alarm at 7 AM tomorrow. Today you have Kor at 6 PM.',
    );
  });

  it.each([
    ["what's scheduled for the fontene?", ['scheduled_1']],
    ['is the fontene going to turn off', ['scheduled_1']],
    ["what's coming up for the lights", []],
    ['what are you going to do tomorrow', []],
  ])('%s', (text, matching) => {
    expect(say(DELAYED, text).calls).toEqual([{ do: 'query', attr: 'scheduled', matching }]);
  });

  it.each([
    'what have you planned tonight',
    "what's scheduled for today",
    'is anything planned for this evening',
    'do you have anything planned today',
    'are you going to do anything tonight',
  ])('on a day, with its events: %s', (text) => {
    expect(say(DELAYED, text).reply).toBe(
      'I will turn off the Fontene at 9:10 AM. Today you have Kor at 6 PM.',
    );
  });

  it('is what the calendar says, where the house has nothing to do', () => {
    expect(say("what's scheduled for today").calls).toMatchObject([{ attr: 'calendar', range: 'today' }]);
    expect(say("what's planned for tomorrow").reply).toMatch(/nothing in the calendar tomorrow/);
    expect(say('what do I have today').calls).toMatchObject([{ attr: 'calendar' }]);
  });

  it('has a time that can be asked for', () => {
    expect(say('wake me in eight hours', 'what time will that be?').reply).toMatch(/5 PM/);
    expect(say(DELAYED, 'when is that?').reply).toMatch(/9:10 AM/);
  });

  it('says from when on what repeats within the day', () => {
    expect(say('turn on the lykt every two hours at seven pm').reply).toMatch(/every 2 hours from 7 PM/);
  });
});
