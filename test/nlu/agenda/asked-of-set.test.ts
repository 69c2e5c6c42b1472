/** Questions that go on from what was set, and of what falls together in the calendar, in a fire station's flat. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: mess, name: Mess}
devices:
  - {id: hatch, name: Hatch Light, area: mess, kind: light, state: {on: false}}
  - {id: ruth, name: Ruth, kind: person, state: {location: home}}
calendars:
  - id: station
    name: Station Calendar
    events:
      - {summary: Hose drill, start: 2026-11-21T14:00, end: 2026-11-21T16:00, description: led by Sergeant Bell}
      - {summary: School visit, start: 2026-11-21T15:30, end: 2026-11-21T16:30}
      - {summary: Ladder check, start: 2026-11-23T10:00, end: 2026-11-23T11:00}
      - {summary: Open day, start: 2026-11-29}
  - id: ruth
    name: Ruth's Calendar
    events: [{summary: Swimming, start: 2026-11-22T18:00, end: 2026-11-22T19:00, location: the baths}]
`;
// A Saturday, nine in the morning.
const sayIn = talkIn(HOUSE, 'fire-station.yaml');
const say = (...sentences: readonly string[]) => sayIn('mess', ...sentences);

describe('an alarm', () => {
  it.each([
    ['how long have I got till it rings', 'Your alarm is in 21 hours and 45 minutes, at 6:45 AM tomorrow.'],
    ['how many hours until my alarm', 'Your alarm is in 21 hours and 45 minutes, at 6:45 AM tomorrow.'],
    ['how many hours away is that', 'Your alarm is in 21 hours and 45 minutes, at 6:45 AM tomorrow.'],
    ['is that the only one', 'Yes, there is only one alarm: 6:45 AM tomorrow.'],
    ['do I have any others', 'No, there is only one alarm: 6:45 AM tomorrow.'],
    ['does it go off on Monday too', 'No, no alarm is set for Monday.'],
    ['will it ring tomorrow', 'Yes, at 6:45 AM tomorrow.'],
  ])('%s', (text, reply) => {
    const { reply: said, changes } = say('set an alarm for quarter to seven tomorrow', text);
    expect(said).toBe(reply);
    expect(changes).toEqual({});
  });

  it('is told beside the others', () => {
    const two = ['wake me at six tomorrow', 'set an alarm for half past five tomorrow'];
    expect(say(...two, 'is that my only alarm').reply).toBe(
      'No, there are 2 alarms: 5:30 AM tomorrow and 6 AM tomorrow.',
    );
    expect(say(...two, 'which one goes off first').reply).toBe('Your alarm is set for 5:30 AM tomorrow.');
  });

  it('comes again on the days of its rule alone', () => {
    const weekdays = 'wake me at six every weekday';
    expect(say(weekdays, 'will it ring on Sunday').reply).toBe('No, no alarm is set for tomorrow.');
    expect(say(weekdays, 'and will it ring on Thursday').reply).toBe('Yes, at 6 AM on Thursday.');
  });
});

describe('timers', () => {
  const two = ['set a stew timer for 50 minutes', 'set a rice timer for 15 minutes'];
  it.each([
    ['which one finishes first', 'The rice timer has 15 minutes left.'],
    ['which is the last one', 'The stew timer has 50 minutes left.'],
    ['what time will that be done', 'The rice timer ends at 9:15 AM.'],
    ["how long's left on the stew", 'The stew timer has 50 minutes left.'],
  ])('%s', (text, reply) => {
    expect(say(...two, text).reply).toBe(reply);
  });
});

describe('what nobody has set', () => {
  it.each(['how long until it goes off', 'is that the only one', 'which one is first'])('%s', (text) => {
    expect(say(text).calls.filter(({ do: does }) => does === 'alarm' || does === 'timer')).toEqual([]);
  });
});

describe('the calendar', () => {
  it.each([
    [
      'does anything overlap with the hose drill',
      'Yes, Hose drill from 2 PM to 4 PM overlaps with School visit from 3:30 PM to 4:30 PM today.',
    ],
    [
      'do the school visit and the hose drill clash',
      'Yes, School visit from 3:30 PM to 4:30 PM overlaps with Hose drill from 2 PM to 4 PM today.',
    ],
    [
      'does the ladder check clash with the hose drill',
      'No, Ladder check is on Monday from 10 AM to 11 AM and Hose drill is today from 2 PM to 4 PM.',
    ],
    ['am I double booked on Monday', 'No, nothing overlaps.'],
    ['how long till the hose drill starts', 'Hose drill is in 5 hours, today at 2 PM.'],
    ["who's coming on Monday", 'On Monday you have Ladder check at 10 AM.'],
    ["who's taking the hose drill", 'Hose drill: led by Sergeant Bell.'],
    ["where's Ruth tomorrow evening", 'Tomorrow evening you have Swimming at 6 PM.'],
  ])('%s', (text, reply) => {
    const { reply: said, changes } = say(text);
    expect(said).toBe(reply);
    expect(changes).toEqual({});
  });
});
