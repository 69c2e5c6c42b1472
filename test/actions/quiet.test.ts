import { describe, expect, it } from 'vitest';
import { endOf, type QuietHours, quietAt } from '../../src/actions/policy/quiet.js';

const night: QuietHours = { from: '22:30', to: '06:30', days: null, rooms: null, volume: 20, players: 30 };
const at = (hours: Partial<QuietHours>, time: string, room: string | null = 'hall') =>
  quietAt([{ ...night, ...hours }], time, room) !== null;

describe('quiet hours', () => {
  // 2026-11-20 is a Friday.
  it.each<[string, Partial<QuietHours>, string, boolean]>([
    ['before they begin', {}, '2026-11-20T22:29:59', false],
    ['when they begin', {}, '2026-11-20T22:30:00', true],
    ['after midnight', {}, '2026-11-21T00:00:00', true],
    ['before they end', {}, '2026-11-21T06:29:59', true],
    ['when they end', {}, '2026-11-21T06:30:00', false],
    ['at noon', { from: '13:00', to: '15:00' }, '2026-11-20T12:00:00', false],
    ['in the afternoon', { from: '13:00', to: '15:00' }, '2026-11-20T14:00:00', true],
    ['the evening of a day that is meant', { days: ['FR'] }, '2026-11-20T23:00:00', true],
    ['the morning after it', { days: ['FR'] }, '2026-11-21T05:00:00', true],
    ['the morning of it', { days: ['FR'] }, '2026-11-20T05:00:00', false],
    ['the evening after it', { days: ['FR'] }, '2026-11-21T23:00:00', false],
    ['the hour that summer time leaves out', {}, '2026-03-29T01:30:00', true],
    ['the hour that winter time has twice', {}, '2026-10-25T01:30:00', true],
  ])('%s', (_what, hours, time, quiet) => {
    expect(at(hours, time)).toBe(quiet);
  });

  it('hold in the rooms they name, and nowhere that nobody knows', () => {
    const hours = { rooms: ['bedroom'] };
    const time = '2026-11-20T23:00:00';
    expect([at(hours, time, 'bedroom'), at(hours, time, 'hall'), at(hours, time, null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(at({}, time, null)).toBe(true);
  });

  it('are the quietest of several', () => {
    const loud = { ...night, volume: 50 };
    expect(quietAt([loud, night], '2026-11-20T23:00:00', null)?.volume).toBe(20);
    expect(quietAt(undefined, '2026-11-20T23:00:00', null)).toBeNull();
  });

  it('end in the morning, from whichever side of midnight', () => {
    expect(endOf(night, '2026-11-20T23:00:00')).toBe('2026-11-21T06:30:00');
    expect(endOf(night, '2026-11-21T03:00:00')).toBe('2026-11-21T06:30:00');
    expect(endOf({ ...night, from: '13:00', to: '15:00' }, '2026-11-20T14:00:00')).toBe(
      '2026-11-20T15:00:00',
    );
  });
});
