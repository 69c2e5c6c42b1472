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
