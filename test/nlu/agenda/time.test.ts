import { describe, expect, it } from 'vitest';
import type { Home } from '../../../src/actions/home.js';
import type { TimeExpression } from '../../../src/nlu/call.js';
import {
  clockExpression,
  hourOf,
  isIn,
  nextOccurrence,
  resolveDay,
  resolveRepeating,
  resolveTime,
  sayDuration,
  sayLength,
  sayMoment,
  sayRepeat,
  timesNear,
  wallTime,
} from '../../../src/nlu/time.js';

const home: Home = {
  version: 1,
  language: 'en',
  units: 'metric',
  floors: [],
  areas: [],
  devices: [],
  lists: [],
  calendars: [],
  defaultRoom: null,
  location: { latitude: 51.5, longitude: -0.1, timezone: 'Europe/London' },
};

/** A Saturday. */
const NOW = '2026-11-21T09:00:00';
const time = (expression: TimeExpression, lean?: 'waking'): string | null =>
  resolveTime(expression, NOW, home, lean === undefined ? {} : { lean });

describe('resolveTime', () => {
  it('takes the next time the clock shows it where am or pm was not said', () => {
    expect(time({ clock: '07:30' })).toBe('2026-11-21T19:30:00');
    expect(time({ clock: '10:00' })).toBe('2026-11-21T10:00:00');
    expect(time({ clock: '09:00' })).toBe('2026-11-21T21:00:00');
    expect(time({ clock: '12:00' })).toBe('2026-11-21T12:00:00');
  });

  it('lets alarms lean to the morning', () => {
    expect(time({ clock: '07:00' }, 'waking')).toBe('2026-11-22T07:00:00');
    expect(time({ clock: '03:00' }, 'waking')).toBe('2026-11-21T15:00:00');
    expect(time({ clock: '05:00', day: { in: 1 } }, 'waking')).toBe('2026-11-22T05:00:00');
  });

  it('keeps what was said about the half of the day', () => {
    expect(time({ clock: '06:00', meridiem: 'am' })).toBe('2026-11-22T06:00:00');
    expect(time({ clock: '06:00', meridiem: 'pm' })).toBe('2026-11-21T18:00:00');
    expect(time({ clock: '12:00', meridiem: 'am' })).toBe('2026-11-22T00:00:00');
    expect(time({ clock: '19:45' })).toBe('2026-11-21T19:45:00');
    expect(time({ clock: '00:30' })).toBe('2026-11-22T00:30:00');
  });

  it('places a clock time on a day', () => {
    expect(time({ clock: '07:00', day: { in: 1 } })).toBe('2026-11-22T07:00:00');
    expect(time({ clock: '03:00', day: { weekday: 'MO' } })).toBe('2026-11-23T15:00:00');
    expect(time({ clock: '08:00', meridiem: 'am', day: { weekday: 'SA' } })).toBe('2026-11-28T08:00:00');
    expect(time({ clock: '10:00', meridiem: 'am', day: { weekday: 'SA' } })).toBe('2026-11-21T10:00:00');
    expect(time({ clock: '12:00', meridiem: 'am', day: { in: 0 } })).toBe('2026-11-22T00:00:00');
  });

  it('gives a part of the day a time', () => {
    expect(time({ day: { in: 1 }, part: 'morning' })).toBe('2026-11-22T08:00:00');
    expect(time({ day: { in: 0 }, part: 'evening' })).toBe('2026-11-21T18:00:00');
    expect(time({ day: { in: 0 } })).toBe('2026-11-21T11:00:00');
  });

  it('knows the sun of the house, summer time included', () => {
    expect(time({ sun: 'sunset' })).toMatch(/^2026-11-21T16:0[0-9]:/);
    expect(time({ sun: 'sunrise' })).toMatch(/^2026-11-22T07:2[0-9]:/);
    expect(time({ sun: 'sunset', offset: -1800 })).toMatch(/^2026-11-21T15:3[0-9]:/);
    expect(resolveTime({ sun: 'sunrise' }, '2026-06-20T12:00:00', home)).toMatch(/^2026-06-21T04:4[0-9]:/);
  });

  it('says honestly where the sun cannot be known', () => {
    expect(resolveTime({ sun: 'sunset' }, NOW, { ...home, location: null })).toBeNull();
    const pole = { ...home, location: { latitude: 78.2, longitude: 15.6, timezone: 'Arctic/Longyearbyen' } };
    expect(resolveTime({ sun: 'sunset' }, '2026-12-21T12:00:00', pole)).toBeNull();
  });

  it('keeps the date of a house far east of Greenwich', () => {
    const auckland = {
      ...home,
      location: { latitude: -36.8, longitude: 174.8, timezone: 'Pacific/Auckland' },
    };
    expect(resolveTime({ sun: 'sunrise', day: { in: 0 } }, NOW, auckland)).toMatch(/^2026-11-21T05:/);
  });
});

describe('resolveDay', () => {
  it.each([
    [{ in: 2 }, '2026-11-23'],
    [{ weekday: 'FR' }, '2026-11-27'],
    [{ weekday: 'SA' }, '2026-11-21'],
    [{ weekday: 'SA', next: true }, '2026-11-28'],
    [{ month: 5, day: 3 }, '2027-05-03'],
    [{ month: 11, day: 21 }, '2026-11-21'],
    [{ month: 2, day: 29 }, '2028-02-29'],
    [{ dayOfMonth: 22 }, '2026-11-22'],
    [{ dayOfMonth: 3 }, '2026-12-03'],
    [{ dayOfMonth: 31 }, '2026-12-31'],
  ] as const)('%j is %s', (day, date) => {
    expect(resolveDay(day, NOW)).toBe(date);
  });
});

describe('an hour that the clock does not show', () => {
  it.each([
    [{ clock: '24:30' }, 'FREQ=DAILY', '2026-11-22T00:30:00'],
    [{ clock: '24:00', day: { in: 1 } }, 'FREQ=WEEKLY;BYDAY=MO,FR', '2026-11-23T00:00:00'],
  ] as const)('%j is of the day after', (time, repeat, first) => {
    expect(resolveRepeating(time, repeat, NOW, home)).toBe(first);
  });
});

describe('repeats', () => {
  it('comes round by day, weekday, week, month and hour', () => {
    const monday = '2026-11-23T07:00:00';
    expect(nextOccurrence('FREQ=DAILY', monday, monday)).toBe('2026-11-24T07:00:00');
    expect(nextOccurrence('FREQ=DAILY;INTERVAL=2', monday, monday)).toBe('2026-11-25T07:00:00');
    expect(nextOccurrence('FREQ=WEEKLY;BYDAY=MO,FR', monday, monday)).toBe('2026-11-27T07:00:00');
    expect(nextOccurrence('FREQ=WEEKLY;INTERVAL=2', monday, monday)).toBe('2026-12-07T07:00:00');
    expect(
      nextOccurrence('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-27T07:00:00', '2026-11-27T07:00:00'),
    ).toBe('2026-11-30T07:00:00');
    expect(nextOccurrence('FREQ=MONTHLY', '2026-01-31T07:00:00', '2026-01-31T07:00:00')).toBe(
      '2026-03-31T07:00:00',
    );
    const rent = 'FREQ=MONTHLY;BYMONTHDAY=1';
    expect(nextOccurrence(rent, '2026-11-24T09:00:00', '2026-11-24T09:00:00')).toBe('2026-12-01T09:00:00');
    expect(nextOccurrence(rent, '2026-12-01T09:00:00', '2026-12-01T09:00:00')).toBe('2027-01-01T09:00:00');
    expect(nextOccurrence('FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30T09:00:00', '2027-01-31T09:00:00')).toBe(
      '2027-02-28T09:00:00',
    );
    expect(nextOccurrence('FREQ=YEARLY', '2024-02-29T07:00:00', '2024-02-29T07:00:00')).toBe(
      '2028-02-29T07:00:00',
    );
    expect(nextOccurrence('FREQ=HOURLY;INTERVAL=2', monday, '2026-11-23T10:30:00')).toBe(
      '2026-11-23T11:00:00',
    );
  });

  it('skips what was missed', () => {
    expect(nextOccurrence('FREQ=DAILY', '2026-11-01T07:00:00', NOW)).toBe('2026-11-22T07:00:00');
  });

  it('begins on the first day that fits', () => {
    const first = (expression: TimeExpression | null, rule: string): string | null =>
      resolveRepeating(expression, rule, NOW, home);
    expect(first({ clock: '07:00' }, 'FREQ=DAILY')).toBe('2026-11-22T07:00:00');
    expect(first({ clock: '10:00' }, 'FREQ=DAILY')).toBe('2026-11-21T10:00:00');
    expect(first({ clock: '07:00' }, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')).toBe('2026-11-23T07:00:00');
    expect(first({ clock: '10:00' }, 'FREQ=WEEKLY;BYDAY=SA,SU')).toBe('2026-11-21T10:00:00');
    expect(first(null, 'FREQ=HOURLY')).toBe('2026-11-21T10:00:00');
    expect(first({ sun: 'sunset' }, 'FREQ=DAILY')).toMatch(/^2026-11-21T16:0/);
  });
});

describe('spoken times', () => {
  it('reads like speech', () => {
    expect(sayDuration(5400)).toBe('1 hour and 30 minutes');
    expect(sayDuration(3661)).toBe('1 hour, 1 minute and 1 second');
    expect(sayLength(5400)).toBe('1 hour 30 minute');
    expect(sayMoment('2026-11-21T19:30:00', NOW)).toBe('at 7:30 PM');
    expect(sayMoment('2026-11-22T00:00:00', NOW)).toBe('at midnight tonight');
    expect(sayMoment('2026-11-27T12:00:00', NOW)).toBe('at noon on Friday');
    expect(sayMoment('2027-05-03T09:05:00', NOW)).toBe('at 9:05 AM on 3 May 2027');
    expect(sayRepeat('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')).toBe('every weekday');
    expect(sayRepeat('FREQ=WEEKLY;BYDAY=MO,SU')).toBe('every Monday and Sunday');
    expect(sayRepeat('FREQ=HOURLY;INTERVAL=2')).toBe('every 2 hours');
  });
});

it('reads a part of the day as am or pm', () => {
  expect(clockExpression(12, 0, 'night')).toEqual({ clock: '12:00', meridiem: 'am' });
  expect(clockExpression(9, 0, 'night')).toEqual({ clock: '09:00', meridiem: 'pm' });
  expect(clockExpression(19, 45, 'evening')).toEqual({ clock: '19:45' });
});

it('shows an instant as the house sees it', () => {
  expect(wallTime(new Date('2026-07-01T22:30:00Z'), 'Europe/Berlin')).toBe('2026-07-02T00:30:00');
});

describe('parts of the day', () => {
  it.each<[Parameters<typeof isIn>[0], number, boolean]>([
    ['morning', 3, true],
    ['morning', 2, false],
    ['morning', 12, false],
    ['afternoon', 17, true],
    ['evening', 17, true],
    ['evening', 16, false],
    ['night', 23, true],
  ])('%s at %i: %s', (part, hour, within) => {
    expect(isIn(part, hour)).toBe(within);
    expect(isIn(part, hourOf(part))).toBe(true);
  });
});

it('ends every month with its last day', () => {
  const last = { dayOfMonth: -1 };
  expect(resolveDay(last, '2026-11-21T09:00:00')).toBe('2026-11-30');
  expect(resolveDay(last, '2026-11-30T23:00:00')).toBe('2026-11-30');
  expect(resolveDay(last, '2028-02-03T09:00:00')).toBe('2028-02-29');
  expect(resolveDay(last, '2026-12-24T09:00:00')).toBe('2026-12-31');
});

describe('a clock near a time', () => {
  it.each([
    [{ clock: '08:00' }, '2026-11-23T19:00:00', '2026-11-23T20:00:00'],
    [{ clock: '01:00' }, '2026-11-22T23:00:00', '2026-11-23T01:00:00'],
    [{ clock: '12:30', meridiem: 'am' }, '2026-11-22T07:00:00', '2026-11-22T00:30:00'],
    // As near on the day before: on its own.
    [{ clock: '07:00', meridiem: 'pm' }, '2026-11-22T07:00:00', '2026-11-22T19:00:00'],
    [{ clock: '07:00' }, '2026-11-22T01:00:00', '2026-11-22T07:00:00'],
    [{ clock: '24:30' }, '2026-11-22T01:00:00', '2026-11-22T00:30:00'],
  ] as const)('%j near %s', (said, near, time) => {
    expect(timesNear(said, near)[0]).toBe(time);
  });
});
