/** Alarms that are set already: moved, on other days, left out once. What was not said stays. It is Saturday, nine in the morning. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const say = (...turns: readonly string[]) =>
  talkIn('areas: [{id: den, name: Den}]\ndevices: []', 'alarm-changes.yaml')('den', ...turns);

const WEEKDAYS = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
const SET = 'set an alarm for 7 every weekday';
const DAILY = 'set an alarm for 7 every day';

/** What is set after all of it. */
const alarms = (...turns: readonly string[]) => say(...turns, 'what alarms do I have').reply;

describe('moved', () => {
  it.each([
    'change the alarm to 8',
    'move my weekday alarm to 8',
    'make it 8',
    'change my 7 am alarm to 8',
  ])('comes as often as before: %s', (text) => {
    expect(say(SET, text).changes).toEqual({
      alarms: [{ op: 'add', id: 'alarm_1', time: '08:00', repeat: WEEKDAYS }],
    });
  });

  it.each([
    ['set an alarm for 7 pm tomorrow', 'change the alarm to 8', '2026-11-22T20:00:00'],
    ['set an alarm for 6 on wednesday', 'move the alarm to 5:30', '2026-11-25T05:30:00'],
    ['set an alarm for 11 pm tonight', 'change it to 1', '2026-11-22T01:00:00'],
    ['set an alarm for 6 on wednesday', 'make it friday', '2026-11-27T06:00:00'],
  ])('is on its day, in its half of the day: %s, %s', (first, second, time) => {
    expect(say(first, second).changes).toMatchObject({ alarms: [{ op: 'cancel' }, { op: 'set', time }] });
  });

  it('is one alarm however often it is moved', () => {
    expect(alarms('set an alarm for 7', 'make it 8', 'no, 9', 'make it 6')).toBe(
      'Your alarm is set for 6 AM tomorrow.',
    );
    expect(alarms(DAILY, 'make it mondays only', 'make it 6')).toBe(
      'Your alarm is set for 6 AM every Monday.',
    );
  });

  it('is set where there is none', () => {
    expect(alarms('change the alarm to 8')).toBe('Your alarm is set for 8 AM tomorrow.');
  });

  it('asks which of two', () => {
    const { ask, effects } = say(SET, 'set an alarm for 9 tomorrow', 'change the alarm to 10');
    expect(ask).toMatch(/^Which one/);
    expect(effects).toEqual([]);
  });
});

describe('on other days', () => {
  it.each([
    [DAILY, 'make it weekdays only', WEEKDAYS],
    [DAILY, 'make my alarm weekends only', 'FREQ=WEEKLY;BYDAY=SA,SU'],
    [DAILY, 'make it only on mondays and fridays', 'FREQ=WEEKLY;BYDAY=MO,FR'],
    [SET, 'make it every day', 'FREQ=DAILY'],
    ['set an alarm for 7 tomorrow', 'make it every day', 'FREQ=DAILY'],
  ])('%s, %s', (first, second, repeat) => {
    expect(say(first, second).changes).toEqual({
      alarms: [{ op: 'add', id: 'alarm_1', time: '07:00', repeat }],
    });
  });

  it('as well a reminder, at its time and with its words', () => {
    const { changes } = say('remind me to feed the hens every day at 5 pm', 'make it weekends only');
    expect(changes).toMatchObject({
      reminders: [{ time: '17:00', repeat: 'FREQ=WEEKLY;BYDAY=SA,SU', label: 'feed the hens' }],
    });
  });

  it.each(['set an alarm every day', 'make an alarm on weekdays'])('is a new one: %s', (text) => {
    expect(say(SET, text).changes).toMatchObject({ alarms: [{ op: 'set', id: 'alarm_2' }] });
  });
});

describe('left out once', () => {
  it.each([
    "skip tomorrow's alarm",
    "cancel tomorrow's alarm",
    'turn off my alarm for tomorrow only',
    'skip my next alarm',
    'no alarm tomorrow',
    "don't wake me tomorrow",
  ])('%s', (text) => {
    expect(alarms(DAILY, text)).toBe('Your alarm is set for 7 AM every day, next on Monday.');
  });

  it('rings before, and then after', () => {
    expect(alarms(DAILY, 'skip the alarm on monday')).toBe(
      'You have 2 alarms: 7 AM tomorrow and 7 AM every day, next on Tuesday.',
    );
  });

  it('can be undone', () => {
    expect(alarms(DAILY, 'skip the alarm on wednesday', 'undo that')).toBe(
      'Your alarm is set for 7 AM every day.',
    );
  });

  it('is nothing where it does not ring that day', () => {
    const { effects, reply } = say(SET, "skip tomorrow's alarm");
    expect(effects).toEqual([]);
    expect(reply).toBe('I find no such alarm.');
  });

  it.each([
    ['set an alarm for 7 every monday', 'cancel my monday alarm'],
    [SET, 'cancel my weekday alarm'],
    ['set an alarm for 7 tomorrow', "skip tomorrow's alarm"],
    [SET, 'cancel the alarm'],
  ])('is given up whole: %s, %s', (first, second) => {
    expect(alarms(first, second)).toBe('You have no alarms set.');
  });
});
