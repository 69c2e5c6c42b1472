import { describe, expect, it } from 'vitest';
import type { DeviceState, Risk } from '../../src/actions/home.js';
import { RATES, RateBook } from '../../src/actions/policy/rates.js';
import type { Effect } from '../../src/actions/world.js';
import { HOME, house } from './small-house.js';

const told = (device: string, set: DeviceState): Effect => ({ type: 'device', device, set });
const op = (device: string, name: string): Effect => ({ type: 'device-op', device, op: name });

/** How many of these, so many seconds apart, are carried out of 200. */
function allowed(
  effects: (turn: number) => readonly Effect[],
  { world = house(), apart = 0.1 }: { world?: ReturnType<typeof house>; apart?: number } = {},
): number {
  const book = new RateBook();
  let done = 0;
  for (let turn = 0; turn < 200; turn += 1)
    if (book.take(effects(turn), world, turn * apart * 1000).refused.length === 0) done += 1;
  return done;
}

const guarded = (device: string, risk: Risk) => {
  const world = house();
  const devices = world.home.devices.map((one) => (one.id === device ? { ...one, risk } : one));
  return { ...world, home: { ...world.home, devices } };
};

describe('what is told too often', () => {
  it.each<[string, Effect, number]>([
    ['unlocking', told('front_door', { locked: false }), 6],
    ['locking', told('front_door', { locked: true }), 12],
    ['opening the garage', told('garage', { position: 100 }), 6],
    ['opening it by name of the operation', op('garage', 'open'), 6],
    ['disarming', told('alarm', { mode: 'disarmed' }), 6],
    ['arming', told('alarm', { mode: 'armed_home' }), 12],
    ['opening a blind', told('bedroom_blind', { position: 100 }), 12],
    ['closing a blind', told('bedroom_blind', { position: 0 }), 12],
    ['switching a relay', told('kettle', { on: true }), 30],
    ['running a scene', op('party', 'run'), 30],
    ['starting a player', told('tv', { playback: 'playing' }), 30],
    ['dimming what is on', told('living_ceiling', { brightness: 50 }), 120],
    ['the volume', told('speaker', { volume: 20 }), 120],
    ['stopping what moves', op('garage', 'stop'), 200],
  ])('%s: within a minute no more than the table says', (_what, effect, most) => {
    expect(allowed(() => [effect])).toBe(most);
  });

  it.each<[string, Effect, Risk, number]>([
    ['unlocking', told('front_door', { locked: false }), 'pin', 20],
    ['unlocking what is made harmless', told('front_door', { locked: false }), 'none', 200],
    ['locking', told('front_door', { locked: true }), 'pin', 200],
    ['an oven that asks', told('oven', { on: true }), 'confirm', 20],
  ])('%s: within an hour, once every 15 seconds', (_what, effect, risk, most) => {
    const device = 'device' in effect ? effect.device : '';
    expect(allowed(() => [effect], { world: guarded(device, risk), apart: 15 })).toBe(most);
  });

  it('can be shut as often as it was opened', () => {
    const turns = (turn: number) => [told('garage', { position: turn % 2 === 0 ? 100 : 0 })];
    const book = new RateBook();
    const world = house({ garage: { position: 50 } });
    const refused = Array.from(
      { length: 12 },
      (_, turn) => book.take(turns(turn), world, turn).refused.length,
    );
    expect(refused).toEqual(Array(12).fill(0));
    expect(book.take(turns(0), world, 13).refused).toMatchObject([{ device: { id: 'garage' } }]);
    expect(book.take(turns(1), world, 14).refused).toEqual([]);
  });

  it('is done again when the minute is over; what was refused does not count', () => {
    const book = new RateBook();
    const open = [told('garage', { position: 100 })];
    const at = (second: number) => book.take(open, house(), second * 1000).refused.length === 0;
    expect([0, 1, 2, 3, 4, 5, 6, 30, 59].map(at)).toEqual([...Array(6).fill(true), false, false, false]);
    expect([60, 60.5, 61, 62].map(at)).toEqual([true, false, true, true]);
  });

  it('leaves the rest of a sentence alone, and all that moves no device', () => {
    const book = new RateBook();
    const kettle = told('kettle', { on: true });
    for (let turn = 0; turn < 30; turn += 1) book.take([kettle], house(), turn);
    const lamp = told('bedroom_lamp', { on: true });
    const said: Effect = { type: 'announce', message: 'Tea', areas: [] };
    expect(book.take([kettle, lamp, said], house(), 40).effects).toEqual([lamp, said]);
  });

  it('is counted for each device: one sentence may be about a whole house', () => {
    const all = HOME.devices.filter(({ kind }) => kind === 'light').map(({ id }) => told(id, { on: true }));
    expect(allowed((turn) => (turn < 30 ? all : []))).toBe(200);
  });

  it('is a table without holes: each pair of things and deeds once for a length of time', () => {
    const keys = RATES.map(({ of, deed, seconds }) => `${of} ${deed} ${seconds}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
