/** Events that are asked after in words of their own, in sentences that no phrase reads whole. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { Call } from '../../../src/nlu/call.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const HOUSE = `
areas:
  - {id: den, name: Den}
devices:
  - {id: wick, name: Wick, area: den, kind: light, state: {on: false}}
  - {id: furnace, name: Furnace, area: den, kind: climate, state: {mode: heat, target: 20, current: 19}}
  - {id: tess, name: Tess, kind: person, state: {location: home}}
calendars:
  - id: family
    name: Family
    events:
      - {summary: Tess day off, start: 2026-11-25}
      - {summary: Furnace service, start: 2026-11-24T10:00, end: 2026-11-24T11:00}
      - {summary: Physio, start: 2026-11-26T14:00, end: 2026-11-26T15:00, location: St Olave's}
      - {summary: Uncle Ravi flies in, start: 2026-11-28T05:00, end: 2026-11-28T06:00, location: Terminal 3}
      - {summary: Tess moves in, start: 2026-11-27T09:00, end: 2026-11-27T10:00}
      - {summary: Tess moves out, start: 2026-12-04T09:00, end: 2026-12-04T10:00}
      - {summary: Night shift, start: 2026-11-22T19:30, end: 2026-11-23T07:00}
      - {summary: Football, start: 2026-11-21T15:00, end: 2026-11-21T17:00}
`;
const { home } = parseHome(HOUSE, 'asked-events.yaml');
const { converse } = createUnderstanding(home);
const say = (text: string, ...calls: Call[]) =>
  converse(startWorld(home, '2026-11-21T09:00:00'), newSession('den'), {
    text,
    ...(calls.length === 0 ? {} : { proposed: { calls, confidence: 0.9 } }),
  });
const isOf = (text: string, event: string, ...calls: Call[]) =>
  expect(say(text, ...calls).calls).toMatchObject([{ events: [expect.stringContaining(event)] }]);

describe('a question that names an event', () => {
  it.each([
    ['when my day off, I forgot', 'Tess day off'],
    ['which day is night shift must go', 'Night shift'],
    ['where was that physio again', 'Physio'],
    ["I've got a physio thing, what day is it", 'Physio'],
    ['do I have to be in for the furnace service on Tuesday, what time', 'Furnace service'],
    ['which terminal when he flies in', 'Uncle Ravi flies in'],
    ['is it Thursday or Friday, this physio', 'Physio'],
    ['nobody remembers when the football is', 'Football'],
  ])('%s', (text, event) => isOf(text, event));
});

describe('is none', () => {
  it.each([
    'when football starts, put the wick on',
    "when it's my day off I sleep",
    'we were at the football when it rained',
    "what time is it, the physio's at two",
    'what time does the furnace come on',
    'when the bread is done I leave',
  ])('%s', (text) => {
    expect(say(text).calls.filter(({ events }) => events !== undefined)).toEqual([]);
  });
});

describe('what a model looks for by other words', () => {
  const looking: Call = { do: 'query', attr: 'calendar', ask: 'when', about: 'rota' };
  it('is the event that the sentence names', () =>
    isOf("I've lost the rota, this night shift begins at what", 'Night shift', looking));

  it('stays unfound where it names none', () => {
    expect(say("I've lost the rota, whose turn begins at what", looking).calls).toMatchObject([
      { events: [] },
    ]);
  });
});

describe('what the model takes for the clock or a reminder', () => {
  const clock: Call = { do: 'info', topic: 'weekday' };
  const reminder: Call = { do: 'reminder', op: 'query', label: 'Ravi' };

  it('is the event that the sentence names', () => {
    isOf('I promised to fetch uncle Ravi and could not say when', 'Uncle Ravi flies in', clock);
    isOf('I said yes to physio but I could not tell you when that is', 'Physio', clock);
    isOf('which day is it again that Tess moves out', 'Tess moves out', clock);
    isOf('uncle Ravi, remind me which terminal', 'Uncle Ravi flies in', reminder);
  });

  it('stays what it is where no event is named, or the clock is asked as well', () => {
    expect(say('the weekday, I never know when it is', clock).calls).toMatchObject([{ do: 'info' }]);
    expect(say('physio soon, well what time is it', { do: 'info', topic: 'time' }).calls).toMatchObject([
      { do: 'info' },
    ]);
  });
});
