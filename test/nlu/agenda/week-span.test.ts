/** "Same for the rest of the week", "every weekday this week": an alarm, a reminder or a plan on each of those days. */
import { describe, expect, it } from 'vitest';
import { weekSpanIn } from '../../../src/nlu/converse/agenda/week-span.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas: [{id: loft, name: Loft}]
devices:
  - {id: stove, name: Oil Heater, area: loft, kind: outlet, state: {on: false}}
calendars:
  - {id: own, name: Own, events: [{summary: Choir, start: "2026-11-24T19:00", end: "2026-11-24T20:00"}]}
`;
// The 23rd is a Monday.
const say = (...sentences: readonly string[]) =>
  talkIn(HOUSE, 'week-span.yaml', '2026-11-23T12:00:00')('loft', ...sentences);
const on = (hour: string, ...days: readonly number[]) => days.map((day) => `2026-11-${day}T${hour}:00`);
const times = (found: ReturnType<typeof say>, key: 'alarms' | 'reminders') =>
  ((found.changes as Record<string, { time: string }[]>)[key] ?? []).map(({ time }) => time);

describe('the days of a week', () => {
  it.each<[string, readonly number[]]>([
    ['for the rest of the week', [25, 26, 27, 28, 29]],
    ['every night this week', [25, 26, 27, 28, 29]],
    ['every weekday of the rest of this week', [25, 26, 27]],
    ['all week', [25, 26, 27, 28, 29]],
    ['each morning until Friday', [25, 26, 27]],
  ])('%s', (text, days) => {
    expect(weekSpanIn(text)?.datesFrom('2026-11-25')).toEqual(days.map((day) => `2026-11-${day}`));
  });

  it('names none otherwise', () => {
    for (const text of ['this week', 'every day', 'every week', 'until Friday', 'the week after'])
      expect(weekSpanIn(text)).toBeNull();
  });
});

describe('what was set, on those days too', () => {
  const WAKE = 'wake me at six on Wednesday';

  it.each<[string, readonly number[]]>([
    ['same for the rest of the week', [26, 27, 28, 29]],
    ['and the rest of the week', [26, 27, 28, 29]],
    ['do the same every weekday this week', [26, 27]],
    ['same on Thursday and Saturday', [26, 28]],
  ])('%s', (text, days) => {
    expect(times(say(WAKE, text), 'alarms')).toEqual(on('06:00', ...days));
  });

  it('keeps the hour where only how often is said', () => {
    expect(say(WAKE, 'same every weekday').changes).toMatchObject({ alarms: [{ time: '06:00' }] });
  });

  it('is told in one sentence', () => {
    expect(say(WAKE, 'same every weekday this week').reply).toBe(
      'Alarm set for 6 AM on Thursday and Friday.',
    );
  });

  it('is of a reminder or a plan as well', () => {
    const drops = say('remind me to take my drops at nine tonight', 'every night this week');
    expect(times(drops, 'reminders')).toEqual(on('21:00', 24, 25, 26, 27, 28, 29));
    const plan = say('turn on the oil heater at six on Thursday', 'same for the rest of the week');
    expect(plan.calls.map(({ when }) => when)).toEqual(on('06:00', 27, 28, 29).map((at) => ({ at })));
  });
});

describe('in one sentence', () => {
  it('is each of the days that are to come', () => {
    expect(times(say('set an alarm for seven every day this week'), 'alarms')).toEqual(
      on('07:00', 24, 25, 26, 27, 28, 29),
    );
    const water = say('remind me to water the fern at eight every evening until Thursday');
    expect(times(water, 'reminders')).toEqual(on('20:00', 23, 24, 25, 26));
    expect(water.calls[0]).toMatchObject({ label: 'water the fern' });
  });
});

it.each<[readonly string[]]>([
  [["what's on today", 'and the rest of the week']],
  [['wake me at six on Wednesday', "what's on tomorrow", 'and the rest of the week']],
  [['set a timer for ten minutes', 'same for the rest of the week']],
  [['turn on the oil heater', 'same for the rest of the week']],
])('%j sets nothing', (sentences) => {
  expect(say(...sentences).changes).toEqual({});
});
