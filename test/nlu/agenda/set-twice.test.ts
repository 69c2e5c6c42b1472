/** Several alarms or timers in one breath, of which the order, the day or the unit is said once. */
import { describe, expect, it } from 'vitest';
import { setTwice } from '../../../src/nlu/converse/wording/set-twice.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: flat, name: Flat}
devices:
  - {id: lamp, name: Lamp, area: flat, kind: light, state: {on: false}}
`;
const say = (...sentences: string[]) =>
  talkIn(HOUSE, 'twice.yaml', '2026-11-21T21:00:00')('flat', ...sentences);

describe('set twice in one breath', () => {
  it('means the same day for both alarms', () => {
    expect(say('wake me up at twenty to six tomorrow and again at six').changes).toMatchObject({
      alarms: [{ time: '2026-11-22T05:40:00' }, { time: '2026-11-22T06:00:00' }],
    });
  });

  it('tells weekdays and weekends apart', () => {
    expect(say('alarm quarter to seven weekdays, nine on weekends').changes).toMatchObject({
      alarms: [
        { time: '06:45', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
        { time: '09:00', repeat: 'FREQ=WEEKLY;BYDAY=SA,SU' },
      ],
    });
  });

  it('counts all timers in the unit that was said first', () => {
    expect(say('two timers please: rice twelve minutes, beans eight').changes).toMatchObject({
      timers: [
        { label: 'rice', seconds: 720 },
        { label: 'beans', seconds: 480 },
      ],
    });
  });

  it('leaves other sentences alone', () => {
    expect(setTwice('wake me at seven tomorrow')).toBeNull();
    expect(setTwice('timer for the rice, twelve minutes')).toBeNull();
  });
});
