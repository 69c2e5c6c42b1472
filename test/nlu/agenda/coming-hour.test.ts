/** "At twenty to", without an hour, is the next time that the clock shows so. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: den, name: Den}
devices:
  - {id: lamp, name: Lamp, area: den, kind: light, can: [brightness], state: {on: false}}
`;
const say = (...sentences: string[]) =>
  talkIn(HOUSE, 'hour.yaml', '2026-11-21T19:50:00')('den', ...sentences);

describe('minutes without an hour', () => {
  it.each<[string[], string]>([
    [['remind me at twenty to to call Bea'], '2026-11-21T20:40:00'],
    [['remind me to call Bea', 'at ten past'], '2026-11-21T20:10:00'],
    [['remind me to call Bea', 'quarter to'], '2026-11-21T20:45:00'],
    [['remind me at ten to call Bea'], '2026-11-21T22:00:00'],
    [['remind me at ten past nine to call Bea'], '2026-11-21T21:10:00'],
  ])('%j', (sentences, time) => {
    expect(say(...sentences).changes).toMatchObject({ reminders: [{ time }] });
  });

  it('turns something on then, and sets no level', () => {
    expect(say('turn on the lamp at twenty to').changes).toMatchObject({
      scheduled: [{ at: '2026-11-21T20:40:00' }],
    });
    expect(say('turn on the lamp at twenty').changes).toEqual({ lamp: { on: true, brightness: 20 } });
  });

  it('moves what was set within its own hour', () => {
    expect(say('set an alarm for six', 'make it twenty to').calls).toMatchObject([
      { op: 'cancel' },
      { op: 'set', time: '2026-11-22T05:40:00' },
    ]);
  });
});
