/** What people say next on an ordinary day: on from an order, from an answer, from a list, from somebody who was named. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
units: metric
location: {latitude: 53.4, longitude: -6.3, timezone: Europe/Dublin}
areas:
  - {id: parlour, name: Parlour}
  - {id: scullery, name: Scullery}
  - {id: nuala, name: Nuala's Room}
  - {id: yard, name: Yard, outside: true}
devices:
  - {id: chandelier, name: Chandelier, area: parlour, kind: light, state: {on: false, brightness: 90}}
  - {id: spots, name: Alcove Spots, area: parlour, kind: light, state: {on: true, brightness: 60}}
  - {id: drapes, name: Drapes, area: parlour, kind: cover, class: curtain, state: {position: 0}}
  - {id: stereo, name: Stereo, area: parlour, kind: media, can: [volume, {source: [Lyric FM, Vinyl]}], state: {playback: playing, volume: 30}}
  - {id: stove, name: Pellet Stove, area: parlour, kind: climate, can: [{target: {min: 7, max: 28}}], state: {mode: heat, target: 20, current: 19}}
  - {id: urn, name: Tea Urn, area: scullery, kind: switch, state: {on: false}}
  - {id: range, name: Range Light, area: scullery, kind: light, state: {on: false, brightness: 50}}
  - {id: prep, name: Prep Light, area: scullery, kind: light, state: {on: true, brightness: 50}}
  - {id: lava, name: Lava Lamp, area: nuala, kind: light, can: [brightness, color], state: {on: true, brightness: 40}}
  - {id: shade, name: Nuala's Shade, area: nuala, kind: cover, class: shade, state: {position: 100}}
  - {id: desk, name: Nuala's Desk Lamp, area: nuala, kind: light, state: {on: true, brightness: 80}}
  - {id: hatch, name: Hatch, area: scullery, kind: cover, class: shutter, state: {position: 100}}
  - {id: gate, name: Yard Gate, area: yard, kind: lock, state: {locked: false}}
  - {id: lanterns, name: Yard Lanterns, area: yard, kind: light, state: {on: false}}
  - {id: hose, name: Soaker Hose, area: yard, kind: valve, state: {position: 0}}
  - {id: rolo, name: Rolo, area: parlour, kind: vacuum, state: {activity: docked, battery: 70}}
  - {id: panel, name: House Alarm, kind: alarm, state: {mode: disarmed}}
  - {id: nuala_p, name: Nuala, kind: person, state: {location: school}}
  - {id: declan, name: Declan, kind: person, state: {location: home}}
lists:
  - {id: messages, name: Shopping List, items: [tea, spuds]}
  - {id: jobs, name: Jobs List, items: [oil the gate]}
`;

const inHouse = talkIn(HOUSE, 'daily.yaml');
const say = (...sentences: string[]) => inHouse('parlour', ...sentences);

describe('an order that begins with "and" and points at what was spoken of', () => {
  it.each<[string[], object]>([
    [['turn on the urn', 'and turn it off in an hour'], { scheduled: [{ at: '2026-11-21T10:00:00' }] }],
    [['turn on the chandelier', 'and dim it to 40'], { chandelier: { brightness: 40 } }],
    [['open the drapes', 'and close them at ten tonight'], { scheduled: [{ at: '2026-11-21T22:00:00' }] }],
    [['is the yard gate locked', 'oh and lock it'], { gate: { locked: true } }],
    [['turn on the lava lamp', 'and can you make it green'], { lava: { color: { h: 120, s: 100 } } }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toMatchObject(changes);
  });

  it.each<[string[]]>([
    [['turn on the chandelier', 'and it is getting late']],
    [['turn on the chandelier', 'and put that down to experience']],
    [['turn on the chandelier', 'so they closed it yesterday']],
  ])('%j: nothing', (sentences) => {
    expect(say(...sentences).changes).toEqual({});
  });
});

describe('off again, at a time', () => {
  it('is said of what was put off last, and comes after it', () => {
    const hose = ['turn the hose on for fifteen minutes', 'and the lanterns on at sunset'];
    expect(say(...hose, 'and off again at eleven').changes).toMatchObject({
      scheduled: [{ at: '2026-11-21T23:00:00', calls: [{ state: 'off', devices: ['lanterns'] }] }],
    });
  });

  it.each<[string[], object]>([
    [['turn on the urn', 'and back off at ten'], { at: '2026-11-21T10:00:00', calls: [{ state: 'off' }] }],
    [['close the hatch', 'open again tomorrow at eight'], { at: '2026-11-22T08:00:00' }],
  ])('%j', (sentences, scheduled) => {
    expect(say(...sentences).changes).toMatchObject({ scheduled: [scheduled] });
  });

  it.each<[string[], object]>([
    [['turn on the lanterns when it gets dark', 'until eleven'], { at: '2026-11-21T23:00:00' }],
    [['turn on the urn at eight tonight', 'for an hour'], { at: '2026-11-21T21:00:00' }],
    [
      ['every evening at six turn on the urn', 'until ten'],
      { at: '2026-11-21T22:00:00', repeat: 'FREQ=DAILY' },
    ],
  ])('%j ends what is still to come', (sentences, scheduled) => {
    expect(say(...sentences).changes).toMatchObject({
      scheduled: [{ ...scheduled, calls: [{ state: 'off' }] }],
    });
  });

  it.each<[string[], object]>([
    [
      ['set the pellet stove to 23', 'put it back at ten tonight'],
      { at: '2026-11-21T22:00:00', calls: [{ value: 20 }] },
    ],
    [
      ['dim the spots to 10', 'turn them back up in an hour'],
      { at: '2026-11-21T10:00:00', calls: [{ value: 60 }] },
    ],
  ])('%j: as it was, then', (sentences, scheduled) => {
    expect(say(...sentences).changes).toMatchObject({ scheduled: [scheduled] });
  });

  it.each<[string]>([
    ['spots off at ten tonight and the chandelier'],
    ['turn off the spots at ten tonight and the chandelier too'],
  ])('%j: both then', (sentence) => {
    const { effects } = say(sentence);
    expect(effects).toMatchObject([
      { entry: { at: '2026-11-21T22:00:00' } },
      { entry: { at: '2026-11-21T22:00:00' } },
    ]);
  });

  it('does at once what has a verb of its own, or lasts', () => {
    expect(say('turn off the spots at ten tonight and open the drapes').changes).toMatchObject({
      drapes: { position: 100 },
    });
    expect(say('turn on the urn for ten minutes and the chandelier').changes).toMatchObject({
      chandelier: { on: true },
    });
  });

  it('stops at eight what plays or runs until then', () => {
    expect(say('set the stereo to vinyl', 'stop it at eight tonight').changes).toMatchObject({
      scheduled: [{ at: '2026-11-21T20:00:00', calls: [{ do: 'media', op: 'stop', devices: ['stereo'] }] }],
    });
  });
});

describe('what comes every day, on other days', () => {
  const DAILY = 'every day at seven turn on the urn';
  it.each([
    [[DAILY, 'weekdays only'], 'MO,TU,WE,TH,FR', '2026-11-23T07:00:00'],
    [[DAILY, 'except weekends'], 'MO,TU,WE,TH,FR', '2026-11-23T07:00:00'],
    [[DAILY, 'but not on Sundays'], 'MO,TU,WE,TH,FR,SA', '2026-11-23T07:00:00'],
    [['turn on the urn tomorrow at seven', 'only on weekends'], 'SA,SU', '2026-11-22T07:00:00'],
    [['set an alarm for seven every day', 'except at weekends'], 'MO,TU,WE,TH,FR', '2026-11-23T07:00:00'],
  ])('%j', (sentences, days, at) => {
    const [entry] = Object.values(say(...sentences).changes).flat();
    expect(entry).toMatchObject({ repeat: `FREQ=WEEKLY;BYDAY=${days}` });
    expect((entry as { at?: string; time?: string }).at ?? at).toBe(at);
  });

  it('keeps to the sun what came with it', () => {
    const told = say('turn on the lanterns at sunset every day', 'weekdays only');
    expect(told.reply).toMatch(/every weekday/);
    expect(told.effects).toMatchObject([{ entry: { sun: { event: 'sunset' } } }]);
  });

  it('leaves what is not planned alone', () => {
    expect(say('turn on the urn', 'weekdays only').changes).toEqual({});
  });
});

describe('a reminder that was counted in minutes', () => {
  it.each([
    ['remind me to turn the roast in forty minutes', 'make it fifty', '2026-11-21T09:50:00'],
    ['remind me to turn the roast in forty minutes', 'actually make it an hour', '2026-11-21T10:00:00'],
    ['remind me in two hours to call Una', 'no, three', '2026-11-21T12:00:00'],
    ['remind me at ten to call Una', 'make it eleven', '2026-11-21T11:00:00'],
  ])('%j, %j', (first, then, time) => {
    const set = (say(first, then).changes as { reminders: object[] }).reminders.at(-1);
    expect(set).toMatchObject({ op: 'set', time });
  });

  it.each([
    [['remind me at five to leave', 'make it ten to'], '2026-11-21T16:50:00'],
    [['remind me at five to leave', 'no, quarter past'], '2026-11-21T17:15:00'],
    [['remind me to call Una at half three', 'twenty past three I mean'], '2026-11-21T15:20:00'],
    [['add soap to the shopping list and remind me to go at six', 'sorry, half five'], '2026-11-21T17:30:00'],
  ])('%j', (sentences, time) => {
    const set = (say(...sentences).changes as { reminders: object[] }).reminders.at(-1);
    expect(set).toMatchObject({ op: 'set', time });
  });

  it('comes again on another day', () => {
    expect(say('remind me at ten to call Una', 'remind me again tomorrow').changes).toMatchObject({
      reminders: [{ op: 'set', label: 'call Una', time: '2026-11-22T10:00:00' }],
    });
  });
});

describe('a timer that was lengthened, paused or resumed', () => {
  const SET = 'set a timer for ten minutes';
  it.each([
    [[SET, 'add two minutes', 'cancel it'], 'cancel'],
    [[SET, 'pause it', 'cancel it'], 'cancel'],
    [[SET, 'pause it', 'resume it', 'never mind, cancel it'], 'cancel'],
  ])('%j', (sentences, op) => {
    expect(say(...sentences).changes).toMatchObject({ timers: [{ op }] });
  });

  it('loses the minutes alone where "that" is taken back', () => {
    expect(say(SET, 'add two minutes', 'cancel that').changes).toMatchObject({ timers: [{ seconds: 600 }] });
  });
});

describe('enough', () => {
  it.each<[string[]]>([
    [['turn up the stereo', "that's enough"]],
    [["it's chilly in here", "that's enough"]],
    [['dim the alcove spots', "okay that'll do"]],
    [['dim the alcove spots', "that's better"]],
    [['dim the alcove spots', "that's perfect, leave it like that"]],
  ])('%j leaves all as it is', (sentences) => {
    const { changes, reply } = say(...sentences);
    expect([changes, reply]).toEqual([{}, 'All right.']);
  });

  it.each<[string[], object]>([
    [["that's enough"], { stereo: { playback: 'idle' } }],
    [['play the stereo', "that's enough"], { stereo: { playback: 'idle' } }],
  ])('%j stops what plays', (sentences, changes) => {
    expect(say(...sentences).changes).toMatchObject(changes);
  });
});

describe('the list that was spoken of', () => {
  it.each<[string[], object]>([
    [
      ['add wax the floor to the jobs list', 'clear the list'],
      { jobs: { removed: ['oil the gate', 'wax the floor'] } },
    ],
    [["what's on the jobs list", 'empty it'], { jobs: { removed: ['oil the gate'] } }],
    [["what's on the shopping list", 'and jam as well'], { messages: { added: ['jam'] } }],
    [["what's on the shopping list", 'take everything off it'], { messages: { removed: ['tea', 'spuds'] } }],
  ])('%j', (sentences, lists) => {
    expect(say(...sentences).changes).toMatchObject({ lists });
  });

  it.each([
    ['do we have spuds on there', /^Yes/],
    ['is there any jam on it', /^No/],
    ['have I got tea on the list already', /^Yes/],
  ])('%j', (asked, reply) => {
    const told = say("what's on the shopping list", asked);
    expect(told.reply).toMatch(reply);
    expect(told.changes).toEqual({});
  });
});

describe('his, hers, she and he', () => {
  it.each<[string[], object]>([
    [['turn off the lava lamp', 'and close her shade'], { shade: { position: 0 } }],
    [["is Nuala's desk lamp on", 'turn it off then', 'and close her shade'], { shade: { position: 0 } }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toMatchObject(changes);
  });

  it.each([
    [["where's Nuala", 'is she home yet'], 'No, Nuala is at school.'],
    [['tell Nuala dinner is ready', 'where is she'], 'Nuala is at school.'],
    [["who's home", 'where is he'], 'Declan is at home.'],
    [['is Nuala home', "tell her dinner's at seven"], "Announced: Nuala, dinner's at seven."],
  ])('%j', (sentences, reply) => {
    expect(say(...sentences).reply).toBe(reply);
  });

  it('waits for whoever was spoken of', () => {
    expect(say('is Nuala home', 'turn on the lanterns when she gets home').changes).toMatchObject({
      scheduled: [{ once: { devices: ['nuala_p'], is: 'home' } }],
    });
  });

  it.each<[string[]]>([
    [['are Nuala and Declan home', 'tell her to come down']],
    [['turn on the urn', 'where is she']],
    [['turn on the urn', 'and close her shade']],
  ])('%j: nobody knows who', (sentences) => {
    expect(say(...sentences).effects).toEqual([]);
  });
});

describe('the robot that was set to work', () => {
  it.each<[string[], object]>([
    [['start Rolo', 'stop'], { rolo: { activity: 'idle' } }],
    [['start Rolo', 'send him home'], { rolo: { activity: 'docked' } }],
    [['start Rolo', 'tell her to go back'], { rolo: { activity: 'docked' } }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('tells its battery', () => {
    expect(say('start Rolo', 'how much battery has he got left').reply).toMatch(/70%/);
  });
});

describe('the mode of the alarm', () => {
  it.each([
    [['arm the house alarm', 'no, night mode'], 'armed_night'],
    [['arm the house alarm', 'make it stay'], 'armed_home'],
    [['is the house alarm armed', 'set it to night mode'], 'armed_night'],
  ])('%j', (sentences, mode) => {
    expect(say(...sentences).changes).toEqual({ panel: { mode } });
  });

  it('is no mode of anything else', () => {
    expect(say('turn on the urn', 'set it to night mode').changes).toEqual({});
  });
});

describe('the same sum again', () => {
  it.each([
    [['how many grams in a pound', 'and in two pounds'], /^2 pounds are 907/],
    [["what's 350 fahrenheit in celsius", 'and 425'], /218\.33/],
    [["what's 15 percent of 84", 'and 20 percent'], /16\.8/],
    [["what's 15 percent of 84", 'what about of 90'], /13\.5/],
  ])('%j', (sentences, reply) => {
    expect(say(...sentences).reply).toMatch(reply);
  });

  it.each<[string[]]>([
    [["what's 12 times 8", 'and 14']],
    [['how many grams in a pound', 'and in the attic']],
  ])('%j: nobody knows of what', (sentences) => {
    expect(say(...sentences).reply).not.toMatch(/\d/);
  });
});

describe('several things at once, then them', () => {
  it('are those of the sentence that were several', () => {
    const done = say('turn on the lights, open the drapes and turn on the stereo', 'turn them down to forty');
    expect(done.changes).toEqual({ chandelier: { brightness: 40 }, spots: { brightness: 40 } });
  });

  it('are switched off again, both of them', () => {
    const done = say('turn on the chandelier', 'and the spots', 'off again both of them');
    expect(done.changes).toEqual({ chandelier: { on: false }, spots: { on: false } });
  });
});

describe('what was spoken of, asked after', () => {
  it.each([
    [['turn on the chandelier', 'how bright is it'], 'The Chandelier is at 90%.'],
    [['turn on the range light', 'and the other', 'how bright is it'], 'The Prep Light is at 50%.'],
    [["is anything on in Nuala's room", 'turn those off as well'], /^Turned off/],
    [["turn off the lights in Nuala's room", 'is anything still on in there'], /^No/],
  ])('%j', (sentences, reply) => {
    expect(say(...sentences).reply).toMatch(reply);
  });
});

describe('second thoughts', () => {
  it('keeps on what was to go off', () => {
    const done = say('turn on the urn', 'for half an hour', 'never mind, just leave it on');
    expect(done.changes).toMatchObject({ scheduled: [{ op: 'cancel' }] });
  });

  it.each<[string[], string]>([
    [['turn on the urn', 'off in ten minutes', 'make it twenty'], '2026-11-21T09:20:00'],
    [['turn on the urn', 'for ten minutes', 'make it half an hour'], '2026-11-21T09:30:00'],
  ])('%j moves the end', (sentences, at) => {
    expect(say(...sentences).changes).toMatchObject({ scheduled: [{ at }] });
  });

  it('stops halfway', () => {
    expect(say('open the drapes', 'only halfway').changes).toEqual({ drapes: { position: 50 } });
  });

  it('goes back to where it was', () => {
    expect(say('turn up the stereo', "no that's too loud, back to where it was").changes).toEqual({
      stereo: { volume: 30 },
    });
  });

  it('holds nothing until a time that was said after words that came to nothing', () => {
    expect(say('turn on the urn', 'flurb the garden gnome at midnight', 'until six').changes).toEqual({});
  });
});
