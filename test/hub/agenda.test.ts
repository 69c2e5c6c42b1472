import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyToAgenda } from '../../src/actions/apply-effects.js';
import { stopRinging } from '../../src/actions/perform/stop-ringing.js';
import { AgendaRig } from './agenda-rig.js';

let folder: string;
let hub: AgendaRig;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-agenda-'));
  hub = await new AgendaRig(join(folder, 'earshot.db')).start();
});
afterEach(async () => {
  hub.end();
  await rm(folder, { recursive: true });
});

describe('after a power cut', () => {
  it('an overdue timer is announced with its lateness, and rings', async () => {
    hub.timer(600);
    hub.powerCut(600 + 12 * 60);
    await hub.start();
    expect(hub.said).toEqual(['The pasta timer ended 12 minutes ago, while I was off.']);
    expect(hub.agenda.timers).toMatchObject([{ ringing: true }]);
  });

  it('one that is hours late is told once and does not ring', async () => {
    hub.timer(600);
    hub.powerCut(5 * 3600);
    await hub.start();
    expect(hub.said).toEqual(['The pasta timer ended 4 hours and 50 minutes ago, while I was off.']);
    expect(hub.agenda.timers).toEqual([]);
    await hub.start();
    expect(hub.said).toEqual([]);
  });

  it('one that still runs goes on, and a paused one waits', async () => {
    hub.timer(3600);
    const [timer] = hub.agenda.timers;
    hub.world.applyToAgenda([
      { type: 'timer', op: 'pause', timer: { ...timer!, id: 'timer_9', endsAt: null, remaining: 77 } },
    ]);
    hub.powerCut(600);
    await hub.start();
    expect(hub.said).toEqual([]);
    hub.pass(2999);
    expect(hub.said).toEqual([]);
    hub.pass(1);
    expect(hub.said).toEqual(['Your pasta timer is up.']);
    expect(hub.agenda.timers).toMatchObject([{ ringing: true }, { remaining: 77, endsAt: null }]);
  });

  it('alarms and reminders that were missed are told, each once, and repeats go on', async () => {
    hub.clockEntry('alarm', '2026-11-21T09:30:00', { repeat: 'FREQ=DAILY' });
    hub.clockEntry('reminder', '2026-11-21T10:00:00', { label: 'call mum' });
    hub.powerCut(3 * 86_400);
    await hub.start();
    expect(hub.said).toEqual([
      'Your 9:30 AM alarm was 23 hours and 30 minutes ago, while I was off.',
      'Reminder from 2 days and 23 hours ago, while I was off: call mum.',
    ]);
    expect(hub.agenda.clock).toMatchObject([{ time: '2026-11-24T09:30:00', ringing: false }]);
  });
});

describe('what is risky when it is due', () => {
  const calls = [{ do: 'set', state: 'unlock', devices: ['door'] }];
  const unlock = { type: 'device', device: 'door', set: { locked: false } };
  const AT = '2026-11-21T09:10:00';

  it('is done where somebody agreed to it, also after a restart', async () => {
    hub.schedule('unlock', AT, { calls, consent: 'confirm' });
    hub.powerCut(60);
    await hub.start();
    hub.stuck = true;
    hub.pass(600);
    expect(hub.carried).toEqual([unlock]);
    // Killed on the way: the same once more.
    hub.powerCut(10);
    await hub.start();
    expect(hub.carried).toEqual([unlock]);
  });

  it('is left and told where nobody did, every time', () => {
    hub.schedule('unlock', AT, { calls, repeat: 'FREQ=DAILY' });
    hub.pass(610);
    expect(hub.carried).toEqual([]);
    expect(hub.said).toEqual([
      'I did not unlock the Door at 9:10 AM, because that has to be confirmed. Ask again if you still want it.',
    ]);
    expect(hub.agenda.scheduled).toMatchObject([{ at: '2026-11-22T09:10:00' }]);
    expect(hub.agenda.carrying).toEqual([]);
  });
});

describe('wrong PINs', () => {
  const until = '2026-11-21T09:30:00';

  it('stay locked over a restart, and for as long as was said when the clock is set', async () => {
    hub.world.applyToAgenda([{ type: 'pin', tries: { wrong: 0, locks: 3, until } }]);
    hub.powerCut(60);
    await hub.start();
    expect(hub.agenda.pin).toEqual({ wrong: 0, locks: 3, until });
    hub.utcMs += 3600_000;
    hub.ticker.tick();
    expect(hub.agenda.pin?.until).toBe('2026-11-21T10:30:00');
    hub.world.applyToAgenda([{ type: 'pin', tries: null }]);
    await hub.start();
    expect(hub.agenda.pin).toBeUndefined();
  });
});

describe('a ring', () => {
  it('that nobody stopped comes again after a kill; one that was stopped does not', async () => {
    hub.timer(10);
    hub.pass(10);
    expect(hub.said).toEqual(['Your pasta timer is up.']);
    await hub.start();
    expect(hub.said).toEqual(['Your pasta timer is up.']);
    hub.world.applyToAgenda(stopRinging(hub.world.snapshot()));
    await hub.start();
    hub.pass(60);
    expect(hub.said).toEqual([]);
  });

  it('that rang itself out is noted, over restarts, until somebody has been told', async () => {
    hub.timer(10);
    hub.pass(10);
    hub.pass(16 * 60);
    expect(hub.agenda.timers).toEqual([]);
    await hub.start();
    expect(hub.agenda.notes).toMatchObject([
      { text: 'The pasta timer ended at 9 AM, and nobody stopped it.' },
    ]);
    expect(hub.said).toEqual([]);
  });

  it('of a reminder that has been said is not said again', async () => {
    hub.clockEntry('reminder', '2026-11-21T09:00:10', { label: 'stir' });
    hub.pass(10);
    await hub.start();
    expect(hub.said).toEqual(['Reminder: stir.']);
    const { agenda } = hub;
    hub.world.setAgenda({ ...agenda, clock: agenda.clock.map((entry) => ({ ...entry, delivered: true })) });
    await hub.start();
    hub.pass(60);
    expect(hub.said).toEqual([]);
    expect(hub.agenda.clock).toMatchObject([{ ringing: true }]);
  });
});

describe('delayed commands', () => {
  it('that came due a moment ago are carried out, later than five minutes only told', async () => {
    hub.schedule('on', '2026-11-21T09:10:00');
    hub.powerCut(14 * 60);
    await hub.start();
    expect(hub.carried).toEqual([{ type: 'device', device: 'lamp', set: { on: true } }]);
    expect(hub.said).toEqual(['As you asked, but 4 minutes late, because I was off: turn on the Lamp.']);

    hub.schedule('on', '2026-11-21T09:20:00');
    hub.powerCut(2 * 3600);
    await hub.start();
    expect(hub.carried).toEqual([]);
    expect(hub.said).toEqual([
      'I did not turn on the Lamp at 9:20 AM, 1 hour and 54 minutes ago, because I was off. Ask again if you still want it.',
    ]);
    expect(hub.agenda.scheduled).toEqual([]);
  });

  it('that only switch off are carried out hours late, and not the next day', async () => {
    hub.states.set('lamp', { on: true });
    hub.schedule('off', '2026-11-21T09:20:00');
    hub.powerCut(3 * 3600);
    await hub.start();
    expect(hub.carried).toEqual([{ type: 'device', device: 'lamp', set: { on: false } }]);
    hub.schedule('off', '2026-11-21T13:00:00');
    hub.powerCut(86_400);
    await hub.start();
    expect(hub.carried).toEqual([]);
    expect(hub.said[0]).toMatch(/^I did not turn off the Lamp at 1 PM yesterday, /);
  });

  it('repeated and missed often count once', async () => {
    hub.schedule('on', '2026-11-21T09:20:00', { repeat: 'FREQ=HOURLY' });
    hub.powerCut(5 * 3600);
    await hub.start();
    expect(hub.said).toHaveLength(1);
    expect(hub.carried).toEqual([]);
    expect(hub.agenda.scheduled).toMatchObject([{ at: '2026-11-21T14:20:00' }]);
  });

  it('wait after a start until the house is known, but not for ever', async () => {
    hub.schedule('on', '2026-11-21T09:00:05');
    hub.powerCut(10);
    hub.ready = false;
    await hub.start();
    hub.pass(20);
    expect(hub.carried).toEqual([]);
    hub.timer(5);
    hub.pass(5);
    expect(hub.said).toEqual(['Your pasta timer is up.']);
    hub.ready = true;
    hub.pass(1);
    expect(hub.carried).toHaveLength(1);

    hub.schedule('off', '2026-11-21T09:00:59');
    hub.ready = false;
    await hub.start();
    hub.states.set('lamp', { on: true });
    hub.pass(61);
    expect(hub.carried).toEqual([{ type: 'device', device: 'lamp', set: { on: false } }]);
  });

  it('broken off by a kill are set once more where that does no harm', async () => {
    hub.stuck = true;
    hub.schedule('on', '2026-11-21T09:00:05');
    hub.pass(5);
    expect(hub.agenda).toMatchObject({ scheduled: [], carrying: [{ at: '2026-11-21T09:00:05' }] });
    hub.stuck = false;
    await hub.start();
    expect(hub.carried).toEqual([{ type: 'device', device: 'lamp', set: { on: true } }]);
    expect(hub.agenda.carrying).toEqual([]);
    await hub.start();
    expect(hub.carried).toEqual([]);
  });

  it('broken off by a kill are told where twice is not once', async () => {
    hub.stuck = true;
    const run = [{ do: 'run', op: 'activate', devices: ['lamp'] }];
    hub.schedule('on', '2026-11-21T09:00:05', { calls: run });
    hub.pass(5);
    hub.stuck = false;
    await hub.start();
    expect(hub.carried).toEqual([]);
    expect(hub.said).toEqual([
      'I was switched off while I was about to run the Lamp at 9 AM. I do not know whether it happened.',
    ]);
    expect(hub.agenda).toMatchObject({ carrying: [], scheduled: [] });
  });

  it('that wait for a state which came while the hub was off are told, unless it was off for a moment', async () => {
    const once = { devices: ['door'], attr: 'locked', is: false };
    for (const [seconds, carried] of [
      [60, 1],
      [7200, 0],
    ] as const) {
      hub.states.set('door', { locked: true });
      hub.schedule('on', null, { once, armed: true });
      hub.powerCut(seconds);
      hub.states.set('door', { locked: false });
      await hub.start();
      hub.pass(1);
      expect(hub.carried).toHaveLength(carried);
      expect(hub.agenda.scheduled).toEqual([]);
      if (carried === 0)
        expect(hub.said[0]).toMatch(
          /^What you were waiting for happened while I was off, so I did not turn on the Lamp/,
        );
    }
  });

  it('that wait for a state do not take an unreachable device for an answer', async () => {
    hub.unavailable.add('door');
    hub.schedule('on', null, { once: { devices: ['door'], attr: 'locked', is: true }, armed: true });
    hub.pass(10);
    expect(hub.carried).toEqual([]);
    hub.unavailable.delete('door');
    hub.pass(1);
    expect(hub.carried).toHaveLength(1);
  });
});

describe('a clock that is set', () => {
  it('leaves a timer its length and an alarm its time of day', () => {
    hub.timer(600);
    hub.schedule('on', '2026-11-21T09:10:00', { relative: true });
    hub.clockEntry('alarm', '2026-11-21T10:30:00');
    hub.utcMs += 3600_000;
    hub.pass(1);
    expect(hub.said).toEqual([]);
    expect(hub.agenda).toMatchObject({
      timers: [{ endsAt: '2026-11-21T10:10:00' }],
      scheduled: [{ at: '2026-11-21T10:10:00' }],
      clock: [{ time: '2026-11-21T10:30:00' }],
    });
    expect(hub.clock).toEqual([
      'My clock was set forward by 1 hour; it is 10 AM now. Alarms follow the clock, timers go on.',
    ]);
    expect(hub.agenda.notes).toMatchObject([{ text: hub.clock[0] }]);
    hub.utcMs -= 2 * 3600_000;
    hub.pass(1);
    expect(hub.agenda.timers).toMatchObject([{ endsAt: '2026-11-21T08:10:00' }]);
    hub.pass(597);
    expect(hub.said).toEqual([]);
    hub.pass(1);
    expect(hub.said).toEqual(['Your pasta timer is up.', 'As you asked: turn on the Lamp.']);
  });

  it('over an alarm has that told, not rung hours late; a small step is put right without a word', () => {
    hub.clockEntry('alarm', '2026-11-21T10:30:00');
    hub.timer(600);
    hub.utcMs += 30_000;
    hub.pass(1);
    expect(hub.clock).toEqual([null]);
    expect(hub.agenda.timers).toMatchObject([{ endsAt: '2026-11-21T09:10:30' }]);
    hub.utcMs += 3 * 3600_000 - 31_000;
    hub.pass(1);
    expect(hub.said).toEqual([
      'Your 10:30 AM alarm was 1 hour and 30 minutes ago, by the clock, which has just been set.',
    ]);
    expect(hub.agenda.clock).toEqual([]);
  });

  it('back does not ring an alarm twice', () => {
    hub.clockEntry('alarm', '2026-11-21T09:05:00', { repeat: 'FREQ=DAILY' });
    hub.pass(300);
    expect(hub.said).toHaveLength(1);
    hub.utcMs -= 600_000;
    hub.pass(600);
    expect(hub.said).toHaveLength(1);
    hub.world.applyToAgenda(stopRinging(hub.world.snapshot()));
    expect(hub.agenda.clock).toMatchObject([{ time: '2026-11-22T09:05:00', ringing: false }]);
  });

  it('while the hub was off, but not the machine, is noticed at the start', async () => {
    hub.timer(600);
    hub.pass(60);
    hub.end();
    hub.utcMs += 3600_000 + 120_000;
    hub.uptimeS += 120;
    await hub.start();
    expect(hub.said).toEqual([]);
    hub.pass(419);
    expect(hub.said).toEqual([]);
    hub.pass(2);
    expect(hub.said).toEqual(['Your pasta timer is up.']);
  });

  it('by the network after a start without a battery is what the timers from before were set by', async () => {
    hub.timer(1200, 'bread');
    hub.pass(60);
    hub.powerCut(600);
    // The machine believes that no time went by.
    hub.utcMs -= 600_000;
    await hub.start();
    hub.timer(300, 'tea');
    hub.pass(5);
    hub.utcMs += 600_000;
    hub.pass(1);
    expect(hub.agenda.timers).toMatchObject([
      { label: 'bread', endsAt: '2026-11-21T09:20:00' },
      { label: 'tea', endsAt: '2026-11-21T09:16:00' },
    ]);
  });

  it('before the time it last showed is said', async () => {
    hub.timer(1200);
    hub.powerCut(-86_400);
    await hub.start();
    expect(hub.clock[0]).toMatch(/^My clock shows 9 AM, which is before I was switched off\./);
    expect(hub.said).toEqual([]);
  });

  it('by summer time leaves a timer its length, in a life and between two', async () => {
    hub.utcMs = Date.parse('2027-03-28T00:59:00Z');
    hub.uptimeS += 1e7;
    hub.ticker.tick();
    hub.timer(120, 'tea');
    hub.timer(7200, 'bread');
    hub.clockEntry('alarm', '2027-03-28T07:00:00');
    hub.pass(60);
    hub.pass(59);
    expect(hub.said).toEqual([]);
    hub.pass(1);
    expect(hub.said).toEqual(['Your tea timer is up.']);
    expect(hub.agenda.clock).toMatchObject([{ time: '2027-03-28T07:00:00' }]);
    expect(hub.clock).toContain('The clocks went forward 1 hour. Alarms follow the clock, timers go on.');
    expect(hub.agenda.timers[1]).toMatchObject({ endsAt: '2027-03-28T03:59:00' });
    hub.zone = 'Europe/Berlin';
    await hub.start();
    expect(hub.agenda.timers.find(({ label }) => label === 'bread')).toMatchObject({
      endsAt: '2027-03-28T04:59:00',
    });
    expect(hub.clock[0]).toBe(
      'The time zone changed; here it is 3:01 AM now. Alarms follow the clock, timers go on.',
    );
  });
});

it('a machine that slept says what it missed, and does not act on it', () => {
  hub.timer(60);
  hub.schedule('on', '2026-11-21T09:10:00');
  hub.utcMs += 2 * 3600_000;
  hub.uptimeS += 2 * 3600;
  hub.ticker.tick();
  expect(hub.said).toEqual([
    'The pasta timer ended 1 hour and 59 minutes ago, while this machine slept.',
    'I did not turn on the Lamp at 9:10 AM, 1 hour and 50 minutes ago, because this machine slept. Ask again if you still want it.',
  ]);
  expect(hub.carried).toEqual([]);
});

it('a tick without news writes nothing', async () => {
  hub.timer(600);
  const { agenda } = hub;
  hub.pass(5);
  expect(hub.agenda).toBe(agenda);
});

it('a command that arrives twice counts once, also over a restart', async () => {
  const milk = [{ type: 'list', list: 'shopping', added: ['milk'] }] as const;
  hub.world.applyToAgenda(milk, { id: 'a', reply: 'Added milk.' });
  hub.world.applyToAgenda(milk, { id: 'a', reply: 'Added milk.' });
  await hub.start();
  expect(hub.world.replyTo('a')).toBe('Added milk.');
  hub.world.applyToAgenda(milk, { id: 'a', reply: 'Added milk.' });
  expect(hub.agenda.lists).toEqual(applyToAgenda({ ...hub.agenda, lists: {} }, milk).lists);
});
