/** What people say day by day, in one turn each, and how it is answered. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
areas:
  - {id: kitchen, name: Kitchen}
  - {id: lounge, name: Lounge}
  - {id: bedroom, name: Bedroom}
  - {id: hall, name: Hall}
  - {id: yard, name: Yard, outside: true}
devices:
  - {id: spots, name: Spots, area: kitchen, kind: light, state: {on: true, brightness: 60}}
  - {id: uplight, name: Uplight, area: lounge, kind: light, state: {on: true, brightness: 40}}
  - {id: hall_lamp, name: Hall Lamp, area: hall, kind: light, state: {on: true, brightness: 80}}
  - {id: purifier, name: Dyson TP07, area: bedroom, kind: fan, can: [speed, oscillating, {preset: [auto, night]}], state: {on: true, speed: 40, oscillating: true, preset: auto}}
  - {id: robot, name: Rosie, area: hall, kind: vacuum, state: {activity: docked, battery: 80}}
  - {id: bolt, name: Nuki Haustür, kind: lock, state: {locked: false}}
  - {id: radio, name: Jukebox, area: lounge, kind: media, can: [volume, {source: [FM4, Line-in]}], state: {playback: playing, volume: 30, source: FM4}}
  - {id: stat, name: Thermostat, area: lounge, kind: climate, can: [{mode: [off, heat, cool, heat_cool]}, {target: {min: 10, max: 30}}, target_low, target_high, {fan_mode: [auto, high]}], state: {mode: heat_cool, target_low: 19, target_high: 24, current: 20, humidity: 40, fan_mode: auto}}
  - {id: trv, name: Radiator Valve, area: bedroom, kind: climate, can: [{mode: [off, heat]}, {target: {min: 5, max: 28}}], state: {mode: heat, target: 19, current: 23}}
  - {id: t_bed, name: Bedroom Temperature, area: bedroom, kind: sensor, class: temperature, state: {value: 18, unit: "°C"}}
  - {id: t_yard, name: Yard Temperature, area: yard, kind: sensor, class: temperature, state: {value: 4, unit: "°C"}}
  - {id: tub, name: Boiler, area: hall, kind: water_heater, state: {on: true, target: 55, current: 48}}
  - {id: lux, name: Lounge Illuminance, area: lounge, kind: sensor, class: illuminance, state: {value: 120, unit: lx}}
  - {id: pir, name: Yard Motion, area: yard, kind: binary_sensor, class: motion, state: {on: true}}
  - {id: siren, name: House Alarm, kind: alarm, state: {mode: armed_home}}
  - {id: telly, name: Telly, area: bedroom, kind: media, can: [volume, {source: [HDMI 1, HDMI 2, Radio]}], state: {playback: off, volume: 20, source: HDMI 1}}
  - {id: left_lamp, name: Desk Lamp, area: hall, kind: light, state: {on: true}}
  - {id: right_lamp, name: Desk Lamp, area: bedroom, kind: light, state: {on: true}}
  - {id: sky, name: Wetter, kind: weather, state: {condition: pouring, temperature: 6, humidity: 90}}
lists: [{id: shopping, name: Einkaufsliste, aliases: [shopping list], items: [milk, eggs]}]
calendars:
  - id: family
    name: Family
    events:
      - {summary: Judo, start: 2026-11-21T15:00, end: 2026-11-21T16:00, location: Town Hall}
      - {summary: Dentist, start: 2026-11-24T09:00, end: 2026-11-24T09:30, location: High Street}
`;

const EVENING = '2026-11-21T19:10:00';
const house = talkIn(HOUSE, 'everyday.yaml', EVENING);
const say = (text: string, room = 'hall') => house(room, text);

describe('by so much, and to so much', () => {
  it.each([
    ['turn the uplight up 20 percent', { uplight: { brightness: 60 } }],
    ['turn the uplight up 20', { uplight: { brightness: 60 } }],
    ['turn the hall lamp down 30 percent', { hall_lamp: { brightness: 50 } }],
    ['turn the uplight up to 80', { uplight: { brightness: 80 } }],
    ['turn the hall lamp down to 20 percent', { hall_lamp: { brightness: 20 } }],
    ['turn the jukebox up 10 percent', { radio: { volume: 40 } }],
    ['turn the jukebox down 10', { radio: { volume: 20 } }],
    ['turn the jukebox up to 60', { radio: { volume: 60 } }],
    ['turn the dyson up 20 percent', { purifier: { speed: 60 } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });
});

describe('called by a part of the name', () => {
  it.each([
    ['turn off the dyson', { purifier: { on: false } }],
    ['set the dyson to night mode', { purifier: { preset: 'night' } }],
    ['dyson speed 70', { purifier: { speed: 70 } }],
    ['stop the dyson from oscillating', { purifier: { oscillating: false } }],
    ['lock the nuki', { bolt: { locked: true } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });
});

describe('what follows later', () => {
  it('is not the time of what comes before it', () => {
    const { changes } = say('turn off the spots and after 5 minutes the uplight');
    expect(changes).toMatchObject({ spots: { on: false }, scheduled: [{ at: '2026-11-21T19:15:00' }] });
    expect(changes).not.toHaveProperty('uplight');
    expect(say('turn off the spots and the uplight in 5 minutes').changes).not.toHaveProperty('spots');
  });

  it('takes a bare hour for one that people are awake at', () => {
    expect(say('remind me at 3:30 to pick up Leo').reply).toContain('3:30 PM tomorrow');
    expect(say('remind me at 8 to call Anna').reply).toContain('8 PM');
    expect(say('remind me at 3 am to check the cow').reply).toContain('3 AM');
    const atNight = talkIn(HOUSE, 'everyday.yaml', '2026-11-21T23:40:00');
    expect(atNight('hall', 'remind me at 1 to go to bed').reply).toContain('1 AM');
  });
});

describe('said in one breath', () => {
  it.each([
    [
      'turn on the uplight and set it to 70 percent',
      /^The Uplight is already on\. The Uplight is set to 70%\.$/,
    ],
    [
      'turn off the spots and the uplight in ten minutes',
      /^Okay, I will turn off the Spots in 10 minutes and turn off the Uplight in 10 minutes\.$/,
    ],
    [
      'set the thermostat between 18 and 23',
      /^The Thermostat is set to at least 18 degrees and at most 23 degrees\.$/,
    ],
    ['set the thermostat fan to high', /^The fan of the Thermostat is set to high\.$/],
  ])('%s', (text, reply) => {
    expect(say(text, 'lounge').reply).toMatch(reply);
  });
});

describe('how it is', () => {
  it.each([
    ['is it raining', 'Yes, it is pouring with rain and 6 degrees.'],
    ['do I need an umbrella', 'Yes, it is pouring with rain and 6 degrees.'],
    ['is it sunny', 'No, it is pouring with rain and 6 degrees.'],
    ['is it windy', 'No, it is pouring with rain and 6 degrees.'],
    ["what's the weather like", 'It is pouring with rain and 6 degrees.'],
    ['how warm is it outside', 'It is 4 degrees Celsius in the yard.'],
    ["what's the temperature in the bedroom", 'It is 18 degrees Celsius in the bedroom.'],
    ["what's the humidity inside", 'The humidity of the Thermostat is 40%.'],
    ["what's the humidity outside", 'The humidity outside is 90%.'],
    ['what is the jukebox playing', 'The Jukebox is playing FM4.'],
    ['how many things are on the shopping list', 'There are 2 things on the einkaufsliste: milk and eggs.'],
    ['where is judo', 'Judo was at Town Hall.'],
    ['when is judo', 'Judo was today at 3 PM.'],
    ['when was judo', 'Judo was today at 3 PM.'],
    ["what's on my calendar today", 'Today you had Judo at 3 PM.'],
    ['where is the dentist', 'Dentist is at High Street.'],
  ])('%s', (text, reply) => {
    expect(say(text).reply).toBe(reply);
  });

  it('counts neither the yard nor the weather to the house', () => {
    const { reply } = say("what's the temperature in the house");
    expect(reply).toBe('It is 20 degrees in the lounge and it is 23 degrees in the bedroom.');
    expect(say('how warm is it inside').reply).toBe(reply);
  });
});

describe('asked of what knows it', () => {
  it.each([
    ['how hot is the water', 'The Boiler is at 48 degrees.'],
    ['how bright is it in the lounge', 'The Lounge Illuminance is 120 lx.'],
    ['vacuum battery', 'Rosie has 80% battery.'],
    ['is anyone in the yard', 'Yes, there is movement in the yard.'],
    ['is the alarm on', 'The House Alarm is armed for home.'],
    ['is the alarm off', 'No, the House Alarm is armed for home.'],
  ])('%s', (text, reply) => {
    expect(say(text).reply).toBe(reply);
  });

  it('does not take heating for cooling', () => {
    expect(say('is the heat on', 'bedroom').reply).toMatch(/^Yes/);
    const heats = talkIn(HOUSE.replace('mode: heat_cool', 'mode: heat'), 'everyday.yaml', EVENING);
    expect(heats('lounge', 'is the ac on').reply).toBe('No, the Thermostat is set to heat.');
    expect(heats('lounge', 'is the heating on').reply).toMatch(/^Yes/);
  });

  it('waits for the warmth of the house, not of the yard', () => {
    const { changes } = say('turn off the hall lamp when it gets above 25 inside');
    const watched = JSON.stringify(changes);
    expect(watched).toContain('"stat"');
    expect(watched).not.toContain('"t_yard"');
    const boiler = JSON.stringify(say('turn the boiler off once it reaches 60').changes);
    expect(boiler).toContain('"devices":["tub"],"attr":"temperature"');
    expect(JSON.stringify(say('turn off the hall lamp when it gets below 0 outside').changes)).toContain(
      '"t_yard"',
    );
  });
});

describe('what plays', () => {
  it('plays the radio where a player has one', () => {
    expect(say('put the radio on in the bedroom').changes).toMatchObject({ telly: { source: 'Radio' } });
    expect(say('put the radio on in the kitchen').changes).toEqual({});
  });

  it('is turned on and put on an input in one sentence', () => {
    expect(say('turn on the telly and put it on HDMI 2').changes).toMatchObject({
      telly: { source: 'HDMI 2' },
    });
  });
});

it('leaves the one of another room alone', () => {
  expect(say('turn off the desk lamps except the one in the bedroom').changes).toEqual({
    left_lamp: { on: false },
  });
  expect(say('turn off the desk lamps but not the one in the hall').changes).toEqual({
    right_lamp: { on: false },
  });
});

it('says in a room what is to be said there', () => {
  expect(say('say in the kitchen that dinner is ready').calls).toMatchObject([
    { do: 'announce', message: 'dinner is ready', areas: ['kitchen'] },
  ]);
});
