/** Questions about parts of days, about whose day it is, how long an event takes and what is noted of it; and what nobody keeps. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas: [{id: kitchen, name: Kitchen}, {id: mia, name: Mia's Room}, {id: sam, name: Sam's Room}]
devices:
  - {id: rad1, name: Radiator, area: mia, kind: climate, state: {mode: heat, target: 21, current: 19}}
  - {id: rad2, name: Radiator, area: sam, kind: climate, state: {mode: heat, target: 17, current: 16}}
  - {id: pump, name: Pond Pump, area: kitchen, kind: switch, state: {on: true}}
  - {id: bolt, name: Front Door, area: kitchen, kind: lock, state: {locked: true}}
  - {id: ruth, name: Ruth, aliases: [nan], kind: person, state: {location: home}}
calendars:
  - id: family
    name: Family
    events:
      - {summary: Vet, start: 2026-11-22T10:00, end: 2026-11-22T11:30, location: Mill Lane, description: bring the blue folder}
      - {summary: Plumber, start: 2026-11-21T14:00, end: 2026-11-21T15:00}
      - {summary: Mia's swimming, start: 2026-11-21T17:30, end: 2026-11-21T18:15}
  - {id: nan, name: Nan's Calendar, events: [{summary: Bridge, start: 2026-11-21T20:00, end: 2026-11-21T22:00}]}
`;

const house = talkIn(HOUSE, 'asked-of-days.yaml');
const say = (text: string) => house('kitchen', text);

describe('a part of the day', () => {
  it.each([
    ['am I free tomorrow afternoon', 'Yes, you are free tomorrow afternoon.'],
    ['am I free tomorrow morning', 'Not entirely tomorrow morning: Vet at 10 AM.'],
    ["what's on this afternoon", "This afternoon you have Plumber at 2 PM and Mia's swimming at 5:30 PM."],
    ["what's on tonight", "Tonight you have Mia's swimming at 5:30 PM and Bridge at 8 PM."],
    ['what have I got on tomorrow evening', 'You have nothing in the calendar tomorrow evening.'],
    ["what's on tomorrow", 'Tomorrow you have Vet at 10 AM.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });

  it('is meant of the next day asked after, too', () => {
    expect(house('kitchen', 'am I free tomorrow afternoon', 'and on Monday').reply).toBe(
      'Yes, you are free on Monday afternoon.',
    );
  });
});

describe('whose day it is', () => {
  it.each([
    ['does Nan have anything tonight', 'Tonight you have Bridge at 8 PM.'],
    ["what's Ruth got on tonight", 'Tonight you have Bridge at 8 PM.'],
    ["what's Mia got on tonight", "You have Mia's swimming at 5:30 PM."],
  ])('%s', (text, reply) => {
    expect(say(text).effects).toEqual([]);
    expect(say(text).reply).toContain(reply.replace(/^You have /, ''));
  });
});

describe('whose day is free', () => {
  it.each([
    ['is Nan free tonight', 'Tonight you have Bridge at 8 PM.'],
    ['is Nan free tomorrow', "I find nothing of Nan's in the calendar tomorrow."],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

describe('why another room is cold', () => {
  it('is asked, and nothing is heated for it', () => {
    expect(say("why is it so cold in Mia's room")).toMatchObject({
      reply: "It is 19 degrees in Mia's Room.",
      effects: [],
    });
  });

  it('of this room it complains', () => {
    expect(house('mia', 'why is it so cold in here').changes).toEqual({ rad1: { target: 22 } });
  });
});

describe('how long it takes, and what is noted', () => {
  it.each([
    ['how long is the vet', 'Vet takes 1 hour and 30 minutes, tomorrow at 10 AM until 11:30 AM.'],
    ['how long does bridge take', 'Bridge takes 2 hours, today at 8 PM until 10 PM.'],
    ['what do I need to bring for the vet', 'You have Vet tomorrow at 10 AM: bring the blue folder.'],
    ['what should we remember for the vet', 'You have Vet tomorrow at 10 AM: bring the blue folder.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

describe('what nobody keeps', () => {
  it.each([
    ['since when is the pond pump on', "The Pond Pump is on, but I don't know since when."],
    ['how long has the pond pump been running', "The Pond Pump is on, but I don't know since when."],
    ['when was the front door last locked', "The Front Door is locked, but I don't know since when."],
    ['when did Ruth leave', 'I keep no record of that. I can only tell how things are now.'],
    ['how long has Ruth been away', 'I keep no record of that. I can only tell how things are now.'],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });
});

describe('a question in a frame', () => {
  it.each([
    ["could you tell me whether the pond pump's on", 'Yes, the Pond Pump is on.'],
    ["I can't remember if I locked the front door", 'Yes, the Front Door is locked.'],
    ['not sure if the pond pump is off', 'No, the Pond Pump is on.'],
    ['do you mind telling me if the front door is locked', 'Yes, the Front Door is locked.'],
    [
      'good evening dear, would you be so kind as to tell me whether the pond pump is on',
      'Yes, the Pond Pump is on.',
    ],
    ["what's Sam's radiator set to", "The Radiator in Sam's Room is set to 17 degrees."],
    ["how warm is Mia's radiator", "The Radiator in Mia's Room is at 19 degrees."],
  ])('%s', (text, reply) => {
    expect(say(text)).toMatchObject({ reply, effects: [] });
  });

  it.each(['you know how the pond pump is always on', 'I forgot the front door'])('is none: %s', (text) => {
    expect(say(text)).toMatchObject({ source: 'none', effects: [] });
  });
});
