/** Locks, alarms and covers that report the way to where they were told to be, or that they are stuck on it. */
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { effectsOf } from '../../src/actions/effects-of.js';
import { meets } from '../../src/actions/readings.js';
import { carryOut, sayReport } from '../../src/actions/transaction.js';
import { sayState } from '../../src/nlu/reply/values.js';
import { openRegistry } from './discovery/open-registry.js';
import { until } from './support/until.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const DEVICES = {
  lock: { name: 'Front Door', command_topic: 'x/set', state_topic: 'x' },
  alarm_control_panel: { name: 'Alarm', command_topic: 'x/set', state_topic: 'x' },
  valve: { name: 'Garden Valve', command_topic: 'x/set', state_topic: 'x' },
} as const;

/** One device, which answers any command with the words given. */
async function device(component: keyof typeof DEVICES, before: string, answers: readonly string[]) {
  const { house, registry } = await openRegistry(closers);
  await house.publish(`homeassistant/${component}/x/config`, JSON.stringify(DEVICES[component]), {
    retain: true,
  });
  await house.publish('x', before, { retain: true });
  const sent: string[] = [];
  await house.subscribe('x/set', ({ payload }) => {
    sent.push(new TextDecoder().decode(payload));
    for (const answer of answers) void house.publish('x', answer, { retain: true });
  });
  await until(() => Object.keys(registry.state('x')).length > 0);
  const told = async (set: Readonly<Record<string, string | number | boolean>>) => {
    const report = await carryOut(registry, house, [{ type: 'device', device: 'x', set }], {
      deadlineMs: 300,
    });
    return {
      status: report.outcomes[0]?.status,
      ok: report.ok,
      reply: sayReport(report, registry.snapshot.home, 'Done.'),
    };
  };
  return { registry, told, sent };
}

describe('a lock', () => {
  it('that still turns is said to be locking, not to be locked or silent', async () => {
    const { told } = await device('lock', 'UNLOCKED', ['LOCKING']);
    expect(await told({ locked: true })).toEqual({
      status: 'underway',
      ok: true,
      reply: 'The Front Door is locking.',
    });
  });

  it('that turns and arrives in time is locked', async () => {
    const { told } = await device('lock', 'UNLOCKED', ['LOCKING', 'LOCKED']);
    expect(await told({ locked: true })).toEqual({ status: 'confirmed', ok: true, reply: 'Done.' });
  });

  it('is not unlocked while it unlocks', async () => {
    const { told } = await device('lock', 'LOCKED', ['UNLOCKING']);
    expect(await told({ locked: false })).toMatchObject({ reply: 'The Front Door is unlocking.' });
  });

  it('that gets stuck is said to be jammed, at once', async () => {
    const { told, registry } = await device('lock', 'UNLOCKED', ['LOCKING', 'JAMMED']);
    expect(await told({ locked: true })).toEqual({
      status: 'failed',
      ok: false,
      reply: 'The Front Door is jammed.',
    });
    const lock = registry.device('x')!;
    expect(sayState(lock, registry.state('x'))).toBe('jammed');
    expect(meets(lock, registry.state('x'), 'state', { is: 'locked' })).toBe(false);
    expect(meets(lock, registry.state('x'), 'state', { is: 'jammed' })).toBe(true);
  });

  it('that stays stuck is jammed still, and one that gets free is locked', async () => {
    const stuck = await device('lock', 'JAMMED', ['JAMMED']);
    expect(await stuck.told({ locked: true })).toMatchObject({ reply: 'The Front Door is jammed.' });
    const free = await device('lock', 'JAMMED', ['LOCKED']);
    expect(await free.told({ locked: true })).toMatchObject({ status: 'confirmed' });
  });

  it('hears of a command to unlock while it locks', async () => {
    const { registry } = await device('lock', 'LOCKING', []);
    const world = {
      ...startWorld(registry.snapshot.home, '2026-11-22T12:00:00'),
      states: registry.snapshot.states,
    };
    expect(effectsOf({ do: 'set', state: 'unlock', devices: ['x'] }, world)).toEqual([
      { type: 'device', device: 'x', set: { locked: false } },
    ]);
  });
});

describe('an alarm', () => {
  it.each(['arming', 'pending'])('that says "%s" is arming', async (word) => {
    const { told } = await device('alarm_control_panel', 'disarmed', [word]);
    const before = performance.now();
    expect(await told({ mode: 'armed_away' })).toEqual({
      status: 'underway',
      ok: true,
      reply: 'The Alarm is arming.',
    });
    expect(performance.now() - before).toBeLessThan(250);
  });

  it('is neither armed nor disarmed on the way', async () => {
    const { registry } = await device('alarm_control_panel', 'arming', []);
    const alarm = registry.device('x')!;
    const is = (word: string) => meets(alarm, registry.state('x'), 'mode', { is: word });
    expect([is('armed'), is('disarmed'), is('arming')]).toEqual([false, false, true]);
    expect(sayState(alarm, registry.state('x'))).toBe('arming');
  });

  it('that is silent did not answer', async () => {
    const { told } = await device('alarm_control_panel', 'disarmed', []);
    expect(await told({ mode: 'armed_home' })).toMatchObject({ reply: 'The Alarm did not answer.' });
  });
});

describe('a valve', () => {
  it('that moves is on its way, and hears what it is told meanwhile', async () => {
    const { told, registry } = await device('valve', 'open', ['closing']);
    expect(await told({ position: 0 })).toMatchObject({ status: 'confirmed' });
    const world = {
      ...startWorld(registry.snapshot.home, '2026-11-22T12:00:00'),
      states: registry.snapshot.states,
    };
    expect(effectsOf({ do: 'set', state: 'open', devices: ['x'] }, world)).toHaveLength(1);
  });
});
