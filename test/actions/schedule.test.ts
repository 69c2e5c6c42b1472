import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { advance } from '../../src/actions/perform/agenda/advance.js';
import { performCall } from '../../src/actions/perform/index.js';
import type { World } from '../../src/actions/world.js';
import type { Call } from '../../src/nlu/call.js';
import { contextOf, testWorld } from './agenda-home.js';

function give(world: World, call: Call): { world: World; reply: string; calls: readonly unknown[] } {
  const { effects, reply, calls } = performCall(call, contextOf(world));
  return { world: applyEffects(world, effects), reply, calls };
}

const lampOn: Call = { do: 'set', state: 'on', target: { ids: ['lamp'] } };
const isOn = (world: World): unknown => world.states.get('lamp')?.['on'];
const changed = (world: World, id: string, state: Record<string, boolean>): World => ({
  ...world,
  states: new Map([...world.states, [id, { ...world.states.get(id), ...state }]]),
});

describe('when', () => {
  it('puts a call off by a length and carries it out when it is due', () => {
    const given = give(testWorld(), { ...lampOn, when: { delay: 600 } });
    expect(given.calls).toMatchObject([{ do: 'set', state: 'on', devices: ['lamp'], when: { delay: 600 } }]);
    expect(given.reply).toBe('Okay, I will turn on the Kitchen Lamp in 10 minutes.');
    expect(isOn(given.world)).toBe(false);
    expect(isOn(advance(given.world, '2026-11-21T09:09:59').world)).toBe(false);
    const due = advance(given.world, '2026-11-21T09:10:00');
    expect(isOn(due.world)).toBe(true);
    expect(due.fired).toMatchObject([{ kind: 'scheduled', id: 'scheduled_1', at: '2026-11-21T09:10:00' }]);
    expect(due.world.agenda.scheduled).toEqual([]);
  });

  it('waits for the same of a thermometer by its value and by its temperature', () => {
    const { home } = parseHome(
      'devices: [{id: mash, name: Mash Tun, kind: sensor, class: temperature, state: {value: 60}}, {id: lamp, name: Bell Lamp, kind: light, state: {on: false}}]',
      'brewery',
    );
    const [one, other] = (['value', 'temperature'] as const).map((attr) => {
      const when = { once: { target: { ids: ['mash'] }, attr, above: 66 } };
      return give(startWorld(home, '2026-11-21T09:00:00'), { ...lampOn, when });
    });
    expect(one?.calls).toEqual(other?.calls);
    expect(one?.reply).toBe(other?.reply);
    expect(one?.reply).toMatch(/when the Mash Tun is above 66/);
  });

  it('says so where what was meant is not in the house any more', () => {
    const { world } = give(testWorld(), { ...lampOn, when: { delay: 600 } });
    const { home } = world;
    const without = { ...world, home: { ...home, devices: home.devices.filter(({ id }) => id !== 'lamp') } };
    const due = advance(without, '2026-11-21T09:10:00');
    expect(due.fired).toMatchObject([{ says: expect.stringContaining('not in the house any more') }]);
    expect(advance(world, '2026-11-21T09:10:00').fired).toMatchObject([
      { says: expect.stringContaining('As you asked') },
    ]);
  });

  it('comes round again with a repeat', () => {
    const { world, calls } = give(testWorld(), {
      ...lampOn,
      when: { at: { clock: '07:00' }, repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
    });
    expect(calls).toMatchObject([
      { when: { at: '2026-11-23T07:00:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' } },
    ]);
    const week = advance(world, '2026-11-25T12:00:00');
    expect(week.fired.map(({ at }) => at)).toEqual([
      '2026-11-23T07:00:00',
      '2026-11-24T07:00:00',
      '2026-11-25T07:00:00',
    ]);
    expect(week.world.agenda.scheduled).toMatchObject([{ at: '2026-11-26T07:00:00' }]);
  });

  it('follows the sun from day to day', () => {
    const { world, reply } = give(testWorld(), {
      ...lampOn,
      when: { at: { sun: 'sunset' }, repeat: 'FREQ=DAILY' },
    });
    expect(reply).toBe('Okay, I will turn on the Kitchen Lamp every day at sunset.');
    const [first, second] = advance(world, '2026-11-22T23:00:00').fired;
    expect(first?.at).toMatch(/^2026-11-21T16:0/);
    expect(second?.at).toMatch(/^2026-11-22T16:0/);
    expect(first?.at.slice(11)).not.toBe(second?.at.slice(11));
  });

  it('tests a condition now', () => {
    const when = { if: { target: { ids: ['washer'] }, attr: 'on', is: true } };
    expect(isOn(give(testWorld(), { ...lampOn, when }).world)).toBe(true);
    const still = give(changed(testWorld(), 'washer', { on: false }), { ...lampOn, when });
    expect(isOn(still.world)).toBe(false);
    expect(still.reply).toBe('That is not the case, so I left everything as it is.');
  });

  it('knows whether it is dark', () => {
    const when = { if: { target: {}, attr: 'sun', is: 'down' } } as const;
    expect(isOn(give(testWorld(), { ...lampOn, when }).world)).toBe(false);
    expect(isOn(give(testWorld('2026-11-21T18:00:00'), { ...lampOn, when }).world)).toBe(true);
  });

  it('waits for a state to come, not for one that is there already', () => {
    const when = { once: { target: { ids: ['washer'] }, attr: 'on', is: false } };
    const waiting = give(testWorld(), { ...lampOn, when }).world;
    const later = '2026-11-21T09:30:00';
    expect(isOn(advance(waiting, later).world)).toBe(false);
    expect(isOn(advance(changed(waiting, 'washer', { on: false }), later).world)).toBe(true);

    const idle = give(changed(testWorld(), 'washer', { on: false }), { ...lampOn, when }).world;
    const running = advance(changed(idle, 'washer', { on: true }), later).world;
    expect(isOn(advance(idle, later).world)).toBe(false);
    expect(isOn(advance(changed(running, 'washer', { on: false }), later).world)).toBe(true);
  });

  it('refuses where nothing can tell the time or the state', () => {
    const nowhere = testWorld();
    const home = { ...nowhere.home, location: null };
    const { calls, world } = give({ ...nowhere, home }, { ...lampOn, when: { at: { sun: 'sunset' } } });
    expect(calls).toMatchObject([{ do: 'none' }]);
    expect(world.agenda.scheduled).toEqual([]);
  });
});

describe('advance', () => {
  it('fires in the order of time, whatever the order of setting', () => {
    let { world } = give(testWorld(), { do: 'timer', op: 'set', duration: 600, label: 'pasta' });
    ({ world } = give(world, { do: 'reminder', op: 'set', duration: 300, label: 'stir' }));
    ({ world } = give(world, { ...lampOn, when: { delay: 60 } }));
    const { fired, world: after } = advance(world, '2026-11-21T09:12:00');
    expect(fired.map(({ kind, says }) => [kind, says])).toEqual([
      ['scheduled', 'As you asked: turn on the Kitchen Lamp.'],
      ['reminder', 'Reminder: stir.'],
      ['timer', 'Your pasta timer is up.'],
    ]);
    expect(after.agenda.timers).toMatchObject([{ ringing: true }]);
    expect(advance(after, '2026-11-21T09:12:00').fired).toEqual([]);
  });

  it('stops ringing by itself after a while, and repeats go on', () => {
    let { world } = give(testWorld(), { do: 'timer', op: 'set', duration: 60 });
    ({ world } = give(world, {
      do: 'alarm',
      op: 'set',
      time: { clock: '10:00', meridiem: 'am' },
      repeat: 'FREQ=DAILY',
    }));
    const { world: noon } = advance(world, '2026-11-21T12:00:00');
    expect(noon.agenda.timers).toEqual([]);
    expect(noon.agenda.clock).toMatchObject([{ ringing: false, time: '2026-11-22T10:00:00' }]);
  });

  it('says how late it is after a power cut', () => {
    const { world } = give(testWorld(), { do: 'timer', op: 'set', duration: 60 });
    const [fired] = advance(world, '2026-11-21T09:13:00', applyEffects, 'off').fired;
    expect(fired?.says).toBe('The 1 minute timer ended 12 minutes ago, while I was off.');
  });

  it('is bounded when the clock jumps', () => {
    const { world } = give(testWorld(), {
      ...lampOn,
      when: { at: { day: { in: 0 } }, repeat: 'FREQ=MINUTELY' },
    });
    expect(advance(world, '2036-11-21T09:00:00').fired.length).toBeLessThanOrEqual(1000);
  });
});
