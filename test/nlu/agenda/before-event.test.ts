/** Reminders before one of several events that were just told: the one that is pointed at, or each of them. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas: [{id: cabin, name: Cabin}]
devices: [{id: lamp, name: Lamp, area: cabin, kind: light, state: {on: true}}]
calendars:
  - id: own
    name: Own
    events:
      - {summary: Swimming, start: "2026-11-22T10:00", end: "2026-11-22T11:00"}
      - {summary: Lunch, start: "2026-11-22T13:30", end: "2026-11-22T16:00"}
`;
const say = (...sentences: readonly string[]) => talkIn(HOUSE, 'before-event.yaml')('cabin', ...sentences);
const TOLD = "what's on tomorrow";

describe('a reminder before one of several events', () => {
  it.each<[string, object[]]>([
    ['remind me an hour before the first one', [{ label: 'Swimming', time: '2026-11-22T09:00:00' }]],
    ['warn me half an hour before the second', [{ label: 'Lunch', time: '2026-11-22T13:00:00' }]],
    ['remind me to pack an hour before the last one', [{ label: 'pack', time: '2026-11-22T12:30:00' }]],
    [
      'and remind me ten minutes before each of them',
      [
        { label: 'Swimming', time: '2026-11-22T09:50:00' },
        { label: 'Lunch', time: '2026-11-22T13:20:00' },
      ],
    ],
  ])('%s', (text, reminders) => {
    expect(say(TOLD, text).changes).toEqual({
      reminders: reminders.map((one) => expect.objectContaining({ op: 'set', ...one })),
    });
  });

  it('goes on to the next of them', () => {
    const { changes } = say(
      TOLD,
      'remind me an hour before the first',
      'and remind me an hour before the second',
    );
    expect(changes).toMatchObject({ reminders: [{ label: 'Lunch', time: '2026-11-22T12:30:00' }] });
  });

  it.each([
    'remind me an hour before',
    'remind me an hour before dinner',
    'remind me two days before the first',
  ])('%s: nothing, as nobody knows before which, or it has passed', (text) => {
    expect(say(TOLD, text).changes).toEqual({});
  });
});
