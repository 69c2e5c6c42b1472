import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { advance } from '../../../src/actions/perform/agenda/advance.js';
import type { QuietHours } from '../../../src/actions/policy/quiet.js';
import type { World } from '../../../src/actions/world.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const { home } = parseHome(
  `
areas: [{id: hall, name: Hall}, {id: bedroom, name: Bedroom}]
rooms: {default: hall}
devices:
  - {id: robot, name: Robot, area: hall, kind: vacuum, state: {activity: docked}}
  - {id: mower, name: Mower, kind: mower, state: {activity: docked}}
  - {id: dryer, name: Dryer, area: hall, kind: outlet, class: dryer, state: {on: false}}
  - {id: kettle, name: Kettle, area: hall, kind: outlet, state: {on: false}}
  - {id: lamp, name: Lamp, area: hall, kind: light, state: {on: false}}
  - {id: radio, name: Radio, area: hall, kind: media, can: [volume], state: {playback: playing, volume: 20}}
  - {id: stereo, name: Stereo, area: bedroom, kind: media, can: [volume], state: {playback: paused, volume: 60}}
  - {id: door, name: Front Door, area: hall, kind: lock, state: {locked: true}}
`,
  'home.yaml',
);
const { converse } = createUnderstanding(home);
const NIGHT: QuietHours = { from: '22:30', to: '06:30', days: null, rooms: null, volume: 20, players: 30 };

function houseAt(now: string, hours: Partial<QuietHours> = {}) {
  let world: World = { ...startWorld(home, now), quiet: [{ ...NIGHT, ...hours }] };
  let session = newSession('hall');
  return {
    say: (text: string) => {
      const outcome = converse(world, session, { text });
      world = applyEffects(world, outcome.effects);
      session = outcome.session;
      return outcome;
    },
    until: (time: string) => {
      const advanced = advance(world, time);
      world = advanced.world;
      return advanced;
    },
    state: (id: string) => world.states.get(id),
  };
}
const LATE = '2026-11-20T23:00:00';

describe('in quiet hours', () => {
  it.each([
    ['start the robot', 'start the Robot'],
    ['start the mower', 'start the Mower'],
    ['turn on the dryer', 'turn on the Dryer'],
    ['set the volume of the radio to 50', 'play loudly on the Radio'],
    ['resume the stereo', 'play loudly on the Stereo'],
  ])('"%s" is asked about first', (text, deed) => {
    const { say } = houseAt(LATE);
    const asked = say(text);
    expect(asked.effects).toEqual([]);
    expect(asked.ask).toBe(`It's quiet hours: should I really ${deed}?`);
    expect(say('yes').effects).toHaveLength(1);
    expect(houseAt('2026-11-20T20:00:00').say(text).ask).toBeNull();
  });

  it.each([
    'set the volume of the radio to 30',
    'set the volume of the radio to 10',
    'pause the radio',
    'turn on the kettle',
    'turn on the lamp',
    'send the robot home',
    'set a timer for ten minutes',
    'wake me at six',
  ])('"%s" is done', (text) => {
    expect(houseAt(LATE).say(text).ask).toBeNull();
  });

  it('what is louder than allowed is turned down without a question', () => {
    const house = houseAt(LATE);
    house.say('set the volume of the radio to 80');
    house.say('yes');
    expect(house.say('set the volume of the radio to 60').ask).toBeNull();
  });

  it('other rooms are as they are, where rooms are named', () => {
    const rooms = ['bedroom'];
    expect(houseAt(LATE, { rooms }).say('start the robot').ask).toBeNull();
    expect(houseAt(LATE, { rooms }).say('resume the stereo').ask).toContain('quiet hours');
  });

  it('a risk is asked about as ever', () => {
    expect(houseAt(LATE).say('unlock the front door').ask).toBe('Should I really unlock the Front Door?');
  });
});

describe('what is to come in quiet hours', () => {
  it('is asked about when it is said, and done when it is due', () => {
    const house = houseAt('2026-11-20T20:00:00');
    expect(house.say('start the robot at eleven pm').ask).toBe(
      'Those are quiet hours: should I really start the Robot, when it is time?',
    );
    house.say('yes');
    house.until('2026-11-20T23:00:01');
    expect(house.state('robot')).toMatchObject({ activity: 'cleaning' });
  });

  it('is not asked about where it comes by day', () => {
    const house = houseAt(LATE);
    expect(house.say('start the robot at ten tomorrow morning').ask).toBeNull();
    house.until('2026-11-21T10:00:01');
    expect(house.state('robot')).toMatchObject({ activity: 'cleaning' });
  });

  it('and waited for something is left, and said so', () => {
    const house = houseAt('2026-11-20T20:00:00');
    expect(house.say('start the robot when the lamp is on').ask).toBeNull();
    house.until(LATE);
    house.say('turn on the lamp');
    const { fired } = house.until('2026-11-20T23:00:05');
    expect(house.state('robot')).toMatchObject({ activity: 'docked' });
    expect(fired).toMatchObject([{ skipped: true }]);
    expect(fired[0]?.says).toMatch(/^I did not start the Robot at 11 PM, because these are quiet hours\./);
  });
});
