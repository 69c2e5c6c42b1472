/** Timers, alarms and reminders as people point at them; and devices that are called so. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 53.3, longitude: -6.3, timezone: Europe/Dublin}
areas:
  - {id: hold, name: Hold}
devices:
  - {id: lamp, name: Mast Lamp, area: hold, kind: light, can: [], state: {on: false}}
  - {id: flood, name: Flood Alarm, area: hold, kind: binary_sensor, class: moisture, state: {on: true}}
`;

const say = (...turns: readonly string[]) => talkIn(HOUSE, 'agenda-names.yaml')('hold', ...turns);

const EGGS = 'timer for the eggs for five minutes';
const TWO = ['set a pasta timer for five minutes', 'set an egg timer for eight minutes'];
const MILKING = 'set an alarm for 5 am called milking';
const STALLS = 'remind me to clean the stalls at 7 pm';

describe('found', () => {
  it.each([
    [[EGGS, 'stop the egg timer'], [{ type: 'timer', op: 'cancel' }]],
    [['set an egg timer for five minutes', 'cancel the eggs timer'], [{ type: 'timer', op: 'cancel' }]],
    [[STALLS, 'cancel the stall reminder'], [{ type: 'clock', op: 'cancel' }]],
    [
      ['set an alarm for 9 am every weekend', 'turn off the weekend alarm'],
      [{ type: 'clock', op: 'cancel' }],
    ],
    [
      ['set an alarm for midnight', 'set an alarm for 7 am', 'delete the midnight one'],
      [{ op: 'cancel', entry: { time: '2026-11-22T00:00:00' } }],
    ],
    [
      [MILKING, 'change the milking alarm to 5:30'],
      [{ op: 'add', entry: { label: 'milking', time: '2026-11-22T05:30:00' } }],
    ],
    [
      [STALLS, 'move the stalls reminder to 8 pm'],
      [{ op: 'add', entry: { label: 'clean the stalls', time: '2026-11-21T20:00:00' } }],
    ],
    [
      [...TWO, 'add five minutes to both'],
      [
        { op: 'add', timer: { label: 'pasta', endsAt: '2026-11-21T09:10:00' } },
        { op: 'add', timer: { label: 'egg', endsAt: '2026-11-21T09:13:00' } },
      ],
    ],
    [[...TWO, 'cancel the pasta timer', 'cancel the other one'], [{ op: 'cancel', timer: { label: 'egg' } }]],
  ])('%s', (turns, effects) => {
    expect(say(...turns).effects).toMatchObject(effects);
  });

  it('by its name alone', () => {
    expect(say(EGGS, 'egg timer').reply).toBe('The eggs timer has 5 minutes left.');
  });
});

describe('a device called so', () => {
  it('is asked about where no alarm has the name', () => {
    expect(say('is the flood alarm going off?').calls).toMatchObject([{ do: 'query', devices: ['flood'] }]);
    expect(say('set an alarm for 7 called flood', 'is the flood alarm set').calls).toMatchObject([
      { do: 'alarm', op: 'query', label: 'flood' },
    ]);
  });
});

describe('now and in the morning', () => {
  const after = talkIn(HOUSE, 'agenda-names.yaml', '2026-11-21T21:00:00');

  it.each([
    ["turn on the lamp when it's dark", true],
    ['turn on the lamp when the sun is down', true],
    ['turn on the lamp when it gets dark', false],
  ])('%s, after dark: %s', (text, now) => {
    expect(after('hold', text).effects.map(({ type }) => type)).toEqual([now ? 'device' : 'schedule']);
    expect(say(text).effects).toMatchObject([{ type: 'schedule' }]);
  });

  it('is the small hours', () => {
    expect(say('wake me tomorrow morning at one thirty').calls).toMatchObject([
      { time: '2026-11-22T01:30:00' },
    ]);
  });
});
