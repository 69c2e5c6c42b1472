import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../src/actions/kinds/groups.js';
import type { Resolution } from '../../src/actions/resolve/resolution.js';
import { resolve } from '../../src/actions/resolve/resolve.js';
import type { Wants } from '../../src/actions/resolve/wants.js';
import type { Target } from '../../src/nlu/call.js';
import { HOME, house, lately, spoken } from './small-house.js';

const ids = (found: Resolution): unknown =>
  found.type === 'devices'
    ? found.devices.map(({ id }) => id)
    : found.type === 'ambiguous'
      ? { ask: found.options.map(({ label }) => label) }
      : found.type;

const OFF: Wants = { kinds: EVERYTHING['off'] ?? [], ofPlace: ['light'] };

describe('resolve', () => {
  it.each<[string, string | null, Target, unknown, Wants?]>([
    ['a name, from anywhere', 'bath', { name: 'reading lamp' }, ['living_lamp']],
    ['a name that two share: the room decides', 'living', { name: 'ceiling light' }, ['living_ceiling']],
    [
      'a name that two share, from elsewhere',
      'bath',
      { name: 'ceiling light' },
      { ask: ['Kitchen', 'Living Room'] },
    ],
    ['several by id are all meant', 'bath', { ids: ['kettle', 'oven'] }, ['kettle', 'oven']],
    [
      'namesakes by id are not',
      'bath',
      { name: 'ceiling light', ids: ['kitchen_ceiling', 'living_ceiling'] },
      { ask: ['Kitchen', 'Living Room'] },
    ],
    ['a name with its room', 'bath', { name: 'kitchen ceiling light' }, ['kitchen_ceiling']],
    ['a name and an area', 'bath', { name: 'ceiling light', area: 'kitchen' }, ['kitchen_ceiling']],
    ['part of a name', 'bath', { name: 'counter' }, ['kitchen_counter']],
    ['the lights: the whole room', 'living', { kind: 'light' }, ['living_ceiling', 'living_lamp']],
    ['a lamp on an outlet is a light', 'kitchen', { kind: 'light' }, ['kitchen_ceiling', 'kitchen_counter']],
    [
      'the lights, none in the room',
      'hall',
      { kind: 'light' },
      { ask: ['Kitchen', 'Living Room', 'Bedroom', 'Garden'] },
    ],
    [
      'the lights, nobody knows where',
      null,
      { kind: 'light' },
      { ask: ['Kitchen', 'Living Room', 'Bedroom', 'Garden'] },
    ],
    [
      'all the lights',
      'living',
      { kind: 'light', all: true },
      ['kitchen_ceiling', 'kitchen_counter', 'living_ceiling', 'living_lamp', 'bedroom_lamp', 'garden_light'],
    ],
    ['lights on a floor', 'living', { kind: 'light', floor: 'upstairs' }, ['bedroom_lamp']],
    ['lights on this floor', 'bath', { kind: 'light', floor: 'here' }, ['bedroom_lamp']],
    [
      'lights in two rooms',
      'hall',
      { kind: 'light', areas: ['bedroom', 'garden'] },
      ['bedroom_lamp', 'garden_light'],
    ],
    ['lights in here', 'bedroom', { kind: 'light', area: 'here' }, ['bedroom_lamp']],
    ['outside is wherever the sky is', 'hall', { kind: 'light', area: 'outside' }, ['garden_light']],
    ['in here, where there is none', 'hall', { kind: 'light', area: 'here' }, 'none'],
    [
      'an assumed room is only a wish',
      'hall',
      { kind: 'fan', area: 'here', all: true, assumed: true },
      ['bedroom_fan'],
    ],
    ['the only one of the house', null, { kind: 'climate' }, ['thermostat']],
    [
      'all lights but a room',
      'hall',
      { kind: 'light', all: true, except: [{ area: 'kitchen' }, { area: 'living' }] },
      ['bedroom_lamp', 'garden_light'],
    ],
    [
      'all but a name',
      'living',
      { kind: 'light', area: 'living', except: [{ name: 'reading lamp' }] },
      ['living_ceiling'],
    ],
    [
      'the blinds where only curtains hang, and blinds in one other room',
      'living',
      { kind: 'cover', class: 'blind' },
      ['bedroom_blind'],
    ],
    [
      'the shutters where only curtains hang, and no shutters anywhere',
      'living',
      { kind: 'cover', class: 'shutter' },
      ['curtain_left', 'curtain_right'],
    ],
    [
      'the blinds of a room by its name, where only curtains hang',
      'living',
      { kind: 'cover', class: 'blind', area: 'living' },
      ['curtain_left', 'curtain_right'],
    ],
    [
      'the blinds of another room',
      'living',
      { kind: 'cover', class: 'blind', area: 'bedroom' },
      ['bedroom_blind'],
    ],
    ['the garage door', 'kitchen', { kind: 'cover', class: 'garage' }, ['garage']],
    ['a bare room is its lights', 'hall', { area: 'kitchen' }, ['kitchen_ceiling', 'kitchen_counter'], OFF],
    [
      'everything in a room is all that is switched',
      'hall',
      { area: 'kitchen', all: true },
      ['kitchen_ceiling', 'kitchen_counter', 'kettle', 'oven'],
      OFF,
    ],
    ['switches are outlets too', 'kitchen', { kind: 'switch' }, ['kitchen_counter', 'kettle', 'oven']],
    ['no such thing here', 'kitchen', { kind: 'humidifier' }, 'none'],
    [
      'one of several, by preference',
      'living',
      { kind: 'media' },
      ['speaker'],
      { single: true, prefer: ({ id }) => id === 'speaker' },
    ],
    [
      'one of several, no preference',
      'living',
      { kind: 'media' },
      { ask: ['TV', 'Speaker'] },
      { single: true },
    ],
    ['locks by name, each alone in its room', 'bath', { kind: 'lock' }, { ask: ['Front Door', 'Back Door'] }],
    [
      'ids that the matcher knows',
      'bedroom',
      { name: 'ceiling light', ids: ['kitchen_ceiling', 'living_ceiling'] },
      { ask: ['Kitchen', 'Living Room'] },
    ],
    ['a plural name in the room', 'living', { name: 'curtains' }, ['curtain_left', 'curtain_right']],
  ])('%s', (_what, room, target, expected, wants) => {
    expect(ids(resolve(target, spoken(room), wants))).toEqual(expected);
  });

  it('remembers what was spoken about, for five minutes', () => {
    const it_ = { ref: 'last' } as const;
    expect(ids(resolve(it_, spoken('hall', lately(['kettle']))))).toEqual(['kettle']);
    const later = { ...house(), now: '2026-11-21T09:10:00' };
    expect(ids(resolve(it_, spoken('hall', lately(['kettle']), later)))).toBe('forgotten');
    expect(ids(resolve({ ref: 'last', kind: 'fan' }, spoken('hall', lately(['kettle']))))).toBe('none');
  });

  it('knows there and the other one', () => {
    const there = resolve({ kind: 'light', ref: 'there' }, spoken('hall', lately([], ['bedroom'])));
    expect(ids(there)).toEqual(['bedroom_lamp']);
    expect(ids(resolve({ ref: 'other' }, spoken('hall', lately(['curtain_left']))))).toEqual([
      'curtain_right',
    ]);
  });

  it('acts on any house that has only one light, whatever the room', () => {
    const home = {
      ...HOME,
      devices: HOME.devices
        .filter(({ kind, id }) => kind !== 'light' || id === 'bedroom_lamp')
        .filter(({ id }) => id !== 'kitchen_counter'),
    };
    const context = { ...spoken(null), world: { ...house(), home } };
    expect(ids(resolve({ kind: 'light' }, context))).toEqual(['bedroom_lamp']);
  });
});
