/** Questions about what is called together, what stands beside a sensor, extremes, and who is where. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
floors: [{id: cellar, name: Basement, level: -1}, {id: ground, name: Ground Floor, level: 0}]
areas:
  - {id: kitchen, name: Kitchen, floor: ground}
  - {id: study, name: Study, floor: ground}
  - {id: bedroom, name: Main Bedroom, floor: ground}
  - {id: laundry, name: Laundry, floor: cellar}
  - {id: barn, name: Barn}
devices:
  - {id: ceiling, name: Ceiling Light, area: kitchen, kind: light, state: {on: true}}
  - {id: bed_light, name: Bedroom Light, area: bedroom, kind: light, state: {on: false}}
  - {id: well_pump, name: Well Pump, area: barn, kind: switch, state: {on: true}}
  - {id: sump_pump, name: Sump Pump, area: laundry, kind: switch, state: {on: false}}
  - {id: slurry_pump, name: Slurry Pump, area: barn, kind: switch, state: {on: true}}
  - {id: oven, name: Oven, area: kitchen, kind: sensor, class: temperature, state: {value: 180, unit: "°C"}}
  - {id: oven_power, name: Oven Power, area: kitchen, kind: binary_sensor, class: power, state: {on: true}}
  - {id: fridge, name: Fridge, area: kitchen, kind: sensor, class: temperature, state: {value: 5, unit: "°C"}}
  - {id: fridge_door, name: Fridge Door, area: kitchen, kind: binary_sensor, class: door, state: {on: true, battery: 61}}
  - {id: car, name: Car Battery, aliases: [car], area: barn, kind: sensor, class: battery, state: {value: 80, unit: "%"}}
  - {id: charger, name: Car Charger, area: barn, kind: switch, state: {on: true}}
  - {id: washer, name: Washer, area: laundry, kind: switch, state: {on: true}}
  - {id: washer_left, name: Washer Time Left, area: laundry, kind: sensor, class: duration, state: {value: 25, unit: min}}
  - {id: dryer, name: Dryer, area: laundry, kind: sensor, state: {value: finished}}
  - {id: study_t, name: Study Temperature, area: study, kind: sensor, class: temperature, state: {value: 22, unit: "°C"}}
  - {id: co2, name: CO2, area: study, kind: sensor, class: carbon_dioxide, state: {value: 1400, unit: ppm}}
  - {id: barn_t, name: Barn Temperature, area: barn, kind: sensor, class: temperature, state: {value: 8, unit: "°C"}}
  - {id: bolt, name: Back Door, area: kitchen, kind: lock, state: {locked: true, battery: 14}}
  - {id: wireless, name: Bush Radio, aliases: [wireless], area: kitchen, kind: media, can: [volume, {source: [Radio 4, Jazz]}], state: {playback: playing, volume: 20, source: Radio 4, title: Gardeners Question Time}}
  - {id: robot, name: Dusty, area: study, kind: vacuum, state: {activity: error, battery: 40}}
  - {id: panel, name: House Alarm, kind: alarm, state: {mode: armed_home}}
  - {id: ines, name: Inés, kind: person, state: {location: home}}
  - {id: paul, name: Paul, kind: person, state: {location: Work}}
`;

const say = (text: string) => talkIn(HOUSE, 'asked-of-several.yaml')('kitchen', text);

describe('things that end alike in their names', () => {
  it.each([
    ['which pumps are running', 'The Well Pump and the Slurry Pump are on.'],
    ['how many pumps are on', '2 switches are on.'],
    ['is any of the pumps off', 'Yes, the Sump Pump is off.'],
    ['are all of the pumps on', 'No, the Sump Pump is off.'],
    ['any pumps on in the barn', 'Yes, the Well Pump and the Slurry Pump are on.'],
    ['did anyone leave any pumps on', 'Yes, the Well Pump and the Slurry Pump are on.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

describe('what a sensor cannot tell and a thing beside it can', () => {
  it.each([
    ['is the oven on', 'Yes, the Oven Power is on.'],
    ['did I leave the oven on', 'Yes, the Oven Power is on.'],
    ['is the fridge open', 'Yes, the Fridge Door is open.'],
    ['is the fridge closed', 'No, the Fridge Door is open.'],
    ['is the car charging', 'Yes, the Car Charger is on.'],
    // Its door says nothing of whether it works.
    ['is the fridge on', 'No, the Fridge is 5 degrees Celsius.'],
    ['is the dryer finished', 'Yes, the Dryer is finished.'],
    ['when will the washer be done', 'The Washer Time Left is 25 min.'],
    ['how long has the washer got left', 'The Washer Time Left is 25 min.'],
    ['is it stuffy in the study', 'The CO2 is 1400 ppm.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

describe('the most and the least', () => {
  it.each([
    // The oven is no room.
    ['which room is the warmest', 'The study is the warmest, at 22 degrees.'],
    ["which room's coldest", 'The barn is the coldest, at 8 degrees.'],
    ["where's the coldest place", 'The barn is the coldest, at 8 degrees.'],
    ['is it warmer in the kitchen than in the study', 'Nothing tells me the temperature in the kitchen.'],
    ['what has the lowest battery', 'The Back Door has the lowest battery, at 14%.'],
    ['which battery is the fullest', 'The Car Battery has the highest battery, at 80%.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

describe('who is where, and what is on', () => {
  it.each([
    ['where is everybody', 'Inés is at home and Paul is at Work.'],
    ["who's in the flat", 'Inés is at home.'],
    ['is anybody in the apartment', 'Yes, Inés is at home.'],
    ["what's on the wireless", 'The Bush Radio is playing Gardeners Question Time.'],
    ['which programme is the wireless playing', 'The Bush Radio is playing Gardeners Question Time.'],
    ["where's Dusty", 'Dusty is stopped by an error.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

it('the only one of its kind is called by the kind', () => {
  expect(say('what mode is the alarm in').reply).toBe('The House Alarm is armed for home.');
});

describe('a floor without what is asked after', () => {
  it.each(['are all the lights off in the basement', 'what lights are on in the basement'])('%s', (text) => {
    const { reply, effects } = say(text);
    expect(effects).toEqual([]);
    expect(reply).toMatch(/^There is no light/);
  });
});

describe('one of several, and what stands out', () => {
  it.each([
    ['which pump is off', 'The Sump Pump is off.'],
    ['which pump is still running', 'The Well Pump and the Slurry Pump are on.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

describe('what is asked is not done', () => {
  const shop = talkIn(
    `
areas: [{id: kitchen, name: Kitchen}]
devices: [{id: lamp, name: Lamp, area: kitchen, kind: light, state: {on: true}}]
lists:
  - {id: shopping, name: Shopping List, aliases: [groceries], items: [pasta, oats]}
  - {id: chores, name: Chore List, aliases: [chores], items: [sweep the yard]}
`,
    'asked-lists.yaml',
  );

  it.each([
    ['do we still need milk', 'No, milk is not on the shopping list.'],
    ['do we really need oats', 'Yes, oats are on the shopping list.'],
    ['do we still have pasta on the list', 'Yes, pasta is on the shopping list.'],
    ['how many groceries', 'There are 2 things on the shopping list: pasta and oats.'],
    ['how many chores have I got', 'There is 1 thing on the chore list: sweep the yard.'],
  ])('%s', (text, reply) => {
    expect(shop('kitchen', text)).toMatchObject({ reply, changes: {} });
  });

  it('what is needed still is', () => {
    expect(shop('kitchen', 'we still need milk').changes).toEqual({
      lists: { shopping: { added: ['milk'] } },
    });
  });
});
