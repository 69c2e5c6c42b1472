/** What is told beside a request: sums in a story, why a value was put right, and an order with no verb before an aside. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { Call } from '../../../src/nlu/call.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: bothy, name: Bothy}
  - {id: byre, name: Byre}
devices:
  - {id: stove, name: Stove, area: bothy, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30, step: 0.5}], state: {mode: heat, target: 18, current: 17}}
  - {id: globe, name: Globe, area: bothy, kind: light, can: [brightness, color], state: {on: true, brightness: 60}}
  - {id: loom, name: Loom Lamp, area: byre, kind: light, state: {on: true}}
  - {id: hatch, name: Hatch, area: bothy, kind: cover, class: shutter, can: [position], state: {position: 50}}
  - {id: wireless, name: Wireless, area: bothy, kind: media, class: speaker, can: [volume], state: {playback: playing, volume: 30}}
  - {id: gatelock, name: Front Gate, area: byre, kind: lock, state: {locked: false}}
  - {id: morag, name: Morag, kind: person, state: {location: home}}
lists:
  - {id: shop, name: Shopping, items: [candles]}
calendars:
  - id: own
    name: Own
    events:
      - {summary: Sheep drench course, start: "2026-11-24T09:30", end: "2026-11-24T10:30", location: Mart hall}
      - {summary: Morag driving test, start: "2026-11-27T14:15", end: "2026-11-27T15:15", location: Perth}
`;
const sayIn = talkIn(HOUSE, 'beside.yaml');
const say = (...sentences: readonly string[]) => sayIn('bothy', ...sentences);

describe('a sum in a story', () => {
  it.each<[string, string]>([
    ["I've twenty buns and eight kids, what's that each", '2.5'],
    ['the rent is nine hundred split between three', '300'],
    ['how much are six fleeces at forty pounds each', '240'],
    ["I'm paid by the day so four and a half times ninety is what", '405'],
    ["what's six times seven I need it for my homework", '42'],
    ["my bench is forty eight inches across, that's how many feet", '4 feet'],
    ["the lamb was ten pounds at birth, what's that in kilos", '4.54'],
    ['Jean bought two yards and wants it in feet', '6 feet'],
    ['in celsius what is fifty degrees fahrenheit, gran is asking', '10 degrees'],
    ['a pint and a half of milk, how many milliliters is that', '1.5 pints'],
  ])('is told: %s', (text, result) => {
    const { reply, changes } = say(text);
    expect(reply).toContain(result);
    expect(changes).toEqual({});
  });

  it.each([
    'I have twenty buns and eight kids',
    'the bench is forty eight inches across',
    'we split the rent between three',
    'I was ten pounds at birth',
  ])('is none where nothing is asked: %s', (text) => {
    expect(say(text).calls.filter(({ do: does }) => does === 'info')).toEqual([]);
  });

  it.each([
    'set the stove to twenty',
    'globe to fifty percent',
    'set a timer for nine times three minutes',
  ])('is none in an order: %s', (text) => {
    expect(say(text).calls.filter(({ do: does }) => does === 'info')).toEqual([]);
  });
});

describe('a value put right with a reason', () => {
  it.each<[string, object]>([
    ["stove to twenty, no, she's asleep, nineteen", { stove: { target: 19 } }],
    ["set the globe to fifty, no, thirty, it's late", { globe: { brightness: 30 } }],
    ['hatch up, I tell a lie, down', { hatch: { position: 0 } }],
    ['stove to twenty, hold it, nineteen', { stove: { target: 19 } }],
    ['globe red, no, blue is fine', { globe: { color: { h: 240, s: 100 } } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toMatchObject(changes);
  });

  it.each([
    'stove to twenty, no, she said nineteen or eighteen',
    "stove to twenty, no, we're back at nine",
    'set the stove to twenty, no, never mind',
    "make it seventy, no, she's asleep, sixty",
  ])('is not guessed: %s', (text) => {
    expect(say(text).changes).toEqual({});
  });
});

describe('an order without a verb, before an aside', () => {
  it.each<[string, object]>([
    ["stove to nineteen, I've an essay to write", { stove: { target: 19 } }],
    ["loom lamp off, we're going in", { loom: { on: false } }],
    ["hatch down, there's a storm coming", { hatch: { position: 0 } }],
    ["oi turn off the globe, that's my bedtime", { globe: { on: false } }],
    ['globe aff, the bairn is asleep', { globe: { on: false } }],
  ])('is done: %s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it.each([
    "loom lamp on, I can't sleep",
    "the loom lamp is off, we're going in",
    'loom lamp off, I think not',
  ])('is left to who can tell: %s', (text) => {
    expect(say(text).changes).toEqual({});
  });
});

describe('a question with more beside it', () => {
  it.each([
    "front gate locked? I'm on the bus",
    "front gate locked? there's nobody in",
  ])('changes nothing: %s', (text) => {
    const { reply, changes } = say(text);
    expect(changes).toEqual({});
    expect(reply).toMatch(/not locked|unlocked/);
  });

  it('still locks where it is told to', () => {
    expect(say('lock the front gate').changes).toMatchObject({ gatelock: { locked: true } });
  });

  it.each([
    'any candles on the list',
    'any candles on the shopping list',
  ])('looks on the list: %s', (text) => {
    expect(say(text).reply).toMatch(/^Yes, candles/);
  });

  it('looks, and adds nothing', () => {
    const { reply, changes } = say('any matches on the shopping list');
    expect(reply).toMatch(/^No, matches/);
    expect(changes).toEqual({});
  });

  it.each([
    'is it still Saturday',
    'is it even still Saturday',
    'is it actually Saturday',
  ])('says the day: %s', (text) => {
    expect(say(text).calls).toMatchObject([{ do: 'info', topic: 'weekday' }]);
  });

  it('asks where somebody is before what is theirs in the calendar', () => {
    expect(say("where's our Morag").reply).toBe('Morag is at home.');
  });
});

describe('what is nearly called so', () => {
  const about = (words: string, more: object = {}): Call => ({
    do: 'query',
    attr: 'calendar',
    ask: 'when',
    about: words,
    ...more,
  });
  const { home } = parseHome(HOUSE, 'beside.yaml');
  const { converse } = createUnderstanding(home);
  const ask = (text: string, call: Call) =>
    converse(startWorld(home, '2026-11-21T09:00:00'), newSession('bothy'), {
      text,
      proposed: { calls: [call], confidence: 0.99 },
    });
  it.each([
    'course about my sheep',
    'drench for the ewes',
    'that sheep business',
    'course at the mart',
  ])('is told by its title: %s', (words) => {
    expect(ask('when must I go there', about(words)).reply).toMatch(/Sheep drench course is on Tuesday/);
  });

  it.each([
    'lottery tickets',
    "Morag's wedding",
    'Morag',
    'farrier visit about the grey pony',
  ])('is not: %s', (words) => {
    expect(ask('when must I go there', about(words)).reply).not.toMatch(/Sheep drench/);
  });

  it('is no answer to whether something is on', () => {
    expect(
      ask('is there a drench for ewes', about('drench for the ewes', { ask: 'what', test: { is: true } }))
        .reply,
    ).toMatch(/no drench/);
  });
});

describe('how warm it is where nothing measures', () => {
  it('is told by the only thermostat', () => {
    expect(sayIn('byre', "what's the temperature in here").reply).toMatch(/17 degrees in the bothy/);
  });

  it('is not told of a room that was named', () => {
    expect(sayIn('bothy', "what's the temperature in the byre").reply).toMatch(/Nothing in the byre/);
  });
});

describe('a colloquial verb after "and"', () => {
  it.each([
    'remind me about the bread in ten minutes and pop the loom lamp off',
    'remind me about the bread in ten minutes and then bung the loom lamp off',
    'remind me in ten minutes about the bread and whack the loom lamp off',
  ])('is an order of its own: %s', (text) => {
    const { changes, calls } = say(text);
    expect(changes).toMatchObject({ loom: { on: false } });
    expect(calls.some(({ do: does }) => does === 'reminder')).toBe(true);
  });

  it.each([
    'remind me at six to buy tape and stick the poster on the wall',
    'remind me at six to wash up and pop the lids on the jars',
    'put hay and chuck the bones on the shopping list',
  ])('switches nothing where it puts one thing on another: %s', (text) => {
    const { changes } = say(text);
    expect(
      Object.keys(changes).filter((id) => ['stove', 'globe', 'loom', 'hatch', 'wireless'].includes(id)),
    ).toEqual([]);
  });
});

describe('more time for what a timer is of', () => {
  const AN_HOUR = 'set a ten minute timer for the scones';
  it.each([
    'stick five more on the scones',
    'whack five more on the scones',
    'put five more on the scones',
  ])('%s', (text) => {
    expect(say(AN_HOUR, text).reply).toMatch(/15 minutes/);
  });

  it.each([
    'stick five more on the shopping list',
    'put five more on the pile',
    'stick five more on the gates',
  ])('is none: %s', (text) => {
    expect(say(AN_HOUR, text).changes).not.toHaveProperty('timers');
  });
});
