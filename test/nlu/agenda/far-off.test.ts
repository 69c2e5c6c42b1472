/** Lengths and delays that no calendar holds: an answer, never an exception. */
import { describe, expect, it } from 'vitest';
import { addSeconds, fromSeconds, toSeconds } from '../../../src/nlu/time/local-time.js';
import { talkIn } from '../talk-in.js';

const say = talkIn(
  `
areas: [{id: cellar, name: Cellar}]
devices:
  - {id: still, name: Still, area: cellar, kind: switch, state: {on: false}}
`,
  'far-off.yaml',
  '2026-11-21T09:00:00',
);

describe('far off', () => {
  it('ends with the last year of four digits', () => {
    expect(addSeconds('2026-11-21T09:00:00', 1e18)).toBe('9999-12-31T23:59:59');
    expect(addSeconds('2026-11-21T09:00:00', -1e18)).toBe('0001-01-01T00:00:00');
    expect(fromSeconds(toSeconds('2026-11-21T09:00:01'))).toBe('2026-11-21T09:00:01');
  });

  it.each([
    'set a timer for 99999999999 minutes',
    'set a .5 timer 99999999999',
    'timer for two years',
  ])('is counted by no timer: %s', (text) => {
    const { effects, reply } = say('cellar', text);
    expect(effects).toEqual([]);
    expect(reply).not.toBe('');
  });

  it('a timer of a day is none of these', () => {
    expect(say('cellar', 'set a timer for 24 hours').effects).toMatchObject([{ type: 'timer', op: 'set' }]);
  });

  it.each([
    'turn on the still in 99999999999 minutes',
    'remind me to rack the wine in 99999999999 days',
    'wake me in 99999999999 weeks',
    'set a pasta timer for ten 0.1',
    'wake me at ten 0.1',
    'remind me at ten 0.1 to rack the wine',
    'turn on the still at ten 0.1',
    'what day is it in 99999999999 years',
  ])('breaks nothing: %s', (text) => {
    const { effects, reply } = say('cellar', text);
    expect(reply).toMatch(/^(?!.*(?:NaN|null|undefined|Invalid)).+/);
    expect(JSON.stringify(effects)).not.toMatch(/T\d*:0\.1|NaN/);
  });

  it.each([
    'wake me at ten 0.1',
    'turn on the still at ten 0.1',
  ])('a fraction is no clock time: %s', (text) => {
    expect(say('cellar', text).effects).toEqual([]);
  });
});
