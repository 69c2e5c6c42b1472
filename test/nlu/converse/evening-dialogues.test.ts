/** What goes on over an evening: another level, another one, the other place, another time, and what is counted from "that". */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { Call } from '../../../src/nlu/call.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { talkIn } from '../talk-in.js';

const BAKERY = `
areas: [{id: bakehouse, name: Bakehouse}, {id: parlour, name: Parlour}, {id: attic, name: Attic}, {id: lane, name: Lane, outside: true}]
devices:
  - {id: ovenlamp, name: Oven Lamp, area: bakehouse, kind: light, can: [brightness], state: {on: false, brightness: 60}}
  - {id: kneader, name: Kneader, area: bakehouse, kind: switch, state: {on: true}}
  - {id: hood, name: Hood, area: bakehouse, kind: fan, can: [speed], state: {on: true, speed: 40}}
  - {id: wireless, name: Wireless, area: bakehouse, kind: media, can: [volume], state: {playback: playing, volume: 60}}
  - {id: gramophone, name: Gramophone, area: parlour, kind: media, can: [volume, {source: [Klara Continuo, Records]}], state: {playback: playing, volume: 40, source: Records}}
  - {id: tall, name: Tall Lamp, area: parlour, kind: light, can: [brightness, color], state: {on: false, brightness: 50}}
  - {id: short, name: Short Lamp, area: parlour, kind: light, can: [brightness], state: {on: false, brightness: 50}}
  - {id: breeze, name: Breeze, area: parlour, kind: fan, state: {on: false}}
  - {id: puff, name: Loft Fan, area: attic, kind: fan, state: {on: true}}
  - {id: parlour_shade, name: Parlour Shade, area: parlour, kind: cover, class: shade, state: {position: 100}}
  - {id: attic_shade, name: Attic Shade, area: attic, kind: cover, class: shade, state: {position: 100}}
  - {id: stove, name: Stove, area: parlour, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 28}], state: {mode: "off", target: 18, current: 16}}
  - {id: coil, name: Attic Radiator, area: attic, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 28}], state: {mode: "off", target: 12, current: 11}}
  - {id: flour, name: Flour Bin, area: bakehouse, kind: sensor, class: level, state: {value: 64, unit: "%"}}
  - {id: lantern, name: Lane Lantern, area: lane, kind: switch, state: {on: false}}
  - {id: gate, name: Lane Gate, area: lane, kind: cover, class: gate, state: {position: 0}}
  - {id: vigil, name: Vigil, kind: scene}
lists: [{id: hardware, name: Hardware List, items: [twine]}, {id: shopping, name: Shopping List, items: [yeast]}]
`;
const say = (...sentences: readonly string[]) => talkIn(BAKERY, 'bakery.yaml')('parlour', ...sentences);
const changes = (...sentences: readonly string[]) => say(...sentences).changes;

describe('which way and how far', () => {
  it.each<[readonly string[], object]>([
    [['tall lamp on, and turn it down'], { tall: { on: true, brightness: 30 } }],
    [['tall lamp on and turn the music down'], { tall: { on: true }, gramophone: { volume: 30 } }],
    [['turn on the tall lamp', 'bring it down to forty', 'a bit more'], { tall: { brightness: 30 } }],
    [['turn on the tall lamp', 'brighten it'], { tall: { brightness: 70 } }],
    [['turn on the tall lamp', 'brighten it', 'bit less', 'bit less'], { tall: { brightness: 50 } }],
    [['turn on the tall lamp', 'brighten it', 'bit less', 'bit more'], { tall: { brightness: 70 } }],
    [['tall lamp on', 'rather bright, turn it down a bit', 'again'], { tall: { brightness: 30 } }],
    [['turn on the stove', 'twenty one'], { stove: { target: 21 } }],
    [['turn on the stove', "nineteen'll do"], { stove: { target: 19 } }],
    [['stove to twenty', 'and the attic radiator three degrees less than that'], { coil: { target: 17 } }],
    [['stove to twenty', 'actually knock two degrees off that one'], {}],
    [['stove to twenty', 'actually drop that one two degrees'], { stove: { target: 18 } }],
  ])('%j', (sentences, wanted) => {
    expect(changes(...sentences)).toEqual(wanted);
  });
});

describe('which one', () => {
  it.each<[readonly string[], object]>([
    [['turn on the tall lamp', 'not that one, the other one'], { tall: { on: false }, short: { on: true } }],
    [['tall lamp on', 'not that one, the other one', 'both then'], { tall: { on: true } }],
    [['both lamps on', 'leave the short one on and turn the other off'], { tall: { on: false } }],
    [['tall lamp on', 'short one as well'], { short: { on: true } }],
    [['close the parlour shade', 'attic one too'], { attic_shade: { position: 0 } }],
    [['attic one too'], {}],
    [['open the parlour shade halfway', 'undo that', 'attic one too'], {}],
    [
      ['turn the wireless down in the bakehouse', 'no, not the bakehouse, in here'],
      { wireless: { volume: 60 }, gramophone: { volume: 30 } },
    ],
    [['the fan can stay on'], {}],
    [['klara continuo please'], { gramophone: { source: 'Klara Continuo' } }],
    [
      ["I'm finished in the bakehouse, turn everything off"],
      { kneader: { on: false }, hood: { on: false }, wireless: { playback: 'off' } },
    ],
  ])('%j', (sentences, wanted) => {
    expect(changes(...sentences)).toEqual(wanted);
  });
});

describe('at another time, or at another level', () => {
  it.each<[readonly string[], object]>([
    [
      ['close the attic shade', 'open it again at seven'],
      { do: 'set', state: 'open', devices: ['attic_shade'] },
    ],
    [['turn on the lane lantern', 'not yet, in an hour'], { do: 'set', state: 'on', devices: ['lantern'] }],
    [
      ['when the attic drops under ten put the heating on', 'no, make that eight'],
      { do: 'set', state: 'on', devices: ['coil'], when: { once: { below: 8 } } },
    ],
    [
      ['wake me at half six tomorrow', 'and put the stove on an hour before that'],
      { do: 'set', state: 'on', devices: ['stove'], when: { at: '2026-11-22T05:30:00' } },
    ],
    [['how full is the flour bin', 'tell me if it drops below thirty'], { when: { once: { below: 30 } } }],
  ])('%j', (sentences, wanted) => {
    expect(say(...sentences).calls.at(-1)).toMatchObject(wanted);
  });

  it('undoes what is to come later instead', () => {
    expect(changes('turn on the lane lantern', 'not yet, in an hour')).toMatchObject({
      lantern: { on: false },
      scheduled: [{ op: 'set', at: '2026-11-21T10:00:00' }],
    });
  });

  it('counts from nothing that nobody set', () => {
    const { home } = parseHome(BAKERY, 'bakery.yaml');
    const { converse } = createUnderstanding(home);
    const calls: Call[] = [{ do: 'set', state: 'on', target: { ids: ['lantern'] }, when: { delay: 1800 } }];
    const text = 'get the lantern going half an hour before that';
    const proposed = { calls, confidence: 0.99 };
    expect(
      converse(startWorld(home, '2026-11-21T09:00:00'), newSession('parlour'), { text, proposed }).effects,
    ).toEqual([]);
  });
});

describe('of what was set', () => {
  const WEEK = ['wake me at seven on weekdays', 'and one for nine at the weekend'];

  it.each<[readonly string[], readonly object[]]>([
    [WEEK, [{ op: 'set', time: '09:00', repeat: 'FREQ=WEEKLY;BYDAY=SA,SU' }]],
    [[...WEEK, 'delete all but the weekend one'], [{ op: 'cancel', time: '07:00' }]],
    [[...WEEK, 'push the weekday one to ten past'], [{ op: 'add', time: '07:10' }]],
    [['wake me at eight on sundays', 'get rid of the sunday one'], [{ op: 'cancel', time: '08:00' }]],
    [
      ['wake me at eight on sundays', 'and half six the rest of the week'],
      [{ op: 'set', time: '06:30', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA' }],
    ],
    [
      ['wake me at seven on weekdays', 'skip monday', 'actually remove it'],
      [{ op: 'cancel', time: '07:00' }],
    ],
  ])('%j', (sentences, wanted) => {
    expect(changes(...sentences)).toMatchObject({ alarms: wanted });
  });

  const PROVED = ['set a timer for the rye, forty minutes', 'and one for the scones, twelve'];

  it.each<[readonly string[], readonly object[]]>([
    [[...PROVED, 'give the rye five more'], [{ op: 'add', label: 'rye', seconds: 2700 }]],
    [[...PROVED, 'bin the scones'], [{ op: 'cancel', label: 'scones' }]],
    [[...PROVED, 'lose the rye'], [{ op: 'cancel', label: 'rye' }]],
    [[...PROVED, 'stick another four on the scones'], [{ op: 'add', label: 'scones', seconds: 960 }]],
    [[...PROVED, 'and a crumpets one for twenty'], [{ op: 'set', label: 'crumpets', seconds: 1200 }]],
    [
      [...PROVED, 'make the scones fifteen'],
      [
        { op: 'cancel', label: 'scones' },
        { op: 'set', label: 'scones', seconds: 900 },
      ],
    ],
  ])('%j', (sentences, wanted) => {
    expect(changes(...sentences)).toMatchObject({ timers: wanted });
  });

  it('tells all of them, and when the alarm comes', () => {
    expect(say(...PROVED, 'how are they doing').reply).toMatch(/rye.*scones|scones.*rye/);
    expect(say('wake me at eight tomorrow', 'what time did I say').reply).toContain('8 AM');
    expect(say('turn off the kneader in twenty minutes', 'how long more for the kneader').reply).toContain(
      '9:20 AM',
    );
  });

  it('sets another reminder', () => {
    expect(
      changes('remind me to order flour at ten', 'and another one to ring the miller at noon'),
    ).toMatchObject({
      reminders: [{ op: 'set', label: 'ring the miller', time: '2026-11-21T12:00:00' }],
    });
  });
});

describe('of a list', () => {
  const ADDED = 'put a ladder and two hinges on the hardware list';

  it.each<[readonly string[], object]>([
    [[ADDED], { hardware: { added: ['ladder', 'two hinges'] } }],
    [[ADDED, 'and screws and a drill bit'], { hardware: { added: ['screws', 'drill bit'] } }],
    [[ADDED, 'we already have a ladder'], { hardware: { completed: ['ladder'] } }],
    [[ADDED, 'we don’t need twine'], { hardware: { removed: ['twine'] } }],
    [[ADDED, 'we’ve plenty of twine'], { hardware: { completed: ['twine'] } }],
    [[ADDED, 'what about twine, is it on there', 'take that off'], { hardware: { removed: ['twine'] } }],
  ])('%j', (sentences, wanted) => {
    expect(changes(...sentences)).toEqual({ lists: wanted });
  });
});

describe('what was asked about, and what cannot be taken back', () => {
  it.each<[readonly string[], string]>([
    [['open the lane gate', 'no', 'is it shut'], 'Lane Gate is closed'],
    [['turn on the stove', 'is it on in the attic too'], 'Attic Radiator is off'],
    [['turn the gramophone down', 'what volume is it at'], '30%'],
    [['vigil', 'cancel that'], "can't be undone"],
  ])('%j', (sentences, wanted) => {
    expect(say(...sentences).reply).toContain(wanted);
  });

  it.each<[string, Call]>([
    ['can we have fifteen', { do: 'adjust', attr: 'position', value: 15, target: { ids: ['attic_shade'] } }],
    ['there’s plenty of rye', { do: 'list', op: 'add', list: 'shopping', items: ['rye'] }],
    ["I'm not going out again for yeast", { do: 'list', op: 'remove', list: 'shopping', items: ['yeast'] }],
  ])('leaves alone what a model makes of "%s"', (text, call) => {
    const { home } = parseHome(BAKERY, 'bakery.yaml');
    const { converse } = createUnderstanding(home);
    const proposed = { calls: [call], confidence: 0.99 };
    expect(
      converse(startWorld(home, '2026-11-21T09:00:00'), newSession('parlour'), { text, proposed }).effects,
    ).toEqual([]);
  });
});
