/** The days on which clocks are strange: the hour that is missing, the one that comes twice, the 29th of February. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stopRinging } from '../../src/actions/perform/stop-ringing.js';
import { AgendaRig } from '../hub/agenda-rig.js';

let folder: string;
let hub: AgendaRig;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-clock-'));
  hub = new AgendaRig(join(folder, 'earshot.db'));
});
afterEach(async () => {
  hub.end();
  await rm(folder, { recursive: true });
});

/** In London, where the clocks change at 1:00 UTC. */
const startAt = (utc: string): Promise<AgendaRig> => {
  hub.utcMs = Date.parse(utc);
  return hub.start();
};
const stop = (): void => hub.world.applyToAgenda(stopRinging(hub.world.snapshot()));
const minutes = (count: number): void => hub.pass(60 * count);
const rings = (): number => hub.said.filter((text) => /alarm/i.test(text)).length;

describe('the hour that is missing', () => {
  it('rings its alarm when it is over, once, and the next day at its own time', async () => {
    await startAt('2027-03-28T00:50:00Z');
    hub.clockEntry('alarm', '2027-03-28T01:30:00', { repeat: 'FREQ=DAILY' });
    minutes(9);
    expect(rings()).toBe(0);
    minutes(2);
    expect(rings()).toBe(1);
    stop();
    minutes(120);
    expect(rings()).toBe(1);
    expect(hub.agenda.clock).toMatchObject([{ time: '2027-03-29T01:30:00', ringing: false }]);
  });

  it('carries out what was put off for a time in it, and leaves lengths their length', async () => {
    await startAt('2027-03-28T00:50:00Z');
    hub.schedule('on', '2027-03-28T01:30:00');
    hub.schedule('off', '2027-03-28T01:30:00', { relative: true });
    hub.timer(40 * 60);
    minutes(39);
    expect(hub.carried).toMatchObject([{ set: { on: true } }]);
    hub.states.set('lamp', { on: true });
    minutes(1);
    expect(hub.carried).toMatchObject([{ set: { on: true } }, { set: { on: false } }]);
    expect(hub.said.filter((text) => text === 'Your pasta timer is up.')).toHaveLength(1);
  });
});

describe('the hour that comes twice', () => {
  it('rings its alarm the first time only, stopped or not', async () => {
    await startAt('2027-10-31T00:20:00Z');
    hub.clockEntry('alarm', '2027-10-31T01:30:00', { repeat: 'FREQ=DAILY' });
    hub.clockEntry('alarm', '2027-10-31T01:40:00');
    minutes(11);
    expect(rings()).toBe(1);
    stop();
    minutes(10);
    expect(rings()).toBe(2);
    stop();
    minutes(90);
    expect(rings()).toBe(2);
    expect(hub.agenda.clock).toMatchObject([{ time: '2027-11-01T01:30:00' }]);
  });

  it('does not let one ring for an hour and a quarter', async () => {
    await startAt('2027-10-31T00:50:00Z');
    hub.clockEntry('alarm', '2027-10-31T01:55:00');
    minutes(6);
    expect(hub.agenda.clock.some(({ ringing }) => ringing)).toBe(true);
    minutes(16);
    expect(hub.agenda.clock.some(({ ringing }) => ringing)).toBe(false);
  });

  it('leaves a timer its length, also over a restart within it', async () => {
    await startAt('2027-10-31T00:50:00Z');
    hub.timer(30 * 60);
    minutes(5);
    hub.end();
    hub.utcMs += 10 * 60_000;
    hub.uptimeS += 600;
    await hub.start();
    minutes(14);
    expect(hub.said).toEqual([]);
    minutes(1);
    expect(hub.said).toEqual(['Your pasta timer is up.']);
  });
});

describe('the 29th of February', () => {
  it('is a day like others for what comes every day', async () => {
    await startAt('2028-02-28T06:58:00Z');
    hub.clockEntry('alarm', '2028-02-28T07:00:00', { repeat: 'FREQ=DAILY' });
    let rung = 0;
    for (const day of ['02-29', '03-01', '03-02']) {
      minutes(4);
      rung += rings();
      stop();
      expect(hub.agenda.clock).toMatchObject([{ time: `2028-${day}T07:00:00` }]);
      // Off until the next morning: a day of ticks takes a minute.
      hub.end();
      hub.utcMs += (86_400 - 240) * 1000;
      hub.uptimeS += 86_400 - 240;
      await hub.start();
    }
    expect(rung).toBe(3);
  });

  it('comes again in four years for what comes every year', async () => {
    await startAt('2028-02-29T06:59:00Z');
    hub.clockEntry('reminder', '2028-02-29T07:00:00', { repeat: 'FREQ=YEARLY', label: 'water the plant' });
    minutes(2);
    stop();
    expect(hub.agenda.clock).toMatchObject([{ time: '2032-02-29T07:00:00' }]);
    hub.powerCut(366 * 86_400);
    await hub.start();
    expect(hub.said).toEqual([]);
    expect(hub.agenda.clock).toMatchObject([{ time: '2032-02-29T07:00:00' }]);
  });

  it('costs a timer over its midnight nothing, nor does its absence', async () => {
    for (const year of [2027, 2028]) {
      await startAt(`${year}-02-28T23:50:00Z`);
      hub.timer(20 * 60);
      minutes(19);
      expect(hub.said).toEqual([]);
      minutes(1);
      expect(hub.said).toEqual(['Your pasta timer is up.']);
      stop();
    }
  });
});

describe('a clock that jumps', () => {
  it.each([
    ['to 1970', -56 * 365 * 86_400],
    ['back a day', -86_400],
    ['ahead a day', 86_400],
    ['ahead to 2038', 12 * 365 * 86_400],
  ])('%s and back leaves timers their length, and rings nothing twice', async (_, seconds) => {
    await startAt('2026-11-21T09:00:00Z');
    hub.timer(600);
    hub.clockEntry('alarm', '2026-11-21T09:20:00');
    minutes(2);
    hub.utcMs += seconds * 1000;
    minutes(2);
    hub.utcMs -= seconds * 1000;
    minutes(5);
    expect(hub.said.filter((text) => /timer/.test(text))).toEqual([]);
    minutes(1);
    expect(hub.said.filter((text) => /timer is up/.test(text))).toHaveLength(1);
    stop();
    minutes(20);
    // Set ahead over its time, an alarm is told then; otherwise it rings at its own.
    expect(rings()).toBe(1);
  });
});
