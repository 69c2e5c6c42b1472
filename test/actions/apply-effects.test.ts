import { describe, expect, it } from 'vitest';
import { applyEffects, diffWorld, startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { ClockEntry, Effect, ScheduledCalls, Timer, World } from '../../src/actions/world.js';

const { home } = parseHome(
  `devices:
  - {id: lamp, name: Lamp, kind: light, state: {brightness: 40}}
  - {id: fan, name: Fan, kind: fan}
lists: [{id: shopping, name: Shopping, items: [milk, eggs]}]
`,
  'home.yaml',
);
const start = startWorld(home, '2026-11-21T09:00:00');

function changes(effects: readonly Effect[], world: World = start): unknown {
  return diffWorld(world, applyEffects(world, effects), effects);
}

const timer: Timer = {
  id: 'timer_1',
  label: 'pasta',
  room: 'kitchen',
  duration: 600,
  endsAt: '2026-11-21T09:10:00',
  remaining: null,
  ringing: false,
};
const alarm: ClockEntry = {
  id: 'alarm_2',
  kind: 'alarm',
  time: '2026-11-22T07:00:00',
  repeat: null,
  label: null,
  room: null,
  ringing: false,
};

describe('devices', () => {
  it('shows only what a request altered', () => {
    expect(changes([{ type: 'device', device: 'lamp', set: { brightness: 30 } }])).toEqual({
      lamp: { on: true, brightness: 30 },
    });
    expect(changes([{ type: 'device', device: 'lamp', set: { on: false } }])).toEqual({});
    expect(changes([])).toEqual({});
  });

  it('applies several effects to one device in order', () => {
    const effects: Effect[] = [
      { type: 'device', device: 'lamp', set: { brightness: 30 } },
      { type: 'device', device: 'lamp', set: { on: false } },
    ];
    expect(changes(effects)).toEqual({ lamp: { brightness: 30 } });
  });

  it('moves neither what is offline nor what is not there', () => {
    const offline = { ...start, unavailable: new Set(['lamp']) };
    expect(changes([{ type: 'device', device: 'lamp', set: { on: true } }], offline)).toEqual({});
    expect(changes([{ type: 'device', device: 'ghost', set: { on: true } }])).toEqual({});
  });

  it('leaves the world before untouched', () => {
    applyEffects(start, [{ type: 'device', device: 'lamp', set: { on: true } }]);
    expect(start.states.get('lamp')).toEqual({ on: false, brightness: 40 });
  });
});

describe('timers', () => {
  it('are set, with the seconds left', () => {
    const set: Effect = { type: 'timer', op: 'set', timer };
    expect(changes([set])).toEqual({
      timers: [{ op: 'set', id: 'timer_1', label: 'pasta', room: 'kitchen', seconds: 600 }],
    });
    expect(applyEffects(start, [set]).agenda).toMatchObject({ timers: [timer], nextId: 2 });
  });

  it('are paused with what remains, fired and cancelled with nothing', () => {
    const world = applyEffects(start, [{ type: 'timer', op: 'set', timer }]);
    const paused = { ...timer, endsAt: null, remaining: 120, label: null, room: null };
    expect(changes([{ type: 'timer', op: 'pause', timer: paused }], world)).toEqual({
      timers: [{ op: 'pause', id: 'timer_1', seconds: 120 }],
    });
    const fired: Effect = { type: 'timer', op: 'fired', timer: { ...timer, ringing: true } };
    expect(changes([fired], world)).toMatchObject({ timers: [{ op: 'fired', seconds: 0 }] });
    expect(applyEffects(world, [fired]).agenda.timers).toEqual([{ ...timer, ringing: true }]);
    const cancel: Effect = { type: 'timer', op: 'cancel', timer };
    expect(changes([cancel], world)).toMatchObject({ timers: [{ op: 'cancel', seconds: 0 }] });
    expect(applyEffects(world, [cancel]).agenda.timers).toEqual([]);
  });
});

describe('alarms and reminders', () => {
  it('are told apart, in order of time', () => {
    const reminder: ClockEntry = {
      ...alarm,
      id: 'reminder_3',
      kind: 'reminder',
      time: '2026-11-21T12:00:00',
      label: 'call Mum',
    };
    const effects: Effect[] = [
      { type: 'clock', op: 'set', entry: alarm },
      { type: 'clock', op: 'set', entry: reminder },
    ];
    expect(changes(effects)).toEqual({
      alarms: [{ op: 'set', id: 'alarm_2', time: '2026-11-22T07:00:00' }],
      reminders: [{ op: 'set', id: 'reminder_3', time: '2026-11-21T12:00:00', label: 'call Mum' }],
    });
    const { clock, nextId } = applyEffects(start, effects).agenda;
    expect(clock.map(({ id }) => id)).toEqual(['reminder_3', 'alarm_2']);
    expect(nextId).toBe(4);
  });

  it('show the time of day where they repeat', () => {
    const entry = { ...alarm, repeat: 'FREQ=DAILY' };
    expect(changes([{ type: 'clock', op: 'set', entry }])).toEqual({
      alarms: [{ op: 'set', id: 'alarm_2', time: '07:00', repeat: 'FREQ=DAILY' }],
    });
  });

  it('are cancelled', () => {
    const world = applyEffects(start, [{ type: 'clock', op: 'set', entry: alarm }]);
    expect(applyEffects(world, [{ type: 'clock', op: 'cancel', entry: alarm }]).agenda.clock).toEqual([]);
  });
});

describe('lists', () => {
  it('show what was added, removed and completed, and nothing else', () => {
    expect(changes([{ type: 'list', list: 'shopping', added: ['bread'] }])).toEqual({
      lists: { shopping: { added: ['bread'] } },
    });
    const effects: Effect[] = [
      { type: 'list', list: 'shopping', removed: ['milk'] },
      { type: 'list', list: 'shopping', completed: ['eggs'] },
    ];
    expect(changes(effects)).toEqual({ lists: { shopping: { removed: ['milk'], completed: ['eggs'] } } });
    expect(applyEffects(start, effects).agenda.lists['shopping']).toEqual([{ text: 'eggs', done: true }]);
    expect(changes([{ type: 'list', list: 'shopping', added: [] }])).toEqual({});
  });

  it('take a ticked item up again as one line', () => {
    const effects: Effect[] = [
      { type: 'list', list: 'shopping', completed: ['milk'] },
      { type: 'list', list: 'shopping', added: ['milk'] },
    ];
    expect(applyEffects(start, effects).agenda.lists['shopping']).toEqual([
      { text: 'eggs', done: false },
      { text: 'milk', done: false },
    ]);
  });

  it('remove one of two equal items at a time', () => {
    const effects: Effect[] = [
      { type: 'list', list: 'shopping', added: ['eggs'] },
      { type: 'list', list: 'shopping', removed: ['eggs'] },
    ];
    expect(applyEffects(start, effects).agenda.lists['shopping']).toHaveLength(2);
  });
});

describe('scheduled calls', () => {
  const calls = [{ do: 'set', state: 'off', devices: ['lamp'] }];
  const entry: ScheduledCalls = { id: 'later_5', at: '2026-11-21T09:20:00', repeat: null, once: null, calls };

  it('are set, fire once and are gone', () => {
    expect(changes([{ type: 'schedule', op: 'set', entry }])).toEqual({
      scheduled: [{ op: 'set', id: 'later_5', at: '2026-11-21T09:20:00', calls }],
    });
    const world = applyEffects(start, [{ type: 'schedule', op: 'set', entry }]);
    expect(world.agenda.scheduled).toEqual([entry]);
    const fired: Effect[] = [
      { type: 'schedule', op: 'fired', entry },
      { type: 'device', device: 'lamp', set: { on: true } },
    ];
    expect(changes(fired, world)).toEqual({
      lamp: { on: true },
      scheduled: [{ op: 'fired', id: 'later_5', at: '2026-11-21T09:20:00', calls }],
      fired: [{ id: 'later_5', calls }],
    });
    expect(applyEffects(world, fired).agenda.scheduled).toEqual([]);
  });

  it('come again where they repeat', () => {
    const daily = { ...entry, repeat: 'FREQ=DAILY', at: '2026-11-22T09:20:00' };
    const world = applyEffects(start, [{ type: 'schedule', op: 'set', entry: daily }]);
    expect(
      applyEffects(world, [{ type: 'schedule', op: 'fired', entry: daily }]).agenda.scheduled,
    ).toHaveLength(1);
  });

  it('show the condition they wait for', () => {
    const once = { devices: ['fan'], attr: 'on', is: true };
    const waiting = { ...entry, at: null, once };
    expect(changes([{ type: 'schedule', op: 'set', entry: waiting }])).toEqual({
      scheduled: [{ op: 'set', id: 'later_5', at: null, once, calls }],
    });
  });
});
