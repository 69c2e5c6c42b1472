/** How far off a day is, and whether it is today. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: nook, name: Nook}
calendars:
  - {id: almanac, name: Almanac, events: [{summary: Regatta, start: 2026-12-05T09:00, end: 2026-12-05T12:00}]}
`;
const sayIn = talkIn(HOUSE, 'feasts.yaml');

describe('a day that is not today', () => {
  it.each([
    ['how many days until christmas', '34 days until Friday, 25 December'],
    ['how many days till the first of december', '10 days until'],
    ['how many weeks until christmas eve', '4 weeks and 5 days until'],
    ['how long is it until halloween', '344 days until'],
    ['is today march sixth', 'No, it is Saturday, 21 November'],
    ['is it november 21st', 'Yes, it is Saturday, 21 November'],
    ['is today the twenty first', 'Yes, it is'],
    ['when is halloween', '31 October'],
    ['how many days are left in the year', '40 days until'],
    ['is tomorrow tuesday', 'Tomorrow is a Sunday'],
  ])('%s', (text, reply) => {
    const outcome = sayIn('nook', text);
    expect(outcome.reply).toContain(reply);
    expect(outcome.changes).toEqual({});
  });
});

describe('sums with the clock, at nine in the morning', () => {
  it.each([
    ['what time is it in an hour', 'It will be 10 AM.'],
    ['what time will it be in twenty five minutes', 'It will be 9:25 AM.'],
    ['in two and a half hours what time is it', 'It will be 11:30 AM.'],
    ["what's the time in sixteen hours", 'It will be 1 AM tomorrow.'],
    ['what time was it forty minutes ago', 'It was 8:20 AM.'],
    ['how long until six', '9 hours until 6 PM.'],
    ['how long till half past eleven', '2 hours and 30 minutes until 11:30 AM.'],
    ['how many minutes to ten', '1 hour until 10 AM.'],
    ['how much time do we have before noon', '3 hours until noon.'],
    ['how long is it until midnight', '15 hours until midnight.'],
    ['how long until seven tomorrow morning', '22 hours until 7 AM tomorrow.'],
  ])('%s', (text, reply) => {
    expect(sayIn('nook', text)).toMatchObject({ reply, changes: {}, calls: [{ do: 'info', topic: 'time' }] });
  });

  it.each([
    'how long until dinner time',
    'how long until the tide turns at six',
    'what time is it in an hour glass',
  ])('%s: is nothing to sum', (text) => {
    expect(JSON.stringify(sayIn('nook', text).calls)).not.toMatch(/until":"|"in":/);
  });
});

describe('the time in a country', () => {
  it.each([
    ['what time is it in kenya', 'Africa/Nairobi'],
    ['what time is it in cuba', 'America/Havana'],
    ['what time is it in china', 'Asia/Shanghai'],
  ])('is that of its zone: %s', (text, to) => {
    expect(sayIn('nook', text).calls).toMatchObject([{ do: 'info', topic: 'time', to }]);
  });

  it.each([
    'what time is it in the united states',
    "what's the time in indonesia",
  ])('is asked for by city where it has several: %s', (text) => {
    expect(sayIn('nook', text).reply).toMatch(/more than one time/);
  });
});

const DIARY = `
areas:
  - {id: nook, name: Nook}
devices:
  - {id: ola, name: Ola, kind: person, state: {location: not_home}}
  - {id: kiln, name: Kiln, area: nook, kind: switch, state: {on: true}}
calendars:
  - id: almanac
    name: Almanac
    events:
      - {summary: Compost day, start: 2026-11-22}
      - {summary: Sweep, start: 2026-11-25T10:00, end: 2026-11-25T11:00}
      - {summary: Ola's birthday, start: 2026-12-05}
      - {summary: Choir, start: 2026-11-21T19:00, end: 2026-11-21T21:00}
`;
const ask = talkIn(DIARY, 'diary.yaml');

describe('whether a day is that day', () => {
  it.each<[string[], string]>([
    [['is it compost day tomorrow'], 'Yes, tomorrow: Compost day all day.'],
    [['is tomorrow compost day'], 'Yes, tomorrow: Compost day all day.'],
    [['is it compost day today'], 'No, Compost day is tomorrow.'],
    [["is it Ola's birthday on Wednesday"], "No, Ola's birthday is on 5 December."],
    [['is choir tonight'], 'Yes, today: Choir at 7 PM.'],
    [['when is compost day'], 'Compost day is tomorrow.'],
    [['what time does the sweep man come'], 'Sweep is on Wednesday at 10 AM.'],
    [["what's the first thing tomorrow"], 'Tomorrow you have Compost day all day.'],
    [["what's on today", 'what about tomorrow'], 'Tomorrow you have Compost day all day.'],
    [['is it compost day tomorrow', 'and on Wednesday'], 'No, Compost day is tomorrow.'],
    [['is it compost day today', 'when is it then'], 'Compost day is tomorrow.'],
    [["what's Ola got on today"], "I find nothing of Ola's in the calendar today."],
  ])('%j', (turns, reply) => {
    expect(ask('nook', ...turns)).toMatchObject({ reply, changes: {} });
  });

  it.each([
    'is the kiln on tonight',
    'is Ola home tomorrow',
    // Her birthday is not when she comes.
    'when does Ola arrive',
    'is it a school day tomorrow',
  ])('%s: the diary has none of it', (text) => {
    expect(JSON.stringify(ask('nook', text).calls)).not.toContain('events');
  });
});

describe('a reminder before an event', () => {
  it.each<[string[], object]>([
    [['when is choir', 'remind me half an hour before'], { label: 'Choir', time: '2026-11-21T18:30:00' }],
    [
      ["what's on today", 'and remind me an hour before that'],
      { label: 'Choir', time: '2026-11-21T18:00:00' },
    ],
    [
      ['remind me to find my scarf twenty five minutes before choir'],
      { label: 'find my scarf', time: '2026-11-21T18:35:00' },
    ],
    [['remind me an hour before the sweep'], { label: 'Sweep', time: '2026-11-25T09:00:00' }],
    [['remind me about choir an hour before'], { label: 'Choir', time: '2026-11-21T18:00:00' }],
    [['when is choir and remind me an hour before'], { label: 'Choir', time: '2026-11-21T18:00:00' }],
    [
      ['when is the sweep', 'give me a nudge the day before'],
      { label: 'Sweep', time: '2026-11-24T10:00:00' },
    ],
    [
      ['remind me the night before the sweep to lay a sheet'],
      { label: 'lay a sheet', time: '2026-11-24T18:00:00' },
    ],
    [
      ["what's on today", 'remind me an hour before the first one'],
      { label: 'Choir', time: '2026-11-21T18:00:00' },
    ],
    [["what's on today", 'remind me an hour before the last one'], { label: 'Choir' }],
  ])('%j', (turns, reminder) => {
    expect(ask('nook', ...turns).changes).toMatchObject({ reminders: [{ op: 'set', ...reminder }] });
  });

  it.each<[string[]]>([
    [['remind me half an hour before']],
    [['remind me to eat ten minutes before dinner']],
    // Nothing was asked for: "the first" is no day of the month, "an hour before" nothing to be reminded of.
    [['remind me an hour before the first one']],
    [["what's on today", 'remind me an hour before the third one']],
    [['turn on the kiln', 'remind me an hour before']],
    // A day has no hour.
    [['when is compost day', 'remind me an hour before']],
  ])('%j: before nothing that is known', (turns) => {
    expect(ask('nook', ...turns).changes).toEqual({});
  });
});
