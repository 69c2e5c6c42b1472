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
