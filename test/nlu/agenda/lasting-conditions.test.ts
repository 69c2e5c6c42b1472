/** "If the gate has been open for ten minutes": what has to be so for a while before anything happens. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../../src/actions/apply-effects.js';
import type { DeviceState } from '../../../src/actions/home.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { advance } from '../../../src/actions/perform/agenda/advance.js';
import { shiftAgenda } from '../../../src/actions/shift-agenda.js';
import type { World } from '../../../src/actions/world.js';
import { afterRestart, cameMeanwhile } from '../../../src/hub/agenda/resume-agenda.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const HOUSE = `
areas:
  - {id: larder, name: Larder}
  - {id: yard, name: Yard, outside: true}
devices:
  - {id: chest, name: Freezer Door, area: larder, kind: binary_sensor, class: door, state: {on: false}}
  - {id: gate, name: Yard Gate, area: yard, kind: cover, class: gate, can: [], state: {position: 0}}
  - {id: bulb, name: Larder Light, area: larder, kind: light, can: [], state: {on: true}}
  - {id: stove, name: Stove Fan, area: larder, kind: fan, can: [], state: {on: true}}
  - {id: cold, name: Larder Temperature, area: larder, kind: sensor, class: temperature, state: {value: 8, unit: "°C"}}
  - {id: ole, name: Ole, kind: person, state: {location: home}}
`;

const { home } = parseHome(HOUSE, 'lasting.yaml');
const { converse } = createUnderstanding(home);
const start = startWorld(home, '2026-11-21T09:00:00');
const say = (text: string) => converse(start, newSession('larder'), { text });

const OPEN = { devices: ['chest'], attr: 'on', is: true };

describe('what has to last', () => {
  it.each([
    ['if the freezer door is open for ten minutes, tell me', 600],
    ['tell me if the freezer door has been open for 5 minutes', 300],
    ['let me know when the freezer door is left open for more than two minutes', 120],
    ['tell Ole when the freezer door stays open for half an hour', 1800],
    ['turn off the stove fan if the freezer door is open for a quarter of an hour', 900],
    ['remind Ole to shut the freezer door when the freezer door has been open for a minute', 60],
  ])('is waited for: %s', (text, lasts) => {
    expect(say(text).calls).toMatchObject([{ when: { once: { ...OPEN, lasts } } }]);
  });

  it('is told as that', () => {
    expect(say('if the freezer door stays open for ten minutes turn off the stove fan').reply).toBe(
      'Okay, I will turn off the Stove Fan when the Freezer Door has been open for 10 minutes.',
    );
    expect(say('if the freezer door is open for ten minutes, tell me').calls).toMatchObject([
      { message: 'The freezer door has been open for 10 minutes' },
    ]);
  });

  it('is of people, levels and "it", too', () => {
    expect(say('when nobody is home for an hour turn off the larder light').calls).toMatchObject([
      { when: { once: { attr: 'location', lasts: 3600 } } },
    ]);
    expect(say('if the larder is above 12 for half an hour tell me').calls).toMatchObject([
      { when: { once: { above: 12, lasts: 1800 } } },
    ]);
    expect(say('turn off the stove fan if it has been on for two hours').calls).toMatchObject([
      { when: { once: { devices: ['stove'], is: true, lasts: 7200 } } },
    ]);
  });

  it.each([
    // The light or the door for ten minutes.
    'turn on the larder light when the freezer door is open for ten minutes',
    // Nothing opens for ten minutes.
    'turn on the larder light when the freezer door opens for ten minutes',
    'the freezer door has been open for ten minutes',
    'has the freezer door been open for ten minutes',
    'I hate it when the freezer door is open for ten minutes',
  ])('is not made up: %s', (text) => {
    expect(say(text).effects).toEqual([]);
  });

  it('is no delay, whatever a model says', () => {
    const text = 'turn on the larder light when the freezer door opens for ten minutes';
    const calls = [{ do: 'set', state: 'on', when: { delay: 600 }, target: { ids: ['bulb'] } } as const];
    const proposed = { calls, confidence: 0.99 };
    expect(converse(start, newSession('larder'), { text, proposed }).effects).toEqual([]);
  });

  it('still looks now where no length is said', () => {
    expect(say('if the freezer door is open turn off the stove fan').effects).toEqual([]);
    expect(say('is the freezer door open').reply).toBe('No, the Freezer Door is closed.');
  });
});

describe('the house', () => {
  const waiting = applyEffects(
    start,
    say('if the freezer door stays open for ten minutes turn off the stove fan').effects,
  );
  const having = (world: World, state: DeviceState): World => ({
    ...world,
    states: new Map(world.states).set('chest', state),
  });
  const at = (world: World, time: string) => advance(world, `2026-11-21T${time}`);

  it('counts from when it has been so', () => {
    const open = at(having(waiting, { on: true }), '09:01:00').world;
    expect(at(open, '09:09:59').fired).toEqual([]);
    const { fired, world } = at(open, '09:12:00');
    expect(fired).toMatchObject([{ kind: 'scheduled', at: '2026-11-21T09:10:00' }]);
    expect(world.states.get('stove')).toMatchObject({ on: false });
    expect(world.agenda.scheduled).toEqual([]);
  });

  it('begins again where it was otherwise meanwhile', () => {
    const open = at(having(waiting, { on: true }), '09:05:00').world;
    const shut = at(having(open, { on: false }), '09:06:00').world;
    const again = at(having(shut, { on: true }), '09:12:00').world;
    expect(at(again, '09:15:00').fired).toEqual([]);
    expect(at(again, '09:16:00').fired).toHaveLength(1);
  });

  it('does not begin again because the door is out of reach for a while', () => {
    const open = at(having(waiting, { on: true }), '09:05:00').world;
    const gone = at({ ...open, unavailable: new Set(['chest']) }, '09:06:00').world;
    expect(at(gone, '09:20:00').fired).toEqual([]);
    expect(at({ ...gone, unavailable: new Set() }, '09:20:00').fired).toHaveLength(1);
  });

  it('counts anew after it was off, and keeps the length when the clock is set', () => {
    const open = at(having(waiting, { on: true }), '09:05:00').world;
    expect(afterRestart(open).agenda.scheduled[0]).not.toHaveProperty('since');
    expect(cameMeanwhile(open, 7200).agenda.scheduled).toHaveLength(1);
    const moved = { ...open, agenda: shiftAgenda(open.agenda, 3600), now: '2026-11-21T10:05:00' };
    expect(at(moved, '10:09:00').fired).toEqual([]);
    expect(at(moved, '10:10:00').fired).toHaveLength(1);
  });
});
