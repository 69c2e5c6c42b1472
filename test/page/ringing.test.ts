import { describe, expect, it } from 'vitest';
import type { HubEvent } from '../../src/hub/events.js';
import { Ringing } from '../../src/page/ringing.js';

const timer = (op: string, id: string, label: string | null = null): HubEvent => ({
  event: 'timer',
  op,
  kind: id.startsWith('alarm') ? 'alarm' : id.startsWith('reminder') ? 'reminder' : 'timer',
  id,
  label,
});

describe('what rings', () => {
  it('is what was fired until anything else happens to it', () => {
    const ringing = new Ringing();
    expect(ringing.take(timer('set', 'timer_1', 'pasta'), 0)).toBe(false);
    expect(ringing.take(timer('fired', 'timer_1', 'pasta'), 0)).toBe(true);
    expect(ringing.take(timer('fired', 'alarm_2'), 0)).toBe(true);
    expect(ringing.names).toEqual(['pasta timer', 'alarm']);
    expect(ringing.take(timer('cancel', 'timer_3'), 0)).toBe(false);
    expect(ringing.take(timer('snooze', 'alarm_2'), 0)).toBe(true);
    expect(ringing.names).toEqual(['pasta timer']);
  });

  it('is no reminder, and nothing that is no timer', () => {
    const ringing = new Ringing();
    expect(ringing.take(timer('fired', 'reminder_1', 'call mum'), 0)).toBe(false);
    expect(ringing.take({ event: 'home', devices: 1, areas: 1 }, 0)).toBe(false);
    expect(ringing.names).toEqual([]);
  });

  it('is over after a quarter of an hour, as the ring itself', () => {
    const ringing = new Ringing();
    ringing.take(timer('fired', 'timer_1'), 1_000);
    expect(ringing.expire(900_000)).toBe(false);
    expect(ringing.expire(901_000)).toBe(true);
    expect(ringing.names).toEqual([]);
  });
});
