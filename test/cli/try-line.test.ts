import { describe, expect, it } from 'vitest';
import { localTime, wallClock } from '../../src/cli/try/clock.js';
import { parseLine } from '../../src/cli/try/line.js';
import { EarshotError } from '../../src/errors.js';
import { HOME } from '../actions/small-house.js';

const PLAIN = { room: null, session: null, state: {}, now: null };

describe('parseLine', () => {
  it.each<[string, unknown]>([
    ['turn on the light', { ...PLAIN, say: 'turn on the light' }],
    ['  "quoted", with {braces}  ', { ...PLAIN, say: '"quoted", with {braces}' }],
    ['', { ...PLAIN, say: '' }],
    ['{"say": "hi", "note": 1}', { ...PLAIN, say: 'hi' }],
    ['{"say": "hi", "room": "living", "session": 3}', { ...PLAIN, say: 'hi', room: 'living', session: '3' }],
    ['{"say": "hi", "room": "Living Room"}', { ...PLAIN, say: 'hi', room: 'living' }],
    ['{"say": "hi", "room": null, "now": null}', { ...PLAIN, say: 'hi' }],
    ['{"say": "hi", "now": "2026-11-21T09:00"}', { ...PLAIN, say: 'hi', now: '2026-11-21T09:00:00' }],
    [
      '{"say": "hi", "state": {"thermostat": {"temperature": 22}, "tv": {"playback": "playing"}}}',
      { ...PLAIN, say: 'hi', state: { thermostat: { target: 22 }, tv: { playback: 'playing' } } },
    ],
  ])('%s', (text, line) => {
    expect(parseLine(text, HOME)).toEqual(line);
  });

  it.each<[string, string, RegExp]>([
    ['{"say": "hi"', 'LINE_INVALID', /JSON/],
    ['{"room": "living"}', 'LINE_INVALID', /say/],
    ['{"say": 5}', 'LINE_INVALID', /say/],
    ['{"say": "hi", "room": "attic"}', 'ROOM_UNKNOWN', /kitchen, living/],
    ['{"say": "hi", "now": "tomorrow"}', 'NOW_INVALID', /2026-11-21T09:00:00/],
    ['{"say": "hi", "now": "2026-02-31T09:00:00"}', 'NOW_INVALID', /02-31/],
    ['{"say": "hi", "state": {"sauna": {"on": true}}}', 'STATE_INVALID', /sauna/],
    ['{"say": "hi", "state": {"tv": {"brightness": 3}}}', 'STATE_INVALID', /playback, volume/],
    ['{"say": "hi", "state": {"tv": {"volume": "loud"}}}', 'STATE_INVALID', /number/],
    ['{"say": "hi", "state": {"tv": {"playback": "asleep"}}}', 'STATE_INVALID', /playing, paused/],
    [`turn on the ${'a'.repeat(2_000)}`, 'SAY_TOO_LONG', /2012 letters.*more than 2000/],
    [JSON.stringify({ say: 'a'.repeat(3_000_000) }), 'SAY_TOO_LONG', /a line for each sentence/],
  ])('%.80s is an error that says what to do', (text, code, message) => {
    expect(() => parseLine(text, HOME)).toThrow(EarshotError);
    expect(() => parseLine(text, HOME)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});

describe('clock', () => {
  it("turns an instant into the time on the house's wall", () => {
    expect(localTime('2026-11-21T09:00:00Z', 'America/New_York')).toBe('2026-11-21T04:00:00');
    expect(localTime('2026-07-01T09:00:00+02:00', 'Europe/London')).toBe('2026-07-01T08:00:00');
    expect(wallClock('Europe/Berlin', new Date('2026-01-01T00:30:00Z'))).toBe('2026-01-01T01:30:00');
  });
});
