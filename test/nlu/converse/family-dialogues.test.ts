/** What a family says after something was done or told: which of them, how long, for whom else, at what other time. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
units: metric
floors:
  - {id: lower, name: Lower Floor, aliases: [downstairs], level: 0}
  - {id: upper, name: Upper Floor, aliases: [upstairs], level: 1}
areas:
  - {id: sala, name: Sala, floor: lower}
  - {id: kitchen, name: Kitchen, floor: lower}
  - {id: attic, name: Attic, floor: upper}
  - {id: yard, name: Yard, outside: true}
devices:
  - {id: tall, name: Tall Lamp, area: sala, kind: light, state: {on: false, brightness: 60, color_temp: 3000}}
  - {id: short, name: Short Lamp, area: sala, kind: light, state: {on: false, brightness: 40}}
  - {id: west, name: West Shutter, area: sala, kind: cover, class: shutter, state: {position: 0}}
  - {id: east, name: East Shutter, area: sala, kind: cover, class: shutter, state: {position: 0}}
  - {id: tv, name: TV, area: sala, kind: media, state: {playback: playing, volume: 20, muted: false}}
  - {id: fan, name: Ceiling Fan, area: sala, kind: fan, state: {on: false, speed: 40}}
  - {id: low_ac, name: Sala AC, area: sala, kind: climate, can: [{target: {min: 16, max: 30, step: 1}}, mode], state: {mode: cool, target: 24, current: 27}}
  - {id: high_ac, name: Attic AC, area: attic, kind: climate, can: [{target: {min: 16, max: 30, step: 1}}, mode], state: {mode: cool, target: 22, current: 26}}
  - {id: pump, name: Well Pump, area: yard, kind: switch, state: {on: false}}
  - {id: front, name: Front Door, area: sala, kind: lock, state: {locked: true}}
  - {id: back, name: Kitchen Door, area: kitchen, kind: lock, state: {locked: false}}
  - {id: gate, name: Yard Gate, area: yard, kind: cover, class: gate, state: {position: 0}}
  - {id: attic_light, name: Attic Light, area: attic, kind: light, state: {on: true}}
  - {id: dryer, name: Dryer, area: kitchen, kind: binary_sensor, class: running, state: {on: true}}
  - {id: luis, name: Luis, kind: person, state: {location: home}}
  - {id: ana, name: Ana, kind: person, state: {location: school}}
lists:
  - {id: market, name: Market List, items: [rice, eggs]}
  - {id: tools, name: Hardware List, items: [nails]}
calendars:
  - id: own
    name: Family
    events:
      - {summary: Swimming, start: "2026-11-22T10:00", end: "2026-11-22T11:00", location: City Pool}
      - {summary: Lunch at Abuela, start: "2026-11-22T13:30", end: "2026-11-22T16:00", location: Calle Sol}
`;

const say = (...sentences: string[]) => talkIn(HOUSE, 'family.yaml')('sala', ...sentences);
const RICE = 'set a rice timer for 15 minutes';
const BEANS = 'set a beans timer for 40 minutes';

describe('which of those that were meant', () => {
  it.each<[string[], object]>([
    [['open the shutters', 'the west one'], { east: { position: 0 } }],
    [['open the shutters', 'no, the west shutter'], { east: { position: 0 } }],
    [['open the shutters', 'the west one, I mean'], { east: { position: 0 } }],
    [['turn on the lamp', 'the tall one I mean', 'and the other one'], { short: { on: true } }],
    [['turn on the lamp', 'no, the tall one', 'dimmer'], { tall: { brightness: 40 } }],
    [['turn on the lamps', 'not the tall one', 'a little brighter'], { short: { brightness: 50 } }],
    [['turn on the tall lamp', 'the short one'], { tall: { on: false }, short: { on: true } }],
    [
      ['turn on the tall lamp', 'and the short one', 'make them a bit warmer'],
      { tall: { color_temp: 2750 } },
    ],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toMatchObject(changes);
  });

  it.each<[string[]]>([
    [['the west one']],
    [['open the shutters', 'no, the yellow one']],
    [['open the shutters', 'both of the shutters']],
  ])('%j: nothing', (sentences) => {
    expect(Object.keys(say(...sentences).changes)).toEqual([]);
  });
});

describe('the timer, alarm or reminder that is pointed at', () => {
  it.each<[string[], object]>([
    [[RICE, BEANS, 'cancel the second one'], { timers: [{ op: 'cancel', label: 'beans' }] }],
    [[RICE, BEANS, 'stop the first one'], { timers: [{ op: 'cancel', label: 'rice' }] }],
    [[RICE, BEANS, 'add two minutes to that'], { timers: [{ op: 'add', label: 'beans', seconds: 2520 }] }],
    [[RICE, 'call it paella'], { timers: [{ op: 'cancel' }, { op: 'set', label: 'paella', seconds: 900 }] }],
    [
      ['set an alarm for 7', 'and another one at 8', 'delete the first one'],
      { alarms: [{ op: 'cancel', time: '2026-11-22T07:00:00' }] },
    ],
    [
      ['remind me to call Eva at three', 'push that back an hour'],
      { reminders: [{ op: 'add', time: '2026-11-21T16:00:00' }] },
    ],
    [
      ['remind me to call Eva at three', 'and my pills at nine at night'],
      { reminders: [{ op: 'set', label: 'my pills', time: '2026-11-21T21:00:00' }] },
    ],
    [
      ['remind me to call Eva at three', 'remind me about the cake at five', 'forget the cake one'],
      { reminders: [{ op: 'cancel', label: 'the cake' }] },
    ],
    [['wake me at six', 'for weekdays only'], { alarms: [{ op: 'add', time: '06:00' }] }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toMatchObject(changes);
  });

  it.each<[string[], string]>([
    [[RICE, BEANS, 'how long left on that'], 'The beans timer has 40 minutes left.'],
    [[RICE, BEANS, 'how long on the rice', 'and the beans'], 'The beans timer has 40 minutes left.'],
    [[RICE, BEANS, 'how about the rice'], 'The rice timer has 15 minutes left.'],
    [['set an alarm for seven', 'is that am or pm'], 'Your alarm is set for 7 AM tomorrow.'],
    [
      ['remind me to call Eva at three', 'remind me about the cake at five', 'what was the first one again'],
      'The reminder: call Eva, 3 PM today.',
    ],
    [["what's on tomorrow", "what time's the second one"], 'Lunch at Abuela is tomorrow at 1:30 PM.'],
    [["what's on tomorrow", 'where is the first one'], 'Swimming is at City Pool.'],
  ])('%j: %s', (sentences, reply) => {
    expect(say(...sentences).reply).toBe(reply);
  });

  it.each<[string[]]>([
    [[RICE, 'cancel the second one']],
    [['cancel the second one']],
    [[RICE, 'call Ana']],
    [[RICE, 'how long does it take to boil an egg']],
    [['how many events are there tomorrow', "what time's the fourth one"]],
  ])('%j: nothing', (sentences) => {
    expect(say(...sentences).changes).toEqual({});
  });
});

describe('what else it is asked or done of', () => {
  it.each<[string[], object]>([
    [['set the AC to 21', 'what about upstairs'], { high_ac: { target: 21 } }],
    [['set the AC to 12', 'okay then 18'], { low_ac: { target: 18 } }],
    [["it's hot in here", 'one degree less'], { low_ac: { target: 22 } }],
    [['set the AC to 20', "it's too cold, increase by two"], { low_ac: { target: 22 } }],
    [['set the AC to 20', "that's too cold, bring it up three degrees"], { low_ac: { target: 23 } }],
    [['is everything locked', 'lock it'], { back: { locked: true } }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it.each<[string[], string]>([
    [['set the AC to 21', "what's it set to", 'and upstairs'], 'The Attic AC is set to 22 degrees.'],
    [['is Luis at home', 'and Ana'], 'No, Ana is at school.'],
    [['is the front door locked', 'what about the gate'], 'No, the Yard Gate is closed.'],
    [['set the AC to 12', "what's the lowest"], 'The Sala AC goes from 16 to 30 degrees.'],
    [['set the AC to 21', 'how high can it go'], 'The Sala AC goes from 16 to 30 degrees.'],
  ])('%j: %s', (sentences, reply) => {
    const told = say(...sentences);
    expect([told.reply, told.changes]).toEqual([reply, {}]);
  });

  it.each<[string[]]>([
    [['is the front door locked', 'and the soup']],
    [['what about the soup']],
    [[RICE, 'okay then 18']],
    [["what's the lowest"]],
  ])('%j: nothing', (sentences) => {
    expect(say(...sentences).changes).toEqual({});
  });
});

describe('how far, how long, and when again', () => {
  it.each<[string[], object]>([
    [['open the west shutter', 'half only'], { west: { position: 50 } }],
    [['open the shutters halfway', 'no, all the way'], { west: { position: 100 }, east: { position: 100 } }],
    [['turn on the fan', 'full speed'], { fan: { speed: 100 } }],
    [['turn on the well pump', 'stop it now'], { pump: { on: false } }],
    [
      ['turn on the fan', 'turn it off when the TV goes off'],
      { scheduled: [{ calls: [{ devices: ['fan'] }] }] },
    ],
    [
      ['turn on the well pump', 'for half an hour'],
      { scheduled: [{ at: '2026-11-21T09:30:00', calls: [{ do: 'set', state: 'off', devices: ['pump'] }] }] },
    ],
    [
      ['turn on the fan', 'just until ten'],
      { scheduled: [{ at: '2026-11-21T10:00:00', calls: [{ devices: ['fan'] }] }] },
    ],
    [
      ['turn on the well pump', 'stop it in ten minutes'],
      { scheduled: [{ at: '2026-11-21T09:10:00', calls: [{ devices: ['pump'] }] }] },
    ],
    [
      ['turn the fan on', 'turn it off in 15 minutes', 'same tomorrow'],
      { scheduled: [{ at: '2026-11-22T09:15:00', calls: [{ devices: ['fan'] }] }] },
    ],
    [
      ['wake me at 5:30 tomorrow', 'same for Wednesday'],
      { alarms: [{ op: 'set', time: '2026-11-25T05:30:00' }] },
    ],
    [
      ['turn off the fan in two hours', 'no, make it three', 'cancel that'],
      { scheduled: [{ op: 'cancel', at: '2026-11-21T12:00:00' }] },
    ],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toMatchObject(changes);
  });

  it('tells when what runs is to end, where no timer does', () => {
    expect(say('turn on the well pump', 'for half an hour', 'how much longer will it run').reply).toBe(
      'I will turn off the Well Pump at 9:30 AM.',
    );
  });

  it.each<[string[]]>([
    [['turn on the fan', 'for Ana']],
    [['is the fan on', 'for half an hour']],
    [['turn on the fan', 'same difference']],
    [['full speed']],
    [['half only']],
    [['is the west shutter open', 'all the way']],
  ])('%j: nothing', (sentences) => {
    expect(say(...sentences).calls.filter(({ do: does }) => does === 'set' || does === 'adjust')).toEqual([]);
  });
});

describe('the list that was spoken of', () => {
  it.each<[string[], object]>([
    [["what's on the market list", 'and put butter on there too'], { market: { added: ['butter'] } }],
    [['add nails to the hardware list', 'remove the nails'], { tools: { removed: ['nails'] } }],
    [["what's on the hardware list", 'add screws'], { tools: { added: ['screws'] } }],
    [['add nuts to the hardware list', 'and put bolts on'], { tools: { added: ['bolts'] } }],
    [['is there milk on the market list', 'add it then'], { market: { added: ['milk'] } }],
    [
      ['add tape to the market list', 'to the hardware list'],
      { market: { removed: ['tape'] }, tools: { added: ['tape'] } },
    ],
    [['add tape to the market list', 'no, on the hardware list', 'add glue'], { tools: { added: ['glue'] } }],
    [
      ['add sugar to the market list', 'make it two kilos of sugar'],
      { market: { removed: ['sugar'], added: ['two kilos of sugar'] } },
    ],
  ])('%j', (sentences, lists) => {
    expect(say(...sentences).changes).toEqual({ lists });
  });

  it.each<[string[]]>([
    [["what's on the market list", 'remove the wallpaper']],
    [['add sugar to the market list', 'make it twenty']],
    [['remove the rice from it']],
    [["what's on the market list", 'turn on the tall lamp', 'take it off']],
  ])('%j: no list', (sentences) => {
    expect(say(...sentences).changes).not.toHaveProperty('lists');
  });
});

describe('what nobody has kept', () => {
  it.each([
    'what happened while I was out',
    'did anyone come to the door',
    'what did I miss today',
  ])('%s', (text) => {
    expect(say(text)).toMatchObject({ calls: [], changes: {}, reply: expect.stringContaining('no record') });
  });

  it.each(['is anyone at home', 'did I leave the attic light on'])('%s: asks how it is', (text) => {
    expect(say(text).reply).not.toContain('no record');
  });

  it('tells nobody that they know when', () => {
    expect(say('is the dryer running', "let Luis know when it's finished").calls).not.toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('know') }),
    );
  });
});
