import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/actions/world.js';
import { parseLine } from '../../src/cli/try/line.js';
import { Simulation } from '../../src/cli/try/simulation.js';
import type { Converse } from '../../src/nlu/conversation.js';
import { HOME } from '../actions/small-house.js';

const LAMP: Effect = { type: 'device', device: 'living_lamp', set: { on: true } };

/** Understands three words; what is tested is the house around it. */
const converse: Converse = (world, session, { text }) => {
  const later: Effect = {
    type: 'schedule',
    op: 'set',
    entry: {
      id: `scheduled_${world.agenda.nextId}`,
      at: '2026-11-21T10:00:00',
      repeat: null,
      once: null,
      calls: [{ do: 'set', state: 'on', devices: ['living_lamp'] }],
    },
  };
  const effects = text === 'lamp' ? [LAMP] : text === 'later' ? [later] : [];
  const reply = `${world.now} ${session.room ?? 'nowhere'} ${session.failures}`;
  const next = { ...session, failures: session.failures + 1 };
  return {
    session: next,
    source: 'grammar',
    calls: [],
    effects,
    reply,
    ask: null,
    confidence: 1,
    ms: { total: 1.23456 },
  };
};

function simulate(clock = () => '2026-11-21T09:00:00') {
  const simulation = new Simulation(HOME, { converse }, clock);
  return (line: Record<string, unknown>) => simulation.answer(parseLine(JSON.stringify(line), HOME));
}

describe('Simulation', () => {
  it('starts every line without a session from the home file, with no memory', () => {
    const say = simulate();
    const first = say({ say: 'lamp' });
    expect(first.changes).toEqual({ living_lamp: { on: true } });
    expect(say({ say: 'lamp' }).changes).toEqual({ living_lamp: { on: true } });
    expect(say({ say: 'x' }).reply).toBe('2026-11-21T09:00:00 nowhere 0');
  });

  it('keeps the state and the conversation of a session, apart from others', () => {
    const say = simulate();
    say({ say: 'lamp', session: 'a', room: 'hall' });
    expect(say({ say: 'lamp', session: 'a' }).changes).toEqual({});
    expect(say({ say: 'x', session: 'a' }).reply).toBe('2026-11-21T09:00:00 hall 2');
    expect(say({ say: 'lamp', session: 'b' }).changes).toEqual({ living_lamp: { on: true } });
  });

  it('does not show what was changed by hand, only what came of it', () => {
    const say = simulate();
    const row = say({ say: 'lamp', state: { living_lamp: { on: false }, kettle: { on: true } } });
    expect(row.changes).toEqual({ living_lamp: { on: true } });
    expect(say({ say: 'lamp', state: { living_lamp: { on: true } } }).changes).toEqual({});
  });

  it('fires between lines what came due, and lists it', () => {
    const say = simulate();
    expect(say({ say: 'later', session: 'a', now: '2026-11-21T09:00' }).changes).toHaveProperty('scheduled');
    expect(say({ say: 'x', session: 'a', now: '2026-11-21T09:59' }).changes).toEqual({});
    const due = say({ say: 'x', session: 'a', now: '2026-11-21T10:01' });
    const fired = [{ id: 'scheduled_1', calls: [{ do: 'set', state: 'on', devices: ['living_lamp'] }] }];
    expect(due.changes).toMatchObject({ living_lamp: { on: true }, fired, scheduled: [{ op: 'fired' }] });
    expect(due.fired).toEqual(fired);
    expect(due.announced).toHaveLength(1);
    expect(say({ say: 'x', session: 'a', now: '2026-11-21T10:02' }).changes).toEqual({});
  });

  it('lets a clock stand that was set, and never runs a real one back', () => {
    let real = '2026-11-21T09:00:00';
    const say = simulate(() => real);
    const time = (line: Record<string, unknown>): string => say({ say: 'x', ...line }).reply.slice(11, 16);
    expect(time({ session: 'set', now: '2026-11-21T18:00' })).toBe('18:00');
    expect(time({ session: 'real' })).toBe('09:00');
    real = '2026-11-21T08:00:00';
    expect(time({ session: 'set' })).toBe('18:00');
    expect(time({ session: 'real' })).toBe('09:00');
    expect(time({ session: 'set', now: '2026-11-21T17:00' })).toBe('17:00');
  });

  it('shows milliseconds to the hundredth', () => {
    expect(simulate()({ say: 'x' }).ms).toEqual({ total: 1.23 });
  });
});
