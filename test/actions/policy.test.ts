import { describe, expect, it } from 'vitest';
import type { DeviceState, Risk } from '../../src/actions/home.js';
import { judge } from '../../src/actions/policy/policy.js';
import type { Effect } from '../../src/actions/world.js';
import { HOME, house } from './small-house.js';

const told = (device: string, set: DeviceState): Effect => ({ type: 'device', device, set });

function worldWith(device: string, risk: Risk | null, state: DeviceState = {}) {
  const devices = HOME.devices.map((one) => (one.id === device ? { ...one, risk } : one));
  return { ...house({ [device]: state }), home: { ...HOME, devices } };
}

describe('judge', () => {
  it.each<[string, string, DeviceState, DeviceState, Risk | null, string | null, Risk]>([
    ['unlocking', 'front_door', { locked: true }, { locked: false }, null, 'hall', 'confirm'],
    ['locking', 'front_door', { locked: false }, { locked: true }, null, 'hall', 'none'],
    [
      'locking what is never unlocked by voice',
      'front_door',
      { locked: false },
      { locked: true },
      'never',
      'hall',
      'none',
    ],
    ['unlocking it', 'front_door', { locked: true }, { locked: false }, 'never', 'hall', 'never'],
    ['unlocking with a PIN', 'front_door', { locked: true }, { locked: false }, 'pin', 'hall', 'pin'],
    ['unlocking made harmless', 'front_door', { locked: true }, { locked: false }, 'none', 'hall', 'none'],
    ['unlocking from inside', 'front_door', { locked: true }, { locked: false }, 'inside', 'hall', 'none'],
    [
      'unlocking from the garden',
      'front_door',
      { locked: true },
      { locked: false },
      'inside',
      'garden',
      'inside',
    ],
    [
      'unlocking from who knows where',
      'front_door',
      { locked: true },
      { locked: false },
      'inside',
      null,
      'inside',
    ],
    ['opening the garage', 'garage', { position: 0 }, { position: 100 }, null, 'hall', 'confirm'],
    ['opening the garage a bit', 'garage', { position: 10 }, { position: 30 }, null, 'hall', 'confirm'],
    ['closing the garage', 'garage', { position: 100 }, { position: 0 }, null, 'hall', 'none'],
    ['closing the garage half', 'garage', { position: 100 }, { position: 50 }, 'never', 'hall', 'none'],
    ['opening a blind', 'bedroom_blind', { position: 0 }, { position: 100 }, null, 'hall', 'none'],
    [
      'opening a guarded blind',
      'bedroom_blind',
      { position: 0 },
      { position: 100 },
      'confirm',
      'hall',
      'confirm',
    ],
    ['disarming', 'alarm', { mode: 'armed_away' }, { mode: 'disarmed' }, null, 'hall', 'confirm'],
    ['arming', 'alarm', { mode: 'disarmed' }, { mode: 'armed_home' }, null, 'hall', 'none'],
    ['an oven, on', 'oven', { on: false }, { on: true }, 'confirm', 'kitchen', 'confirm'],
    ['a freezer, off', 'kettle', { on: true }, { on: false }, 'never', 'kitchen', 'never'],
    ['a kettle', 'kettle', { on: false }, { on: true }, null, null, 'none'],
  ])('%s', (_what, device, before, set, risk, room, level) => {
    const verdict = judge([told(device, set)], worldWith(device, risk, before), room);
    expect(verdict.level).toBe(level);
    expect(verdict.devices).toEqual(level === 'none' ? [] : [device]);
  });

  it('takes the strictest of several', () => {
    const effects = [
      told('kettle', { on: true }),
      told('front_door', { locked: false }),
      told('oven', { on: true }),
    ];
    const verdict = judge(effects, worldWith('front_door', 'pin'), 'hall');
    expect(verdict).toEqual({ level: 'pin', devices: ['front_door', 'oven'] });
  });

  it('sees through a schedule, even while the door stands open', () => {
    const entry = {
      id: 'scheduled_1',
      at: '2026-11-21T10:00:00',
      repeat: null,
      once: null,
      calls: [{ do: 'set', state: 'unlock', devices: ['front_door'] }],
    };
    const world = house({ front_door: { locked: false }, garage: { position: 100 } });
    const opened = { ...entry, calls: [{ do: 'set', state: 'open', devices: ['garage'] }] };
    expect(judge([{ type: 'schedule', op: 'set', entry }], world, 'hall').level).toBe('confirm');
    expect(judge([{ type: 'schedule', op: 'set', entry: opened }], world, 'hall').level).toBe('confirm');
    expect(judge([{ type: 'schedule', op: 'cancel', entry }], world, 'hall').level).toBe('none');
  });

  it('refuses what is asked from outside, whatever else is asked with it', () => {
    const world = worldWith('front_door', 'inside');
    const devices = world.home.devices.map((one) =>
      one.id === 'garage' ? { ...one, risk: 'pin' as const } : one,
    );
    const effects = [told('front_door', { locked: false }), told('garage', { position: 100 })];
    const both = { ...world, home: { ...world.home, devices } };
    expect(judge(effects, both, 'garden').level).toBe('inside');
    expect(judge(effects, both, 'hall').level).toBe('pin');
  });

  it('looks at what a group moves', () => {
    const group = (risk: Risk | null) => {
      const world = worldWith('kettle', risk);
      const base = HOME.devices.find(({ id }) => id === 'bedroom_blind');
      const plug = HOME.devices.find(({ id }) => id === 'kitchen_counter');
      if (base === undefined || plug === undefined) throw new Error('the house has changed');
      const groups = [
        { ...base, id: 'covers', name: 'Covers', members: ['bedroom_blind', 'garage'] },
        { ...plug, id: 'plugs', name: 'Plugs', members: ['kettle', 'kitchen_counter'] },
      ];
      return { ...world, home: { ...world.home, devices: [...world.home.devices, ...groups] } };
    };
    const open = [told('covers', { position: 100 })];
    expect(judge(open, group(null), 'hall')).toEqual({ level: 'confirm', devices: ['covers'] });
    expect(judge([told('covers', { position: 0 })], group(null), 'hall').level).toBe('none');
    expect(judge([told('plugs', { on: true })], group('pin'), 'hall').level).toBe('pin');
    const states = new Map(group(null).states).set('garage', { position: 100 });
    const calls = [{ do: 'set', state: 'open', devices: ['covers'] }];
    const entry = { id: 'scheduled_1', at: '2026-11-21T10:00:00', repeat: null, once: null, calls };
    const later = judge([{ type: 'schedule', op: 'set', entry }], { ...group(null), states }, 'hall');
    expect(later.level).toBe('confirm');
  });

  it('judges what is to come by its name, where it is so now', () => {
    const calls = [{ do: 'set', state: 'on', devices: ['oven'] }];
    const entry = { id: 'scheduled_1', at: '2026-11-21T10:00:00', repeat: null, once: null, calls };
    const world = worldWith('oven', 'pin', { on: true });
    expect(judge([{ type: 'schedule', op: 'set', entry }], world, 'hall').level).toBe('pin');
  });

  it('knows operations by name, as plugins use them', () => {
    const op = (name: string): Effect => ({ type: 'device-op', device: 'garage', op: name });
    expect(judge([op('open')], house(), 'hall').level).toBe('confirm');
    expect(judge([op('stop')], house(), 'hall').level).toBe('none');
  });
});
