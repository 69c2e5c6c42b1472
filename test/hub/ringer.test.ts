import { describe, expect, it } from 'vitest';
import { startAgenda } from '../../src/actions/apply-effects.js';
import type { Agenda } from '../../src/actions/world.js';
import { ringSound } from '../../src/hub/agenda/ring-sound.js';
import { isRinging, Ringer, ringGain } from '../../src/hub/agenda/ringer.js';
import { stopWord } from '../../src/hub/ear/stop-word.js';
import { HOME } from './fake-house.js';

const SILENT = startAgenda(HOME);
const RINGING: Agenda = {
  ...SILENT,
  timers: [
    {
      id: 'timer_1',
      label: null,
      room: null,
      duration: 60,
      endsAt: '2026-11-21T09:00:00',
      remaining: null,
      ringing: true,
    },
  ],
};

/** Time goes on only in pauses, which the test ends. */
function rig() {
  const state = { agenda: SILENT, nowMs: 0, failing: false };
  const gains: number[] = [];
  const errors: unknown[] = [];
  let next: () => void = () => {};
  const ringer = new Ringer({
    agenda: () => state.agenda,
    ring: async (gain) => {
      gains.push(gain);
      if (state.failing) throw new Error('no loudspeaker');
    },
    onError: (error) => errors.push(error),
    nowMs: () => state.nowMs,
    wait: (_, signal) =>
      new Promise((resolve) => {
        next = () => {
          signal.removeEventListener('abort', next);
          resolve();
        };
        signal.addEventListener('abort', next);
      }),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    ringer,
    gains,
    errors,
    state,
    set: async (agenda: Agenda) => {
      state.agenda = agenda;
      ringer.look();
      await settle();
    },
    pass: async (ms: number) => {
      state.nowMs += ms;
      next();
      await settle();
    },
  };
}

describe('ringing', () => {
  it('grows from soft to loud within a minute, and stays there', async () => {
    const { gains, set, pass } = rig();
    await set(RINGING);
    for (let step = 0; step < 14; step += 1) await pass(5_000);
    expect(gains).toHaveLength(15);
    expect(gains[0]).toBeCloseTo(0.063, 3);
    for (let index = 1; index <= 12; index += 1) expect(gains[index]).toBeGreaterThan(gains[index - 1]!);
    expect(gains.slice(12)).toEqual([1, 1, 1]);
    expect(ringGain(-5)).toBe(ringGain(0));
  });

  it('ends with the agenda, and begins softly again', async () => {
    const { gains, ringer, set, pass } = rig();
    await set(RINGING);
    await pass(60_000);
    await set(SILENT);
    expect(ringer.ringing).toBe(false);
    await pass(5_000);
    expect(gains).toHaveLength(2);
    await set(RINGING);
    expect(gains[2]).toBe(gains[0]);
    ringer.stop();
  });

  it('is silent while somebody speaks or is heard, and goes on after it', async () => {
    const { gains, ringer, set, pass } = rig();
    await set(RINGING);
    ringer.setQuiet(false);
    await pass(2_000);
    await pass(2_000);
    expect(gains).toHaveLength(1);
    ringer.setQuiet(true);
    await pass(2_000);
    expect(gains).toHaveLength(2);
    ringer.stop();
  });

  it('does not end because a loudspeaker fails', async () => {
    const { gains, errors, ringer, state, set, pass } = rig();
    state.failing = true;
    await set(RINGING);
    await pass(2_000);
    state.failing = false;
    await pass(2_000);
    expect(gains).toHaveLength(3);
    expect(errors).toHaveLength(2);
    ringer.stop();
  });

  it('is for timers and alarms; a reminder is said', () => {
    const entry = {
      id: 'x',
      time: '2026-11-21T09:00:00',
      repeat: null,
      label: 'x',
      room: null,
      ringing: true,
    };
    expect(isRinging({ ...SILENT, clock: [{ ...entry, kind: 'reminder' }] })).toBe(false);
    expect(isRinging({ ...SILENT, clock: [{ ...entry, kind: 'alarm' }] })).toBe(true);
    expect(isRinging({ ...SILENT, clock: [{ ...entry, kind: 'alarm', ringing: false }] })).toBe(false);
  });

  it('sounds for a second and a half, without clipping or a click at its ends', () => {
    const { samples, sampleRateHz } = ringSound(1);
    expect(samples.length / sampleRateHz).toBeCloseTo(1.4, 2);
    expect(Math.max(...samples.map(Math.abs))).toBeCloseTo(0.6, 3);
    expect(Math.abs(samples[0]!)).toBeLessThan(0.001);
    expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.001);
    expect(Math.max(...ringSound(0.1).samples)).toBeCloseTo(Math.max(...samples) / 10, 5);
  });
});

describe('stop words', () => {
  it.each([
    ['Stop!', 'stop'],
    ['Stop, stop, stop.', 'stop'],
    ['Okay, stop it please.', 'stop'],
    ['Be quiet', 'stop'],
    ["That's enough.", 'stop'],
    ['Turn it off', 'stop'],
    ['Snooze.', 'snooze'],
    ['five more minutes please', 'snooze'],
    ['Thanks!', 'thanks'],
    ['Thank you.', 'thanks'],
    ['okay stop, thanks', 'stop'],
  ])('%s', (text, word) => {
    expect(stopWord(text)).toBe(word);
  });

  it.each([
    '',
    'the bus stop',
    'stop at the shop on the way home',
    'I said stop to her',
    'turn it on',
    'okay',
    'thanks to the rain',
  ])('are not in "%s"', (text) => {
    expect(stopWord(text)).toBeNull();
  });
});
