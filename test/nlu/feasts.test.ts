/** How far off a day is, and whether it is today. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

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
