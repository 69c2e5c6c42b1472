/** Two times around one command, exceptions from a repeat, and times that a question must keep. */
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: hold, name: Hold}
devices:
  - {id: beam, name: Beam, area: hold, kind: light, state: {on: false}}
  - {id: stove, name: Stove, area: hold, kind: climate, can: [mode: [heat], target: {min: 5, max: 30}], state: {mode: heat, target: 17}}
location: {latitude: 51.43, longitude: -0.32, timezone: Europe/London}
`;
const sayIn = talkIn(HOUSE, 'times-around.yaml');
const say = (text: string) => sayIn('hold', text);
const at = (when: object, state: string) => ({ do: 'set', state, devices: ['beam'], when });

describe('two times', () => {
  it.each([
    'in ten minutes turn on the beam for five minutes',
    'after ten minutes, switch the beam on for five minutes',
  ])('%s', (text) => {
    expect(say(text).calls).toEqual([at({ delay: 600 }, 'on'), at({ delay: 900 }, 'off')]);
  });

  it.each(['beam from sunset to sunrise', 'turn on the beam from sunset to sunrise'])('%s', (text) => {
    expect(say(text).calls).toMatchObject([
      at({ at: expect.stringMatching(/^2026-11-21T16/) }, 'on'),
      at({ at: expect.stringMatching(/^2026-11-22T07/) }, 'off'),
    ]);
  });

  it('each with a value of its own', () => {
    expect(say('set the stove to 20 at six and to 15 at ten').calls).toMatchObject([
      { value: 20, when: { at: '2026-11-21T18:00:00' } },
      { value: 15, when: { at: '2026-11-21T22:00:00' } },
    ]);
  });

  it('three for one reminder', () => {
    expect(say('remind me to take pills at 8 am, noon and 8 pm').calls).toMatchObject([
      { time: '2026-11-22T08:00:00', label: 'take pills' },
      { time: '2026-11-21T12:00:00', label: 'take pills' },
      { time: '2026-11-21T20:00:00', label: 'take pills' },
    ]);
  });
});

describe('every day but', () => {
  it.each([
    ['alarm for 6 am every day except sunday', 'MO,TU,WE,TH,FR,SA'],
    ['set an alarm for 6 am every day except for sundays', 'MO,TU,WE,TH,FR,SA'],
    ['wake me at seven every weekday except friday', 'MO,TU,WE,TH'],
    ['set an alarm for 6 am every day except on weekends', 'MO,TU,WE,TH,FR'],
  ])('%s', (text, days) => {
    expect(say(text).calls).toMatchObject([{ do: 'alarm', repeat: `FREQ=WEEKLY;BYDAY=${days}` }]);
  });

  it('of nights, in the evening', () => {
    const { calls, reply } = say('beam off at 10:30 every night except saturday');
    expect(calls).toMatchObject([
      at({ at: '2026-11-22T22:30:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SU' }, 'off'),
    ]);
    expect(reply).toMatch(/every day except Saturday at 10:30 PM/);
  });
});

it('asks with the times, and yes keeps them', () => {
  const { home } = parseHome(HOUSE, 'times-around.yaml');
  const { converse } = createUnderstanding(home);
  const world = startWorld(home, '2026-11-21T09:00:00');
  const target = { ids: ['beam'] };
  const asked = converse(world, newSession('hold'), {
    text: 'some glow yonder presently',
    proposed: {
      calls: [
        { do: 'set', state: 'on', target, when: { delay: 600 } },
        { do: 'set', state: 'off', target, when: { delay: 900 } },
      ],
      confidence: 0.5,
    },
  });
  expect(asked.ask).toBe('Did you mean: turn on the Beam in 10 minutes and turn off the Beam in 15 minutes?');
  expect(converse(world, asked.session, { text: 'yes' }).calls).toHaveLength(2);
});
