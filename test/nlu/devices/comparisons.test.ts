/** Places side by side, and the week of the year. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { weekOfYear } from '../../../src/nlu/time.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: tupa, name: Tupa}
  - {id: aitta, name: Aitta}
  - {id: eteinen, name: Eteinen}
  - {id: piha, name: Piha, outside: true}
devices:
  - {id: t1, name: Tupa Temperature, area: tupa, kind: sensor, class: temperature, state: {value: 21, unit: "°C"}}
  - {id: t2, name: Aitta Temperature, area: aitta, kind: sensor, class: temperature, state: {value: 60.8, unit: "°F"}}
  - {id: t3, name: Piha Temperature, area: piha, kind: sensor, class: temperature, state: {value: -4, unit: "°C"}}
  - {id: h1, name: Tupa Humidity, area: tupa, kind: sensor, class: humidity, state: {value: 30, unit: "%"}}
  - {id: h2, name: Aitta Humidity, area: aitta, kind: sensor, class: humidity, state: {value: 55, unit: "%"}}
  - {id: fridge, name: Fridge Temperature, area: tupa, kind: sensor, class: temperature, state: {value: 4, unit: "°C"}}
  - {id: stove, name: Stove, area: tupa, kind: climate, can: [mode: ["off", heat], target: {min: 10, max: 28}], state: {mode: heat, target: 20}}
`;

const say = (text: string) => talkIn(HOUSE, 'comparisons.yaml')('tupa', text);

describe('one place beside another', () => {
  it.each([
    ['is it warmer outside than inside', 'No, it is -4 degrees outside and 18.5 degrees inside.'],
    ['is it colder outside than in here', 'Yes, it is -4 degrees outside and 21 degrees in the tupa.'],
    ['is the Aitta warmer than the Tupa', 'No, it is 16 degrees in the aitta and 21 degrees in the tupa.'],
    [
      'is it cooler in the Aitta or the Tupa',
      'It is colder in the aitta: 16 degrees, and 21 degrees in the tupa.',
    ],
    [
      'which is warmer, the Aitta or the Tupa',
      'It is warmer in the tupa: 21 degrees, and 16 degrees in the aitta.',
    ],
    ['how much warmer is the Tupa than the Aitta', 'It is 5 degrees warmer in the tupa than in the aitta.'],
    [
      "what's the temperature difference between inside and outside",
      'It is 22.5 degrees warmer inside than outside.',
    ],
    ['is the Aitta more humid than the Tupa', 'Yes, it is 55% in the aitta and 30% in the tupa.'],
    ['is it warmer in the Eteinen than in the Tupa', 'Nothing tells me the temperature in the eteinen.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

describe('the room that is most so', () => {
  it.each([
    ['which room is warmest', 'The tupa is the warmest, at 21 degrees.'],
    ["what's the coldest room in the house", 'The aitta is the coldest, at 16 degrees.'],
    ['where is it coldest right now', 'The aitta is the coldest, at 16 degrees.'],
    ['which room has the highest humidity', 'The aitta is the most humid, at 55%.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });

  it.each([
    'what is the hottest pepper',
    'where is it warmest in November',
    'make it warmer in the Tupa than in the Aitta',
    'which room is hottest in the world',
  ])('is not asked: %s', (text) => {
    const { calls, effects } = say(text);
    expect(effects).toEqual([]);
    expect(calls.filter((call) => call.do === 'query')).toEqual([]);
  });
});

describe('the week of the year', () => {
  it.each([
    'what week is it',
    'which week of the year is it',
    "what's the week number",
    'what calendar week are we in',
  ])('%s', (text) => {
    expect(say(text)).toMatchObject({ reply: 'It is week 47.' });
  });

  it('begins on a Monday, and the first has a Thursday', () => {
    const weeks = ['2026-01-01', '2027-01-01', '2026-12-31', '2024-12-30', '2026-11-22', '2026-11-23'];
    expect(weeks.map((date) => weekOfYear(`${date}T12:00:00`))).toEqual([1, 53, 53, 1, 47, 48]);
  });

  it.each(['what week is the dentist', 'what a week', 'which week suits you'])('is not asked: %s', (text) => {
    expect(say(text).reply).not.toMatch(/week \d/);
  });
});
