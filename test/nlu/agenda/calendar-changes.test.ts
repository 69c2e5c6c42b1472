/** Calendars are read only: what is to be written into them is refused in words, and nothing else is done. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const ROOMS = `
areas: [{id: snug, name: Snug}, {id: porch, name: Porch}]
devices:
  - {id: lamp, name: Snug Lamp, area: snug, kind: light, can: [brightness], state: {on: true, brightness: 50}}
  - {id: meeting, name: Meeting Light, area: porch, kind: light, can: [], state: {on: true}}
lists: [{id: jobs, name: Jobs, items: [paint the fence]}]
`;
const say = talkIn(
  `${ROOMS}
calendars:
  - id: us
    name: Ours
    events:
      - {summary: Choir practice, start: 2026-11-24T19:00, end: 2026-11-24T21:00}
      - {summary: Vet with Bramble, start: 2026-11-25T10:30, end: 2026-11-25T11:00}
      - {summary: Bin day, start: 2026-11-26, end: 2026-11-27}
`,
  'calendar-changes.yaml',
);
const REFUSED = [{ do: 'none', reason: 'unsupported' }];

describe('refused, with what can be done instead', () => {
  it.each([
    'put dentist on the calendar for friday at 3',
    'add choir practice to our calendar on sunday at 5 pm',
    'can you pencil in lunch with Jo for tuesday in the diary',
    'create an event tomorrow at noon called lunch with Sam',
    'schedule a meeting with Bob for monday at 10',
    'new calendar entry: gran to tea on sunday',
  ])('%s', (sentence) => {
    expect(say('snug', sentence)).toMatchObject({
      calls: REFUSED,
      effects: [],
      ask: null,
      reply: 'I can read the calendar but not add to it. I can set a reminder instead.',
    });
  });

  it.each([
    'move my vet appointment to friday',
    'push the vet back an hour',
    'reschedule the appointment with the vet for next week',
    'make the vet appointment an hour later',
    'bring the vet forward to 9',
  ])('%s', (sentence) => {
    const { calls, effects, reply } = say('snug', sentence);
    expect({ calls, effects }).toEqual({ calls: REFUSED, effects: [] });
    expect(reply).toContain('Vet with Bramble stays on Wednesday at 10:30 AM');
    expect(reply).toContain('reminder');
  });

  it.each([
    'cancel the meeting tomorrow',
    'please delete the appointment on tuesday',
    'clear my calendar on friday',
    'cancel everything on the calendar tomorrow',
    'call off choir practice',
    'cancel bin day',
  ])('%s', (sentence) => {
    const { calls, effects, reply } = say('snug', sentence);
    expect({ calls, effects }).toEqual({ calls: REFUSED, effects: [] });
    expect(reply).toContain('I can read the calendar but not change it');
  });

  it('of what was just asked about', () => {
    expect(say('snug', 'when is the vet', 'move it to friday').reply).toContain('Vet with Bramble stays');
    expect(say('snug', 'when is choir practice', 'cancel it').calls).toEqual(REFUSED);
  });

  it('where there is no calendar', () => {
    const here = talkIn(ROOMS, 'no-calendar.yaml');
    expect(here('snug', 'put the dentist on my calendar for monday')).toMatchObject({
      calls: REFUSED,
      reply: 'There is no calendar here. I can set a reminder instead.',
    });
  });

  it('beside something that can be done', () => {
    const { reply, changes } = say('snug', 'add the vet to the calendar and turn off the snug lamp');
    expect(changes).toEqual({ lamp: { on: false } });
    expect(reply).toContain('not add to it');
  });
});

describe('none of the calendar', () => {
  it.each([
    ['add cancel the meeting to the jobs', { lists: { jobs: { added: ['cancel the meeting'] } } }],
    ['turn off the meeting light', { meeting: { on: false } }],
    ['set the snug lamp to 20 for the meeting', { lamp: { brightness: 20 } }],
  ])('%s', (sentence, changes) => {
    expect(say('snug', sentence).changes).toEqual(changes);
  });

  it.each([
    ['remind me about the dentist on friday at 3', 'cancel the dentist', 'reminder', 'cancel'],
    ['set an alarm for 9 called choir', 'cancel the choir alarm', 'alarm', 'cancel'],
    ['remind me about the oil man at 4 pm', 'move the oil man to 5 pm', 'reminder', 'add'],
  ])('%s: %s', (before, sentence, kind, op) => {
    expect(say('snug', before, sentence).effects).toMatchObject([{ type: 'clock', op, entry: { kind } }]);
  });

  it.each([
    'did you move my dentist appointment',
    'the meeting is cancelled',
    'change the channel to five',
    'skip to the next meeting song',
    "don't cancel the meeting",
    'book a table for friday at seven',
  ])('left alone: %s', (sentence) => {
    const { effects, reply } = say('snug', sentence);
    expect(effects).toEqual([]);
    expect(reply).not.toContain('calendar');
  });
});
