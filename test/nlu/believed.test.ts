/** What speakers who had never seen the grammar said, and it did something else: the grammar is asked first, and believed. */
import { describe, expect, it } from 'vitest';
import { fluent } from '../../src/nlu/converse/correction/disfluency.js';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 52, longitude: -1, timezone: Europe/London}
areas:
  - {id: den, name: Den}
  - {id: nook, name: Nook}
  - {id: yard, name: Yard, outside: true}
devices:
  - {id: oak, name: Oak Lamp, area: den, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: priya, name: Priya's Lamp, area: den, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: flood, name: Flood Light, area: yard, kind: light, state: {on: false}}
  - {id: telly, name: Telly, area: den, kind: media, class: tv, can: [volume, source: [Film Four, BBC One]], state: {playback: playing, volume: 40, source: BBC One}}
  - {id: boiler, name: Boiler, area: den, kind: climate, can: [target: {min: 5, max: 30, step: 1}, mode: ["off", heat]], state: {mode: heat, target: 20, current: 19}}
  - {id: blower, name: Blower, area: den, kind: climate, can: [target: {min: 16, max: 30, step: 1}, mode: ["off", cool]], state: {mode: cool, target: 24, current: 26}}
  - {id: oilheater, name: Oil Heater, area: nook, kind: outlet, state: {on: false}}
  - {id: boxfan, name: Box Fan, area: nook, kind: switch, state: {on: true}}
  - {id: ceiling, name: Ceiling Fan, area: den, kind: fan, can: [speed], state: {on: true, speed: 40}}
  - {id: coffee, name: Coffee Maker, aliases: [coffee], area: den, kind: switch, state: {on: false}}
  - {id: dusty, name: Dusty, area: den, kind: vacuum, state: {activity: docked}}
  - {id: barn, name: Barn Door, area: yard, kind: cover, class: garage_door, state: {position: 100}}
  - {id: drapes, name: Drapes, area: den, kind: cover, class: curtain, can: [position], state: {position: 100}}
  - {id: front, name: Front Door, area: den, kind: lock, state: {locked: true}}
  - {id: wicket, name: Wicket Gate, area: yard, kind: lock, state: {locked: false}}
  - {id: mains, name: Mains, area: yard, kind: binary_sensor, class: power, state: {on: false}}
  - {id: panel, name: Security System, area: den, kind: alarm, can: [mode: [disarmed, armed_home, armed_away, armed_night]], state: {mode: disarmed}}
  - {id: priyap, name: Priya, kind: person, state: {location: home}}
lists:
  - {id: shopping, name: Shopping List}
  - {id: parish, name: Parish List}
`;

const sayIn = talkIn(HOUSE, 'believed.yaml');
const say = (...sentences: readonly string[]) => sayIn('den', ...sentences);
/** Nothing is done, and nothing said of it: whoever understands more than the grammar is asked. */
const silent = (text: string, room = 'den') => {
  const { source, changes } = sayIn(room, text);
  expect({ text, source, changes }).toEqual({ text, source: 'none', changes: {} });
};

describe('what waits for something', () => {
  it.each([
    'I want the flood light to light up the moment it gets dark',
    "as soon as it gets dark I'd like the flood light to come on because we park round the back",
    'as soon as the mains is back, the oak lamp should go off',
  ])('%s: is not done now', (text) => silent(text));

  it('is of the thing that the condition names, however "is" is written', () => {
    const { calls } = say("if the barn door's open, close it");
    expect(calls).toMatchObject([{ do: 'set', state: 'close', devices: ['barn'] }]);
  });
});

describe('what complains', () => {
  it.each([
    ['so cold in here', 1],
    ['so hot in here', -1],
  ])('%s', (text, sign) => {
    const [call] = say(text).calls;
    expect(Math.sign(Number(call?.['delta']))).toBe(sign);
  });

  it.each([
    "that's very loud, that telly, it's going through me",
    "that oak lamp's for interrogations, I just want the telly",
    "I've a migraine coming so that oak lamp will have to go",
    "it's far too bright for three in the morning",
    'make the coffee stronger',
    "AC should be on low, it's howling",
    'set Dusty to mop',
  ])('%s: nobody wants the words of it done', (text) => silent(text));

  it('is why another thing is done, and is not done beside it', () => {
    const { changes } = say("close the shutters in here, it's so bright");
    expect(changes).not.toHaveProperty('oak');
  });
});

describe('an air conditioner', () => {
  it.each([
    ['bring the aircon down by one', 23],
    ['turn the aircon up by two', 26],
  ])('is set by degrees where they are counted: %s', (text, target) => {
    expect(say(text).changes).toEqual({ blower: { target } });
  });
});

describe('what is plugged in', () => {
  it.each([
    ['turn on the heater', { oilheater: { on: true } }],
    ['heater on for a bit and the fan off', { oilheater: { on: true }, boxfan: { on: false } }],
    ['turn off the fan', { boxfan: { on: false } }],
  ])('is what its name says: %s', (text, changes) => {
    expect(sayIn('nook', text).changes).toMatchObject(changes);
  });

  it('leaves the heating the heating', () => {
    expect(sayIn('nook', 'turn the heating down').changes).toMatchObject({ boiler: { target: 19 } });
  });
});

describe('the heater beside whoever speaks', () => {
  const POND = `
areas: [{id: lido, name: Lido, outside: true}, {id: sauna, name: Changing Room}, {id: annexe, name: Annexe}]
devices:
  - {id: lido_heat, name: Lido Heater, area: lido, kind: water_heater, can: [on, target: {min: 10, max: 35}], state: {on: true, target: 28}}
  - {id: tank, name: Tank Heater, area: sauna, kind: water_heater, can: [on, target: {min: 30, max: 65}], state: {on: true, target: 50}}
  - {id: wall, name: Wall Radiator, area: sauna, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30}], state: {mode: heat, target: 20}}
  - {id: split, name: Mini Split, area: annexe, kind: climate, can: [mode: ["off", heat, cool], target: {min: 5, max: 30}], state: {mode: heat, target: 20}}
`;
  const sayThere = talkIn(POND, 'lido.yaml');

  it('warms the water where nothing else is warmed', () => {
    expect(sayThere('lido', 'heater off').changes).toEqual({ lido_heat: { on: false } });
  });

  it('is no boiler where there is a radiator', () => {
    expect(sayThere('sauna', 'heater off').changes).not.toHaveProperty('tank');
  });
});

describe('what is meant by a word', () => {
  it('asks about the gate alone', () => {
    expect(say('is the gate locked').calls).toMatchObject([{ do: 'query', devices: ['wicket'] }]);
  });

  it('leaves out what is called by its owner, and not the owner', () => {
    expect(say("all the lights in here off except Priya's").changes).toEqual({ oak: { on: false } });
  });

  it.each([
    ["set the security system for the night, we're turning in", 'armed_night'],
    ['arm the security system, we are off', 'armed_away'],
  ])('%s', (text, mode) => {
    expect(say(text).calls).toMatchObject([{ attr: 'mode', value: mode }]);
  });
});

describe('times', () => {
  it.each([
    ['would you remind me to take my pill at eight every evening', '20:00'],
    ['would you remind me to take my pill at eight every morning', '08:00'],
  ])('%s', (text, time) => {
    expect(say(text).calls).toMatchObject([{ do: 'reminder', time, repeat: 'FREQ=DAILY' }]);
  });

  it('ends off what was to go off, whatever it was before', () => {
    const { calls } = say('ceiling fan at sixty for twenty minutes then off');
    expect(calls).toMatchObject([
      { do: 'adjust', attr: 'speed', value: 60 },
      { do: 'set', state: 'off', when: { delay: 1200 } },
    ]);
  });

  it.each([
    "I needn't get up at all, the clinic rang, call off the alarm for seven",
    "we're turning in, put the alarm on",
  ])('%s: sets no alarm, and asks after none', (text) => {
    const { calls, changes } = say(text);
    expect(changes).toEqual({});
    expect(calls.filter((call) => call['op'] === 'set' || call['op'] === 'query')).toEqual([]);
  });
});

describe('what is looked for while speaking', () => {
  it.each([
    ['uh put the the oat cakes on the on the shopping list', ['oat cakes']],
    ['add um rashers and and eh pudding to the to the shopping list', ['rashers', 'pudding']],
    ['add half and half to the shopping list', ['half and half']],
    ['add to the shopping list the old photos, grandfather wants to see them', ['old photos']],
    ['add milk and pull ups to the shopping list', ['milk', 'pull ups']],
  ])('%s', (text, items) => {
    expect(say(text).calls).toMatchObject([{ do: 'list', op: 'add', items }]);
  });

  it.each([
    'add kar ee leaves curry leaves to the shopping list',
    "add what's it called the bicarb to the shopping list",
    'add peanut no jelly uh grape jelly to the shopping list',
    'put the cattle on for tea',
    'put the corner lamb on',
    'remind me in ten minutes to call the soup uh call the super',
    "remind me to pay the gas on Monday, hang on they're shut, Tuesday at ten",
    "remind me at four, wait judo's at two, remind me at one to iron the belt",
    'remind me at six, is it six, no seven, to bring in the washing',
    'remind me at five, no no six, half past six tonight to fry the fish',
    'remind me at four, hang on, basketball practice, five this afternoon to ring Mum',
    'remind me tomorrow at nine to pay the gas, ay tomorrow is Sunday, Monday at nine',
    'remind me in ten, twenty, remind me in twenty minutes to flip the ribs',
  ])('%s: what was meant in the end, nobody knows', (text) => silent(text));

  it.each([
    ['play The The', 'play The The'],
    ['watch ER', 'watch ER'],
    ['is it on? On Monday it was', 'is it on? On Monday it was'],
    ['had had enough, very very much', 'had had enough, very very much'],
    ['the soup uh the super', 'the soup uh the super'],
    ['and the uh a click spring', 'and a click spring'],
    ['put the, the lamp on the on the um table', 'put the lamp on the table'],
  ])('%s: %s', (text, plain) => {
    expect(fluent(text)).toBe(plain);
  });
});

describe('what is said beside a label', () => {
  it.each([
    ["remind me for my tablet at one o'clock, beta", 'my tablet'],
    ["remind me in an hour about the poster or I'm dead", 'the poster'],
    ['remind me in an hour to hang it out, if I leave it it smells', 'hang it out'],
    ['remind me at four about the bins', 'the bins'],
  ])('%s', (text, label) => {
    expect(say(text).calls).toMatchObject([{ do: 'reminder', op: 'set', label }]);
  });

  it('is no part of what is cancelled', () => {
    const { calls } = say(
      'remind me tomorrow at nine to buy drinks',
      'cancel the reminder to buy drinks, the committee has bought them',
    );
    expect(calls).toMatchObject([{ do: 'reminder', op: 'cancel' }]);
  });
});
