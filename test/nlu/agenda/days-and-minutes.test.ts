/** Days, repeats and lengths as they were said, of alarms, reminders and timers. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 14, longitude: 121, timezone: Asia/Manila}
areas:
  - {id: kitchen, name: Kitchen}
devices:
  - {id: gas, name: Gas Valve, area: kitchen, kind: valve, risk: none, state: {position: 100}}
`;

const sayIn = talkIn(HOUSE, 'days-and-minutes.yaml');
const say = (...sentences: readonly string[]) => sayIn('kitchen', ...sentences);

it('keeps the day of an alarm', () => {
  expect(say('get me up Tuesday at six').calls).toMatchObject([{ do: 'alarm', time: '2026-11-24T06:00:00' }]);
});

it('keeps the hour beside its days', () => {
  const { calls } = say('on Mondays, Wednesdays and Fridays at half past five in the morning, alarm please');
  expect(calls).toMatchObject([{ do: 'alarm', time: '05:30', repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' }]);
});

describe('is left to whoever understands it', () => {
  it.each([
    'remind me 10 minutes before the netball final',
    'remind me Monday at nine about the cardiologist, and Tuesday at five about flowers',
  ])('%s', (text) => {
    expect(say(text).source).toBe('none');
  });
});

it('reminds on a day of every month', () => {
  expect(say('remind me on the first of every month to pay the rates').calls).toMatchObject([
    { do: 'reminder', op: 'set', repeat: expect.stringMatching(/^FREQ=MONTHLY/) },
  ]);
});

it('reminds once on a day of the month', () => {
  const [call] = say('remind me on the third of the month to pay the rates').calls;
  expect(call).toMatchObject({ do: 'reminder', op: 'set' });
  expect(call).not.toHaveProperty('repeat');
});

describe('of a timer that runs', () => {
  it.each<[string, object]>([
    ['seven minutes more', { op: 'add', duration: 420 }],
    ["they're runny, three minutes more", { op: 'add', duration: 180 }],
    ['a minute and a half more', { op: 'add', duration: 90 }],
    ['another, eight minutes', { op: 'set', duration: 480 }],
    ['timers, stop them all', { op: 'cancel', all: true }],
  ])('%s', (text, call) => {
    expect(say('set a timer for five minutes', text).calls).toMatchObject([{ do: 'timer', ...call }]);
  });

  it('has no name where it is one more', () => {
    const [call] = say('one more timer, eight minutes').calls;
    expect(call).toMatchObject({ do: 'timer', op: 'set', duration: 480 });
    expect(call).not.toHaveProperty('label');
  });
});
